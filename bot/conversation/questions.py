"""What a turn leaves for staff: questions not known, asked back about, asked in Spanish, or answered unhelpfully."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contacts.text import fold, is_question, plain
from bot.contacts.ways import named_way
from bot.conversation.rasa import RasaReply
from bot.conversation.replies import Reply
from bot.labels import ENGLISH_ONLY, PREFIX
from bot.safety.grammar import word_set
from bot.safety.language import told
from bot.storage.tables import CHANCE, Conversation, InboxItem, Message

NEAREST = 3  # topics kept with a question that was not answered, for staff to choose from
# What is told that answers are in English and has only such words greets, or asks for the language alone.
_GREETS = word_set(
    "hola buenos buenas buen dia dias tarde tardes noche noches que tal como esta estan gracias por favor porfa si no "
    "habla hablas hablan hablo hablar escribir escribo leer decir dice contesta contesteme responda entiende entiendes "
    "entiendo entendi espanol ingles castellano idioma traducir en mi su el lo le o y bien puro solo poquito nada "
    "disculpe se puede puedo usted me hay alguien aqui ahi "
    "u speak spanish english language change any other besides pls"
)


def keep_question(
    session: Session, conversation: Conversation, message: Message, rasa_reply: RasaReply, said: Sequence[Reply]
) -> None:
    """Put a question into the inbox whose turn asked back, gave up or had only English to offer, with the topics that
    came nearest.

    What answered the contact form is none: a name that nobody knows as a topic belongs into the request alone.
    """
    outcome = _outcome(message, rasa_reply)
    for_form = any(reply.kind == "contact" for reply in said) and not _asks(message.text)
    if not outcome or message.choice or for_form:
        return
    ranked = [(label, share) for label, share in rasa_reply.decision.get("ranked", ()) if label.startswith(PREFIX)]
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

    `outcome`: fallback, clarify, spanish, unhelpful; `topics`: the likeliest first, `confidence`: the first one's, 0-1.
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


def _outcome(message: Message, rasa_reply: RasaReply) -> str | None:
    """Why a turn's message is for staff; None: it is not."""
    unknown = {"clarify": "clarify", "nlu_fallback": "fallback"}.get(rasa_reply.intent or "")
    if all(each.get("utter_action") != ENGLISH_ONLY for each in rasa_reply.messages):
        return unknown
    return "spanish" if unknown or _asks_in_spanish(message.text) else None


def _asks_in_spanish(text: str) -> bool:
    """Whether a message that was told that answers are in English is more than a greeting, and is not English itself.

    Few Spanish questions look like one ("aceptan mi seguro"): what only tells something is for staff to dismiss.
    """
    words = re.findall("[a-z]+", fold(text))
    return told(words) != "en" and not _GREETS.issuperset(words)


def _asks(text: str) -> bool:
    """Whether a message to the form is a question of its own, and not about the form ("email?")."""
    return is_question(text) and named_way(plain(text)) is None
