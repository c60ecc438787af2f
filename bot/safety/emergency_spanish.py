"""Spanish accounts of a medical emergency (accents removed)."""

from __future__ import annotations

import re

from bot.safety.grammar import Found, Rule, gap, o, rule, unless, w

_DENIED = re.compile(
    r" (?:no me|no le|no tengo|no tiene|sin|no hay|ningun|ninguna|ni|no he tenido|no tuve|"
    r"nada de|nunca)(?: (?:ningun|ninguna|un|una|dolor|de|problemas?|el|la|pecho|para|ni|mas|"
    r",|falta|aire|dificultad)){0,6} $"
)
_HYPOTHETICAL = re.compile(
    r" (?:que pasa si|y si|si|puedo|puede causar|puede|podria|causa|provoca|riesgo de|"
    r"efectos?|efecto secundario|es posible|voy a|cuando debo|historial de|antecedentes de|"
    r"miedo de|miedo a|evitar|hay peligro de|es comun|que hacen si|en caso de)(?: \w+){0,6} $"
)
_NOW = re.compile(
    r" (?:ahora|ahorita|ayuda|auxilio|acaba de|acabo de|en este momento|hace \d+ minutos|"
    r"de repente|urgente|rapido) "
)
_PAST = re.compile(
    r" (?:hace (?:\w+ )?(?:anos|meses|mucho|semanas)|en (?:19|20)\d\d|el ano pasado|historial|"
    r"antecedentes|de nino|de nina|cuando era|antes) "
)


def hypothetical(found: Found) -> bool:
    """ "Que pasa si ...", "puede causar ..."."""
    if _NOW.search(found.sentence.text):
        return False
    left = found.left
    return bool(_HYPOTHETICAL.search(" " + left[left.rfind(",") + 1 :].lstrip()[-120:]))


def denied(found: Found) -> bool:
    """ "No tengo dolor de pecho"."""
    return bool(_DENIED.search(found.left[-100:]))


def past(found: Found) -> bool:
    """Dated long ago."""
    return bool(_PAST.search(found.sentence.text)) and not _NOW.search(found.sentence.text)


G = (hypothetical, denied, past)
_CHILD = (
    "hijo|hija|nino|nina|bebe|nieto|nieta|sobrino|sobrina|hijito|hijita|ninito|nene|nena|"
    "chiquito|chiquita|hermanito|hermanita|pequeno|pequena|anos|anitos"
)
_MED = (
    "pastilla|pastillas|medicina|medicinas|ketamina|tableta|tabletas|pildora|pildoras|"
    "medicamento|medicamentos|frasco|lozenge|trocisco|jarabe|cloro|dosis|veneno|capsulas|"
    "calmantes|somniferos|tylenol|xanax|spray|lozenges|gomitas|troche"
)

