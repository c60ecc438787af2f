"""Conversations, their messages, and what Rasa remembers of them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)

from bot.storage.encryption import EncryptedJson, EncryptedText
from bot.storage.tables.base import Base, Serial, UtcDateTime, new_id, now

VISITOR = "visitor"  # the kind of what was asked; every other kind is an answer's
RATED = text("helpful IS NOT NULL")  # few answers are


class Conversation(Base):
    """One visitor's or texter's exchange with the assistant; its id is Rasa's sender id."""

    __tablename__ = "conversation"
    id = Column(String(32), primary_key=True, default=new_id)
    channel = Column(String(16), nullable=False)  # web, sms
    created_at = Column(UtcDateTime, nullable=False, default=now)
    last_seen_at = Column(UtcDateTime, nullable=False, default=now, index=True)


class Message(Base):
    """What a visitor wrote (`reply_to` empty) or the assistant answered (`reply_to` names the visitor's message)."""

    __tablename__ = "message"
    id = Column(Serial, primary_key=True)
    conversation_id = Column(String(32), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False, index=True)
    client_message_id = Column(String(64))  # the sender's own id: processed once however often it comes
    reply_to = Column(Serial, ForeignKey("message.id", ondelete="CASCADE"), index=True)
    text = Column(EncryptedText, nullable=False)
    choice = Column(EncryptedText)  # the payload of the button that was tapped
    kind = Column(String(16), nullable=False)  # visitor, or the answer's kind
    topic = Column(String(64))
    detail = Column(EncryptedJson)  # label, sources, choices, links
    status = Column(String(16))  # visitor's only: received, waiting (Rasa was away), watched (no answer), answered
    claimed_at = Column(UtcDateTime)  # somebody is working on it since
    helpful = Column(Boolean)
    created_at = Column(UtcDateTime, nullable=False, default=now)
    __table_args__ = (
        UniqueConstraint("conversation_id", "client_message_id", name="uq_message_client_message_id"),
        Index("ix_message_status", "status", "created_at"),
        Index("ix_message_counted", "created_at", "kind", "conversation_id"),  # how many questions a day
        Index(
            "ix_message_rated",
            "created_at",
            "helpful",
            "topic",
            sqlite_where=RATED,
            postgresql_where=RATED,
        ),
    )


class TrackerEvent(Base):
    """One event of Rasa's tracker of a conversation, in order of `id`."""

    __tablename__ = "tracker_event"
    id = Column(Serial, primary_key=True)
    sender_id = Column(String(255), nullable=False, index=True)
    data = Column(EncryptedText, nullable=False)
