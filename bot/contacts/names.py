"""People's names: as they say them, without deciding what a name looks like more than we must."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from bot.contacts.recogniser import Recognise, no_entities
from bot.contacts.text import Refused, clean, fold, has_control_characters, has_link, has_markup, is_question, plain
from bot.contacts.words import DECLINED, NEVER_IN_NAMES, NOT_THE_VISITOR, WEAK_IN_NAMES
from bot.contacts.yes_no import is_yes

NAME_MAX = 80  # characters; the longest full names in ordinary use stay below
WORDS_MAX = 7

EMPTY = Refused("name_empty", "I didn't see a name there.")
TOO_LONG = Refused("name_long", "That is too long for a name.")
STRANGE = Refused("name_characters", "That has characters a name doesn't have.")
LINK = Refused("name_link", "That looks like a web or email address, not a name.")
DIGITS = Refused("name_digits", "That looks like a number, not a name.")
QUESTION = Refused("name_question", "That looks like a question, not a name.")
NOT_GIVEN = Refused("name_not_given", "I need something to call you. A first name or nickname is fine.")
NOT_A_NAME = Refused("name_words", "I couldn't read a name in that.")

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "＇": "'", "‐": "-", "‑": "-", "–": "-"})
_INSIDE = frozenset(" '-.·・")

# What people say before their name. `firm` ones are believed; `loose` ones ("I'm ...") need a name-like rest.
_FIRM = (
    r"(?:my |the )?name should be my \w+'s,?|(?:my|his|her|their|the) (?:full |first |legal |real "
    r"|last )?name(?:'s| is| should be|:)(?: spelled| spelt| actually)?"
    r"|(?:full |first |legal )?name(?:'s| is|:)(?: spelled| spelt)?|i go by|put me down as"
    r"|put down(?: my \w+)?"
    r"|ask for|sincerely,?|regards,?|yours,?|me llamo|mi nombre es"
)
_LOOSE = (
    r"i am|i'm|im|this is|(?:it's|its|it is|that's|thats)(?: spelled| spelt)?|call me|name(?: to)?|soy"
    r"|my (?:wife|husband|son|daughter|mother|father|mom|dad|brother|sister)"
)
_GREETING = (
    r"(?:(?:hi|hello|hey|hola|dear sir or madam|good (?:morning|afternoon|evening)|yes|ok|okay|sure|no|oh"
    r"|sorry|perd[oó]n|actually|well)(?: there)?[\s,.!-]+)*"
)
_FIRM_AT = re.compile(rf"(?:^|[\s,;.!(-])(?:{_FIRM})\s*[:,]?\s+(?=\S)", re.IGNORECASE)
_LOOSE_AT = re.compile(rf"(?:^|[\s,;.!(-])(?:{_LOOSE})\s*[:,]?\s+(?=\S)", re.IGNORECASE)
_GREETING_AT = re.compile(_GREETING, re.IGNORECASE)
_FIRST_LAST = re.compile(
    r"\bfirst name:? (?:is )?(?P<first>[^\s,;]+),? (?:and )?(?:my )?last name:? (?:is )?(?P<last>[^,;.]+)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;:!?()\"/]|\.(?=\s|$)(?<!\b\w\.)(?<!\b[MD]r\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bSt\.)|\s-+\s|\d|@"
    r"|\s(?:and|but|or|i'm|im|i am|my|his|her|you|u"
    r"|call|text|reach|phone|email|number|cell|at|on|from|with|who|please|pls|thanks|thank|here|speaking|is"
    r"|it's|its|thats|"
    r"that's|not|first name|full name|last name|para|calling|in|for|looking|would|need|needs|want|wants|can"
    r"|after|before|around|tomorrow|today|anytime|instead|actually)(?=[\s,;.!?]|$)",
    re.IGNORECASE,
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "m.d", "phd", "rn", "esq"))


def parse_name(text: str) -> str | Refused:
    """An answer to "what is your name?" as the name alone, letters as typed, or why it is not one."""
    if has_control_characters(text):
        return STRANGE
    answer = clean(text).translate(_SIGNS)
    for refusal in (_refuse_form(answer), _refuse_kind(answer)):
        if refusal is not None:
            return refusal
    name = _stripped(answer)
    return _refuse_words(name) or name


def introduced_name(text: str, recognise: Recognise = no_entities) -> str | None:
    """The name a message introduces: "my name is ...", "I'm ...", "first name ... last name ..."."""
    message = clean(text).translate(_SIGNS)
    if match := _FIRST_LAST.search(message):
        return _good(f"{match['first']} {_until_end(match['last'])}")
    for match in _FIRM_AT.finditer(message):
        if name := _good(_until_end(message[match.end() :])):
            return name
    for match in _LOOSE_AT.finditer(message):
        name = _good(_until_end(message[match.end() :]))
        if name and looks_proper(name, recognise):
            return name
    return None


def signed_name(text: str, recognise: Recognise) -> str | None:
    """A person spaCy sees at the beginning or the end of `text`, where visitors sign, not in between."""
    message = clean(text).translate(_SIGNS)
    begin = _GREETING_AT.match(message)
    start = begin.end() if begin else 0
    for entity in recognise(message):
        at_edge = entity.start == start or not re.search(r"\w", message[entity.end :].replace(" here", ""))
        before = fold(message[: entity.start]).rstrip(" ,.;").split(" ")[-1]
        is_visitor = entity.label == "PERSON" and at_edge and before not in NOT_THE_VISITOR
        if is_visitor and (name := _good(entity.text)):
            return name
    return None


def leading_name(text: str) -> str | None:
    """The name before a comma or a number: "Kofi, 775...", "tyler 530...", "Patrick here, ..."."""
    message = clean(text).translate(_SIGNS)
    end = _END.search(message)
    name = _good(message[: end.start()]) if end else None
    # "You can ...", "My cell is ...": a first word of a sentence, though An and My are names elsewhere.
    return None if name and all(word in WEAK_IN_NAMES for word in fold(name).split(" ")) else name


def is_bare_name(text: str) -> bool:
    """Whether the whole of `text` is nothing but a name."""
    message = clean(text).translate(_SIGNS).rstrip(".!")
    return parse_name(message) == message


def looks_proper(text: str, recognise: Recognise = no_entities) -> bool:
    """Whether `text` is written or known as a proper name: by a capital, by its script, or to spaCy."""
    name = clean(text)
    first = next((character for character in name if character.isalpha()), "")
    if first and (first != first.lower() or first.lower() == first.upper()):
        return True
    return any(entity.label in ("PERSON", "GPE", "ORG", "NORP") for entity in recognise(name.title()))


def is_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same, one with more words, or spelled a little differently."""
    first, second = _folded_words(one), _folded_words(other)
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= 0.92


