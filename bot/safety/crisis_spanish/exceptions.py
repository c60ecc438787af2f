"""When a Spanish match is no danger: negated, a figure of speech, long past, said in general, an accident."""

from __future__ import annotations

import re

from bot.safety.exceptions import any_word, sentence_has
from bot.safety.grammar import Found

_NEGATED = re.compile(
    r" (?:no|nunca|jamas|sin|tampoco|ni)(?: (?:quiero|quiere|voy|va|a|he|ha|tengo|tiene|estoy|"
    r"esta|pienso|piensa|soy|es|me|se|la|el|de|intencion|ideas?|pensamientos?"
    r"|pensado|pensando|en|ganas|planes|ninguna|ningun|es|que|quise|intencion|intenciones|"
    r"plan|siento|sido|para|nada|un|una)){0,6} $"
)
_NOT_DENIED = re.compile(
    r" (?:no (?:puedo|dejo|paro|aguanto|se|prometo|soporto|sabes|sabe|solo|"
    r"sirvo)(?: \w+){0,4}|por que no|(?<=\w )si no|no solo|para no) $"
)
_REFLEXIVE = re.compile(r" no se $")  # "no se quiere morir", unlike "no se si quiere morir"
_OF_ANOTHER = re.compile(r" (?:quiere|quiso|queria|va a|piensa|esta|ha|siente) ")
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
    r"| (?:puede|pueden|podria|hace(?! (?:\w+ )?(?:anos?|mes(?:es)?|semanas?|dias?|horas?|tiempo|mucho|poco|rato)\b)"
    r"|causa|causar|provoca|provocar|dar|da"
    r"|aumenta|aumentar|riesgo de|efecto|efectos|ayuda con|ayuda para|sirve para|ayuda a|trata|reduce|hacerme|"
    r"hacer que)(?: \w+){0,4} $"
    r"| (?:cancion|pelicula|libro|serie|articulo)(?: \w+){0,4} $"
)


def negated(found: Found) -> bool:
    """ "No quiero morir", "no soy suicida"; not "no puedo dejar de pensar en ..."."""
    left = found.left[-120:]
    if _REFLEXIVE.search(left) and _OF_ANOTHER.match(found.inner):
        return True
    return bool(_NEGATED.search(left)) and not _NOT_DENIED.search(left)


_STOPPED = re.compile(r" deje $")
_LONG_SINCE = re.compile(r" (?:hace (?:\w+ )?(?:anos|mucho|tiempo|decadas)|en (?:19|20)\d\d|anos atras) ")


def stopped(found: Found) -> bool:
    """ "Deje de cortarme en 2015": over for long, with no sign of now; not "quiero que deje de cortarse"."""
    text = found.sentence.text
    return (
        bool(_STOPPED.search(found.left) and re.match(r" de (?:\w+me|hacerme dano) ", found.inner))
        and bool(_LONG_SINCE.search(text))
        and not _NOW.search(text)
    )


_QUOTED = re.compile(
    r"^ (?:dice|decia|canta|se llama|es el titulo de|sale en|suena en) (?:la|una|esa|el|un|ese|su) "
    r"(?:cancion|rola|pelicula|serie|libro|novela|corrido|poema|letra|anuncio|cantante|grupo) "
)


def quoted(found: Found) -> bool:
    """ "'Me quiero morir' dice la cancion"."""
    return bool(_QUOTED.search(found.right))


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


G = (negated, figure, long_past, general, stopped, quoted)

accident = sentence_has(
    "cocinando|cocina|cuchillo de cocina|gimnasio|sin querer|accidente|pelo|cabello|unas|"
    "afeitando|afeitarme|ejercicio|trabajo|manejar|caer|caerme|caigo|estufa|pesas"
)
_APPOINTMENT = any_word(r"cita|tratamiento|terapia|infusion\w*|miedo")
_ERRAND = any_word("seguro|cita|pago|pagar|tratamiento|viaje|boda|formulario|documentos|consulta")
_WISH = any_word(
    r"quier\w+|queria|deseo|ganas|puedo|puede|pena|sentido|razon\w*|motivos?|que|interesa|"
    "gusta|fuerzas|soporto|aguanto|merezco|caso|quisiera"
)
_SOMEBODYS = any_word("estoy|tengo|me|mi|mis|sus|volvieron|regresaron|volviendo|ando|sigo|yo")


def to_do_the_treatment(found: Found) -> bool:
    """ "Pienso en hacerlo", said of an appointment or a treatment."""
    return " hacerlo " in found.inner and bool(_APPOINTMENT.search(found.sentence.text))


def ordinary_plan(found: Found) -> bool:
    """ "Ya tengo la fecha" of an appointment, a journey or a payment; not "ya tengo con que"."""
    return " con que" not in found.inner and bool(_ERRAND.search(found.sentence.text))


def no_wish_named(found: Found) -> bool:
    """ "No ... la vida" without a word of wanting, being able or being worth it."""
    return not _WISH.search(found.inner)


def nobody_has_them(found: Found) -> bool:
    """ "Los pensamientos suicidas" as a subject."""
    the_subject = re.match(r" (?:con|los|mis|sus|estos|unos|tener|las) ", found.inner)
    return bool(the_subject) and not _SOMEBODYS.search(found.sentence.text)
