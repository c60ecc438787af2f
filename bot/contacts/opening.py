"""A time in a visitor's words on the clinic's calendar: its date, and whether the clinic is closed then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clinic import WEEKDAYS
from bot.contacts.text import fold
from bot.contacts.times import SPANISH_MONTHS
from bot.safety.decision import Language
from bot.safety.wording_es import HOURS_WORDS

Hours = Mapping[str, Sequence[tuple[time, time]]]  # weekday name in lower case -> opening spans
Span = tuple[float, float]  # hours of the day, 0-24

_SPANISH_DAYS = tuple(fold(HOURS_WORDS[day.title()]) for day in WEEKDAYS)
_PARTS: dict[str, Span] = {
    "morning": (6, 12), "lunch": (11.5, 14), "noon": (12, 12.5), "midday": (12, 12.5), "afternoon": (12, 17),
    "evening": (17, 21), "tonight": (17, 24), "night": (20, 24), "tarde": (12, 20), "noche": (19, 24),
    "midnight": (23.5, 24),
}  # fmt: skip
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLOCK = (
    r"(?P<{0}h>\d{{1,2}})(?::(?P<{0}m>[0-5]\d))?(?:\s?(?P<{0}s>[ap])\.?m\b\.?)?(?:\s?(?:o'?clock"
    r"|ish))?(?![\d/:])"
)
_ONE = _CLOCK.format("a")
_RANGE = re.compile(rf"(?<![\d:]){_CLOCK.format('a')}\s*(?:-|–|to|and|until|till?|a|y)\s*{_CLOCK.format('b')}")
_AFTER = re.compile(
    rf"\b(?:after|past|from|not before|despues de(?: las?)?)\s+{_ONE}"
    rf"|(?<![\d:]){_ONE.replace('<a', '<b')} (?:or later|onwards?)"
)
_BEFORE = re.compile(rf"\b(?:before|until|till?|by|not after|antes de(?: las?)?)\s+{_ONE}")
_AT = re.compile(rf"(?<![\d:/]){_ONE}")
_NOT_A_CLOCK = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}/\d{1,2}(?:/\d+)?\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}\b"
    rf"|\b\d{{1,2}} de (?:{'|'.join(SPANISH_MONTHS)})\b"
    r"|\bin (?:\w+ )?(?:hours?"
    r"|minutes?)\b|\bext\S* \d+"
)
_ZONES = {
    "eastern": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "central": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mountain": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
    "pacific": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
}  # fmt: skip
_ZONE = re.compile(rf"\b({'|'.join(_ZONES)})\b")
# By how many days from now; "tomorrow" is looked for where "day after tomorrow" has been taken out.
_DAYS_AHEAD = (
    (0, re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b")),
    (2, re.compile(r"\bday after tomorrow\b")),
    (1, re.compile(r"\btomorrow\b")),
)
_NOT_THEN = re.compile(
    r"\b(?:no|not|except|but|pero|menos)\b|\b(?<!day )(?:after|before|despues de|antes de) (?=today|tomorrow)"
)
_SPANISH_DAY = rf"(?:{'|'.join(_SPANISH_DAYS)})"
# Folded words as the patterns here know them: spellings, and Spanish, where "mañana" is a morning or tomorrow.
_MEANINGS = tuple(
    (re.compile(rf"\b(?:{words})\b"), meaning)
    for words, meaning in (
        (r"tonite|2nite", "tonight"),
        (r"tommorow|tomorow|tmrw|tmr", "tomorrow"),
        (r"(?<=\b12) de la noche", " am"),
        (r"(?<=\d) de la (?:tarde|noche)", " pm"),
        (r"(?<=\d) de la (?:manana|madrugada)", " am"),
        (r"pasado manana", "day after tomorrow"),
        (r"esta (?=manana|tarde)|hoy", "today "),
        (r"esta noche", "tonight"),
        (r"(?:(?:por|en|de|a|toda) )?(?:las?|media) mananas?|mananas|(?<=today )manana", "morning"),
        (rf"({_SPANISH_DAY}s?,?) manana", r"\1 morning"),
        (r"(?<!despues )(?<!antes )de manana|manana(?= (?:y|o) (?:la )?(?:tarde|noche))", "morning"),
        (r"manana", "tomorrow"),
        (r"ahora(?: mismo)?|ahorita|lo (?:antes|mas pronto) posible|cuanto antes|en cuanto pued(?:a[ns]?|en)", "now"),
    )
)
_OPEN_ENDED = re.compile(
    r"\bany ?time\b|\bany day\b|\bwhenever\b|\bno preference\b|\bcualquier\b|\bexcept\b|\bother than\b"
)
_NOW = re.compile(r"^(?:now|right now|right away|asap|as soon as \w+(?: can)?|immediately)$")


def dated(words: str, now: datetime, language: Language = "en") -> str:
    """`words` with the date that "today" or "tomorrow" means, and the clinic's zone where they tell a clock time.

    "after 5 tomorrow" is read days later, and perhaps was written in another zone. `now`: as in `outside_hours`.
    """
    said = _read(words)
    day = _date_meant(said, now)
    zone = now.tzname() or ""
    is_clock = bool(re.search(r"\d", _NOT_A_CLOCK.sub(" ", said)) and _windows(said)) and not _ZONE.search(said)
    notes = [_date(day, language)] if day else []
    notes += [zone] if is_clock and zone.isalpha() else []
    return f"{words} ({', '.join(notes)})" if notes else words


def kept_time(words: str | None, extension: str | None, now: datetime, email_first: bool = False) -> str | None:
    """What staff read beside the number: when, with its date, the extension, and whether to write before calling."""
    said = [dated(words, now)] if words else []
    said += [f"(extension {extension})"] if extension else []
    said += ["(email first)"] if email_first else []
    return " ".join(said) or None


def outside_hours(words: str, hours: Hours, now: datetime) -> bool | None:
    """Whether the clinic is closed at all of the times that `words` mean.

    `now`: the present moment in the clinic's time zone (aware), for "today", "tomorrow" and "asap".
    Returns None where the words do not tell, or the clinic has no fixed hours.
    """
    spans = {day: [(_hour(start), _hour(end)) for start, end in hours.get(day, ())] for day in WEEKDAYS}
    if not any(spans.values()):
        return None
    said = _read(words)
    if _NOW.match(said):
        moment = now.hour + now.minute / 60
        return not any(start <= moment < end for start, end in spans[WEEKDAYS[now.weekday()]])
    days, windows = _days(said, now), _windows(said)
    if _OPEN_ENDED.search(said) or (days is None and windows is None) or re.search(r"\bnot (?!before|after)", said):
        return None
    # Each alternative ("Monday morning or Saturday night") is not paired up: one that fits is enough.
    return not any(
        start < close and opening < end
        for day in days or WEEKDAYS
        for opening, close in spans[day]
        for start, end in _shifted(windows, said, now) or [(0.0, 24.0)]
    )


def _read(words: str) -> str:
    """`words` folded, and their spellings and Spanish as the words that the patterns know."""
    said = fold(words)
    for pattern, meaning in _MEANINGS:
        said = pattern.sub(meaning, said)
    return re.sub(r" +", " ", said).strip(" .!")


def _date_meant(said: str, now: datetime) -> datetime | None:
    """The one day that "today" or "tomorrow" means; None where another is named too, or one is declined."""
    ahead = _days_ahead(said)
    if len(ahead) != 1 or _NOT_THEN.search(said) or _weekdays(said):
        return None
    return now + timedelta(days=ahead[0])


def _date(day: datetime, language: Language) -> str:
    """The day as people write it: "Friday, November 27", "viernes 27 de noviembre"."""
    if language == "es":
        return f"{HOURS_WORDS[f'{day:%A}']} {day.day} de {SPANISH_MONTHS[day.month - 1]}"
    return f"{day:%A, %B} {day.day}"


def _days_ahead(said: str) -> list[int]:
    found = []
    for days, pattern in _DAYS_AHEAD:
        found += [days] if pattern.search(said) else []
        said = pattern.sub(" ", said)
    return found


def _hour(moment: time) -> float:
    return moment.hour + moment.minute / 60


def _weekdays(said: str) -> list[str]:
    """The weekdays named, English before Spanish."""
    found = [day for day in WEEKDAYS if re.search(rf"\b{day[:3]}(?:{day[3:]}|s|{day[3:5]}|{day[3:4]})?s?\b", said)]
    found += [day for day, name in zip(WEEKDAYS, _SPANISH_DAYS, strict=True) if re.search(rf"\b{name}s?\b", said)]
    return found


def _days(said: str, now: datetime) -> list[str] | None:
    found = _weekdays(said)
    if len(found) == 2 and re.search(r"[a-z](?:-| to | thru | through )[a-z]", said):
        first, last = WEEKDAYS.index(found[0]), WEEKDAYS.index(found[1])
        found = list(WEEKDAYS[first : last + 1])
    if re.search(r"\bweek ?days?\b", said):
        found += WEEKDAYS[:5]
    if re.search(r"\bweek ?ends?\b", said):
        found += WEEKDAYS[5:]
    found += [WEEKDAYS[(now.weekday() + ahead) % 7] for ahead in _days_ahead(said)]
    return found or None


def _shifted(windows: list[Span] | None, said: str, now: datetime) -> list[Span] | None:
    """`windows` in the clinic's hours, where the visitor told them in another zone's: "3pm eastern"."""
    match = _ZONE.search(said)
    if match is None or windows is None:
        return windows
    there, here = now.astimezone(ZoneInfo(_ZONES[match[1]])).utcoffset(), now.utcoffset()
    hours = (here - there).total_seconds() / 3600 if here is not None and there is not None else 0.0
    return [(start + hours, end + hours) for start, end in windows]


def _windows(said: str) -> list[Span] | None:
    text = _NOT_A_CLOCK.sub(" ", said)
    for value, word in enumerate(_NUMBERS, start=1):
        text = re.sub(rf"\b{word}\b", str(value), text)
    text = re.sub(r"\b(\d\d)(\d\d) hours\b", r"\1:\2", text)
    found: list[Span] = []
    for pattern, window in ((_RANGE, _range), (_AFTER, _after), (_BEFORE, _before), (_AT, _at)):
        for match in pattern.finditer(text):
            if (made := window(match)) is not None:
                found.append(made)
        text = pattern.sub(" ", text)
    if not found:  # "tomorrow morning at 10" is told by its clock time
        found = [
            span
            for part, span in _PARTS.items()
            if re.search(rf"\b{part}", text.replace("afternoon", "aftern00n") if part == "noon" else text)
        ]
    return found or None


def _range(match: re.Match[str]) -> Span | None:
    suffix = match["as"] or (match["bs"] if int(match["ah"]) <= int(match["bh"]) else None)
    start, end = _clock(match["ah"], match["am"], suffix), _clock(match["bh"], match["bm"], match["bs"])
    if start is None or end is None:
        return None
    return (start, end if end > start else min(end + 12, 24.0))


def _after(match: re.Match[str]) -> Span | None:
    side = "a" if match["ah"] else "b"
    start = _clock(match[f"{side}h"], match[f"{side}m"], match[f"{side}s"])
    return None if start is None else (start, 24.0)


def _before(match: re.Match[str]) -> Span | None:
    end = _clock(match["ah"], match["am"], match["as"])
    return None if end is None else (0.0, end)


def _at(match: re.Match[str]) -> Span | None:
    start = _clock(match["ah"], match["am"], match["as"])
    return None if start is None else (start, start + 1 / 60)


def _clock(hour: str, minute: str | None, suffix: str | None) -> float | None:
    """The hour of the day; without am or pm, 1 to 7 means the afternoon: nobody asks a clinic for 4 am."""
    value = int(hour)
    if value > 24 or (suffix and not 1 <= value <= 12):
        return None
    if suffix:
        value = value % 12 + (12 if suffix == "p" else 0)
    elif 1 <= value <= 7:
        value += 12
    return value + int(minute or 0) / 60
