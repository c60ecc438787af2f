"""The worker's part: answers stored messages, in order for each number, those in danger first."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.conversation.claims import UNANSWERED, WATCHED
from bot.conversation.danger import recognise
from bot.conversation.inbound import UnknownConversation
from bot.conversation.turn import Conversations
from bot.log import begin_request
from bot.storage import Database
from bot.storage.encryption import DecryptionError
from bot.storage.tables import Conversation, Message, SmsTexter, now

log = structlog.get_logger()

POLL = 0.3  # seconds between looks
LATE = timedelta(hours=24)  # a text is answered even hours later, when Rasa is back
HOLDING = timedelta(seconds=20)  # after this the texter is told that the answer has to wait, once
ORDER_HELD = timedelta(minutes=2)  # a message that cannot be answered holds up those behind it no longer than this
LONGEST_WAIT = 5.0  # seconds before a message is tried again
ENOUGH = 2  # failures in one round; each may have taken eight seconds
MOST = (
    20_000  # messages looked at in one round: all, so that danger is not overlooked behind a flood while Rasa is away
)
MOST_DOUBLINGS = 10  # of the wait; without an end 2 ** tries is too large for a float after some 80 minutes


@dataclass(frozen=True)
class _Waiting:
    id: int
    conversation_id: str
    created_at: datetime
    status: str


class Answering:
    """Answers what texters wrote, one message after the other. One thread uses it."""

    def __init__(self, database: Database, conversations: Conversations) -> None:
        self._database, self._conversations = database, conversations
        self._harmless: set[int] = set()  # known not to be in danger: looked at once, not every round
        self._failed: dict[int, tuple[int, float]] = {}  # how often, and when to try again

    def run(self, stop: threading.Event) -> None:
        """Answer until told to stop."""
        while not stop.is_set():
            try:
                answered = self.round()
            except Exception as error:  # whatever broke, texters must not wait for a thread that has ended
                log.error(
                    "sms round failed", error=type(error).__name__, exc_info=not isinstance(error, SQLAlchemyError)
                )
                answered = 0
            if not answered:
                stop.wait(POLL)

    def round(self) -> int:
        """One look; returns how many messages were answered. It ends early when two cannot be: Rasa is away."""
        waiting, in_danger = self._look()
        answered = failed = 0
        for message in [*in_danger, *_heads(waiting, now())]:
            if failed == ENOUGH:
                break
            if self._failed.get(message.id, (0, 0.0))[1] > time.monotonic():
                continue
            if self._answer(message):
                answered += 1
            else:
                failed += 1
        return answered

    def _look(self) -> tuple[list[_Waiting], list[_Waiting]]:
        """All that waits, in order, and those of them in danger."""
        with self._database.reading() as session:
            rows = session.execute(
                select(Message.id, Message.conversation_id, Message.created_at, Message.status)
                .join(Conversation, Conversation.id == Message.conversation_id)
                .where(Conversation.channel == "sms", Message.status.in_((*UNANSWERED, WATCHED)))
                .where(Message.created_at > now() - LATE)
                .order_by(Message.id)
                .limit(MOST)
            ).all()
            waiting = [_Waiting(*row) for row in rows]
            in_danger = [message for message in waiting if self._in_danger(session, message.id)]
        ids = {message.id for message in waiting}
        self._harmless &= ids
        self._failed = {at: tries for at, tries in self._failed.items() if at in ids}
        return waiting, in_danger

    def _in_danger(self, session: Session, message_id: int) -> bool:
        if message_id in self._harmless:
            return False
        try:
            text = session.scalar(select(Message.text).where(Message.id == message_id))
        except DecryptionError:  # its turn will fail, and be logged; the others' must not
            text = ""
        if recognise(text or "").kind.interrupts:
            return True
        self._harmless.add(message_id)
        return False

    def _answer(self, message: _Waiting) -> bool:
        begin_request()
        try:
            done = self._conversations.watch(message.id) if message.status == WATCHED else self._reply(message)
        except UnknownConversation:  # erased meanwhile
            return True
        except DecryptionError as error:
            log.error("a text cannot be answered", message=message.id, reason=str(error))
            done = False
        if done:
            self._failed.pop(message.id, None)
            return True
        tries = self._failed.get(message.id, (0, 0.0))[0] + 1
        wait = min(LONGEST_WAIT, 0.5 * 2.0 ** min(tries, MOST_DOUBLINGS))
        self._failed[message.id] = tries, time.monotonic() + wait
        return False

    def _reply(self, message: _Waiting) -> bool:
        late = not self._tell_to_wait(message)
        said = self._conversations.answer(message.id, self._metadata(message), late)
        return bool(said and said[-1].kind != "unavailable")

    def _metadata(self, message: _Waiting) -> dict[str, Any]:
        """What Rasa is told of the texter: the contact form then knows the number."""
        with self._database.reading() as session:
            phone = session.scalar(select(SmsTexter.phone).where(SmsTexter.conversation_id == message.conversation_id))
        return {"phone": phone} if phone else {}

    def _tell_to_wait(self, message: _Waiting) -> bool:
        """Whether, if there is no answer now either, the texter is told so: once, not for each message."""
        if message.created_at > now() - HOLDING:
            return False
        with self._database.reading() as session:
            last = session.scalar(
                select(Message.kind)
                .where(Message.conversation_id == message.conversation_id, Message.reply_to.is_not(None))
                .order_by(Message.id.desc())
                .limit(1)
            )
        return last != "unavailable"


def _heads(waiting: Sequence[_Waiting], moment: datetime) -> list[_Waiting]:
    """The oldest message of each conversation, and those whose elders have held them up long enough."""
    heads: list[_Waiting] = []
    held: set[str] = set()
    for message in waiting:
        if message.conversation_id not in held:
            heads.append(message)
        if message.created_at > moment - ORDER_HELD:
            held.add(message.conversation_id)
    return heads
