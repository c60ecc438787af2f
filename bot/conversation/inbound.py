"""What comes in: a visitor's message as data, checked and stored, with the choice that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.channels import CARRIED
from bot.conversation.choosing import named
from bot.conversation.said import last_replies
from bot.storage.tables import VISITOR, Conversation, Message, now

MOST_CHARACTERS = 4000  # of one message; about 700 words
LONGEST_LABEL = 100  # characters of a choice


class UnknownConversation(Exception):
    """There is no such conversation, or it was erased."""


class UnknownChoice(Exception):
    """That button does not belong to this conversation."""


SENT_BEFORE = select(Message.id).where(
    Message.conversation_id == bindparam("conversation"), Message.client_message_id == bindparam("client_message")
)


@dataclass(frozen=True)
class Inbound:
    """What came in. Either `text` or `choice` (the id of a button) is given."""

    conversation_id: str
    client_message_id: str
    text: str | None = None
    choice: str | None = None
    metadata: dict[str, Any] | None = None


def clean(text: str) -> str:
    """A visitor's words as data: no leading slash (Rasa would run it as a command), no control characters, capped.

    Other spaces and line ends (a phone's U+00A0, U+2028) stay between the words as a space: without them "to die"
    is "todie", which nothing recognises.
    """
    kept = "".join(char if char in "\n\t" or char.isprintable() else " " * char.isspace() for char in text)
    return kept.strip().lstrip("/").strip()[:MOST_CHARACTERS]


def keep(session: Session, inbound: Inbound, status: str = "received", claimed_at: datetime | None = None) -> Message:
    """Store a visitor's message in the caller's transaction. `status`: `answered` where no answer is to be found;
    `claimed_at`: now, where the caller answers it.

    Raises:
        UnknownConversation, UnknownChoice: it belongs nowhere.
    """
    conversation = conversation_of(session, inbound.conversation_id)
    conversation.last_seen_at = now()
    text, payload = _words(session, conversation, inbound)
    message = Message(
        conversation_id=conversation.id,
        client_message_id=inbound.client_message_id,
        text=text,
        choice=payload,
        kind=VISITOR,
        status=status,
        claimed_at=claimed_at,
    )
    session.add(message)
    session.flush()
    return message


def _words(session: Session, conversation: Conversation, inbound: Inbound) -> tuple[str, str | None]:
    """What is shown as the visitor's message, and the payload where a choice was tapped or its name typed."""
    if inbound.choice is None:
        text = inbound.text or ""
        return text, _typed_choice(session, conversation, text)
    message_id, _, index = inbound.choice.partition("-")
    message = session.get(Message, int(message_id)) if message_id.isdigit() else None
    choices = (message.detail or {}).get("choices", []) if message is not None else []
    if message is None or message.conversation_id != inbound.conversation_id:
        raise UnknownChoice("That choice is not part of this conversation.")
    if not index.isdigit() or int(index) >= len(choices):
        raise UnknownChoice("That choice is not there any more.")
    chosen = choices[int(index)]
    return chosen["label"], chosen["payload"]


def _typed_choice(session: Session, conversation: Conversation, text: str) -> str | None:
    """The payload of the choice that `text` names, where the assistant has just asked back. (SMS numbers its own.)"""
    if conversation.channel in CARRIED or len(text) > LONGEST_LABEL:
        return None
    asked = last_replies(session, conversation.id, "clarify")
    choices = [choice for message in asked for choice in (message.detail or {}).get("choices", [])]
    at = named(text, [choice["label"] for choice in choices])
    return None if at is None else choices[at]["payload"]


def conversation_of(session: Session, conversation_id: str) -> Conversation:
    """The conversation with this id.

    Raises:
        UnknownConversation: erased or never there.
    """
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise UnknownConversation("There is no such conversation; it may have been erased.")
    return conversation


def received_before(session: Session, inbound: Inbound) -> int | None:
    """The id of the message, if it came in already; None: it is new."""
    sent = {"conversation": inbound.conversation_id, "client_message": inbound.client_message_id}
    return session.connection().scalar(SENT_BEFORE, sent)
