"""Which of the choices that were offered somebody names who types instead of tapping: `2`, `the first one`, a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables import Message

NUMBER = re.compile(
    r"(?:reply|option|number|choice|no\.?|nr\.?|#|the|responda|opci[oó]n|n[uú]mero|el|la)?\s*#?([1-9])"
    r"\s*(?:please|pls|por favor|[.):!])*",
    re.IGNORECASE,
)
WORDS = {
    **dict.fromkeys(("one", "first", "first one", "the first", "the first one", "uno", "la primera", "el primero"), 1),
    **dict.fromkeys(("two", "second", "second one", "the second", "the second one", "dos", "la segunda"), 2),
    **dict.fromkeys(("three", "third", "third one", "the third", "the third one", "tres", "la tercera"), 3),
    **dict.fromkeys(("four", "fourth", "the fourth", "the fourth one", "cuatro", "la cuarta"), 4),
}


def named(text: str, labels: Sequence[str]) -> int | None:
    """The place (from 0) of the label that `text` names; None: it is an ordinary text."""
    bare = _bare(text)
    for at, label in enumerate(labels):
        if bare == _bare(label):
            return at
    match = NUMBER.fullmatch(bare)
    number = int(match[1]) if match else WORDS.get(bare.rstrip(" .!"), 0)
    return number - 1 if 0 < number <= len(labels) else None


def _bare(text: str) -> str:
    """Without what nobody types on a phone: capitals, question marks, curly apostrophes."""
    return " ".join(text.lower().replace("\u2019", "'").split()).rstrip("?.! ") or text


def last_replies(session: Session, conversation_id: str) -> list[Message]:
    """What was said to the conversation's last message that got an answer."""
    newest = session.scalar(
        select(Message.reply_to)
        .where(Message.conversation_id == conversation_id, Message.reply_to.is_not(None))
        .where(Message.kind != "unavailable")
        .order_by(Message.id.desc())
        .limit(1)
    )
    if newest is None:
        return []
    answers = select(Message).where(Message.reply_to == newest, Message.kind != "unavailable")
    return session.scalars(answers.order_by(Message.id)).all()
