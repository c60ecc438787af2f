"""What staff decided on questions of the inbox: each question is decided once, and a decision can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage import audit, themes
from bot.storage.tables import InboxDecision, InboxItem, now
from bot.storage.themes import OPEN

TRAINING, EVALUATION, OUT_OF_SCOPE, NO_QUESTION, DISMISSED = DECISIONS = (
    "training",
    "evaluation",
    "out_of_scope",
    "no_question",
    "dismissed",
)
MOST = 500  # questions in one step, the oldest first: within a second


class NotYours(Exception):
    """That decision is somebody else's, or was never made."""


def still_open(session: Session, item_ids: Collection[int]) -> Sequence[Any]:
    """Those of these questions that nobody has decided on, the oldest first, at most `MOST`; nobody else can now."""
    themes.alone(session)
    query = (
        select(InboxItem)
        .where(InboxItem.id.in_(item_ids), InboxItem.status == OPEN, InboxItem.redacted_at.is_not(None))
        .order_by(InboxItem.id)
        .limit(MOST)
    )
    return session.scalars(query.with_for_update()).all()


def gone(asked: Collection[int], found: Sequence[Any]) -> int:
    """How many of the questions that were `asked` for are not open (any more), by what `still_open` gave."""
    return max(0, min(len(set(asked)), MOST) - len(found))


def settle(session: Session, items: Sequence[Any], decision: str, topic_id: str | None, by: str) -> int | None:
    """Close questions that `still_open` gave; returns the decision's number, None where there is no question."""
    if not items:
        return None
    numbers = [item.id for item in items]
    made = InboxDecision(decision=decision, topic_id=topic_id, items=numbers, author=by)
    session.add(made)
    session.flush()
    for item in items:
        item.status, item.decision_id = decision, made.id
    _changed(session, items)
    facts = {"decision": decision, "topic": topic_id, "ids": numbers}
    audit.record(session, by, "decided", audit.INBOX_ITEM, after={k: v for k, v in facts.items() if v is not None})
    return made.id


def take_back(session: Session, decision_id: int, by: str) -> Sequence[Any]:
    """Open a decision's questions again; returns them. None are there where it was taken back before.

    Raises:
        NotYours: only who decided may take it back.
    """
    themes.alone(session)
    made = session.get(InboxDecision, decision_id, with_for_update=True)
    if made is None or made.author != by:
        raise NotYours(decision_id)
    if made.undone_at is not None:
        return []
    made.undone_at = now()
    items = session.scalars(select(InboxItem).where(InboxItem.decision_id == made.id).with_for_update()).all()
    for item in items:
        item.status, item.decision_id = OPEN, None
    _changed(session, items)
    audit.record(session, by, "undid", audit.INBOX_ITEM, before={"decision": made.decision, "topic": made.topic_id,
                 "ids": [item.id for item in items]})  # fmt: skip
    return items


def latest(session: Session, by: str, since: datetime, limit: int) -> Sequence[Any]:
    """Somebody's last decisions that can be taken back, the newest first."""
    query = select(InboxDecision).where(InboxDecision.author == by, InboxDecision.undone_at.is_(None))
    query = query.where(InboxDecision.created_at >= since)
    return session.scalars(query.order_by(InboxDecision.created_at.desc(), InboxDecision.id.desc()).limit(limit)).all()


def _changed(session: Session, items: Sequence[Any]) -> None:
    session.flush()
    themes.recount(session, {item.theme_id for item in items if item.theme_id is not None})