def _folded_words(name: str) -> list[str]:
    return fold(name).replace("-", " ").replace(".", "").split()


def _refuse_form(answer: str) -> Refused | None:
    if not any(unicodedata.category(character)[0] in "LN" for character in answer):
        return NOT_GIVEN if answer in DECLINED else EMPTY
    if len(answer) > NAME_MAX * 3:
        return TOO_LONG
    return LINK if "@" in answer or has_link(answer) else STRANGE if has_markup(answer) else None


def _refuse_kind(answer: str) -> Refused | None:
    if fold(answer).strip(" .!") in DECLINED:
        return NOT_GIVEN
    if is_question(answer) and not _FIRM_AT.search(answer):
        return QUESTION
    if " " in answer and answer[1:].islower() and is_yes(plain(answer)):  # "está bien"; Dale and Claro are names
        return NOT_A_NAME
    return None


def _refuse_words(name: str) -> Refused | None:
    """Why `name`, already without introduction, is none."""
    if not name:
        return NOT_A_NAME
    if any(character.isdigit() or unicodedata.category(character) in ("Nd", "No", "Nl") for character in name):
        return DIGITS
    if len(name) > NAME_MAX:
        return TOO_LONG
    if not all(_of_names(character) for character in name) or not name[0].isalpha():
        return STRANGE
    letters = sum(character.isalpha() for character in name)
    marks = sum(unicodedata.category(character).startswith("M") for character in name)
    if marks > letters:  # text stacked with accents
        return STRANGE
    if fold(name).strip(" .") in DECLINED:
        return NOT_GIVEN
    words = name.split(" ")
    folded = [fold(word).strip(".'") for word in words]
    written = name != name.casefold()  # has a capital somewhere
    if len(words) > WORDS_MAX or any(word in NEVER_IN_NAMES for word in folded):
        return NOT_A_NAME
    if words[0] in ("my", "his", "her", "the", "a", "an") and len(words) > 1:  # "my wife's"; An Do has a capital
        return NOT_A_NAME
    if all(word in WEAK_IN_NAMES for word in folded) and not (_capitals(words) and _short_names(folded)):
        return NOT_A_NAME
    if sum(word in WEAK_IN_NAMES for word in folded) >= 2 and not written:
        return NOT_A_NAME
    if letters == 1 and name[0].isascii():
        return NOT_A_NAME
    return None


