"""Puts what is said to a texter into the outbox: in order for each number, in the transaction that says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.notify import outbox
from bot.notify.content import SMS_REPLY
from bot.safety.decision import DANGER, Language
from bot.sms import consent, figures, language, segments
from bot.sms.layout import lay_out
from bot.storage.tables import Conversation, Message, SmsTexter

# What a text is for. The last three go to a number that opted out, too: help in danger (a texter in danger wrote to
# us; 47 CFR 64.1200(f)(4) on emergencies), and the one confirmation that the law allows.
REPLY, STARTED, SAFETY, CONFIRMATION = "reply", "started", "safety", "confirmation"
ALWAYS = (SAFETY, CONFIRMATION)


class SmsCarrier:
    """The channel's `Carrier`. `link`: where more can be read."""

    def __init__(self, link: str) -> None:
        self.link = link

    def carry(self, session: Session, conversation: Conversation, said: Sequence[Message]) -> None:
        """Put one turn's replies on their way."""
        texter = session.scalar(select(SmsTexter).where(SmsTexter.conversation_id == conversation.id))
        if texter is None or not said:
            return
        purpose = SAFETY if any(message.kind in DANGER for message in said) else REPLY
        if purpose == REPLY and consent.stopped(session, texter.phone_hash):
            figures.count(session, figures.SUPPRESSED)
            return
        laid = lay_out(said, self.link, self.spoken(session, conversation, said))
        for at, text in enumerate(laid.texts):
            put(session, texter, text, purpose, f"{said[0].id}.{at}")

    def spoken(self, session: Session, conversation: Conversation, said: Sequence[Message]) -> Language:
        """The texter's language when this was said: later, too, so that a number is read against the same menu."""
        return language.of_texter(session, conversation, until=said[0].id)


def put(
    session: Session,
    texter: SmsTexter,
    text: str,
    purpose: str,
    step: str,
    not_before: datetime | None = None,
) -> bool:
    """One text into the outbox; False: it is there already. `step` names it among all that the texter gets."""
    in_danger, ordinary, started = consent.lanes(texter.phone_hash)
    urgent = purpose == SAFETY
    return outbox.put(
        session,
        channel="sms",
        recipient=texter.phone,
        kind=SMS_REPLY,
        payload={"text": segments.plain(text), "purpose": purpose},
        key=outbox.key_of(SMS_REPLY, texter.id, step, "sms", texter.phone_hash),
        priority=outbox.URGENT if urgent else outbox.ORDINARY,
        lane={SAFETY: in_danger, STARTED: started}.get(purpose, ordinary),
        not_before=not_before,
        conversation_id=texter.conversation_id,
    )
