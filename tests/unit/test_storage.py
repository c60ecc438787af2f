"""What is stored is unreadable without the key, comes back whole, and goes when erased."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import Session

from bot.storage import Cipher, Database
from bot.storage import database as database_module
from bot.storage.database import BUSY_TIMEOUT
from bot.storage.encryption import DecryptionError
from bot.storage.tables import Conversation, Message, metadata
from tests.databases import KEY, LOOKUP

OLD_KEY = Fernet.generate_key().decode()


def add_message(database: Database, words: str) -> str:
    with database.session() as session:
        conversation = Conversation(channel="web")
        session.add(conversation)
        session.flush()
        session.add(Message(conversation_id=conversation.id, text=words, kind="visitor"))
        return conversation.id


@given(st.text())
def test_any_text_survives_encryption(text: str) -> None:
    cipher = Cipher([KEY], LOOKUP)
    assert cipher.decrypt(cipher.encrypt(text)) == text


def test_a_new_key_still_reads_what_an_old_one_wrote() -> None:
    written = Cipher([OLD_KEY], LOOKUP).encrypt("hello")
    assert Cipher([KEY, OLD_KEY], LOOKUP).decrypt(written) == "hello"


def test_a_missing_key_is_named() -> None:
    written = Cipher([OLD_KEY], LOOKUP).encrypt("hello")
    with pytest.raises(DecryptionError, match="CLINICBOT_ENCRYPTION_KEYS"):
        Cipher([KEY], LOOKUP).decrypt(written)


def test_the_words_are_not_what_is_stored(database: Database) -> None:
    add_message(database, "a most private sentence")
    with database.engine.connect() as connection:
        stored = connection.execute(text("SELECT text FROM message")).scalar_one()
    assert b"private sentence" not in bytes(stored)


def test_a_conversation_takes_its_messages_with_it(database: Database) -> None:
    conversation_id = add_message(database, "hi")
    with database.session() as session:
        session.delete(session.get(Conversation, conversation_id))
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    found = inspect(database.engine)
    for table in metadata.sorted_tables:
        assert {column["name"] for column in found.get_columns(table.name)} == {c.name for c in table.columns}


def test_migrating_twice_changes_nothing(database: Database) -> None:
    database.migrate()
    assert "message" in inspect(database.engine).get_table_names()


def test_a_reader_waits_for_no_writer(database: Database) -> None:
    with database.session() as writing:
        writing.add(Conversation(id="a" * 32, channel="web"))
        writing.flush()
        with database.reading() as session:
            assert session.get(Conversation, "a" * 32) is None


def test_many_writers_at_once_all_get_to_write_and_soon(database: Database) -> None:
    # Without the lock, one in forty of these waited SQLite's five seconds in vain, and a visitor was told to try again.
    def longest_wait(_number: int) -> float:
        longest = 0.0
        for _ in range(20):
            began = time.monotonic()
            with database.session() as session:
                session.add(Conversation(channel="web"))
                session.flush()  # its first statement is what waits
                longest = max(longest, time.monotonic() - began)
                time.sleep(0.02)
        return longest

    with ThreadPoolExecutor(16) as writers:
        assert max(writers.map(longest_wait, range(16))) < 0.8 * BUSY_TIMEOUT / 1000


BUSY_PROCESS = """
import sys, time
from bot.storage.database import Database
from bot.storage.encryption import Cipher
from bot.storage.tables import Conversation

database = Database(sys.argv[1], Cipher([sys.argv[2]], sys.argv[3]))
print("ready", flush=True)
while True:
    with database.session() as session:
        session.add(Conversation(channel="web"))
        session.flush()
        time.sleep(0.01)
"""


def test_a_busy_process_lets_another_one_write(database: Database) -> None:
    # With SQLite's own waiting the front door kept Rasa from saving for up to three seconds.
    writing = [sys.executable, "-c", BUSY_PROCESS, database.url, KEY, LOOKUP]
    busy = subprocess.Popen(writing, stdout=subprocess.PIPE, text=True)
    try:
        assert busy.stdout is not None and busy.stdout.readline() == "ready\n"
        began = time.monotonic()
        for number in range(20):
            add_message(database, str(number))
        assert time.monotonic() - began < 4
    finally:
        busy.kill()
        busy.communicate()


@pytest.mark.parametrize("ends", ["commits", "fails", "is lost"])
def test_a_turn_to_write_ends_however_its_transaction_does(database: Database, ends: str) -> None:
    with suppress(ZeroDivisionError), database.session() as session:
        session.add(Conversation(channel="web"))
        session.flush()
        if ends == "is lost":
            session.connection().invalidate()
        if ends != "commits":
            raise ZeroDivisionError
    began = time.monotonic()
    add_message(database, "next")
    assert time.monotonic() - began < 2


def test_a_database_file_that_is_replaced_is_left_at_once(tmp_path: Path) -> None:
    """Restored from a backup, say: what went on being written into the old file would be lost."""
    live, backup = (
        Database(f"sqlite:///{tmp_path / name}", Cipher([KEY], LOOKUP)) for name in ("live.db", "backup.db")
    )
    for database in (live, backup):
        database.migrate()
    with backup.session() as session:
        session.add(Conversation(id="b" * 32, channel="web"))
    backup.overwrite_deleted()
    backup.close()
    for old in tmp_path.glob("live.db*"):
        old.unlink()
    (tmp_path / "backup.db").rename(tmp_path / "live.db")
    with live.session() as session:
        assert session.get(Conversation, "b" * 32) is not None
    live.close()


def waits_for_disk(session: Session) -> bool:
    """Whether the end of this transaction waits until it is on the disk, in the database's own words."""
    asked = "PRAGMA synchronous" if session.get_bind().dialect.name == "sqlite" else "SHOW synchronous_commit"
    return {2: True, 1: False, "on": True, "off": False}[session.execute(text(asked)).scalar_one()]


def test_only_a_step_does_not_wait_for_the_disk(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "FULL", "FULL")  # which other tests do without
    for _ in range(2):  # over one connection, which is kept
        with database.step() as session:
            assert not waits_for_disk(session)
        with database.session() as session:
            assert waits_for_disk(session)


def test_what_a_step_wrote_is_there_for_everybody(database: Database) -> None:
    conversation = Conversation(channel="web")
    with database.step() as session:
        session.add(conversation)
    with database.session() as session:
        assert session.get(Conversation, conversation.id) is not None


def test_a_step_that_fails_leaves_nothing(database: Database) -> None:
    with suppress(ZeroDivisionError), database.step() as session:
        session.add(Conversation(channel="web"))
        session.flush()
        raise ZeroDivisionError
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Conversation)) == 0
