"""People's names in what visitors write, lower case and all: spaCy's people, introductions, titles, relatives.

Errs on the side of hiding a name: a question reads well with `<name>` in it. Medicines, insurers and places stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.contacts.names import introduced_name
from bot.contacts.recogniser import Entity
from bot.contacts.text import fold
from bot.contacts.words import NEVER_IN_NAMES, WEAK_IN_NAMES
from bot.privacy.common_words import COMMON
from bot.privacy.words import EVERYDAY, FIRST_NAMES, KEPT, LAST_NAMES, PUBLIC

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
_TITLE = r"(?:dr|mr|mrs|ms|sr|sra|srta|señora?|doctora)"
_CALLING = r"(?:doctor|miss|mister|nurse|prof|professor)"
_RELATIVE = (
    r"(?:husband|wife|spouse|son|daughter|kid|child|mom|mum|mother|dad|father|brother|sister|friend|partner|boyfriend"
    r"|girlfriend|fianc[eé]e?|uncle|aunt|cousin|nephew|niece|grandma|grandpa|grandmother|grandfather|grandson"
    r"|granddaughter|neighbou?r|boss|coworker|roommate|therapist|psychiatrist|psychologist|counselor|doctor|provider"
    r"|nurse|pcp|ex|caregiver|caretaker|esposo|esposa|hijo|hija|mam[aá]|pap[aá]|hermano|hermana|amigo|amiga)"
)
# What stands before a name: the next word is one unless it is an everyday word.
_BEFORE = re.compile(
    rf"\b(?:{_TITLE}\.?(?!\w)"
    r"|(?:patient|client|customer|full|first|last|legal|nombre)(?: name)?\s*(?::|is\b)|patient(?= [A-Z])"
    r"|name(?:'s| is|:)?|names(?:'s| is| are|:)|me llamo|mi nombre es|i go by|ask for|regards,?|sincerely,?"
    r"|best,|thanks,|thank you,|from:|attn:?|signed,?|cheers,|yours,|love,|gracias,|saludos,)[ \t\n]+(?=\S)",
    re.IGNORECASE,
)
# Here the next word may as well go on with the sentence: in lower case it must not be a common word either.
_OFTEN_BEFORE = re.compile(
    rf"\b(?:{_CALLING}|{_RELATIVE}(?:,| is| named| called|'s name is|:)?|names|call me)[ \t\n]+(?=\S)", re.IGNORECASE
)
# Here a name is believed only with a capital, or known as a first name.
_PERHAPS_BEFORE = re.compile(
    r"\b(?:i am|i'm|im|it's|its|it is|this is|soy|for|with|by|tell|ask|asked|contact|via|about)\s+(?=\S)", re.IGNORECASE
)
_HERE = re.compile(r"(?:^|[.!,]\s+|\b(?:hi|hello|hey),?\s+)(?P<name>\S+(?:\s+\S+)?)\s+here\b", re.IGNORECASE)
_INVERTED = re.compile(r"\b(?P<name>[A-Z][\w'’-]+,\s+[A-Z][\w'’-]+)(?=\s*(?:[.,;(]|$|\s+(?:dob|mrn)\b))")
_NO_PERSON = re.compile(
    r"\b(?:(?:in|since|until|till|by|of|last|next|this|early|mid|late)[ -](?:april|june|august)"
    r"|(?:san|santa|st\.?|saint|fort|ft\.?|port|mount|mt\.?|lake|los|las) \w+)\Z",
    re.IGNORECASE,
)
_PARTICLES = frozenset(["de", "del", "la", "van", "von", "bin", "al", "el", "da", "di", "dos", "san", "mc", "o", "thi"])


def find_names(text: str, entities: list[Entity]) -> list[Span]:
    """Where `text` names people. `entities`: what spaCy sees in it."""
    kept = _kept_spans(text)
    found = [
        *_seen_by_spacy(text, entities),
        *_introduced(text, entities),
        *_after(_BEFORE, text, _may_be_a_name),
        *_after(_OFTEN_BEFORE, text, _may_go_on),
        *_after(_PERHAPS_BEFORE, text, _is_known_name),
        *_known(text),
        *_signed_here(text),
        *((match.start("name"), match.end("name")) for match in _INVERTED.finditer(text) if _two_names(match["name"])),
    ]
    found = [_whole(text, span) for span in found]
    found = [span for span in found if not any(start <= span[0] and span[1] <= end for start, end in kept)]
    return [*found, *_again(text, found)]


def _kept_spans(text: str) -> list[Span]:
    lowered = text.lower()
    return [match.span() for name in PUBLIC for match in re.finditer(re.escape(name), lowered)]


def _seen_by_spacy(text: str, entities: list[Entity]) -> Iterator[Span]:
    for entity in entities:
        if entity.label != "PERSON":
            continue
        words = [match for match in _WORD.finditer(text, entity.start, entity.end) if not _everyday(match[0])]
        capital = any(match[0][0].isupper() for match in words)
        known = any(fold(match[0]) in FIRST_NAMES for match in words)
        if words and (known or (capital and not text.isupper())):
            yield words[0].start(), words[-1].end()


def _introduced(text: str, entities: list[Entity]) -> Iterator[Span]:
    name = introduced_name(text, lambda _: entities)
    if name and not all(_everyday(word) for word in name.split()):
        yield from ((match.start(), match.end()) for match in re.finditer(re.escape(name), text, re.IGNORECASE))


def _after(cue: re.Pattern[str], text: str, believed: object) -> Iterator[Span]:
    for match in cue.finditer(text):
        word = _WORD.match(text, match.end())
        if word and believed(word[0]):  # type: ignore[operator]
            yield word.span()


def _may_be_a_name(word: str) -> bool:
    return len(word) > 1 and not _everyday(word)


def _may_go_on(word: str) -> bool:
    return _may_be_a_name(word) and not (word.islower() and fold(word) in COMMON)


def _is_known_name(word: str) -> bool:
    return fold(word.split("-")[0]) in FIRST_NAMES


def _known(text: str) -> Iterator[Span]:
    """First names that mean nothing else, wherever they stand; a month or a place is no person."""
    for match in _WORD.finditer(text):
        if _NO_PERSON.search(text, 0, match.end()):
            continue
        if fold(match[0]).removesuffix("'s") in FIRST_NAMES and fold(match[0]) not in KEPT:
            yield match.start(), match.start() + len(match[0].removesuffix("'s").removesuffix("’s"))


def _signed_here(text: str) -> Iterator[Span]:
    for match in _HERE.finditer(text):
        found = _WORD.finditer(text, match.start("name"), match.end("name"))
        words = [word for word in found if not _everyday(word[0])]
        if words and (words[0][0][0].isupper() or _is_known_name(words[0][0])):
            yield words[0].start(), words[-1].end()


def _two_names(text: str) -> bool:
    return not any(_everyday(word[0]) for word in _WORD.finditer(text))


def _whole(text: str, span: Span) -> Span:
    """The name with what belongs to it: further capitalised words, a known last name, an initial."""
    start, end = span
    first = _WORD.search(text, start, end)
    capital = bool(first and first[0][0].isupper()) and not text.isupper()
    while True:
        following = re.compile(r"(?:\s+|\.\s?)(?=[^\W\d_])").match(text, end)
        word = _WORD.match(text, following.end()) if following else None
        if word is None:
            break
        folded = fold(word[0])
        initial = len(word[0]) == 1 and folded not in ("i", "a", "y", "e", "o", "u", "r", "n")
        proper = capital and word[0][0].isupper() and not _everyday(word[0]) and "." not in following[0]  # type: ignore[index]
        last = folded.removesuffix("'s") in LAST_NAMES and "." not in following[0]  # type: ignore[index]
        if not (initial or proper or last or (folded in _PARTICLES and _leads_on(text, word.end(), capital))):
            break
        end = word.end()
    return start, len(text[:end].removesuffix("'s").removesuffix("’s"))


def _leads_on(text: str, end: int, capital: bool) -> bool:
    following = re.compile(r"\s+").match(text, end)
    word = _WORD.match(text, following.end()) if following else None
    return bool(word and (fold(word[0]) in LAST_NAMES or (capital and word[0][0].isupper())))


def _again(text: str, found: list[Span]) -> Iterator[Span]:
    """The same name, or a part of it, somewhere else in the text."""
    parts = {word[0] for start, end in found for word in _WORD.finditer(text, start, end)}
    for part in parts:
        if len(part) > 2 and not _everyday(part):
            yield from (m.span() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text, re.IGNORECASE))


def _everyday(word: str) -> bool:
    """Whether `word` is no name: an everyday word, or a proper name that a question needs."""
    folded = fold(word).removesuffix("'s").rstrip(".")
    return any(folded in words for words in (EVERYDAY, NEVER_IN_NAMES, WEAK_IN_NAMES, KEPT)) or (
        "-" in folded and all(part in KEPT or part in EVERYDAY for part in folded.split("-"))
    )
