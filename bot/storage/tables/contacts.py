"""Contact requests and the team's notes on them."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    String,
)

from bot.storage.encryption import EncryptedText
from bot.storage.tables.base import Base, Serial, UtcDateTime, now


class ContactRequest(Base):
    """Somebody wants to be contacted."""

    __tablename__ = "contact_request"
    id = Column(Serial, primary_key=True)
    conversation_id = Column(String(32), ForeignKey("conversation.id", ondelete="SET NULL"), index=True)
    request_key = Column(String(128), nullable=False, unique=True)  # the same request twice is one
    channel = Column(String(16), nullable=False)
    name = Column(EncryptedText, nullable=False)
    phone = Column(EncryptedText)
    email = Column(EncryptedText)
    preferred_time = Column(EncryptedText)
    consent_text = Column(EncryptedText, nullable=False)
    consent_version = Column(String(32), nullable=False)
    status = Column(String(16), nullable=False, default="new")  # new, in_progress, done
    owner = Column(String(128))  # who of the team takes care of it: their e-mail address
    created_at = Column(UtcDateTime, nullable=False, default=now, index=True)
    changed_at = Column(UtcDateTime)  # when the same person last asked again, which changes it; empty: never
    updated_at = Column(UtcDateTime, nullable=False, default=now)  # by whomever, the team included


class ContactNote(Base):
    """What one of the team wrote down about a contact request. Notes are added, never changed."""

    __tablename__ = "contact_note"
    id = Column(Serial, primary_key=True)
    contact_request_id = Column(
        Serial, ForeignKey("contact_request.id", ondelete="CASCADE"), nullable=False, index=True
    )
    text = Column(EncryptedText, nullable=False)
    author = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now)
