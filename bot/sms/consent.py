"""Who may be texted: a record of every agreement and refusal, with time, wording and source. The newest counts."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.notify.outbox import cancel_lanes
from bot.sms import figures
from bot.storage.tables import SmsConsent

OPT_IN, OPT_OUT, UNREACHABLE = "opt_in", "opt_out", "unreachable"


def state(session: Session, phone_hash: str) -> str | None:
    """The newest event of a number; None: there is none yet."""
    return session.scalar(
        select(SmsConsent.event).where(SmsConsent.phone_hash == phone_hash).order_by(SmsConsent.id.desc()).limit(1)
    )


def stopped(session: Session, phone_hash: str) -> bool:
    """Whether nothing may be sent to a number."""
    return state(session, phone_hash) in (OPT_OUT, UNREACHABLE)


def record(session: Session, phone_hash: str, event: str, source: str, wording: str | None = None) -> bool:
    """Write an event down and cancel what waits for a number that wants or can get nothing. False: nothing new.

    A number that opted out stays so when it cannot be reached: the next text from it must not opt it in again.
    """
    if state(session, phone_hash) in (event, *([OPT_OUT] if event == UNREACHABLE else [])):
        return False
    session.add(SmsConsent(phone_hash=phone_hash, event=event, source=source, wording=wording))
    session.flush()
    if event != OPT_IN:
        in_danger, *others = lanes(phone_hash)
        cancelled = cancel_lanes(session, [in_danger, *others] if event == UNREACHABLE else others)
        if event == OPT_OUT:
            figures.count(session, figures.OPTED_OUT, source)
        if cancelled:
            figures.count(session, figures.SUPPRESSED, number=cancelled)
    return True


def lanes(phone_hash: str) -> tuple[str, str, str]:
    """The outbox's lanes to a number, each of which keeps its order: for what is said in danger, which goes to a number
    that opted out too; for replies; and for what we start, since a text that waits for the morning must not hold up
    replies."""
    return f"sms!{phone_hash[:32]}", f"sms:{phone_hash[:32]}", f"sms+{phone_hash[:32]}"
