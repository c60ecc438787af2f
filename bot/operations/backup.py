"""One encrypted file with everything that cannot be made anew: the database's rows, clinic.yml, models, snapshots.

The keys (CLINICBOT_*) are not in it: whoever has the file and its passphrase still cannot read what patients wrote.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, BinaryIO

from sqlalchemy import inspect, select
from sqlalchemy.exc import SQLAlchemyError

from bot.knowledge import archives
from bot.operations import rows, sealed
from bot.settings import Settings
from bot.storage import Database
from bot.storage.database import no_room, trouble
from bot.storage.encryption import DecryptionError, cipher_of
from bot.storage.tables import Release

MANIFEST = "manifest.json"
FILES = "files/"
BEFORE = ".before-restore"
HAS_DATA = (
    "The database has data; restore into an empty one. Nothing was changed. Where only `clinicbot setup` filled it: "
    "move var/ away (or name an empty database), bring the old keys, and restore before anything else."
)
PROBE = "backup"  # a word that tells, encrypted and hashed, whether keys are those of the backup
KEYS_FIRST = (
    "The old keys come first: CLINICBOT_ENCRYPTION_KEYS and CLINICBOT_LOOKUP_KEY, as they were where the backup was "
    "made. They are not in the backup. Look where you wrote them down, or on the old machine: in /etc/clinicbot/env or "
    "wherever its environment is set; in development in var/secrets.env. Set them here (in development copy that file "
    "into this var/), then run the same command again. Do not run `clinicbot setup` before: it makes other keys, and "
    "fills the database."
)
STILL_EMPTY = "The database is still empty; files that were put back before this stay. Then run the same command again."
IN_CONTAINERS = "In a container a folder of the machine has to be mounted for it: docs/deploy.md, Backups."


class BackupError(Exception):
    """The backup was not made or restored; the message says why and what to do."""


@dataclass(frozen=True)
class Places:
    """Where files of a backup belong: `clinic_file`, and folders. `models`: encoder and newest model; `releases`: the
    models that went live; `snapshots`: the training data that they were made from."""

    clinic_file: Path
    models: Path
    releases: Path
    snapshots: Path

    def target(self, name: str) -> Path:
        """The place of a file in the archive.

        Raises:
            BackupError: a name that would lead elsewhere.
        """
        first, _, rest = name.partition("/")
        if name == "clinic.yml":
            return self.clinic_file
        folder = {"models": self.models, "releases": self.releases, "snapshots": self.snapshots}.get(first)
        if folder is None or not rest or ".." in rest.split("/") or rest.startswith("/"):
            raise BackupError(f"The backup has a file with the odd name {name!r}; nothing was restored.")
        return folder / rest


def places(settings: Settings, root: Path) -> Places:
    """This installation's."""
    return Places(settings.clinic_file, root / "models", settings.var / "models", settings.var / "snapshots")


def write(file: Path, passphrase: bytes, database: Database, where: Places) -> dict[str, int]:
    """Make the backup; returns rows by table. `file` appears only once it is whole.

    Raises:
        BackupError: `file` is there already, or it cannot be written.
    """
    part = file.with_name(file.name + ".part")
    try:
        if file.exists():  # where its folder is closed to us, this asks in vain
            raise BackupError(f"{file} is there already; choose another name. Backups are never overwritten.")
        part.unlink(missing_ok=True)  # of a backup that was interrupted
        opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise _unwritten(file, error) from error
    try:
        counts = _write_part(opened, passphrase, database, where, file.parent)
        _name(part, file)
    finally:
        part.unlink(missing_ok=True)
    return counts


def _unwritten(file: Path, error: OSError) -> BackupError:
    return BackupError(f"{file} cannot be written: {error.strerror}. {IN_CONTAINERS}")


def _write_part(opened: int, passphrase: bytes, database: Database, where: Places, folder: Path) -> dict[str, int]:
    """Everything, into an open file; whoever reads the disk then has it."""
    try:
        with os.fdopen(opened, "wb") as out:
            with closing(sealed.Writer(out, passphrase)) as writer:
                counts = _fill(writer, database, where, folder)
            out.flush()
            os.fsync(out.fileno())
    except (OSError, sqlite3.OperationalError) as error:  # the second: of the database's copy beside the backup
        raise BackupError(
            f"The backup was not made: {error}. Nothing of it is left, and the database is as it was. {folder} needs "
            "room for the backup and, meanwhile, for the database once more."
        ) from error
    return counts


def _name(part: Path, file: Path) -> None:
    try:
        os.link(part, file)  # unlike a rename, it fails if somebody made `file` meanwhile
    except FileExistsError as error:
        raise BackupError(f"{file} was made by somebody else meanwhile.") from error
    except OSError as error:
        raise BackupError(
            f"{file} cannot get its name: {error.strerror}. Network shares and USB sticks often refuse the hard link "
            "that this takes: back up into a folder of this machine's own disk, and copy the file there."
        ) from error


def restore(
    file: Path, passphrase: bytes, database: Database, where: Places, keys_lost: bool = False
) -> dict[str, int]:
    """Read the whole backup to see that it is good, then put everything back; returns rows by table.

    An existing clinic.yml that differs is kept with `.before-restore` after its name; models stay. `keys_lost`: go on
    though the keys at hand do not open what the backup holds.

    Raises:
        BackupError: the database is not empty, its keys are others than the backup's, or a file cannot be put back.
        SealError: wrong passphrase, or the file is damaged. Nothing was restored.
    """
    with file.open("rb") as opened:
        for _ in sealed.chunks(opened, passphrase):
            pass
    with _archive(file, passphrase) as archive:
        manifest = json.loads(_content(archive, archive.next()).read())
        if not keys_lost:
            _demand_keys(database, manifest.get("keys"))
        _prepare(database, manifest["revision"])
        try:
            counts = _put_all(archive, manifest["tables"], database, where)
        except SQLAlchemyError as error:
            if not no_room(error):
                raise
            raise BackupError(f"{trouble(error)} {STILL_EMPTY}") from error
    database.migrate()
    return counts


