"""The words behind a comparison's changed questions, looked up when they are shown: a comparison itself holds none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import select

from bot.settings import EVALUATION_SETS
from bot.storage import Database, audit
from bot.storage.tables import Example, InboxItem

REAL, OWN = "real", "own"  # sets that are no file: the inbox's questions, the team's evaluation examples
GONE = "This question has been deleted since."


class Change(NamedTuple):
    """One question whose outcome changes. `before`, `after`: kind and topics. `words`: empty if not for this role."""

    where: str
    words: str
    wanted: str
    before: tuple[str, Sequence[str]]
    after: tuple[str, Sequence[str]]
    verdict: str


def listed(
    database: Database, release_id: int, changed: Sequence[Mapping[str, Any]], who: str, may_read: bool
) -> list[Change]:
    """A comparison's changed questions (`changed`: as `bot/training/compare.py` writes them) with their words; those of
    real people only where `may_read`, which is logged. `who`: looks."""
    real = _texts(database, InboxItem, [each["id"] for each in changed if each["set"] == REAL]) if may_read else {}
    own = _texts(database, Example, [each["id"] for each in changed if each["set"] == OWN]) if may_read else {}
    if real or own:
        with database.session() as session:
            audit.record(session, who, "viewed", audit.RELEASE, release_id, after={"questions": len(real) + len(own)})
    return [
        Change(
            each["set"],
            _words(each, {REAL: real, OWN: own}, may_read),
            each.get("wanted") or "",
            (each["before"][0], each["before"][1]),
            (each["after"][0], each["after"][1]),
            each["verdict"],
        )
        for each in changed
    ]


def _words(each: Mapping[str, Any], people: Mapping[str, Mapping[int, str]], may_read: bool) -> str:
    if each["set"] in people:
        return people[each["set"]].get(each["id"], GONE) if may_read else ""
    return _set(each["set"]).get(each["id"], GONE)


def _texts(database: Database, table: Any, numbers: Iterable[int]) -> dict[int, str]:
    query = select(table).where(table.id.in_(list(numbers)), table.text.is_not(None))
    with database.reading() as session:
        return {row.id: row.text for row in session.scalars(query)}


@lru_cache(maxsize=32)
def _set(name: str) -> dict[str, str]:
    """A set's texts by id; they do not change while the program runs."""
    path = EVALUATION_SETS / f"{name}.jsonl"
    if path.parent != EVALUATION_SETS or not path.exists():
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["id"]: row["text"] for row in rows}
