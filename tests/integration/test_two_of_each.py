"""Two web and two Rasa processes on one PostgreSQL and one Redis, as behind a load balancer."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from sqlalchemy import select

from bot.storage.tables import ContactRequest, Message, TrackerEvent
from tests.databases import TEMPLATE, Postgres
from tests.fleet import Fleet, running_fleet
from tests.integration.chat import Visitor

QUESTIONS = ("is ketamine addictive?", "what is spravato", "can i drive home after", "how much is it")


@pytest.fixture(scope="module")
def fleet(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    url = postgres.create(template=TEMPLATE)
    with running_fleet(tmp_path_factory.mktemp("fleet"), url) as running:
        yield running
    postgres.drop(url)


def elsewhere(visitor: Visitor, site: str) -> Visitor:
    """The same visitor, whom the load balancer sends to another web process."""
    other = object.__new__(Visitor)
    other.__dict__.update(visitor.__dict__, site=site)
    return other


def test_a_conversation_goes_on_whichever_process_answers(fleet: Fleet) -> None:
    at_one = Visitor(fleet.sites[0])
    at_other = elsewhere(at_one, fleet.sites[1])
    for at, who in enumerate([at_one, at_other] * 2):
        assert who.say(QUESTIONS[at])[0]["kind"] == "answer"
    at_other.say("can someone call me?")
    at_one.say("Maria Lopez, 530-555-0142, after 5 tomorrow")
    assert "request" in str(at_other.say("yes"))
    asked = [message["text"] for message in at_one.history() if message["from"] == "visitor"]
    assert asked[:4] == list(QUESTIONS)
    with fleet.database().session() as session:
        assert len(session.scalars(select(ContactRequest)).all()) == 1


def test_all_at_once_through_both_each_message_is_answered_once_and_turn_by_turn(fleet: Fleet) -> None:
    visitors = [Visitor(fleet.sites[at % 2]) for at in range(4)]

    def send(job: tuple[Visitor, int, str]) -> None:
        visitor, at, site = job
        # Some arrive twice, once at each process, as after a retry.
        elsewhere(visitor, site).say(QUESTIONS[at % 4], message_id=f"same-{at}")

    jobs = [(visitor, at, site) for at in range(6) for visitor in visitors for site in fleet.sites]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, jobs))
    for visitor in visitors:
        await_answers(visitor)
        asked = [m for m in visitor.history() if m["from"] == "visitor"]
        assert Counter(m["client_message_id"] for m in asked) == Counter(f"same-{at}" for at in range(6))
    with fleet.database().session() as session:
        for conversation, count in conversations(session):
            assert count == 6, f"Rasa heard {count} messages in {conversation}"


def await_answers(visitor: Visitor) -> None:
    """Messages that found both busy are answered by the worker."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        shown = visitor.history()
        if sum(m["kind"] == "answer" for m in shown) >= 6:
            return
        time.sleep(0.5)
    pytest.fail(f"not all answered: {[m['kind'] for m in visitor.history()]}")


def conversations(session) -> Iterator[tuple[str, int]]:  # noqa: ANN001
    """Each busy conversation's messages as Rasa remembers them; every turn is whole: heard, answered, listening."""
    busy = session.scalars(select(Message.conversation_id).where(Message.client_message_id == "same-0")).all()
    for conversation in busy:
        rows = session.scalars(
            select(TrackerEvent).where(TrackerEvent.sender_id == conversation).order_by(TrackerEvent.id)
        ).all()
        kinds = [re.search(r'"event": "(\w+)"', row.data)[1] for row in rows]  # type: ignore[index]
        turns = "".join({"user": "u", "bot": "b"}.get(kind, "") for kind in kinds)
        assert re.fullmatch(r"(ub+)*", turns), f"{conversation}: {turns}"
        yield conversation, turns.count("u")


def test_one_request_id_leads_through_web_rasa_and_actions(fleet: Fleet) -> None:
    answer = requests.post(
        f"{fleet.sites[0]}/api/chat/messages",
        json={"text": "can someone call me?", "client_message_id": "traced"},
        headers=Visitor(fleet.sites[0]).headers,
        timeout=30,
    )
    number = answer.headers["X-Request-ID"]
    end = time.monotonic() + 5
    while time.monotonic() < end and fleet.log().count(number) < 3:
        time.sleep(0.1)
    lines = [line for line in fleet.log().splitlines() if number in line]
    for process in ("web", "rasa", "actions"):
        assert any(f'"process": "{process}"' in line for line in lines), (process, lines)
    assert "can someone call me" not in fleet.log() and "530-555-0142" not in fleet.log()


def test_without_redis_the_message_is_kept_danger_is_answered_and_the_answer_comes_later(fleet: Fleet) -> None:
    visitor = Visitor(fleet.sites[1])
    fleet.redis.stop()
    try:
        kept = visitor.say("what is spravato")[0]
        assert kept["kind"] == "unavailable" and "988" in kept["text"]
        assert visitor.say("i want to kill myself")[0]["kind"] == "crisis"
        time.sleep(1.1)
        health = requests.get(f"{fleet.sites[1]}/healthz", timeout=10)
        assert health.status_code == 503 and "Redis" in health.json()["parts"]["redis"]
    finally:
        fleet.redis.start()
    end = time.monotonic() + 40
    while time.monotonic() < end and "answer" not in [m["kind"] for m in visitor.history()]:
        time.sleep(0.5)
    assert "answer" in [m["kind"] for m in visitor.history()]
