"""The figures as tables and plots in docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.bars import bars, value
from benchmarks.plots import draw
from bot.settings import ROOT

PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- made by `make bench` -->", "<!-- end -->"
PICTURE = "images/performance.svg"
SHOWN = f"![Times beside stock Rasa's, and with more stored messages, topics, examples and replicas]({PICTURE})"
TIMES = ("p50 ms", "p95 ms", "p99 ms")
LOADS = tuple((way, at_once) for at_once in ("1 at once", "16 at once") for way in ("end to end", "parse over HTTP"))
TRAINING = {
    "s": "training (ours again, encoder known), s",
    "after imports s": "the same after the imports, s",
    "peak MB": "most memory while training, MB",
    "from nothing s": "the first training of this tree, with the encoder, s",
    "examples": "at most so many examples an intent",
    "DIETClassifier": "epochs of DIET (100 by default)",
}
MET = {True: "yes", False: "**no**", None: "not measured"}
Figures = Mapping[str, Any]


def write(figures: Figures, page: Path = PAGE) -> None:
    """Put the tables between their marks in the page, and draw the plots beside it."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n{table(figures)}\n\n{SHOWN}\n{END}{after}", encoding="utf-8")
    draw(figures, page.parent / PICTURE)


def table(figures: Figures) -> str:
    """Markdown: bars, ours beside stock Rasa, growth, the rest, and what was not measured."""
    before, after = figures["load average before"], figures["load average after"]
    head = f"{figures['at']}, {figures['cores']} cores, load average {before:.1f} before and {after:.1f} after."
    judged = [(bar.name, bar.measured, MET[bar.met]) for bar in bars(figures)]
    tables = (
        _table(("bar", "measured", "met"), judged),
        _table(("", "ours", "stock Rasa"), _beside(figures)),
        _table(("grows with", ""), _growth(figures)),
        _table(("", ""), _others(figures)),
        _table(("not measured", "why"), _missing(figures)),
    )
    return "\n\n".join([head, *filter(None, tables)])


def _table(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    """Markdown; nothing where there are no rows."""
    lines = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines]) if lines else ""


def _beside(figures: Figures) -> Iterator[tuple[Any, ...]]:
    def row(label: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """Empty where only one has the figure, nothing where neither has."""
        both = [value(figures, who, *names) for who in ("ours", "stock")]
        if both != [None, None]:
            yield (label, *("" if each is None else each for each in both))

    for way, at_once in LOADS:
        for name in (*TIMES, "messages/s"):
            yield from row(f"{name}, {way}, {at_once}", way, at_once, name)
    for name in TIMES:
        yield from row(f"{name}, parse, one thread of one core", "parse", name)
    yield from _memory(figures)
    for name in ("ready s", "model MB"):
        yield from row(name, name)
    for name, label in TRAINING.items():
        yield from row(label, "training", name)


def _memory(figures: Figures) -> Iterator[tuple[Any, ...]]:
    ours, stock = (value(figures, who, "memory MB") or {} for who in ("ours", "stock"))
    if ours or stock:
        yield ("memory MB, all processes", sum(ours.values()) or "", sum(stock.values()) or "")
    for name, size in ours.items():
        yield (f"memory MB, {name}", size, "")


def _growth(figures: Figures) -> Iterator[tuple[Any, ...]]:
    growth = figures.get("growth", {})
    for count, milliseconds in growth.get("stored messages", {}).items():
        yield (f"p50 ms, {int(count):,} messages stored", milliseconds)
    for count, milliseconds in growth.get("topics", {}).items():
        yield (f"parse p50 ms, {int(count):,} topics", milliseconds)
    for count, found in sorted(growth.get("examples", {}).items(), key=lambda item: int(item[0])):
        costs = f"parse p50 {found['parse']['p50 ms']} ms, training {found['s']} s, {found['peak MB']} MB"
        yield (f"{int(count):,} examples", f"{costs}; model {found['model MB']} MB")
    for count, found in growth.get("replicas", {}).items():
        times = ", ".join(f"{name} {found[name]}" for name in TIMES)
        yield (f"replicas of web and rasa (PostgreSQL, Redis): {count}", f"{found['messages/s']} messages/s; {times}")


def _others(figures: Figures) -> Iterator[tuple[Any, ...]]:
    if swap := figures.get("swap"):
        yield (f"{swap['times']} swaps of the model: longest without any answer, ms", _calm(swap, "longest gap ms"))
        yield ("the same: longest wait for an answer, ms", _calm(swap, "longest wait ms"))
        yield ("the same: messages, failed", f"{swap['messages']}, {swap['failed']}")
        yield ("the same: live after s, at most", swap["live after s"])
        yield ("the same: Rasa's MB, before and after", f"{swap['rasa MB before']}, {swap['rasa MB after']}")
    if pages := figures.get("console pages"):
        yield (
            f"the console's {pages['pages']} pages, {pages['messages stored']:,} messages stored: ms",
            f"median {pages['median ms']}, worst {pages['worst ms']} (`{pages['worst page']}`)",
        )
    if shown := figures.get("widget"):
        yield ("Enter to the drawn reply, in a browser", ", ".join(f"{name} {each}" for name, each in shown.items()))


def _calm(swap: Figures, name: str) -> str:
    return f"{swap[name]} (nothing published: {swap[f'{name}, nothing published']})"


def _missing(figures: Figures) -> list[tuple[str, ...]]:
    plain = {name: " ".join(why.split()).replace("|", "/") for name, why in figures.get("not measured", {}).items()}
    return list(plain.items())
