"""A database's rows as they are stored (encrypted columns stay encrypted), out of one kind of database into another."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, MetaData, Table, create_engine, func, insert, select, text
from sqlalchemy.engine import Connection

from bot.storage import Database

VERSIONS = "alembic_version"
AT_ONCE = 500  # rows


@contextmanager
def moment(database: Database, folder: Path) -> Iterator[Connection]:
    """A connection that sees everything as it was at one moment, and holds nobody up.

    SQLite: by its online backup into `folder`, since a long reading transaction would keep its log from shrinking.
    PostgreSQL: one repeatable-read transaction.
    """
    if database.engine.dialect.name == "sqlite":
        copy = folder / "copy.db"
        with (
            closing(sqlite3.connect(str(database.engine.url.database))) as source,
            closing(sqlite3.connect(copy)) as to,
        ):
            source.backup(to)
        engine = create_engine(f"sqlite:///{copy}", future=True)
        with engine.connect() as connection:
            yield connection
        engine.dispose()
        return
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with database.engine.connect().execution_options(**options) as connection:
        yield connection


def tables(connection: Connection) -> list[Table]:
    """All tables as the database itself describes them, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return [table for table in metadata.sorted_tables if table.name not in (VERSIONS, "sqlite_sequence")]


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Each row as a line of JSON, in the order of its key."""
    found = connection.execution_options(stream_results=True).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    packed = [isinstance(column.type, JSON) for column in table.columns]
    for row in found:
        values = [{"json": value} if is_json else _out(value) for value, is_json in zip(row, packed)]
        yield json.dumps(values, separators=(",", ":")).encode() + b"\n"


def put(connection: Connection, table: Table, columns: list[str], rows: Iterable[bytes]) -> int:
    """Insert rows that `lines` made; returns how many."""
    count, batch = 0, []
    for line in rows:
        batch.append({name: _in(value) for name, value in zip(columns, json.loads(line))})
        count += 1
        if len(batch) == AT_ONCE:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
    _count_on(connection, table)
    return count


def is_empty(connection: Connection) -> bool:
    """Whether no table has a row."""
    return not any(connection.execute(select(table).limit(1)).first() for table in tables(connection))


def revision(connection: Connection) -> str:
    """The migration that the tables are at."""
    return str(connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar_one())  # noqa: S608


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL's counters do not notice numbers that were given."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name == "postgresql" and [key.name for key in keys] == ["id"]:
        counter = connection.execute(select(func.pg_get_serial_sequence(table.name, "id"))).scalar()
        highest = connection.execute(select(func.max(keys[0]))).scalar()
        if counter and highest:
            connection.execute(select(func.setval(counter, highest)))


def _out(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"bytes": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, datetime):
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _in(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "bytes":
        return base64.b64decode(content)
    if kind == "time":
        return datetime.fromisoformat(content)
    return date.fromisoformat(content) if kind == "date" else content
