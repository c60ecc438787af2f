"""Spanish questions about the subject (accents removed)."""

from __future__ import annotations

from bot.safety.asked_about.frames import Asking, Frame, Phrases
from bot.safety.grammar import word_set

REFUSED = word_set(
    "yo me mi mis conmigo mio nosotros nos el ella su sus le lo estoy soy esta tengo tiene quiero quiere siento "
    "ahora hoy noche manana ayer anoche todavia aun sigo sigue vez nuevo ultimamente ya siempre cada desde hasta "
    "hijo hija esposo esposa marido mujer mama papa madre padre hermano hermana amigo amiga novio novia primo "
    "prima sobrino sobrina tio tia abuelo abuela companero companera vecino vecina no nunca nada nadie sin "
    "tampoco ni si verdad menti mentira igual tambien porque volvieron vuelven regresaron ayuda urgente espera "
    "paso acaba peor sola solo miedo plan suicida suicidas suicidio morir morirme morirse muerte muerto muerta "
    "matar matarse matarme vida vivir dano i my am "
)

_LISTS = {
    "somebody": """un alumno|una alumna|un estudiante|una estudiante|un paciente|una paciente|un cliente|una cliente
        |alguien|una persona|un huesped|un jugador|los alumnos|los pacientes|los clientes|un nino|un joven""",
    "role": """un maestro|una maestra|un profesor|una profesora|un entrenador|el personal|un consejero|una consejera
        |los maestros|los profesores|una enfermera|un enfermero|la escuela|el equipo|un terapeuta""",
    "danger": """quiere morir|se quiere morir|quiere morirse|se quiere matar|quiere matarse|quiere suicidarse
        |es suicida|tiene pensamientos suicidas|quiere quitarse la vida|no quiere vivir|ya no quiere vivir""",
    "says": "dice|llama y dice|escribe|menciona|cuenta",
    "work": "manual|curso|clase|taller|guia|protocolo|formacion|capacitacion|politica|presentacion|articulo",
    "over": r"""cuando (era|tenia) (joven|nino|nina|adolescente|chico|chica|mas joven|\d\d anos)
        |hace [muchos|unos|varios|\d+|dos|tres|cuatro|cinco|diez|veinte] anos|en el pasado|de joven
        |de adolescente|hace mucho tiempo|en (19|20)\d\d""",
    "ended": "pero ya no|y ya no|pero ahora no|pero ya estoy bien|y ya estoy bien",
    "was": """tuve pensamientos suicidas|tuve ideas suicidas|fui suicida|quise morir|quise matarme|quise morirme
        |pense en suicidarme|pensaba en suicidarme|pense en matarme""",
}


def _phrases(*phrases: str) -> Phrases:
    return Phrases(phrases, _LISTS, REFUSED)


_ALLOWED_PAST = _phrases(
    "me (atienden|aceptan|reciben|tratan|dan|rechazan|cubre|cubren|pueden atender|pueden aceptar)",
    "(puedo|podria|debo|tengo que) (empezar|ir|hacer|recibir|decir|decirlo|mencionarlo|venir|calificar)",
    "(es|seria) (un problema|posible|seguro)",
    "(soy|seria) (candidato|candidata|elegible)",
)
_TRAINING = (
    "(para|es para) (el|la|un|una|nuestro|nuestra) [nuevo|nueva] <work> [de la (escuela|clinica)|del (club|hotel)]",
    "(estoy|estamos) (en|haciendo|tomando|dando|escribiendo|preparando) (un|una|el|la) <to 1> <work> "
    "[de formacion|de maestros|de enfermeria]",
)
_VOCABULARY = word_set(
    "y o la el un una de del en para por con que si a es ketamina spravato esketamina tratamiento infusion infusiones "
    "terapia clinica seguro formulario escuela club hotel personal material tienen hay algun alguna gracias hola "
    "buenas buenos dias tardes pregunta cita primera consulta"
)

_PAST_OVER = ("si [antes] <was> [antes] <over> [<ended>]",)
_POLICY = (
    "que (debe|deberia|puede|tiene que) (hacer|decir|responder) <role> (si|cuando) <somebody> <says> que <danger>",
    "que (hace|dice) <role> (si|cuando) <somebody> <says> que <danger>",
    "que se (le dice|hace|debe hacer|responde) (a|si|cuando) <somebody> [que] <says> que <danger>",
    "como (debe|deberia) (responder|actuar) <role> (si|cuando) <somebody> <says> que <danger>",
)

_MARKERS = _phrases(*_TRAINING)

ASKING = Asking(
    (
        Frame(_phrases(*_PAST_OVER), _ALLOWED_PAST, _VOCABULARY, needs=_ALLOWED_PAST),
        Frame(_phrases(*_POLICY), _MARKERS, _VOCABULARY, needs=_MARKERS),
    ),
    REFUSED,
)
