"""Spanish statements of suicide or self-harm risk (accents removed, n for n with tilde)."""

from __future__ import annotations

import re

from bot.safety.grammar import Found, Rule, gap, o, raw, rule, unless, w

_NEGATED = re.compile(
    r" (?:no|nunca|jamas|sin|tampoco|ni)(?: (?:quiero|quiere|voy|va|a|he|ha|tengo|tiene|estoy|"
    r"esta|pienso|piensa|soy|es|me|se|la|el|de|intencion|ideas?|pensamientos?"
    r"|pensado|pensando|en|ganas|planes|ninguna|ningun|es|que|quise|intencion|intenciones|"
    r"plan|siento|sido|para|nada|un|una)){0,6} $"
)
_NOT_DENIED = re.compile(
    r" (?:no (?:puedo|dejo|paro|aguanto|se|prometo|soporto|sabes|sabe|solo|"
    r"sirvo)(?: \w+){0,4}|por que no|si no|no solo|para no) $"
)
_FIGURE = re.compile(
    r"^ (?:de|del|con) (?:la |el |pura |puro )?(?:hambre|risa|verguenza|ganas|calor|frio|"
    r"sueno|sed|miedo|aburrimiento|pena|amor|la risa|nervios|cansancio|dolor de|curiosidad|"
    r"trabajo|estres|envidia|estudiar|ejercicio) "
)
_LONG_AGO = re.compile(
    r" (?:hace (?:\w+ )?(?:anos|mucho|tiempo|decadas)|de joven|cuando era|en (?:19|20)\d\d|"
    r"en el pasado|antes|cuando tenia|adolescen\w+|historial|antecedentes|anos atras|"
    r"secundaria|universidad) "
)
_NOW = re.compile(
    r" (?:ahora|hoy|otra vez|de nuevo|todavia|aun|esta noche|ultimamente|anoche|ayer|sigo|"
    r"ya no|cada|desde) "
)
_PAST = re.compile(
    r" (?:queria|quise|intente|intento|tuve|tenia|trate|habia|pense|pensaba|quiso|trato|"
    r"intentaba|tuvo|sufri|hice|corte|cortaba) "
)
_GENERAL = re.compile(
    r" (?:si|cuando|para|con|que|a|de|hacen si|alguna|algun|los|las|unos|muchas|otras|"
    r"atienden|tratan|ayudan|aceptan)? ?(?:alguien|personas?|pacientes?|gente|uno|quien|"
    r"quienes|adolescentes|jovenes|una persona|un paciente|la gente)"
    r"(?: (?:que|con|dice|dicen|quiere|quieren|tiene|tienen|esta|estan|se|siente|sienten|"
    r"piensa|piensan|ha|han|te|le|les|un|una|menciona)){0,4} $"
    r"| (?:puede|pueden|podria|hace|causa|causar|provoca|provocar|dar|da|aumenta|aumentar|"
    r"riesgo de|efecto|efectos|ayuda con|ayuda para|sirve para|ayuda a|trata|reduce|hacerme|"
    r"hacer que)(?: \w+){0,4} $"
    r"| (?:cancion|pelicula|libro|serie|articulo)(?: \w+){0,4} $"
)
_TREATMENT_OF_ME = re.compile(r" (?:yo|tengo|estoy|mis|mi|siento) ")


def negated(found: Found) -> bool:
    """ "No quiero morir", "no soy suicida"; not "no puedo dejar de pensar en ..."."""
    left = found.left[-120:]
    return bool(_NEGATED.search(left)) and not _NOT_DENIED.search(left)


def figure(found: Found) -> bool:
    """ "Me muero de hambre"."""
    return bool(_FIGURE.search(found.right))


def long_past(found: Found) -> bool:
    """ "Hace anos intente ...", with no sign of now."""
    text = found.sentence.text
    told = " " + " ".join(found.left.split()[-5:]) + found.inner
    return bool(_PAST.search(told) and _LONG_AGO.search(text)) and not _NOW.search(text)


def general(found: Found) -> bool:
    """ "Si alguien dice que ...", "puede causar ...", "cuanta gente se ..."."""
    if (
        found.sentence.question
        and re.search(r" (?:gente|personas|pacientes|alguien|jovenes) ", found.left[-80:])
        and not re.search(r" (?:mi|me|yo|soy|estoy) ", found.left)
    ):
        return True
    return bool(_GENERAL.search(found.left[-120:]))


