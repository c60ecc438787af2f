"""What is stored is unreadable without the key, comes back whole, and goes when erased."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, inspect, select, text

from bot.storage import Cipher, Database
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
