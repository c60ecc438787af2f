"""Whether a message tells of danger: what the rules find, what the model adds, and who gets the line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.conversation.alerts import just_raised, times_raised
from bot.conversation.rasa import RasaReply
from bot.conversation.replies import Reply
from bot.labels import FORM, JOKING
from bot.safety import Decision, Kind, assess, calls_for_help, doubted, union
from bot.safety.decision import Language
from bot.storage import Database
from bot.storage.tables import Message

log = structlog.get_logger()


def recognise(text: str) -> Decision:
    """The rules' decision; should they fail, the visitor is shown where help is."""
    try:
        return assess(text)
    except Exception:  # safety fails closed, whatever broke
        log.exception("safety rules failed")
        return Decision(kind=Kind.CRISIS, layer="rules", language="en", matched=("rules_failed",))


def with_model(rules: Decision, found: Mapping[str, Any]) -> Decision:
    """What Rasa decided, which had the rules' findings before it; its model cannot lower what was stated outright.

    `found`: what its safety classifier left on the message (`bot/nlu/safety.py`); empty where it did not come so far.
    """
    if not found:
        return rules
    decided = Decision(
        kind=Kind(found["kind"]),
        layer=found["layer"],
        language=found.get("language", rules.language),
        swallowed=bool(found.get("swallowed")),
    )
    return union(rules if rules.explicit or not rules.kind.interrupts else doubted(rules), decided)


def calling_in(database: Database, message: Message, rules: Decision) -> Language | None:
    """The language in which somebody says that they call for help, just after danger; None: it is another message.

    To the rules a "911" is the suspicion of an emergency. More than that is danger, and so are rules that failed.
    """
    if rules.explicit or rules.kind is Kind.CRISIS or message.choice:
        return None
    language = calls_for_help(message.text)
    if language is None:
        return None
    with database.reading() as session:
        return language if just_raised(session, message.conversation_id) else None


def needs_line(
    session: Session, message: Message, decision: Decision, rasa_reply: RasaReply, said: Sequence[Reply]
) -> bool:
    """Whether the support line goes with a reply: for suicide as a subject, and for what comes after danger.

    There a "whatever" or "nobody cares" is met with small talk, a "call me" with a form; an answer, a call back that
    was tapped below the numbers, and a form that goes on need no line.
    """
    if decision.kind == Kind.INFORMATIONAL:
        return True
    if rasa_reply.intent == JOKING:  # in danger while Rasa was away
        return bool(times_raised(session, message.conversation_id))
    goes_on = rasa_reply.form == FORM and (rasa_reply.intent != "contact" or message.choice)
    answers = any(reply.kind == "answer" for reply in said)
    return not (decision.kind.interrupts or goes_on or answers) and just_raised(session, message.conversation_id)
