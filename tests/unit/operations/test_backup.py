"""A backup comes back whole, into either kind of database; nobody opens it without its passphrase."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from bot import settings
from bot.cli import cli
from bot.operations import backup, rows, sealed
from bot.operations.backup import BackupError, Places
from bot.operations.sealed import CHUNK, SealError
from bot.storage import Cipher, Database, audit
from bot.storage.tables import (
    ContactRequest,
    Conversation,
    Message,
    Release,
    SafetyAlert,
    SafetyCount,
    StaffUser,
    TrackerEvent,
)
from tests.databases import KEY, LOOKUP, Postgres

PASSPHRASE = b"correct horse battery staple"


@pytest.fixture(scope="module", autouse=True)
def cheap_guesses() -> Iterator[None]:
    """Keys from passphrases without the cost that slows guessing down: hundreds are made here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed, "COST", 2)
        yield


@pytest.fixture()
def where(tmp_path: Path) -> Places:
    """An installation's files: clinic.yml, models of which two are in use, an encoder, a snapshot."""
    made = Places(
        tmp_path / "clinic.yml", tmp_path / "models", tmp_path / "var" / "models", tmp_path / "var" / "snapshots"
    )
    for path, content in (
        (made.clinic_file, "name: Tahoe Ketamine\n"),
        (made.models / "old.tar.gz", "an old model"),
        (made.releases / "live.tar.gz", "the live model"),
        (made.releases / "discarded.tar.gz", "a model that nobody uses"),
        (made.models / "newest.tar.gz", "the newest model"),
        (made.models / "encoder" / "e1" / "encoder.json", "{}"),
        (made.snapshots / "s1" / "faq.yml", "nlu: []"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return made


def new_key() -> str:
    return Fernet.generate_key().decode()


def fill(database: Database) -> None:
    """Something of every shape: words, numbers, times, JSON, empty, referring to each other and to themselves."""
    with database.session() as session:
        session.add(Conversation(id="c1", channel="web"))
        session.flush()
        asked = Message(
            conversation_id="c1", text="what's it like? \N{SNOWMAN} \ud800", kind="visitor", status="answered"
        )
        session.add(asked)
        session.flush()
        session.add(Message(conversation_id="c1", text="so", kind="answer", reply_to=asked.id, detail={"json": [1]}))
        session.add(SafetyAlert(conversation_id="c1", message_id=asked.id, channel="web", kind="crisis", layer="rules"))
        session.add(SafetyCount(day=date(2026, 11, 26), kind="crisis", channel="web", layer="rules", count=3))
        session.add_all(TrackerEvent(sender_id="c1", data=f'{{"event": {at}}}') for at in range(1200))
        session.add(StaffUser(email="owner@example.com", roles="admin", fs_uniquifier="u1"))
        session.add(
            Release(status="live", model="live.tar.gz", model_sha256="0" * 64, snapshot="s1", files="f",
                    figures={"bytes": "no"}, created_by="owner@example.com")
        )  # fmt: skip
        audit.record(session, "owner@example.com", "sign_in", "user", 1, after={"date": "x"})
        audit.record(session, "owner@example.com", "sign_out")


def everything(database: Database, folder: Path) -> dict[str, list[bytes]]:
    """All tables' rows as they are stored."""
    folder.mkdir()
    with rows.moment(database, folder) as connection:
        return {table.name: list(rows.lines(connection, table)) for table in rows.tables(connection)}


@pytest.fixture()
def elsewhere(tmp_path: Path, postgres: Postgres) -> Callable[[str], Database]:
    """A database without any tables, of the kind asked for."""

    def make(kind: str) -> Database:
        url = postgres.create() if kind == "postgresql" else f"sqlite:///{tmp_path / 'elsewhere' / 'clinic.db'}"
        return Database(url, Cipher([KEY], LOOKUP))

    return make


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_backup_restores_every_row_and_file_into_an_empty_place(
    database: Database, kind: str, elsewhere: Callable[[str], Database], where: Places, tmp_path: Path
) -> None:
    fill(database)
    counts = backup.write(tmp_path / "b", PASSPHRASE, database, where)
    assert counts["tracker_event"] == 1200 and stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    fresh = tmp_path / "fresh"
    there = Places(fresh / "clinic.yml", fresh / "models", fresh / "releases", fresh / "snapshots")
    target = elsewhere(kind)
    assert backup.restore(tmp_path / "b", PASSPHRASE, target, there) == counts

    assert everything(target, tmp_path / "x") == everything(database, tmp_path / "y")
    with target.session() as session:
        assert (
            session.scalars(select(Message.text).order_by(Message.id)).first() == "what's it like? \N{SNOWMAN} \ud800"
        )
        session.add(TrackerEvent(sender_id="c1", data="{}"))  # counting goes on where it was
        session.flush()
        assert len(session.scalars(select(TrackerEvent.id)).all()) == 1201
    files = {str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file()}
    assert files == {
        "clinic.yml", "releases/live.tar.gz", "models/newest.tar.gz", "models/encoder/e1/encoder.json",
        "snapshots/s1/faq.yml",
    }  # fmt: skip
    target.close()


def test_neither_words_nor_columns_are_readable_in_the_file(database: Database, where: Places, tmp_path: Path) -> None:
    fill(database)
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    content = (tmp_path / "b").read_bytes()
    assert b"owner@example.com" not in content and b"Tahoe" not in content and b"message" not in content
    assert left(tmp_path) == ["b"]


def test_a_backup_is_never_overwritten(database: Database, where: Places, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("precious")
    with pytest.raises(BackupError, match="never overwritten"):
        backup.write(tmp_path / "b", PASSPHRASE, database, where)
    assert (tmp_path / "b").read_text() == "precious"


def test_data_is_never_overwritten(database: Database, where: Places, tmp_path: Path) -> None:
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    with database.session() as session:
        session.add(ContactRequest(request_key="k", channel="web", name="Ann", consent_text="c",
                                   consent_version="1", status="new"))  # fmt: skip
    before = everything(database, tmp_path / "x")
    with pytest.raises(BackupError, match="has data"):
        backup.restore(tmp_path / "b", PASSPHRASE, database, where)
    assert everything(database, tmp_path / "y") == before


def test_where_nothing_can_be_written_it_says_so_and_changes_nothing(
    database: Database, where: Places, tmp_path: Path
) -> None:
    # Of the last one nobody can say whether it exists, as where its folder is closed to us.
    for file in (tmp_path / "away" / "b", Path("/dev/null/b"), tmp_path / ("b" * 300)):
        with pytest.raises(BackupError, match=f"^{file} cannot be written: .*deploy.md"):
            backup.write(file, PASSPHRASE, database, where)
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    target = Database(f"sqlite:///{tmp_path / 'new' / 'clinic.db'}", Cipher([KEY], LOOKUP))
    read_only = Places(Path("/dev/null/clinic.yml"), where.models, where.releases, where.snapshots)
    with pytest.raises(BackupError, match="^/dev/null/clinic.yml cannot be written: .*The database is still empty"):
        backup.restore(tmp_path / "b", PASSPHRASE, target, read_only)
    backup.restore(tmp_path / "b", PASSPHRASE, target, where)


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith((".backup", "b"))]


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def database_full(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


@pytest.mark.parametrize("module, name, fails", [
    (sealed.Writer, "_seal", full), (rows, "lines", full), (rows, "moment", database_full),
])  # fmt: skip
def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing(
    database: Database, where: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    module: object, name: str, fails: Callable[..., None],
) -> None:  # fmt: skip
    monkeypatch.setattr(module, name, fails)
    with pytest.raises(BackupError, match="^The backup was not made: .*(full|No space left).*database is as it was"):
        backup.write(tmp_path / "b", PASSPHRASE, database, where)
    assert left(tmp_path) == []


def test_where_files_get_no_second_name_it_says_so_and_leaves_nothing(
    database: Database, where: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)
    with pytest.raises(BackupError, match="Operation not permitted.*hard link.*own disk"):
        backup.write(tmp_path / "b", PASSPHRASE, database, where)
    assert left(tmp_path) == []


def test_a_restore_that_finds_no_room_for_a_file_says_so_and_can_be_repeated(
    database: Database, where: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    counts = backup.write(tmp_path / "b", PASSPHRASE, database, where)
    target = Database(f"sqlite:///{tmp_path / 'new' / 'clinic.db'}", Cipher([KEY], LOOKUP))
    fresh = tmp_path / "fresh"
    there = Places(fresh / "clinic.yml", fresh / "models", fresh / "releases", fresh / "snapshots")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(BackupError, match="clinic.yml cannot be written: No space left.*database is still empty"):
            backup.restore(tmp_path / "b", PASSPHRASE, target, there)
    assert list(fresh.iterdir()) == []
    with target.engine.connect() as connection:
        assert rows.is_empty(connection)
    assert backup.restore(tmp_path / "b", PASSPHRASE, target, there) == counts


def test_a_restore_that_finds_no_room_in_the_database_leaves_it_empty(
    database: Database, where: Places, tmp_path: Path
) -> None:
    fill(database)
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    target = Database(f"sqlite:///{tmp_path / 'new' / 'clinic.db'}", Cipher([KEY], LOOKUP))
    target.migrate(database.revisions()[0] or "")
    target.close()
    event.listen(target.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 1"))  # it is full
    with pytest.raises(BackupError, match="make room on its disk. The database is still empty"):
        backup.restore(tmp_path / "b", PASSPHRASE, target, where)
    with target.engine.connect() as connection:
        assert rows.is_empty(connection)


def test_another_clinic_yml_is_kept_beside(database: Database, where: Places, tmp_path: Path) -> None:
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    where.clinic_file.write_text("name: Another\n")
    backup.restore(tmp_path / "b", PASSPHRASE, database, where)
    assert where.clinic_file.read_text() == "name: Tahoe Ketamine\n"
    assert (tmp_path / "clinic.yml.before-restore").read_text() == "name: Another\n"


@pytest.mark.parametrize(
    "name", ["models/../../etc/passwd", "/etc/passwd", "models//etc/passwd", "secrets.env", "models"]
)
def test_a_file_leads_nowhere_else(name: str, where: Places) -> None:
    with pytest.raises(BackupError, match="odd name"):
        where.target(name)


def seal(content: bytes) -> bytes:
    file = io.BytesIO()
    with closing(sealed.Writer(file, PASSPHRASE)) as writer:
        writer.write(content)
    return file.getvalue()


def opened(content: bytes, passphrase: bytes = PASSPHRASE) -> bytes:
    return sealed.reader(io.BytesIO(content), passphrase).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_comes_out(size: int) -> None:
    assert opened(seal(b"x" * size)) == b"x" * size


SEALED = 1_280_000 + len(sealed.MAGIC) + 24 + 2 * 20  # bytes of two chunks


@lru_cache(maxsize=1)
def two_chunks() -> bytes:
    return seal(bytes(range(256)) * 5000)


@given(st.integers(0, SEALED - 1), st.integers(1, 255))
def test_a_changed_byte_is_told_wherever_it_is(at: int, by: int) -> None:
    changed = bytearray(two_chunks())
    changed[at] ^= by
    with pytest.raises(SealError):
        opened(bytes(changed))


@given(st.integers(0, SEALED - 1))
def test_a_cut_file_is_told_wherever_it_ends(at: int) -> None:
    with pytest.raises(SealError):
        opened(two_chunks()[:at])


def test_a_file_cut_between_chunks_is_said_to_be_cut() -> None:
    whole = seal(b"x" * 3 * CHUNK)
    chunk = 4 + CHUNK + 16
    for left in (1, 2):
        end = len(whole) - len(whole[len(sealed.MAGIC) + 24 :]) + left * chunk
        with pytest.raises(SealError, match="cut off"):
            opened(whole[:end])


def test_what_is_added_at_the_end_is_told() -> None:
    with pytest.raises(SealError):
        opened(two_chunks() + b"x")


def test_a_wrong_passphrase_is_told_from_a_damaged_file() -> None:
    with pytest.raises(SealError, match="passphrase does not open"):
        opened(two_chunks(), b"another passphrase")
    with pytest.raises(SealError, match="not a backup"):
        opened(b"PK\x03\x04 something else altogether, long enough to have a header")


def test_a_damaged_backup_restores_nothing(
    database: Database, elsewhere: Callable[[str], Database], where: Places, tmp_path: Path
) -> None:
    fill(database)
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    content = bytearray((tmp_path / "b").read_bytes())
    content[-5] ^= 1
    (tmp_path / "b").write_bytes(content)
    target = elsewhere("sqlite")
    with pytest.raises(SealError, match="damaged"):
        backup.restore(tmp_path / "b", PASSPHRASE, target, where)
    assert target.revisions()[0] is None


def test_the_command_asks_for_a_real_passphrase_and_a_key_file_serves_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    settings.make_development_secrets(tmp_path / "var")
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("CLINICBOT_DATABASE_URL", database_url)
    asked = CliRunner().invoke(cli, ["backup", str(tmp_path / "b")], input="short\nshort\n")
    assert asked.exit_code == 1 and "too short" in asked.output and not (tmp_path / "b").exists()
    (tmp_path / "key").write_text("correct horse battery staple\n")
    made = CliRunner().invoke(cli, ["backup", str(tmp_path / "b"), "--key-file", str(tmp_path / "key")])
    assert made.exit_code == 0, made.output
    assert "Keep the passphrase and the keys" in made.output
    (tmp_path / "key").write_text("incorrect horse battery staple\n")
    refused = CliRunner().invoke(cli, ["restore", str(tmp_path / "b"), "--key-file", str(tmp_path / "key")])
    assert refused.exit_code == 1 and "passphrase does not open" in refused.output


def test_who_backed_up_and_restored_is_in_the_audit_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: Database, where: Places
) -> None:
    key, file = tmp_path / "key", tmp_path / "b"
    key.write_bytes(PASSPHRASE)
    settings.make_development_secrets(tmp_path / "var")
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(backup, "places", lambda *_: where)
    fresh = f"sqlite:///{tmp_path / 'fresh' / 'clinic.db'}"
    for command, url in (("backup", database.url), ("restore", fresh)):
        monkeypatch.setenv("CLINICBOT_DATABASE_URL", url)
        done = CliRunner().invoke(cli, [command, str(file), "--key-file", str(key)])
        assert done.exit_code == 0, done.output
    restored = Database(fresh, database.cipher)
    for there, action in ((database, "backed up"), (restored, "restored")):
        (entry,) = audit.entries(there, audit.Which())
        assert (entry.action, entry.subject) == (action, audit.DATABASE) and entry.actor.startswith("command line")
        assert entry.after["tables"] > 20 and "rows" in entry.after
    restored.close()


def test_a_backup_of_a_database_that_cannot_be_written_is_good_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str, where: Places
) -> None:
    (tmp_path / "key").write_bytes(PASSPHRASE)
    settings.make_development_secrets(tmp_path / "var")
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("CLINICBOT_DATABASE_URL", database_url)
    monkeypatch.setattr(backup, "places", lambda *_: where)

    def full(*_: object, **__: object) -> None:
        raise OperationalError("insert", None, OSError("database or disk is full"))

    monkeypatch.setattr(audit, "record", full)
    done = CliRunner().invoke(cli, ["backup", str(tmp_path / "b"), "--key-file", str(tmp_path / "key")])
    assert done.exit_code == 0 and (tmp_path / "b").exists()
    assert "not in the audit log. The database cannot be written: make room" in done.output


def test_other_keys_than_the_backups_are_refused_before_anything_is_touched(
    database: Database, where: Places, tmp_path: Path
) -> None:
    fill(database)
    backup.write(tmp_path / "b", PASSPHRASE, database, where)
    others = {"CLINICBOT_ENCRYPTION_KEYS": Cipher([new_key()], LOOKUP), "CLINICBOT_LOOKUP_KEY": Cipher([KEY], "x" * 40)}
    for variable, cipher in others.items():
        target = Database(f"sqlite:///{tmp_path / variable / 'clinic.db'}", cipher)
        with pytest.raises(BackupError, match=f"^{variable} .*Nothing was restored.*var/secrets.env"):
            backup.restore(tmp_path / "b", PASSPHRASE, target, where)
        assert target.revisions()[0] is None
    rotated = Database(f"sqlite:///{tmp_path / 'rotated' / 'clinic.db'}", Cipher([new_key(), KEY], LOOKUP))
    backup.restore(tmp_path / "b", PASSPHRASE, rotated, where)


def test_with_lost_keys_the_rest_can_be_had(database: Database, where: Places, tmp_path: Path) -> None:
    fill(database)
    counts = backup.write(tmp_path / "b", PASSPHRASE, database, where)
    target = Database(f"sqlite:///{tmp_path / 'new' / 'clinic.db'}", Cipher([new_key()], LOOKUP))
    assert backup.restore(tmp_path / "b", PASSPHRASE, target, where, keys_lost=True) == counts


def test_on_a_machine_without_keys_it_says_which_and_where_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path))
    (tmp_path / "b").write_text("a backup")
    said = CliRunner().invoke(cli, ["restore", str(tmp_path / "b")])
    assert said.exit_code == 1
    for words in (
        "CLINICBOT_ENCRYPTION_KEYS and CLINICBOT_LOOKUP_KEY",
        "var/secrets.env",
        "Do not run `clinicbot setup`",
    ):
        assert words in said.output
    assert "`clinicbot setup` makes" not in said.output
