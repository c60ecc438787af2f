"""Which language a texter writes, for what the channel itself says. (The answers are in the language they have.)"""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.safety.decision import Language
from bot.safety.language import told
from bot.safety.normalise import fold
from bot.storage.tables import VISITOR, Conversation, Message

# Words for the channel that tell the language by themselves.
SPANISH_KEYWORDS = frozenset(
    ("ayuda", "alto", "parar", "pare", "paren", "basta", "baja", "detener", "cancelar", "cancele", "terminar", "salir")
    + ("empezar", "iniciar", "inicio")
)
LOOKED_AT = 5  # newest messages of a conversation


def of_text(text: str) -> Language | None:
    """The language of one message; None where it does not tell."""
    words = re.findall(r"[a-z']+", fold(text))
    return "es" if words and set(words) <= SPANISH_KEYWORDS else told(words)


def of_texter(session: Session, conversation: Conversation, text: str = "", until: int | None = None) -> Language:
    """The language of `text`, or else of the newest message of the conversation that tells.

    `until`: the id of the message behind which nothing is looked at.
    """
    found = of_text(text)
    if found is not None:
        return found
    said = select(Message.text).where(Message.conversation_id == conversation.id, Message.kind == VISITOR)
    if until is not None:
        said = said.where(Message.id <= until)
    for earlier in session.scalars(said.order_by(Message.id.desc()).limit(LOOKED_AT)):
        found = of_text(earlier)
        if found is not None:
            return found
    return "en"
