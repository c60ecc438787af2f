"""What whoever runs the server types: keys, retention, erase, export."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.fernet import Fernet
from sqlalchemy import func, select, update

from bot.cli import cli
from bot.privacy.erasure import erase_conversation
from bot.storage import Cipher, Database, audit
from bot.storage.tables import AuditEntry, Conversation, Message, SafetyAlert
from tests.databases import KEY, LOOKUP
from tests.unit.privacy import people
from tests.unit.privacy.test_erasure import ZONE

Run = Callable[..., Result]


@pytest.fixture()
def run(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`clinicbot` on the test's database."""
    environment = {
        "CLINICBOT_VAR": str(tmp_path),
        "CLINICBOT_DATABASE_URL": database.url,
        "CLINICBOT_SECRET_KEY": "s" * 32,
        "CLINICBOT_INTERNAL_TOKEN": "t" * 32,
        "CLINICBOT_LOOKUP_KEY": LOOKUP,
        "CLINICBOT_ENCRYPTION_KEYS": KEY,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return lambda *arguments, **options: CliRunner().invoke(cli, list(arguments), **options)


def chats(database: Database) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(Conversation))


def log(database: Database) -> list[tuple[str, str | None, dict | None]]:
    """What the audit log has, the oldest first."""
    with database.session() as session:
        found = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert all(entry.actor.startswith("command line") and entry.subject_id is None for entry in found)
    return [(entry.action, entry.subject, entry.after) for entry in found]


def test_erase_asks_first_and_proves_afterwards(database: Database, run: Run) -> None:
    people.ask_for_contact(database, "Ann Ng", "+15305550142", None, people.chat(database, "hi"))
    refused = run("erase", "--phone", "530 555 0142", input="n\n")
    assert refused.exit_code == 1 and chats(database) == 1
    assert "1 of the contact requests are new" in refused.output
    done = run("erase", "--phone", "530 555 0142", input="y\n")
    assert done.exit_code == 0, done.output
    assert "Verified" in done.output and "555" not in done.output and "Ann" not in done.output
    assert chats(database) == 0


def test_erase_tells_of_open_alerts_before_it_asks(database: Database, run: Run) -> None:
    conversation = people.chat(database, "I want to end it", "hello?", "thanks")
    assert "nobody has acknowledged" not in run("erase", "--conversation", conversation, input="n\n").output
    with database.session() as session:
        session.execute(update(SafetyAlert).where(SafetyAlert.id < 3).values(acknowledged_at=None))
    told, _, asked = run("erase", "--conversation", conversation, input="n\n").output.partition("Erase all of this")
    assert "acknowledged and that would lose their conversation: 2." in told and asked
    with database.session() as session:
        assert session.get(SafetyAlert, 1).conversation_id == conversation


def test_erase_with_yes_asks_nothing(database: Database, run: Run) -> None:
    conversation = people.chat(database, "hi")
    assert "Verified" in run("erase", "--conversation", conversation, "--yes").output
    assert chats(database) == 0


def test_erase_asks_nothing_where_nothing_is_stored(run: Run) -> None:
    done = run("erase", "--email", "nobody@example.com")
    assert done.exit_code == 0 and "Nothing is stored" in done.output and "Verified" in done.output


def test_who_erased_and_exported_is_logged_but_not_whom(database: Database, run: Run, tmp_path: Path) -> None:
    people.ask_for_contact(database, "Ann Ng", "+15305550142", "ann@example.com", people.chat(database, "hi"))
    run("erase", "--phone", "530 555 0142", input="n\n")
    assert log(database) == []
    out = tmp_path / "ann.json"
    for _ in range(2):  # the second finds the file there: nothing is handed over, nothing is logged
        run("export", "--phone", "530 555 0142", "--out", str(out))
    run("erase", "--phone", "530 555 0142", "--yes")
    (exported, of, what), (erased, whom, rows) = log(database)
    assert (exported, of) == ("exported", audit.PERSON) and (erased, whom) == ("erased", audit.PERSON)
    assert what["named by"] == rows["named by"] == "phone"
    assert what["contact_request"] == rows["contact_request"] == 1 and rows["message"] == 2
    assert not any(trace in repr(log(database)) for trace in ("5550142", "ann", "Ann", "ng"))


