"""What people say and who they are is encrypted wherever it is stored; keys can be changed without losing anything."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import String, select

from bot.privacy.rotation import Progress, outdated, rotate
from bot.storage import Cipher, Database
from bot.storage.encryption import DecryptionError, EncryptedText
from bot.storage.scan import sealed_tables
from bot.storage.tables import Message, OutboxMessage, TrackerEvent, metadata
from tests.databases import KEY, LOOKUP
from tests.unit.privacy import people

NEW_KEY = Fernet.generate_key().decode()
PERSONAL = ("text", "choice", "detail", "name", "phone", "email", "preferred_time", "recipient", "payload", "data")
# Long plain columns, each with the reason why it holds nobody's words.
LONG_AND_PLAIN = {
    "answer_version.approved_by",  # a member of the team
    "answer_version.author",  # a member of the team
    "answer_version.note",  # what a clinician says of a text for the public
    "example.author",  # a member of the team
    "example.label",  # a topic
    "inbox_decision.author",  # a member of the team
    "release.created_by",  # a member of the team
    "release.model",  # a file's name
    "release.override_reason",  # what an administrator says of a model
    "release.published_by",  # a member of the team
    "release.refusal",  # our own words
    "topic.created_by",  # a member of the team
    "topic.owner",  # a member of the team
    "training_job.created_by",  # a member of the team
    "training_job.explanation",  # our own words
    "training_job.log",  # steps and figures, our own words
    "audit_entry.actor",  # a member of the team
    "contact_note.author",  # a member of the team
    "contact_request.owner",  # a member of the team
    "contact_request.request_key",  # random ids and a keyed hash
    "outbox.idempotency_key",  # ids and a keyed hash
    "outbox.last_error",  # kind and code of an error
    "outbox.external_id",  # the carrier's id
    "safety_alert.acknowledged_by",  # a member of the team
    "staff_user.email",  # a member of the team
    "staff_user.password",  # Argon2
    "staff_user.tf_totp_secret",  # encrypted by Flask-Security
    "tracker_event.sender_id",  # a conversation's random id
}


def columns() -> dict[str, object]:
    return {f"{table.name}.{column.name}": column for table in metadata.sorted_tables for column in table.columns}


def test_words_names_and_numbers_are_encrypted_in_every_table() -> None:
    plain = [
        name
        for name, column in columns().items()
        if name.split(".")[1] in PERSONAL and not isinstance(column.type, EncryptedText) and name not in LONG_AND_PLAIN
    ]
    assert plain == []


def test_a_long_plain_column_has_a_reason() -> None:
    long = {
        name
        for name, column in columns().items()
        if isinstance(column.type, String) and (column.type.length is None or column.type.length > 64)
    }
    assert long - LONG_AND_PLAIN == set()


def test_nothing_of_a_person_can_be_read_in_the_database_itself(database: Database) -> None:
    conversation = people.chat(database, "I am Wilhelmina Quux, 775-555-0187, w.quux@example.org")
    people.ask_for_contact(database, "Wilhelmina Quux", "+17755550187", "w.quux@example.org", conversation)
    people.sms_reply(database, "+17755550187", "Dear Wilhelmina")
    stored = people.as_stored(database.engine)
    assert not any(planted in stored for planted in (b"Wilhelmina", b"Quux", b"quux", b"0187"))


def test_a_person_is_found_again_by_a_hash_that_only_the_key_makes(database: Database) -> None:
    people.sms_reply(database, "+15305550142", "We are open.")
    with database.session() as session:
        hashed = session.scalar(select(OutboxMessage.recipient_hash))
    assert hashed == Cipher([NEW_KEY], LOOKUP).lookup("+15305550142")
    assert hashed != Cipher([KEY], "other" * 10).lookup("+15305550142")


def with_keys(database: Database, *keys: str) -> Database:
    return Database(database.url, Cipher(keys, LOOKUP))


def test_after_rotating_the_new_key_alone_reads_everything(database: Database) -> None:
    conversation = people.chat(database, "hello", "surrogate \ud800 and emoji 🙂")
    people.ask_for_contact(database, "Ann Ng", "+15305550142", "ann@example.com", conversation)
    before = people.everything(database)
    both = with_keys(database, NEW_KEY, KEY)
    told: list[Progress] = []
    assert outdated(both) == rotate(both, told.append) > 0
    assert {at.table for at in told} <= {sealed.name for sealed in sealed_tables()}
    assert outdated(both) == 0
    both.close()
    alone = with_keys(database, NEW_KEY)
    assert people.everything(alone) == before
    alone.close()


def test_rotating_again_changes_nothing(database: Database) -> None:
    people.chat(database, "hello")
    both = with_keys(database, NEW_KEY, KEY)
    rotate(both, lambda at: None)
    assert rotate(both, lambda at: None) == 0
    both.close()


def test_a_rotation_that_was_stopped_is_taken_up_again(database: Database) -> None:
    for number in range(5):
        people.chat(database, f"hello {number}")
    both = with_keys(database, NEW_KEY, KEY)
    pages: list[Progress] = []

    def stop_at_third(at: Progress) -> None:
        pages.append(at)
        if len(pages) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(both, stop_at_third, size=2)
    done = sum(at.renewed for at in pages[:1])
    left = outdated(both)
    assert left > 0 and done > 0
    assert rotate(both, lambda at: None, size=2) == left
    assert outdated(both) == 0
    both.close()


def test_what_changes_during_a_rotation_is_not_overwritten(database: Database) -> None:
    conversation = people.chat(database, "before")
    both = with_keys(database, NEW_KEY, KEY)

    def write(at: Progress) -> None:
        with database.session() as session:  # a process that still has the old key only
            session.add(Message(conversation_id=conversation, text="meanwhile", kind="visitor"))
            session.add(TrackerEvent(sender_id=conversation, data="{}"))

    rotate(both, write)
    assert outdated(both) > 0
    rotate(both, lambda at: None)
    assert outdated(both) == 0
    assert any("meanwhile" in row for row in people.everything(both)["message"])
    both.close()


def test_rotating_without_the_old_key_names_the_variable(database: Database) -> None:
    people.chat(database, "hello")
    lost = with_keys(database, NEW_KEY)
    with pytest.raises(DecryptionError, match="CLINICBOT_ENCRYPTION_KEYS"):
        rotate(lost, lambda at: None)
    lost.close()
