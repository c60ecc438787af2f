"""What the inbox shows: its lines, how they are named in an address, and the filters that choose among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, NamedTuple

from sqlalchemy import func, literal

from bot.storage.tables import InboxItem, UtcDateTime
from bot.storage.themes import OPEN

EARLIEST = datetime(2000, 1, 1, tzinfo=timezone.utc)  # before any question


class NoSuchTheme(Exception):
    """There is no such theme or question (any more): decided, deleted or grouped anew."""


@dataclass(frozen=True)
class Which:
    """Which open questions are asked for; empty means all. `until` is not included."""

    channel: str = ""
    outcome: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[Any]:
        """For a query on inbox items; empty where all are asked for."""
        # Not the bare column: by its index a database would fetch and sort all that fit, where a few of the newest are
        # wanted, which an index by theme and number has at its end.
        at = func.coalesce(InboxItem.created_at, EARLIEST, type_=UtcDateTime)
        made = {
            "channel": InboxItem.channel == self.channel,
            "outcome": InboxItem.outcome == self.outcome,
            "since": literal(self.since, UtcDateTime) <= at,
            "until": literal(self.until, UtcDateTime) > at,
        }
        return [condition for name, condition in made.items() if getattr(self, name)]


class Key(NamedTuple):
    """Which line of the inbox: `t12` is theme 12, `q34` question 34, which has no theme yet."""

    kind: str
    number: int

    @classmethod
    def read(cls, written: str) -> Key:
        """Raises NoSuchTheme where it is none."""
        kind, number = written[:1], written[1:]
        if kind not in ("t", "q") or not number.isascii() or not number.isdigit() or len(number) > 15:
            raise NoSuchTheme(written)
        return cls(kind, int(number))

    def __str__(self) -> str:
        return f"{self.kind}{self.number}"

    def open(self) -> tuple[Any, ...]:
        """The conditions that find its open questions; whatever has a theme has been redacted."""
        if self.kind == "t":
            return InboxItem.theme_id == self.number, InboxItem.status == OPEN
        return InboxItem.id == self.number, *readable()


@dataclass(frozen=True)
class Line:
    """A theme, or a question without one. `questions`: its newest. `topics`: labels' ids, the likeliest first;
    `confidence`: the first one's, None where there is none to tell."""

    key: Key
    count: int
    last_at: datetime
    questions: Sequence[Any]
    topics: Sequence[str]
    confidence: float | None


@dataclass(frozen=True)
class Listing:
    """One page of the inbox. `single`: questions that are not grouped yet. `newest`: the largest number of a question,
    so that what comes in later is not decided unseen."""

    lines: Sequence[Line]
    more: bool
    single: Sequence[Line]
    more_single: bool
    newest: int


@dataclass(frozen=True)
class Seen:
    """A theme opened. `by_outcome`, `by_channel`: open questions. `earlier`: what was decided before on such questions,
    as decision, topic and how many. `similar`: other open themes."""

    line: Line
    more: bool
    newest: int
    by_outcome: Mapping[str, int]
    by_channel: Mapping[str, int]
    earlier: Sequence[tuple[str, str | None, int]]
    similar: Sequence[Line]
    examples: Sequence[str]


def readable() -> tuple[Any, ...]:
    """The conditions of open questions that are redacted."""
    return InboxItem.status == OPEN, InboxItem.redacted_at.is_not(None)
