"""A stand-in for Twilio in this process's memory: takes texts, answers STOP words itself, calls our webhook."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import format_datetime
from typing import Any
from uuid import uuid4

import requests
import structlog

from bot.credentials import Twilio
from bot.sms import segments
from bot.sms.keywords import TWILIO_STARTS, TWILIO_STOPS
from bot.sms.signature import sign

log = structlog.get_logger()

SECONDS = 10.0
CONFIRM_STOP = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)
CONFIRM_START = (
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe."
)


@dataclass
class Text:
    """One text, either way. `phone`: the texter's number. `by_twilio`: Twilio's own reply, which we never sent."""

    phone: str
    body: str
    inbound: bool
    by_twilio: bool = False
    status: str = "delivered"
    sid: str = field(default_factory=lambda: f"SM{uuid4().hex}")
    created_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))

    def shown(self) -> dict[str, Any]:
        """As the simulator's page gets it, in JSON."""
        return {
            "id": self.sid,
            "text": self.body,
            "inbound": self.inbound,
            "by_twilio": self.by_twilio,
            "status": self.status,
            "segments": segments.count(self.body),
            "alphabet": "GSM-7" if segments.is_gsm(self.body) else "UCS-2",
        }


class StandIn:
    """`post(url, fields, headers)` delivers a webhook; tests give their own."""

    def __init__(self, twilio: Twilio, webhook_url: str, address: str, post: Callable[..., int] | None = None) -> None:
        self._twilio, self._url, self._address = twilio, webhook_url, address
        self._post = post or _post
        self._lock = threading.Lock()
        self._texts: list[Text] = []
        self._opted_out: set[str] = set()

    def texts(self, phone: str) -> list[Text]:
        """All texts from and to one number, the oldest first."""
        with self._lock:
            return [text for text in self._texts if text.phone == phone]

    def receive(self, phone: str, body: str) -> bool:
        """A texter sends `body`; whether our webhook took it."""
        text = Text(phone, body, inbound=True)
        self._note(text)
        self._answer_keywords(phone, body)
        return self._call("", self._inbound_fields(text)) == 200

    def send(self, phone: str, body: str, callback: str | None) -> Text | None:
        """Our side sends a text; None: the number opted out."""
        if phone in self._opted_out:
            return None
        text = Text(phone, body, inbound=False, status="queued")
        self._note(text)
        if callback:
            threading.Thread(target=self._deliver, args=(text,), daemon=True).start()
        return text

    def resource(self, text: Text) -> dict[str, Any]:
        """A text as Twilio's API describes it."""
        moment = format_datetime(text.created_at.replace(microsecond=0))
        sid = self._twilio.account_sid
        return {
            "account_sid": sid, "api_version": "2010-04-01", "body": text.body, "date_created": moment,
            "date_sent": moment, "date_updated": moment, "direction": "outbound-api", "error_code": None,
            "error_message": None, "from": self._twilio.sender, "messaging_service_sid": None, "num_media": "0",
            "num_segments": str(segments.count(text.body)), "price": None, "price_unit": "USD", "sid": text.sid,
            "status": text.status, "subresource_uris": {}, "to": text.phone,
            "uri": f"/2010-04-01/Accounts/{sid}/Messages/{text.sid}.json",
        }  # fmt: skip

    def _note(self, text: Text) -> None:
        with self._lock:
            self._texts.append(text)

    def _answer_keywords(self, phone: str, body: str) -> None:
        word = body.strip().upper()
        if word in TWILIO_STOPS and phone not in self._opted_out:
            self._opted_out.add(phone)
            self._note(Text(phone, CONFIRM_STOP, inbound=False, by_twilio=True))
        elif word in TWILIO_STARTS and phone in self._opted_out:
            self._opted_out.discard(phone)
            self._note(Text(phone, CONFIRM_START, inbound=False, by_twilio=True))

    def _inbound_fields(self, text: Text) -> dict[str, str]:
        """As Twilio sends them, blank ones too."""
        return {
            "ToCountry": "US", "ToState": "CA", "SmsMessageSid": text.sid, "NumMedia": "0", "ToCity": "",
            "FromZip": "", "SmsSid": text.sid, "FromState": "CA", "SmsStatus": "received", "FromCity": "",
            "Body": text.body, "FromCountry": "US", "To": self._twilio.sender, "ToZip": "",
            "NumSegments": str(segments.count(text.body)), "MessageSid": text.sid,
            "AccountSid": self._twilio.account_sid, "From": text.phone, "ApiVersion": "2010-04-01",
        }  # fmt: skip

    def _deliver(self, text: Text) -> None:
        for status in ("sent", "delivered"):
            text.status = status
            fields = {
                "SmsSid": text.sid, "SmsStatus": status, "MessageStatus": status, "To": text.phone,
                "MessageSid": text.sid, "AccountSid": self._twilio.account_sid, "From": self._twilio.sender,
                "ApiVersion": "2010-04-01",
            }  # fmt: skip
            self._call("/status", fields)

    def _call(self, path: str, fields: dict[str, str]) -> int:
        """Signed for the public address, sent to where we really listen."""
        headers = {"X-Twilio-Signature": sign(self._twilio, self._url + path, fields)}
        return self._post(self._address + path, fields, headers)


def _post(url: str, fields: dict[str, str], headers: dict[str, str]) -> int:
    try:
        return requests.post(url, data=fields, headers=headers, timeout=SECONDS).status_code
    except requests.RequestException as error:
        log.warning("the simulator did not reach the webhook", error=type(error).__name__)
        return 503
