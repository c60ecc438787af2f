"""The plots of docs/performance.md. A figure that was not measured leaves its place empty."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.bars import value

TIMES = ("p50 ms", "p95 ms", "p99 ms")
WIDTH = 0.38
Figures = Mapping[str, Any]


def draw(figures: Figures, target: Path) -> None:
    """Six plots in one SVG file."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    growth = figures.get("growth", {})
    examples = _by_number(growth.get("examples", {}))
    replicas = _by_number(growth.get("replicas", {}))
    with matplotlib.rc_context({"svg.hashsalt": "performance", "font.size": 8}):
        plot, places = pyplot.subplots(2, 3, figsize=(9, 5), constrained_layout=True)
        first, second, third, fourth, fifth, sixth = places.flat
        _times(first, figures, ("end to end", "1 at once"), "ms a message, end to end, one visitor")
        _times(second, figures, ("parse",), "ms to understand a message, one thread")
        _line(third, _by_number(growth.get("stored messages", {})), "messages stored", "p50 ms, one visitor", "log")
        _line(fourth, _by_number(growth.get("topics", {})), "topics", "p50 ms to understand a message")
        _line(fifth, {count: each["s"] for count, each in examples.items()}, "examples", "seconds to train again")
        sixth.bar([str(count) for count in replicas], [each["messages/s"] for each in replicas.values()], WIDTH)
        _label(sixth, "replicas of web and rasa", "messages/s, 16 at once")
        plot.savefig(target, metadata={"Date": None})
        pyplot.close(plot)


def _times(place: Any, figures: Figures, names: tuple[str, ...], what: str) -> None:
    """The three percentiles of ours and of stock Rasa, side by side."""
    for number, who in enumerate(("ours", "stock")):
        found = value(figures, who, *names)
        if found:
            place.bar([at + number * 0.4 for at in range(3)], [found[name] for name in TIMES], WIDTH, label=who)
    place.set_xticks([at + 0.2 for at in range(3)], ["p50", "p95", "p99"])
    if place.containers:
        place.legend()
    _label(place, "", what)


def _line(place: Any, found: Mapping[int, float], over: str, what: str, scale: str = "linear") -> None:
    place.plot(list(found), list(found.values()), marker="o")
    place.set_xscale(scale)
    _label(place, over, what)


def _label(place: Any, over: str, what: str) -> None:
    place.margins(y=0.1)
    place.set_ylim(bottom=0)
    place.set_xlabel(over)
    place.set_title(what, fontsize="medium")


def _by_number(found: Mapping[Any, Any]) -> dict[int, Any]:
    """In order; read from a file, the numbers are words."""
    return dict(sorted((int(count), each) for count, each in found.items()))
