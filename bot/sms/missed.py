"""Texts whose webhook never reached us: Twilio gives up on a webhook within seconds and never calls again.

But it keeps the text, and the worker asks for it. So an outage of the front door loses nobody's message, nor an alert.
"""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

import requests
import structlog
from sqlalchemy import exists, func, select
from sqlalchemy.exc import SQLAlchemyError
from twilio.base.exceptions import TwilioException

from bot.conversation.inbound import clean
from bot.credentials import Twilio
from bot.notify.sms import client
from bot.sms.inbound import SID, Sms
from bot.sms.receiving import Receiver
from bot.storage import Database
from bot.storage.encryption import cipher_of
from bot.storage.tables import SmsReceipt, now

log = structlog.get_logger()

EVERY = 60.0  # seconds between looks
PATIENCE = timedelta(minutes=1)  # before this Twilio may still be trying the webhook
OVERLAP = timedelta(minutes=10)  # looked at again: texts that were too new the last time
FURTHEST = timedelta(hours=24)
MOST = 1000  # texts in one look


class Missed:
    """Fetches what was missed. One thread uses it. A line on which nothing ever came in is left alone: what lies at
    Twilio then was answered by whoever had the number before."""

    def __init__(self, database: Database, twilio: Twilio, receiver: Receiver) -> None:
        self._database, self._twilio, self._receiver = database, twilio, receiver
        self._client = client(twilio)
        self._first: datetime | None = None  # when the line's first text came in
        self._since: datetime | None = None

    def run(self, stop: threading.Event) -> None:
        """Look every minute until told to stop."""
        while not stop.wait(EVERY):
            try:
                found = self.look()
            except Exception as error:  # Twilio away, or whatever else: the next look tries again
                known = isinstance(error, (TwilioException, requests.RequestException, SQLAlchemyError))
                log.warning("did not look for missed texts", error=type(error).__name__, exc_info=not known)
                continue
            if found:
                log.error("texts had not reached the webhook", count=found)

    def look(self) -> int:
        """Take up what Twilio has and we have not, in order; returns how many texts."""
        moment = now()
        if self._first is None or self._since is None:
            self._first, self._since = self._first_and_last()
        if self._first is None or self._since is None:
            return 0
        since = max(self._since - OVERLAP, moment - FURTHEST, self._first)
        number = {"to": self._twilio.sender} if self._twilio.sender.startswith("+") else {}
        listed = self._client.messages.list(date_sent_after=since, limit=MOST, page_size=MOST, **number)
        ours = [message for message in listed if self._is_ours(message, since, moment - PATIENCE)]
        missed = [message for message in sorted(ours, key=lambda each: each.date_created) if self._is_new(message.sid)]
        for message in missed:
            self._receiver.receive(_read(message))
        self._since = moment
        return len(missed)

    def _first_and_last(self) -> tuple[datetime | None, datetime | None]:
        with self._database.reading() as session:
            received = SmsReceipt.received_at
            return tuple(session.execute(select(func.min(received), func.max(received))).one())

    def _is_ours(self, message: Any, since: datetime, until: datetime) -> bool:
        """Whether it came in to our number or service in that time (Twilio's own filter may know days only)."""
        ours = self._twilio.sender in (message.to, message.messaging_service_sid)
        known = message.direction == "inbound" and message.date_created is not None and SID.fullmatch(message.sid)
        return bool(ours and known and since <= message.date_created <= until)

    def _is_new(self, sid: str) -> bool:
        with self._database.reading() as session:
            return not session.scalar(select(exists().where(SmsReceipt.sid_hash == cipher_of(session).lookup(sid))))


def _read(message: Any) -> Sms:
    return Sms(
        sid=message.sid,
        sender=message.from_,
        recipient=message.to,
        text=clean(message.body or ""),
        media=int(message.num_media or 0),
        segments=int(message.num_segments or 1),
    )
