"""What the front door and its worker do when something under them fails: nothing acknowledged is lost, errors and
health say what is wrong, somebody in danger is helped, and it is well again without hands."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import timed

from bot.conversation import inbound, late_alerts, rasa, turn
from bot.conversation.alerts import open_alerts
from bot.settings import Settings
from bot.storage import Database, database
from bot.web import health, tokens
from bot.web.app import create_app
from tests.databases import KEY, LOOKUP, TEMPLATE, running_postgres
from tests.rasa import StandIn, running_rasa

CONTACT = {"name": "Ann Ng", "phone": "530 555 0142", "consent": True}


class Person:
    """A visitor of the front door in this process."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        token = client.post("/api/chat/sessions", json={}).get_json()["token"]
        self.headers = {"Authorization": f"Bearer {token}"}

    def ask(self, text: str) -> Any:
        body = {"text": text, "client_message_id": uuid4().hex}
        return self.client.post("/api/chat/messages", json=body, headers=self.headers)

    def said(self) -> list[str]:
        """What the person sees of their own messages."""
        answer = self.client.get("/api/chat/history", headers=self.headers)
        return [message["text"] for message in answer.get_json()["messages"] if message["from"] == "visitor"]

    def replies(self) -> list[str]:
        answer = self.client.get("/api/chat/history", headers=self.headers)
        return [message["kind"] for message in answer.get_json()["messages"] if message["from"] == "assistant"]


@pytest.fixture()
def stand_in() -> Iterator[StandIn]:
    with running_rasa() as running:
        yield running


@pytest.fixture()
def app(alone: Settings, stand_in: StandIn) -> Flask:
    return create_app(replace(alone, rasa_url=stand_in.url, actions_url=stand_in.url))


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no test waits for what a visitor would wait for."""
    monkeypatch.setattr(health, "FRESH", 0)
    monkeypatch.setattr(late_alerts, "PAUSE", 0.1)


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def ill(client: FlaskClient, part: str) -> str:
    """What /healthz says of a part that is not well, with all others well."""
    answer = client.get("/healthz")
    assert answer.status_code == 503
    parts = answer.get_json()["parts"]
    assert [name for name, state in parts.items() if state != "ok"] == [part]
    return str(parts[part])


def await_that(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def asks_for_contact(client: FlaskClient) -> Any:
    return client.post("/api/contact", json={**CONTACT, "client_message_id": uuid4().hex})


# The database


def test_a_database_that_restarts_is_named_and_then_used_again(alone: Settings, stand_in: StandIn) -> None:
    with running_postgres() as server:
        prepared = Database(server.create(TEMPLATE), database.Cipher([KEY], LOOKUP))
        prepared.migrate()
        prepared.close()
        settings = replace(alone, database_url=server.url(TEMPLATE), rasa_url=stand_in.url, actions_url=stand_in.url)
        app = create_app(settings)
        person = Person(app.test_client())
        assert person.ask("what does it cost?").status_code == 200
        server.stop()
        refused = person.ask("is it safe?")
        assert (refused.status_code, refused.get_json()["error"]["code"]) == (503, "storage_unavailable")
        assert int(refused.headers["Retry-After"]) > 0
        assert asks_for_contact(person.client).status_code == 503
        assert person.ask("i want to kill myself").get_json()["messages"][0]["kind"] == "crisis"
        assert "does not answer" in ill(person.client, "database")
        server.start()
        assert person.client.get("/healthz").status_code == 200
        assert person.ask("is it safe?").status_code == 200
        assert person.said() == ["what does it cost?", "is it safe?"]
        store = app.extensions["clinic"].database
        await_that(lambda: [alert.kind for alert in open_alerts(store)] == ["crisis"])
        store.close()


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another process that writes and does not end."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@on_sqlite
def test_while_another_process_holds_the_database_nothing_is_acknowledged_and_danger_is_answered(
    app: Flask, alone: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 3000)
    short = create_app(replace(app.extensions["clinic"].settings))
    person = Person(short.test_client())
    with held(alone.var / "clinic.db"):
        refused = person.ask("is it safe?")
        assert (refused.status_code, refused.get_json()["error"]["code"]) == (503, "storage_unavailable")
        assert asks_for_contact(person.client).status_code == 503
        began = time.monotonic()
        assert person.ask("i want to kill myself").get_json()["messages"][0]["kind"] == "crisis"
        assert time.monotonic() - began < 5.5  # one wait, not a second one for the alert
        assert "busy" in ill(person.client, "database")
    store = short.extensions["clinic"].database
    await_that(lambda: [alert.kind for alert in open_alerts(store)] == ["crisis"])
    assert person.ask("is it safe?").status_code == 200
    assert asks_for_contact(person.client).status_code == 201
    assert person.said() == ["is it safe?"]


@on_sqlite
def test_a_short_wait_for_another_process_is_only_a_wait(app: Flask, alone: Settings) -> None:
    person = Person(app.test_client())
    with ThreadPoolExecutor() as pool:
        with held(alone.var / "clinic.db"):
            asked, contact = pool.submit(person.ask, "is it safe?"), pool.submit(asks_for_contact, app.test_client())
            time.sleep(2)
        assert (asked.result().status_code, contact.result().status_code) == (200, 201)


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file of this process can grow beyond `size` bytes; how the operating system says it differs by one number."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@on_sqlite
def test_on_a_full_disk_it_says_so_and_leaves_nothing_half_written(app: Flask, alone: Settings) -> None:
    person, kept = Person(app.test_client()), []
    log = Path(f"{alone.var / 'clinic.db'}-wal")
    with full_disk(log.stat().st_size + 20_000):
        for number in range(200):
            text = f"question {number}: is it safe?"
            answer = person.ask(text)
            if answer.status_code != 200:
                break
            kept.append(text)
        assert answer.status_code == 503
        assert answer.get_json()["error"]["code"] == "storage_full"
        assert "no room" in answer.get_json()["error"]["message"]
        # What is smaller than the message may still find room: it is kept then, as the last of all.
        refused = next(answer for answer in map(asks_for_contact, [person.client] * 9) if answer.status_code >= 400)
        assert refused.get_json()["error"]["code"] == "storage_full"
        assert person.ask("i want to kill myself").get_json()["messages"][0]["kind"] == "crisis"
        await_that(lambda: person.client.get("/healthz").status_code == 503)  # its write is small
        assert "make room" in ill(person.client, "database")
    assert person.said()[: len(kept)] == kept
    assert len(person.said()) <= len(kept) + 1  # a message that was stored when its answer could not be
    store = app.extensions["clinic"].database
    await_that(lambda: bool(open_alerts(store)))
    assert person.ask("is it safe now?").status_code == 200
    assert person.client.get("/healthz").status_code == 200
    check = sqlite3.connect(alone.var / "clinic.db")
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert check.execute("PRAGMA foreign_key_check").fetchall() == []
    check.close()


@on_sqlite
def test_a_disk_that_is_nearly_full_is_said_before_it_is(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert app.test_client().get("/healthz").status_code == 200
    little = shutil.disk_usage("/")._replace(free=database.ROOM - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: little)
    assert "make room" in ill(app.test_client(), "database")


# Rasa


@on_sqlite
def test_slow_rasa_holds_up_nobody_else_and_what_was_asked_is_answered_later(
    app: Flask, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasa, "ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(rasa, "ROOM_SECONDS", 0.1)
    people = [Person(app.test_client()) for _ in range(rasa.AT_ONCE + 6)]
    stand_in.seconds = 20
    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(lambda person: person.ask("what does it cost?"), people))
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.get_json()["messages"][0]["kind"] for answer in answers} == {"unavailable"}
    assert people[0].ask("i want to kill myself").get_json()["messages"][0]["kind"] == "crisis"
    stand_in.seconds = 0
    worker = app.extensions["clinic"].conversations
    await_that(lambda: worker.answer_waiting() == 0)
    assert all("answer" in person.replies() for person in people)


@on_sqlite
def test_more_questions_than_rasa_can_take_are_kept_at_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "ROOM_SECONDS", 0.1)
    person, room = Person(app.test_client()), app.extensions["clinic"].rasa._room  # noqa: SLF001
    for _ in range(rasa.AT_ONCE):
        room.acquire()
    assert person.ask("what does it cost?").get_json()["messages"][0]["kind"] == "unavailable"
    assert "too slow" in ill(person.client, "rasa")
    assert asks_for_contact(person.client).status_code == 201
    for _ in range(rasa.AT_ONCE):
        room.release()
    assert person.client.get("/healthz").status_code == 200


# The clock


class Clock:
    """Time as our processes see it, moved by `by`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.by = timedelta(0)
        stamp, present = timed.TimestampSigner.get_timestamp, turn.now
        monkeypatch.setattr(
            timed.TimestampSigner, "get_timestamp", lambda signer: stamp(signer) + int(self.by.total_seconds())
        )
        for module in (tokens, inbound, turn):
            monkeypatch.setattr(module, "now", lambda: self._moved(present()))

    def _moved(self, moment: datetime) -> datetime:
        return moment + self.by


