"""The clinic's own facts from `clinic.yml`, checked when read, and the words that answers take from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
import yaml

from bot.clinic import notices, retention
from bot.clinic.mistakes import Gathering, Mistakes
from bot.clinic.notices import Notices, require_entries
from bot.clinic.retention import Retention

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PHONE = "(530) 555-0100"  # how one is written; nobody has it
FACT_MAX = 110  # characters: leaves room for the rest of an SMS answer of 300

# What the team is said to know where `clinic.yml` has no sentence.
FACTS = {
    "address": "where we are",
    "parking": "about parking",
    "price": "the price",
    "insurers": "which insurers we work with",
    "payment": "how you can pay",
    "spravato": "about Spravato at our clinic",
    "fasting": "when to stop eating and drinking",
    "cancellation": "how to move or cancel a visit",
    "team": "who will treat you",
    "services": "which treatments we offer",
    "age_limits": "about age limits",
    "remote": "about video visits and travel",
    "wait_time": "how soon you can start",
    "first_course": "about your first course",
    "session_length": "how long your visit will take",
    "records": "about your records",
}
_EXAMPLE = re.compile(r"^\s*(\w+):.*#\s*EXAMPLE\b", re.MULTILINE)
_RINGS_NOWHERE = "55501"  # after country and area code: kept for films and examples
_ASK_TEAM = "Our team can tell you {}"  # where the fact is not known
Hours = dict[str, list[tuple[time, time]]]


class ClinicError(Mistakes):
    """`clinic.yml` has mistakes; the message names each entry and what it accepts."""


@dataclass(frozen=True)
class Clinic:
    """One clinic. `hours`: weekday name -> opening spans in `timezone`. `facts`: sentences, None where unknown.

    `examples`: the entries of the file that still have an example's value.
    """

    name: str
    assistant_name: str
    phone: str
    website: str | None
    timezone: ZoneInfo
    hours: Hours
    allowed_origins: tuple[str, ...]
    facts: dict[str, str | None]
    notices: Notices = Notices()
    retention: Retention = Retention()
    examples: tuple[str, ...] = ()

    @property
    def phone_e164(self) -> str:
        """The phone number as +15305550100."""
        parsed = phonenumbers.parse(self.phone, "US")
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    @property
    def hours_text(self) -> str:
        """The opening hours in words, runs of equal days joined: `Monday to Friday, 9 am to 5 pm`."""
        runs: list[tuple[list[str], list[tuple[time, time]]]] = []
        for day in WEEKDAYS:
            spans = self.hours[day]
            if runs and runs[-1][1] == spans:
                runs[-1][0].append(day)
            else:
                runs.append(([day], spans))
        open_runs = [(days, spans) for days, spans in runs if spans]
        return (
            "; ".join(
                f"{_days(days)}, {' and '.join(f'{_clock(start)} to {_clock(end)}' for start, end in spans)}"
                for days, spans in open_runs
            )
            or "by appointment"
        )

    def is_open(self, moment: datetime) -> bool:
        """Whether the clinic is open at `moment` (aware)."""
        local = moment.astimezone(self.timezone)
        spans = self.hours[WEEKDAYS[local.weekday()]]
        return any(start <= local.time() < end for start, end in spans)

    def written(self, moment: datetime) -> str:
        """A moment (aware) by the clinic's clock, for notices and lists at the command line: `2026-11-26 15:42 PST`."""
        return f"{moment.astimezone(self.timezone):%Y-%m-%d %H:%M %Z}"

    @property
    def warning(self) -> str:
        """What to say before real visitors come, where example values are left; else empty."""
        if not self.examples:
            return ""
        values = {"phone": self.phone, "hours": self.hours_text}
        left = ", ".join(f"`{entry}` ({values[entry]})" if entry in values else f"`{entry}`" for entry in self.examples)
        return (
            f"Visitors, also those in danger, are told example values of clinic.yml: {left}. Write the clinic's own, "
            "delete `# EXAMPLE`, run `clinicbot doctor` until it has no problem, and start again."
        )

    def words(self) -> dict[str, str]:
        """What answers may name in braces: `clinic_name`, `clinic_phone`, `clinic_hours`, `fact_price` ..."""
        words = {
            "clinic_name": self.name,
            "clinic_phone": self.phone,
            "clinic_hours": self.hours_text,
            "assistant_name": self.assistant_name,
        }
        for fact, subject in FACTS.items():
            words[f"fact_{fact}"] = self.facts[fact] or f"{_ASK_TEAM.format(subject)}: call {self.phone}."
        return words

    def fill(self, text: str) -> str:
        """`text` with the clinic's words in place of `{clinic_phone}` and the like; other braces are left alone."""
        words = self.words()
        return self.phone_once(re.sub(r"\{(\w+)\}", lambda match: words.get(match[1], match[0]), text))

    def phone_once(self, filled: str) -> str:
        """A filled answer in which what stands for an unknown fact names the phone only where nothing else does."""
        for subject in FACTS.values():
            asks = _ASK_TEAM.format(subject)
            while filled.count(self.phone) > 1 and (named := f"{asks}: call {self.phone}.") in filled:
                filled = filled.replace(named, f"{asks}.", 1)
        return filled


