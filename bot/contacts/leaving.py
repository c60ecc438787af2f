"""How people end a contact form, or will not tell one thing, in ordinary words. A whole message or nothing.

"I changed my mind" ends the form; "I changed my mind, call after 5" is a correction, and is read as one.
"""

from __future__ import annotations

import re

from bot.contacts.fields import Field

# All patterns are for folded text: lower case, plain apostrophes, no accents.
_BEFORE = (
    r"(?:(?:no|nope|nah|naw|ok|okay|oh|um+|uh|hm+|well|please|pls|plz|actually|just|sorry|wait|hold on|honestly|yeah"
    r"|you know what|i think|i guess|but|can (?:you|we)|could (?:you|we)|lets|let's|i want to|i(?:'d| would)? like to"
    r"|thanks?|thank you|perdon|disculpe|pues|bueno|ay|la verdad|gracias|por favor|sabe que|quiero|creo que|mejor)"
    r"[\s,.!;:-]+)*"
)
_AFTER = (
    r"(?:[\s,.!;-]+(?:thanks?|thank you|thx|ty|please|pls|plz|any ?more|any ?way|now|right now|for now|after all|then"
    r"|today|at all|sorry|all|everything|bye|muchas|mil|gracias|por favor|ya|ahora|mas|asi|nada|todo|entonces))*"
)
_THANKS = r"(?:thanks?|thank you|thx|ty|(?:muchas |mil )?gracias)"
_IT = (
    r"(?:it|this|that|these|the (?:form|request|call|call ?back|whole thing)|my request|everything|all of (?:it|this))"
)
_CALLS = r"(?:call|contact|phone|ring|reach)(?:ed)?"  # not "text" or "email": refusing one way is not leaving
_BEING_CALLED = (
    rf"(?:(?:you|anyone|anybody|someone|somebody|them|the clinic|people) )?(?:to (?:be )?)?{_CALLS}"
    r"(?: (?:me|us))?(?: back)?"
)
_ENDING = "|".join(
    (
        rf"(?:cancel|stop|quit|exit|abort|end|drop|scrap|scratch|discard|forget)(?: (?:about )?{_IT})?",
        r"never ?mind(?: (?:it|this|that|about (?:it|this|that)))?|nvm|nevermind",
        rf"(?:leave|skip) (?:it|this|the whole thing)|let (?:it|this) go|not? do {_IT}",
        r"i(?:'ve| have|ve)? (?:just )?(?:changed|change) my mind(?: about (?:it|this|that|the (?:call|request)))?",
        r"changed my mind(?: about (?:it|this|that|the (?:call|request)))?|on second thoughts?(?: no)?",
        r"(?:i )?(?:really )?(?:do ?n'?t|do not|no longer) (?:really )?(?:want|need|wanna|wish)"
        rf"(?: to| {_IT}| an?y? call(?: ?back)?| {_BEING_CALLED}"
        rf"| to (?:do|finish|continue|go on with|send|fill out)(?: {_IT})?| to (?:go on|continue|talk|share))?",
        rf"(?:do ?n'?t|do not) (?:send {_IT}|bother|worry about it)",
        r"(?:i'?m |i am )?not interested|no need|not any ?more|no more questions|i'?ll pass|enough",
        rf"(?:no|nope|nah|naw)[\s,]+(?:i'?m (?:good|fine|ok|okay|all set)|{_THANKS})(?:[\s,]+i'?m (?:good|fine))?",
        # Spanish
        rf"(?:mejor|ya)[\s,]+no(?: quiero| hace falta| lo necesito| me interesa)?(?:[\s,]+{_THANKS})?",
        r"(?:ya )?no (?:lo |la )?quiero(?: nada| eso| seguir(?: con (?:esto|el formulario))?| continuar| hacerlo"
        r"| (?:la|una) llamada| que (?:me|nos) (?:llamen?|contacten?|busquen?)| dar mis datos)?",
        r"no (?:me|nos) interesa|(?:ya )?no (?:hace falta|es necesario)",
        r"(?:mejor )?dej(?:a|e|en)l[oa](?: asi)?|olvid(?:alo|ala|elo|ela|ese|enlo)(?: de (?:eso|esto))?",
        r"(?:cancel(?:ar?|e|en|elo|ela|alo|ala)|termin(?:ar?|e|en)|salir)(?: (?:esto|todo|la (?:solicitud|llamada)))?",
        r"(?:me )?arrepenti|cambie de (?:idea|opinion|parecer)|me arrepiento",
    )
)
# A time as well, where one is asked for.
_LATER = (
    r"(?:maybe |perhaps )?(?:later|another (?:time|day)|some other time)|not (?:right )?now|not (?:today|yet)"
    r"|(?:ahora|ahorita|hoy|todavia|por ahora) no|(?:quizas?|tal vez) (?:luego|despues)"
    r"|(?:quizas? |tal vez )?(?:mas tarde|otro dia)"
)
_ENDS = re.compile(rf"{_BEFORE}(?:{_ENDING}){_AFTER}")
# Where we ask for a number, an e-mail address would do as well.
_NOT_CALLED = re.compile(
    rf"{_BEFORE}(?:(?:do ?n'?t|do not) (?:call|contact|phone|ring) (?:me|us)(?: back)?"
    rf"|no (?:me|nos) (?:llamen?|contacten?)){_AFTER}"
)
# Words of people who cannot go on as well: to them nobody says "All right, nothing was sent".
_MAY_BE_DESPAIR = re.compile(r"\b(?:everything|(?<!at )all|(?<!called )any ?more|end|enough|care|todo|nada|seguir)\b")
_POSTPONES = re.compile(rf"{_BEFORE}(?:{_LATER}){_AFTER}")
_MINE = (
    r"(?:(?:that|it|this|anything|(?:my |a |the |any )?(?:real |full |last |first |phone |e-?mail )?"
    r"(?:name|number|phone|e-?mail|address|info(?:rmation)?|details|data))(?: (?:out|away|here|with you))?)"
)
_TELL = rf"(?:say|tell|share|give|provide|answer|disclose)(?: (?:you|me))?(?: {_MINE})?"
_DECLINES = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?:i(?:'d| would|'?ll)? ?|id )?(?:much )?(?:rather|prefer) not(?: to)?(?: {_TELL}| do (?:it|this|that))?"
    rf"|(?:i )?(?:do ?n'?t|do not|wo ?n'?t|will not|'?m not (?:going to|gonna)|am not going to|can'?t|cannot)"
    rf"(?: want to| wanna| like to| feel comfortable)? ?(?:{_TELL}|(?:giving|sharing|saying) {_MINE})"
    rf"|not (?:telling|saying|comfortable (?:with|giving|sharing|saying) {_MINE})"
    r"|(?:prefiero|preferiria|quisiera) no (?:decir(?:lo|la)?|dar(?:lo|la)?|compartir(?:lo|la)?)(?: (?:mi|el|la) \w+)?"
    r"|no (?:lo |la )?(?:quiero|voy a|puedo|deseo) (?:decir|dar|compartir)(?:lo|la|les?|selo)?"
    r"(?: (?:mi|el|la) (?:nombre|numero|telefono|correo|apellido))?"
    rf"){_AFTER}"
)
# A change of mind that does not say to what. ("Sorry" and "oh" are said before anything.)
_SECOND_THOUGHTS = re.compile(
    r"^(?:no[\s,]+)?(?:wait|hold on|hang on|one (?:sec|second|moment)|actually|espere|espera|un momento|momento)\b"
    r"|\b(?:wait|hold on|espere|espera)[\s.!]*$"
    r"|\b(?:instead|rather|wrong|incorrect|mistake|changed my mind|en vez|en lugar|equivocad[oa]|esta mal)\b"
)


def leaves(plain: str, asked: Field | None) -> bool:
    """Whether a folded message ends the form. `asked`: the field of our question, None at the read-back."""
    if _MAY_BE_DESPAIR.search(plain):
        return False
    if _ENDS.fullmatch(plain) or (asked != "reach" and _NOT_CALLED.fullmatch(plain)):
        return True
    return asked is None and bool(_DECLINES.fullmatch(plain))


def postpones(plain: str, asked: Field | None) -> bool:
    """Whether a folded message puts the form off; "later" is an answer where a time is asked for."""
    return asked != "time" and bool(_POSTPONES.fullmatch(plain))


def declines(plain: str) -> bool:
    """Whether a folded message will not tell what was asked: "I'd rather not say"."""
    return bool(_DECLINES.fullmatch(plain))


def has_second_thoughts(plain: str) -> bool:
    """Whether a folded message takes something back: "hold on, call my wife instead"."""
    return bool(_SECOND_THOUGHTS.search(plain))
