"""Whether somebody says that they call for help, or will not, or only "ok", and nothing else.

After danger such a message is met with the numbers, not with a form. Any word that is not expected here ("me", "you",
"not", "goodbye") makes it another message: a wish to be called has to begin the form, and danger has to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.safety.decision import Language
from bot.safety.grammar import Sentence
from bot.safety.normalise import fold, leaves_out, normalise

MOST = 100  # characters; who is calling writes no more

_HELP = (
    r"(?:(?:for )?(?:an |the )?(?:911|9 1 1|nine one one|988|9 8 8|ambulance|paramedics|police|emergency services"
    r"|(?:suicide |crisis )?(?:lifeline|hotline|line))|for help)"
)
_WHOM = rf"(?:{_HELP}|them|the number|that number)"
_WE = r"(?:(?:i am|we are|were|am) )?(?:(?:just|now|already) )*"
_ENGLISH = re.compile(
    r"(?:(?:ok|okay|yes|yeah|yep|all right|alright|fine|sure|thanks|thank you|so|just|now|already) )*"
    r"(?:"
    rf"{_WE}(?:calling|dialing|dialling|phoning)(?: {_WHOM})?"
    rf"|(?:(?:(?:i|we) )?will|ill|{_WE}(?:going to|about to)) (?:call|dial|phone)(?: {_WHOM})?"
    rf"|(?:(?:i|we|he|she|they|someone|somebody|my [a-z]+) )?(?:(?:have|has|is|are|just|already) )*"
    rf"(?:called|dialed|dialled|phoned|calling) {_HELP}"
    rf"|{_WE}on (?:the )?(?:phone|line|hold) with (?:{_HELP}|them)"
    rf"|{_WE}(?:(?:talking|speaking|chatting) (?:to|with) {_HELP}|texting 988)"
    r")(?: (?:now|right now|right away|already|immediately|thanks|thank you|ok))*"
)
_AYUDA = (
    r"(?:(?:al?|a la|a los|a una|una|la|los) )?(?:911|9 1 1|nueve once|988|9 8 8|ambulancia|paramedicos|policia"
    r"|emergencias|linea(?: de (?:crisis|ayuda))?)"
)
_SPANISH = re.compile(
    r"(?:(?:ok|okay|si|vale|bueno|esta bien|de acuerdo|claro|gracias|ya|ahora|ahorita) )*"
    r"(?:"
    rf"(?:(?:los|les) )?(?:(?:estoy|estamos) )?(?:llamando|marcando)(?:los|les)?(?: {_AYUDA})?"
    rf"|(?:los |les )?(?:(?:voy|vamos) a llamar(?:los|les)?|llamo|llamare)(?: {_AYUDA})?"
    rf"|(?:(?:el|ella|alguien|mi [a-z]+) )?(?:ya llame|(?:ya )?(?:llamo|llamamos|llamaron|(?:he|hemos|ha) llamado"
    rf"|esta llamando|voy a marcar|marco)) {_AYUDA}"
    r")(?: (?:ya|ahora|ahora mismo|ahorita|gracias|ok))*"
)

_REFUSES = re.compile(
    r"(?:(?:ok|okay|no|but|please|sorry|and) )*(?:i )?(?:(?:do|will|can|would|am) )?not "
    r"(?:(?:want|like|going|able|ready) to )?(?:call|calling|phone|dial|(?:talk|talking|speak)(?: (?:to|with))?)"
    rf"(?: (?:{_WHOM}|anyone|anybody|someone|somebody|people))?(?: (?:right now|now|today|please|ok))*"
)
_SE_NIEGA = re.compile(
    r"(?:(?:no|pero|ok|gracias) )*no (?:(?:quiero|puedo|voy a|pienso) )?(?:llamar(?:los|les)?|hablar)"
    rf"(?: (?:{_AYUDA}|a nadie|con nadie|por telefono))?(?: (?:ahora|gracias))*"
)
_NOTED = re.compile(
    r"(?:(?:ok|okay|k|kk|all right|alright|understood|got it|vale|bueno|entiendo|de acuerdo|esta bien)(?: |$))+"
    r"(?:thanks|thank you|gracias)?"
)


def calls_for_help(text: str) -> Language | None:
    """The language in which a message says so; None: it says something else, or asks. Never raises."""
    return _says(text, _ENGLISH, _SPANISH)


def refuses_to_call(text: str) -> Language | None:
    """The language in which a message says that they will or can not; None and errors as above."""
    return _says(text, _REFUSES, _SE_NIEGA)


def _says(text: str, english: re.Pattern[str], spanish: re.Pattern[str]) -> Language | None:
    if len(text) > MOST or "?" in fold(text) or leaves_out(text):
        return None
    message = normalise(text)
    if english.fullmatch(_said(message.english)):
        return "en"
    return "es" if spanish.fullmatch(_said(message.spanish)) else None


def takes_note(text: str) -> bool:
    """Whether a message is no more than an "ok", which to a reply that offers a call back might pass for a yes."""
    if "?" in fold(text) or leaves_out(text):
        return False
    return _NOTED.fullmatch(_said(normalise(text).english)) is not None


def _said(rows: Iterable[Sentence]) -> str:
    """The words alone, as one row."""
    return " ".join(word for row in rows for word in row.text.split() if word != ",")
