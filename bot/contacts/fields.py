"""A contact request's fields taken from what a visitor wrote: name, phone, e-mail, preferred time.

Pure functions: text in, values or a polite `Refused` out. Nothing here raises on any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.contacts.emails import find_email
from bot.contacts.names import STRANGE, introduced_name, leading_name, parse_name, signed_name
from bot.contacts.phones import UNREADABLE, Phone, display_phone, find_phone
from bot.contacts.recogniser import Recognise, no_entities
from bot.contacts.text import MESSAGE_MAX, Refused, clean, fold, has_control_characters
from bot.contacts.times import find_time, parse_time
from bot.safety.decision import Language

Field = Literal["name", "reach", "time"]

_EMAIL_FIRST = re.compile(
    r"\b(?:e-?mail|write) me\b|\b(?:by|via|prefer(?:ably)?(?: an?)?) e-?mail\b"
    r"|\be-?mail (?:is|works|would be) (?:better|best|easier)\b|\be-?mail (?:first|preferred|please|rather)\b"
    r"|\b(?:do ?n'?t|do not|rather than|instead of) call|\bno calls\b"
    r"|\bpor correo\b|\bprefiero (?:el |un )?(?:correo|e-?mail)\b|\bescri[bv]a(?:n|me|nme)"
)

MESSAGE_LONG = Refused("message_long", "That message is too long for me.")


@dataclass(frozen=True)
class Contact:
    """What is known so far. `reach` and `other_reach`: a phone as E.164 (perhaps `;ext=12`) or an e-mail."""

    name: str | None = None
    reach: str | None = None
    other_reach: str | None = None
    time: str | None = None

    @property
    def phone(self) -> str | None:
        """The phone among the two ways to reach the visitor."""
        return next((way for way in (self.reach, self.other_reach) if way and "@" not in way), None)

    @property
    def is_email_first(self) -> bool:
        """Whether there are both, and they are written to before they are called."""
        return bool(self.phone and self.email and self.reach == self.email)

    @property
    def email(self) -> str | None:
        """The e-mail among the two ways to reach the visitor."""
        return next((way for way in (self.reach, self.other_reach) if way and "@" in way), None)


@dataclass(frozen=True)
class Said:
    """What one message says. `problem`: why the field asked for, or a number or e-mail given, is not one."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    time: str | None = None
    problem: Refused | None = None
    introduced: bool = False  # the name was introduced ("my name is ..."), not guessed from its place
    email_first: bool = False  # they would rather be written to than called


def read(text: str, recognise: Recognise = no_entities, asked: Field | None = None) -> Said:
    """Everything `text` says; `asked` is the field of our last question, None where we asked nothing."""
    if asked and len(text) > MESSAGE_MAX:
        return Said(problem=MESSAGE_LONG)
    body = re.sub(r"[\r\n]+", " ; ", text[:MESSAGE_MAX])
    email, rest = find_email(body)
    phone, rest = find_phone(rest, asked == "reach")
    reached = isinstance(email, str) or isinstance(phone, Phone)
    gives_number = reached or isinstance(phone, Refused)
    name, introduced, name_problem = _name(rest, recognise, asked, gives_number)
    time, time_problem = _time(_without(rest, name), recognise, asked, reached or introduced)
    refused = None if reached else next((found for found in (email, phone) if isinstance(found, Refused)), None)
    problems = {
        "name": name_problem,
        "time": time_problem,
        "reach": refused or (None if reached else UNREADABLE),
        None: refused,
    }
    return Said(
        name=name,
        phone=stored_phone(phone) if isinstance(phone, Phone) else None,
        email=email if isinstance(email, str) else None,
        time=time,
        problem=problems[asked],
        introduced=introduced,
        email_first=bool(_EMAIL_FIRST.search(fold(body))),
    )


def parse_reach(text: str) -> str | Refused:
    """One phone number or e-mail address in stored form, or why `text` is neither."""
    said = read(text, asked="reach")
    return said.phone or said.email or said.problem or UNREADABLE


def stored_phone(phone: Phone) -> str:
    """A phone in stored form: E.164, with its extension as in RFC 3966."""
    return phone.e164 + (f";ext={phone.extension}" if phone.extension else "")


def split_extension(phone: str) -> tuple[str, str | None]:
    """A stored phone as its E.164 number and its extension, if any."""
    number, _, extension = phone.partition(";ext=")
    return number, extension or None


def display_reach(reach: str) -> str:
    """A stored phone or e-mail as people write it."""
    if "@" in reach:
        return reach
    number, extension = split_extension(reach)
    return display_phone(number) + (f" ext. {extension}" if extension else "")


def display_ways(contact: Contact, language: Language = "en") -> str:
    """The ways to reach somebody as people write them; where they asked for e-mail first, saying so."""
    ways = [display_reach(way) for way in (contact.reach, contact.other_reach) if way]
    if len(ways) == 2 and contact.is_email_first:
        return f"primero {ways[0]}, o {ways[1]}" if language == "es" else f"{ways[0]} first, or {ways[1]}"
    return (" y " if language == "es" else " and ").join(ways)


def _name(
    text: str, recognise: Recognise, asked: Field | None, reached: bool
) -> tuple[str | None, bool, Refused | None]:
    if has_control_characters(text):
        return None, False, STRANGE
    if name := introduced_name(text, recognise):
        return name, True, None
    if asked == "name":
        bare = clean(text).strip(" ;,")
        parsed = parse_name(bare)
        if isinstance(parsed, str):
            return parsed, False, None
        return (leading_name(text) if reached else None), False, parsed
    if asked is not None:  # an answer about something else is not searched for names it does not introduce
        return None, False, None
    return (leading_name(text) if reached else None) or signed_name(text, recognise), False, None


def _time(
    text: str, recognise: Recognise, asked: Field | None, something_else: bool
) -> tuple[str | None, Refused | None]:
    if asked != "time" or something_else:
        # A date that spaCy sees in a story is not a wish; its TIME is, and only where a reply is asked for.
        return find_time(text, recognise if asked is None else no_entities), None
    parsed = parse_time(text, recognise)
    return (parsed, None) if isinstance(parsed, str) else (None, parsed)


def _without(text: str, name: str | None) -> str:
    return text.replace(name, " ; ", 1) if name else text
