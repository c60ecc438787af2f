"""The tables. Every change here comes with a migration in `migrations/versions`."""

from __future__ import annotations

from datetime import datetime, timezone
from uuid import uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator

from bot.storage.encryption import EncryptedJson, EncryptedText

# Named constraints: Alembic cannot drop what has no name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Base = registry(metadata=metadata).generate_base()
DECIDED = text("decision_id IS NOT NULL")
RATED = text("helpful IS NOT NULL")  # few answers are
Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only for INTEGER keys


class UtcDateTime(TypeDecorator):
    """An aware UTC time, whatever the database makes of time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """On the way into the database: UTC, naive."""
        return None if value is None else value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """On the way out: UTC, aware."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


def now() -> datetime:
    """The present moment, aware, UTC."""
    return datetime.now(timezone.utc)


def new_id() -> str:
    """A random id of 32 hex digits."""
    return uuid4().hex


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
    updated_at = Column(UtcDateTime, nullable=False, default=now)


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


class InboxItem(Base):
    """A question for staff: not known, asked back about, or answered unhelpfully.

    Its text is the redacted one, which the worker writes; until then it is empty and the item waits for redaction.
    What the visitor wrote word for word is in the message alone.
    """

    __tablename__ = "inbox_item"
    id = Column(Serial, primary_key=True)
    message_id = Column(Serial, ForeignKey("message.id", ondelete="SET NULL"), unique=True)
    channel = Column(String(16), nullable=False)
    text = Column(EncryptedText)
    redacted_at = Column(UtcDateTime, index=True)  # empty: waiting for redaction
    outcome = Column(String(16), nullable=False)  # fallback, clarify, unhelpful
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


class Topic(Base):
    """A topic that the assistant answers. Those of `data/faq` come in by `clinicbot knowledge import`."""

    __tablename__ = "topic"
    id = Column(String(64), primary_key=True)  # Rasa's sub-intent: faq/<id>
    group = Column("group_name", String(64), nullable=False)  # the file in data/faq, without its ending
    owner = Column(String(128))  # who of the team keeps it: their e-mail address
    created_by = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now)
    retired_at = Column(UtcDateTime)  # in no release from then on


class AnswerVersion(Base):
    """One version of a topic's answer. Texts never change once they are approved; a change is a new version."""

    __tablename__ = "answer_version"
    id = Column(Serial, primary_key=True)
    topic_id = Column(String(64), ForeignKey("topic.id", ondelete="CASCADE"), nullable=False, index=True)
    number = Column(Integer, nullable=False)  # 1, 2, ... within the topic
    status = Column(String(16), nullable=False)  # draft, proposed (waits for a clinician), approved, rejected, replaced
    content = Column(JSON, nullable=False)  # bot.knowledge.answers.Answer; `reviewed_at` if shipped and read later
    origin = Column(String(16), nullable=False)  # file, console
    author = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now)
    approved_by = Column(String(128))  # somebody other than the author; empty for what came with the files
    approved_at = Column(UtcDateTime)
    note = Column(String(500))  # what the clinician said when approving or rejecting
    __table_args__ = (UniqueConstraint("topic_id", "number", name="uq_answer_version_topic_id"),)


class Example(Base):
    """An example question that staff added, or one of `data/` that they took out (`removed_at`)."""

    __tablename__ = "example"
    id = Column(Serial, primary_key=True)
    label = Column(String(80), nullable=False, index=True)  # faq/<topic id>, out_of_scope
    text = Column(EncryptedText, nullable=False)  # redacted where it came from a visitor
    text_hash = Column(String(64), nullable=False, index=True)  # of its words, keyed: the same question is there once
    purpose = Column(String(16), nullable=False)  # training, evaluation
    origin = Column(String(16), nullable=False)  # inbox, console, file
    inbox_item_id = Column(Serial, ForeignKey("inbox_item.id", ondelete="SET NULL"), index=True)
    author = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now)
    removed_at = Column(UtcDateTime)
    __table_args__ = (
        UniqueConstraint("label", "text_hash", name="uq_example_label"),
        {"sqlite_autoincrement": True},  # questions of the inbox name it
    )


