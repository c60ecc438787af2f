"""Figures on questions: right, offered, wrong, silent; by topic; which topics are confused; two questions at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from bot.labels import OUT_OF_SCOPE
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import OTHER, Row

OUTCOMES = ("right", "offered", "wrong", "abstained")
Pair = tuple[Row, Reading]


def figures(rows: Sequence[Row], readings: Sequence[Reading]) -> dict[str, Any]:
    """Shares (0 to 1) of the questions on a topic, unless the name says of what; counts where it says questions.

    `wrong`: anything but the right topic, an offer or silence, so also a contact form or the crisis line.
    `not_answered`: an offer or silence; a topic's count `abstained` is silence alone.
    `confused`: `[topic, what it got, count]`. `topics`: per topic `questions` and the count of each outcome.
    """
    pairs = list(zip(rows, readings))
    asked = [pair for pair in pairs if pair[0]["topic"] not in OTHER]
    outcomes = [outcome(*pair) for pair in asked]
    return {
        "questions": len(asked),
        "right": share(each == "right" for each in outcomes),
        "right_or_offered": share(each in ("right", "offered") for each in outcomes),
        "wrong": share(each == "wrong" for each in outcomes),
        "not_answered": share(each in ("offered", "abstained") for each in outcomes),
        "out_of_scope_answered": _share_of(pairs, OUT_OF_SCOPE, "answer"),
        "contact_recognised": _share_of(pairs, "contact", "contact"),
        "crisis_recognised": share(got.danger for row, got in pairs if row["topic"] == "crisis"),
        "topics": _by_topic(asked, outcomes),
        **_mistakes([pair for pair, each in zip(asked, outcomes) if each == "wrong"]),
    }


def outcome(row: Row, got: Reading) -> str:
    """One of `OUTCOMES`, for a question on a topic."""
    if got.kind == "answer" and row["topic"] in got.topics:
        return "right"
    if got.kind == "clarify" and row["topic"] in got.offered:
        return "offered"
    return "abstained" if got.silent else "wrong"


def two_questions(rows: Sequence[Row], readings: Sequence[Reading]) -> dict[str, Any]:
    """Shares (0 to 1) of messages with two questions: both answered, one of them."""
    hits = [len(set(row["topics"]) & set(got.topics)) for row, got in zip(rows, readings)]
    return {
        "messages": len(rows),
        "both_of_two": share(hit == 2 for hit in hits),
        "one_of_two": share(hit == 1 for hit in hits),
    }


def share(flags: Iterable[bool]) -> float | None:
    """The share of true ones, 0 to 1, to four places; None where there are none to ask about."""
    values = list(flags)
    return round(sum(values) / len(values), 4) if values else None


def _share_of(pairs: Sequence[Pair], label: str, kind: str) -> float | None:
    return share(got.kind == kind for row, got in pairs if row["topic"] == label)


def _by_topic(asked: Sequence[Pair], outcomes: Sequence[str]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (row, _), each in zip(asked, outcomes):
        counts[row["topic"]][each] += 1
    return {
        topic: {"questions": sum(count.values()), **{each: count[each] for each in OUTCOMES}}
        for topic, count in sorted(counts.items())
    }


def _mistakes(wrong: Sequence[Pair]) -> dict[str, Any]:
    given = [(row["id"], row["topic"], ",".join(got.topics) or got.kind) for row, got in wrong]
    confused = Counter((topic, got) for _, topic, got in given)
    return {
        "confused": [[*pair, count] for pair, count in confused.most_common()],
        "wrongly_answered": [{"id": each, "topic": topic, "got": got} for each, topic, got in given],
    }
