"""The front desk's queue of contact requests: who takes care of which, what was noted, which have waited too long.

Whatever is shown or changed here is in the audit log, in the same transaction.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from bot.clinic import WEEKDAYS, Clinic
from bot.contacts.fields import display_reach
from bot.storage import Database, audit
from bot.storage.tables import ContactNote, now
from bot.storage.tables import ContactRequest as Row

NEW, IN_PROGRESS, DONE = "new", "in_progress", "done"
STATUSES = {NEW: "New", IN_PROGRESS: "In progress", DONE: "Done"}
PAGE = 50
NOTE_MAX = 2000  # characters
NOBODY = "nobody"  # as an owner in a filter: requests that nobody has taken on
COLUMNS = ("id", "asked", "changed", "status", "owner", "name", "phone", "email", "preferred_time", "channel", "notes")


class NoSuchRequest(Exception):
    """There is no contact request with this number (any more)."""


class NotAChange(ValueError):
    """What was asked for is no change that a request takes; the message says what would be. `field`: of the form."""

    def __init__(self, said: str, field: str = "") -> None:
        super().__init__(said)
        self.field = field


@dataclass(frozen=True)
class Which:
    """Which requests are asked for. `status`: one of `STATUSES`, `open` (new or in progress) or empty for all;
    `owner`: an e-mail address, `NOBODY`, or empty; `overdue_before`: only open ones from before that moment."""

    status: str = ""
    owner: str = ""
    overdue_before: datetime | None = None


@dataclass(frozen=True)
class Seen:
    """One request with its notes, the oldest first."""

    request: Any
    notes: Sequence[Any]


def overdue_before(clinic: Clinic, moment: datetime) -> datetime:
    """Requests from before this have waited for a whole opening day: overdue while they are not done.

    A clinic without opening hours counts as open every day until midnight.
    """
    local = moment.astimezone(clinic.timezone)
    for days in range(8):
        day = local.date() - timedelta(days=days)
        spans = clinic.hours[WEEKDAYS[day.weekday()]]
        closed = spans[-1][1] if spans else time.max if not any(clinic.hours.values()) else None
        if closed and datetime.combine(day, closed, clinic.timezone) <= local:
            return datetime.combine(day, time.min, clinic.timezone)
    return local - timedelta(days=8)


def listed(database: Database, by: str, which: Which, limit: int = PAGE, before_id: int | None = None) -> Sequence[Any]:
    """Requests, the newest first; `before_id` goes on where a page ended. `by`: who looks."""
    with database.session() as session:
        rows = session.scalars(_query(which, before_id).limit(limit)).all()
        if rows:
            audit.record(session, by, "listed", audit.CONTACT, after={"ids": [row.id for row in rows]})
        return rows


def counted(database: Database, overdue: datetime) -> dict[str, int]:
    """How many requests there are by status, and how many are `overdue`. Names nobody."""
    with database.reading() as session:
        found = dict(session.execute(select(Row.status, func.count()).group_by(Row.status)).all())
        late = select(func.count()).select_from(Row).where(_late(overdue))
        return {**dict.fromkeys(STATUSES, 0), **found, "overdue": int(session.scalar(late) or 0)}


def owners(database: Database) -> list[str]:
    """Everybody who has taken on a request."""
    with database.reading() as session:
        return session.scalars(select(Row.owner).where(Row.owner.is_not(None)).distinct().order_by(Row.owner)).all()


def look_at(database: Database, by: str, request_id: int) -> Seen:
    """One request with its notes.

    Raises:
        NoSuchRequest: it was never there, or was deleted or erased.
    """
    with database.session() as session:
        row = _request(session, request_id)
        audit.record(session, by, "viewed", audit.CONTACT, row.id)
        notes = select(ContactNote).where(ContactNote.contact_request_id == row.id).order_by(ContactNote.id)
        return Seen(row, session.scalars(notes).all())


def change(
    database: Database,
    by: str,
    request_id: int,
    *,
    status: str,
    owner: str | None,
    team: Collection[str],
    shown: tuple[str, str | None] | None = None,
    note: str = "",
) -> None:
    """Set status and owner (None: nobody), and add a note unless it is blank: all of it, or nothing.

    `team`: who may own a request; whoever owns it now may stay. `shown`: status and owner as the page showed them: what
    was left so there stays as somebody else may have set it since.

    Raises:
        NoSuchRequest: as in `look_at`.
        NotAChange: there is no such status, nobody of that name, or the note is too long.
    """
    if status not in STATUSES:
        raise NotAChange(f"The status is one of {', '.join(STATUSES.values())}.", "status")
    with database.session() as session:
        row = _request(session, request_id)
        if note.strip():
            _note(session, row, by, note)
        if shown is not None:
            status, owner = row.status if status == shown[0] else status, row.owner if owner == shown[1] else owner
        if owner is not None and owner != row.owner and owner not in team:
            raise NotAChange("The owner is somebody of the team who may see contact requests.", "owner")
        before, after = {"status": row.status, "owner": row.owner}, {"status": status, "owner": owner}
        if before == after:
            return
        row.status, row.owner, row.updated_at = status, owner, now()
        audit.record(session, by, "changed", audit.CONTACT, row.id, before=before, after=after)


def export(database: Database, by: str, which: Which, clinic: Clinic) -> str:
    """All these requests with their notes as CSV."""
    with database.session() as session:
        rows = session.scalars(_query(which)).all()
        notes: dict[int, list[str]] = {}
        ours = ContactNote.contact_request_id.in_(select(_query(which).subquery().c.id))
        for note in session.scalars(select(ContactNote).where(ours).order_by(ContactNote.id)):
            notes.setdefault(note.contact_request_id, []).append(note.text)
        audit.record(session, by, "exported", audit.CONTACT, after={"ids": [row.id for row in rows]})
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _line(row, notes.get(row.id, []), clinic)] for row in rows)
    return file.getvalue()


def _note(session: Session, row: Any, by: str, text: str) -> None:
    words = "\n".join(text.strip().splitlines())  # a browser sends each line's end as two characters
    if len(words) > NOTE_MAX:
        raise NotAChange(f"A note has at most {NOTE_MAX:,} characters; this one has {len(words):,}.", "note")
    session.add(ContactNote(contact_request_id=row.id, text=words, author=by))
    row.updated_at = now()
    audit.record(session, by, "noted", audit.CONTACT, row.id)


def _query(which: Which, before_id: int | None = None) -> Any:
    query = select(Row).order_by(Row.id.desc())
    if which.status == "open":
        query = query.where(Row.status != DONE)
    elif which.status:
        query = query.where(Row.status == which.status)
    if which.owner:
        query = query.where(Row.owner.is_(None) if which.owner == NOBODY else Row.owner == which.owner)
    if which.overdue_before:
        query = query.where(_late(which.overdue_before))
    return query if before_id is None else query.where(Row.id < before_id)


def _late(overdue: datetime) -> Any:
    return and_(Row.status != DONE, Row.created_at < overdue)


def _request(session: Session, request_id: int) -> Any:
    row = session.get(Row, request_id, with_for_update=True)
    if row is None:
        raise NoSuchRequest(request_id)
    return row


def _line(row: Any, notes: Sequence[str], clinic: Clinic) -> tuple[Any, ...]:
    asked, changed = (
        at.astimezone(clinic.timezone).strftime("%Y-%m-%d %H:%M") if at else ""
        for at in (row.created_at, row.changed_at)
    )
    phone, email = (display_reach(way) if way else "" for way in (row.phone, row.email))
    status = STATUSES[row.status]
    return (
        row.id, asked, changed, status, row.owner or "", row.name, phone, email, row.preferred_time or "", row.channel,
        " | ".join(notes),
    )  # fmt: skip


def _cell(value: Any) -> Any:
    """A spreadsheet would run a visitor's text that begins like a formula: an apostrophe keeps it a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