class Release(Base):
    """A trained model with what it was made from and how it did. At most one is live."""

    __tablename__ = "release"
    id = Column(Serial, primary_key=True)
    status = Column(String(16), nullable=False)  # candidate, live, previous, discarded
    model = Column(String(255), nullable=False)  # file name in var/models
    model_sha256 = Column(String(64), nullable=False)
    snapshot = Column(String(64), nullable=False)  # the kept training data it was made from: folder in var/snapshots
    files = Column(String(64), nullable=False)  # which data and code of the repository that was: train.fingerprint
    figures = Column(JSON(none_as_null=True))  # of the evaluation: `bot.training.evaluate.figures`
    comparison = Column(JSON(none_as_null=True))  # with the live one of that time; names questions by id, not by words
    created_by = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now)
    approved_by = Column(String(128))
    override_reason = Column(String(500))  # why an administrator published it against the gate
    published_at = Column(UtcDateTime, index=True)  # last went live then
    loaded_at = Column(UtcDateTime)  # a Rasa process last said then that it answers with it
    refusal = Column(String(500))  # why a Rasa process could not load it; the one before goes on answering there
    __table_args__ = (
        Index(
            "uq_release_live",
            "status",
            unique=True,
            sqlite_where=text("status = 'live'"),
            postgresql_where=text("status = 'live'"),
        ),
    )


class TrainingJob(Base):
    """One press on "Retrain": train, evaluate, compare. One at a time; its end is explained."""

    __tablename__ = "training_job"
    id = Column(Serial, primary_key=True)
    status = Column(String(16), nullable=False)  # queued, running, done, failed, cancelled
    step = Column(String(32))  # snapshot, train, evaluate, compare
    progress = Column(Float, nullable=False, default=0.0)  # share done, 0 to 1
    log = Column(String(20000), nullable=False, default="")  # its last lines; no visitor's words
    explanation = Column(String(500))  # of a failure: what happened and what to do
    release_id = Column(Serial, ForeignKey("release.id", ondelete="SET NULL"))
    created_by = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now, index=True)
    started_at = Column(UtcDateTime)
    beat_at = Column(UtcDateTime)  # the process that works on it was alive then
    finished_at = Column(UtcDateTime)
    cancel_wanted = Column(Boolean, nullable=False, default=False)
    __table_args__ = (Index("ix_training_job_status", "status"),)


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


class SafetyCount(Base):
    """How many alerts a day brought: no identifiers, so retention and erasure leave it alone."""

    __tablename__ = "safety_count"
    day = Column(Date, primary_key=True)  # the clinic's own calendar
    kind = Column(String(16), primary_key=True)
    channel = Column(String(16), primary_key=True)
    layer = Column(String(16), primary_key=True)
    count = Column(Integer, nullable=False)


class DayCount(Base):
    """How often something happened on a channel on one day that is over: what stays when the messages are deleted."""

    __tablename__ = "day_count"
    day = Column(Date, primary_key=True)  # the clinic's own calendar
    channel = Column(String(16), primary_key=True)
    measure = Column(String(16), primary_key=True)  # bot.storage.figures: kind, topic, seconds
    entry = Column(String(64), primary_key=True)  # which kind, topic, or span of seconds
    count = Column(Integer, nullable=False)


class FeedbackCount(Base):
    """How many answers of a topic were found helpful, or not, on one day: what stays when the answers are deleted."""

    __tablename__ = "feedback_count"
    day = Column(Date, primary_key=True)  # the clinic's own calendar
    topic = Column(String(64), primary_key=True)  # empty: an answer without a topic
    helpful = Column(Boolean, primary_key=True)
    count = Column(Integer, nullable=False)


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
    status = Column(String(16), nullable=False)  # pending, sending, sent, failed (dead letter), cancelled
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


class TrackerEvent(Base):
    """One event of Rasa's tracker of a conversation, in order of `id`."""

    __tablename__ = "tracker_event"
    id = Column(Serial, primary_key=True)
    sender_id = Column(String(255), nullable=False, index=True)
    data = Column(EncryptedText, nullable=False)


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
