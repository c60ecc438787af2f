"""Erasing while others write: whoever comes first, nothing is left behind."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor, TimeoutError

import pytest
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.exc import IntegrityError

from bot.assistant.tracker_store import is_kept, keep_events
from bot.privacy.erasure import erase_conversation
from bot.storage import Cipher, Database
from bot.storage.tables import Conversation, Message, TrackerEvent, metadata
from tests.databases import KEY, LOOKUP
from tests.unit.privacy import people
from tests.unit.privacy.test_erasure import ZONE

ROUNDS = 15


def test_rasa_and_the_front_door_write_while_a_chat_is_erased(database: Database) -> None:
    def remember(conversation: str) -> None:
        for _ in range(3):
            keep_events(database, conversation, [json.dumps({"event": "user"})], chat=True)

    def answer(conversation: str) -> None:
        try:
            with database.session() as session:
                if session.get(Conversation, conversation):
                    session.add(Message(conversation_id=conversation, text="hi", kind="answer"))
        except IntegrityError:  # PostgreSQL: it went in between; the visitor is told to try again
            pass

    with ThreadPoolExecutor(4) as pool:
        for _ in range(ROUNDS):
            conversation = people.chat(database, "hello")
            jobs = [
                pool.submit(remember, conversation),
                pool.submit(answer, conversation),
                pool.submit(erase_conversation, database, conversation, ZONE),
                pool.submit(remember, conversation),
            ]
            for job in jobs:
                job.result(timeout=30)
    with database.session() as session:
        for model in (TrackerEvent, Message, Conversation):
            assert session.scalar(select(func.count()).select_from(model)) == 0


def test_erasing_waits_for_rasa_to_have_saved(database: Database) -> None:
    conversation = people.chat(database, "hello")
    with ThreadPoolExecutor(1) as pool:
        with database.session() as session:
            assert is_kept(session, conversation)
            erasing = pool.submit(erase_conversation, database, conversation, ZONE)
            with pytest.raises(TimeoutError):
                erasing.result(timeout=0.5)
            session.add(TrackerEvent(sender_id=conversation, data="{}"))
        assert erasing.result(timeout=30).complete
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(TrackerEvent)) == 0


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path) -> Database:
    """A database as it was before this migration."""
    url = f"sqlite:///{tmp_path / 'old.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").create()
    opened = Database(url, Cipher([KEY], LOOKUP))
    opened.migrate("0002")
    yield opened
    opened.close()


def test_questions_from_before_wait_for_redaction_after_the_migration(older: Database) -> None:
    raw = older.cipher.encrypt("I am Ann Ng").decode()
    with older.engine.begin() as connection:
        for statement in (
            "INSERT INTO conversation VALUES ('c', 'web', '2026-01-01 00:00:00', '2026-01-01 00:00:00')",
            "INSERT INTO message (id, conversation_id, text, kind, created_at)"
            f" VALUES (1, 'c', '{raw}', 'visitor', '2026-01-01 00:00:00')",
            "INSERT INTO inbox_item (id, message_id, channel, text, outcome, created_at)"
            f" VALUES (1, 1, 'web', '{raw}', 'fallback', '2026-01-01 00:00:00')",
            "INSERT INTO inbox_item (id, message_id, channel, text, outcome, created_at)"
            f" VALUES (2, NULL, 'web', '{raw}', 'fallback', '2026-01-01 00:00:00')",
        ):
            connection.execute(text(statement))
    older.migrate()
    with older.engine.connect() as connection:
        assert connection.execute(text("SELECT id, text, redacted_at FROM inbox_item")).all() == [(1, None, None)]


def test_the_migrations_end_in_the_tables_that_the_code_knows(database: Database) -> None:
    found = inspect(database.engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}, table.name
        indexes = {index["name"] for index in found.get_indexes(table.name) if not index["unique"]}
        assert indexes == {index.name for index in table.indexes if not index.unique}, table.name


def test_erased_words_are_overwritten_in_the_file(tmp_path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'clinic.db'}", Cipher([KEY], LOOKUP))
    database.migrate()
    conversation = people.chat(database, "most private")
    engine = create_engine(database.url)
    with engine.connect() as connection:
        token = bytes(connection.execute(text("SELECT text FROM message LIMIT 1")).scalar_one())
    engine.dispose()
    assert any(token in file.read_bytes() for file in tmp_path.iterdir())
    erase_conversation(database, conversation, ZONE)
    database.overwrite_deleted()
    assert not any(token in file.read_bytes() for file in tmp_path.iterdir())
    database.close()
