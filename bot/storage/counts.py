"""Counting rows, and adding to counts that are kept by day."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.storage.database import insert_into


def rows(session: Session, model: Any, which: Any) -> int:
    """How many rows of `model` fulfil the condition."""
    return int(session.scalar(select(func.count()).select_from(model).where(which)) or 0)


def add(session: Session, model: Any, number: int, **key: Any) -> None:
    """Add to the `count` of the row with this primary key; the first time, make it."""
    session.execute(
        insert_into(session, model)
        .values(**key, count=number)
        .on_conflict_do_update(index_elements=list(key), set_={"count": model.__table__.c.count + number})
    )
