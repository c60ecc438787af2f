"""Phone numbers in free text: read by Google's library, US where no country is given, kept as E.164."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from bot.contacts.text import MESSAGE_MAX, Refused

REGION = "US"
# Poison Control, which the assistant says itself, and the Lifeline's older number: they lead to nobody in particular.
HELP_LINES = ("+18002221222", "+18002738255")
EXAMPLE = "530-555-0142"  # in what the assistant says; whoever types it may mean it
UNREADABLE = Refused(
    "phone_unreadable", f"I couldn't read a number or email in that. A number needs its area code, like {EXAMPLE}."
)
NO_AREA_CODE = Refused("phone_no_area_code", f"I need the area code too, like {EXAMPLE}.")
NOT_REAL = Refused("phone_invalid", "That number doesn't look complete or in use. Please check it, area code included.")
CANNOT_CALL = Refused("phone_premium", "We can't call that kind of number. Please give a home or cell number.")
SHORT_NUMBER = Refused("phone_short", "That is a service number. Please give a number where we can reach you.")

_DIGIT_WORDS = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_WORD = "|".join(_DIGIT_WORDS)
_SPOKEN = re.compile(rf"(?:(?:double|triple|{_WORD})\b[\s,.-]*){{5,}}", re.IGNORECASE)
_DIGITS = re.compile(r"\+?\d(?:[\s().,/-]{0,3}\d){2,}")
LOCAL = re.compile(r"(?<![\d-])(\d{3})[\s.-]?(\d{4})(?![\d-])")  # a number without its area code
_AREA_CODE_APART = re.compile(r"area code (?:is )?(\d{3})\D{1,12}(\d{3})[\s.-]?(\d{4})(?!\d)", re.IGNORECASE)
_SERVICE_NUMBERS = ("911", "988", "112", "999", "411", "211")


@dataclass(frozen=True)
class Phone:
    """A valid number: `e164` such as +15305550142, `extension` where one was given."""

    e164: str
    extension: str | None = None


def find_phone(text: str, asked: bool = False) -> tuple[Phone | Refused | None, str]:
    """The phone number in `text` and `text` without any number like it.

    With several, the one that is not said to be wrong. `asked`: the visitor answers our question for a
    number, so digits that are no number are refused with a reason instead of passed over.
    """
    text = _AREA_CODE_APART.sub(r"\1-\2-\3", _digits_for_words(text))
    matches = list(PhoneNumberMatcher(text, REGION, leniency=phonenumbers.Leniency.VALID))
    rest = text
    for match in reversed(matches):
        rest = rest[: match.start] + " ; " + rest[match.end :]
    if matches:
        ends = [match.start for match in matches[1:]] + [len(text)]
        wanted = [m for m, end in zip(matches, ends) if not _said_to_be_wrong(text[: m.start], text[m.end : end])]
        return _checked((wanted or matches)[0].number), rest
    return (_why_not(text, asked), rest)


def parse_phone(text: str) -> Phone | Refused:
    """`text` as one phone number, or why it is not one."""
    found, _ = find_phone(text[:MESSAGE_MAX], asked=True)
    return found if found is not None else UNREADABLE


def display_phone(e164: str) -> str:
    """+15305550142 as (530) 555-0142; numbers of other countries in their international form."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    national = number.country_code == 1
    form = PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))


def _checked(number: PhoneNumber) -> Phone | Refused:
    if phonenumbers.number_type(number) in (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST):
        return CANNOT_CALL
    return Phone(str(phonenumbers.format_number(number, PhoneNumberFormat.E164)), number.extension)


def _why_not(text: str, asked: bool) -> Refused | None:
    """The reason why digits are no number. Unasked, only what can hardly be anything else is refused."""
    groups = [re.sub(r"\D", "", match.group()) for match in _DIGITS.finditer(text)]
    if not groups:
        return None
    longest = max(groups, key=len)
    if len(longest) == 7 and LOCAL.search(text):
        return NO_AREA_CODE
    if len(longest) >= 9 or (asked and len(longest) > 4):
        return NOT_REAL
    if asked and longest in _SERVICE_NUMBERS:
        return SHORT_NUMBER
    return None


def _said_to_be_wrong(before: str, after: str) -> bool:
    """Whether a number is taken back: "not 0142", "0142, sorry 0149". `after`: up to the next number or the end."""
    if re.search(r"(?:\bnot|\bwrong|instead of|rather than|\bwas|\bold one)\W*$", before.casefold()):
        return True
    return bool(
        re.match(r"\W*(?:sorry|oops|wait|no\b|i mean|i meant|correction|make that|scratch that)", after.casefold())
    )


def _digits_for_words(text: str) -> str:
    """`five three oh, triple five, zero one one eight` as digits; other words stay."""

    def digits(match: re.Match[str]) -> str:
        made, times = "", 1
        for word in re.findall(r"[a-z]+", match.group().casefold()):
            if word in ("double", "triple"):
                times = 2 if word == "double" else 3
            else:
                made, times = made + _DIGIT_WORDS[word] * times, 1
        return f"{made} " if len(made) >= 7 else match.group()

    return _SPOKEN.sub(digits, text)
