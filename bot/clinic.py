"""The clinic's own facts from `clinic.yml`, checked when read, and the words that answers take from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
import yaml

from bot import clinic_notices, clinic_retention
from bot.clinic_notices import Notices
from bot.clinic_retention import Retention

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FACT_MAX = 110  # characters: leaves room for the rest of an SMS answer of 300

# What the team is said to know where `clinic.yml` has no sentence.
FACTS = {
    "address": "where we are",
    "parking": "parking",
    "price": "the price",
    "insurers": "which insurers we work with",
    "payment": "ways to pay",
    "spravato": "Spravato at our clinic",
    "fasting": "when to stop eating and drinking",
    "cancellation": "moving or cancelling a visit",
    "team": "who will treat you",
    "services": "the treatments we offer",
    "age_limits": "age limits",
    "remote": "video visits and travel",
    "wait_time": "how soon you can start",
    "first_course": "your first course",
    "session_length": "how long your visit will take",
    "records": "your records",
}
_ASK_TEAM = "Our team can tell you about {}"  # where the fact is not known
Hours = dict[str, list[tuple[time, time]]]


class ClinicError(Exception):
    """`clinic.yml` has a mistake; the message names the entry and what it accepts."""


@dataclass(frozen=True)
class Clinic:
    """One clinic. `hours`: weekday name -> opening spans in `timezone`. `facts`: sentences, None where unknown."""

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
            if filled.count(self.phone) > 1:
                filled = filled.replace(f"{asks}: call {self.phone}.", f"{asks}.")
        return filled


def load(path: Path) -> Clinic:
    """Read and check `clinic.yml`.

    Raises:
        ClinicError: the file is missing or an entry is wrong.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ClinicError(f"{path.name} is missing; copy the example from the repository.") from error
    except UnicodeDecodeError as error:
        raise ClinicError(f"{path.name} is not UTF-8 text; was it written whole?") from error
    except yaml.YAMLError as error:
        raise ClinicError(f"{path.name} is not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise ClinicError(f"{path.name} must hold entries such as `name:` and `phone:`.")
    return _clinic(content)


def _clinic(content: dict[str, Any]) -> Clinic:
    name, phone = _text(content, "name"), _text(content, "phone")
    try:
        valid = phonenumbers.is_possible_number(phonenumbers.parse(phone, "US"))
    except phonenumbers.NumberParseException:
        valid = False
    if not valid:
        raise ClinicError(f"`phone` is {phone!r}; write a phone number such as (530) 555-0100.")
    try:
        timezone = ZoneInfo(_text(content, "timezone"))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ClinicError(f"`timezone` is {content['timezone']!r}; use a name such as America/Los_Angeles.") from error
    origins = content.get("allowed_origins") or []
    if not isinstance(origins, list):
        raise ClinicError("`allowed_origins` must be a list such as [https://www.example.com].")
    for origin in origins:
        if not re.fullmatch(r"https?://[^/\s]+", str(origin)):
            raise ClinicError(f"`allowed_origins` has {origin!r}; write an origin such as https://www.example.com.")
    return Clinic(
        name=name,
        assistant_name=str(content.get("assistant_name") or f"{name} assistant"),
        phone=phone,
        website=content.get("website"),
        timezone=timezone,
        hours=_hours(_section(content, "hours")),
        allowed_origins=tuple(str(origin) for origin in origins),
        facts=_facts(_section(content, "facts")),
        **_sections(content),
    )


def _sections(content: dict[str, Any]) -> dict[str, Any]:
    """The sections that have a module of their own."""
    try:
        return {
            "notices": clinic_notices.read(content.get("notices")),
            "retention": clinic_retention.read(content.get("retention_days")),
        }
    except ValueError as error:
        raise ClinicError(str(error)) from error


def _section(content: dict[str, Any], key: str) -> dict[str, Any]:
    value = content.get(key) or {}
    if not isinstance(value, dict):
        raise ClinicError(f"`{key}` must hold entries of its own, each on a line.")
    return value


def _text(content: dict[str, Any], key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ClinicError(f"`{key}` is missing; write it as text.")
    return value.strip()


def _facts(content: dict[str, Any]) -> dict[str, str | None]:
    for key, value in content.items():
        if key not in FACTS:
            raise ClinicError(f"`facts` has {key!r}; the known ones are {', '.join(FACTS)}.")
        if value is not None and len(str(value)) > FACT_MAX:
            raise ClinicError(
                f"`facts.{key}` has {len(str(value))} characters; use at most {FACT_MAX} (it must fit an SMS)."
            )
    return {fact: str(content[fact]).strip() if content.get(fact) else None for fact in FACTS}


def _hours(content: dict[str, Any]) -> Hours:
    unknown = set(content) - set(WEEKDAYS)
    if unknown:
        raise ClinicError(f"`hours` has {', '.join(sorted(unknown))}; use {', '.join(WEEKDAYS)}.")
    for day, spans in content.items():
        if not isinstance(spans or [], list):
            raise ClinicError(f'`hours.{day}` is {spans!r}; write a list such as ["09:00-17:00"].')
    return {day: [_span(day, span) for span in content.get(day) or []] for day in WEEKDAYS}


def _span(day: str, span: str) -> tuple[time, time]:
    match = re.fullmatch(r"(\d\d:\d\d)\s*-\s*(\d\d:\d\d)", str(span))
    try:
        start, end = (time.fromisoformat(part) for part in match.groups()) if match else (None, None)
    except ValueError:
        start = end = None
    if start is None or end is None or start >= end:
        raise ClinicError(f'`hours.{day}` has {span!r}; write a span such as "09:00-17:00".')
    return start, end


def _days(days: list[str]) -> str:
    first, last = days[0].capitalize(), days[-1].capitalize()
    return first if first == last else f"{first} and {last}" if len(days) == 2 else f"{first} to {last}"


def _clock(moment: time) -> str:
    hour, suffix = moment.hour % 12 or 12, "am" if moment.hour < 12 else "pm"
    return f"{hour}:{moment.minute:02d} {suffix}" if moment.minute else f"{hour} {suffix}"
