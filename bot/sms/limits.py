"""How many automatic answers a number gets. Two machines that answer each other must come to an end."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.storage.tables import VISITOR, Conversation, Message, SmsTexter, now

# Texts from one number in a window that are answered; a person in a lively exchange sends some 15 an hour.
WINDOWS = ((timedelta(hours=1), 30), (timedelta(days=1), 100))
IN_DANGER = 10  # more of them where somebody may be in danger
WINDOW_OF_A_NOTICE = timedelta(hours=1)


def exceeded(session: Session, conversation: Conversation, in_danger: bool) -> bool:
    """Whether the text that is about to be stored is one too many to be answered."""
    extra, moment = IN_DANGER if in_danger else 0, now()
    return any(
        session.scalar(
            select(func.count()).where(
                Message.conversation_id == conversation.id,
                Message.kind == VISITOR,
                Message.created_at > moment - window,
            )
        )
        >= most + extra
        for window, most in WINDOWS
    )


def to_be_told(texter: SmsTexter) -> bool:
    """Whether the texter is to be told that answers pause: once a window, or the notice itself would be the loop."""
    if texter.paused_at is not None and texter.paused_at > now() - WINDOW_OF_A_NOTICE:
        return False
    texter.paused_at = now()
    return True
