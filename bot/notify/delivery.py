"""The worker's part: a thread for each channel sends what is due, another repeats alerts.

Threads, so that a mail server that does not answer delays neither a webhook nor a visitor's late answer.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clinic.notices import Notices
from bot.notify import content, notices
from bot.notify.outbox import Claimed, Outbox
from bot.notify.sending import Later, Never, Outgoing, Sender
from bot.storage import Database

log = structlog.get_logger()

POLL = 1.0  # seconds between looks into an empty outbox
REMIND = 15.0  # seconds between looks for alerts that are due again
DRAIN = 8.0  # seconds for what is being sent when the worker is told to stop (the supervisor waits 10)


class Delivery:
    """Sends what the outbox holds until stopped. `senders`: by channel."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        senders: Mapping[str, Sender],
        letterhead: content.Letterhead,
        told: Notices,
    ) -> None:
        self._database, self._outbox, self._senders = database, outbox, senders
        self._letterhead, self._notices = letterhead, told
        self._stop = threading.Event()
        bodies = [(c, lambda c=c: self._send_all(c)) for c in sorted(senders)] + [("reminders", self._remind)]
        # Daemons: a server that never answers must not keep the process from ending.
        self.threads = [threading.Thread(target=body, name=f"outbox {name}", daemon=True) for name, body in bodies]

    def start(self) -> None:
        """Begin to send."""
        for thread in self.threads:
            thread.start()

    def stop(self) -> bool:
        """Send nothing new and wait for what is being sent. False: something was cut off (it will bear a mark)."""
        self._stop.set()
        end = time.monotonic() + DRAIN
        for thread in self.threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self.threads)

    def deliver_one(self, channel: str) -> Sender | None:
        """Send the next message of `channel` that is due; the sender that was used, None if nothing is due."""
        item = self._outbox.claim(channel)
        if item is None:
            return None
        sender = self._senders[item.channel]
        if not notices.still_wanted(self._database, item.kind, item.payload.get("id")):
            self._outbox.unwanted(item)
            return sender
        try:
            outgoing, external_id = self._send(sender, item)
            self._outbox.sent(item, external_id, lambda session: sender.taken(session, outgoing, external_id))
        except Later as error:
            log.warning("not sent yet", outbox=item.id, kind=item.kind, attempt=item.attempts, reason=error.reason)
            self._outbox.later(item, error.reason, maybe_sent=error.maybe_sent, after=error.after)
        except Never as error:
            self._outbox.never(item, error.reason, ends_lane=error.ends_lane)
        return sender

    def _send(self, sender: Sender, item: Claimed) -> tuple[Outgoing, str | None]:
        try:
            outgoing = self._outgoing(item)
            if item.may_repeat:
                earlier = sender.already_sent(outgoing, self._outbox.known_ids(item))
                if earlier is not None:
                    log.info("an earlier attempt had got through", outbox=item.id)
                    return outgoing, earlier
            return outgoing, sender.send(outgoing)
        except (Later, Never, SQLAlchemyError):
            raise
        except content.UnknownKind as error:
            raise Never(f"no words for {item.kind}") from error
        except Exception as error:  # a mistake of ours must neither end the thread nor lose the message
            raise Later(f"{type(sender).__name__} failed: {type(error).__name__}", maybe_sent=True) from error

    def _outgoing(self, item: Claimed) -> Outgoing:
        said = content.render(item.kind, item.payload, self._letterhead)
        return Outgoing(
            recipient=item.recipient,
            subject=said.subject,
            text=said.text,
            data=said.data,
            key=item.key,
            created_at=item.created_at,
            repeat=item.may_repeat,
        )

    def _send_all(self, channel: str) -> None:
        def round_() -> None:
            while not self._stop.is_set():
                sender = self.deliver_one(channel)
                if sender is None:
                    return
                self._stop.wait(sender.free_in())

        self._repeat(round_, POLL)

    def _remind(self) -> None:
        def round_() -> None:
            told = notices.remind(self._database, self._notices)
            if told:
                log.info("alerts repeated", count=told)

        self._repeat(round_, REMIND)

    def _repeat(self, round_: Callable[[], None], pause: float) -> None:
        while not self._stop.is_set():
            try:
                round_()
            except Exception as error:  # whatever broke, staff must not wait for a thread that has ended
                log.error(
                    "outbox round failed", error=type(error).__name__, exc_info=not isinstance(error, SQLAlchemyError)
                )
            self._stop.wait(pause)
