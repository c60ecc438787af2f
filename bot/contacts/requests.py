"""Contact requests in the database: none lost, none doubled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import false, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.clinic_notices import Notices
from bot.contacts.names import is_alike
from bot.notify.notices import about_contact_request
from bot.storage import Database
from bot.storage.database import one_at_a_time
from bot.storage.tables import ContactRequest as Row
from bot.storage.tables import Conversation, now

SAME_REQUEST = timedelta(days=1)  # the same person asking again within a day changes the open request


@dataclass(frozen=True)
class ContactRequest:
    """What somebody asked for. `phone` (E.164) or `email` is given; `request_key` is the same on a repeat."""

    name: str
    phone: str | None
    email: str | None
    preferred_time: str | None
    consent_text: str
    consent_version: str
    channel: str
    conversation_id: str | None
    request_key: str


@dataclass(frozen=True)
class SavedRequest:
    """`updated`: an open request of the same person was changed instead of a second one made."""

    id: int
    updated: bool


def save(database: Database, request: ContactRequest, notices: Notices) -> SavedRequest:
    """Write one request and the notices of it in one transaction; committed when this returns.

    Raises:
        ValueError: neither phone nor e-mail.
        sqlalchemy.exc.SQLAlchemyError: nothing was saved.
    """
    reach = request.phone or request.email
    if not reach:
        raise ValueError("A contact request needs a phone number or an e-mail address.")
    reach_hash = database.cipher.lookup(reach.lower())
    # The sender's own id alone could be another person's too ("1"); together with whom it reaches it is not.
    key = f"{request.request_key}:{reach_hash[:16]}"
    try:
        with database.session() as session:
            return _save(session, request, key, reach_hash, notices)
    except IntegrityError:  # the same request came in twice at once
        with database.session() as session:
            known = session.scalar(select(Row.id).where(Row.request_key == key))
        if known is None:
            raise
        return SavedRequest(known, updated=False)


def _save(session: Session, request: ContactRequest, key: str, reach_hash: str, notices: Notices) -> SavedRequest:
    for name in (request.conversation_id, reach_hash):  # in this order everywhere, so that no two wait for each other
        if name:
            one_at_a_time(session, name)
    repeated = session.scalar(select(Row).where(Row.request_key == key))
    if repeated is not None:
        return SavedRequest(repeated.id, updated=False)
    conversation = session.get(Conversation, request.conversation_id) if request.conversation_id else None
    row = _open_request(session, request, reach_hash)
    updated = row is not None
    if row is None:
        row = Row(request_key=key, channel=request.channel)
        session.add(row)
    row.reach_hash = reach_hash
    row.conversation_id = conversation.id if conversation else None
    row.name = request.name
    row.phone = request.phone or row.phone
    row.email = request.email or row.email
    row.preferred_time = request.preferred_time or row.preferred_time
    row.consent_text, row.consent_version = request.consent_text, request.consent_version
    row.updated_at = now()
    session.flush()
    about_contact_request(session, row.id, updated, notices)
    return SavedRequest(row.id, updated)


def newest(database: Database, limit: int = 50) -> list[Row]:
    """The newest requests first."""
    with database.session() as session:
        return session.scalars(select(Row).order_by(Row.id.desc()).limit(limit)).all()


def _open_request(session: Session, request: ContactRequest, reach_hash: str) -> Row | None:
    """The same person's request of the last day: the name is alike, and the number or the conversation the same.

    The number alone is not enough: whole families share one, and nobody's request may be overwritten by another's.
    """
    conversation = Row.conversation_id == request.conversation_id if request.conversation_id else false()
    rows = session.scalars(
        select(Row)
        .where(or_(Row.reach_hash == reach_hash, conversation))
        .where(Row.status == "new", Row.created_at > now() - SAME_REQUEST)
        .order_by(Row.id.desc())
    )
    return next((row for row in rows if is_alike(row.name, request.name)), None)
