"""SMS through Twilio's REST API, by Twilio's own library."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.credentials import TWILIO_API, Twilio
from bot.notify.http import never_arrived
from bot.notify.sending import OPTED_OUT, Later, Never, Outgoing, Sender

SECONDS = 15.0
REPEAT = "(repeat) "
LOOKED_AT = 50  # newest messages to a number that are searched for an earlier attempt
AMBIGUOUS = (500, 502, 504)  # Twilio may have taken the message; after 503 and 429 it has not


class SmsSender(Sender):
    """Sends from the clinic's number. `status_callback`: where Twilio tells what became of it."""

    def __init__(self, twilio: Twilio, status_callback: str | None = None) -> None:
        self._twilio = twilio
        self._client = client(twilio)
        self._more = {"status_callback": status_callback} if status_callback else {}

    def send(self, outgoing: Outgoing) -> str:
        """Send one text; returns Twilio's sid. A possible repeat says so in front. Raises Later or Never."""
        text = (REPEAT if outgoing.repeat else "") + outgoing.text
        kind = "messaging_service_sid" if self._twilio.sender.startswith("MG") else "from_"
        sender = {kind: self._twilio.sender}
        try:
            message = self._client.messages.create(to=outgoing.recipient, body=text, **sender, **self._more)
        except TwilioRestException as error:
            raise _refusal(error) from error
        except (requests.RequestException, TwilioException, ValueError) as error:
            raise Later(f"Twilio: {type(error).__name__}", maybe_sent=not never_arrived(error)) from error
        return str(message.sid)

    def already_sent(self, outgoing: Outgoing, known: Collection[str]) -> str | None:
        """The sid under which Twilio has this text from an attempt whose outcome we did not see.

        A text with the same words that we know to be another message does not count. Raises Later.
        """
        try:
            newest = self._client.messages.list(to=outgoing.recipient, limit=LOOKED_AT)
        except (TwilioException, requests.RequestException, ValueError) as error:
            raise Later(f"Twilio: {type(error).__name__} while looking for an earlier attempt") from error
        for message in newest:
            late_enough = message.date_created is None or message.date_created >= outgoing.created_at.replace(
                microsecond=0
            )
            if late_enough and message.sid not in known and message.body in (outgoing.text, REPEAT + outgoing.text):
                return str(message.sid)
        return None


def client(twilio: Twilio) -> Client:
    """Twilio's client, talking to `api_url`."""
    return Client(twilio.account_sid, twilio.auth_token, http_client=_Http(twilio.api_url))


class _Http(TwilioHttpClient):
    """Twilio's HTTP with a time limit, another base address where the settings say so, and no logging of numbers."""

    def __init__(self, api_url: str) -> None:
        quiet = logging.getLogger("twilio.quiet")
        quiet.setLevel(logging.WARNING)
        super().__init__(timeout=SECONDS, logger=quiet)
        self._api_url = api_url

    def request(self, method: str, url: str, *arguments: Any, **keywords: Any) -> Response:
        if url.startswith(TWILIO_API):
            url = self._api_url + url[len(TWILIO_API) :]
        return super().request(method, url, *arguments, **keywords)


def _refusal(error: TwilioRestException) -> Later | Never:
    """Twilio's answer as ours. Codes: https://www.twilio.com/docs/api/errors (its words may hold the number)."""
    reason = f"Twilio {error.status}" + (f", error {error.code}" if error.code else "")
    if error.status >= 500:
        return Later(reason, maybe_sent=error.status in AMBIGUOUS)
    if error.status == 400:  # about this message: a number that takes no texts, or that opted out
        return Never(reason, ends_lane=error.code == OPTED_OUT)
    return Later(reason)  # credentials can be corrected; the rest passes
