"""What is stored about a texter, found by the hash of their number: for erasure and export."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.storage.tables import OutboxMessage, SmsConsent, SmsDelivery, SmsTexter


def conversation_of(session: Session, phone_hash: str) -> str | None:
    """The conversation that is going on with a number, to be erased as any other."""
    return session.scalar(select(SmsTexter.conversation_id).where(SmsTexter.phone_hash == phone_hash))


def erase_texter(session: Session, phone_hash: str) -> dict[str, int]:
    """Erase what the SMS channel keeps of a number; how many rows, by table.

    To be called before its conversation is deleted, which takes along what the deliveries are found by. Agreements
    and refusals lose their words and stay: a number that opted out must not be texted again. They, and the receipts
    of messages, are keyed hashes.
    """
    to_them = OutboxMessage.recipient_hash == phone_hash
    sids = select(OutboxMessage.external_id).where(to_them, OutboxMessage.external_id.is_not(None))
    steps: tuple[tuple[str, Any], ...] = (
        ("sms_delivery", delete(SmsDelivery).where(SmsDelivery.sid.in_(sids))),
        ("outbox", delete(OutboxMessage).where(to_them, OutboxMessage.kind == "sms_reply")),
        ("sms_texter", delete(SmsTexter).where(SmsTexter.phone_hash == phone_hash)),
        ("sms_consent", update(SmsConsent).where(SmsConsent.phone_hash == phone_hash).values(wording=None)),
    )
    return {
        table: int(session.execute(step.execution_options(synchronize_session=False)).rowcount) for table, step in steps
    }
