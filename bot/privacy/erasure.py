"""Erases everything about one person, and proves it: what was looked at, what there was, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.privacy import feedback
from bot.privacy.mentions import mentions
from bot.privacy.person import Person, Subject
from bot.storage import Database, audit, counts, themes
from bot.storage.tables import (
    ContactRequest,
    Conversation,
    InboxItem,
    Message,
    SafetyAlert,
    SmsConsent,
    Theme,
    now,
)

ALERT_LINKS = "safety_alert (links)"
CONSENT_WORDS = "sms_consent (words)"


@dataclass(frozen=True)
class Proof:
    """`before`, `after`: rows by table. `looked_at`: values by column. `left`: rows that still name the person."""

    kind: str
    hashed: str
    at: datetime
    before: dict[str, int]
    after: dict[str, int]
    looked_at: dict[str, int]
    left: dict[str, int]

    @property
    def complete(self) -> bool:
        """Whether nothing about the person is left."""
        return not any(self.after.values()) and not self.left

    def lines(self) -> Iterator[str]:
        """The proof in words and figures, without the identifier."""
        yield f"Erased by {self.kind}, {self.at:%Y-%m-%d %H:%M:%S} UTC"
        yield f"Keyed hash (HMAC-SHA256) of the {self.kind}: {self.hashed}"
        yield f"{'table':<22} {'before':>6} {'after':>6}"
        yield from (f"{table:<22} {count:>6} {self.after[table]:>6}" for table, count in self.before.items())
        for column, values in self.looked_at.items():
            yield f"searched afterwards: {column}, {values} values"
        for table, rows in self.left.items():
            yield f"STILL THERE: {rows} rows of {table} name the person. Something was written meanwhile: run it again."
        if self.complete:
            yield "Verified: nothing about this person is left in the database. Backups are another matter."


def erase(database: Database, person: Person, zone: ZoneInfo, by: str | None = None) -> Proof:
    """Erase what `find` found, in one transaction, and look again. `zone`: the clinic's, for daily counts.

    `by`: who of the team did it, for the audit log; nobody where visitors erase what is their own.
    """
    with database.session() as session:
        _wait_for_others(session, person)
        before = held(session, person)
        _erase(session, person, zone)
        after = held(session, person)
        if by:
            audit.record(session, by, "erased", audit.PERSON, after=logged(person, before))
    seen = mentions(database, person.identifiers) if person.identifiers else None
    return Proof(
        kind=person.subject.kind,
        hashed=database.cipher.lookup(person.subject.value),
        at=now(),
        before=before,
        after=after,
        looked_at=dict(seen.looked_at) if seen else {},
        left={table: len(keys) for table, keys in seen.keys.items()} if seen else {},
    )


def erase_conversation(database: Database, conversation_id: str, zone: ZoneInfo) -> Proof:
    """What a visitor's own "erase conversation" does: all of it, but a request to be contacted stays with the team."""
    one = frozenset([conversation_id])
    return erase(database, Person(Subject("conversation", conversation_id), frozenset(), one, frozenset()), zone)


def held(session: Session, person: Person) -> dict[str, int]:
    """How many rows of each table are about the person."""
    found = {model.__tablename__: counts.rows(session, model, which) for model, which in person.rows()}
    return {
        **found,
        ALERT_LINKS: counts.rows(session, SafetyAlert, person.alerts()),
        CONSENT_WORDS: counts.rows(session, SmsConsent, person.consents() & SmsConsent.wording.is_not(None)),
    }


def logged(person: Person, counts: Mapping[str, int]) -> dict[str, Any]:
    """What the audit log may hold of erasing or exporting a person: how they were named, and rows by table."""
    return {"named by": person.subject.kind, **{table: count for table, count in counts.items() if count}}


def new_requests(session: Session, person: Person) -> int:
    """How many of the person's contact requests nobody has taken care of yet."""
    return counts.rows(
        session, ContactRequest, ContactRequest.id.in_(person.requests) & (ContactRequest.status == "new")
    )


def open_alerts(session: Session, person: Person) -> int:
    """How many alerts that nobody has acknowledged lead to the person's words: erasing them takes these away."""
    return counts.rows(session, SafetyAlert, person.alerts() & SafetyAlert.acknowledged_at.is_(None))


def _erase(session: Session, person: Person, zone: ZoneInfo) -> None:
    feedback.keep_counts(session, Message.conversation_id.in_(person.conversations), zone)
    for kept in (
        update(SafetyAlert).where(person.alerts()).values(conversation_id=None, message_id=None),
        update(SmsConsent).where(person.consents()).values(wording=None),  # who opted out must not be texted again
    ):
        session.execute(kept.execution_options(synchronize_session=False))
    rows = person.rows()
    touched = session.scalars(select(Theme.id).where(dict(rows)[Theme])).all()
    for model, which in rows:
        session.execute(delete(model).where(which).execution_options(synchronize_session=False))
    ungrouped = update(InboxItem).where(InboxItem.theme_id.in_(touched)).values(theme_id=None)
    session.execute(ungrouped.execution_options(synchronize_session=False))


def _wait_for_others(session: Session, person: Person) -> None:
    """Hold the conversations first: who is writing to one finishes before, and nobody begins after.

    Then the inbox: a question must not become an example while it goes.
    """
    held_rows = select(Conversation.id).where(Conversation.id.in_(person.conversations)).with_for_update()
    session.execute(held_rows).all()
    themes.alone(session)
