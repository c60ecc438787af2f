"""What a turn leaves for staff: questions that were not known, asked back about, or answered unhelpfully."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contacts.text import is_question
from bot.conversation.rasa import Turn
from bot.conversation.replies import Reply
from bot.labels import PREFIX
from bot.storage.tables import CHANCE, Conversation, InboxItem, Message

NEAREST = 3  # topics kept with a question that was not answered, for staff to choose from


def keep_question(
    session: Session, conversation: Conversation, message: Message, turn: Turn, said: Sequence[Reply]
) -> None:
    """Put a question into the inbox whose turn asked back or gave up, with the topics that came nearest.

    What answered the contact form is none: a name that nobody knows as a topic belongs into the request alone.
    """
    outcome = {"clarify": "clarify", "nlu_fallback": "fallback"}.get(turn.intent or "")
    for_form = any(reply.kind == "contact" for reply in said) and not is_question(message.text)
    if not outcome or message.choice or for_form:
        return
    ranked = [(label, share) for label, share in turn.decision.get("ranked", ()) if label.startswith(PREFIX)]
    nearest = [(label, share) for label, share in ranked[:NEAREST] if share >= CHANCE]
    topics = [label for label, _ in nearest]
    to_inbox(session, conversation, message, outcome, topics, nearest[0][1] if nearest else None)


def to_inbox(
    session: Session,
    conversation: Conversation,
    question: Message,
    outcome: str,
    topics: list[str],
    confidence: float | None,
) -> None:
    """Put a question into the inbox, in the caller's transaction, unless it is there.

    `outcome`: fallback, clarify, unhelpful; `topics`: the likeliest first, `confidence` (0 to 1) the first one's.
    """
    if session.scalar(select(InboxItem.id).where(InboxItem.message_id == question.id)) is None:
        session.add(
            InboxItem(
                message_id=question.id,
                channel=conversation.channel,
                outcome=outcome,
                topics=topics,
                confidence=confidence,
            )
        )