def load(path: Path) -> Clinic:
    """Read and check `clinic.yml`.

    Raises:
        ClinicError: the file is missing or entries are wrong, all of which it names.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = yaml.safe_load(text)
    except FileNotFoundError as error:
        raise ClinicError(f"{path.name} is missing; copy the example from the repository.") from error
    except UnicodeDecodeError as error:
        raise ClinicError(f"{path.name} is not UTF-8 text; was it written whole?") from error
    except yaml.YAMLError as error:
        raise ClinicError(f"{path.name} is not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise ClinicError(f"{path.name} must hold entries such as `name:` and `phone:`.")
    try:
        clinic = _clinic(content)
    except Mistakes as error:
        raise ClinicError(*error.args) from error
    examples = set(_EXAMPLE.findall(text)) | ({"phone"} if clinic.phone_e164[5:10] == _RINGS_NOWHERE else set())
    return replace(clinic, examples=tuple(sorted(examples)))


def _clinic(content: dict[str, Any]) -> Clinic:
    gathering = Gathering()
    name = gathering.read(_text, content, "name", "Tahoe Ketamine")
    hours, facts = (gathering.read(_section, content, key) for key in ("hours", "facts"))
    found = {
        "name": name,
        "assistant_name": str(content.get("assistant_name") or f"{name} assistant"),
        "phone": gathering.read(_phone, content),
        "website": content.get("website"),
        "timezone": gathering.read(_timezone, content),
        "hours": gathering.read(_hours, hours or {}),
        "allowed_origins": gathering.read(_origins, content.get("allowed_origins") or []),
        "facts": gathering.read(_facts, facts or {}),
        "notices": gathering.read(notices.read, content.get("notices")),
        "retention": gathering.read(retention.read, content.get("retention_days")),
    }
    gathering.end()
    return Clinic(**found)


def _phone(content: dict[str, Any]) -> str:
    phone = _text(content, "phone", like=PHONE)
    try:
        valid = phonenumbers.is_possible_number(phonenumbers.parse(phone, "US"))
    except phonenumbers.NumberParseException:
        valid = False
    if not valid:
        raise Mistakes(f"`phone` is {phone!r}; write a phone number such as {PHONE}.")
    return phone


def _timezone(content: dict[str, Any]) -> ZoneInfo:
    name = _text(content, "timezone", like="America/Los_Angeles")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Mistakes(f"`timezone` is {name!r}; use a name such as America/Los_Angeles.") from error


def _origins(origins: Any) -> tuple[str, ...]:
    if not isinstance(origins, list):
        raise Mistakes("`allowed_origins` must be a list such as [https://www.example.com].")
    gathering = Gathering()
    found = tuple(gathering.read(_origin, origin) for origin in origins)
    gathering.end()
    return found


def _origin(origin: Any) -> str:
    if not re.fullmatch(r"https?://[^/\s]+", str(origin)):
        raise Mistakes(f"`allowed_origins` has {origin!r}; write an origin such as https://www.example.com.")
    return str(origin)


def _section(content: dict[str, Any], key: str) -> dict[str, Any]:
    value = content.get(key) or {}
    if not isinstance(value, dict):
        raise Mistakes(f"`{key}` must hold entries of its own, each on a line.")
    return value


def _text(content: dict[str, Any], key: str, like: str) -> str:
    value = content.get(key)
    if value is None or not str(value).strip():
        raise Mistakes(f"`{key}` is missing; write it as text.")
    if not isinstance(value, str):
        raise Mistakes(f'`{key}` is {value!r}, which is no text; write it in quotes, such as {key}: "{like}".')
    return value.strip()


def _facts(content: dict[str, Any]) -> dict[str, str | None]:
    gathering = Gathering()
    for key, value in content.items():
        gathering.read(_fact, key, value)
    gathering.end()
    return {fact: str(content[fact]).strip() if content.get(fact) else None for fact in FACTS}


def _fact(key: str, value: Any) -> None:
    if key not in FACTS:
        raise Mistakes(f"`facts` has {key!r}; the known ones are {', '.join(FACTS)}.")
    if value is not None and len(str(value)) > FACT_MAX:
        raise Mistakes(f"`facts.{key}` has {len(str(value))} characters; use at most {FACT_MAX} (it must fit an SMS).")


def _hours(content: dict[str, Any]) -> Hours:
    gathering = Gathering()
    gathering.read(require_entries, "hours", content, WEEKDAYS)
    found = {day: gathering.read(_spans, day, content.get(day) or []) for day in WEEKDAYS}
    gathering.end()
    return found


def _spans(day: str, spans: Any) -> list[tuple[time, time]]:
    if not isinstance(spans, list):
        raise Mistakes(f'`hours.{day}` is {spans!r}; write a list such as ["09:00-17:00"].')
    gathering = Gathering()
    found = [gathering.read(_span, day, span) for span in spans]
    gathering.end()
    return found


def _span(day: str, span: str) -> tuple[time, time]:
    match = re.fullmatch(r"(\d\d:\d\d)\s*-\s*(\d\d:\d\d)", str(span))
    try:
        start, end = (time.fromisoformat(part) for part in match.groups()) if match else (None, None)
    except ValueError:
        start = end = None
    if start is None or end is None or start >= end:
        raise Mistakes(f'`hours.{day}` has {span!r}; write a span such as "09:00-17:00".')
    return start, end


def _days(days: list[str]) -> str:
    first, last = days[0].capitalize(), days[-1].capitalize()
    return first if first == last else f"{first} and {last}" if len(days) == 2 else f"{first} to {last}"


def _clock(moment: time) -> str:
    hour, suffix = moment.hour % 12 or 12, "am" if moment.hour < 12 else "pm"
    return f"{hour}:{moment.minute:02d} {suffix}" if moment.minute else f"{hour} {suffix}"
