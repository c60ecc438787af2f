"""The outbox as staff see it: what waits, what failed, and why. No recipients, no words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timezone, tzinfo
from typing import Any

from bot.notify.outbox import CANCELLED, FAILED, OPEN, SENT, Outbox
from bot.storage import Database

LIMIT = 100
SIMULATOR = "; only the simulator of `make run` would take it"


def lines(
    database: Database,
    ready: Collection[str],
    everything: bool = False,
    zone: tzinfo = timezone.utc,
    development: bool = False,
) -> Iterator[str]:
    """A line a message, the newest last, and a sum by status. `ready`: the channels that have credentials; `zone`: by
    whose clock; `development`: texts without credentials are for the simulator, if it is served."""
    outbox = Outbox(database)
    statuses = (*OPEN, FAILED, *((SENT, CANCELLED) if everything else ()))
    rows = outbox.newest(statuses, LIMIT)
    sums: dict[str, int] = {}
    for (_, status), count in outbox.counts().items():
        sums[status] = sums.get(status, 0) + count
    shown = sum(sums.get(status, 0) for status in statuses)
    if shown > len(rows):
        yield f"... {shown - len(rows)} older ones, and"
    yield from (_line(row, ready, zone, development) for row in rows)
    yield ", ".join(f"{count} {status}" for status, count in sorted(sums.items())) or "The outbox is empty."


def retry(database: Database, message_id: int | None, by: str) -> str:
    """Put a failed message (all without an id) in line again; returns a sentence. `by`: who wants it sent."""
    count = Outbox(database).retry(by, message_id)
    if not count:
        return "There is no failed message." if message_id is None else f"There is no failed message {message_id}."
    return f"In line again: {count}."


def _line(row: Any, ready: Collection[str], zone: tzinfo, development: bool) -> str:
    state = row.status
    if row.status in OPEN and row.channel not in ready:
        state = f"{state}: {row.channel} is not set up{SIMULATOR if development and row.channel == 'sms' else ''}"
    elif row.status == "pending" and row.attempts:
        state = f"{state}, next attempt {row.next_attempt_at.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
    error = f"  {row.last_error}" if row.last_error else ""
    attempts = f"{row.attempts} attempt{'' if row.attempts == 1 else 's'}"
    made = f"{row.created_at.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    return f"{row.id}  {made}  {row.channel:<7} {row.kind:<15} {attempts}  {state}{error}"
