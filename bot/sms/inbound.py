"""One SMS as it comes in, made from the fields that Twilio signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import phonenumbers

from bot.conversation.inbound import clean
from bot.sms.signature import Forged

SID = re.compile(r"(?:SM|MM)[0-9a-fA-F]{32}")
SHORT = 8  # a sender with fewer digits is a short code: a machine


@dataclass(frozen=True)
class Sms:
    """`sender`: E.164 or a short code. `segments`: as Twilio bills them. `opt_out_type`: STOP, START or HELP where
    Twilio has answered it itself."""

    sid: str
    sender: str
    recipient: str
    text: str
    media: int = 0
    segments: int = 1
    opt_out_type: str | None = None

    @property
    def from_person(self) -> bool:
        """Whether somebody can be behind the sender: no short code, no name, not our own number."""
        if self.sender == self.recipient or len(re.sub(r"\D", "", self.sender)) < SHORT:
            return False
        try:
            return phonenumbers.is_possible_number(phonenumbers.parse(self.sender))
        except phonenumbers.NumberParseException:
            return False


def read(fields: Mapping[str, str]) -> Sms:
    """The message in verified `fields` (https://www.twilio.com/docs/messaging/guides/webhook-request).

    Raises:
        Forged: a field that Twilio always sends is missing or has another form.
    """
    sid, media, segments = fields.get("MessageSid", ""), fields.get("NumMedia", "0"), fields.get("NumSegments", "1")
    if not SID.fullmatch(sid) or any(fields.get(same, sid) != sid for same in ("SmsSid", "SmsMessageSid")):
        raise Forged("MessageSid is missing or contradicts itself.")
    if not fields.get("From") or not fields.get("To") or "Body" not in fields:
        raise Forged("From, To or Body is missing.")
    if not re.fullmatch(r"[0-9]{1,2}", media):
        raise Forged("NumMedia is no small number.")
    return Sms(
        sid=sid,
        sender=fields["From"],
        recipient=fields["To"],
        text=clean(fields["Body"]),
        media=int(media),
        segments=int(segments) if re.fullmatch(r"[1-9][0-9]?", segments) else 1,
        opt_out_type=fields.get("OptOutType") or None,
    )
