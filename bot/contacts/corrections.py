"""Corrections to what was read back: "no, it's 0143 at the end", "the time to friday", "spelled Jon"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import phonenumbers

from bot.contacts.emails import find_email, parse_email
from bot.contacts.fields import Contact, Field, read, split_extension, stored_phone
from bot.contacts.names import introduced_name, is_bare_name, looks_proper, parse_name
from bot.contacts.phones import LOCAL, NOT_REAL, Phone, find_phone, parse_phone
from bot.contacts.recogniser import Recognise, no_entities
from bot.contacts.text import MESSAGE_MAX, Refused, clean, fold
from bot.contacts.times import find_time, parse_time

# How people begin to take something back.
OPENING = re.compile(
    r"(?:(?:no|nope|oh|ah|oops|whoops|sorry|wait|hold on|actually|correction|my (?:bad|mistake)|i meant?|perd[oó]n)"
    r"\b[\s,.!;:-]*)+(?=\S)|\*(?=\S)|(?=not\s)",
    re.IGNORECASE,
)
_WRONG_PART = re.compile(
    r"(?:,\s*)?\b(?:instead of|rather than|in place of)\s+[^,;:.!]*"
    r"|(?:,\s*)?\b(?:not|you (?:wrote|have|put)|it says|i (?:typed|put|wrote))\s+(?:the\s+)?"
    r"(?!after\b|before\b)(?P<wrong>[^,;.!]*?\S+?)(?=\s+(?:but|it's|its|i meant|should be)\b|[,;!]|\.?\s"
    r"|\.?$)",
    re.IGNORECASE,
)
_CHANGE_TO = re.compile(
    r"\b(?:change|changing|switch|move|update|correct|make|set)\b[^.;]{0,40}?\b(?:to|into|as)\s+(?=\S)",
    re.IGNORECASE,
)
_TAIL_HINT = re.compile(r"\b(?:ends?|ending|last|final|at the end|digits?)\b")
_DIGIT_GROUP = re.compile(
    r"(?<![\d:/.@\w-])(?<!after )(?<!before )(?<!around )(?<!until )(?<!by )(\d{1,7})(?![\d:/@\w]|\.\w"
    r"|\s?[ap]\.?m\b|\s?o'?clock|(?:st|nd|rd|th)\b|\s?hours)"
)
_AREA_CODE = re.compile(r"area code\D{0,15}(\d{3})(?!\d)")
_SWITCHED = re.compile(
    r"\blast (?:two|2) (?:digits|numbers)\b.*\b(?:switched|swapped|reversed|flipped|backwards?|wrong way)"
)
_DOMAIN = re.compile(r"(?<![@\w.])(?:at |@)?((?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|us|io|co|me|info|mil|ca|uk))\b")
_ENDING = re.compile(r"(?<![\w.])\.(com|org|net|edu|gov|us|io|co|me|info|mil|ca)\b")
_SPELLED = re.compile(
    r"(?:\bspel(?:led|t|ling)(?: is| as| it)?|\*|\bshould be|\bautocorrect[^,;]*,|\bit'?s|\bthat'?s"
    r"|\bl's in|\bin|\bes)\s*(?P<name>[^\s,;.*]+)(?: (?:with|con) .*)?\W*$",
    re.IGNORECASE,
)
_LAST_NAME = re.compile(
    r"\b(?:last name|surname|family name|apellido)\b[^:,]{0,25}?(?:,? (?:it's|its|is|to|as|should be|es)"
    r"|:)\s+(?P<name>[^,;.]+)",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(
    r"\b(?:first name|given name)\b[^:,]{0,25}?(?:,? (?:it's|its|is|to|as|should be)|:)\s+(?P<name>[^,;.]+)",
    re.IGNORECASE,
)
_NAME_TO = re.compile(
    r"\b(?:change|switch|update|correct|make|set|fix)\b[^.;]{0,30}?\bname\b[^.;]{0,30}?\b(?:to|into|as)\s+"
    r"(?P<name>[^,;.]+?)(?=\s+and\b|[,;.]|$)",
    re.IGNORECASE,
)
_NAMES_SWAPPED = re.compile(r"\bnames? (?:are |is )?(?:backwards?|swapped|switched|reversed|the wrong way)")
_DROP_EMAIL = re.compile(
    r"\b(?:remove|delete|drop|skip|no|without|forget) (?:the |my )?e-?mail\b|\b(?:just|only) (?:use "
    r"|by )?(?:the |my )?(?:phone|number|text|call)\b|\bphone only\b"
)
_DROP_PHONE = re.compile(
    r"\b(?:remove|delete|drop|skip|no|without|forget) (?:the |my )?(?:phone|number|calls?|texts?)\b"
    r"|\b(?:just|only) (?:use |by )?(?:the |my )?e-?mail\b|\be-?mail only\b"
)
_REPLACES = re.compile(r"\binstead\b|\brather\b|\buse (?:my|this|the)\b")
_NAMED: tuple[tuple[Field, re.Pattern[str]], ...] = (
    ("reach", re.compile(r"\b(?:number|phone|cell|mobile|digits?|e-?mail|telefono|numero|correo)\b")),
    ("time", re.compile(r"\b(?:times?|day|date|hour|when|hora|dia)\b")),
    ("name", re.compile(r"\b(?:name|spelling|spelled|nombre)\b")),
)


@dataclass(frozen=True)
class Correction:
    """`contact` with the corrections applied. `named`: a field said to be wrong without its right value."""

    contact: Contact
    named: Field | None = None
    problem: Refused | None = None


def correct(text: str, contact: Contact, recognise: Recognise = no_entities) -> Correction:
    """Apply what `text` corrects. The contact comes back unchanged where it corrects nothing."""
    message = clean(text[:MESSAGE_MAX]).replace("’", "'")
    wanted = _wanted(message)
    changed, problem = _ways(message, wanted, contact)
    if problem is not None:
        return Correction(contact, problem=problem)
    reached = changed != contact
    if new_time := _time(wanted, contact, reached, recognise):
        changed = replace(changed, time=new_time)
    is_named = (not reached and not new_time) or _NAME_TO.search(message) or introduced_name(wanted, recognise)
    if is_named and (new_name := _name(message, wanted, contact, recognise)):
        changed = replace(changed, name=new_name)
    return Correction(changed, named=None if changed != contact else _named(message))


def _wanted(message: str) -> str:
    """`message` without the parts it says are wrong: "not 0121", "instead of evenings", "change X to"."""
    return clean(_CHANGE_TO.sub(" ; ", _WRONG_PART.sub(" ", f" {message}")))


def _ways(message: str, wanted: str, contact: Contact) -> tuple[Contact, Refused | None]:
    said = read(wanted)
    phone, email = contact.phone, contact.email
    if said.problem is not None and not (phone and LOCAL.search(wanted)):
        return contact, said.problem
    new_phone: str | Refused | None = said.phone or (
        None if said.email else _patched_phone(fold(message), fold(wanted), phone)
    )
    new_email: str | Refused | None = said.email or (_patched_email(fold(wanted), email) if email else None)
    for value in (new_phone, new_email):
        if isinstance(value, Refused):
            return contact, value
    folded = fold(message)
    if new_phone or new_email:
        replaced = bool(_REPLACES.search(folded)) and not (new_phone and new_email) and not (phone and email)
        phone = new_phone if new_phone else None if replaced else phone  # type: ignore[assignment]
        email = new_email if new_email else None if replaced else email  # type: ignore[assignment]
    elif phone and email:
        if _DROP_EMAIL.search(folded):
            email = None
        elif _DROP_PHONE.search(folded):
            phone = None
    first, second = (email, phone) if contact.reach and contact.reach == contact.email else (phone, email)
    return replace(contact, reach=first or second, other_reach=second if first else None), None


def _patched_phone(message: str, wanted: str, phone: str | None) -> str | Refused | None:
    """The known `phone` with the digits that the visitor corrects, usually the last ones."""
    if phone is None:
        return None
    number, extension = split_extension(phone)
    digits = str(phonenumbers.parse(number, None).national_number)
    prefix = number[: -len(digits)]
    if _SWITCHED.search(message):
        patched = digits[:-2] + digits[-1] + digits[-2]
    elif match := _AREA_CODE.search(wanted):
        patched = match[1] + digits[3:]
    elif match := LOCAL.search(wanted):
        patched = digits[:-7] + match[1] + match[2]
    else:
        least = 1 if _TAIL_HINT.search(message) else 3
        groups = [match[1] for match in _DIGIT_GROUP.finditer(wanted) if len(match[1]) >= least]
        if not groups:
            return None
        patched = digits[: -len(groups[-1])] + groups[-1]
    checked = parse_phone(prefix + patched)
    if not isinstance(checked, Phone) or checked.e164 != prefix + patched:
        return NOT_REAL
    return stored_phone(Phone(checked.e164, extension))


def _patched_email(wanted: str, email: str) -> str | Refused | None:
    local, _, domain = email.rpartition("@")
    if match := _DOMAIN.search(wanted):
        return parse_email(f"{local}@{match[1]}")
    if match := _ENDING.search(wanted):
        return parse_email(f"{local}@{domain.rpartition('.')[0]}.{match[1]}")
    return None


def _time(wanted: str, contact: Contact, reached: bool, recognise: Recognise) -> str | None:
    found = find_time(_without_ways(wanted))
    if found is None and not reached and re.search(r"\btime\b|\bmake it\b", fold(wanted)):
        tail = re.split(r"\b(?:to|;|make it|is|be)\s", wanted)[-1]
        parsed = parse_time(tail, recognise) if tail != wanted else None
        found = parsed if isinstance(parsed, str) and re.search(r"\d|\bwhen|\bnow", fold(parsed)) else None
    return found if found and (contact.time is None or fold(found) != fold(contact.time)) else None


def _without_ways(text: str) -> str:
    """`text` without its phone numbers and e-mail addresses, whose digits are no clock times."""
    return find_phone(find_email(text)[1])[1]


def _name(message: str, wanted: str, contact: Contact, recognise: Recognise) -> str | None:
    known = contact.name.split(" ") if contact.name else []
    if len(known) == 2 and _NAMES_SWAPPED.search(fold(message)):
        return " ".join(reversed(known))
    for pattern, position in ((_LAST_NAME, -1), (_FIRST_NAME, 0)):
        if (match := pattern.search(message)) and (part := _plain(match["name"])):
            kept = (known[:-1] if position else known[1:]) if len(known) > 1 else known
            return " ".join([*kept, part] if position else [part, *kept])
    renamed = _NAME_TO.search(message)
    new = _plain(renamed["name"]) if renamed else None
    new = new or _spelled(message, known) or introduced_name(wanted, recognise)
    new = new or _bare(message, recognise) or _after_opening(wanted, known)
    if new is None or new == contact.name:
        return None
    return _into(known, new)


def _bare(message: str, recognise: Recognise) -> str | None:
    return _plain(message) if is_bare_name(message) and looks_proper(message, recognise) else None


def _after_opening(wanted: str, known: list[str]) -> str | None:
    """The name in "no, John" or "John, not Jon": written with a capital, or like the one it corrects."""
    rest = OPENING.sub("", wanted, count=1).strip(" ,;.!")
    if not is_bare_name(rest):
        return None
    return (
        _plain(rest) if looks_proper(rest) or any(_closest(known, word) is not None for word in rest.split()) else None
    )


def _spelled(message: str, known: list[str]) -> str | None:
    """The word a visitor spells out: "*Stephen", "spelled Jon", "Katherine with a K"."""
    match = _SPELLED.search(message)
    if match is None:
        return None
    word = _plain(match["name"])
    explicit = message.startswith("*") or re.search(r"\bspel|autocorrect| with an? ", fold(message))
    return word if word and (explicit or _closest(known, word) is not None) else None


def _into(known: list[str], new: str) -> str:
    """`new` in the place of the word it corrects ("Jon" in "John Smith"), else as the whole name."""
    if len(known) > 1 and " " not in new and (place := _closest(known, new)) is not None:
        return " ".join([*known[:place], new, *known[place + 1 :]])
    return new


def _closest(known: list[str], word: str) -> int | None:
    likeness = [SequenceMatcher(None, fold(part), fold(word)).ratio() for part in known]
    best = max(likeness, default=0.0)
    return likeness.index(best) if best >= 0.6 else None


def _plain(text: str) -> str | None:
    parsed = parse_name(text)
    return parsed if isinstance(parsed, str) else None


def _named(message: str) -> Field | None:
    folded = fold(message)
    return next((field for field, pattern in _NAMED if pattern.search(folded)), None)
