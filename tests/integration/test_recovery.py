"""Processes die; messages do not."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest
import requests

from tests.conftest import PROCESSES, System, start, stop
from tests.integration.chat import Visitor, text


@pytest.fixture()
def own_system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system that a test may break."""
    running = start(tmp_path_factory.mktemp("own"))
    yield running
    stop(running)


def test_rasa_killed_during_a_chat_loses_nothing_and_comes_back(own_system: System) -> None:
    assert all(own_system.pids(name) for name in PROCESSES)  # of which `stop` leaves none
    visitor = Visitor(own_system.url)
    assert visitor.say("is ketamine addictive?")[0]["kind"] == "answer"
    for pid in own_system.pids("bot.assistant.serve run"):
        os.kill(pid, signal.SIGKILL)

    kept = visitor.say("what is spravato")[0]
    assert kept["kind"] == "unavailable"
    assert "988" in kept["text"]
    time.sleep(1.1)  # a health check is good for a second
    health = requests.get(f"{own_system.url}/healthz", timeout=10)
    assert health.status_code == 503 and health.json()["parts"]["rasa"] != "ok"
    danger = visitor.say("i want to kill myself")
    assert danger[0]["kind"] == "crisis" and "988" in text(danger)

    own_system.await_ready()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if "esketamine_what_is" in [message.get("topic") for message in visitor.history()]:
            break
        time.sleep(0.5)
    asked = [message for message in visitor.history() if message["from"] == "visitor"]
    assert [message["text"] for message in asked] == [
        "is ketamine addictive?",
        "what is spravato",
        "i want to kill myself",
    ]
    assert "esketamine_what_is" in [message.get("topic") for message in visitor.history()]
    assert visitor.say("can i drive home after")[0]["topic"] == "after_driving"
