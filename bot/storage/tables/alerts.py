"""Alerts."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
)

from bot.storage.tables.base import Base, Serial, UtcDateTime, now


class SafetyAlert(Base):
    """A crisis or emergency message was seen. Staff see the conversation, not a copy of the words."""

    __tablename__ = "safety_alert"
    id = Column(Serial, primary_key=True)
    conversation_id = Column(String(32), ForeignKey("conversation.id", ondelete="SET NULL"), index=True)
    message_id = Column(Serial, ForeignKey("message.id", ondelete="SET NULL"), unique=True)
    channel = Column(String(16), nullable=False)
    kind = Column(String(16), nullable=False)  # crisis, emergency
    layer = Column(String(16), nullable=False)  # which layer recognised it
    created_at = Column(UtcDateTime, nullable=False, default=now, index=True)
    acknowledged_at = Column(UtcDateTime)
    acknowledged_by = Column(String(128))
    notified_at = Column(UtcDateTime)  # staff were last told then; empty where an earlier alert's notice covers it
    reminders = Column(Integer, nullable=False, default=0)
