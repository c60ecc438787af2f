"""What the assistant said, as it is stored."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.conversation.replies import Reply
from bot.storage.tables import Message

ANSWERED_LAST = (
    select(Message.reply_to)
    .where(Message.conversation_id == bindparam("conversation"), Message.reply_to.is_not(None))
    .where(Message.kind != "unavailable")
    .order_by(Message.id.desc())
    .limit(1)
    .scalar_subquery()
)
LAST_REPLIES = (
    select(Message).where(Message.reply_to == ANSWERED_LAST, Message.kind != "unavailable").order_by(Message.id)
)


def store(session: Session, conversation_id: str, reply_to: int | None, said: list[Reply]) -> list[Message]:
    """Store replies to a message (`reply_to`, None: to none), in the order in which they are said."""
    rows = [
        Message(
            conversation_id=conversation_id,
            reply_to=reply_to,
            text=reply.text,
            kind=reply.kind,
            topic=reply.topic,
            detail=reply.detail(),
        )
        for reply in said
    ]
    session.add_all(rows)  # and stored in this order, which the ids then have
    session.flush()
    return rows


def replies_to(session: Session, message_id: int) -> list[Message]:
    """What was said to a message, in order."""
    return session.scalars(select(Message).where(Message.reply_to == message_id).order_by(Message.id)).all()


def last_replies(session: Session, conversation_id: str, kind: str | None = None) -> list[Message]:
    """What was said to the conversation's last message that got an answer; of one `kind`, where it is given."""
    wanted = LAST_REPLIES if kind is None else LAST_REPLIES.where(Message.kind == kind)
    return session.scalars(wanted, {"conversation": conversation_id}).all()
