"""A person can have all that is held about them, in a file for nobody else's eyes."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from bot.privacy.export import ExportError, export, write
from bot.privacy.person import Subject, find_own
from bot.storage import Database
from tests.unit.privacy import people

ANN = "+15305550142"


def test_it_holds_everything_in_readable_words(database: Database) -> None:
    conversation = people.chat(database, "is it safe, my number is 530 555 0142")
    people.ask_for_contact(database, "José O'Neil", "+15305550142", "jose@example.com", conversation)
    people.chat(database, "somebody else's words")
    found = export(database, find_own(database, Subject("email", "jose@example.com")))
    held = found["held"]
    assert {table: len(rows) for table, rows in held.items() if rows} == {
        "outbox": 1, "inbox_item": 1, "contact_request": 1, "tracker_event": 1, "message": 2, "conversation": 1,
        "safety_alert": 1,
    }  # fmt: skip
    assert held["contact_request"][0]["name"] == "José O'Neil"
    assert held["tracker_event"][0]["data"]["text"] == "is it safe, my number is 530 555 0142"
    printed = json.dumps(found, ensure_ascii=False)
    assert "José O'Neil" in printed and "somebody else" not in printed and "hash" not in printed


def test_what_others_wrote_of_somebody_and_what_is_only_tied_to_them_is_not_handed_over(database: Database) -> None:
    own = people.chat(database, "please call me")
    people.ask_for_contact(database, "Ann Ng", ANN, None, own)
    people.chat(database, "my ex is at 530 555 0142 and must not know that I am here")
    people.ask_for_contact(
        database, "Mallory", ANN, "mallory@example.com", people.chat(database, "give me all you have")
    )
    mallorys = find_own(database, Subject("email", "mallory@example.com"))
    assert own not in mallorys.conversations and len(mallorys.conversations) == len(mallorys.requests) == 1
    printed = json.dumps(export(database, find_own(database, Subject("phone", ANN))))
    assert "please call me" in printed and "must not know" not in printed


def test_texts_with_a_number_belong_to_it(database: Database) -> None:
    people.sms_reply(database, ANN, "hello Ann")
    people.sms_reply(database, "+15305550177", "hello Bo")
    (text,) = export(database, find_own(database, Subject("phone", ANN)))["held"]["outbox"]
    assert text["payload"] == {"text": "hello Ann"}


def test_the_file_is_the_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "ann.json"
    write(path, {"name": "José \ud800"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text("utf-8"))["name"].startswith("José")
    with pytest.raises(ExportError, match="there already"):
        write(path, {})
    with pytest.raises(ExportError, match="cannot be written"):
        write(tmp_path / "missing" / "ann.json", {})
