"""Deletes what has been kept long enough, kind by kind, and tells how much."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, delete, exists, select, update
from sqlalchemy.orm import Session

from bot.clinic.retention import Retention
from bot.notify.outbox import SENDING
from bot.privacy import feedback
from bot.storage import Database, counts, themes
from bot.storage.tables import (
    ContactRequest,
    Conversation,
    InboxItem,
    Message,
    OutboxMessage,
    SafetyAlert,
    SmsConsent,
    SmsDelivery,
    SmsTexter,
    TrackerEvent,
    now,
)

BATCH = 200  # rows deleted in one transaction: writers wait less than a second


@dataclass(frozen=True)
class Expired:
    """One kind: how long it is kept, how many are older than `before`, and what kept some of them."""

    kind: str
    days: int
    before: datetime
    count: int
    note: str = ""

    def line(self, dry_run: bool) -> str:
        """What was, or would be (`dry_run`), deleted, in one line of text."""
        done = "would delete" if dry_run else "deleted"
        note = f" ({self.note})" if self.note else ""
        return f"{self.kind:<17} kept {self.days:>4} days  {done} {self.count} from before {self.before:%Y-%m-%d}{note}"


class Keeper:
    """Applies the clinic's retention to a database at one moment."""

    def __init__(
        self, database: Database, retention: Retention, zone: ZoneInfo, moment: datetime | None = None
    ) -> None:
        self._database = database
        self._retention = retention
        self._zone = zone
        self._moment = moment or now()

    def run(self, dry_run: bool = False) -> Iterator[Expired]:
        """Delete what is too old; a dry run only counts. Says what happened kind by kind, while it happens."""
        # In this order nothing goes along with something else before it is counted itself.
        yield self._feedback(dry_run)
        for kind, model, which in (
            ("outbox", OutboxMessage, self._old_outbox()),
            ("inbox_items", InboxItem, InboxItem.created_at < self._before("inbox_items")),
            ("contact_requests", ContactRequest, ContactRequest.updated_at < self._before("contact_requests")),
            ("alerts", SafetyAlert, self._old_alerts()),
        ):
            note = self._not_done(kind, model, which)
            yield self._expired(kind, self._delete(model, which, dry_run), note)
        yield self._conversations(dry_run)
        yield self._texts(dry_run)
        yield self._refusals(dry_run)
        yield self._trackers(dry_run)
        if not dry_run:
            self._database.overwrite_deleted()

    def _conversations(self, dry_run: bool) -> Expired:
        old = Conversation.last_seen_at < self._before("conversations")
        alert = exists().where(SafetyAlert.conversation_id == Conversation.id, SafetyAlert.acknowledged_at.is_(None))
        with self._database.session() as session:
            held_back = counts.rows(session, Conversation, and_(old, alert))
        note = f"{held_back} kept for an alert that nobody has acknowledged" if held_back else ""
        return self._expired("conversations", self._delete(Conversation, and_(old, ~alert), dry_run), note)

    def _texts(self, dry_run: bool) -> Expired:
        """Numbers that have not texted for as long as a conversation is kept, and what the carrier said of texts."""
        before = self._before("conversations")
        count = self._delete(SmsDelivery, SmsDelivery.updated_at < before, dry_run)
        count += self._delete(SmsTexter, SmsTexter.last_seen_at < before, dry_run)
        return Expired("texters", self._retention.conversations, before, count)

    def _refusals(self, dry_run: bool) -> Expired:
        """The words of an opt-out, which may say anything. That it was one stays, and so do agreements, as proof."""
        before = self._before("conversations")
        old = and_(SmsConsent.event == "opt_out", SmsConsent.wording.is_not(None), SmsConsent.created_at < before)
        with self._database.session() as session:
            count = counts.rows(session, SmsConsent, old)
            if not dry_run:
                forget = update(SmsConsent).where(old).values(wording=None)
                session.execute(forget.execution_options(synchronize_session=False))
        return Expired("opt-out words", self._retention.conversations, before, count)

    def _trackers(self, dry_run: bool) -> Expired:
        """Rasa's memory of conversations that are no chats, such as `rasa shell`'s; a chat's goes with the chat."""
        before, count = self._before("conversations"), 0
        for sender in self._strangers():
            with self._database.session() as session:
                own = TrackerEvent.sender_id == sender
                newest = session.scalar(select(TrackerEvent.data).where(own).order_by(TrackerEvent.id.desc()).limit(1))
                if newest is not None and _time_of(newest) < before:
                    count += 1
                    if not dry_run:
                        session.execute(delete(TrackerEvent).where(own))
        return Expired("trackers alone", self._retention.conversations, before, count)

    def _feedback(self, dry_run: bool) -> Expired:
        old = and_(Message.helpful.is_not(None), Message.created_at < self._before("feedback"))
        with self._database.session() as session:
            count = counts.rows(session, Message, old) if dry_run else feedback.keep_counts(session, old, self._zone)
        return self._expired("feedback", count, "counts by day and topic stay" if count else "")

    def _old_outbox(self) -> Any:
        return and_(OutboxMessage.created_at < self._before("outbox"), OutboxMessage.status != SENDING)

    def _old_alerts(self) -> Any:
        return and_(SafetyAlert.created_at < self._before("alerts"), SafetyAlert.acknowledged_at.is_not(None))

    def _not_done(self, kind: str, model: Any, which: Any) -> str:
        """What staff should know about what goes: nobody has taken care of it."""
        undone = {
            "contact_requests": (ContactRequest.status != "done", "nobody has marked as done"),
            "outbox": (OutboxMessage.status.in_(("pending", "failed")), "never went out"),
        }
        if kind not in undone:
            return ""
        condition, words = undone[kind]
        with self._database.session() as session:
            count = counts.rows(session, model, and_(which, condition))
        return f"{count} of them {words}" if count else ""

    def _delete(self, model: Any, which: Any, dry_run: bool) -> int:
        if dry_run:
            with self._database.session() as session:
                return counts.rows(session, model, which)
        total = 0
        while True:
            with self._database.session() as session:
                ids = session.scalars(select(model.id).where(which).order_by(model.id).limit(BATCH)).all()
                if model is Conversation:
                    self._clear_conversations(session, ids)
                touched = _themes_of(session, ids) if model is InboxItem else []
                session.execute(delete(model).where(model.id.in_(ids)).execution_options(synchronize_session=False))
                themes.recount(session, touched)
            total += len(ids)
            if len(ids) < BATCH:
                return total

    def _clear_conversations(self, session: Session, ids: list[str]) -> None:
        """What goes with a conversation but for its messages, which its own deletion takes along."""
        session.execute(select(Conversation.id).where(Conversation.id.in_(ids)).with_for_update()).all()
        feedback.keep_counts(session, Message.conversation_id.in_(ids), self._zone)
        unread = select(Message.id).where(Message.conversation_id.in_(ids))
        never_redacted = and_(InboxItem.message_id.in_(unread), InboxItem.redacted_at.is_(None))
        for statement in (
            delete(InboxItem).where(never_redacted),
            delete(TrackerEvent).where(TrackerEvent.sender_id.in_(ids)),
        ):
            session.execute(statement.execution_options(synchronize_session=False))

    def _strangers(self) -> list[str]:
        chat = exists().where(Conversation.id == TrackerEvent.sender_id)
        with self._database.session() as session:
            return session.scalars(select(TrackerEvent.sender_id).where(~chat).distinct()).all()

    def _expired(self, kind: str, count: int, note: str = "") -> Expired:
        return Expired(kind, getattr(self._retention, kind), self._before(kind), count, note)

    def _before(self, kind: str) -> datetime:
        return self._moment - timedelta(days=getattr(self._retention, kind))


def _themes_of(session: Session, item_ids: list[int]) -> list[int]:
    themes.alone(session)
    found = select(InboxItem.theme_id).where(InboxItem.id.in_(item_ids), InboxItem.theme_id.is_not(None))
    return session.scalars(found.distinct()).all()


def _time_of(event: str) -> datetime:
    return datetime.fromtimestamp(json.loads(event).get("timestamp") or 0, timezone.utc)
