"""The audit log: who saw or changed what, written in the transaction of what it tells of. Nothing changes it later.

It holds ids and plain facts (a status, a role), never a patient's words, name or number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.database import Database
from bot.storage.tables import AuditEntry

CONTACT, ALERT, USER = "contact_request", "alert", "user"
QUESTION, THEME, EXAMPLE = "inbox_item", "theme", "example"
TOPIC, ANSWER = "topic", "answer_version"
PAGE = 100


@dataclass(frozen=True)
class Which:
    """Which entries are asked for; empty means all. `since` and `until`: aware times, the second not included."""

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
    for column in ("actor", "action", "subject", "subject_id"):
        if value := getattr(which, column):
            query = query.where(getattr(AuditEntry, column) == value)
    if which.since:
        query = query.where(AuditEntry.at >= which.since)
    if which.until:
        query = query.where(AuditEntry.at < which.until)
    if before_id is not None:
        query = query.where(AuditEntry.id < before_id)
    with database.session() as session:
        return session.scalars(query).all()


def actions(database: Database) -> list[str]:
    """All actions that the log knows, for a filter."""
    with database.session() as session:
        return session.scalars(select(AuditEntry.action).distinct().order_by(AuditEntry.action)).all()
