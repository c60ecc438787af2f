"""Counts without identifiers, which stay when what they counted is deleted."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    String,
)

from bot.storage.tables.base import Base


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
