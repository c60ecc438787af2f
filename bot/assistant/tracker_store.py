"""Rasa's conversation memory in the clinic's database: encrypted, written once an event, and erasable.

Rasa's own SQL tracker store writes plain text, reads a conversation anew for each message and cannot delete one.
Here recent trackers stay in memory, every event is written through before the turn ends, and only new ones are.
"""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from bot import settings
from bot.assistant.tracker import ChatTracker
from bot.channels import CHANNELS
from bot.storage import Database
from bot.storage.tables import Conversation, TrackerEvent

RECENT = 500  # trackers kept in memory, some 50 KB each
LAST_EVENTS = 400  # read back of a longer conversation: about the last 40 turns

NEWEST = select(func.max(TrackerEvent.id)).where(TrackerEvent.sender_id == bindparam("sender"))
KEPT = (
    select(Conversation.id)
    .where(Conversation.id == bindparam("conversation"))
    .with_for_update(read=True, key_share=True)
)
# The conversation whose turn is under way here, and whose tracker has been compared with what is stored. Until the turn
# ends, the conversation's lock keeps everybody else from adding to it.
THIS_TURN: ContextVar[str | None] = ContextVar("this_turn", default=None)


class EncryptedTrackerStore(TrackerStore):
    """Events of each conversation in `tracker_event`, in order."""

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        database: Database | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._database = database or Database.from_settings(settings.load())
        self._recent: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._trackers: dict[str, DialogueStateTracker] = {}

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that are not stored yet; none of a chat that was erased while Rasa was answering it."""
        await self.stream_events(tracker) if self.event_broker else None
        sender, events = tracker.sender_id, list(tracker.events)
        last_id, stored = self._recent.get(sender, (0, 0))
        new = [json.dumps(event.as_dict()) for event in events[stored:]]
        if not new:
            return
        chat = tracker.get_latest_input_channel() in CHANNELS
        # In a thread: the disk, and a writer who is before us, must not keep all other conversations waiting.
        newest = await asyncio.to_thread(keep_events, self._database, sender, new, chat=chat)
        if newest is None:
            self._forget(sender)
            return
        if not isinstance(tracker, ChatTracker):  # Rasa makes a new conversation's tracker without asking the store
            tracker = ChatTracker.from_events(sender, events, self.domain.slots)
        self._remember(tracker, newest or last_id, len(events))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker, from memory while no other process has added to it."""
        known = self._trackers.get(sender_id)
        if known is not None and THIS_TURN.get() == sender_id and self._is_whole(known):
            return known
        with self._database.reading() as session:
            newest = session.connection().scalar(NEWEST, {"sender": sender_id})
            if newest is None:
                self._forget(sender_id)
                return None
            # A turn that failed or was cut off leaves events behind that were never saved: those do not count.
            if known is not None and self._recent[sender_id][0] == newest and self._is_whole(known):
                return known
            rows = session.scalars(
                select(TrackerEvent.data)
                .where(TrackerEvent.sender_id == sender_id)
                .order_by(TrackerEvent.id.desc())
                .limit(LAST_EVENTS)
            ).all()
        events = [json.loads(row) for row in reversed(rows)]
        tracker = ChatTracker.from_dict(sender_id, events, self.domain.slots)
        self._remember(tracker, newest, len(tracker.events))
        return tracker

    async def keys(self) -> Iterable[str]:
        """All conversations' ids."""
        with self._database.session() as session:
            return session.scalars(select(TrackerEvent.sender_id).distinct()).all()

    def _is_whole(self, tracker: DialogueStateTracker) -> bool:
        """Whether the tracker in memory holds what is stored and nothing else."""
        return self._recent[tracker.sender_id][1] == len(tracker.events)

    def _remember(self, tracker: DialogueStateTracker, last_id: int, stored: int) -> None:
        self._recent[tracker.sender_id] = (last_id, stored)
        self._recent.move_to_end(tracker.sender_id)
        self._trackers[tracker.sender_id] = tracker
        while len(self._recent) > RECENT:
            self._trackers.pop(self._recent.popitem(last=False)[0])

    def _forget(self, sender_id: str) -> None:
        self._recent.pop(sender_id, None)
        self._trackers.pop(sender_id, None)


def keep_events(database: Database, sender_id: str, events: list[str], *, chat: bool) -> int | None:
    """Append events (JSON) and return the id of the last one, 0 without any.

    None: nothing is written, because `sender_id` is to be a chat of the front door's and is not there any more.
    The front door, which shows nothing before it has stored the reply, sees to it that they are on the disk by then.
    """
    with database.step() as session:
        if chat and not is_kept(session, sender_id):
            return None
        if not events:
            return 0
        # Without the unit of work, which looks at each object: this is done in every turn.
        rows = [{"sender_id": sender_id, "data": event} for event in events]
        session.connection().execute(insert(TrackerEvent.__table__), rows)
        return session.connection().scalar(NEWEST, {"sender": sender_id})


def is_kept(session: Session, conversation_id: str) -> bool:
    """Whether the chat is still there; erasing it waits until the session's transaction ends."""
    return session.connection().scalar(KEPT, {"conversation": conversation_id}) is not None
