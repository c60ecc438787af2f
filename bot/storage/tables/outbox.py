"""Messages that we have to send."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
)

from bot.storage.encryption import EncryptedJson, EncryptedText
from bot.storage.tables.base import Base, Serial, UtcDateTime, now


class OutboxMessage(Base):
    """One message to one recipient that we have to send, written in the transaction of what it tells of."""

    __tablename__ = "outbox"
    id = Column(Serial, primary_key=True)
    channel = Column(String(16), nullable=False)  # email, sms, webhook
    kind = Column(String(32), nullable=False)  # contact_request, safety_alert, sms_reply
    recipient = Column(EncryptedText, nullable=False)
    recipient_hash = Column(String(64), nullable=False, index=True)
    payload = Column(EncryptedJson, nullable=False)  # what its text is made from when it is sent
    idempotency_key = Column(String(128), nullable=False, unique=True)
    lane = Column(String(64))  # messages of one lane go one after the other, in order of `id`
    priority = Column(Integer, nullable=False)  # the lowest first
    status = Column(String(16), nullable=False)  # pending, sending, sent, failed (not tried any more), cancelled
    attempts = Column(Integer, nullable=False, default=0)
    next_attempt_at = Column(UtcDateTime, nullable=False)
    claim = Column(String(32))  # the attempt that is under way: only it may write the outcome
    claimed_at = Column(UtcDateTime)
    may_repeat = Column(Boolean, nullable=False, default=False)  # an attempt may have got through unnoticed
    last_error = Column(String(200))  # kind and code only
    external_id = Column(String(255))  # Message-ID, Twilio's sid
    created_at = Column(UtcDateTime, nullable=False, default=now)
    sent_at = Column(UtcDateTime)
    conversation_id = Column(String(32), ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    contact_request_id = Column(Serial, ForeignKey("contact_request.id", ondelete="CASCADE"), index=True)
    safety_alert_id = Column(Serial, ForeignKey("safety_alert.id", ondelete="CASCADE"), index=True)
    __table_args__ = (
        Index("ix_outbox_due", "channel", "status", "next_attempt_at"),
        Index("ix_outbox_lane", "lane", "status", "id"),
        Index("ix_outbox_counted", "created_at", "status"),
    )
