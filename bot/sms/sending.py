"""The last gate before Twilio: nothing goes to a number that opted out or cannot be reached."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.credentials import TWILIO_API, Twilio
from bot.loopback import is_loopback
from bot.notify.outbox import recipient_hash
from bot.notify.sending import Later, Never, Outgoing, Sender
from bot.notify.sms import SmsSender
from bot.sms import consent, errors, figures, segments
from bot.sms.carrying import ALWAYS, STARTED
from bot.sms.delivery_status import send_again
from bot.sms.pace import Pace
from bot.storage import Database
from bot.storage.database import one_at_a_time
from bot.storage.tables import SmsDelivery, now


class CarefulSender(Sender):
    """Sends everything that leaves by SMS, notices to staff too, and keeps what Twilio says of a number.

    `clinic_zone`: the clinic's, for quiet hours of numbers that say nothing of where they are.
    """

    def __init__(self, database: Database, sender: Sender, pace: Pace, clinic_zone: ZoneInfo) -> None:
        self._database, self._sender, self._pace, self._clinic_zone = database, sender, pace, clinic_zone

    def free_in(self) -> float:
        """As the sender's rate, which all workers share, has it."""
        return self._pace.free_in()

    def send(self, outgoing: Outgoing) -> str | None:
        """Send one text; returns Twilio's sid. Raises Never for a number that wants or can get none."""
        time.sleep(self._pace.take(segments.count(outgoing.text)))
        purpose = outgoing.data.get("purpose")
        if purpose not in ALWAYS:
            self._require_wanted(outgoing.recipient, to_staff=purpose is None)
        if purpose == STARTED:
            self._require_day(outgoing.recipient)
        if purpose is not None:
            # Twilio was asked whether it has an earlier attempt (`already_sent`): a texter needs no mark.
            outgoing = replace(outgoing, repeat=False)
        try:
            return self._sender.send(outgoing)
        except Never as error:
            self._learn(outgoing.recipient, getattr(error.__cause__, "code", None))
            raise

    def already_sent(self, outgoing: Outgoing, known: Collection[str]) -> str | None:
        """As the sender says."""
        return self._sender.already_sent(outgoing, known)

    def taken(self, session: Session, outgoing: Outgoing, external_id: str | None) -> None:
        """Count it; and where Twilio has told of an error before we had written its sid, act on that now."""
        one_at_a_time(session, f"sms delivery {external_id}")
        known = session.scalar(select(SmsDelivery).where(SmsDelivery.sid == external_id))
        if known is not None and known.error_code is not None:
            send_again(session, known.sid, outgoing.recipient, known.error_code, self._clinic_zone)
        figures.count(session, figures.SEGMENTS, figures.OUT, segments.count(outgoing.text))
        figures.count(session, figures.SENT)

    def _require_wanted(self, recipient: str, *, to_staff: bool) -> None:
        """A phone of the team that was off once must not miss the next alert: only its STOP counts."""
        refused = (consent.OPT_OUT,) if to_staff else (consent.OPT_OUT, consent.UNREACHABLE)
        with self._database.reading() as session:
            state = consent.state(session, recipient_hash(session, recipient))
        if state is not None and state in refused:
            with self._database.session() as session:
                figures.count(session, figures.SUPPRESSED)
            raise Never(f"not sent: {state.replace('_', ' ')}", ends_lane=True)

    def _require_day(self, recipient: str) -> None:
        """It was put for an hour that is allowed; after failures and waits it may be night there."""
        from bot.sms.quiet_hours import next_allowed  # its table of area codes takes 2 MB; hardly ever needed

        moment = now()
        wait = next_allowed(moment, recipient, self._clinic_zone) - moment
        if wait:
            raise Later("quiet hours where the recipient is", after=wait.total_seconds())

    def _learn(self, recipient: str, code: int | None) -> None:
        event = errors.meaning(code)
        with self._database.session() as session:
            figures.count(session, figures.FAILED, errors.kind(code))
            if event is not None:
                consent.record(session, recipient_hash(session, recipient), event, "carrier")


def sms_sender(database: Database, twilio: Twilio, public_url: str, clinic_zone: ZoneInfo) -> CarefulSender:
    """The sender for all SMS. Twilio refuses a callback address that it cannot reach, so a local one is not given."""
    reachable = twilio.api_url != TWILIO_API or not is_loopback(public_url)
    callback = f"{public_url}/sms/twilio/status" if reachable else None
    pace = Pace(database, twilio.sender, twilio.per_second)
    return CarefulSender(database, SmsSender(twilio, callback), pace, clinic_zone)
