"""What the project wants of its speed, beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

ENOUGH = 15.0  # seconds until ready
PARSE, STALL, PAGE, REPLY = 6.0, 500.0, 300.0, 150.0  # milliseconds
TRAINING, TRAINING_ALONE = 25.0, 12.0  # seconds
ARCHIVE = 60.0  # megabytes


class Bar(NamedTuple):
    """One of them; `met` is None where nothing was measured."""

    name: str
    measured: str
    met: bool | None


def bars(figures: Mapping[str, Any]) -> list[Bar]:
    """All of them; of ratios, both sides are from the same run."""
    one, many, parse = ("end to end", "1 at once"), ("end to end", "16 at once"), ("parse", "p50 ms")
    ours, stock = ("ours",), ("stock",)
    memory, stock_memory = _total(figures, "ours"), _total(figures, "stock")
    rate, stock_rate = (value(figures, *who, *many, "messages/s") for who in (ours, stock))
    middle, stock_middle = (value(figures, *who, *one, "p50 ms") for who in (ours, stock))
    tail = value(figures, *ours, *one, "p99 ms")
    gap = value(figures, "swap", "longest gap ms")
    few, many_topics = _topics(figures)
    return [
        _ratio("messages/s, 16 at once: at least 3 x stock Rasa's", rate, stock_rate, least=3),
        _ratio("p50: at most half of stock Rasa's", middle, stock_middle, most=0.5),
        _ratio("p99: at most 4 x our own p50", tail, middle, most=4),
        _ratio("memory of all our processes: at most stock Rasa's", memory, stock_memory, most=1),
        _most("ready after the start", value(figures, *ours, "ready s"), ENOUGH, "s"),
        _ratio("parse with 1,000 topics: at most 1.5 x that with ours", many_topics, few, most=1.5),
        _most("no answer for anybody while models are swapped", gap, STALL, "ms"),
        _most("parse, p50, one thread of one core", value(figures, *ours, *parse), PARSE, "ms"),
        _most("training again", value(figures, *ours, "training", "s"), TRAINING, "s"),
        _most("the same after the imports", value(figures, *ours, "training", "after imports s"), TRAINING_ALONE, "s"),
        _most("the model's archive", value(figures, *ours, "model MB"), ARCHIVE, "MB"),
        _most("the console's slowest page", value(figures, "console pages", "worst ms"), PAGE, "ms"),
        _most("Enter to the drawn reply, p95", value(figures, "widget", "p95 ms"), REPLY, "ms"),
    ]


def value(figures: Mapping[str, Any], *names: str) -> Any:
    """The figure under these names; None where it was not measured."""
    found: Any = figures
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _ratio(name: str, ours: float | None, other: float | None, least: float = 0.0, most: float = float("inf")) -> Bar:
    if ours is None or not other:
        return Bar(name, "", None)
    ratio = ours / other
    return Bar(name, f"{ratio:.2f} x", least <= ratio <= most)


def _most(name: str, measured: float | None, most: float, unit: str) -> Bar:
    name = f"{name}: at most {most:g} {unit}"
    return Bar(name, "", None) if measured is None else Bar(name, f"{measured:g} {unit}", measured <= most)


def _total(figures: Mapping[str, Any], who: str) -> float | None:
    sizes = value(figures, who, "memory MB")
    return sum(sizes.values()) if sizes else None


def _topics(figures: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Milliseconds with the fewest topics and with the most."""
    found = {int(count): each for count, each in (value(figures, "growth", "topics") or {}).items()}
    return (found[min(found)], found[max(found)]) if found else (None, None)
