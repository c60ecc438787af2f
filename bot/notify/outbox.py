"""The outbox: what we have to send is written with what it tells of, in one transaction, and sent by the worker.

A message is claimed, sent, and its outcome written. A worker that dies in between leaves a claim; after the lease
another takes it over and marks what it sends as a possible repeat. So nothing is lost, and nothing goes twice
without a mark.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import structlog
from sqlalchemy import and_, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.notify.backoff import Backoff
from bot.settings import OUTBOX_LEASE
from bot.storage import Database, audit
from bot.storage.database import insert_into
from bot.storage.encryption import DecryptionError, cipher_of
from bot.storage.tables import OutboxMessage as Row
from bot.storage.tables import now

log = structlog.get_logger()

PENDING, SENDING, SENT, FAILED, CANCELLED = "pending", "sending", "sent", "failed", "cancelled"
OPEN = (PENDING, SENDING)
URGENT, ORDINARY = 0, 5  # priorities


@dataclass(frozen=True)
class Claimed:
    """A message that this worker, and no other, sends now. `attempts` counts this one."""

    id: int
    claim: str
    channel: str
    kind: str
    recipient: str
    recipient_hash: str
    payload: dict[str, Any]
    key: str
    lane: str | None
    attempts: int
    may_repeat: bool
    created_at: datetime


def recipient_hash(session: Session, recipient: str) -> str:
    """The hash by which everything to `recipient` is found again."""
    return cipher_of(session).lookup(recipient.lower())


def key_of(kind: str, subject: int | str, step: str, channel: str, hashed: str) -> str:
    """An idempotency key: the same notice to the same recipient is one message, however often it is put.

    Its parts hold no colon, so different parts never make the same key.
    """
    return ":".join((kind, str(subject), step, channel, hashed[:32]))


def put(
    session: Session,
    *,
    channel: str,
    recipient: str,
    kind: str,
    payload: dict[str, Any],
    key: str,
    priority: int = ORDINARY,
    lane: str | None = None,
    not_before: datetime | None = None,
    conversation_id: str | None = None,
    contact_request_id: int | None = None,
    safety_alert_id: int | None = None,
) -> bool:
    """Put one message into the outbox, as part of the caller's transaction. False: `key` is there already.

    `lane`: messages of one lane are sent one after the other in the order they were put (replies to one texter).
    The ids tie it to what it is about, so that it goes when that is erased.
    """
    moment = now()
    done = session.execute(
        insert_into(session, Row)
        .values(
            channel=channel,
            kind=kind,
            recipient=recipient,
            recipient_hash=recipient_hash(session, recipient),
            payload=payload,
            idempotency_key=key,
            lane=lane,
            priority=priority,
            status=PENDING,
            next_attempt_at=not_before or moment,
            created_at=moment,
            conversation_id=conversation_id,
            contact_request_id=contact_request_id,
            safety_alert_id=safety_alert_id,
        )
        .on_conflict_do_nothing(index_elements=["idempotency_key"])
    )
    return bool(done.rowcount)


def cancel_alert(session: Session, alert_id: int) -> int:
    """Cancel what has not been sent yet about an alert; returns how many."""
    return _cancel(session, Row.safety_alert_id == alert_id)


def hurry_alert(session: Session, alert_id: int) -> set[tuple[str, str]]:
    """Let what waits about an alert be tried at once; returns its channels and recipients' hashes."""
    about = (Row.safety_alert_id == alert_id, Row.status.in_(OPEN))
    session.execute(
        update(Row).where(*about).values(next_attempt_at=now()).execution_options(synchronize_session=False)
    )
    return {tuple(row) for row in session.execute(select(Row.channel, Row.recipient_hash).where(*about))}


def cancel_lanes(session: Session, lanes: Collection[str]) -> int:
    """Cancel what has not been sent yet in these lanes; returns how many."""
    return _cancel(session, Row.lane.in_(lanes))


def _cancel(session: Session, condition: Any) -> int:
    done = session.execute(
        update(Row)
        .where(condition, Row.status == PENDING)
        .values(status=CANCELLED)
        .execution_options(synchronize_session=False)
    )
    return int(done.rowcount)


