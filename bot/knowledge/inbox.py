"""The inbox: what the assistant did not know, asked back about, was asked in Spanish or answered unhelpfully, by theme.

Only redacted questions are here. Whatever is shown or decided is in the audit log, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.knowledge import answers, decisions, examples
from bot.knowledge.examples import Settled
from bot.knowledge.lines import Key, Line, Listing, NoSuchTheme, Seen, Which, readable
from bot.labels import OUT_OF_SCOPE, PREFIX
from bot.storage import Database, audit
from bot.storage.tables import CHANCE, InboxDecision, InboxItem, Theme, now
from bot.storage.themes import OPEN

OFTEN, NEWEST = "often", "newest"
ORDERS = {OFTEN: "Most asked first", NEWEST: "Newest first"}
PAGE = 20  # themes of the list, and questions of a theme
FIRST = 3  # questions shown of a theme in the list
EXAMPLES = 8  # of the likely topic, shown beside a theme
UNDO = timedelta(hours=24)  # decisions that are offered to be taken back
LAST = 5  # of them at once


class NotADecision(ValueError):
    """What was asked for cannot be done; the message says what can."""


def counted(database: Database) -> tuple[int, int]:
    """How many open questions there are, and how many themes of them; those that are redacted, grouped or not."""
    with database.reading() as session:
        themes, grouped = session.execute(
            select(func.count(), func.coalesce(func.sum(Theme.open_count), 0)).where(Theme.open_count > 0)
        ).one()
        single = session.scalar(select(func.count()).select_from(InboxItem).where(*_single(Which())))
    return int(grouped) + int(single or 0), int(themes)


def listed(
    database: Database, by: str, which: Which, order: str = OFTEN, page: int = 1, single_page: int = 1
) -> Listing:
    """One page of themes with open questions that fit, and of questions without a theme. `by`: who looks."""
    with database.session() as session:
        rows = session.execute(_themes(which, order).limit(PAGE + 1).offset((page - 1) * PAGE)).all()
        lines = [
            _line(Key("t", number), count, last_at, _newest(session, number, which, FIRST))
            for number, count, last_at in rows[:PAGE]
        ]
        alone = select(InboxItem).where(*_single(which)).order_by(InboxItem.id.desc())  # few: grouped within seconds
        found = session.scalars(alone.limit(PAGE + 1).offset((single_page - 1) * PAGE)).all()
        single = [_line(Key("q", item.id), 1, item.created_at, [item]) for item in found[:PAGE]]
        seen = [line for line in (*lines, *single) if line.questions]
        if seen:
            audit.record(session, by, "listed", audit.INBOX_ITEM, after={"ids": _ids(seen)})
        newest = int(session.scalar(select(func.max(InboxItem.id))) or 0)
    return Listing([line for line in lines if line.questions], len(rows) > PAGE, single, len(found) > PAGE, newest)


def most_asked(database: Database, by: str, limit: int) -> Sequence[Line]:
    """The themes with most open questions, each with its newest. `by`: who looks."""
    with database.session() as session:
        rows = session.execute(_themes(Which(), OFTEN).limit(limit)).all()
        lines = [_line(Key("t", number), count, at, _newest(session, number, Which(), 1)) for number, count, at in rows]
        if seen := [line for line in lines if line.questions]:
            audit.record(session, by, "listed", audit.INBOX_ITEM, after={"ids": _ids(seen)})
        return seen


def look_at(database: Database, by: str, key: Key, before_id: int | None = None) -> Seen:
    """A theme with its newest open questions; `before_id` goes on where a page ended.

    Raises:
        NoSuchTheme: nothing of it is open (any more).
    """
    with database.session() as session:
        own = key.open()
        counts = session.execute(
            select(InboxItem.outcome, InboxItem.channel, func.count())
            .where(*own)
            .group_by(InboxItem.outcome, InboxItem.channel)
        ).all()
        if not counts:
            raise NoSuchTheme(str(key))
        query = select(InboxItem).where(*own).order_by(InboxItem.id.desc()).limit(PAGE + 1)
        items = session.scalars(query if before_id is None else query.where(InboxItem.id < before_id)).all()
        if not items:
            raise NoSuchTheme(str(key))
        total = sum(number for _, _, number in counts)
        line = _line(key, total, items[0].created_at, items[:PAGE])
        similar = _similar(session, key)
        audit.record(session, by, "viewed", audit.INBOX_ITEM, after={"ids": _ids([line, *similar])})
        label = PREFIX + line.topics[0] if line.topics else ""
        return Seen(
            line=line,
            more=len(items) > PAGE,
            newest=int(session.scalar(select(func.max(InboxItem.id)).where(*own)) or 0),
            by_outcome=_sums((outcome, number) for outcome, _, number in counts),
            by_channel=_sums((channel, number) for _, channel, number in counts),
            earlier=_earlier(session, key),
            similar=similar,
            examples=examples.nearest(session, label, items[0].text, EXAMPLES) if label else [],
        )


def question(database: Database, key: Key) -> str:
    """The redacted words of a theme's newest open question, to ask the model with.

    Raises:
        NoSuchTheme: as in `look_at`.
    """
    with database.reading() as session:
        item = session.scalar(select(InboxItem).where(*key.open()).order_by(InboxItem.id.desc()).limit(1))
        if item is None:
            raise NoSuchTheme(str(key))
        return item.text


def picked(session: Session, by: str, item_ids: Collection[int]) -> Sequence[Any]:
    """Those of some questions that are still open, to make a topic of. `by`: who looks."""
    if not item_ids:
        return []
    query = select(InboxItem).where(InboxItem.id.in_(item_ids), *readable())
    found = session.scalars(query.order_by(InboxItem.id)).all()
    if found:
        audit.record(session, by, "viewed", audit.INBOX_ITEM, after={"ids": [item.id for item in found]})
    return found


def chosen(
    session: Session, keys: Collection[Key], which: Which, newest: int, ticked: Collection[int] = ()
) -> dict[Key, list[int]]:
    """The open questions that lines of the list stand for under its filter; none that came in after `newest`, and,
    where some are `ticked`, only these. At most `decisions.MOST` a line, the oldest first."""
    found: dict[Key, list[int]] = {}
    for key in keys:
        query = select(InboxItem.id).where(*key.open(), *which.conditions(), InboxItem.id <= newest)
        if ticked:
            query = query.where(InboxItem.id.in_(ticked))
        found[key] = session.scalars(query.order_by(InboxItem.id).limit(decisions.MOST)).all()
    return found


def decide(session: Session, by: str, item_ids: Collection[int], decision: str, topic_id: str | None = None) -> Settled:
    """Decide on open questions, in one step that can be taken back. What somebody else decided on meanwhile stays so.

    Raises:
        NotADecision: there is no such decision or topic.
    """
    if decision in (decisions.TRAINING, decisions.EVALUATION):
        if topic_id not in answers.topics(session):
            raise NotADecision("Choose a topic from the list first.")
        return examples.from_items(session, item_ids, PREFIX + str(topic_id), decision, by)
    if decision == decisions.OUT_OF_SCOPE:
        return examples.from_items(session, item_ids, OUT_OF_SCOPE, examples.TRAINING, by)
    if decision not in decisions.DECISIONS:
        raise NotADecision("That is no decision that the inbox knows.")
    items = decisions.still_open(session, item_ids)
    number = decisions.settle(session, items, decision, None, by)
    return Settled(decision, None, number, len(items), {}, decisions.gone(item_ids, items))


def confirm(
    session: Session, by: str, lines: Mapping[Key, Sequence[int]], shown: Mapping[Key, str], purpose: str
) -> list[Settled]:
    """Decide each line's questions for the topic that was shown as the nearest. All or none of them.

    Raises:
        NotADecision: nothing was shown for one of them.
    """
    by_topic: dict[str, list[int]] = {}
    for key, item_ids in lines.items():
        if key not in shown:
            raise NotADecision("No topic is near for one of these: choose one for it.")
        by_topic.setdefault(shown[key], []).extend(item_ids)
    return [decide(session, by, item_ids, purpose, topic) for topic, item_ids in by_topic.items()]


def latest(database: Database, by: str) -> Sequence[Any]:
    """Somebody's last decisions that can be taken back, the newest first."""
    with database.reading() as session:
        return decisions.latest(session, by, now() - UNDO, LAST)


