"""What a texter wants of the channel itself: no more texts, texts again, or to know what this is.

Since April 2025 a texter may opt out "in any reasonable way" (47 CFR 64.1200(a)(10)), not only by a keyword. What
reads as an opt-out here is a whole message that says so; "CANCEL my appointment" or "how do I stop feeling like this"
is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from bot.safety.normalise import normalise

# Twilio answers these itself and blocks the number: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
TWILIO_STOPS = frozenset(["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "REVOKE", "OPTOUT", "CANCEL"])
TWILIO_STARTS = frozenset(["START", "UNSTOP", "YES"])
STARTS = frozenset(
    (*TWILIO_STARTS - {"YES"}, "SUBSCRIBE", "RESUBSCRIBE", "OPTIN", "OPT IN", "OPT-IN", "EMPEZAR", "INICIAR", "INICIO")
)
HELPS = frozenset(["HELP", "INFO", "AYUDA"])
LONGEST = 18  # words, counted as the patterns below see them: a longer sentence is about something else, and costly

_POLITE = (
    "please|pls|plz|hey|hi|hello|ok|okay|just|now|no ,|yes|thanks|thank you|thx|i said|i told you to|i asked you to|"
    "i want you to|i need you to|i would like you to|you need to|you guys|can you|could you|would you|will you|"
    "por favor|ya|gracias|quiero que|sorry|i mean it|(?:i am )?not interested|,"
)
_SWEARING = " (?:fucking|the fuck|damn|goddamn)(?= )"
_AFTER = f"{_POLITE}|anymore|any more|again|ever|right now|immediately|today|at once|already|nunca mas|mas"
_TEXTING = (
    "text(?:ing|s)?|txt(?:ing|s)?|messag(?:e|es|ing)|msg(?:s|ing)?|contact(?:ing)?|sms|writ(?:e|ing)|"
    "bother(?:ing)?|spam(?:ming)?|send(?:ing)?"
)
_CALLING = "call(?:ing)?"  # named along with texting
_ME = "me|us|this number|my number|my phone|here"
_THINGS = (
    "(?:more |anymore |any |these |those |your |all |the )*"
    "(?:texts?|text messages?|messages?|msgs?|sms|txts?|notifications|communications?)"
)
_LIST = "(?:your|this|the|ur)(?: (?:texting|text|sms|contact|mailing|call))? (?:list|lists|database|system)"

_WHOLE = re.compile(  # only where the message says nothing else
    "stop(?: stop)*(?: (?:all|it|this|that))?|stopall|unsubscribe|end|quit|cancel|revoke|opt ?out|optout|alto|parar|"
    "pare|paren|basta|baja|detener|cancelar|cancele|terminar|salir|suspender|dejeme en paz|dejenme en paz|"
    "(?:es (?:un )?|tiene el )?numero equivocado|leave me alone|lose my number|go away|cancel (?:my )?subscription|"
    "(?:(?:this is|you have|you got) (?:the|a) )?wrong number"
)
_OBJECT = f"(?: (?:{_ME}|{_THINGS}|to (?:{_ME})))*"
_SENTENCE = re.compile(
    f"(?:stop|quit|cease|discontinue) (?:{_CALLING} (?:and|or) )?(?:{_TEXTING})(?: (?:and|or) {_CALLING})?{_OBJECT}"
    f"|(?:stop|cancel|end|cease|no|no more|stop with|stop all) {_THINGS}(?: to (?:{_ME})| from you)?"
    f"|(?:do not|never|dont) (?:ever )?(?:{_CALLING} (?:and|or) )?(?:{_TEXTING})(?: (?:and|or) {_CALLING})?{_OBJECT}"
    f"|i (?:want|wish|would like|need) to stop (?:getting|receiving) {_THINGS}(?: from you)?"
    "|(?:i )?(?:do not|dont|no longer) (?:want|wish)(?: to (?:get|receive))?"
    f"(?: to be (?:texted|contacted|messaged))? ?(?:{_THINGS})?(?: from you)?"
    "|(?:i (?:want|wish|would like|need) to )?(?:unsubscribe|opt ?out|optout)(?: me)?"
    f"(?: (?:from|of) (?:this|these|your|all|{_THINGS}|{_LIST}))*"
    f"|opt me out(?: of (?:this|{_THINGS}))?"
    "|(?:i )?(?:revoke|withdraw) (?:my )?(?:consent|permission)"
    f"|(?:take|get) (?:me|my number|this number) off(?: of)?(?: {_LIST})?"
    f"|(?:remove|delete) (?:me|my number|this number)(?: (?:from|off) {_LIST})?"
    "|(?:no|ya no|nunca) (?:me|nos) (?:escriban|escribas|escriba|manden|mandes|envien|envies|contacten|texteen)"
    "(?: (?:mas )?(?:mensajes|textos))?"
    "|(?:dejen|deje|deja|paren|pare) de (?:escribirme|mandarme|enviarme|textearme|contactarme)(?: (?:mensajes|textos))?"
    "|no (?:(?:quiero|deseo)(?: recibir)? )?(?:mas )?(?:mensajes|textos)|cancelar (?:la )?suscripcion"
    "|(?:quiero |deseo )?darme de baja|(?:de|den)me de baja|(?:borre|borren|quite|quiten|elimine|eliminen) mi numero"
    "|(?:por favor )?(?:ya )?no (?:me )?(?:vuelvan a|quiero que me) (?:escribir|escriban|manden|contacten|contactar)"
)
_EMPTY_WANT = re.compile("(?:i )?(?:do not|dont|no longer) (?:want|wish)(?: to (?:get|receive))? ?")


class Wish(str, Enum):
    """What a message wants of the channel. NONE: nothing, it is part of the conversation."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    NONE = "none"


