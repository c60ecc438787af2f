"""Keeps true what a theme says of its questions, whoever decides, deletes or erases some of them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from bot.storage.database import one_at_a_time
from bot.storage.tables import InboxItem, Theme

OPEN = "open"  # an inbox item's status until somebody decides


def alone(session: Session) -> None:
    """Let nobody else change questions of the inbox, or their themes, before this transaction ends."""
    one_at_a_time(session, "inbox")


def recount(session: Session, theme_ids: Collection[int]) -> None:
    """Count the open questions of these themes anew; a theme without any question goes, and its vector with it.

    For callers that are `alone`.
    """
    own = InboxItem.theme_id == Theme.id
    count = select(func.count()).select_from(InboxItem).where(own, InboxItem.status == OPEN)
    newest = select(func.max(InboxItem.created_at)).where(own, InboxItem.status == OPEN)
    for statement in (
        delete(Theme).where(Theme.id.in_(theme_ids), ~exists().where(own)),
        update(Theme)
        .where(Theme.id.in_(theme_ids))
        .values(open_count=count.scalar_subquery(), last_at=func.coalesce(newest.scalar_subquery(), Theme.last_at)),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
