"""What the overview shows: counts by day of the clinic's calendar. No words, names or ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import DateTime, case, exists, extract, func, literal, select, text, type_coerce
from sqlalchemy.orm import Session, aliased

from bot.storage.database import Database, one_at_a_time
from bot.storage.tables import (
    VISITOR,
    ContactRequest,
    Conversation,
    DayCount,
    FeedbackCount,
    Message,
    OutboxMessage,
    SafetyCount,
)

KIND, TOPIC, SECONDS = "kind", "topic", "seconds"  # what is counted of a day
SPANS = ("0.25", "0.5", "1", "2", "4", "8")  # seconds within which an answer was there, the shortest that fits
LONGER = "longer"
CONTACT_REQUEST = "contact_request"
HELPFUL, UNHELPFUL = "helpful", "unhelpful"
VERDICTS = {True: HELPFUL, False: UNHELPFUL}
AT_ONCE = 31  # days whose counts are kept in one transaction
Counts = dict[tuple[date, str], int]  # by day and name


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

    def span(self) -> tuple[datetime, datetime]:
        """The first moment, and the first one after the last day."""
        return self._midnight(self.first), self._midnight(self.last + timedelta(days=1))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone)


def messages(database: Database, days: Days, channel: str = "") -> dict[str, Counts]:
    """What was asked and answered by day, for each measure but `TOPIC`.

    `KIND`: questions (`VISITOR`), and turns by what the assistant did: several bubbles that answer one message are one
    turn, and count as the first of them. `SECONDS`: turns by the span within which the answer was there. Days that
    `keep_counts` kept are read from there, and only the rest is counted now.
    """
    found: dict[str, Counts] = {KIND: {}, SECONDS: {}}
    by = (DayCount.day, DayCount.measure, DayCount.entry)
    with database.reading() as session:
        kept = select(*by, func.sum(DayCount.count)).where(*_kept(days, channel), DayCount.measure != TOPIC)
        for day, measure, name, count in session.execute(kept.group_by(*by)):
            found[measure][day, name] = int(count)
        for (day, where, measure, name), count in _turns(session, _rest(session, days)).items():
            if channel in ("", where):
                found[measure][day, name] = found[measure].get((day, name), 0) + count
    return found


def topics(database: Database, days: Days, channel: str = "") -> Counter[str]:
    """How often each topic was answered on all these days together; a double question has two."""
    with database.reading() as session:
        kept = select(DayCount.entry, func.sum(DayCount.count)).where(*_kept(days, channel), DayCount.measure == TOPIC)
        found = Counter({name: int(count) for name, count in session.execute(kept.group_by(DayCount.entry))})
        for (_, where, _, name), count in _topics(session, _rest(session, days)).items():
            if channel in ("", where):
                found[name] += count
    return found


def _kept(days: Days, channel: str) -> tuple[Any, ...]:
    """The conditions on counts that are kept."""
    which = (DayCount.day.between(days.first, days.last),)
    return (*which, DayCount.channel == channel) if channel else which


def _rest(session: Session, days: Days) -> Days:
    """Those of the days whose counts are not kept yet."""
    last = session.scalar(select(func.max(DayCount.day)))
    return replace(days, first=max(days.first, last + timedelta(days=1))) if last else days


def keep_counts(database: Database, zone: ZoneInfo, today: date) -> int:
    """Keep the counts of days that are over; returns of how many. They outlive the messages, and cost no search."""
    over = _over(database, zone, today)
    kept: set[date] = set()
    for part in (over[start : start + AT_ONCE] for start in range(0, len(over), AT_ONCE)):
        with database.reading() as session:
            found = {
                **_turns(session, Days(part[0], part[-1], zone)),
                **_topics(session, Days(part[0], part[-1], zone)),
            }
        with database.session() as session:
            one_at_a_time(session, "day counts")
            if session.scalar(select(func.max(DayCount.day)).where(DayCount.day >= part[0])):
                continue  # another worker was faster
            session.add_all(
                DayCount(day=day, channel=channel, measure=measure, entry=name, count=count)
                for (day, channel, measure, name), count in found.items()
            )
        kept.update(day for day, *_ in found)
    return len(kept)


def first_day(database: Database, zone: ZoneInfo) -> date | None:
    """The first day of which anything is known; None before the first message."""
    with database.reading() as session:
        kept, oldest = session.scalar(select(func.min(DayCount.day))), None
        if kept is None:
            oldest = session.scalar(select(func.min(Message.created_at)))
    return kept if oldest is None else oldest.astimezone(zone).date()


def feedback(database: Database, days: Days) -> Counts:
    """How many answers visitors found `HELPFUL` or `UNHELPFUL`, by day. Only the website asks them."""
    with database.reading() as session:
        rated = _by_day(session, days, Message.created_at, (Message.helpful,), Message.helpful.is_not(None))
        by = (FeedbackCount.day, FeedbackCount.helpful)
        kept = select(*by, func.sum(FeedbackCount.count)).where(FeedbackCount.day.between(days.first, days.last))
        rows = session.execute(kept.group_by(*by)).all()
    found: Counter[tuple[date, str]] = Counter()
    for day, helpful, count in [*((*key, count) for key, count in rated.items()), *rows]:
        found[day, VERDICTS[helpful]] += int(count)
    return dict(found)


def feedback_on(database: Database, days: Days) -> Counter[tuple[str, str]]:
    """The same for all these days together, by topic and verdict."""
    found: Counter[tuple[str, str]] = Counter()
    first, last = days.span()
    with database.reading() as session:
        rated = select(Message.topic, Message.helpful, func.count()).where(
            Message.helpful.is_not(None), Message.created_at >= first, Message.created_at < last
        )
        kept = select(FeedbackCount.topic, FeedbackCount.helpful, func.sum(FeedbackCount.count)).where(
            FeedbackCount.day.between(days.first, days.last)
        )
        for query, topic, helpful in (
            (rated, Message.topic, Message.helpful),
            (kept, FeedbackCount.topic, FeedbackCount.helpful),
        ):
            for name, verdict, count in session.execute(query.group_by(topic, helpful)):
                found[name or "", VERDICTS[verdict]] += int(count)
    return found


def alerts(database: Database, days: Days, channel: str = "") -> Counts:
    """Alerts by kind, those of erased conversations too."""
    query = select(SafetyCount.day, SafetyCount.kind, func.sum(SafetyCount.count)).where(
        SafetyCount.day.between(days.first, days.last)
    )
    if channel:
        query = query.where(SafetyCount.channel == channel)
    with database.reading() as session:
        found = session.execute(query.group_by(SafetyCount.day, SafetyCount.kind)).all()
    return {(day, kind): int(count) for day, kind, count in found}


def contact_requests(database: Database, days: Days, channel: str = "") -> Counts:
    """Contact requests that the team got, by day; one that was changed in the same chat is one."""
    which = (ContactRequest.channel == channel,) if channel else ()
    with database.reading() as session:
        return _by_day(session, days, ContactRequest.created_at, (literal(CONTACT_REQUEST),), *which)


def deliveries(database: Database, days: Days) -> Counts:
    """Texts, e-mails and webhook calls by what became of them (the outbox's status)."""
    with database.reading() as session:
        return _by_day(session, days, OutboxMessage.created_at, (OutboxMessage.status,))


def _over(database: Database, zone: ZoneInfo, today: date) -> list[date]:
    """The days before `today` that are not kept yet."""
    with database.reading() as session:
        last = session.scalar(select(func.max(DayCount.day)))
        oldest = None if last else session.scalar(select(func.min(Message.created_at)))
    first = last + timedelta(days=1) if last else oldest.astimezone(zone).date() if oldest else today
    return Days(first, today - timedelta(days=1), zone).each()


def _turns(session: Session, days: Days) -> dict[tuple[date, str, str, str], int]:
    """Questions and turns by day, channel, measure and name."""
    at, channel, ours = Message.created_at, Conversation.channel, Message.conversation_id == Conversation.id
    question, earlier = aliased(Message), aliased(Message)
    first = ~exists().where(earlier.reply_to == Message.reply_to, earlier.id < Message.id)
    turn = (ours, Message.reply_to == question.id, first)
    asked = _by_day(session, days, at, (channel,), ours, Message.kind == VISITOR)
    found = Counter({(day, where, KIND, VISITOR): count for (day, where), count in asked.items()})
    by = (channel, Message.kind, _span(session, question.created_at, at))
    for (day, where, kind, span), count in _by_day(session, days, at, by, *turn).items():
        found[day, where, KIND, kind] += count
        found[day, where, SECONDS, span] += count
    return dict(found)


def _topics(session: Session, days: Days) -> dict[tuple[date, str, str, str], int]:
    """Answers by day, channel, measure and topic."""
    answers = (Message.conversation_id == Conversation.id, Message.kind == "answer", Message.topic.is_not(None))
    by = (Conversation.channel, Message.topic)
    found = _by_day(session, days, Message.created_at, by, *answers)
    return {(day, where, TOPIC, topic): count for (day, where, topic), count in found.items()}


def _by_day(session: Session, days: Days, at: Any, kinds: tuple[Any, ...], *which: Any) -> dict[Any, int]:
    counts = {}
    for start, end, offset in days.runs():
        day = _local_day(session, at, offset) if offset is not None else literal(start.date().isoformat())
        places = ", ".join(map(str, range(1, len(kinds) + 2)))
        query = select(day, *kinds, func.count()).where(at >= start, at < end, *which).group_by(text(places))
        for found, *names, count in session.execute(query):
            key = (date.fromisoformat(str(found)), *names)
            counts[key] = int(count)
    return counts


def _span(session: Session, began: Any, ended: Any) -> Any:
    """The name of the span that the time between two moments falls in."""
    if session.get_bind().dialect.name == "postgresql":
        seconds = extract("epoch", type_coerce(ended, DateTime) - type_coerce(began, DateTime))
    else:
        seconds = (func.julianday(ended) - func.julianday(began)) * 86400
    return case(*((seconds <= float(most), literal(most)) for most in SPANS), else_=literal(LONGER))


def _local_day(session: Session, at: Any, offset: timedelta) -> Any:
    if session.get_bind().dialect.name == "postgresql":
        return func.date(type_coerce(at, DateTime) + offset)
    return func.date(at, f"{int(offset.total_seconds()):+d} seconds")
