"""What the tests of notices share: time that passes, and messages in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.notify import outbox
from bot.notify.outbox import Outbox
from bot.storage import Database
from bot.storage.tables import OutboxMessage

Put = Callable[..., bool]
Rows = Callable[[], list[Any]]


@pytest.fixture()
def box(database: Database) -> Outbox:
    """The outbox of this test's database, with a lease of a minute."""
    return Outbox(database, lease=timedelta(minutes=1))


@pytest.fixture()
def put(database: Database) -> Put:
    """Puts one message in a transaction of its own; returns whether it was new."""

    def put_one(key: str = "one", recipient: str = "desk@example.com", **options: Any) -> bool:
        values = {"channel": "email", "kind": "contact_request", "payload": {"id": 1, "updated": False}, **options}
        with database.session() as session:
            return outbox.put(session, recipient=recipient, key=key, **values)

    return put_one


@pytest.fixture()
def rows(database: Database) -> Rows:
    """All messages in the outbox, in order."""

    def all_rows() -> list[Any]:
        with database.session() as session:
            return session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()

    return all_rows


@pytest.fixture()
def pass_time(database: Database) -> Callable[[float], None]:
    """Lets seconds pass for all that waits or is being sent."""

    def pass_seconds(seconds: float) -> None:
        let_pass(database, seconds)

    return pass_seconds


def let_pass(database: Database, seconds: float) -> None:
    """Move every moment in the outbox back by `seconds`."""
    with database.session() as session:
        for message in session.scalars(select(OutboxMessage)).all():
            past = {
                name: getattr(message, name) - timedelta(seconds=seconds)
                for name in ("next_attempt_at", "claimed_at")
                if getattr(message, name) is not None
            }
            session.execute(update(OutboxMessage).where(OutboxMessage.id == message.id).values(**past))
