"""Who a phone number, an e-mail address or a conversation stands for: all that is stored about that person.

A contact request ties a number and an address to one person, and to the conversation it was made in. Besides, they
are searched for (`mentions`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.contacts.emails import parse_email
from bot.contacts.phones import HELP_LINES, parse_phone
from bot.contacts.text import Refused
from bot.notify.content import TO_STAFF
from bot.privacy.mentions import mentions
from bot.storage import Database
from bot.storage.tables import (
    ContactNote,
    ContactRequest,
    Conversation,
    Example,
    InboxItem,
    Message,
    OutboxMessage,
    SafetyAlert,
    SmsConsent,
    SmsDelivery,
    SmsTexter,
    Theme,
    TrackerEvent,
)

Kind = Literal["phone", "email", "conversation"]


class NotAnIdentifier(ValueError):
    """What was given is no phone number, e-mail address or conversation of a person; the message says what would be."""


@dataclass(frozen=True)
class Subject:
    """Who is meant. `value`: E.164, an e-mail address in lower case, or a conversation's id."""

    kind: Kind
    value: str


@dataclass(frozen=True)
class Person:
    """What belongs to a subject.

    `loose`: keys of rows that name the person though nothing links them, by table. `hashes`: the identifiers' keyed
    hashes, under which agreements to be texted are kept.
    """

    subject: Subject
    identifiers: frozenset[str]
    conversations: frozenset[str]
    requests: frozenset[int]
    loose: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    hashes: frozenset[str] = frozenset()

    def rows(self) -> list[tuple[Any, Any]]:
        """Tables with the condition that finds the person's rows, in an order in which they can be deleted."""
        own = Message.conversation_id.in_(self.conversations)
        messages = select(Message.id).where(own)
        outbox = or_(
            OutboxMessage.conversation_id.in_(self.conversations),
            OutboxMessage.contact_request_id.in_(self.requests),
            self._loose(OutboxMessage),
        )
        inbox = or_(InboxItem.message_id.in_(messages), self._loose(InboxItem))
        return [
            (SmsDelivery, SmsDelivery.sid.in_(select(OutboxMessage.external_id).where(outbox))),
            (OutboxMessage, outbox),
            (SmsTexter, or_(SmsTexter.conversation_id.in_(self.conversations), self._loose(SmsTexter))),
            # A theme's vector tells something of each of its questions; the others' are grouped anew.
            (Theme, or_(Theme.id.in_(select(InboxItem.theme_id).where(inbox)), self._loose(Theme))),
            (Example, or_(Example.inbox_item_id.in_(select(InboxItem.id).where(inbox)), self._loose(Example))),
            (InboxItem, inbox),
            (ContactNote, or_(ContactNote.contact_request_id.in_(self.requests), self._loose(ContactNote))),
            (ContactRequest, ContactRequest.id.in_(self.requests)),
            (TrackerEvent, TrackerEvent.sender_id.in_(self.conversations)),
            (Message, own),
            (Conversation, Conversation.id.in_(self.conversations)),
        ]

    def alerts(self) -> Any:
        """The condition that finds alerts which lead to the person. The alerts stay; their links go."""
        return SafetyAlert.conversation_id.in_(self.conversations)

    def consents(self) -> Any:
        """The condition that finds agreements to be texted, and refusals. They stay; their words go."""
        return SmsConsent.phone_hash.in_(self.hashes)

    def _loose(self, model: Any) -> Any:
        return model.id.in_(self.loose.get(model.__tablename__, frozenset()))


def subject(kind: Kind, given: str, clinic_phone: str) -> Subject:
    """The subject as it is stored. `clinic_phone`: E.164.

    Raises:
        NotAnIdentifier: `given` is not of that kind, or nobody's own.
    """
    if kind == "conversation":
        if not re.fullmatch(r"[0-9a-f]{32}", given):
            raise NotAnIdentifier("A conversation is named by the 32 letters and digits of its id.")
        return Subject(kind, given)
    found = parse_phone(given) if kind == "phone" else parse_email(given)
    if isinstance(found, Refused):
        raise NotAnIdentifier(found.reason)
    value = (found if isinstance(found, str) else found.e164).lower()
    if value in (clinic_phone, *HELP_LINES):
        raise NotAnIdentifier("That is the clinic's own number or a help line: nearly every conversation names it.")
    return Subject(kind, value)


