"""Texts that we send of our own accord: only where somebody agreed to be texted, never at night, never saying why."""

from __future__ import annotations

from sqlalchemy import select

from bot.clinic import Clinic
from bot.notify.outbox import recipient_hash
from bot.sms import carrying, consent, wording
from bot.sms.quiet_hours import next_allowed
from bot.storage import Database, audit
from bot.storage.tables import ContactRequest, SmsTexter, now


class NotAllowed(Exception):
    """The text may not be sent; the message says why and what else to do."""


def ask_to_call(database: Database, clinic: Clinic, request_id: int, by: str) -> str:
    """Text somebody who asked to be contacted that they may call; returns a sentence that says when it goes.

    The request's own consent covers it ("may call, text or email you about this request"). `by`: who has it sent.

    Raises:
        NotAllowed: no such request, no phone number, or the number opted out.
    """
    with database.session() as session:
        request = session.get(ContactRequest, request_id)
        if request is None or not request.phone:
            raise NotAllowed(f"There is no contact request {request_id} with a phone number.")
        phone_hash = recipient_hash(session, request.phone)
        if consent.stopped(session, phone_hash):
            raise NotAllowed("That number gets no more texts: it opted out or cannot be reached. Please call.")
        consent.record(session, phone_hash, consent.OPT_IN, "contact_request", request.consent_text)
        texter = session.scalar(select(SmsTexter).where(SmsTexter.phone_hash == phone_hash))
        if texter is None:
            texter = SmsTexter(phone=request.phone, phone_hash=phone_hash, last_seen_at=now())
            session.add(texter)
            session.flush()
        moment = next_allowed(now(), request.phone, clinic.timezone)
        text = wording.call_us(clinic)
        if not carrying.put(session, texter, text, carrying.STARTED, f"request {request.id}", moment):
            raise NotAllowed(f"Contact request {request_id} has been texted before.")
        audit.record(session, by, "texted", audit.CONTACT, request.id)
    local = moment.astimezone(clinic.timezone)
    return (
        "In line: `clinicbot outbox` shows when it is sent."
        if moment <= now()
        else f"It goes {local:%A at %H:%M} ({clinic.timezone}): quiet hours there."
    )
