"""Notices to the clinic's team, put into the outbox in the transaction of what they tell of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.clinic.notices import Notices, Recipients
from bot.notify import outbox
from bot.notify.content import ALERT, CONTACT_REQUEST
from bot.storage import Database, counts
from bot.storage.tables import SafetyAlert, SafetyCount, now

FOLDED = timedelta(minutes=5)  # further alerts of a conversation within this need no notice of their own
MOST_OPEN = 500  # open alerts looked at in one round, the newest


def about_contact_request(session: Session, request_id: int, changed_at: datetime | None, notices: Notices) -> None:
    """Tell of a new request, or, once however often it changes, that it was changed and when."""
    updated = changed_at is not None
    changed = {"changed_at": changed_at.isoformat()} if changed_at else {}
    for channel, recipient in notices.contact_requests.each():
        hashed = outbox.recipient_hash(session, recipient)
        outbox.put(
            session,
            channel=channel,
            recipient=recipient,
            kind=CONTACT_REQUEST,
            payload={"id": request_id, "updated": updated, **changed},
            key=outbox.key_of(CONTACT_REQUEST, request_id, "updated" if updated else "new", channel, hashed),
            contact_request_id=request_id,
        )


def about_alert(session: Session, alert: SafetyAlert, notices: Notices) -> bool:
    """Tell of an alert, unless an open one of the same kind and conversation has just been told of.

    Somebody who writes five messages in a crisis is five alerts and one notice. Returns whether it told (also
    where `notices` name nobody).
    """
    if alert.conversation_id is not None and _just_told(session, alert):
        return False
    alert.notified_at = alert.created_at
    _put_alert(session, alert, notices.alerts, (), reminder=0)
    return True


def count_alert(session: Session, day: date, alert: SafetyAlert) -> None:
    """Add one to the day's count of alerts of this kind, channel and layer."""
    counts.add(session, SafetyCount, 1, day=day, kind=alert.kind, channel=alert.channel, layer=alert.layer)


def remind(database: Database, notices: Notices) -> int:
    """Tell again of conversations with an alert that nobody has acknowledged; returns of how many.

    A conversation is due `repeat_alert_minutes` after it was last told of. What is still waiting in the outbox for
    a recipient is tried now instead of put again: a mail server that was away must not bring a pile.
    """
    if not notices.alerts.each():
        return 0
    moment, pause = now(), timedelta(minutes=notices.repeat_alert_minutes)
    with database.session() as session:
        newest = session.scalars(
            select(SafetyAlert)
            .where(SafetyAlert.acknowledged_at.is_(None))
            .order_by(SafetyAlert.id.desc())
            .limit(MOST_OPEN)
        ).all()
        due = [alert for alert in _leaders(newest[::-1]) if _last_told(alert) <= moment - pause]
        return sum(_remind_of(session, alert, notices, moment) for alert in due)


def still_wanted(database: Database, kind: str, alert_id: int | None) -> bool:
    """Whether a message is still to be sent: not once its alert was acknowledged."""
    if kind != ALERT or alert_id is None:
        return True
    with database.session() as session:
        done = exists().where(SafetyAlert.id == alert_id, SafetyAlert.acknowledged_at.is_not(None))
        return not session.scalar(select(done))


def _just_told(session: Session, alert: SafetyAlert) -> bool:
    return bool(
        session.scalar(
            select(
                exists().where(
                    SafetyAlert.conversation_id == alert.conversation_id,
                    SafetyAlert.kind == alert.kind,
                    SafetyAlert.id != alert.id,
                    SafetyAlert.acknowledged_at.is_(None),
                    SafetyAlert.notified_at > alert.created_at - FOLDED,
                )
            )
        )
    )


def _leaders(alerts: Collection[SafetyAlert]) -> list[SafetyAlert]:
    """One alert a conversation: the one last told of, or, if none was, the oldest."""
    leaders: dict[str, SafetyAlert] = {}
    for alert in alerts:
        group = alert.conversation_id or f"alert {alert.id}"
        leader = leaders.get(group)
        told = alert.notified_at is not None
        if leader is None or (told and (leader.notified_at is None or alert.notified_at > leader.notified_at)):
            leaders[group] = alert
    return list(leaders.values())


def _last_told(alert: SafetyAlert) -> datetime:
    return alert.notified_at or alert.created_at


def _remind_of(session: Session, alert: SafetyAlert, notices: Notices, moment: datetime) -> bool:
    """Put one reminder; False where another worker was faster or staff have just acknowledged it."""
    number = alert.reminders + 1
    taken = session.execute(
        update(SafetyAlert)
        .where(
            SafetyAlert.id == alert.id,
            SafetyAlert.reminders == alert.reminders,
            SafetyAlert.acknowledged_at.is_(None),
        )
        .values(reminders=number, notified_at=moment)
        .execution_options(synchronize_session=False)
    )
    if not taken.rowcount:
        return False
    waiting = outbox.hurry_alert(session, alert.id)
    _put_alert(session, alert, notices.alerts, waiting, reminder=number)
    return True


def _put_alert(
    session: Session,
    alert: SafetyAlert,
    recipients: Recipients,
    waiting: Collection[tuple[str, str]],
    *,
    reminder: int,
) -> None:
    for channel, recipient in recipients.each():
        hashed = outbox.recipient_hash(session, recipient)
        if (channel, hashed) in waiting:
            continue
        outbox.put(
            session,
            channel=channel,
            recipient=recipient,
            kind=ALERT,
            payload={"id": alert.id, "kind": alert.kind, "channel": alert.channel, "reminder": reminder},
            key=outbox.key_of(ALERT, alert.id, str(reminder), channel, hashed),
            priority=outbox.URGENT,
            safety_alert_id=alert.id,
        )
