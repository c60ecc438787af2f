"""A release goes live in the running system and back again; a broken one changes nothing but what staff read of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import settings as settings_module
from bot.conversation.rasa import RasaClient
from bot.knowledge import releases
from bot.storage import Database
from tests.campaigns.swap import MARK, QUESTION, candidate
from tests.conftest import System
from tests.integration.chat import Visitor, text

LIVE_SECONDS = 60  # on a busy machine; the campaign measures the 15


@pytest.fixture()
def database(system: System) -> Iterator[Database]:
    """The running system's; afterwards its first release is live again."""
    opened = Database.from_settings(settings_module.load(system.environment))
    first = releases.live(opened)
    assert first is not None
    yield opened
    now = releases.live(opened)
    if now is not None and now.id != first.id:
        releases.publish(opened, first.id, "tests", instead_of=now.id)
        await_that(lambda: releases.live(opened).loaded_at)
    opened.close()


def await_that(look: Callable[[], object]) -> None:
    end = time.monotonic() + LIVE_SECONDS
    while not look():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)


def publish(database: Database, number: int) -> None:
    releases.publish(database, number, "tests", instead_of=releases.live(database).id)


def test_a_release_answers_in_a_conversation_that_goes_on_and_so_does_the_one_before(
    system: System, database: Database
) -> None:
    visitor = Visitor(system.url)
    assert MARK not in text(visitor.say(QUESTION))
    number = candidate(database, system.folder)
    tried = RasaClient(settings_module.load(system.environment)).try_it(QUESTION, number)
    assert tried["parsed"]["decision"]["topics"] == ["faq/cost_price"] and MARK in tried["answers"]["faq/cost_price"]
    assert MARK not in text(visitor.say(QUESTION))  # trying it is not publishing it
    publish(database, number)
    await_that(lambda: releases.live(database).loaded_at)
    assert MARK in text(visitor.say(QUESTION))
    releases.roll_back(database, "tests", instead_of=number)
    await_that(lambda: releases.live(database).loaded_at)
    assert MARK not in text(visitor.say(QUESTION))


def test_a_model_that_rasa_cannot_load_is_told_and_the_one_before_goes_on(
    system: System, database: Database, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"no archive at all")
    live = releases.live(database)
    comparison = {"with": live.id, "objections": []}
    number = releases.register(
        database, system.folder, broken, "tests", snapshot="s", files=live.files, comparison=comparison
    )
    publish(database, number)
    await_that(lambda: releases.live(database).refusal)
    assert Visitor(system.url).say(QUESTION)[-1]["kind"] == "answer"
