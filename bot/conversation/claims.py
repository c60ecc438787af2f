"""Who works on a message: claimed by one process at a time, answered once.

A claim that is older than `CLAIM` is dead, and somebody else takes the message over. Should its owner only have slept,
`mark_answered` tells the later one of the two that the message has its answer.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlalchemy.orm import Session

from bot.storage.tables import Message

CLAIM = timedelta(seconds=30)  # after this a claim is dead: its process was killed
UNANSWERED = ("received", "waiting")  # statuses of a visitor's message
WATCHED = "watched"  # it gets no answer (opted out, too many), but is still looked at for danger
END = (  # without the unit of work, which looks at each object: this is done in every turn
    update(Message.__table__)
    .where(Message.id == bindparam("message"), Message.status != "answered")
    .values(status=bindparam("ended"), claimed_at=None)
)


def claim(session: Session, message_id: int, moment: datetime) -> bool:
    """Take a message to answer it. False: it is answered, or somebody else is working on it."""
    free = update(Message).where(Message.id == message_id, Message.status != "answered").where(unclaimed(moment))
    taken = session.execute(free.values(claimed_at=moment).execution_options(synchronize_session=False))
    return bool(taken.rowcount)


def unclaimed(moment: datetime) -> Any:
    """The condition that nobody works on a message. A claim from the future is dead, too: the clock was set back."""
    return or_(Message.claimed_at.is_(None), Message.claimed_at < moment - CLAIM, Message.claimed_at > moment + CLAIM)


def give_back(session: Session, message_id: int) -> None:
    """End a claim, the message being as it was."""
    session.execute(update(Message).where(Message.id == message_id).values(claimed_at=None))


def mark_waiting(session: Session, message_id: int) -> bool:
    """End a claim with no answer yet. False: somebody else has answered it."""
    return _end(session, message_id, "waiting")


def mark_answered(session: Session, message_id: int) -> bool:
    """End a claim with the answer. False: somebody else has answered it, who took over a claim that was dead."""
    return _end(session, message_id, "answered")


def _end(session: Session, message_id: int, status: str) -> bool:
    ended = session.connection().execute(END, {"message": message_id, "ended": status})
    return bool(ended.rowcount)
