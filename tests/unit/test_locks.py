"""Rasa processes that share a Redis take turns in each conversation, first come, first served."""

from __future__ import annotations

import asyncio
import random

import pytest
from rasa.core.lock_store import LockError, LockStore
from rasa.utils.endpoints import EndpointConfig

from bot import settings
from bot.assistant.locks import RedisLocks
from bot.assistant.starting import write_endpoints
from tests.databases import RedisServer


def test_nobody_works_on_a_conversation_at_the_same_time_and_all_go_in_order(redis: RedisServer) -> None:
    stores = [RedisLocks(url=redis.url) for _ in range(3)]
    inside: set[str] = set()
    order: dict[str, list[int]] = {"a": [], "b": []}

    async def turn(at: int, conversation: str) -> None:
        await asyncio.sleep(at * 0.01)
        async with stores[at % 3].lock(conversation):
            assert conversation not in inside
            inside.add(conversation)
            await asyncio.sleep(random.random() * 0.02)
            order[conversation].append(at)
            inside.discard(conversation)

    async def everybody() -> None:
        await asyncio.gather(*(turn(at, "ab"[at % 2]) for at in range(40)))

    asyncio.run(everybody())
    assert order == {"a": list(range(0, 40, 2)), "b": list(range(1, 40, 2))}
    assert redis.client.keys("*") == []


def test_the_turn_of_a_process_that_died_ends_by_itself(redis: RedisServer) -> None:
    dead, alive = RedisLocks(url=redis.url), RedisLocks(url=redis.url)

    async def go() -> str:
        await dead.lock("a", lock_lifetime=0.3).__aenter__()
        async with alive.lock("a"):
            return "served"

    assert asyncio.run(asyncio.wait_for(go(), 5)) == "served"


def test_one_who_gives_up_waiting_holds_up_nobody(redis: RedisServer) -> None:
    store = RedisLocks(url=redis.url)

    async def go() -> None:
        async with store.lock("a"):
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(store.lock("a").__aenter__(), 0.2)
        async with store.lock("a", lock_lifetime=60):
            pass

    asyncio.run(asyncio.wait_for(go(), 5))


def test_without_redis_nothing_is_done_and_said_so(redis: RedisServer) -> None:
    store = RedisLocks(url=redis.url)
    redis.stop()

    async def go() -> None:
        async with store.lock("a"):
            pytest.fail("worked without a lock")

    with pytest.raises(LockError, match="Redis does not answer"):
        asyncio.run(go())


def test_a_turn_that_is_done_stays_done_when_redis_goes(redis: RedisServer) -> None:
    store = RedisLocks(url=redis.url)

    async def go() -> str:
        async with store.lock("a"):
            redis.stop()
            return "answered"

    assert asyncio.run(go()) == "answered"


def test_rasa_gets_these_locks_where_redis_is_set_up_and_only_there(
    redis: RedisServer, tmp_path: settings.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.make_development_secrets(tmp_path)
    for url, wanted in (("", False), (redis.url, True)):
        loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_REDIS_URL": url})
        written = write_endpoints(loaded).read_text("utf-8")
        assert ("bot.assistant.locks.RedisLocks" in written) is wanted
        assert url == "" or url not in written  # it may hold a password
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path))
    monkeypatch.setenv("CLINICBOT_REDIS_URL", redis.url)
    made = LockStore.create(EndpointConfig(type="bot.assistant.locks.RedisLocks"))
    assert isinstance(made, RedisLocks)
