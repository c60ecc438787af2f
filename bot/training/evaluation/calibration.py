"""Whether a confidence of 0.9 is right nine times of ten: bins, expected calibration error, text and picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import Row

BINS = 10
WIDTH = 40  # characters of a bar in the text


def figures(rows: Sequence[Row], readings: Sequence[Reading]) -> dict[str, Any]:
    """Bins of the best guess's confidence and the expected calibration error (Guo et al. 2017), both 0 to 1.

    All messages of an answer set count, answered or not; those that got the crisis line have no guess and do not.
    Each bin: `from`, `to`, `count`, mean `confidence`, share `right`; empty bins are left out.
    """
    guesses = [(got.confidence, row["topic"] in got.guess) for row, got in zip(rows, readings) if not got.danger]
    bins = [_bin(index, [pair for pair in guesses if _index(pair[0]) == index]) for index in range(BINS)]
    filled = [each for each in bins if each["count"]]
    gaps = sum(each["count"] * abs(each["confidence"] - each["right"]) for each in filled)
    return {"error": round(gaps / len(guesses), 4) if guesses else 0.0, "bins": filled}


def text(found: Mapping[str, Any]) -> list[str]:
    """Lines: a bar per bin as long as its share right, `|` where its mean confidence is."""
    lines = []
    for each in found["bins"]:
        bar = list(("#" * round(each["right"] * WIDTH)).ljust(WIDTH + 1))
        bar[round(each["confidence"] * WIDTH)] = "|"
        span = f"{each['from']:.1f}-{each['to']:.1f}"
        lines.append(f"  {span}  {''.join(bar)} right {each['right']:6.1%} of {each['count']:4d}")
    return lines


def draw(found: Mapping[str, Mapping[str, Any]], target: Path) -> Path:
    """Write the reliability diagram of several calibrations, by name, as PNG."""
    from matplotlib.figure import Figure  # comes with Rasa; half a second, so late

    picture = Figure(figsize=(6, 6), layout="constrained")
    axes = picture.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", label="perfect")
    for name, each in found.items():
        points = [(one["confidence"], one["right"]) for one in each["bins"]]
        axes.plot(*zip(*points), marker="o", label=f"{name} (error {each['error']:.3f})")
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1), title="Reliability")
    axes.legend(loc="upper left")
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.savefig(target, dpi=110)
    return target


def _index(confidence: float) -> int:
    return min(int(confidence * BINS), BINS - 1)


def _bin(index: int, pairs: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    count = max(1, len(pairs))
    return {
        "from": index / BINS,
        "to": (index + 1) / BINS,
        "count": len(pairs),
        "confidence": round(sum(confidence for confidence, _ in pairs) / count, 4),
        "right": round(sum(right for _, right in pairs) / count, 4),
    }