def find(database: Database, who: Subject, clinic_phone: str) -> Person:
    """Everything about one person, and what others wrote of them. `clinic_phone`: E.164.

    By conversation, that one and the requests made in it. By phone or e-mail, also what these requests'
    other number or address leads to, and every conversation in which one of them was written. The clinic's own number
    and help lines lead nowhere, whoever wrote them into a request: the assistant says them to everybody.
    """
    if who.kind == "conversation":
        return _of_conversation(database, who)
    identifiers, conversations, requests = _closure(database, who.value, {clinic_phone, *HELP_LINES})
    found = mentions(database, identifiers).keys
    return Person(
        who,
        frozenset(identifiers),
        frozenset(conversations | _conversations_of(database, found)),
        frozenset(requests | found.get(ContactRequest.__tablename__, frozenset())),
        found,
        frozenset(map(database.cipher.lookup, identifiers)),
    )


def find_own(database: Database, who: Subject) -> Person:
    """What is certainly the person's own, and may be handed over.

    By phone or e-mail: requests with just that number or address, the conversations these were made in, and texts with
    that number. Not what somebody else wrote of the person, or who wrote the person's number beside their own.
    """
    if who.kind == "conversation":
        return _of_conversation(database, who)
    hashed = database.cipher.lookup(who.value)
    with database.session() as session:
        made = [row for row in _requests(session) if who.value in row.ways]
        texters = session.execute(
            select(SmsTexter.id, SmsTexter.conversation_id).where(SmsTexter.phone_hash == hashed)
        ).all()
        sent = session.execute(
            select(OutboxMessage.id, OutboxMessage.conversation_id)
            .where(OutboxMessage.recipient_hash == hashed)
            .where(OutboxMessage.kind.not_in(TO_STAFF))
        ).all()
    conversations = [row.conversation for row in made] + [row.conversation_id for row in (*texters, *sent)]
    return Person(
        who,
        frozenset([who.value]),
        frozenset(filter(None, conversations)),
        frozenset(row.key for row in made),
        {
            SmsTexter.__tablename__: frozenset(row.id for row in texters),
            OutboxMessage.__tablename__: frozenset(row.id for row in sent),
        },
        frozenset([hashed]),
    )


@dataclass(frozen=True)
class _Request:
    """A contact request's key, its conversation, and its phone number and e-mail address in lower case."""

    key: int
    conversation: str | None
    ways: frozenset[str]


def _requests(session: Session) -> list[_Request]:
    columns = (ContactRequest.id, ContactRequest.conversation_id, ContactRequest.phone, ContactRequest.email)
    return [
        _Request(key, conversation, frozenset(way.lower() for way in ways if way))
        for key, conversation, *ways in session.execute(select(*columns))
    ]


def _of_conversation(database: Database, who: Subject) -> Person:
    with database.session() as session:
        made = session.scalars(select(ContactRequest.id).where(ContactRequest.conversation_id == who.value)).all()
        texter = session.scalars(select(SmsTexter.phone_hash).where(SmsTexter.conversation_id == who.value)).all()
    return Person(who, frozenset(), frozenset([who.value]), frozenset(made), hashes=frozenset(texter))


def _closure(database: Database, identifier: str, nobodys: set[str]) -> tuple[set[str], set[str], set[int]]:
    """Identifiers, conversations and requests that requests tie together, beginning from one identifier."""
    with database.session() as session:
        made = _requests(session)
    identifiers, requests = {identifier}, set()
    conversations: set[str] = set()
    grown = True
    while grown:
        grown = False
        for row in made:
            if row.key not in requests and (row.ways & identifiers or row.conversation in conversations):
                grown = True
                requests.add(row.key)
                identifiers |= row.ways - nobodys
                conversations |= {row.conversation} if row.conversation else set()
    return identifiers, conversations, requests


def _conversations_of(database: Database, found: Mapping[str, frozenset[Any]]) -> set[str]:
    with database.session() as session:
        written = select(Message.conversation_id).where(Message.id.in_(found.get("message", ())))
        remembered = select(TrackerEvent.sender_id).where(TrackerEvent.id.in_(found.get("tracker_event", ())))
        texted = select(SmsTexter.conversation_id).where(SmsTexter.id.in_(found.get("sms_texter", ())))
        answered = select(OutboxMessage.conversation_id).where(OutboxMessage.id.in_(found.get("outbox", ())))
        return {key for query in (written, remembered, texted, answered) for key in session.scalars(query) if key}
