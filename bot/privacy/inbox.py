"""Questions for staff are redacted before anybody can read them; until then their text is empty."""

from __future__ import annotations

from collections.abc import Callable, Collection

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError

from bot.privacy.redaction import Redact
from bot.storage import Database
from bot.storage.tables import InboxItem, Message, now

log = structlog.get_logger()
BATCH = 50


class Redactor:
    """Writes the redacted text into inbox items that wait. `load` makes the redactor, at the first one."""

    def __init__(self, database: Database, load: Callable[[], Redact]) -> None:
        self._database = database
        self._load = load
        self._unreadable: set[int] = set()  # failed since this process began; a restart tries again

    def run(self) -> int:
        """Redact what waits; returns how many."""
        done = 0
        while waiting := self._waiting():
            redact = self._load()
            done += sum(self._redact(item, redact) for item in waiting)
        return done

    def _waiting(self) -> Collection[int]:
        query = (
            select(InboxItem.id)
            .where(InboxItem.redacted_at.is_(None), InboxItem.message_id.is_not(None))
            .where(InboxItem.id.not_in(self._unreadable))
            .order_by(InboxItem.id)
            .limit(BATCH)
        )
        with self._database.reading() as session:
            return session.scalars(query).all()

    def _redact(self, item_id: int, redact: Redact) -> bool:
        try:
            text = self._question(item_id)
            redacted = None if text is None else redact(text)
        except SQLAlchemyError:
            raise
        except Exception as error:  # one question must not keep the others from staff, and must not go unredacted
            log.error("question not redacted", inbox_item=item_id, error=type(error).__name__)
            self._unreadable.add(item_id)
            return False
        if redacted is None:  # erased meanwhile
            return False
        with self._database.session() as session:
            session.execute(
                update(InboxItem)
                .where(InboxItem.id == item_id)
                .values(text=redacted, redacted_at=now())
                .execution_options(synchronize_session=False)
            )
        return True

    def _question(self, item_id: int) -> str | None:
        question = select(Message.text).join(InboxItem, InboxItem.message_id == Message.id)
        with self._database.reading() as session:
            return session.scalar(question.where(InboxItem.id == item_id))
