"""Rasa's memory of a conversation: encrypted, the same after a restart, and gone when the chat is erased."""

from __future__ import annotations

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, select, text

from bot.assistant.tracker_store import EncryptedTrackerStore
from bot.privacy.erasure import erase_conversation
from bot.storage import Database
from bot.storage.tables import Conversation, TrackerEvent, new_id
from tests.unit.privacy.test_erasure import ZONE

SLOTS = [TextSlot("contact_name", mappings=[{"type": "custom"}])]


@pytest.fixture()
def store(database: Database) -> EncryptedTrackerStore:
    return EncryptedTrackerStore(Domain.empty(), database=database)


def begin(database: Database) -> str:
    with database.session() as session:
        conversation = Conversation(id=new_id(), channel="web")
        session.add(conversation)
        return conversation.id


def say(store: EncryptedTrackerStore, tracker: DialogueStateTracker, words: str, channel: str = "web") -> None:
    tracker.update(UserUttered(words, input_channel=channel))
    tracker.update(SlotSet("contact_name", words))
    asyncio.run(store.save(tracker))


def stored(database: Database) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(TrackerEvent))


def test_words_and_slots_are_encrypted_and_come_back_after_a_restart(
    database: Database, store: EncryptedTrackerStore
) -> None:
    conversation = begin(database)
    say(store, DialogueStateTracker(conversation, SLOTS), "Wilhelmina Quux")
    with database.engine.connect() as connection:
        raw = connection.execute(text("SELECT data FROM tracker_event")).scalars().all()
    assert raw and not any(b"Wilhelmina" in bytes(data) for data in raw)
    restarted = EncryptedTrackerStore(Domain.empty(), database=database)
    tracker = asyncio.run(restarted.retrieve(conversation))
    assert tracker.latest_message.text == "Wilhelmina Quux"


def test_what_a_turn_that_failed_left_behind_is_forgotten(database: Database, store: EncryptedTrackerStore) -> None:
    conversation = begin(database)
    say(store, DialogueStateTracker(conversation, SLOTS), "kept")
    tracker = asyncio.run(store.retrieve(conversation))
    tracker.update(UserUttered("cut off", input_channel="web"))
    again = asyncio.run(store.retrieve(conversation))
    assert again.latest_message.text == "kept"
    say(store, again, "next")
    assert stored(database) == 4


def test_each_event_is_stored_once(database: Database, store: EncryptedTrackerStore) -> None:
    tracker = DialogueStateTracker(begin(database), SLOTS)
    say(store, tracker, "one")
    say(store, tracker, "two")
    assert stored(database) == len(tracker.events) == 4


def test_a_chat_that_is_erased_while_rasa_answers_is_not_saved_again(
    database: Database, store: EncryptedTrackerStore
) -> None:
    conversation = begin(database)
    tracker = DialogueStateTracker(conversation, SLOTS)
    say(store, tracker, "one")
    erase_conversation(database, conversation, ZONE)
    say(store, tracker, "two")
    assert stored(database) == 0
    assert asyncio.run(store.retrieve(conversation)) is None


def test_rasa_shell_needs_no_chat(database: Database, store: EncryptedTrackerStore) -> None:
    say(store, DialogueStateTracker("shell", SLOTS), "hello", channel="cmdline")
    assert asyncio.run(store.retrieve("shell")).latest_message.text == "hello"
