"""What the overview shows: counts by day of the clinic's calendar. No words, names or ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import DateTime, exists, func, literal, select, text, type_coerce
from sqlalchemy.orm import Session

from bot.storage.database import Database, one_at_a_time
from bot.storage.tables import Conversation, Message, MessageCount, OutboxMessage, SafetyCount

Counts = dict[tuple[date, str], int]  # by day and kind
AT_ONCE = 31  # days folded in one transaction


@dataclass(frozen=True)
class Days:
    """Days from `first` to `last`, both included, of the calendar in `zone`."""

    first: date
    last: date
    zone: ZoneInfo

    def each(self) -> list[date]:
        """All days in order."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    def runs(self) -> Iterator[tuple[datetime, datetime, timedelta | None]]:
        """Start, end and offset from UTC of runs of days; offset None: one day on which the clocks change."""
        begun: tuple[datetime, timedelta] | None = None
        for day in self.each():
            start, end = self._midnight(day), self._midnight(day + timedelta(days=1))
            offset = start.utcoffset() or timedelta()
            if begun and (begun[1] != offset or offset != end.utcoffset()):
                yield begun[0], start, begun[1]
                begun = None
            if offset != end.utcoffset():
                yield start, end, None
            else:
                begun = begun or (start, offset)
        if begun:
            yield begun[0], self._midnight(self.last + timedelta(days=1)), begun[1]

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone)


def messages(database: Database, days: Days, channel: str = "") -> Counts:
    """Messages by kind: `visitor` is what was asked, all other kinds are answers. Days that `fold` kept are read from
    there, and only the rest is counted now."""
    with database.session() as session:
        query = select(MessageCount.day, MessageCount.kind, func.sum(MessageCount.count)).where(
            MessageCount.day.between(days.first, days.last)
        )
        if channel:
            query = query.where(MessageCount.channel == channel)
        kept = session.execute(query.group_by(MessageCount.day, MessageCount.kind)).all()
        counts = {(day, kind): int(count) for day, kind, count in kept}
        last = session.scalar(select(func.max(MessageCount.day)))
        rest = replace(days, first=max(days.first, last + timedelta(days=1))) if last else days
        return {**counts, **_by_day(session, rest, Message.created_at, (Message.kind,), _of(channel))}


def fold(database: Database, zone: ZoneInfo, today: date) -> int:
    """Keep the counts of days that are over; returns of how many. They outlive the messages, and cost no search."""
    over = _over(database, zone, today)
    folded: set[date] = set()
    for part in (over[start : start + AT_ONCE] for start in range(0, len(over), AT_ONCE)):
        with database.session() as session:
            one_at_a_time(session, "message counts")
            if session.scalar(select(func.max(MessageCount.day)).where(MessageCount.day >= part[0])):
                continue  # another worker was faster
            by = (Conversation.channel, Message.kind)
            joined = Message.conversation_id == Conversation.id
            found = _by_day(session, Days(part[0], part[-1], zone), Message.created_at, by, joined)
            session.add_all(
                MessageCount(day=day, channel=channel, kind=kind, count=count)
                for (day, channel, kind), count in found.items()
            )
            folded.update(day for day, _, _ in found)
    return len(folded)


def alerts(database: Database, days: Days, channel: str = "") -> Counts:
    """Alerts by kind, those of erased conversations too."""
    query = select(SafetyCount.day, SafetyCount.kind, func.sum(SafetyCount.count)).where(
        SafetyCount.day.between(days.first, days.last)
    )
    if channel:
        query = query.where(SafetyCount.channel == channel)
    with database.session() as session:
        found = session.execute(query.group_by(SafetyCount.day, SafetyCount.kind)).all()
    return {(day, kind): int(count) for day, kind, count in found}


def deliveries(database: Database, days: Days) -> Counts:
    """Texts, e-mails and webhook calls by what became of them (the outbox's status)."""
    with database.session() as session:
        return _by_day(session, days, OutboxMessage.created_at, (OutboxMessage.status,))


def _over(database: Database, zone: ZoneInfo, today: date) -> list[date]:
    """The days before `today` that are not kept yet."""
    with database.session() as session:
        last = session.scalar(select(func.max(MessageCount.day)))
        oldest = None if last else session.scalar(select(func.min(Message.created_at)))
    first = last + timedelta(days=1) if last else oldest.astimezone(zone).date() if oldest else today
    return Days(first, today - timedelta(days=1), zone).each()


def _of(channel: str) -> Any:
    if not channel:
        return None
    return exists().where(Conversation.id == Message.conversation_id, Conversation.channel == channel)


def _by_day(session: Session, days: Days, at: Any, kinds: tuple[Any, ...], which: Any = None) -> dict[Any, int]:
    counts = {}
    for start, end, offset in days.runs():
        day = _local_day(session, at, offset) if offset is not None else literal(start.date().isoformat())
        places = ", ".join(map(str, range(1, len(kinds) + 2)))
        query = select(day, *kinds, func.count()).where(at >= start, at < end).group_by(text(places))
        for found, *names, count in session.execute(query if which is None else query.where(which)):
            key = (date.fromisoformat(str(found)), *names)
            counts[key] = int(count)
    return counts


def _local_day(session: Session, at: Any, offset: timedelta) -> Any:
    if session.get_bind().dialect.name == "postgresql":
        return func.date(type_coerce(at, DateTime) + offset)
    return func.date(at, f"{int(offset.total_seconds()):+d} seconds")
