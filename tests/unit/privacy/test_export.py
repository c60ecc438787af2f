"""A person can have all that is held about them, in a file for nobody else's eyes."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from bot.privacy.export import ExportError, export, write
from bot.privacy.person import Subject, find
from bot.storage import Database
from tests.unit.privacy import people


def test_it_holds_everything_in_readable_words(database: Database) -> None:
    conversation = people.chat(database, "is it safe, my number is 530 555 0142")
    people.ask_for_contact(database, "José O'Neil", "+15305550142", "jose@example.com", conversation)
    people.chat(database, "somebody else's words")
    found = export(database, find(database, Subject("email", "jose@example.com")))
    held = found["held"]
    assert {table: len(rows) for table, rows in held.items() if rows} == {
        "outbox": 1, "inbox_item": 1, "contact_request": 1, "tracker_event": 1, "message": 2, "conversation": 1,
        "safety_alert": 1,
    }  # fmt: skip
    assert held["contact_request"][0]["name"] == "José O'Neil"
    assert held["tracker_event"][0]["data"]["text"] == "is it safe, my number is 530 555 0142"
    printed = json.dumps(found, ensure_ascii=False)
    assert "José O'Neil" in printed and "somebody else" not in printed and "hash" not in printed


def test_the_file_is_the_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "ann.json"
    write(path, {"name": "José \ud800"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text("utf-8"))["name"].startswith("José")
    with pytest.raises(ExportError, match="there already"):
        write(path, {})
    with pytest.raises(ExportError, match="cannot be written"):
        write(tmp_path / "missing" / "ann.json", {})
