"""Somebody tells all about themselves, through the real processes, and nothing of it can be read anywhere."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from sqlalchemy import create_engine, func, select

from bot import settings
from bot.storage import Database
from bot.storage.tables import InboxItem, Message, TrackerEvent
from tests.conftest import System, start, stop
from tests.integration.chat import Visitor
from tests.unit.privacy import people

NAME, PHONE, EMAIL, SECRET = "Wilhelmina Quuxington", "775-555-0137", "w.quuxington@example.org", "zanzibarquokka"
# In no example of data/, of which a snapshot is kept, and long enough that half a megabyte of base64 does not hold one
# by chance: four letters did, every other run.
PLANTED = ("wilhelmina", "quuxington", "555-0137", "5550137", "555 0137", SECRET)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system of its own on each database, after somebody has told it everything and every process has died once."""
    folder = tmp_path_factory.mktemp("privacy")
    variables = {}
    if request.param == "postgresql":
        variables["CLINICBOT_DATABASE_URL"] = request.getfixturevalue("postgres").create()
    running = start(folder, **variables)
    tell_all(running)
    await_redaction(running)
    yield running
    stop(running)


def tell_all(system: System) -> None:
    """A conversation with everything planted: answered, not understood, in danger, in a form, refused, in a crash."""
    visitor = Visitor(system.url)
    visitor.say(f"hi, {NAME} here, is ketamine addictive? my secret is {SECRET}")
    visitor.say(f"{NAME}: what is the capital of mongolia and who won the world cup in 1998? {PHONE}")
    visitor.say(f"i want to kill myself, signed {NAME} {SECRET} {EMAIL}")
    visitor.say("can someone call me?")
    visitor.say(f"{NAME}, {PHONE}, after 5 tomorrow")
    visitor.say("yes")
    answer = visitor.say(f"how fast does ketamine work {SECRET}")[0]
    rating = {"message_id": answer["id"], "helpful": False}
    requests.post(f"{system.url}/api/chat/feedback", json=rating, headers=visitor.headers, timeout=10)
    refuse_all(system, visitor)
    for process in ("clinicbot actions", "bot.assistant.serve run", "clinicbot worker", "clinicbot web"):
        for pid in system.pids(process):
            os.kill(pid, signal.SIGKILL)
        if process != "clinicbot web":
            visitor.say(f"can someone call me? {NAME}, {PHONE} {SECRET}")
        system.await_ready()
    visitor.say(f"and again, {NAME} {SECRET}")


def refuse_all(system: System, visitor: Visitor) -> None:
    """What is refused must not be logged either."""
    send: Callable[..., requests.Response] = requests.post
    contact = f"{system.url}/api/contact"
    body = {"name": NAME, "email": EMAIL, "consent": True, "client_message_id": uuid4().hex}
    assert send(contact, json=body, timeout=10).status_code == 201
    assert send(contact, json={**body, "phone": f"{PHONE}9999"}, timeout=10).status_code == 422
    assert send(contact, data=f'{{"name": "{NAME}" {SECRET}', timeout=10).status_code >= 400
    assert visitor.post({"text": f"{SECRET} " * 600, "client_message_id": "long"}).status_code == 413
    requests.get(f"{system.url}/api/{SECRET}?phone={PHONE}", timeout=10)
    requests.get(f"{system.url}/api/chat/history", headers={"Authorization": f"Bearer {EMAIL}"}, timeout=10)


def opened(system: System) -> Database:
    return Database.from_settings(settings.load(system.environment))


def await_redaction(system: System) -> None:
    database, end = opened(system), time.monotonic() + 60
    while time.monotonic() < end:
        with database.session() as session:
            waiting = session.scalar(select(func.count()).where(InboxItem.redacted_at.is_(None)))
            kept = session.scalar(select(func.count()).select_from(InboxItem))
        if kept and not waiting:
            break
        time.sleep(0.5)
    database.close()


def test_it_was_all_said_and_kept(lived: System) -> None:
    """The other tests would prove nothing if it were not there."""
    database = opened(lived)
    with database.session() as session:
        said = " ".join(session.scalars(select(Message.text)))
        remembered = " ".join(session.scalars(select(TrackerEvent.data)))
    database.close()
    assert NAME in said and SECRET in said and EMAIL in said
    assert NAME in remembered and SECRET in remembered
    assert NAME in lived.clinicbot("contacts")


def test_no_log_holds_any_of_it(lived: System) -> None:
    log = lived.log()
    assert "turn failed" in log or "no answer from rasa" in log  # it did fail in between
    found = [line for line in log.lower().splitlines() if any(planted in line for planted in PLANTED)]
    assert found == []


def test_no_file_of_the_installation_holds_any_of_it(lived: System) -> None:
    """The database file with SQLite; its log of changes; whatever else was written."""
    files = [file for file in lived.folder.rglob("*") if file.is_file()]
    for file in files:
        content = file.read_bytes().lower()
        assert not any(planted.encode() in content for planted in PLANTED), file.name


def test_no_row_of_the_database_holds_any_of_it(lived: System) -> None:
    engine = create_engine(settings.load(lived.environment).database_url)
    stored = people.as_stored(engine).lower()
    engine.dispose()
    assert len(stored) > 10_000
    assert not any(planted.encode() in stored for planted in PLANTED)


def test_staff_get_the_questions_without_the_person(lived: System) -> None:
    database = opened(lived)
    with database.session() as session:
        texts = session.scalars(select(InboxItem.text)).all()
    database.close()
    assert any(text and "capital of mongolia" in text for text in texts)
    for text in texts:
        assert not any(planted in text.lower() for planted in PLANTED if planted != SECRET), text


def test_a_person_is_exported_then_erased_and_nothing_is_left(lived: System, tmp_path: Path) -> None:
    out = tmp_path / "export.json"
    lived.clinicbot("export", "--phone", PHONE, "--out", str(out))
    held = json.loads(out.read_text("utf-8"))["held"]
    assert held["conversation"] and held["tracker_event"] and held["contact_request"] and held["inbox_item"]
    proof = lived.clinicbot("erase", "--phone", PHONE, "--yes")
    assert "Verified" in proof and "0106" not in proof
    lived.clinicbot("erase", "--email", EMAIL, "--yes")  # that request gave no number
    database = opened(lived)
    stored = "".join(row for rows in people.everything(database).values() for row in rows).lower()
    database.close()
    assert not any(planted in stored for planted in PLANTED)