def _put_all(
    archive: tarfile.TarFile, columns: dict[str, list[str]], database: Database, where: Places
) -> dict[str, int]:
    """All rows or, after any error, none. `columns`: of each table, as the backup has them."""
    counts = {}
    with database.engine.begin() as connection:
        if not rows.is_empty(connection):
            raise BackupError(HAS_DATA)
        known = {table.name: table for table in rows.tables(connection)}
        for member in iter(archive.next, None):
            if member.name.startswith(FILES):
                _put_file(archive, member, where.target(member.name[len(FILES) :]))
                continue
            content = _content(archive, member)
            counts[member.name] = rows.put(connection, known[member.name], columns[member.name], content)
    return counts


def _keys(database: Database) -> dict[str, str]:
    """What tells the keys of `database` from others without telling them."""
    with database.reading() as session:
        cipher = cipher_of(session)
    return {"encryption": cipher.encrypt(PROBE).decode(), "lookup": cipher.lookup(PROBE)}


def _demand_keys(database: Database, keys: dict[str, str] | None) -> None:
    """`keys`: of the backup, None in the oldest ones."""
    if keys is None:
        return
    with database.reading() as session:
        cipher = cipher_of(session)
    try:
        cipher.decrypt(keys["encryption"].encode())
    except DecryptionError as error:
        raise BackupError(
            f"CLINICBOT_ENCRYPTION_KEYS does not open this backup. Nothing was restored. {KEYS_FIRST}"
        ) from error
    if cipher.lookup(PROBE) != keys["lookup"]:
        raise BackupError(f"CLINICBOT_LOOKUP_KEY is not that of this backup. Nothing was restored. {KEYS_FIRST}")


def _fill(writer: sealed.Writer, database: Database, where: Places, folder: Path) -> dict[str, int]:
    with (
        tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as own,
        tarfile.open(fileobj=writer, mode="w|gz", format=tarfile.PAX_FORMAT) as archive,
        rows.moment(database, Path(own)) as connection,
    ):
        tables = rows.tables(connection)
        manifest = {
            "made_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "revision": rows.revision(connection),
            "keys": _keys(database),
            "tables": {table.name: [column.name for column in table.columns] for table in tables},
        }
        _add(archive, MANIFEST, io.BytesIO(json.dumps(manifest).encode()))
        counts = {}
        for table in tables:
            with tempfile.TemporaryFile(dir=own) as content:
                counts[table.name] = _spool(rows.lines(connection, table), content)
                _add(archive, table.name, content)
        for name, path in _files(where, _models_in_use(database)):
            with path.open("rb") as content:
                _add(archive, FILES + name, content)
    return counts


def _spool(lines: Iterator[bytes], content: BinaryIO) -> int:
    count = 0
    for line in lines:
        content.write(line)
        count += 1
    return count


def _add(archive: tarfile.TarFile, name: str, content: BinaryIO) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = content.seek(0, io.SEEK_END)
    content.seek(0)
    archive.addfile(entry, content)


def _models_in_use(database: Database) -> set[str]:
    """Models of releases that can go live again."""
    with database.session() as session:
        return set(session.scalars(select(Release.model).where(Release.status != "discarded")))


def _files(where: Places, in_use: set[str]) -> Iterator[tuple[str, Path]]:
    yield "clinic.yml", where.clinic_file
    if trained := archives.newest(where.models):
        yield f"models/{trained.name}", trained
    yield from ((f"releases/{path.name}", path) for path in _all(where.releases) if path.name in in_use)
    for name, folder in (("models/encoder", where.models / "encoder"), ("snapshots", where.snapshots)):
        yield from ((f"{name}/{path.relative_to(folder).as_posix()}", path) for path in _all(folder))


def _all(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _archive(file: Path, passphrase: bytes) -> tarfile.TarFile:
    return tarfile.open(fileobj=sealed.reader(file.open("rb"), passphrase), mode="r|gz")


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo | None) -> IO[bytes]:
    content = archive.extractfile(member) if member else None
    if content is None:
        raise BackupError("The backup holds something other than files; nothing was restored.")
    return content


def _prepare(database: Database, revision: str) -> None:
    """Tables as they were in the backup, if there are none yet."""
    existing = inspect(database.engine).get_table_names()
    if rows.VERSIONS not in existing:
        database.migrate(revision)
        return
    with database.engine.connect() as connection:
        present, empty = rows.revision(connection), rows.is_empty(connection)
    if not empty:
        raise BackupError(HAS_DATA)
    if present != revision:
        raise BackupError(
            f"The database's tables are at migration {present}, the backup's at {revision}. "
            "Name a new, empty database in CLINICBOT_DATABASE_URL; its tables are made as they were."
        )


def _put_file(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write through a temporary name: a crash leaves no half model behind."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        opened, part = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(opened, "wb") as out:
                shutil.copyfileobj(_content(archive, member), out)
            _put_in_place(Path(part), target)
        finally:
            Path(part).unlink(missing_ok=True)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}. {STILL_EMPTY} {IN_CONTAINERS}") from error


def _put_in_place(made: Path, target: Path) -> None:
    made.chmod(0o644)
    if target.exists():
        if target.read_bytes() == made.read_bytes():
            return
        target.rename(target.with_name(target.name + BEFORE))
    made.rename(target)
