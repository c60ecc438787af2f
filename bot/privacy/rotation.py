"""Encrypts everything anew with the first key, so that older keys can go. May be stopped and run again at any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update

from bot.storage import Database
from bot.storage.scan import PAGE, Sealed, pages, sealed_tables

Tell = Callable[["Progress"], None]


@dataclass(frozen=True)
class Progress:
    """How far one table is: rows looked at, of how many, and values encrypted anew."""

    table: str
    rows: int
    of: int
    renewed: int


def rotate(database: Database, tell: Tell, size: int = PAGE) -> int:
    """Encrypt with the first key what an older one wrote; returns how many values. `tell` hears of every page.

    Raises:
        DecryptionError: a value fits none of the keys; what was done until then stays done.
    """
    return sum(_rotate_table(database, sealed, tell, size) for sealed in sealed_tables())


def outdated(database: Database) -> int:
    """How many values an older key has written. After `rotate`, more than 0: a process still runs with old keys."""
    return sum(
        database.cipher.renewed(token) is not None
        for sealed in sealed_tables()
        for rows in pages(database, sealed)
        for row in rows
        for token in row[1:]
        if token is not None
    )


def _rotate_table(database: Database, sealed: Sealed, tell: Tell, size: int) -> int:
    with database.session() as session:
        of = session.scalar(select(func.count()).select_from(sealed.table))
    seen = renewed = 0
    for rows in pages(database, sealed, size):
        seen += len(rows)
        renewed += _renew(database, sealed, rows)
        tell(Progress(sealed.name, seen, max(of, seen), renewed))
    return renewed


def _renew(database: Database, sealed: Sealed, rows: list[Any]) -> int:
    """Write one page's old tokens anew, each only if it is still what was read: others may be writing too."""
    stale = [
        (row[0], column, token, new)
        for row in rows
        for column, token in zip(sealed.columns, row[1:])
        if token is not None and (new := database.cipher.renewed(token)) is not None
    ]
    if not stale:
        return 0
    with database.session() as session:
        for key, column, token, new in stale:
            session.execute(update(sealed.table).where(sealed.key == key, column == token).values({column.name: new}))
    return len(stale)
