"""The time a visitor would like to be reached: found in free text, kept in their own words."""

from __future__ import annotations

import re

from bot.contacts.recogniser import Recognise, no_entities
from bot.contacts.text import Refused, clean, fold, has_control_characters, has_link, is_question

TIME_MAX = 120  # characters
ANY_TIME = "any time"

TOO_LONG = Refused("time_long", "That is a bit long for me.")
NOT_A_TIME = Refused("time_unreadable", "I couldn't read a day or time in that.")
LINK = Refused("time_link", "That looks like a link, not a time.")
STRANGE = Refused("time_characters", "That has characters I can't use.")

_DAY = (
    r"mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?"
    r"|sat(?:urdays?)?|sun(?:days?)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?"
)
_RELATIVE = (
    r"today|tonight|tonite|2nite|tomorrow|tommorow|tomorow|tmrw|tmr|asap|as soon as (?:possible|you can)|any ?time"
    r"|day after tomorrow|any day|when(?:ever)?(?: you (?:can|like|want|are free))?(?<!when)|week ?days?|week ?ends?"
    r"|(?:next|this|every|each) (?:week|month)|right away|right now|in an hour|in (?:an?|\d+|two|three) hours?"
    r"|lo (?:antes|m[aá]s pronto) posible|cuanto antes|hoy|esta (?:ma[nñ]ana|tarde|noche)|pasado ma[nñ]ana|ma[nñ]anas?"
    r"|cualquier (?:d[ií]a|hora)"
)
_PART = (
    r"mornings?|afternoons?|evenings?|nights?|noon|midday|midnight|lunch ?(?:time|break|hour)?|end of (?:the )?day"
    r"|close of business|after (?:work|school|dinner|lunch)|tardes?|noches?|mediod[ií]a"
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
SPANISH_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_SPANISH_DATE = rf"(?:el )?\d{{1,2}} de (?:{'|'.join(SPANISH_MONTHS)})"
_CLOCK = (
    r"\d{1,2}(?::\d{2})?\s?(?:-|to)\s?\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}\s?(?:o'?clock|ish)\b|\d{4} hours|\d{1,2}(?:am"
    r"|pm)?\s?-\s?\d{1,2}\s?[ap]m\b|half past \w+|quarter (?:past|to) \w+"
)
_DATE = (
    rf"(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b|(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b(?: of (?:{_MONTH}))?"
    rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b|{_SPANISH_DATE}\b"
)
_CORE = rf"(?:{_DATE}|{_CLOCK}|(?:{_RELATIVE}|{_PART}|{_DAY})\b)"
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|doce)\b"
)
_LEAD = (
    r"(?:not )?(?:after|before|around|about|between|from|until|till?|by|past|at|despu[eé]s de(?: las?)?"
    r"|antes de(?: las?)?|a las?|since)"
)
_LINKING = (
    r"(?:and|or|to|through|thru|until|till?|in the|in|on|of|the|at|any|every|each|this|next|early|late|mid"
    r"|only|not|before|after|around|about|between|from|by|except|but|also|either|usually|best|por las?"
    r"|en las?|de las?|por la|ish|or later|or earlier|sometime|pacific|p[sd]?t|if possible|y|o)\b|[-–,&/]"
)
_NUMBER_END = (
    r"(?=\s*(?:$|[.,;!?)]|and\b|or\b|to\b|-|on\b|in\b|if\b|is\b|de la\b|works?\b|please\b|pls\b"
    r"|thanks?\b|i'?m\b|my\b|because\b|" + _CORE + "))"
)
_PIECE = rf"(?:{_LEAD}\s+)?(?:{_CORE}|(?<=[\s-]){_NUMBER}{_NUMBER_END})"
_ANCHOR = rf"(?:{_LEAD}\s+(?:{_CORE}|{_NUMBER}{_NUMBER_END})|{_CORE})"
_RUN = re.compile(
    rf"\b(?:(?:any|every|each|this|next|early|late|mid|usually|not|only|por las?|en las?)\s+)?{_ANCHOR}"
    rf"(?:\s*(?:{_LINKING})?\s*(?:{_LINKING})?\s*(?:{_PIECE}))*(?:\s+(?:or later|or earlier|if possible"
    rf"|only|onwards?|pacific(?: time)?|p[sd]?t)\b)?",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:ago|yesterday|last|since|left|emailed|called|missed|was|were|said|got|had|did|rang|filled"
    r"|waiting|been)\b"
)
_NO_PREFERENCE = re.compile(
    r"(?:n/?a|no preference|none|no|idk|i don'?t (?:know|care|mind)|not sure|(?:it )?do(?:es)?n'?t matter"
    r"|any|either|skip"
    r"|whatever(?: works)?|you (?:pick|choose)|up to you|don'?t mind|anything|all day|me da igual"
    r"|cuando (?:quiera|sea)\w*)",
)
_LEADING = re.compile(
    r"^(?:(?:on|in the|in(?! an?\b| \d| two| three)|the|best|is|of|and|or|only|but|also)\s+|[-–,&/.\s]+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s+(?:and|or|to|on|in|the|at|of|but|by|best|y|o|from|also)|[-–,;&/\s])+$",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r"\b(?:now|when|once|while|work|shift|later|sooner|soonest|earliest|early|late|time|hours?|minutes?|days?|weeks?"
    r"|o'?clock|dawn|free|available|retired|home)\b"
)
_SOON = re.compile(
    r"\b(?:ahora mismo|ahorita mismo|en cuanto pued(?:a[ns]?|en))\b"
    r"|^(?:ahora|ahorita|pronto)$"
)
_DECLINED = re.compile(
    r"not (?:right )?(?:now|today|yet)|(?:por )?(?:ahora|ahorita|hoy|todavia) no|todavia no|antes no"
)
# A time put as a question: "can it be after 5?", "does friday work?"
_PROPOSED = re.compile(
    r"(?:(?:can|could|would|will) (?:it|that|you|u|they|we|some(?:one|body)) (?:please )?(?:be|do|make it|call|text"
    r"|ring|reach)(?: me)?|(?:how|what) about|maybe|(?:puede|podria) ser|que tal)\s+(?P<a>.+)"
    r"|(?:does|do|would|will|is|are) (?P<b>.+?) (?:be )?(?:work|ok|okay|good|fine|possible|alright)"
    r"(?: (?:for|with) (?:you|u|them|y'?all))?",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\b(?:good |buen[ao]s )(?:morning|afternoon|evening|night|tardes|noches|d[ií]as)\b",
    re.IGNORECASE,
)
_BRACES = re.compile(r"[<>{}\[\]\\|]")
_SMALL = re.compile(
    r"\b(?:a|at|best|by|de|el|en|est[ae]|for|good|in|is|las?|late|los|mism[ao]|on|para|please|pls|por(?: favor)?|the)\b"
)