def test_a_visitors_own_erasure_is_no_deed_of_the_team(database: Database) -> None:
    erase_conversation(database, people.chat(database, "hi"), ZONE)
    assert log(database) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "one of --phone, --email, --conversation"),
        (("--phone", "530 555 0142", "--email", "a@example.com"), "one of --phone, --email, --conversation"),
        (("--email", "ann"), "email"),
        (("--conversation", "1"), "32 letters and digits"),
    ],
)
def test_who_is_meant_must_be_clear(run: Run, arguments: tuple[str, ...], said: str) -> None:
    refused = run("erase", *arguments, "--yes")
    assert refused.exit_code == 2 and said in refused.output.replace("e-mail", "email")


def test_export_writes_a_private_file(database: Database, run: Run, tmp_path: Path) -> None:
    people.ask_for_contact(database, "Ann Ng", None, "ann@example.com", people.chat(database, "hi"))
    out = tmp_path / "ann.json"
    done = run("export", "--email", "ANN@example.com", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert json.loads(out.read_text("utf-8"))["held"]["contact_request"][0]["name"] == "Ann Ng"
    assert "there already" in run("export", "--email", "ann@example.com", "--out", str(out)).output


def test_export_names_the_conversations_that_only_a_look_can_tell_whose_they_are(
    database: Database, run: Run, tmp_path: Path
) -> None:
    other = people.chat(database, "write to ann@example.com")
    done = run("export", "--email", "ann@example.com", "--out", str(tmp_path / "ann.json"))
    assert done.exit_code == 0 and f"conversation {other}" in done.output
    assert json.loads((tmp_path / "ann.json").read_text("utf-8"))["held"]["message"] == []


def test_retention_tells_what_it_would_delete_and_deletes_it(database: Database, run: Run) -> None:
    people.chat(database, "old", at=people.age(database, 31))
    dry = run("retention", "--dry-run")
    assert "would delete 1" in dry.output and chats(database) == 1
    assert log(database) == []
    assert "deleted 1" in run("retention").output and chats(database) == 0
    assert log(database) == [("applied", audit.RETENTION, {"feedback": 1, "conversations": 1})]


def test_a_key_is_changed_in_three_steps(database: Database, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    people.chat(database, "hello")
    new = run("keys", "new").output.strip()
    Fernet(new)
    monkeypatch.setenv("CLINICBOT_ENCRYPTION_KEYS", f"{new},{KEY}")
    done = run("keys", "rotate")
    assert done.exit_code == 0, done.output
    assert "message: 2 of 2 rows" in done.output and "older ones may be removed" in done.output
    assert "Encrypted anew: 0." in run("keys", "rotate").output
    (first, again) = log(database)
    assert first[:2] == ("rotated", audit.KEYS) and first[2]["encrypted anew"] > again[2]["encrypted anew"] == 0
    alone = Database(database.url, Cipher([new], LOOKUP))
    with alone.session() as session:
        assert session.scalars(select(Message.text).where(Message.kind == "visitor")).one() == "hello"
    alone.close()


def test_a_missing_key_is_told_in_one_sentence(database: Database, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    people.chat(database, "hello")
    monkeypatch.setenv("CLINICBOT_ENCRYPTION_KEYS", Fernet.generate_key().decode())
    for command in (("keys", "rotate"), ("erase", "--phone", "530 555 0142", "--yes")):
        failed = run(*command)
        assert failed.exit_code == 1 and "CLINICBOT_ENCRYPTION_KEYS lacks the key" in failed.output
    assert chats(database) == 1
