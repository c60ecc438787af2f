"""Whether a message is English or Spanish."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from bot.safety.grammar import word_set

# Frequent words that are not words of the other language (accents already removed).
_SPANISH = word_set(
    "el la los las una unos unas que quiero quiere estoy esta estan estamos tengo tiene mi mis su sus "
    "porque por para con sin pero muy mas ya yo tu usted ella ellos nosotros es soy eres fue era ser "
    "estar hay hola gracias cuando donde como cuanto cual quien puedo puede pueden hacer hago cita ayuda "
    "ayudame favor dias noche hoy manana ayer siempre nunca nada todo todos algo alguien hijo hija esposo "
    "esposa hermano hermana madre padre mama papa amigo amiga vida morir muerto muerta vivir matar "
    "matarme matarse se le les lo del al aqui eso esto este ese despues antes desde hasta tambien solo "
    "respira respirar responde dolor medicina pastillas si ojala siento siente dice dijo voy va tomo buenas buenos "
    "llamenme llameme llamame llamar contactenme contacteme quisiera agendar necesito telefono correo"
)
_ALONE = word_set("adios")  # said among English words, too: by itself it is Spanish
_ENGLISH = word_set(
    "the i my is am are was were and to of in it that you your he she they have has had not do does did "
    "with for this what how when who can will would want going be been but so if at on we his her their "
    "there just get from or about please call contact back need phone"
)


def guess(words: Iterable[str]) -> Literal["en", "es"]:
    """ "es" when clearly more words are Spanish than English, else "en"."""
    return told(words) or "en"


def told(words: Iterable[str]) -> Literal["en", "es"] | None:
    """The language with more of its frequent words; None where the words do not tell ("2", "STOP", "Maria Lopez")."""
    said = [word for word in words if word.isalpha()]
    if said and _ALONE.issuperset(said):
        return "es"
    spanish, english = (sum(word in frequent for word in said) for frequent in (_SPANISH, _ENGLISH))
    return None if spanish == english else "es" if spanish > english else "en"
