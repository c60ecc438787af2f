"""Crisis and emergency alerts for staff: raised with the reply, told of at once, kept until acknowledged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from bot.clinic import Clinic
from bot.contacts.fields import display_reach, read
from bot.contacts.phones import HELP_LINES
from bot.notify.content import SMS_REPLY
from bot.notify.notices import FOLDED, about_alert, count_alert
from bot.notify.outbox import cancel_alert
from bot.safety import Decision
from bot.storage import Database, audit
from bot.storage.counts import rows as counts_rows
from bot.storage.database import one_at_a_time
from bot.storage.tables import (
    VISITOR,
    ContactRequest,
    Conversation,
    Message,
    OutboxMessage,
    SafetyAlert,
    SafetyCount,
    SmsTexter,
    now,
)

MOST_SAID = 200  # messages of a conversation shown beside an alert, the newest


@dataclass(frozen=True)
class AlertCount:
    """How many alerts of a kind a channel had on one day of the clinic's calendar."""

    day: date
    kind: str
    channel: str
    count: int


@dataclass(frozen=True)
class Seen:
    """An alert with what was said around it, the oldest first, and the numbers of requests to be contacted.

    `messages` is empty once the conversation was deleted. `ways`: where no request was finished, the phone numbers and
    e-mail addresses in the visitor's words, as people write them. `texts_from`: the number of somebody who texts.
    """

    alert: Any
    messages: Sequence[Any]
    requests: Sequence[int] = ()
    ways: Sequence[str] = ()
    texts_from: str | None = None


def raise_alert(
    session: Session, conversation: Conversation, message_id: int | None, decision: Decision, clinic: Clinic
) -> None:
    """Write an alert, its notices to staff and its count, in the caller's transaction."""
    one_at_a_time(session, f"alert {conversation.id}")  # two messages at once must not be two notices
    alert = SafetyAlert(
        conversation_id=conversation.id,
        message_id=message_id,
        channel=conversation.channel,
        kind=decision.kind.value,
        layer=decision.layer,
        created_at=now(),
        reminders=0,
    )
    session.add(alert)
    session.flush()
    about_alert(session, alert, clinic.notices)
    count_alert(session, alert.created_at.astimezone(clinic.timezone).date(), alert)


def just_raised(session: Session, conversation_id: str) -> bool:
    """Whether the conversation has an alert of the last minutes."""
    recent = exists().where(SafetyAlert.conversation_id == conversation_id, SafetyAlert.created_at > now() - FOLDED)
    return bool(session.scalar(select(recent)))


def times_raised(session: Session, conversation_id: str) -> int:
    """How many alerts the conversation has had: the protocol's words are then chosen anew."""
    return counts_rows(session, SafetyAlert, SafetyAlert.conversation_id == conversation_id)


def open_alerts(database: Database) -> list[SafetyAlert]:
    """Alerts that nobody has acknowledged, the oldest first."""
    with database.reading() as session:
        return session.scalars(
            select(SafetyAlert).where(SafetyAlert.acknowledged_at.is_(None)).order_by(SafetyAlert.id)
        ).all()


def newest(database: Database, limit: int, before_id: int | None = None) -> Sequence[SafetyAlert]:
    """All alerts, the newest first; `before_id` goes on where a page ended. They hold nobody's words."""
    query = select(SafetyAlert).order_by(SafetyAlert.id.desc()).limit(limit)
    with database.reading() as session:
        return session.scalars(query if before_id is None else query.where(SafetyAlert.id < before_id)).all()


def look_at(database: Database, by: str, alert_id: int, clinic: Clinic) -> Seen | None:
    """One alert with its conversation, for whoever takes care of it; that they looked is kept. None: no such alert."""
    with database.session() as session:
        alert = session.get(SafetyAlert, alert_id)
        if alert is None:
            return None
        audit.record(session, by, "viewed", audit.ALERT, alert.id)
        if alert.conversation_id is None:
            return Seen(alert, ())
        about = Message.conversation_id == alert.conversation_id
        said = session.scalars(select(Message).where(about).order_by(Message.id.desc()).limit(MOST_SAID)).all()[::-1]
        asked = select(ContactRequest.id).where(ContactRequest.conversation_id == alert.conversation_id)
        requests = session.scalars(asked.order_by(ContactRequest.id)).all()
        number = _texts_from(session, alert.conversation_id)
    ways = () if requests else _ways_told(said, {*HELP_LINES, clinic.phone_e164, number})
    return Seen(alert, said, requests, ways, number and display_reach(number))


def _texts_from(session: Session, conversation_id: str) -> str | None:
    """The number that a conversation by text is had with, E.164."""
    texter = select(SmsTexter.phone).where(SmsTexter.conversation_id == conversation_id)
    answered = select(OutboxMessage.recipient).where(  # once they have begun anew, only our answers lead to them
        OutboxMessage.conversation_id == conversation_id, OutboxMessage.kind == SMS_REPLY
    )
    return session.scalar(texter) or session.scalar(answered.limit(1))


def _ways_told(said: Iterable[Message], known: Collection[str | None]) -> list[str]:
    """Numbers and addresses in the visitor's words: a form that danger interrupted may hold one. Not those `known`."""
    read_in = [read(message.text) for message in said if message.kind == VISITOR]
    ways = [way for found in read_in for way in (found.phone, found.email) if way and way not in known]
    return [display_reach(way) for way in dict.fromkeys(ways)]


def acknowledge(database: Database, alert_id: int, by: str) -> bool:
    """Mark an alert as taken care of and cancel its unsent notices; False when there is no such open alert."""
    with database.session() as session:
        done = session.execute(
            update(SafetyAlert)
            .where(SafetyAlert.id == alert_id, SafetyAlert.acknowledged_at.is_(None))
            .values(acknowledged_at=now(), acknowledged_by=by)
        )
        if done.rowcount:
            cancel_alert(session, alert_id)
            audit.record(session, by, "acknowledged", audit.ALERT, alert_id)
        return bool(done.rowcount)


def counts(database: Database) -> list[AlertCount]:
    """Alerts by day, kind and channel, the newest day first. They name nobody, and outlive erasure."""
    table = SafetyCount
    with database.session() as session:
        rows = session.execute(
            select(table.day, table.kind, table.channel, func.sum(table.count))
            .group_by(table.day, table.kind, table.channel)
            .order_by(table.day.desc(), table.kind, table.channel)
        )
        return [AlertCount(*row) for row in rows]


def totals(database: Database) -> dict[tuple[str, str, str], int]:
    """All alerts ever, by kind, channel and the layer that recognised them."""
    table = SafetyCount
    with database.session() as session:
        rows = session.execute(
            select(table.kind, table.channel, table.layer, func.sum(table.count)).group_by(
                table.kind, table.channel, table.layer
            )
        )
        return {(kind, channel, layer): int(count) for kind, channel, layer, count in rows}