def _themes(which: Which, order: str) -> Any:
    """Number, open questions that fit, and time of the newest, of each theme that has any."""
    if not which.conditions():
        count, last_at = Theme.open_count, Theme.last_at
        query = select(Theme.id, count, last_at).where(Theme.open_count > 0)
    else:  # from one index, without touching the questions themselves
        count, last_at = func.count(), func.max(InboxItem.created_at)
        query = (
            select(InboxItem.theme_id, count, last_at)
            .where(InboxItem.status == OPEN, InboxItem.theme_id.is_not(None), *which.conditions())
            .group_by(InboxItem.theme_id)
        )
    number = query.selected_columns[0]
    first = (count.desc(), last_at.desc()) if order == OFTEN else (last_at.desc(), count.desc())
    return query.order_by(*first, number.desc())


def _single(which: Which) -> tuple[Any, ...]:
    return InboxItem.theme_id.is_(None), *readable(), *which.conditions()


def _newest(session: Session, theme_id: int, which: Which, limit: int) -> Sequence[Any]:
    query = select(InboxItem).where(*Key("t", theme_id).open(), *which.conditions())
    return session.scalars(query.order_by(InboxItem.id.desc()).limit(limit)).all()


def _line(key: Key, count: int, last_at: datetime, questions: Sequence[Any]) -> Line:
    """Topics are the newest question's that is near to any."""
    telling = next((item for item in questions if _is_near(item)), None)
    found = _ids_of(telling.topics) if telling is not None else []
    return Line(key, count, last_at, questions, found, telling.confidence if telling is not None else None)