def _stripped(answer: str) -> str:
    """`answer` without introductions and endings, until nothing more comes off."""
    name = answer
    while True:
        before = name
        if match := _FIRST_LAST.search(name):
            name = f"{match['first']} {match['last']}"
        name = name[_greeting_length(name) :]
        if (match := _FIRM_AT.search(name)) or (match := _LOOSE_AT.match(name)):
            name = name[match.end() :]
        name = _surname_last(name)
        name = _without_symbols(_until_end(name))
        if name == before:
            return name


def _greeting_length(name: str) -> int:
    match = _GREETING_AT.match(name)
    return match.end() if match else 0


def _surname_last(name: str) -> str:
    """`O'Shaughnessy, Patrick` as `Patrick O'Shaughnessy`."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) != 2 or not all(part and len(part.split()) <= 2 for part in parts):
        return name
    if parts[1].split()[-1] == parts[0]:  # "Bond, James Bond"
        return parts[1]
    if fold(parts[1]) in _SUFFIXES:
        return " ".join(parts)
    if any(_refuse_words(part) for part in parts) or not all(_capitals(part.split()) for part in parts):
        return name
    return f"{parts[1]} {parts[0]}"


def _until_end(text: str) -> str:
    """`text` up to the first sign or word that cannot go on a name."""
    end = _END.search(text)
    return _without_symbols(text[: end.start()] if end and end.start() else text)


def _without_symbols(name: str) -> str:
    """`name` without emoji and quotes around it, and without a full stop that ends the sentence."""
    kept = "".join(character for character in name if unicodedata.category(character) not in ("So", "Sk", "Pi", "Pf"))
    kept = re.sub(r"[\u200d\ufe0f\U0001f3fb-\U0001f3ff]+(?=\s|$)", "", kept)
    kept = re.sub(r"\s+", " ", kept).strip(" ,;:!?\"'*-.·・()")
    return unicodedata.normalize("NFC", kept)


def _good(candidate: str) -> str | None:
    """`candidate` where it is a name on its own and stays the same when read again."""
    name = _without_symbols(candidate)
    return name if name and parse_name(name) == name else None


def _of_names(character: str) -> bool:
    return character in _INSIDE or unicodedata.category(character)[0] in "LM" or character in "\u200c\u200d"


def _capitals(words: list[str]) -> bool:
    return all(word[:1] != word[:1].lower() or word[:1].lower() == word[:1].upper() for word in words)


def _short_names(folded: list[str]) -> bool:
    """Whether people bear these weak words; alone, most are rather an answer ("No") or a wish ("Price")."""
    alone, together = (
        {"an", "do", "my"},
        {"an", "do", "my", "no", "he", "to", "you", "so", "price", "day", "pain", "book"},
    )
    return set(folded) <= (alone if len(folded) == 1 else together)