RULES: tuple[Rule, ...] = (
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
        w(_CHILD),
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
            lambda found: (
                not re.search(
                    r" (?:presion|opresion|dolor|duele|ardor|peso|apretado|fuerte|aprieta|punzadas?|pesado) ",
                    found.sentence.text,
                )
            ),
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
        guards=(*G, lambda found: bool(re.search(r" (?:dentista|muela|llorar) ", found.sentence.text))),
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
        guards=(*G, lambda found: bool(re.search(r" (?:durante|hombro|cronic\w+) ", found.sentence.text))),
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
            lambda found: bool(
                re.search(r" (?:factura|seguro|formulario|alzheimer|demencia|precios?) ", found.sentence.text)
            ),
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
            lambda found: bool(
                re.search(r" (?:llamadas?|mensajes?|telefono|celular|correo|recepcion) ", found.sentence.text)
            ),
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
        guards=(*G, lambda found: bool(re.search(r" (?:clima|cuarto|sala|siempre) ", found.sentence.text))),
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
        "es-pressure", w("presion"), gap(5), w("200|205|210|215|220|225|230|240|250|190|185|195"), guards=G, weight=0.8
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
    rule(
        "es-not-breathing",
        w(
            "no|casi no|apenas|dificil|cuesta|trabajo|dejo de|dejado de|dificultad para|batalla para|"
            "cuesta trabajo|me falta|le falta|no le entra|no me entra|esta dejando de|trabajo para|"
            "problemas para|dejaron de"
        ),
        o("puede|puedo|esta|estoy|puede ni|podia|el|para|bien|mucho|puedo ni"),
        w("respirar|respira|respiro|respirando|aire|el aire|respiracion|bien respirar"),
        unless("acondicionado|por la nariz"),
        guards=G,
        explicit=True,
    ),
    rule(
        "es-breathing-bad",
        w("respira|respirando|respiracion|respirar"),
        gap(3),
        w(
            "muy lento|lento|despacio|muy despacio|raro|mal|apenas|con dificultad|lenta|agitada|feo|"
            "entrecortado|muy poco|poquito|con trabajo|cuesta|ronquido|superficial"
        ),
        guards=G,
        weight=0.9,
    ),
    rule(
        "es-unresponsive",
        w(
            "no responde|no reacciona|no despierta|no se despierta|no me responde|no contesta y|"
            "no lo puedo despertar|no la puedo despertar|no puedo despertarlo|no puedo despertarla|"
            "inconsciente|desmayado|desmayada|no logro despertarlo|no logro despertarla|"
            "se desvanecio|no se mueve|perdio el conocimiento|perdio la conciencia|no vuelve en si|"
            "no recupera|esta desmayado|no quiere despertar|se colapso|sin conocimiento|"
            "no ha despertado|esta tirado|esta tirada|no habla ni|no reacciono"
        ),
        unless("al tratamiento|a los antidepresivos|el telefono|mis llamadas|a los mensajes|temprano|a medicamentos"),
        guards=(
            *G,
            lambda found: bool(
                re.search(
                    r" (?:llamadas?|mensajes?|telefono|correo|tratamiento|antidepresivos|seguro|clinica no) ",
                    found.sentence.text,
                )
            ),
        ),
    ),
    rule(
        "es-fainted",
        w(
            "se desmayo|me desmaye|se desmaya|me voy a desmayar|me estoy desmayando|se cayo|"
            "perdi el conocimiento|estoy por desmayarme|casi me desmayo|a punto de desmayarme|"
            "me desmayo|me siento desmayar"
        ),
        guards=G,
        weight=0.8,
    ),
    rule(
        "es-chest",
        w("dolor|presion|opresion|duele|apretado|aprieta|punzada|punzadas|agarra|agarrandose|oprime"),
        gap(3),
        w("pecho|corazon|brazo izquierdo"),
        guards=G,
    ),
    rule(
        "es-heart-attack",
        w(
            "infarto|ataque al corazon|paro cardiaco|ataque cardiaco|sin pulso|no tiene pulso|"
            "derrame cerebral|derrame|embolia|no le siento el pulso|no le encuentro el pulso"
        ),
        guards=(
            *G,
            lambda found: (
                bool(
                    re.search(r" (?:candidat\w+|tuvo|tuve|familia|puede|califico|factura|precio) ", found.sentence.text)
                )
                and not _NOW.search(found.sentence.text)
            ),
        ),
    ),
    rule(
        "es-seizure",
        w(
            "convulsion|convulsiones|convulsionando|convulsiona|convulsiono|temblando todo el cuerpo|"
            "espuma|ojos en blanco|convulsionar|ojos volteados|ataque epileptico|sacudiendose|"
            "ataque de epilepsia"
        ),
        guards=(
            *G,
            lambda found: (
                bool(
                    re.search(
                        r" (?:controlad\w+|epilepsia desde|tuvo de|tuve|historial|medicina para) ", found.sentence.text
                    )
                )
                and not _NOW.search(found.sentence.text)
            ),
        ),
    ),
    rule(
        "es-stroke",
        w("cara|boca|lado|brazo|pierna|mitad|rostro"),
        gap(5),
        w(
            "caida|caido|chueca|chueco|dormida|dormido|paralizado|paralizada|no puede mover|"
            "no puedo mover|torcida|torcido|adormecida|adormecido|no la siento|no lo siento|"
            "se le cae|se le cayo|se me durmio|se le durmio|no siente|no siento|entumida|entumido|"
            "no lo puede mover|no lo puedo levantar|no puede levantar|no puedo levantar"
        ),
        unless("por la iv|por la aguja"),
        guards=G,
        weight=0.9,
    ),
    rule(
        "es-speech",
        w(
            "no puede hablar|no puedo hablar|habla raro|no se le entiende|arrastra las palabras|"
            "arrastrando las palabras|habla enredado|hablando incoherencias|dice incoherencias|"
            "esta confundida|esta confundido|no me reconoce|no sabe donde esta|no coordina|"
            "no se entiende lo que"
        ),
        guards=G,
        weight=0.7,
    ),
    rule(
        "es-blue",
        w("labios|cara|dedos|boca|unas"),
        gap(4),
        w("azules|morados|azul|moradas|azulados|morada|morado|grises|gris"),
        guards=G,
        weight=0.9,
    ),
    rule(
        "es-overdose",
        w("sobredosis"),
        guards=(
            *G,
            lambda found: (
                not re.search(
                    r" (?:tuvo|hijo|hija|esposo|esposa|amigo|amiga|tomo|tome|creo|esta teniendo|hermano|"
                    r"hermana|ahora|ayuda|tuve|mama|papa) ",
                    found.sentence.text,
                )
            ),
            lambda found: bool(re.search(r" (?:alguien|murio|noticia|paciente|clinica) ", found.sentence.text)),
        ),
        swallowed=True,
    ),
    rule(
        "es-took-too-much",
        w("tomo|tome|tragado|trago|trague|tomado|ingirio|comio|comi|tomando|trag|tomaron|consumio|inyecto"),
        gap(4),
        w(
            "todas|muchas|demasiadas|demasiada|demasiado|todo el frasco|un frasco|el frasco|doble|"
            "de mas|bastantes|un monton|un puno|dos dosis|toda la|muchisimas|varias|el doble|"
            "mas de la cuenta|la caja|medio frasco|equivocada|equivocadas|equivocado|por error|"
            "por accidente|20|30|10|15|40"
        ),
        gap(4),
        w(_MED + "|y|por error|por accidente|ahora|ayuda|cuenta|de"),
        guards=(
            *G,
            lambda found: bool(
                re.search(
                    r" (?:tomo tres|al dia|diario|para la depresion|cada dia|he probado|tratamientos|"
                    r"sin exito) ",
                    found.sentence.text,
                )
            ),
        ),
        weight=1.0,
        swallowed=True,
    ),
    rule(
        "es-mixed",
        w("mezclo|mezcle|combino|tomo|tome|mezclado|mezclo"),
        gap(7),
        w("alcohol|cerveza|cervezas|vodka|tequila|vino|pastillas para dormir|xanax|opioides|calmantes"),
        gap(6),
        w("con|y|ahora|despues"),
        guards=G,
        weight=0.5,
        swallowed=True,
    ),
    rule(
        "es-child-swallowed",
        w(_CHILD),
        gap(7),
        w(
            "se trago|se comio|se tomo|trago|comio|tomo|ingirio|se metio|agarro|se bebio|"
            "se ha tragado|se ha tomado|acaba de tragarse|acaba de tomarse|acaba de comerse|"
            "se tomaron|chupo|mastico|bebio"
        ),
        gap(5),
        w(_MED),
        guards=(
            hypothetical,
            past,
            lambda found: bool(re.search(r" (?:guardar|guardo|recetad\w+|receto|diario|cada) ", found.sentence.text)),
        ),
        swallowed=True,
    ),
    rule(
        "es-throat",
        w("garganta|lengua|cara|labios|ojos|boca"),
        gap(4),
        w(
            "hinchada|hinchado|hinchando|hinchados|cerrando|cerrada|se cierra|se me cierra|"
            "hinchandose|inflamada|inflamando|hincho|inflando|se le cierra|inflada|hinchan|se cerro|"
            "cerro"
        ),
        guards=(*G, lambda found: bool(re.search(r" (?:dentista|muela|llorar|llorado) ", found.sentence.text))),
        weight=1.0,
    ),
    rule(
        "es-allergy",
        w("reaccion alergica|anafilaxia|anafilactico|ronchas en todo|ronchas por todo"),
        guards=(*G, lambda found: found.sentence.question),
        weight=0.8,
    ),
    rule("es-blood", w("vomitando|vomito|vomita|escupiendo|tosiendo|vomite"), gap(3), w("sangre"), guards=G),
    rule(
        "es-bleeding",
        w("sangrando|sangra|sangre|sangrado|desangrando|desangra"),
        gap(4),
        w("mucho|mucha|no para|por todas partes|no se detiene|demasiado|no deja|sin parar|por todos lados"),
        guards=(*G, lambda found: bool(re.search(r" (?:presion|prueba|analisis|regla) ", found.sentence.text))),
        weight=0.9,
    ),
    rule("es-headache", w("peor dolor de cabeza"), guards=G, weight=0.9),
    rule(
        "es-vision",
        w("veo doble|no veo|perdi la vista|no puedo ver|se me nubla la vista|vision borrosa|viendo doble"),
        guards=G,
        weight=0.5,
    ),
    rule(
        "es-911",
        w(
            "llamen al 911|llamo al 911|llame al 911|una ambulancia|manden ayuda|"
            "necesito una ambulancia|manden ambulancia|auxilio|es una emergencia|emergencia medica|"
            "socorro|llamar al 911|es emergencia|ambulancia"
        ),
        guards=(
            *G,
            lambda found: bool(re.search(r" (?:contacto de|no es una|seguro cubre|cubre|costo) ", found.sentence.text)),
        ),
        weight=0.7,
    ),
    rule(
        "es-help",
        w(
            "ayuda|ayudenme|que hago|urgente|por favor ayuda|ayudeme|rapido|auxilio|"
            "me siento muy mal|se siente muy mal|se esta poniendo peor|de repente|muy mal|temblando|"
            "vomitando|sudando frio|palida|palido|sudando|mareada|mareado"
        ),
        weight=0.3,
        guards=(
            hypothetical,
            denied,
            lambda found: bool(
                re.search(
                    r" (?:seguro|cita|pagar|financiera|economica|factura|formulario|ayudan) ", found.sentence.text
                )
            ),
        ),
    ),
    rule(
        "es-dying",
        w(
            "me estoy muriendo|se esta muriendo|siento que me muero|creo que me muero|"
            "creo que se muere|se nos va|se me muere"
        ),
        unless("de|por"),
        guards=(
            hypothetical,
            denied,
            lambda found: bool(re.search(r" (?:cancer|perro|gato|jaja|verguenza|hambre) ", found.sentence.text)),
        ),
        weight=0.8,
    ),
    rule(
        "es-heart-racing",
        w("corazon"),
        gap(4),
        w("muy rapido|acelerado|late fuerte|se me sale|palpitaciones|desbocado|a mil"),
        guards=G,
        weight=0.5,
    ),
)