def wish(text: str, opt_out_type: str | None, opted_out: bool) -> Wish:
    """What a message wants. Twilio's own finding (`OptOutType`) counts first.

    `opted_out`: YES opts in again only then; else it is an answer.
    """
    if opt_out_type and opt_out_type.lower() in ("stop", "start", "help"):
        return Wish(opt_out_type.lower())
    word = text.strip().upper()
    bare = word.strip(" .!,;:\"'")
    if bare in TWILIO_STOPS:
        return Wish.STOP
    if bare in STARTS or (opted_out and bare in TWILIO_STARTS):
        return Wish.START
    if bare in HELPS:
        return Wish.HELP
    return Wish.STOP if _says_stop(text) else Wish.NONE


def answered_by_twilio(text: str, opt_out_type: str | None) -> bool:
    """Whether Twilio has confirmed an opt-out itself: then we say nothing more."""
    return (opt_out_type or "").upper() == "STOP" or text.strip().upper() in TWILIO_STOPS


def _says_stop(text: str) -> bool:
    message = normalise(text)
    for sentences in (message.english, message.spanish):
        said = [sentence.text for sentence in sentences]
        if sum(len(words.split()) for words in said) > LONGEST:  # of the message as it is matched: `a/b/c` is three
            continue
        wanted = [bare for bare in map(_bare, said) if bare]
        if wanted and all(_WHOLE.fullmatch(bare) for bare in wanted):
            return True
        if any(_SENTENCE.fullmatch(bare) and not _EMPTY_WANT.fullmatch(bare) for bare in _first_clauses(wanted)):
            return True
    return False


def _first_clauses(sentences: Iterable[str]) -> Iterator[str]:
    """Each sentence, and what stands before its comma: "stop texting me, I'm not interested".

    But "no texts, call me" tells the contact form how to reach somebody.
    """
    for sentence in sentences:
        yield sentence
        before, comma, behind = sentence.partition(" ,")
        if _WHOLE.fullmatch(_bare(before)) and "wrong number" in before:
            yield _bare(behind)
        elif comma and not before.startswith("no "):
            yield _bare(before)


def _bare(sentence: str) -> str:
    """A sentence without the polite words around it."""
    said, before = " ".join(re.sub(_SWEARING, "", sentence).split()), None
    while said != before:
        before = said
        said = re.sub(f"^(?:{_POLITE})(?: |$)", "", said)
        said = re.sub(f"(?:^| )(?:{_AFTER})$", "", said)
    return said