@pytest.fixture()
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@on_sqlite
def test_a_clock_set_back_ends_no_chat(app: Flask, clock: Clock) -> None:
    person = Person(app.test_client())
    person.ask("is it safe?")
    clock.by = timedelta(hours=-1)
    assert person.ask("what does it cost?").get_json()["messages"][0]["kind"] == "answer"
    assert person.said() == ["is it safe?", "what does it cost?"]


@on_sqlite
def test_a_clock_a_day_ahead_ends_chats_as_a_day_would(app: Flask, clock: Clock) -> None:
    person = Person(app.test_client())
    clock.by = timedelta(days=1, seconds=1)
    assert person.ask("is it safe?").get_json()["error"]["code"] == "session_expired"
    assert Person(app.test_client()).ask("is it safe?").status_code == 200


@on_sqlite
def test_a_message_whose_process_died_before_the_clock_was_set_back_is_answered(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: Any) -> None:
        raise Killed

    known, person = app.extensions["clinic"], Person(app.test_client())
    clock.by = timedelta(hours=1)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(known.rasa, "turn", killed)
        person.ask("is it safe?")
    clock.by = timedelta(0)
    assert known.conversations.answer_waiting() == 1
    assert person.replies()[-1] == "answer"


# Many


@on_sqlite
def test_sessions_cost_what_they_store(app: Flask) -> None:
    client = app.test_client()
    for _ in range(20):
        Person(client)
    before, began = memory(), time.process_time()
    for _ in range(300):
        Person(client)
    assert memory() - before < 10_000  # KB
    assert time.process_time() - began < 300 * 0.03  # seconds; 5 ms each on an idle machine


def memory() -> int:
    """This process's memory now, in KB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])