class Outbox:
    """What the worker and staff do with the outbox; each call is a transaction of its own."""

    def __init__(self, database: Database, lease: timedelta = OUTBOX_LEASE, backoff: Backoff | None = None) -> None:
        self._database = database
        self._lease = lease
        self._backoff = backoff or Backoff()

    def claim(self, channel: str) -> Claimed | None:
        """Take the next message of `channel` that is due, urgent ones first; None: there is none."""
        while True:
            moment = now()
            with self._database.session() as session:
                due = session.scalar(self._due(channel, moment))
                if due is None:
                    return None
                claimed = self._take(session, due, moment)
                if claimed is not None:
                    return claimed

    def _take(self, session: Session, message_id: int, moment: datetime) -> Claimed | None:
        """Claim one message; None where it has failed now, and the next is to be tried."""
        try:
            row = session.get(Row, message_id)
        except DecryptionError:  # one that cannot be read must not stop those behind it
            _fail(session, message_id, "cannot be decrypted: CLINICBOT_ENCRYPTION_KEYS lacks its key")
            return None
        if row.status == SENDING:
            row.may_repeat = True  # its worker died, perhaps after sending
            if self._backoff.exhausted(row.attempts):
                _fail(session, message_id, "the worker ended each time it was sent")
                return None
        row.status, row.claim, row.claimed_at = SENDING, uuid4().hex, moment
        row.attempts += 1
        return _claimed(row)

    def sent(self, item: Claimed, external_id: str | None, also: Callable[[Session], None] | None = None) -> bool:
        """Write that it was sent, and do in the same transaction what `also` does.

        False: the claim was taken over, or the message was erased meanwhile; then nothing was written.
        """
        return self._settle(item, also, status=SENT, sent_at=now(), external_id=external_id, last_error=None)

    def later(self, item: Claimed, reason: str, *, maybe_sent: bool = False, after: float | None = None) -> bool:
        """Write that it is to be tried again, or that this was the last attempt."""
        values: dict[str, Any] = {"last_error": reason[:200], "may_repeat": item.may_repeat or maybe_sent}
        if self._backoff.exhausted(item.attempts):
            log.error("message failed", outbox=item.id, kind=item.kind, reason=reason)
            return self._settle(item, status=FAILED, **values)
        wait = self._backoff.wait(item.attempts, random.random(), after)
        return self._settle(item, status=PENDING, next_attempt_at=now() + wait, **values)

    def never(self, item: Claimed, reason: str, *, ends_lane: bool = False) -> bool:
        """Write that it cannot be sent; `ends_lane` cancels what waits behind it."""
        log.error("message failed", outbox=item.id, kind=item.kind, reason=reason)
        done = self._settle(item, status=FAILED, last_error=reason[:200])
        if ends_lane and item.lane:
            with self._database.session() as session:
                _cancel(session, Row.lane == item.lane)
        return done

    def unwanted(self, item: Claimed) -> bool:
        """Write that it need not be sent any more."""
        return self._settle(item, status=CANCELLED)

    def known_ids(self, item: Claimed) -> set[str]:
        """The carrier's ids of other messages to the same recipient since this one was put."""
        with self._database.session() as session:
            found = session.scalars(
                select(Row.external_id).where(
                    Row.recipient_hash == item.recipient_hash,
                    Row.id != item.id,
                    Row.external_id.is_not(None),
                    Row.sent_at >= item.created_at,
                )
            )
            return set(found.all())

    def retry(self, by: str, message_id: int | None = None) -> int:
        """Put a failed message (all of them without an id) in line again; returns how many. `by`: who wants it sent."""
        with self._database.session() as session:
            done = session.execute(
                update(Row)
                .where(Row.status == FAILED, *([Row.id == message_id] if message_id is not None else []))
                .values(status=PENDING, attempts=0, next_attempt_at=now(), claim=None)
                .execution_options(synchronize_session=False)
            )
            if done.rowcount:
                audit.record(session, by, "retried", audit.OUTBOX, message_id, after={"messages": done.rowcount})
            return int(done.rowcount)

    def newest(self, statuses: Collection[str], limit: int) -> list[Any]:
        """The newest `limit` messages in one of `statuses`, the oldest of them first; without what is encrypted."""
        columns = (
            Row.id, Row.created_at, Row.channel, Row.kind, Row.status, Row.attempts, Row.next_attempt_at, Row.last_error
        )  # fmt: skip
        with self._database.session() as session:
            found = session.execute(
                select(*columns).where(Row.status.in_(statuses)).order_by(Row.id.desc()).limit(limit)
            )
            return list(reversed(found.all()))

    def counts(self) -> dict[tuple[str, str], int]:
        """How many messages there are, by channel and status."""
        with self._database.session() as session:
            rows = session.execute(select(Row.channel, Row.status, func.count()).group_by(Row.channel, Row.status))
            return {(channel, status): count for channel, status, count in rows}

    def _due(self, channel: str, moment: datetime) -> Any:
        earlier = aliased(Row)
        waiting = and_(Row.status == PENDING, Row.next_attempt_at <= moment)
        # A claim from the future is dead, too: the clock was set back.
        old = or_(Row.claimed_at < moment - self._lease, Row.claimed_at > moment + self._lease)
        dead = and_(Row.status == SENDING, old)
        blocked = exists().where(earlier.lane == Row.lane, earlier.id < Row.id, earlier.status.in_(OPEN))
        return (
            select(Row.id)
            .where(Row.channel == channel, or_(waiting, dead), or_(Row.lane.is_(None), ~blocked))
            .order_by(Row.priority, Row.next_attempt_at, Row.id)
            .limit(1)
            .with_for_update(skip_locked=True, of=Row)  # SQLite has no row locks; its transactions queue up instead
        )

    def _settle(self, item: Claimed, also: Callable[[Session], None] | None = None, /, **values: Any) -> bool:
        with self._database.session() as session:
            done = session.execute(
                update(Row)
                .where(Row.id == item.id, Row.status == SENDING, Row.claim == item.claim)
                .values(claim=None, claimed_at=None, **values)
                .execution_options(synchronize_session=False)
            )
            if done.rowcount and also is not None:
                also(session)
        if not done.rowcount:
            log.warning("outcome not written: the claim was taken over, or the message erased", outbox=item.id)
        return bool(done.rowcount)


def _fail(session: Session, message_id: int, reason: str) -> None:
    """Write that a message has failed, whatever its state."""
    session.execute(
        update(Row)
        .where(Row.id == message_id)
        .values(
            status=FAILED,
            claim=None,
            claimed_at=None,
            may_repeat=or_(Row.may_repeat, Row.status == SENDING),
            last_error=reason,
        )
        .execution_options(synchronize_session=False)
    )
    log.error("message failed", outbox=message_id, reason=reason)


def _claimed(row: Row) -> Claimed:
    return Claimed(
        id=row.id,
        claim=row.claim,
        channel=row.channel,
        kind=row.kind,
        recipient=row.recipient,
        recipient_hash=row.recipient_hash,
        payload=row.payload,
        key=row.idempotency_key,
        lane=row.lane,
        attempts=row.attempts,
        may_repeat=bool(row.may_repeat),
        created_at=row.created_at,
    )
