"""People for tests: each leaves traces wherever a person can leave them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.clinic.notices import Notices, Recipients
from bot.contacts import requests
from bot.notify import outbox
from bot.storage import Database
from bot.storage.tables import (
    Conversation,
    InboxItem,
    Message,
    SafetyAlert,
    TrackerEvent,
    metadata,
    new_id,
    now,
)

DESK = "+15305550100"
CLINIC = "+15305550199"  # the number that the assistant tells everybody
NOTICES = Notices(contact_requests=Recipients(sms=(DESK,)))


def chat(database: Database, *words: str, at: datetime | None = None, memory: bool = True) -> str:
    """A conversation in which `words` are said, with answers, Rasa's memory, an inbox item and an alert."""
    at = at or now()
    with database.session() as session:
        conversation = Conversation(id=new_id(), channel="web", created_at=at, last_seen_at=at)
        session.add(conversation)
        session.flush()
        for number, said in enumerate(words):
            question = Message(
                conversation_id=conversation.id, text=said, kind="visitor", status="answered", created_at=at
            )
            session.add(question)
            session.flush()
            answer = Message(
                conversation_id=conversation.id, reply_to=question.id, text=f"You said {said}", kind="answer",
                topic="cost_price", helpful=bool(number % 2), created_at=at, detail={"label": said},
            )  # fmt: skip
            session.add(answer)
            session.add(InboxItem(message_id=question.id, channel="web", outcome="fallback", created_at=at))
            session.add(
                SafetyAlert(
                    conversation_id=conversation.id, message_id=question.id, channel="web", kind="crisis",
                    layer="rules", created_at=at, acknowledged_at=at, acknowledged_by="desk", reminders=0,
                )
            )  # fmt: skip
            if memory:
                event = {"event": "user", "text": said, "timestamp": at.timestamp()}
                session.add(TrackerEvent(sender_id=conversation.id, data=json.dumps(event)))
    return conversation.id


def ask_for_contact(
    database: Database, name: str, phone: str | None, email: str | None, conversation_id: str | None = None
) -> int:
    """A contact request with its notice to the desk; returns its id."""
    request = requests.IncomingRequest(
        name=name, phone=phone, email=email, preferred_time="after 5", consent_text="may call", consent_version="1",
        channel="web", conversation_id=conversation_id, request_key=new_id(),
    )  # fmt: skip
    return requests.save(database, request, NOTICES).id


def sms_reply(database: Database, number: str, words: str) -> None:
    """A text message to a visitor that waits in the outbox."""
    text_message(database, number, "sms_reply", words)


def text_message(database: Database, number: str, kind: str, words: str) -> None:
    """A text message of some kind that waits in the outbox."""
    with database.session() as session:
        outbox.put(
            session, channel="sms", recipient=number, kind=kind, payload={"text": words}, key=new_id(),
            lane=new_id(),
        )  # fmt: skip


def age(database: Database, days: float) -> datetime:
    """A moment so many days ago."""
    return now() - timedelta(days=days)


def everything(database: Database) -> dict[str, list[str]]:
    """Every row of every table with encrypted values in the clear, for comparing."""
    with database.session() as session:
        return {
            table.name: sorted(map(repr, session.execute(table.select()).all())) for table in metadata.sorted_tables
        }


def as_stored(engine: Engine) -> bytes:
    """All values of all tables as they lie in the database."""
    values: list[bytes] = []
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"')):
                values += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    return b"\n".join(values)
