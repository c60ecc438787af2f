"""The wish told sideways: no reason left, voices, leaving this world, a last try."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import G, general, long_past, negated, to_do_the_treatment
from bot.safety.exceptions import sentence_has, sentence_lacks
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
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
            "es-sad",  # alone it adds the line with 988
            w("me siento|ando|estoy|sigo"),
            o("muy|bien|tan|super|demasiado"),
            w("triste|desesperada|desesperado|sin esperanza|sin esperanzas|vacia|vacio"),
            guards=(negated, general, long_past, sentence_has("murio|fallecio|perro|perra|gato|mascota")),
            weight=0.4,
        ),
        rule(
            "es-alone",
            w("me siento|me he sentido"),
            o("muy|bien|tan|super|demasiado"),
            w("sola|solo|inutil|un estorbo"),
            guards=(negated, general, long_past),
            weight=0.4,
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
                sentence_has("tratamiento|cita|ketamina|terapia|clinica"),
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
            guards=(sentence_has(r"cita|tarde|molestia|cancel\w*|buen dia|bonito dia"),),
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
            guards=(general, sentence_has("tarde|trafico|tiempo|hora")),
            weight=0.8,
        ),
        rule(
            "es-person-death",
            w(
                "habla de|hablando de|dice que quiere|publico que|dice que ya|dice que va a|amenaza con|"
                "insiste en|quiere"
            ),
            gap(2),
            w(
                "morirse|morir|matarse|su ultimo dia|irse para siempre|quitarse la vida|desaparecer|"
                "no vivir|ya no vivir|es su ultimo dia|hoy es su ultimo"
            ),
            unless("de risa|de hambre|de verguenza"),
            guards=G,
            weight=0.9,
        ),
        rule(
            "es-know-how",
            w("se bien como|se como hacerlo|ya se como|tengo acceso|se exactamente como|se con que"),
            gap(6),
            w("hacerlo|miedo|y cuando|ya se cuando|esta noche|turno|y ya se"),
            guards=(
                general,
                sentence_has("llenar|cita|formulario|llegar|pagar"),
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
            guards=G,
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
                to_do_the_treatment,
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
                sentence_lacks(r"cielo|fallecio|murio|extrano|difunt\w|dios|muert\w|mas alla|pronto"),
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
    ]
