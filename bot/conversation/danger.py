"""Whether a message tells of danger: what the rules find, what the model adds, and who gets the line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.alerts import just_raised, times_raised
from bot.conversation.rasa import RasaReply
from bot.conversation.replies import Reply
from bot.labels import FORM, JOKING
from bot.safety import Decision, Kind, assess, calls_for_help, doubted, refuses_to_call, union
from bot.safety.decision import DANGER, Language
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


class Calling(NamedTuple):
    """What somebody says just after danger: that they call for help, or that they `will` not."""

    language: Language
    will: bool


def calling_in(database: Database, message: Message, rules: Decision) -> Calling | None:
    """Whether somebody says, just after danger, that they call for help or will not; None: it is another message.

    To the rules a "911" is the suspicion of an emergency. More than that is danger, and so are rules that failed.
    """
    if rules.explicit or rules.kind is Kind.CRISIS or message.choice:
        return None
    calls, refuses = calls_for_help(message.text), refuses_to_call(message.text)
    language = calls or refuses
    if language is None:
        return None
    with database.reading() as session:
        return Calling(language, will=bool(calls)) if just_raised(session, message.conversation_id) else None


def language_of_line(session: Session, message: Message, decision: Decision) -> Language:
    """The language of the support line: the message's own, or of the resources before it, which an "ok" is not in."""
    if decision.kind == Kind.INFORMATIONAL:
        return decision.language
    last = select(Message).where(Message.conversation_id == message.conversation_id, Message.kind.in_(DANGER))
    said = session.scalar(last.order_by(Message.id.desc()).limit(1))
    return "es" if said is not None and (said.detail or {}).get("lang") == "es" else decision.language


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
