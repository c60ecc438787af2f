"""Signed webhooks: a POST of JSON that its receiver can check.

    Clinicbot-Signature: t=1767225600,v1=<hex of HMAC-SHA256 over "1767225600." and the raw body>
    Idempotency-Key: the same at every attempt; receivers do nothing for a key they have seen

The time in the signature lets receivers refuse old recordings. docs/notices.md has the code that checks it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time

import requests

from bot.notify.http import never_arrived
from bot.notify.sending import Later, Never, Outgoing, Sender

SIGNATURE = "Clinicbot-Signature"
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 15.0
GONE = 410  # the receiver wants no more of these


class WebhookSender(Sender):
    """Posts to addresses that `clinic.yml` names. Redirects are not followed: they could lead anywhere."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._http = requests.Session()

    def send(self, outgoing: Outgoing) -> None:
        """Post one message as JSON, signed with the shared secret. Raises Later or Never."""
        body = json.dumps(
            {
                **outgoing.data,
                "id": outgoing.key,
                "text": outgoing.text,
                "created_at": outgoing.created_at.isoformat(),
                "possible_repeat": outgoing.repeat,
            }
        ).encode()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "clinicbot",
            "Idempotency-Key": outgoing.key,
            SIGNATURE: sign(self._secret, body, int(time.time())),
        }
        timeout = (CONNECT_SECONDS, ANSWER_SECONDS)
        try:
            with self._http.post(
                outgoing.recipient, data=body, headers=headers, timeout=timeout, allow_redirects=False, stream=True
            ) as response:
                _require(response)
        except requests.RequestException as error:
            raise Later(f"webhook: {type(error).__name__}", maybe_sent=not never_arrived(error)) from error


def sign(secret: str, body: bytes, moment: int) -> str:
    """The signature header's value for `body` at `moment` (Unix seconds)."""
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"


def _require(response: requests.Response) -> None:
    """Raise unless it was taken.

    Nearly everything is for later: a receiver that is being set up or deployed answers 401, 404 or a redirect.
    """
    code = response.status_code
    if 200 <= code < 300:
        return
    if code == GONE:
        raise Never(f"webhook: HTTP {code}")
    reason = f"webhook: HTTP {code}" + (" (redirects are not followed)" if 300 <= code < 400 else "")
    raise Later(reason, maybe_sent=code >= 500, after=_retry_after(response))


def _retry_after(response: requests.Response) -> float | None:
    value = response.headers.get("Retry-After", "")
    return float(value) if re.fullmatch(r"[0-9]{1,6}", value) else None