G = (negated, figure, long_past, general)
_KILL = (
    "matarme|matarse|matarte|matarnos|suicidarme|suicidarse|suicidarnos|ahorcarme|ahorcarse|"
    "colgarme|colgarse|quitarme la vida|quitarse la vida|quitarme la bida|cortarme las venas|"
    "cortarse las venas|pegarme un tiro|pegarse un tiro|darme un tiro|darse un tiro"
    "|acabar con mi vida|acabar con su vida|acabar con todo|terminar con mi vida|"
    "terminar con su vida|terminar con todo|poner fin a mi vida|poner fin a todo|"
    "ponerle fin a mi vida|ponerle fin a todo|acabar conmigo|acabar de una vez|"
    "terminar de una vez|tirarme de un puente|tirarme del puente|tirarme al|tirarse de|"
    "lanzarme|aventarme|envenenarme|tirarme a las vias|tirarme por la ventana|saltar del|"
    "saltar de un|hacerme dano|hacerse dano|lastimarme|lastimarse|herirme|cortarme|cortarse|"
    "autolesionarme|autolesionarse|quemarme|unalivearme|desvivirme|desvivirse|desvivir|"
    "acabarlo todo|acabar con esto|quitarme de en medio|dispararme"
)
_WANT = (
    "quiero|quiere|quisiera|queria|voy a|va a|vamos a|pienso|piensa|pensando en|pensado en|"
    "pienso en|piensa en|penso en|pensar en|deseo|desea|ganas de|necesito|intente|intento|"
    "intentando|intentar|trate de|trato de|tratando de|planeo|planeando|planeado|estoy por|"
    "a punto de|decidi|he decidido|decidido|prefiero|preferiria|tengo que|podria|me gustaria|"
    "idea de|ideas de|pensamientos de|impulsos de|amenaza con|amenazo con|amenazando con|"
    "dice que va a|me dan ganas de|puedo|como|manera de|forma de|modo de|solo quiero|"
    "ya quiero|miedo de|miedo a|imagino|imaginando|fantaseo con|sueno con|le dan ganas de|"
    "hablando de|habla de|dispuesto a|dispuesta a|para|de|a|voy|buscando como|capaz de|por|"
    "dejo de pensar en|pensar en|cada noche pienso en|me dan ganas de|ganas de"
)


def _accident(found: Found) -> bool:
    text = found.sentence.text
    return bool(
        re.search(
            r" (?:cocinando|cocina|cuchillo de cocina|gimnasio|sin querer|accidente|pelo|cabello|unas|"
            r"afeitando|afeitarme|ejercicio|trabajo|manejar|caer|caerme|caigo|estufa|pesas) ",
            text,
        )
    )