def _is_near(item: Any) -> bool:
    """Whether a question has a topic likely enough to be offered; an answer that did not help has no share."""
    return bool(item.topics) and (item.confidence is None or item.confidence >= CHANCE)


def _similar(session: Session, key: Key) -> list[Line]:
    theme = session.get(Theme, key.number) if key.kind == "t" else None
    others = [session.get(Theme, number) for number in theme.nearest] if theme is not None else []
    lines = [
        _line(Key("t", other.id), other.open_count, other.last_at, _newest(session, other.id, Which(), 1))
        for other in others
        if other is not None and other.open_count
    ]
    return [line for line in lines if line.questions]


def _earlier(session: Session, key: Key) -> list[tuple[str, str | None, int]]:
    if key.kind == "q":
        return []
    count = func.count()
    query = (
        select(InboxDecision.decision, InboxDecision.topic_id, count)
        .join(InboxItem, InboxItem.decision_id == InboxDecision.id)
        .where(InboxItem.theme_id == key.number, InboxItem.decision_id.is_not(None))  # what is decided, from an index
        .group_by(InboxDecision.decision, InboxDecision.topic_id)
        .order_by(count.desc(), InboxDecision.decision)
    )
    return [tuple(row) for row in session.execute(query)]


def _ids_of(labels: Sequence[str] | None) -> list[str]:
    """`faq/cost_price` and `cost_price` are both the topic `cost_price`."""
    return [label.removeprefix(PREFIX) for label in labels or ()]


def _ids(lines: Sequence[Line]) -> list[int]:
    return sorted(item.id for line in lines for item in line.questions)


def _sums(pairs: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, number in pairs:
        found[name] = found.get(name, 0) + number
    return found
