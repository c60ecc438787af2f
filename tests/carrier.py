"""Twilio with both its ends, for tests: takes our texts by its API, and calls our webhook as Twilio does.

carrier.says("+15305550142", "hello")            # one signed webhook
carrier.fails(0.1, random.Random(1))             # one API call in ten fails, half of them after taking the text
for fields in shuffled(carrier.callbacks()): carrier.call("/status", fields)
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.receivers import FakeTwilio, Request, Text

NUMBER = "+15005550006"
Post = Callable[[str, bytes, Mapping[str, str]], int]


def signature(token: str, url: str, fields: Mapping[str, str]) -> str:
    """Twilio's signature, from its documentation and not from its library: the address, then every name and value in
    order of the names, HMAC-SHA1, base64. https://www.twilio.com/docs/usage/security#validating-requests"""
    text = url + "".join(name + fields[name] for name in sorted(fields))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


class Carrier(FakeTwilio):
    """`public_url`: what Twilio is told; `post(path, body, headers)` brings a webhook to us and returns the status."""

    def __init__(self, public_url: str, post: Post) -> None:
        super().__init__()
        self.public_url, self._post = public_url, post
        self.callback_urls: dict[str, str] = {}
        self._rate, self._random = 0.0, random.Random(0)
        self._taking = threading.Lock()  # sids are counted
        self.faults: list[Any] = []

    def fails(self, rate: float, chance: random.Random) -> None:
        """Let this share of the API's answers to new texts be errors: refused, or taken all the same."""
        self._rate, self._random = rate, chance

    def fields(self, phone: str, body: str, **more: str) -> dict[str, str]:
        """An incoming message's fields as Twilio sends them, blank ones too."""
        sid = more.pop("MessageSid", f"SM{uuid4().hex}")
        return {
            "ToCountry": "US", "ToState": "CA", "SmsMessageSid": sid, "NumMedia": "0", "ToCity": "", "FromZip": "",
            "SmsSid": sid, "FromState": "CA", "SmsStatus": "received", "FromCity": "", "Body": body,
            "FromCountry": "US", "To": NUMBER, "ToZip": "", "NumSegments": "1", "MessageSid": sid,
            "AccountSid": self.ACCOUNT, "From": phone, "ApiVersion": "2010-04-01", **more,
        }  # fmt: skip

    def says(self, phone: str, body: str, **more: str) -> int:
        """A texter sends a message; the webhook's status."""
        return self.call("", self.fields(phone, body, **more))

    def call(self, path: str, fields: Mapping[str, str]) -> int:
        """One signed request to our webhook."""
        signed = signature(self.TOKEN, f"{self.public_url}/sms/twilio{path}", fields)
        headers = {"X-Twilio-Signature": signed, "Content-Type": "application/x-www-form-urlencoded"}
        return self._post(f"/sms/twilio{path}", urlencode(fields).encode(), headers)

    def keeps(self, phone: str, body: str, age: timedelta, sid: str | None = None) -> None:
        """A text came in some time ago that Twilio has in its log, whether or not the webhook took it."""
        moment = datetime.now(timezone.utc) - age
        self.texts.append(Text(sid or f"SM{uuid4().hex}", NUMBER, phone, body, moment, "inbound"))

    def bodies(self, phone: str) -> list[str]:
        """What a texter has got from us, in order."""
        return [text.body for text in self.texts if text.to == phone]

    def callbacks(self, status: str = "delivered", error: int | None = None) -> list[dict[str, str]]:
        """Status callbacks for every text that asked for them: sent, then `status`."""
        return [
            {
                "SmsSid": text.sid, "SmsStatus": state, "MessageStatus": state, "To": text.to, "MessageSid": text.sid,
                "AccountSid": self.ACCOUNT, "From": NUMBER, "ApiVersion": "2010-04-01",
                **({"ErrorCode": str(error)} if error and state == status else {}),
            }
            for text in self.texts
            if text.sid in self.callback_urls
            for state in ("sent", status)
        ]  # fmt: skip

    def answer(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        """As Twilio, or with one of the planned faults."""
        if request.method != "POST" or self._random.random() >= self._rate:
            return super().answer(request)
        fault = self._random.choice((429, 503, 500, "taken, 500", "taken, 504"))
        self.faults.append(fault)
        if isinstance(fault, int):
            return fault, {}, b"{}"
        super().answer(request)
        return int(fault[-3:]), {}, b"{}"

    def _create(self, form: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        with self._taking:
            answer = super()._create(form)
            if self.texts and "StatusCallback" in form:
                self.callback_urls[self.texts[-1].sid] = form["StatusCallback"]
            return answer
