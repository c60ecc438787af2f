"""Walks through everything that is stored encrypted, a page at a time, so that nobody else waits long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, Table, column, select, table

from bot.storage.database import Database
from bot.storage.encryption import EncryptedText
from bot.storage.tables import metadata

PAGE = 500  # rows in one transaction: some 30 ms


@dataclass(frozen=True)
class Sealed:
    """A table as it lies in the database: its key, and its encrypted columns as the bytes that they are."""

    name: str
    table: Any
    key: Any
    columns: tuple[Any, ...]


def sealed_tables() -> list[Sealed]:
    """All tables that have encrypted columns."""
    found = (_sealed(known) for known in metadata.sorted_tables)
    return [sealed for sealed in found if sealed.columns]


def pages(database: Database, sealed: Sealed, size: int = PAGE) -> Iterator[list[Any]]:
    """All rows in the order of their keys: the key, then the encrypted columns."""
    query = select(sealed.key, *sealed.columns).order_by(sealed.key).limit(size)
    last = None
    while True:
        with database.session() as session:
            rows = session.execute(query if last is None else query.where(sealed.key > last)).all()
        if rows:
            yield rows
        if len(rows) < size:
            return
        last = rows[-1][0]


def _sealed(known: Table) -> Sealed:
    encrypted = [found.name for found in known.columns if isinstance(found.type, EncryptedText)]
    key = next(iter(known.primary_key.columns))
    raw = table(known.name, column(key.name, key.type), *(column(name, LargeBinary()) for name in encrypted))
    return Sealed(known.name, raw, raw.c[key.name], tuple(raw.c[name] for name in encrypted))
