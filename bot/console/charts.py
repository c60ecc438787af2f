"""Bar charts as numbers for an SVG: one column a day, its parts on top of each other. The templates draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, HEIGHT = 720, 160  # of the drawing area, in SVG units
GAP = 0.25  # of a column's place
MOST_LABELS = 8
ROW = 46  # height of a pair's row: its words, and a bar under them


@dataclass(frozen=True)
class Bar:
    """One part of a column. `part`: its place in the chart's legend, which gives the colour."""

    x: float
    y: float
    width: float
    height: float
    part: int
    label: str


@dataclass(frozen=True)
class Chart:
    """A chart with its table. `rows`: a day's name and its count for each of `parts`."""

    name: str
    parts: Sequence[str]
    bars: Sequence[Bar]
    ticks: Sequence[tuple[float, str]]
    most: int
    totals: Sequence[int]
    rows: Sequence[tuple[str, Sequence[int]]]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def total(self) -> int:
        """All that the chart counts."""
        return sum(self.totals)


@dataclass(frozen=True)
class Pair:
    """A row of a chart of confusions; widths in SVG units."""

    words: str
    before: int
    now: int
    y: int
    before_width: float
    now_width: float


@dataclass(frozen=True)
class Pairs:
    """A chart of pairs that are confused."""

    name: str
    rows: Sequence[Pair]
    most: int
    height: int
    width: int = WIDTH


def by_day(name: str, days: Sequence[date], parts: Mapping[str, str], counts: Mapping[tuple[date, str], int]) -> Chart:
    """A chart of `counts` by day and kind. `parts`: what to show, kind -> words, from the bottom up."""
    rows = [(f"{day:%b} {day.day}", [counts.get((day, kind), 0) for kind in parts]) for day in days]
    most = max((sum(values) for _, values in rows), default=0)
    place = WIDTH / max(len(rows), 1)
    bars: list[Bar] = []
    for number, (day, values) in enumerate(rows):
        top = float(HEIGHT)
        for part, (words, value) in enumerate(zip(parts.values(), values)):
            height = HEIGHT * value / most if value else 0.0
            top -= height
            if value:
                x = round(place * (number + GAP / 2), 1)
                label = f"{day}: {value} {words.lower()}"
                bars.append(Bar(x, round(top, 1), round(place * (1 - GAP), 1), round(height, 1), part, label))
    every = -(-len(rows) // MOST_LABELS)
    ticks = [(round(place * (number + 0.5), 1), day) for number, (day, _) in enumerate(rows) if number % every == 0]
    totals = [sum(values[part] for _, values in rows) for part in range(len(parts))]
    return Chart(name, list(parts.values()), bars, ticks, most, totals, rows)


def by_pair(name: str, pairs: Sequence[Sequence[Any]]) -> Pairs:
    """A row for each of `pairs` (topic, what it got, count before, count now): a bar of now, of that before in grey."""
    most = max((now for *_, now in pairs), default=0)
    rows = [
        Pair(
            words=f"{topic} \u2192 {got}",
            before=before,
            now=now,
            y=number * ROW,
            before_width=round(WIDTH * before / most, 1),
            now_width=round(WIDTH * now / most, 1),
        )
        for number, (topic, got, before, now) in enumerate(pairs)
    ]
    return Pairs(name, rows, most, height=ROW * len(rows))
