"""Bar charts as numbers for an SVG: one column a day, its parts on top of each other. The templates draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

WIDTH, HEIGHT = 720, 160  # of the drawing area, in SVG units
GAP = 0.25  # of a column's place
MOST_LABELS = 8
COLOURS = {"crisis": 4, "emergency": 5}  # theirs alone, in every chart
OTHERS = (0, 1, 2, 3, 6, 7, 8)  # colours of all other kinds, in their order


@dataclass(frozen=True)
class Bar:
    """One part of a column. `part`: the number of its colour."""

    x: float
    y: float
    width: float
    height: float
    part: int
    label: str


@dataclass(frozen=True)
class Chart:
    """A chart with its table. `rows`: a day's name and its count for each of `parts`, which have `colours` by number.

    `empty`: what there is not, where nothing was counted.
    """

    name: str
    empty: str
    parts: Sequence[str]
    colours: Sequence[int]
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

    @property
    def drawn(self) -> Markup:
        """The bars as SVG. Written here: a template takes ten times as long for the thousands of a quarter's charts."""
        rectangles = (
            f'<rect class="part-{bar.part}" x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}">'
            f"<title>{escape(bar.label)}</title></rect>"
            for bar in self.bars
        )
        return Markup("".join(rectangles))  # noqa: S704  (numbers, and words that are escaped)

    @property
    def listed(self) -> Markup:
        """The rows of the table, for the same reason."""
        rows = (
            f'<tr><th scope="row">{escape(day)}</th>{"".join(f"<td>{value}</td>" for value in values)}</tr>'
            for day, values in self.rows
        )
        return Markup("".join(rows))  # noqa: S704  (numbers, and days that are escaped)


@dataclass(frozen=True)
class Pair:
    """Two topics that are confused. `before_width`, `now_width`: of 100, beside the most of all."""

    topic: str
    got: str
    before: int
    now: int
    before_width: float
    now_width: float


def by_day(
    name: str,
    days: Sequence[date],
    parts: Mapping[str, str],
    counts: Mapping[tuple[date, str], int],
    empty: str = "Nothing",
) -> Chart:
    """A chart of `counts` by day and kind. `parts`: what to show, kind -> words, from the bottom up."""
    others = iter(OTHERS)
    colours = [COLOURS[kind] if kind in COLOURS else next(others) for kind in parts]
    rows = [(f"{day:%b} {day.day}", [counts.get((day, kind), 0) for kind in parts]) for day in days]
    most = max((sum(values) for _, values in rows), default=0)
    place = WIDTH / max(len(rows), 1)
    bars: list[Bar] = []
    for number, (day, values) in enumerate(rows):
        top = float(HEIGHT)
        for colour, words, value in zip(colours, parts.values(), values):
            height = HEIGHT * value / most if value else 0.0
            top -= height
            if value:
                x = round(place * (number + GAP / 2), 1)
                label = f"{day}, {words.lower()}: {value:,}"
                bars.append(Bar(x, round(top, 1), round(place * (1 - GAP), 1), round(height, 1), colour, label))
    every = -(-len(rows) // MOST_LABELS)
    ticks = [(round(place * (number + 0.5), 1), day) for number, (day, _) in enumerate(rows) if number % every == 0]
    totals = [sum(values[part] for _, values in rows) for part in range(len(parts))]
    return Chart(name, empty, list(parts.values()), colours, bars, ticks, most, totals, rows)


def by_pair(pairs: Sequence[Sequence[Any]]) -> list[Pair]:
    """A bar for each of `pairs` (topic, what it got, count before, count now)."""
    most = max((now for *_, now in pairs), default=1)
    return [
        Pair(topic, got, before, now, round(100 * before / most, 1), round(100 * now / most, 1))
        for topic, got, before, now in pairs
    ]
