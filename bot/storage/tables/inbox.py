"""Questions for staff, as themes, and what was decided on them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    text,
)

from bot.storage.encryption import EncryptedJson, EncryptedText
from bot.storage.tables.base import Base, Serial, UtcDateTime, now

DECIDED = text("decision_id IS NOT NULL")
CHANCE = 0.05  # share below which a topic is no guess but chance, and is not offered


class InboxItem(Base):
    """A question for staff: not known, asked back about, asked in Spanish, or answered unhelpfully.

    Its text is the redacted one, which the worker writes; until then it is empty and the item waits for redaction.
    What the visitor wrote word for word is in the message alone.
    """

    __tablename__ = "inbox_item"
    id = Column(Serial, primary_key=True)
    message_id = Column(Serial, ForeignKey("message.id", ondelete="SET NULL"), unique=True)
    channel = Column(String(16), nullable=False)
    text = Column(EncryptedText)
    redacted_at = Column(UtcDateTime, index=True)  # empty: waiting for redaction
    outcome = Column(String(16), nullable=False)  # fallback, clarify, spanish, unhelpful
    topics = Column(EncryptedJson)  # labels, the likeliest first: what was offered, answered, or came nearest
    confidence = Column(Float)  # the first one's, 0 to 1; empty where somebody found its answer unhelpful
    created_at = Column(UtcDateTime, nullable=False, default=now, index=True)
    status = Column(String(16), nullable=False, default="open")  # open, or what staff decided (bot.knowledge.decisions)
    theme_id = Column(Serial)  # of `theme`; empty: not grouped yet
    decision_id = Column(Serial, index=True)  # of `inbox_decision`: which one closed it
    example_id = Column(Serial, index=True)  # of `example`: which one it became, together with others of the same words
    __table_args__ = (
        Index("ix_inbox_item_status", "status", "created_at"),
        Index("ix_inbox_item_theme", "theme_id", "status", "id"),  # a theme's newest questions
        # read without touching the rows, which are large
        Index("ix_inbox_item_filter", "status", "theme_id", "created_at", "channel", "outcome", "redacted_at"),
        Index(
            "ix_inbox_item_decided",
            "theme_id",
            "decision_id",
            sqlite_where=DECIDED,
            postgresql_where=DECIDED,
        ),
    )


class Theme(Base):
    """Questions for staff that ask nearly the same thing, as one line of the inbox."""

    __tablename__ = "theme"
    id = Column(Serial, primary_key=True)
    vector = Column(EncryptedText, nullable=False)  # bot.knowledge.themes.packed: a text can be guessed from it
    nearest = Column(JSON, nullable=False, default=list)  # ids of the most similar themes, the nearest first
    open_count = Column(Integer, nullable=False, default=0)  # its open questions
    last_at = Column(UtcDateTime, nullable=False, default=now)  # of its newest open question
    __table_args__ = (
        Index("ix_theme_open", "open_count", "last_at"),
        {"sqlite_autoincrement": True},  # an id is never given twice: the worker remembers themes by it
    )


class InboxDecision(Base):
    """What somebody of the team decided on questions of the inbox, in one step that can be undone."""

    __tablename__ = "inbox_decision"
    id = Column(Serial, primary_key=True)
    decision = Column(String(16), nullable=False)  # training, evaluation, out_of_scope, no_question, dismissed
    topic_id = Column(String(64))  # of training and evaluation
    items = Column(JSON, nullable=False)  # ids of inbox items
    author = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now, index=True)
    undone_at = Column(UtcDateTime)
