"""The team's accounts, failed sign-ins, and the record of what was seen and changed."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    String,
)

from bot.storage.tables.base import Base, Serial, UtcDateTime, now


class StaffUser(Base):
    """Somebody of the clinic's team with access to the console. Disabled, never deleted: the audit log names them."""

    __tablename__ = "staff_user"
    id = Column(Serial, primary_key=True)
    email = Column(String(128), nullable=False, unique=True)  # lower case
    password = Column(String(255))  # Argon2; empty until its owner sets one by the one-time link
    active = Column(Boolean, nullable=False, default=True)
    roles = Column(String(64), nullable=False)  # with commas between
    fs_uniquifier = Column(String(64), nullable=False, unique=True)  # named by every session: a new one ends them all
    tf_primary_method = Column(String(32))  # authenticator, once a second factor is set up
    tf_totp_secret = Column(String(512))  # encrypted by Flask-Security
    tf_last_counter = Column(BigInteger)  # the last code's place in time: a code works once
    mf_recovery_codes = Column(JSON(none_as_null=True))  # those not used yet, each encrypted by Flask-Security
    created_at = Column(UtcDateTime, nullable=False, default=now)
    signed_in_at = Column(UtcDateTime)


class SignInFailure(Base):
    """Somebody did not get in. Keyed hashes only: what was typed may be anything, even a password."""

    __tablename__ = "sign_in_failure"
    id = Column(Serial, primary_key=True)
    account_hash = Column(String(64), nullable=False)
    address_hash = Column(String(64), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now, index=True)


class AuditEntry(Base):
    """Who saw or changed what, and when. Triggers refuse to change or delete a row. It holds ids, never what a patient
    said or is called, and so outlives retention and erasure."""

    __tablename__ = "audit_entry"
    id = Column(Serial, primary_key=True)
    at = Column(UtcDateTime, nullable=False, default=now, index=True)
    actor = Column(String(128), nullable=False)  # an e-mail address of the team, or the command line
    action = Column(String(32), nullable=False)
    subject = Column(String(32))  # contact_request, alert, user ...
    subject_id = Column(String(32))
    before = Column(JSON(none_as_null=True))
    after = Column(JSON(none_as_null=True))
    __table_args__ = (
        Index("ix_audit_entry_actor", "actor", "id"),
        Index("ix_audit_entry_action", "action", "id"),
        Index("ix_audit_entry_subject", "subject", "subject_id", "id"),
    )
