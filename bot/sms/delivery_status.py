"""What became of a text we sent, as Twilio's status callbacks tell it: in any order, more than once.

https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.notify import outbox
from bot.notify.outbox import recipient_hash
from bot.sms import consent, errors, figures
from bot.sms.inbound import SID
from bot.sms.signature import Forged
from bot.storage import Database
from bot.storage.database import one_at_a_time
from bot.storage.tables import OutboxMessage, SmsDelivery, now

log = structlog.get_logger()

# A status never goes back to one of a lower rank.
RANK = {
    **dict.fromkeys(("accepted", "scheduled", "queued"), 0),
    "sending": 1,
    "sent": 2,
    **dict.fromkeys(("delivered", "undelivered", "failed", "canceled"), 3),
    "read": 4,
}
AGAIN = ":again"  # behind the key of a text that is sent once more


class Statuses:
    """Keeps delivery statuses and acts on errors. `clinic_zone`: as in `CarefulSender`."""

    def __init__(self, database: Database, clinic_zone: ZoneInfo) -> None:
        self._database, self._clinic_zone = database, clinic_zone

    def take(self, fields: Mapping[str, str]) -> bool:
        """Keep one callback's verified fields; False: nothing new. Raises Forged where it is no status callback."""
        sid, status, code = fields.get("MessageSid", ""), fields.get("MessageStatus", ""), fields.get("ErrorCode", "")
        if not SID.fullmatch(sid) or not re.fullmatch(r"[a-z_]{1,16}", status):
            raise Forged("MessageSid or MessageStatus is missing.")
        error = int(code) if re.fullmatch(r"[0-9]{1,6}", code) else None
        with self._database.session() as session:
            one_at_a_time(session, f"sms delivery {sid}")
            fresh = _advance(session, sid, status, error)
            if fresh and error:
                log.warning("text not delivered", sid=sid, status=status, error=error)
                self._act(session, sid, fields.get("To", ""), error)
            return fresh

    def _act(self, session: Session, sid: str, recipient: str, error: int) -> None:
        figures.count(session, figures.FAILED, errors.kind(error))
        event = errors.meaning(error)
        if event is not None:
            consent.record(session, recipient_hash(session, recipient), event, "carrier")
        send_again(session, sid, recipient, error, self._clinic_zone)


def send_again(session: Session, sid: str, recipient: str, error: int, clinic_zone: ZoneInfo) -> None:
    """Put a text once more that was not delivered for a reason that passes.

    Where the worker has not written the text's sid yet, nothing is found here; it looks again when it has.
    """
    if error in errors.PASSING:
        _put_again(session, sid, now() + errors.PASSING[error])
    elif error in errors.QUIET_HOURS:
        from bot.sms.quiet_hours import next_allowed  # its table of area codes takes 2 MB; hardly ever needed

        _put_again(session, sid, next_allowed(now(), recipient, clinic_zone))


def _advance(session: Session, sid: str, status: str, error: int | None) -> bool:
    known = session.scalar(select(SmsDelivery).where(SmsDelivery.sid == sid))
    if known is None:
        session.add(SmsDelivery(sid=sid, status=status, error_code=error, updated_at=now()))
        return True
    if RANK.get(status, 0) <= RANK.get(known.status, 0):
        return False
    known.status, known.error_code, known.updated_at = status, error, now()
    return True


def _put_again(session: Session, sid: str, moment: datetime) -> None:
    """Put a text that was not delivered once more; a second failure ends it."""
    row = session.scalar(select(OutboxMessage).where(OutboxMessage.external_id == sid))
    if row is None or row.idempotency_key.endswith(AGAIN):
        return
    outbox.put(
        session,
        channel=row.channel,
        recipient=row.recipient,
        kind=row.kind,
        payload=row.payload,
        key=f"{row.idempotency_key}{AGAIN}",
        priority=row.priority,
        not_before=moment,
        conversation_id=row.conversation_id,
        contact_request_id=row.contact_request_id,
        safety_alert_id=row.safety_alert_id,
    )