RULES: tuple[Rule, ...] = (
    rule(
        "es-not-wake",
        w("rogando|rezando|pidiendo|quisiera|ojala|quiero|me acuesto|deseando|esperando|le pido a dios"),
        gap(4),
        w(
            "no despertar|no despertarme|no despertarme nunca|nunca despertar|no despertar nunca|"
            "no despertarme mas|no amanecer|ya no despertar|no abrir los ojos"
        ),
        unless("tarde|temprano|durante"),
        guards=(general,),
        explicit=True,
    ),
    rule(
        "es-relief-if",
        w("infarto|cancer|accidente|morir|morirme|me muriera|me muero|la muerte|choque|enfermedad"),
        gap(4),
        w(
            "seria un alivio|un alivio|seria lo mejor|descansaria|seria mejor|un descanso|"
            "no me importaria|me daria igual"
        ),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-decided",
        w(
            "me decidi|decidi|ya decidi|tome la decision|tomada la decision|estoy decidida|"
            "estoy decidido|ya se como|ya se cuando"
        ),
        gap(8),
        w(
            "en paz|ya no va a doler|descansar|no voy a seguir|y ya se|no seguir|terminar|irme|"
            "cuando|paz|ya no voy a|no quiero seguir|para siempre"
        ),
        guards=(
            general,
            lambda found: bool(re.search(r" (?:tratamiento|cita|ketamina|terapia|clinica) ", found.sentence.text)),
        ),
        weight=0.7,
    ),
    rule(
        "es-farewell",
        w(
            "adios a todos|adios mundo|perdonenme todos|adios , perdonenme|"
            "adios a todos , perdonenme|perdonenme|perdoname mama|hasta siempre|"
            "los quiero mucho a todos|cuidense mucho todos|me despido de todos|"
            "me despido para siempre|me despido de ustedes"
        ),
        unless("la molestia|por la|por llegar|por no|por cancelar|la tardanza|el retraso"),
        guards=(
            lambda found: bool(
                re.search(r" (?:cita|tarde|molestia|cancel\w*|buen dia|bonito dia) ", found.sentence.text)
            ),
        ),
        weight=0.7,
    ),
    rule(
        "es-not-reach",
        w(
            "no pienso llegar|no creo llegar|no voy a llegar|no planeo llegar|no llego|"
            "no quiero llegar|no voy a cumplir|no pienso cumplir|ya no voy a estar en este|"
            "ya no estare en este|no voy a seguir viviendo|no seguir viviendo|"
            "no voy a estar en este mundo"
        ),
        unless("tarde|a tiempo|a la cita|a la clinica|temprano|hoy a"),
        guards=(general, lambda found: bool(re.search(r" (?:tarde|trafico|tiempo|hora) ", found.sentence.text))),
        weight=0.8,
    ),
    rule(
        "es-person-death",
        w("habla de|hablando de|dice que quiere|publico que|dice que ya|dice que va a|amenaza con|insiste en|quiere"),
        gap(2),
        w(
            "morirse|morir|matarse|su ultimo dia|irse para siempre|quitarse la vida|desaparecer|"
            "no vivir|ya no vivir|es su ultimo dia|hoy es su ultimo"
        ),
        unless("de risa|de hambre|de verguenza"),
        guards=(negated, figure, long_past, general),
        weight=0.9,
    ),
    rule(
        "es-know-how",
        w("se bien como|se como hacerlo|ya se como|tengo acceso|se exactamente como|se con que"),
        gap(6),
        w("hacerlo|miedo|y cuando|ya se cuando|esta noche|turno|y ya se"),
        guards=(
            general,
            lambda found: bool(re.search(r" (?:llenar|cita|formulario|llegar|pagar) ", found.sentence.text)),
        ),
        weight=0.7,
    ),
    rule(
        "es-no-reason",
        w("no tengo|no encuentro|no veo|no hay|no me queda|sin|ninguna|ningun|ya no tengo|no le veo"),
        o("ninguna|ningun|mas|una|nada|por|alguna"),
        w(
            "razon para seguir|razon para vivir|razones para vivir|motivo para vivir|"
            "motivos para vivir|razon para seguir aqui|razon para estar aqui|motivo para seguir|"
            "razon de vivir|razon para despertar|sentido a la vida|sentido a mi vida|sentido seguir|"
            "caso seguir|caso vivir|ganas de vivir|ganas de seguir|nada por que vivir|por que vivir|"
            "sentido a vivir|sentido a seguir"
        ),
        unless("con el tratamiento|con las sesiones"),
        guards=(long_past, general),
        explicit=True,
    ),
    rule(
        "es-end-life",
        w(
            "acabar con|terminar con|termino con|acabo con|terminare con|acabare con|terminando con|"
            "pongo fin a|poner fin a|ponerle fin a|terminar|acabar|termina con|acaba con|perder"
        ),
        o("de una vez"),
        w(
            "mi vida|su vida|todo esto|esta vida|mi existencia|mi sufrimiento|todo de una vez|"
            "la vida|con mi vida|lo que no termino"
        ),
        unless("sexual|social|laboral|normal"),
        guards=(negated, long_past, general),
    ),
    rule(
        "es-desvivir",
        w(
            "desvivirme|desvivirse|suicidarme|matarme|quitarme la vida|ahorcarme|el suicidio|"
            "suicidio|morirme|morir|la muerte|mi muerte"
        ),
        gap(4),
        w(
            "es lo unico|lo unico en|todo el dia|todo el tiempo|a cada rato|cada noche|"
            "todas las noches|cada dia|todos los dias|es la solucion|es mi unica|es la unica|"
            "en lo que pienso|en mi cabeza|no se me quita|me da paz|me da tranquilidad|"
            "seria un descanso|seria un alivio|suena a descanso|no me da miedo|me ronda|me llama"
        ),
        guards=(negated, figure, long_past, general),
    ),
    rule(
        "es-think-of",
        w("pienso|pensando|piense|pense|pensar|pienso mas|pensado|penso|piensa"),
        o("mucho|mas|todo el dia|siempre|seguido|a diario|solo|demasiado|constantemente|cada noche|todo el tiempo"),
        w(
            "en morir|en morirme|en la muerte|en mi muerte|en matarme|en el suicidio|en suicidarme|"
            "en quitarme la vida|en desaparecer|en no estar|en no despertar|en hacerlo|"
            "en hacerme dano|en terminar con todo|en acabar con todo|en terminar|en como hacerlo|"
            "en ella todas|en irme para siempre|en dejar de vivir"
        ),
        unless("la cita|el tratamiento|la terapia"),
        guards=(
            negated,
            long_past,
            general,
            lambda found: (
                bool(re.search(r" (?:cita|tratamiento|terapia|infusion\w*|miedo) ", found.sentence.text))
                and " hacerlo " in found.inner
            ),
        ),
        weight=0.8,
    ),
    rule(
        "es-voices",
        w("voz|voces|dios|demonio|diablo|todos|cabeza|alguien|me dicen|escuela"),
        gap(4),
        w(
            "que me mate|que salte|me ordena|me ordenan|que me corte|que me tire|que me haga dano|"
            "que me muera|que lo haga|que termine|que acabe|me dice que salte|que brinque|"
            "que me cuelgue|que me suicide|matate|muerete"
        ),
        guards=(general,),
        weight=0.9,
    ),
    rule(
        "es-be-with",
        w(
            "irme con|estar con|reunirme con|alcanzar a|me quiero ir con|quiero irme con|ir con|"
            "encontrarme con|seguir a|verme con"
        ),
        gap(5),
        w(
            "en el cielo|que fallecio|que murio|ya pronto|que esta en el cielo|muerto|muerta|difunto|"
            "en el mas alla|con dios|que se fue|el|ella"
        ),
        unless("que"),
        guards=(
            general,
            lambda found: (
                not re.search(
                    r" (?:cielo|fallecio|murio|extrano|difunt\w|dios|muert\w|mas alla|pronto) ", found.sentence.text
                )
            ),
        ),
        weight=0.7,
    ),
    rule(
        "es-leave-world",
        w("me quiero ir|irme|irse|quiero irme|me voy|me ire|dejar|partir|se quiere ir|quiere irse"),
        o("ya|de|para siempre|a"),
        w(
            "de este mundo|este mundo|de esta vida|esta vida|para siempre|de esta tierra|al cielo|"
            "con dios|al otro mundo|al otro lado|y no volver|y ya no volver"
        ),
        unless("de la clinica|del pais"),
        guards=(negated, general),
        weight=0.8,
    ),
    rule(
        "es-gone-tomorrow",
        w(
            "manana|para el lunes|el lunes|el domingo|pronto|ya|despues de hoy|esta noche|"
            "el fin de semana|para entonces"
        ),
        gap(3),
        w(
            "ya no estare|no estare|ya no voy a estar|ya no existire|no existire|habre muerto|"
            "estare muerta|estare muerto|todo habra terminado|todo se acaba|se acaba todo|"
            "me voy para siempre|dejo de sufrir|termina todo|acaba todo|ya no voy a sufrir|"
            "voy a descansar"
        ),
        unless("en casa|en la ciudad|disponible|en el pais"),
        guards=(general,),
        weight=0.7,
    ),
    rule(
        "es-last-try",
        w("ultimo intento|ultima oportunidad|ultima esperanza|si esto no funciona|si no funciona"),
        gap(5),
        w("me voy|me mato|se acabo|ya no|me rindo|termino|no sigo|hasta aqui"),
        guards=(general,),
        weight=0.6,
    ),
    rule(
        "es-high-place",
        w(
            "estoy en|estoy parado en|estoy parada en|parado en|parada en|subi a|me subi a|"
            "sentado en|sentada en|voy al|estoy arriba de|arriba del|en la orilla de"
        ),
        o("el|la|lo alto de|las|un|una|del|de la|borde de|borde del"),
        w("puente|azotea|vias|vias del tren|techo|orilla|balcon|borde|barandal|precipicio|edificio|ventana"),
        guards=(
            general,
            lambda found: bool(
                re.search(r" (?:estacionamiento|direccion|clinica|trafico|llegar|cerca de) ", found.sentence.text)
            ),
        ),
        weight=0.7,
    ),
    rule(
        "es-letters",
        w("cartas|carta|nota|notas|despedida|mensaje de despedida"),
        gap(3),
        w(
            "para mi mama|para mis hijos|para mi familia|a mi mama|a mis hijos|a mi familia|"
            "para mi esposo|para mi esposa|para mis hermanos|de despedida|para cuando|escritas|"
            "escrita|para mi hija|para mi hijo|a mi esposo|a mi esposa|para todos"
        ),
        guards=(
            general,
            lambda found: bool(re.search(r" (?:seguro|doctor|escuela|trabajo|medico) ", found.sentence.text)),
        ),
        weight=0.6,
    ),
    rule(
        "es-not-their-fault",
        w("diganle|dile|digan|avisen|avisenle|dganles|diles|quiero que sepan|que sepa|diganles"),
        gap(6),
        w(
            "la quiero|lo quiero|los quiero|los amo|la amo|lo amo|no fue su culpa|no es su culpa|"
            "no fue culpa|que me perdone|que me perdonen|perdon|lo siento"
        ),
        guards=(lambda found: bool(re.search(r" (?:cita|tarde|cancel\w*|enfermera|recepcion) ", found.sentence.text)),),
        weight=0.6,
    ),
    rule(
        "es-wheel",
        w("volante|carril|carretera|manejo|manejando|conduzco|frenar|choque|puente"),
        gap(8),
        w(
            "soltar|soltarlo|soltar el volante|chocar|estrellarme|y ya|aventarme|no frenar|acabar|"
            "tirarme|girar|que me choquen"
        ),
        guards=(
            general,
            lambda found: bool(re.search(r" (?:infusion|despues de la sesion|seguro) ", found.sentence.text)),
        ),
        weight=0.7,
    ),
    rule(
        "es-gun",
        w("pistola|arma|escopeta|rifle|soga|navaja|pastillas"),
        gap(7),
        w(
            "no dejo de pensar|pensando en ella|en la mano|encerrado|encerrada|a mi lado|"
            "aqui conmigo|no dejo de verla|cargada|en mi cuarto y|la saco|la agarro|en la casa y|"
            "en la boca|en la cabeza|mirandola|para hacerlo|con que hacerlo"
        ),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-person-gun",
        w("encerrado|encerrada|encerro|se metio"),
        gap(5),
        w("pistola|arma|cuchillo|navaja|soga|pastillas|rifle"),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-have-means",
        w("ya tengo|tengo ya|ya compre|compre|ya consegui|consegui|tengo todo listo|ya se|tengo|se"),
        o("con|todo|lo|ya"),
        w(
            "con que hacerlo|con que|como hacerlo|lo que necesito|todo listo|el plan|un plan|el dia|"
            "la fecha|como y cuando|cuando y como|decidido|todo preparado|donde y cuando|una fecha|"
            "todo planeado"
        ),
        unless("de pago|de seguro|para la cita|de salud|pagar|medico"),
        guards=(
            negated,
            general,
            lambda found: (
                bool(
                    re.search(
                        r" (?:seguro|cita|pago|pagar|tratamiento|viaje|boda|formulario|documentos|consulta) ",
                        found.sentence.text,
                    )
                )
                and " con que" not in found.inner
            ),
        ),
        weight=0.6,
    ),
    rule(
        "es-yes-answer",
        w("pensado en morir|ha pensado en|pensamientos de|morir|suicidio|hacerse dano"),
        gap(6),
        w("si , todos los dias|la respuesta es si|respondi que si|es que si|puse que si|conteste que si|menti"),
        weight=0.8,
    ),
    rule(
        "es-farewell-other",
        w("me mando|me escribio|me dejo|mando|dejo|escribio|publico|me llamo para|envio|se"),
        o("un|una|mensajes|nota"),
        w(
            "mensaje de despedida|de despedida|despedirse|despidio|carta diciendo|nota diciendo|"
            "mensaje diciendo que|adios"
        ),
        unless("de soltera|del trabajo"),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-kill-self",
        w(_WANT),
        gap(1),
        w(_KILL),
        unless("el pelo|el cabello|las unas|la una|de risa|trabajando|estudiando|el azucar"),
        guards=(*G, _accident),
        explicit=True,
    ),
    rule(
        "es-kill-self-bare",
        w(
            "me quiero|se quiere|me voy a|se va a|me boy a|se ba a|me pienso|quiero|me puedo|"
            "me queria|se queria|me quisiera|me|se"
        ),
        w(
            "matar|suicidar|ahorcar|colgar|quitar la vida|cortar las venas|hacer dano|lastimar|"
            "cortar|pegar un tiro|dar un tiro|mato|mata hoy|matar hoy|desvivir|tirar del puente|"
            "tirar de|lanzar de|envenenar|suicido|aventar"
        ),
        unless(
            "de|el pelo|el cabello|la espalda|la rodilla|el dolor|mi jefe|mi esposa|las unas|"
            "trabajando|la luz|el servicio|la llamada|por telefono"
        ),
        guards=(*G, _accident),
        explicit=True,
    ),
    rule(
        "es-if-i-kill-self",
        w(
            "me mato|me suicido|me ahorco|me cuelgo|se mata|se suicida|me tiro de|me corto las venas|"
            "me pego un tiro|me quito la vida|se quita la vida|me desvivo"
        ),
        unless("trabajando|de|estudiando"),
        guards=G,
        explicit=True,
    ),
    rule(
        "es-it-is-me",
        w("suicida|suicidas|suicidarse|morir|morirse|matarse|suicidio"),
        gap(8),
        w("porque lo soy|y lo soy|soy yo|porque soy yo|y yo tambien|porque si quiero|porque lo estoy|y lo estoy"),
        raw(r"(?= $| , )"),
        guards=(negated,),
        explicit=True,
    ),
    rule(
        "es-thoughts-back",
        w("pensamientos suicidas|ideas suicidas|ganas de morir|ganas de morirme"),
        gap(8),
        w("volvieron|han vuelto|regresaron|han regresado|vuelven|estan de vuelta|volvieron a empezar"),
        guards=(negated, general),
        explicit=True,
    ),
    rule(
        "es-want-to-die",
        w(
            "quiero|quiere|quisiera|queria|deseo|desea|ganas de|prefiero|preferiria|ojala|espero|"
            "me gustaria|mejor|merezco|solo quiero|necesito|rezo por|pido|lista para|listo para|"
            "pienso en|pensando en|dan ganas de|rezo para"
        ),
        gap(1),
        w(
            "morir|morirme|morirse|estar muerto|estar muerta|estar bajo tierra|no despertar|"
            "no despertar nunca|no despertar mas|desaparecer para siempre|desaparecer del mundo|"
            "dejar de existir|dejar de vivir|no existir|no estar aqui|no estar viva|no estar vivo|"
            "dormir para siempre|irme de este mundo|irse de este mundo|no vivir|muerto|muerta|"
            "no haber nacido|no amanecer|la muerte|mi muerte|dormirme y no despertar|"
            "desaparecer de esta vida|dormir y no despertar|dormir y ya no despertar|"
            "no volver a despertar"
        ),
        unless("vieja|viejo|durante|tranquila en"),
        guards=G,
        explicit=True,
    ),
    rule(
        "es-hope-die",
        w("ojala|quisiera|desearia|deseo|espero|rezo|pido|le pido|prefiero|preferiria|pidiendo|mejor"),
        gap(3),
        w(
            "me muera|me muriera|me muero|no despierte|no despertara|no despertar|no despierto|"
            "no vuelva a despertar|sea cancer|tenga cancer|yo me muriera|me durmiera y no|"
            "me durmiera|me mate|me matara|me atropelle|me atropellara|me lleve|me llevara|"
            "no hubiera nacido|no existiera|estuviera muerta|estuviera muerto|me lleven|no amanezca|"
            "no amaneciera|me mataran|se acabe todo|se acabara todo|nunca despertara|que me recoja"
        ),
        unless("al aeropuerto|a casa|a la clinica|mi|tan|temprano|con|a las|durante"),
        guards=(long_past, general),
        explicit=True,
    ),
    rule(
        "es-not-live",
        w("no|ya no|ni|nunca|no mas"),
        o(
            "quiero|quiere|queria|deseo|tengo ganas de|tengo ganas|tiene ganas de|puedo|puede|"
            "vale la pena|le veo sentido a|veo sentido a|encuentro razon para|tengo razones para|"
            "tengo motivos para|tengo razon para|tengo por que|se para que|me interesa|me gusta|"
            "tengo fuerzas para|encuentro sentido a|hay razon para|hay motivo para|"
            "le encuentro sentido a|soporto|aguanto|merezco|tiene caso|tiene sentido|quisiera|"
            "me dan ganas de|tengo nada por que|tengo nada por|le veo caso a"
        ),
        gap(1),
        w(
            "vivir|vivir asi|seguir viviendo|seguir viva|seguir vivo|existir|estar viva|estar vivo|"
            "estar aqui|despertar|despertarme|seguir aqui|seguir en este mundo|la vida|"
            "estar en este mundo|seguir adelante|seguir existiendo|vivir mas|seguir con vida|"
            "amanecer|mi vida"
        ),
        unless("con mis|en|con mi|tarde|temprano|durante|a las|lejos|sola|sin ella|cerca|sin seguro"),
        guards=(
            long_past,
            general,
            (
                lambda found: (
                    not re.search(
                        r" (?:quier\w+|queria|deseo|ganas|puedo|puede|pena|sentido|razon\w*|motivos?|que|interesa|"
                        r"gusta|fuerzas|soporto|aguanto|merezco|caso|quisiera) ",
                        found.inner,
                    )
                )
            ),
        ),
        explicit=True,
    ),
    rule(
        "es-life-not-worth",
        w("vida|vivir"),
        gap(2),
        w(
            "no vale la pena|no vale nada|no tiene sentido|ya no tiene sentido|no me importa|"
            "ya no vale|no sirve|no vale|se acabo para mi|es un infierno"
        ),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-tired-of-living",
        w("cansado|cansada|harto|harta|fastidiada|fastidiado|cansa|odio"),
        o("de|ya de|estar"),
        w("vivir|la vida|estar viva|estar vivo|esta vida|existir|mi vida|respirar|seguir viva|seguir vivo|de vivir"),
        unless("en|con|asi de"),
        guards=(negated, general),
        explicit=True,
    ),
    rule(
        "es-without-wish",
        w(
            "sin ganas de|no tengo ganas de|perdi las ganas de|perdiendo las ganas de|"
            "no le quedan ganas de|no me quedan ganas de|se me quitaron las ganas de|ni ganas de"
        ),
        w("vivir|seguir viviendo|seguir|existir|despertar|nada , ni de vivir"),
        guards=(long_past, general),
        explicit=True,
    ),
    rule(
        "es-better-without-me",
        w("mejor|mejores|felices|tranquilos|tranquilas|tranquila|tranquilo|aliviados|descansarian|descansar|contentos"),
        gap(2),
        w(
            "sin mi|si me muero|si me muriera|si yo no estuviera|si no estuviera|si yo no existiera|"
            "si no existiera|si desaparezco|si desapareciera|muerta|muerto|si yo muriera|"
            "si yo me muero|si ya no estoy|cuando no este|cuando yo no este|si me voy|"
            "si yo me muriera|si me matara|y yo muerta|y yo muerto|otra mama|otro papa|de mi"
        ),
        unless("seguro|cita"),
        guards=(general,),
        explicit=True,
    ),
    rule(
        "es-nobody-miss",
        w("nadie"),
        gap(2),
        w(
            "me extranaria|me va a extranar|me extranara|notaria|se daria cuenta|me echaria de menos|"
            "me lloraria|le importaria si me muero|le importa si vivo|le importa si me muero|"
            "le importaria si muero"
        ),
        weight=0.9,
    ),
    rule(
        "es-suicidal",
        w(
            "soy|estoy|me siento|se siente|esta|sentirme|sintiendo|sintiendome|ando|sigo|muy|anda|"
            "me estoy sintiendo|siento"
        ),
        o("muy|bien|medio|sintiendo|pensando|otra vez|un poco|con"),
        w("suicida|suicidas|suicidal|ideas suicidas|pensamientos suicidas"),
        guards=G,
        explicit=True,
    ),
    rule(
        "es-suicidal-thoughts",
        w(
            "tengo|tiene|tenido|tuve|teniendo|he tenido|mis|sus|con|volvieron los|regresaron los|"
            "han vuelto los|volvieron mis|me dan|me vienen|vienen|siento|ando con|los|estos|unos|"
            "llena de|lleno de|regresaron mis|vuelto"
        ),
        o("muchos|muchas|otra vez|fuertes|de nuevo|constantes|algunos|algunas|los|las"),
        w(
            "pensamientos suicidas|ideas suicidas|pensamientos de suicidio|ideas de suicidio|"
            "pensamientos de muerte|ideacion suicida|pensamientos de morir|ideas de muerte|"
            "impulsos suicidas|pensamientos de matarme|pensamientos de hacerme dano|ideas de matarme|"
            "ideas de morir"
        ),
        guards=(
            *G,
            (
                lambda found: (
                    bool(re.match(r" (?:con|los|mis|sus|estos|unos|tener|las) ", found.inner))
                    and not re.search(
                        r" (?:estoy|tengo|me|mi|mis|sus|volvieron|regresaron|volviendo|ando|sigo|yo) ",
                        found.sentence.text,
                    )
                )
            ),
        ),
        explicit=True,
    ),
    rule(
        "es-suicide-plan",
        w("pensando|pienso|penso|pensado|planeo|planeando|considerando|considero|carta|nota|plan|cometer|cometere"),
        o("en|el|mi|un|de|seriamente en|mucho en|hacer"),
        w("suicidio|suicidarme"),
        unless("prevencion|hace"),
        guards=G,
        explicit=True,
    ),
    rule(
        "es-want-not-exist",
        w("quiero|quisiera|quiere"),
        gap(1),
        w(
            "desaparecer|irme para siempre|ya no estar|no estar|descansar para siempre|"
            "que todo termine|que todo se acabe|que esto se acabe|que todo acabe|que se acabe todo|"
            "que termine todo|dormir para siempre|ya descansar|acabarlo|que pare todo|"
            "que pare el dolor|terminarlo"
        ),
        unless("de la lista|en la lista|de sus"),
        weight=0.7,
        guards=(negated, general),
    ),
    rule(
        "es-goodbye",
        w(
            "me despedi|me despido|despedirme|se despidio|se esta despidiendo|despidiendose|"
            "despidiendome|adios para siempre|es mi despedida|este es mi adios|esto es un adios|"
            "mi ultimo mensaje|mi ultimo dia|mi ultima noche|no volveran a saber de mi|"
            "no me volveran a ver|hasta nunca|cartas de despedida|carta de despedida|cartas escritas|"
            "deje las cartas|deje una carta|deje cartas|escribi cartas|escribi una carta|"
            "nota de despedida|dejo una nota|dejo una carta|escribio una carta|dejo todo listo|"
            "deje todo listo|dejando todo listo|deje todo arreglado|arregle mis asuntos|"
            "regale mis cosas|regalando mis cosas|regalo sus cosas|esta regalando sus cosas|"
            "regalando sus cosas|ya regale|cuiden a mis hijos|cuida a mis hijos|cuide a mis hijos|"
            "perdonenme por todo|perdoname por todo|cuando ya no este|cuando yo no este|"
            "despues de que me vaya|es mi despedida|ya me despedi|voy a descansar para siempre"
        ),
        weight=0.6,
        guards=(general,),
    ),
    rule(
        "es-last",
        w(
            "carta de despedida|cartas de despedida|nota de despedida|nota suicida|carta suicida|"
            "adios para siempre|mi ultimo mensaje|mi ultima noche|mi ultimo dia de vida|"
            "no me volveran a ver|este es mi adios|esto es un adios|no volveran a saber de mi|"
            "no voy a estar viva|no voy a estar vivo|no estare viva|no estare vivo|"
            "no voy a llegar viva|no voy a llegar vivo|no creo llegar viva|no creo llegar vivo|"
            "no creo estar viva|no creo estar vivo|no planeo estar viva|no planeo estar vivo|"
            "no pienso estar viva|no pienso estar vivo|no voy a llegar a manana|no amanezco"
        ),
        weight=0.9,
        guards=(general,),
    ),
    rule(
        "es-no-longer-here",
        w(
            "no voy a estar|ya no voy a estar|no estare|ya no estare|no voy a necesitar|"
            "ya no voy a necesitar|no necesitare|ya no necesitare|no me van a necesitar|"
            "no creo estar|ya no estar"
        ),
        gap(3),
        w(
            "mas|aqui|viva|vivo|despues de|para entonces|para verlo|esa cita|mas citas|la proxima|"
            "de todos modos|nunca mas|manana|con ustedes"
        ),
        unless("en la ciudad|el lunes|de vacaciones"),
        weight=0.6,
        guards=(
            general,
            lambda found: bool(re.search(r" (?:vacaciones|viaje|trabajo|ciudad|seguro) ", found.sentence.text)),
        ),
    ),
    rule(
        "es-can-not-go-on",
        w(
            "no aguanto mas|ya no aguanto|ya no puedo mas|no puedo mas|no puedo seguir|"
            "ya no puedo seguir|no doy mas|ya no doy mas|me doy por vencida|me doy por vencido|"
            "no puedo con mi vida|no puedo con la vida|ya no soporto|no soporto mas|no tengo salida|"
            "no veo salida|no veo otra salida|no hay salida|unica salida|la unica solucion|"
            "no hay otra salida|ya para que|para que seguir|para que vivir|ya me rendi|"
            "ya no tengo fuerzas|no encuentro salida|sin esperanza"
        ),
        unless("el dolor de espalda|el dolor de cabeza|esperando|en espera"),
        weight=0.5,
        guards=(general,),
    ),
    rule(
        "es-why-live",
        w(
            "para que vivir|para que sigo viva|para que sigo vivo|para que seguir viviendo|"
            "por que sigo viva|por que sigo vivo|de que sirve vivir|no se para que vivo|"
            "no se por que sigo viva|no se por que sigo vivo|para que vivo|no merezco vivir|"
            "no deberia haber nacido|no debi nacer|mejor muerta|mejor muerto|mi muerte seria|"
            "seria mejor morir|seria mejor si me muero"
        ),
        weight=1.0,
        guards=(general,),
    ),
    rule(
        "es-self-harm",
        w(
            "me corto|me corte|me estoy cortando|me ando cortando|cortandome|se corta|se corto|"
            "se esta cortando|cortandose|autolesion|autolesionandome|autolesionarme|autolesiones|"
            "me lastimo|me hago dano|se hace dano|lastimandome|haciendome dano|haciendose dano|"
            "me quemo a proposito|se lastima|me autolesiono|me lesiono"
        ),
        gap(2),
        w(
            "otra vez|de nuevo|los brazos|las munecas|las piernas|anoche|hoy|ayer|a proposito|"
            "y no puedo|para sentir|los muslos|esta noche|a mi misma|a mi mismo|a si misma|"
            "a si mismo|las venas|brazos|cada|todas las noches|desde|cuando"
        ),
        guards=(*G, _accident),
    ),
    rule(
        "es-what-i-might-do",
        w("miedo de|miedo a|miedo|temo|asusta|me da miedo"),
        gap(3),
        w(
            "lo que pueda hacer|lo que puedo hacer|hacer una locura|hacer algo malo|"
            "lo que voy a hacer|hacerme algo|lo que me pueda hacer|hacer algo|cometer una locura|"
            "que haga una locura|que haga algo|que se haga algo|que se haga dano"
        ),
        guards=(general,),
        weight=0.9,
    ),
    rule(
        "es-madness",
        w("cometer una locura|hacer una locura|haga una locura|hacer una tonteria|voy a hacer algo malo"),
        guards=(negated, general),
        weight=0.8,
    ),
    rule(
        "es-not-safe",
        w(
            "no estoy a salvo|no me siento segura|no me siento seguro|no estoy segura conmigo|"
            "no confio en mi misma|no confio en mi mismo|no me siento a salvo"
        ),
        gap(2),
        w("conmigo|sola|solo|esta noche|de mi|en mi casa sola|estando sola|estando solo|misma|mismo"),
        guards=(general,),
        weight=0.9,
    ),
    rule(
        "es-means",
        w(
            "pistola|arma|soga|cuerda|navaja|navajas|puente|azotea|pastillas|frasco|veneno|cuchillo|"
            "vias del tren|balcon"
        ),
        gap(6),
        w(
            "en la mano|a mi lado|aqui conmigo|todas juntas|para no despertar|tomarmelas|"
            "tomarme todas|para terminar|para acabar|en la cabeza|listo|lista|enfrente de mi|"
            "frente a mi|para morir|cargada|guardadas|saltar|guardando|juntando|para matarme|"
            "se encerro|para quitarme|y no quiero"
        ),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-saving-pills",
        w("guardando|juntando|ahorrando|guarde|junte|acumulando|tengo guardadas"),
        gap(1),
        w("pastillas|medicinas|mis pastillas|las pastillas|mis medicinas"),
        guards=(general,),
        weight=0.8,
    ),
    rule(
        "es-fatal-amount",
        w("cuantas|cuantos|cuanta|cuanto|que cantidad|que dosis|como"),
        gap(6),
        w(
            "para morir|para morirme|para no despertar|para matarme|para ya no despertar|"
            "para no despertar nunca|morir sin dolor|matarme sin dolor|para terminar con todo|"
            "para acabar con todo|para dormir para siempre|me mataria|me mataria|"
            "para no volver a despertar|y no despierto"
        ),
        guards=(general,),
    ),
    rule(
        "es-locked-in",
        w(
            "se encerro|esta encerrado|esta encerrada|encerrado en|encerrada en|no abre la puerta|"
            "no me abre|no quiere abrir"
        ),
        weight=0.4,
        guards=(general,),
    ),
    rule("es-burden", w("carga|estorbo|soy un estorbo|una carga para"), weight=0.5, guards=(negated, general)),
)
