"""Contact requests in the database: none lost, none doubled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.clinic.notices import Notices
from bot.contacts.names import is_alike
from bot.notify.notices import about_contact_request
from bot.storage import Database
from bot.storage.database import one_at_a_time
from bot.storage.tables import ContactRequest, Conversation, now

SAME_REQUEST = timedelta(days=1)  # the same person asking again within a day changes the open request


@dataclass(frozen=True)
class IncomingRequest:
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
    """`updated`: an open request of the same person was changed instead of a second one made.

    `in_same_chat`: it was made in the same conversation, so that its visitor may be told of it. Nobody else may: who
    knows a name and a number could find out who has asked the clinic for a call.
    """

    id: int
    updated: bool
    in_same_chat: bool = False


def save(database: Database, request: IncomingRequest, notices: Notices) -> SavedRequest:
    """Write one request and the notices of it in one transaction; committed when this returns.

    Raises:
        ValueError: neither phone nor e-mail.
        sqlalchemy.exc.SQLAlchemyError: nothing was saved.
    """
    hashes = [database.cipher.lookup(way.lower()) for way in (request.phone, request.email) if way]
    if not hashes:
        raise ValueError("A contact request needs a phone number or an e-mail address.")
    # The sender's own id alone could be another person's too ("1"); together with whom it reaches it is not.
    key = f"{request.request_key}:{hashes[0][:16]}"
    try:
        with database.session() as session:
            return _save(session, request, key, hashes, notices)
    except IntegrityError:  # the same request came in twice at once
        with database.session() as session:
            known = session.scalar(select(ContactRequest.id).where(ContactRequest.request_key == key))
        if known is None:
            raise
        return SavedRequest(known, updated=False)


def _save(session: Session, request: IncomingRequest, key: str, hashes: list[str], notices: Notices) -> SavedRequest:
    # In this order everywhere, so that no two wait for each other.
    for name in (request.conversation_id, *sorted(hashes)):
        if name:
            one_at_a_time(session, name)
    repeated = session.scalar(select(ContactRequest).where(ContactRequest.request_key == key))
    if repeated is not None:
        return SavedRequest(repeated.id, updated=False)
    conversation = session.get(Conversation, request.conversation_id) if request.conversation_id else None
    row = _open_request(session, request)
    updated, in_same_chat = row is not None, row is not None and _in_same_chat(row, request)
    moment = now()
    if row is None:
        row = ContactRequest(request_key=key, channel=request.channel)
        session.add(row)
    row.changed_at = moment if updated else None
    row.conversation_id = conversation.id if conversation else None
    row.name = request.name
    row.phone = request.phone or row.phone
    row.email = request.email or row.email
    row.preferred_time = request.preferred_time or row.preferred_time
    row.consent_text, row.consent_version = request.consent_text, request.consent_version
    row.updated_at = moment
    session.flush()
    about_contact_request(session, row.id, row.changed_at, notices)
    return SavedRequest(row.id, updated, in_same_chat)


def _open_request(session: Session, request: IncomingRequest) -> ContactRequest | None:
    """The same person's request of the last day, if nobody has taken it up.

    The name must be alike, too: whole families share a number, and nobody's request may be overwritten by another's.
    A day's requests are few enough to be read.
    """
    rows = session.scalars(
        select(ContactRequest)
        .where(ContactRequest.status == "new", ContactRequest.created_at > now() - SAME_REQUEST)
        .order_by(ContactRequest.id.desc())
    )
    return next((row for row in rows if _reaches_same(row, request) and is_alike(row.name, request.name)), None)


def _reaches_same(row: ContactRequest, request: IncomingRequest) -> bool:
    """Whether both were made in one conversation, or name one number, or one address and no two numbers."""
    if _in_same_chat(row, request) or (request.phone and row.phone == request.phone):
        return True
    same_email = bool(row.email and request.email and row.email.lower() == request.email.lower())
    return same_email and not (row.phone and request.phone)


def _in_same_chat(row: ContactRequest, request: IncomingRequest) -> bool:
    return request.conversation_id is not None and row.conversation_id == request.conversation_id
