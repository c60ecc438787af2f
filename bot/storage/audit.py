"""The audit log: who saw or changed what, written in the transaction of what it tells of. Nothing changes it later.

It holds ids and plain facts (a status, a role), never a patient's words, name or number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.storage.database import Database
from bot.storage.tables import AuditEntry

CONTACT, ALERT, USER = "contact_request", "alert", "user"
INBOX_ITEM, EXAMPLE = "inbox_item", "example"
TOPIC, ANSWER = "topic", "answer_version"
RELEASE, TRAINING = "release", "training_job"
PERSON, DATABASE, KEYS = "person", "database", "keys"  # without a number: whose rows they were is told to nobody
OUTBOX, RETENTION = "outbox", "retention"
RENAMED = {"retrain": "retrained"}  # what old entries, which nothing changes, call an action
PAGE = 100
SKEW = timedelta(hours=1)  # by which entries may be out of order: transactions that ran side by side
MOST = 2**62  # more than any number


@dataclass(frozen=True)
class Which:
    """Which entries are asked for; empty means all. `action`: as it is called now. `since` and `until`: aware times,
    the second not included."""

    actor: str = ""
    action: str = ""
    subject: str = ""
    subject_id: str = ""
    since: datetime | None = None
    until: datetime | None = None


def record(
    session: Session,
    actor: str,
    action: str,
    subject: str | None = None,
    subject_id: object = None,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add one entry to the caller's transaction: what is not committed did not happen and is not logged."""
    number = None if subject_id is None else str(subject_id)
    entry = AuditEntry(actor=actor[:128], action=action, subject=subject, subject_id=number, before=before, after=after)
    session.add(entry)


def entries(database: Database, which: Which, before_id: int | None = None, limit: int = PAGE) -> Sequence[AuditEntry]:
    """The newest entries first; `before_id` goes on where a page ended."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    for column in ("actor", "subject", "subject_id"):
        if value := getattr(which, column):
            query = query.where(getattr(AuditEntry, column) == value)
    if which.action:
        query = query.where(AuditEntry.action.in_([which.action, *_before(which.action)]))
    if before_id is not None:
        query = query.where(AuditEntry.id < before_id)
    with database.reading() as session:
        if which.subject_id and not which.subject:  # the index begins with the subject
            query = query.where(AuditEntry.subject.in_(_different(session, AuditEntry.subject)))
        if which.since:
            query = query.where(AuditEntry.at >= which.since, AuditEntry.id >= _first(session, which.since - SKEW))
        if which.until:
            query = query.where(AuditEntry.at < which.until, AuditEntry.id < _first(session, which.until + SKEW))
        return session.scalars(query).all()


def _first(session: Session, at: datetime) -> int:
    """The number of the first entry from a moment on. By numbers, days far back are found as fast as the last one."""
    found = session.scalar(select(AuditEntry.id).where(AuditEntry.at >= at).order_by(AuditEntry.at).limit(1))
    return MOST if found is None else int(found)


def actions(database: Database) -> list[str]:
    """All actions that the log knows, for a filter."""
    with database.reading() as session:
        return sorted({action(name) for name in _different(session, AuditEntry.action)})


def action(name: str) -> str:
    """What an entry's action is called now."""
    return RENAMED.get(name, name)


def subjects(database: Database) -> list[str]:
    """All that entries are about, for a filter."""
    with database.reading() as session:
        return _different(session, AuditEntry.subject)


def _before(name: str) -> list[str]:
    """What an action was called before."""
    return [old for old, new in RENAMED.items() if new == name]


def _different(session: Session, column: Any) -> list[str]:
    """A column's values: from one to the next in its index, not by reading all entries."""
    found: list[str] = []
    while True:
        name = session.scalar(select(func.min(column)).where(column > (found[-1] if found else "")))
        if name is None:
            return found
        found.append(name)
