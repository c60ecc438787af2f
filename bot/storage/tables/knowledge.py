"""Topics, their answers and examples; releases and the jobs that train them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)

from bot.storage.encryption import EncryptedText
from bot.storage.tables.base import Base, Serial, UtcDateTime, now


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
    files = Column(String(64), nullable=False)  # which data and code of the repository that was: archives.fingerprint
    figures = Column(JSON(none_as_null=True))  # of the evaluation: `bot.training.evaluate.figures`
    comparison = Column(JSON(none_as_null=True))  # with the live one of that time; names questions by id, not by words
    created_by = Column(String(128), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, default=now)
    published_by = Column(String(128))
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
