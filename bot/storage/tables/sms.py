"""Texters, their consent, and what came in and went out."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    String,
)

from bot.storage.encryption import EncryptedText
from bot.storage.tables.base import Base, Serial, UtcDateTime, now


class SmsTexter(Base):
    """Somebody who texts the clinic's number, and the conversation that is going on with them."""

    __tablename__ = "sms_texter"
    id = Column(Serial, primary_key=True)
    phone_hash = Column(String(64), nullable=False, unique=True)
    phone = Column(EncryptedText, nullable=False)
    conversation_id = Column(String(32), ForeignKey("conversation.id", ondelete="SET NULL"), index=True)
    introduced_at = Column(UtcDateTime)  # the assistant last said what it is
    paused_at = Column(UtcDateTime)  # told that automatic answers pause
    last_seen_at = Column(UtcDateTime, nullable=False, default=now, index=True)


class SmsConsent(Base):
    """What a number agreed to or refused, and how; the newest row counts. Without its words it outlives erasure:
    who opted out must stay so."""

    __tablename__ = "sms_consent"
    id = Column(Serial, primary_key=True)
    phone_hash = Column(String(64), nullable=False, index=True)
    event = Column(String(16), nullable=False)  # opt_in, opt_out, unreachable
    source = Column(String(32), nullable=False)  # keyword, wording, twilio, carrier, texted_us, contact_request
    wording = Column(EncryptedText)  # what the texter wrote or agreed to
    created_at = Column(UtcDateTime, nullable=False, default=now)


class SmsReceipt(Base):
    """A message that came in once. It names nobody and outlives erasure, so that a recording cannot be played again."""

    __tablename__ = "sms_receipt"
    sid_hash = Column(String(64), primary_key=True)
    received_at = Column(UtcDateTime, nullable=False, default=now)


class SmsDelivery(Base):
    """What the carrier says of a text we sent (`sid`: `external_id` in the outbox)."""

    __tablename__ = "sms_delivery"
    id = Column(Serial, primary_key=True)
    sid = Column(String(34), nullable=False, unique=True)
    status = Column(String(16), nullable=False)
    error_code = Column(Integer)
    updated_at = Column(UtcDateTime, nullable=False, default=now)


class SmsCount(Base):
    """How often something happened on the SMS line, ever: no identifiers, so retention and erasure leave it alone."""

    __tablename__ = "sms_count"
    event = Column(String(16), primary_key=True)  # received, sent, segments, failed, opted_out, suppressed, paused
    label = Column(String(16), primary_key=True)  # in or out, the errors' kind, the opt-out's source; else empty
    count = Column(BigInteger, nullable=False)


class SmsPace(Base):
    """When a sender may send its next segment: shared by all workers, who keep to the carrier's rate together."""

    __tablename__ = "sms_pace"
    sender = Column(String(34), primary_key=True)  # the clinic's number or messaging service
    free_at = Column(UtcDateTime, nullable=False)