def find_time(text: str, recognise: Recognise = no_entities) -> str | None:
    """The first stretch of `text` that says when, in the visitor's words ("after 5 tomorrow"), or None."""
    message = _GREETING.sub(" ; ", clean(text).replace("’", "'"))
    for match in _RUN.finditer(message):
        words = _trim(match.group())
        if words and not _is_past(message, match.start(), match.end()) and not _ambiguous(words):
            return words[:TIME_MAX].strip()
    for entity in recognise(message):
        words = _trim(entity.text)
        is_wish = entity.label == "TIME" and not _is_past(message, entity.start, entity.end)
        if is_wish and words and not _BRACES.search(words) and not _measure(words):
            return words[:TIME_MAX].strip()
    return None


def parse_time(text: str, recognise: Recognise = no_entities) -> str | Refused:
    """An answer to "when is best?" in the visitor's words, trimmed; `any time` for "no preference"."""
    words = clean(text)
    if len(words) > TIME_MAX:
        return find_time(words[:1000], recognise) or TOO_LONG
    if has_control_characters(text) or _BRACES.search(words):
        return STRANGE
    if has_link(words) or "@" in words:
        return LINK
    trimmed = words.strip(" .,;:!-–'\"")
    if _NO_PREFERENCE.fullmatch(fold(trimmed)) and fold(trimmed) not in ("no", "none"):
        return ANY_TIME
    if proposed := _proposed(trimmed):
        return proposed
    if not trimmed or _DECLINED.fullmatch(fold(trimmed)) or _asks(words) or not says_when(trimmed, recognise):
        return NOT_A_TIME
    return trimmed


def says_when(text: str, recognise: Recognise = no_entities) -> bool:
    """Whether `text` holds anything that says when: a day, a clock time, "when my shift ends"."""
    words = fold(text)
    return bool(
        _RUN.search(words)
        or _TIME_WORD.search(words)
        or _SOON.search(words)
        or re.fullmatch(rf"{_NUMBER}|\d{{1,2}}(?:-\d{{1,2}})?|\d{{3,4}}", words)
        or any(entity.label in ("TIME", "DATE") for entity in recognise(text))
    )


def only_says_when(text: str) -> bool:
    """Whether `text` says when and nothing else: "tonight", "esta noche a las 8", not "tonight I will do it".

    Not with a "not": "not after tonight" may say more than when.
    """
    words = fold(clean(text))
    rest, runs = _RUN.subn(" ", words)
    return bool(runs) and "not" not in words.split() and not re.search(r"\w", _SMALL.sub("", rest))


def _proposed(words: str) -> str | None:
    """The time in a question that offers one, where it is nothing but a time."""
    words = words.strip("¿¡?!. ")
    match = _PROPOSED.fullmatch(words)
    if match is None:
        return None
    side = "a" if match["a"] else "b"
    offered = words[match.start(side) : match.end(side)]
    return offered if only_says_when(offered) else None


def _asks(words: str) -> bool:
    """Whether `words` ask us something; "tomorrow morning?", "when my shift ends", "cuanto antes" are answers."""
    if re.match(r"when(?:ever)? (?!do\b|are you|is\b|can i|will|does)|cu[aá]nto antes", words, re.IGNORECASE):
        return False
    said = words.rstrip("?!. ")
    return is_question(said) or ("?" in words[len(said) :] and len(said) > 40)


def _trim(words: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", words.strip())).strip(" .;!,")


def _ambiguous(words: str) -> bool:
    """`sat`, `sun`, `mar` and `may` alone are other words too; "mañana" and a clock time are not."""
    return fold(words) in ("sat", "sun", "wed", "mon", "mar", "may", "night", "nights", "about may")


def _measure(words: str) -> bool:
    return bool(re.search(r"\b(?:minutes?|hours?|seconds?|years?)\b", fold(words)))


def _is_past(message: str, start: int, end: int) -> bool:
    """Whether the clause around the words tells of something that has been: "I called on Monday"."""
    before = re.split(r"[.;!?,]", message[:start])[-1]
    after = re.split(r"[.;!?,]", message[end:])[0]
    return bool(
        _PAST.search(fold(before)) or re.match(r"\s*(?:ago|and (?:there|nobody|no one|have|they))", fold(after))
    )
