"""Rasa's private channel: a message that comes again is one turn, whenever it comes."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.channel import LONGEST_TRYING, MOST_TRIES, Replies, earlier_turn, turn_once


class Processor:
    """Answers slowly, as many messages as it knows words."""

    def __init__(self, store: InMemoryTrackerStore, *words: str) -> None:
        self.store, self.words, self.asked = store, words, 0

    async def handle_message(self, message: UserMessage) -> None:
        """One turn."""
        self.asked += 1
        tracker = await self.store.retrieve(message.sender_id) or DialogueStateTracker(message.sender_id, [])
        tracker.update(UserUttered(message.text, input_channel="web", message_id=message.message_id))
        await asyncio.sleep(0.05)
        for words in self.words:
            await message.output_channel.send_response(message.sender_id, {"text": words})
            tracker.update(BotUttered(words))
        await self.store.save(tracker)


def agent(*words: str) -> Any:
    store = InMemoryTrackerStore(Domain.empty())
    return SimpleNamespace(lock_store=InMemoryLockStore(), tracker_store=store, processor=Processor(store, *words))


async def ask(asked: Any) -> dict[str, Any] | None:
    output = Replies("web")
    return await turn_once(asked, UserMessage("yes", output, "ann", input_channel="web", message_id="7"), output)


async def ask_twice(asked: Any) -> list[dict[str, Any] | None]:
    return await asyncio.gather(ask(asked), ask(asked))


def test_a_message_asked_for_again_while_it_is_answered_is_one_turn() -> None:
    asked = agent("Thank you.", "Anything else?")
    first, second = asyncio.run(ask_twice(asked))
    assert asked.processor.asked == 1
    assert first is not None and second is not None
    assert [said["text"] for said in first["messages"]] == ["Thank you.", "Anything else?"]
    assert [said["text"] for said in second["messages"]] == ["Thank you.", "Anything else?"]


def test_a_turn_in_which_nothing_was_said_is_none() -> None:
    asked = agent()
    assert asyncio.run(ask(asked)) is None and asyncio.run(ask(asked)) is None
    assert asked.processor.asked == 2


def tried(times: int, seconds: float) -> dict[str, Any] | None:
    """What is made of a message at which nothing was said so often, over so many seconds."""
    tracker = DialogueStateTracker("ann", [])
    for at in range(times):
        tracker.update(UserUttered("hm", message_id="7", timestamp=1.0 + at * seconds / max(1, times - 1)))
    return earlier_turn(tracker, "7")


def test_a_message_at_which_nothing_is_ever_said_is_given_up_but_not_soon() -> None:
    assert tried(MOST_TRIES, LONGEST_TRYING + 1) == tried(60, LONGEST_TRYING + 1)
    assert tried(MOST_TRIES, LONGEST_TRYING + 1)["messages"] == []  # type: ignore[index]
    assert tried(60, LONGEST_TRYING - 1) is None  # a process that starts anew
    assert tried(2, LONGEST_TRYING * 10) is None  # Rasa was away in between
