"""One process's way to the database: an engine, sessions, migrations. Nothing is opened at import."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DisconnectionError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from bot.settings import Settings
from bot.storage.encryption import Cipher

BUSY_TIMEOUT = 5000  # milliseconds that SQLite waits for another process's write
LOOK_AGAIN = 0.001  # seconds until one that waits for another process's write looks again
WRITING = "writing"  # in a connection's info: it is the one of this process that may write
STEP = "step"  # the option of a transaction that does not wait for the disk
FULL, NORMAL = "FULL", "NORMAL"  # SQLite's words for waiting and not
ROOM = 16 * 1024 * 1024  # bytes: with less on its disk, SQLite cannot be relied on to write a turn
CONNECTIONS = 16  # kept open: one for each thread of the front door
MORE_CONNECTIONS = 4  # opened for a while when those are in use


class Database:
    """The clinic's database. Close it when the process ends."""

    def __init__(self, url: str, cipher: Cipher) -> None:
        self.url = url
        self.cipher = cipher
        file = _sqlite_file(url)
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        # By itself SQLAlchemy 1.4 opens a SQLite file anew for each transaction, which costs more than most of them.
        pooled = {"poolclass": QueuePool, "pool_size": CONNECTIONS, "max_overflow": MORE_CONNECTIONS}
        sqlite = {"connect_args": {"check_same_thread": False}}  # the pool gives a connection to one thread at a time
        self.engine: Engine = create_engine(
            url,
            future=True,
            pool_pre_ping=not url.startswith("sqlite"),
            hide_parameters=True,  # an error's text must not hold a visitor's words
            **pooled,
            **(sqlite if url.startswith("sqlite") else {}),
        )
        self.engine.dialect.clinic_cipher = cipher  # type: ignore[attr-defined]
        if self.engine.dialect.name == "sqlite":
            _make_sqlite_careful(self.engine)
        else:
            _let_steps_go_on(self.engine)
        if file:
            _notice_another_file(self.engine, file)
        self._sessions = self._making()
        self._readers = self._making(only_reads=True)
        self._steps = self._making(**{STEP: True})

    @classmethod
    def from_settings(cls, settings: Settings) -> Database:
        """The database that the settings name."""
        return cls(settings.database_url, Cipher(settings.encryption_keys, settings.lookup_key))

    def _making(self, **options: bool) -> sessionmaker:
        return sessionmaker(self.engine.execution_options(**options), future=True, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back on any error."""
        with self._sessions.begin() as session:
            yield session

    @contextmanager
    def step(self) -> Iterator[Session]:
        """A transaction that does not wait for the disk. For what nobody is told of before a later one has ended.

        Others see it at once, and it outlives any process. It outlives a power cut once any later `session` has
        ended: databases write their logs in order, so what that one waits for includes this one.
        """
        with self._steps.begin() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads, as things stood when it began. On SQLite it waits for no writer."""
        with self._readers.begin() as session:
            yield session

    def check(self) -> None:
        """Write something: where the disk is full, reading still goes. Raises SQLAlchemy's error (see `trouble`)."""
        file = _sqlite_file(self.url)
        if file and shutil.disk_usage(file.parent).free < ROOM:  # a write this small may fit where a turn does not
            raise OperationalError("check", None, OSError("the disk is full"))
        with self.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = version_num"))

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to `revision`."""
        from alembic import command

        command.upgrade(self._alembic(), revision)

    def migrate_back(self, revision: str) -> None:
        """Take the tables back to an older `revision` ("base": none), before going back to older code."""
        from alembic import command

        command.downgrade(self._alembic(), revision)

    def revisions(self) -> tuple[str | None, str | None]:
        """The migration that the tables are at (None: there are no tables), and the newest one."""
        from alembic.migration import MigrationContext
        from alembic.script import ScriptDirectory

        with self.engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
        return present, ScriptDirectory.from_config(self._alembic()).get_current_head()

    def _alembic(self) -> Any:
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["engine"] = self.engine
        return config

    def overwrite_deleted(self) -> None:
        """Let SQLite empty its log of changes, which still holds what was deleted. (PostgreSQL vacuums by itself.)"""
        if self.engine.dialect.name == "sqlite":
            connection = self.engine.raw_connection()  # outside of any transaction
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def no_room(error: SQLAlchemyError) -> bool:
    """Whether there is no room left to write."""
    said = str(getattr(error, "orig", None)).lower()
    return any(sign in said for sign in ("is full", "no space left", "could not extend", "disk i/o error"))


def trouble(error: SQLAlchemyError) -> str:
    """What is wrong with the database, in words that hold no address and nothing of what was asked."""
    if no_room(error):
        return "The database cannot be written: make room on its disk."
    if "is locked" in str(getattr(error, "orig", None)):
        return f"The database is busy: something else has been writing for {BUSY_TIMEOUT // 1000} s."
    return f"The database does not answer: {type(error).__name__}."


def one_at_a_time(session: Session, name: str) -> None:
    """Let transactions about the same `name` go one after the other, until each ends.

    SQLite's writers queue up anyway. In PostgreSQL two could each look for a row, find none, and both make one.
    """
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))


def insert_into(session: Session, model: Any) -> Any:
    """An INSERT into a table that knows ON CONFLICT, in the dialect of the session's database."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(model.__table__)


def _make_sqlite_careful(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN below, not pysqlite's late one
        for pragma in (
            f"busy_timeout={BUSY_TIMEOUT}",
            "journal_mode=WAL",  # readers do not wait for the writer; four processes share the file
            f"synchronous={FULL}",  # what was acknowledged survives a power cut
            "foreign_keys=ON",
            "secure_delete=ON",  # erased means overwritten
        ):
            connection.execute(f"PRAGMA {pragma}")

    writing = threading.Lock()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        if connection.get_execution_options().get("only_reads"):
            connection.exec_driver_sql("BEGIN")
            return
        # SQLite lets those who wait look again less and less often, up to a tenth of a second: of sixteen threads some
        # find it taken each time until their five seconds are over, and a busy process lets no other one in. So the
        # threads of a process write one after the other, and the one that may looks again every millisecond.
        if WRITING not in connection.info and writing.acquire(timeout=BUSY_TIMEOUT / 1000):
            connection.info[WRITING] = writing
        _wait_for_disk(connection, FULL if not connection.get_execution_options().get(STEP) else NORMAL)
        _begin_writing(connection)

    def end(_connection: Any, record: Any, *_why: Any) -> None:
        if record.info.pop(WRITING, None):
            writing.release()

    for returned in ("checkin", "invalidate", "close"):  # however a transaction ended, its connection comes to this
        event.listen(engine, returned, end)


def _let_steps_go_on(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        if connection.get_execution_options().get(STEP):
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")


def _wait_for_disk(connection: Any, synchronous: str) -> None:
    """How the transactions from now on end: only in a log that is in order (NORMAL), or when it is on the disk."""
    if connection.info.get("synchronous", FULL) != synchronous:
        connection.connection.dbapi_connection.execute(f"PRAGMA synchronous={synchronous}")
        connection.info["synchronous"] = synchronous


def _begin_writing(connection: Any) -> None:
    """Begin at once, or as soon as the other processes have written.

    IMMEDIATE: two writers queue up at the start instead of failing in the middle (SQLITE_BUSY_SNAPSHOT).
    """
    raw = connection.connection.dbapi_connection
    until = time.monotonic() + BUSY_TIMEOUT / 1000
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while (begun := _try_to_begin(raw)) is None and time.monotonic() < until:
            time.sleep(LOOK_AGAIN)
        if not begun:  # through SQLAlchemy this time, whose errors everybody knows what to make of
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")


def _try_to_begin(raw: sqlite3.Connection) -> bool | None:
    """Begin a writing transaction; None: somebody else is in one; False: it cannot be done at all."""
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        return None if "is locked" in str(error) else False
    return True


def _sqlite_file(url: str) -> Path | None:
    """The file that a SQLite URL names plainly."""
    return Path(url[len("sqlite:///") :]) if url.startswith("sqlite:///") and ":///file:" not in url else None


def _notice_another_file(engine: Engine, file: Path) -> None:
    """Leave a file that is not in its place any more (restored from a backup, say): what is written there is lost."""

    @event.listens_for(engine, "connect")
    def remember(_connection: Any, record: Any) -> None:
        record.info["file"] = _number(file)

    @event.listens_for(engine, "checkout")
    def compare(_connection: Any, record: Any, _proxy: Any) -> None:
        if _number(file) != record.info["file"]:
            raise DisconnectionError("The database file was replaced.")


def _number(file: Path) -> int | None:
    """The file's number on its disk; None where it is not there."""
    return file.stat().st_ino if file.exists() else None
