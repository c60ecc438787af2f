"""`retention_days:` in `clinic.yml`: how many days each kind of stored data is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from bot.clinic.mistakes import Gathering, Mistakes
from bot.clinic.notices import require_entries

MOST_DAYS = 3650


@dataclass(frozen=True)
class Retention:
    """Days that each kind is kept. The defaults are those of `clinic.yml`, which says why."""

    conversations: int = 30
    feedback: int = 30
    outbox: int = 30
    contact_requests: int = 180
    inbox_items: int = 365
    alerts: int = 365


def read(content: Any) -> Retention:
    """The retention as `clinic.yml` has it.

    Raises:
        Mistakes: entries are wrong; the message names each and what it accepts.
    """
    if content is None:
        return Retention()
    require_entries("retention_days", content, tuple(asdict(Retention())))
    gathering = Gathering()
    for kind, days in content.items():
        gathering.read(_check, kind, days)
    gathering.end()
    return Retention(**content)


def _check(kind: str, days: Any) -> None:
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= MOST_DAYS:
        raise Mistakes(f"`retention_days.{kind}` is {days!r}; use whole days from 1 to {MOST_DAYS}.")
