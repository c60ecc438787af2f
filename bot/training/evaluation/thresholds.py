"""What other answer thresholds would do, so that one chosen on one set can be reported on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.knowledge import bars
from bot.training.evaluation import answers
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import Row

RANGE = tuple(percent / 100 for percent in range(20, 100, 5))
CAREFUL = ("wrong", "out_of_scope_answered")
FIGURES = ("right", *CAREFUL)


def figures(rows: Sequence[Row], readings: Sequence[Reading]) -> list[dict[str, float | None]]:
    """Per threshold of `RANGE`: `threshold` and the shares `FIGURES` (0 to 1).

    Below the model's own threshold this is the whole message's best topic; what the parts of a message would then have
    been answered with is not known.
    """
    return [{"threshold": threshold, **_at(threshold, rows, readings)} for threshold in RANGE]


def chosen(found: Sequence[Mapping[str, float | None]]) -> float | None:
    """The lowest threshold that keeps the bars for wrong and out-of-scope answers; None if none does."""
    for threshold, each in zip(RANGE, found):
        if not bars.broken({name: each[name] for name in CAREFUL}):
            return threshold
    return None


def _at(threshold: float, rows: Sequence[Row], readings: Sequence[Reading]) -> dict[str, Any]:
    found = answers.figures(rows, [_moved(each, threshold) for each in readings])
    return {name: found[name] for name in FIGURES}


def _moved(got: Reading, threshold: float) -> Reading:
    """The reading had the answer threshold been this one."""
    if got.danger or not got.guesses_topic:
        return got
    if got.confidence >= threshold and (got.silent or got.kind == "answer"):
        return got._replace(kind="answer", topics=got.guess)
    return got._replace(kind="fallback", topics=()) if got.kind == "answer" else got
