"""Feedback as counts: what stays of it when the answers themselves are deleted. It names nobody."""

from __future__ import annotations

from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.storage import counts
from bot.storage.tables import FeedbackCount, Message


def keep_counts(session: Session, which: Any, zone: ZoneInfo) -> int:
    """Add the feedback on the messages that `which` selects to the daily counts, and take it off them.

    Returns how many messages had any. Days are those of `zone`.
    """
    marked = (Message.helpful.is_not(None), which)
    rows = session.execute(select(Message.created_at, Message.topic, Message.helpful).where(*marked)).all()
    found = Counter((at.astimezone(zone).date(), topic or "", helpful) for at, topic, helpful in rows)
    for (day, topic, helpful), number in sorted(found.items()):
        counts.add(session, FeedbackCount, number, day=day, topic=topic, helpful=helpful)
    session.execute(update(Message).where(*marked).values(helpful=None).execution_options(synchronize_session=False))
    return len(rows)
