"""The same dangers in people's own wider words."""

from __future__ import annotations

from bot.safety.emergency_spanish.exceptions import G, hypothetical, past
from bot.safety.emergency_spanish.words import CHILD
from bot.safety.exceptions import sentence_has, sentence_lacks
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule("es-throat-2", w("cerrando|cierra|cerro|cierre"), w("la garganta"), guards=G),
        rule(
            "es-no-air",
            w("quedando sin aire|sin poder respirar|sin aire|me quedo sin aire|se queda sin aire|no me llega el aire"),
            unless("acondicionado"),
            guards=G,
            weight=0.8,
        ),
        rule(
            "es-baby-mouth",
            w(CHILD),
            gap(4),
            w("tenia|tiene|traia|con"),
            gap(1),
            w("una pastilla|pastillas|la pastilla|medicina|una tableta|unas pastillas|el frasco|una lozenge"),
            gap(2),
            w("en la boca|abierto|en la mano|vacio|y no se"),
            guards=(hypothetical, past),
            swallowed=True,
        ),
        rule(
            "es-chest-2",
            w("siento|siente|tengo|tiene|con|presion|opresion|dolor|ardor|peso"),
            gap(4),
            w("en el pecho|en mi pecho|en su pecho|pecho apretado|el pecho"),
            unless("bien|relajado"),
            guards=(
                *G,
                sentence_lacks("presion|opresion|dolor|duele|ardor|peso|apretado|fuerte|aprieta|punzadas?|pesado"),
            ),
        ),
        rule(
            "es-swollen-2",
            w(
                "hincho|hinchan|hinchando|hinchado|hinchada|hinchados|hinchadas|inflamo|inflamada|"
                "inflamado|inflando|hinche|hincha|hinchan"
            ),
            gap(4),
            w("lengua|cara|garganta|labios|ojos|boca|cuello"),
            guards=(*G, sentence_has("dentista|muela|llorar")),
            weight=0.8,
        ),
        rule(
            "es-swallow",
            w(
                "cuesta tragar|no puedo tragar|no puede tragar|no puedo pasar saliva|trabajo tragar|"
                "dificil tragar|no logro tragar"
            ),
            guards=G,
            weight=0.6,
        ),
        rule(
            "es-limb",
            w(
                "no puedo mover|no puede mover|no siento|no siente|no puedo levantar|no puede levantar|"
                "no mueve|se le durmio|se me durmio|no puede cerrar"
            ),
            o("el|la|mi|su|todo el|toda la|medio|media|un|una"),
            w("brazo|pierna|lado|cara|mano|cuerpo|mitad|lado izquierdo|lado derecho|piernas|brazos|ojo"),
            guards=(*G, sentence_has(r"durante|hombro|cronic\w+")),
            weight=0.8,
        ),
        rule(
            "es-speech-2",
            w(
                "hablo raro|habla raro|hablando raro|no se le entiende|no puedo hablar|no sabe quien soy|"
                "no sabe quien|no me conoce|no reconoce|no sabe donde|no sabe que dia|"
                "dice cosas sin sentido|habla enredado|se le traba la lengua|se le enreda la lengua|"
                "palabras enredadas|confundida|confundido"
            ),
            guards=(
                *G,
                sentence_has("factura|seguro|formulario|alzheimer|demencia|precios?"),
            ),
            weight=0.6,
        ),
        rule(
            "es-not-answer",
            w(
                "ya no me contesta|no me contesta|no contesta|ya no habla|nomas se queja|solo se queja|"
                "no se levanta|no reacciona|ya no responde|no abre los ojos|no despierta bien|"
                "no lo despierto|no la despierto|se desplomo|se desplomaron|cayo al piso|se cayo al piso|"
                "se fue para atras|esta tirado|esta tirada|se desvanece|se esta yendo"
            ),
            guards=(
                *G,
                sentence_has("llamadas?|mensajes?|telefono|celular|correo|recepcion"),
            ),
            weight=0.6,
        ),
        rule(
            "es-breath-2",
            w(
                "se le fue el aire|se me va el aire|se le va el aire|se le va la respiracion|"
                "se me va la respiracion|le falta el aire|me falta el aire|falta de aire|"
                "no le llega el aire|se ahoga|me ahogo|se esta ahogando|me estoy ahogando|ahogandose|"
                "ronca muy raro|ronca raro|ronquidos raros|jadeando|respira raro|respirar me cuesta|"
                "asfixia|asfixiando|se asfixia"
            ),
            unless("en deudas|de trabajo|en trabajo|en un vaso"),
            guards=G,
            weight=0.7,
        ),
        rule(
            "es-cold-gray",
            w(
                "esta gris|esta frio|esta fria|esta morado|esta morada|esta azul|esta palido|esta palida|"
                "manos heladas|manos frias|se puso gris|se puso morado|se puso morada|se puso azul|"
                "se puso blanco|se puso palida|sudor frio|piel fria"
            ),
            guards=(*G, sentence_has("clima|cuarto|sala|siempre")),
            weight=0.6,
        ),
        rule(
            "es-vomit",
            w(
                "no deja de vomitar|no para de vomitar|no dejo de vomitar|no paro de vomitar|"
                "vomito y vomito|vomitando sin parar|vomita y vomita|vomitando desde"
            ),
            guards=G,
            weight=0.5,
        ),
        rule(
            "es-pressure",
            w("presion"),
            gap(5),
            w("200|205|210|215|220|225|230|240|250|190|185|195"),
            guards=G,
            weight=0.8,
        ),
        rule(
            "es-twice",
            w("tome|tomo|tomado|di|dio"),
            gap(6),
            w("dos veces|doble|la dosis dos|otra vez la|repetidas|por duplicado"),
            gap(8),
            w("y|despierta|despierto|mareada|mareado|sueno|ayuda|ahora|mal|casi|corazon"),
            guards=G,
            weight=0.6,
            swallowed=True,
        ),
        rule(
            "es-awake",
            w(
                "casi no puedo estar despierta|casi no puedo estar despierto|"
                "no puedo mantenerme despierta|no puedo mantenerme despierto|me estoy quedando dormida|"
                "se esta quedando dormido|no puedo abrir los ojos|no se puede despertar|corazon va lento|"
                "corazon muy lento|late muy lento|pulso debil|pulso muy debil"
            ),
            guards=G,
            weight=0.5,
        ),
    ]
