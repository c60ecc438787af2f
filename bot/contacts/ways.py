"""A way to be reached that is named or asked about but not told: "email?", "phone number", "can I give an email"."""

from __future__ import annotations

import re
from typing import Literal

Way = Literal["phone", "email", "either"]

LONGEST = 60  # characters; who writes more than this says more

# All patterns are for folded text: lower case, plain apostrophes, no accents.
_EMAIL = r"(?:e-?mails?|correos?)(?: (?:address|electronicos?))?"
_KIND = r"(?:tele|cell ?)?phone|cell|mobile|land ?line|home|house|work|office"
_PHONE = (
    rf"(?:{_KIND})(?: phone)?(?: (?:number|num|#))?|number|#|text(?:s|ing| messages?)?"
    r"|(?:(?:numero|num)(?: (?:de )?(?:mi )?)?)?(?:telefono|celular|cel|movil)|numero|mensajes?(?: de texto)?"
)
# Never "your": who asks for the clinic's own means another thing.
_ONE = rf"(?:(?:my|an?|the|any|a mi|mi|un|una|el|al) )?(?:{_EMAIL}|{_PHONE})"
_ONES = rf"(?P<ways>{_ONE}(?:(?: or |, ?| ?/ ?| and | o | y ){_ONE})*)"
_FILLER = r"(?:(?:ok|okay|oh|um+|uh|hm+|well|and|or|so|yes|yeah|sure|just|maybe|only|use|y|o|pues|si|solo)[\s,]+)*"
_ASKS = "|".join(
    (
        r"is|are|would|will|does|(?:can|could) it be|(?:what|how) about|(?:what|which)(?: kind of)?",
        r"(?:can|could|may|should|do) i (?:just )?(?:give|use|leave|send|type|put|enter|write|share)(?: you| u)?",
        r"(?:can|could|will|would) (?:you|u|they|someone|somebody)(?: just)?",
        r"(?:do )?you (?:mean|want|take|accept)|by|via|through|i(?:'d| would)? (?:prefer|rather)|prefer|here(?:'s| is)",
        r"(?:puede|podria) ser(?: por)?|(?:esta|estaria) bien|sirve|se puede|cual|que|por|prefiero|mejor",
        r"(?:le |les )?puedo (?:dar|dejar|poner|usar)(?:les?)?",
    )
)
_MUST = r"(?:does it have to|must it|do i have to|tiene que)(?: be| give| use| ser)?"
_FINE = r"(?:ok|okay|fine|good|alright|all right|enough|possible|better|best|easier)"
_AFTER = (
    rf"(?:[\s,]+(?:(?:is |be |would be )?{_FINE}|(?:would )?works?|me|too|also|instead|only|first|please|pls|thanks"
    r"|(?:do|did) you (?:want|mean|need)|(?:should|do) i (?:give|use|put)"
    r"|tambien|por favor|mejor|sirve|esta bien|me sirve|puede ser))*"
)
_NAMED = re.compile(rf"{_FILLER}(?:(?:(?P<must>{_MUST})|{_ASKS})\s+)?{_ONES}{_AFTER}")
_EITHER = re.compile(rf"{_FILLER}(?:which|either|what kind|cual(?:quiera)?)(?: one| de los dos)?{_AFTER}")
_AN_EMAIL, _A_PHONE = re.compile(_EMAIL), re.compile(_PHONE)


def named_way(plain: str) -> Way | None:
    """The way that a folded message names and says nothing else about; `either` where it leaves that open."""
    said = plain.strip(" ¿?!.,")
    if len(said) > LONGEST:
        return None
    match = _NAMED.fullmatch(said)
    if match is None:
        return "either" if _EITHER.fullmatch(said) else None
    by_email, by_phone = bool(_AN_EMAIL.search(match["ways"])), bool(_A_PHONE.search(match["ways"]))
    if match["must"] or (by_email and by_phone):
        return "either"
    return "email" if by_email else "phone"
