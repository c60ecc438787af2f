"""The figures as a table and plots in docs/performance.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.settings import ROOT

PAGE = ROOT / "docs/performance.md"
PICTURES = ROOT / "docs/images"
BEGIN, END = "<!-- made by `make bench` -->", "<!-- end -->"
PICTURE = "![Latency beside stock Rasa's, and with stored messages](images/performance.svg)"
ROWS = ("p50 ms", "p95 ms", "p99 ms", "messages/s")


def write(figures: Mapping[str, Any]) -> None:
    """Put the table between its marks in the page, and draw the plots."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{table(figures)}\n\n{PICTURE}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    _draw(figures)


def table(figures: Mapping[str, Any]) -> str:
    """Markdown."""
    ours, stock = figures["ours"], figures.get("stock", {})
    lines = [
        f"{figures['at']}, {figures['cores']} cores, load average {figures['load average before']:.1f} before and "
        f"{figures['load average after']:.1f} after.",
        "",
        "| | ours | stock Rasa |",
        "|---|---|---|",
    ]
    for at_once in ("1 at once", "16 at once"):
        for row in ROWS:
            lines.append(f"| {row}, {at_once} | {ours[at_once][row]} | {stock.get(at_once, {}).get(row, '')} |")
    lines.append(f"| memory MB, all processes | {_total(ours)} | {_total(stock)} |")
    for name, size in ours["memory MB"].items():
        lines.append(f"| memory MB, {name} | {size} | |")
    labels = {"DIETClassifier": "epochs of DIET (100 by default)", "examples": "at most so many examples an intent"}
    for row in ("ready s", "model MB", "train s", *labels):
        lines.append(f"| {labels.get(row, row)} | {ours.get(row, '')} | {stock.get(row, '')} |")
    lines += ["", "| bar | measured | met |", "|---|---|---|"]
    lines += [f"| {bar} | {measured} | {'yes' if met else 'no'} |" for bar, measured, met in bars(figures)]
    growth = figures["growth"]
    lines += ["", "| grows with | |", "|---|---|"]
    for count, milliseconds in growth["p50 ms by stored messages"].items():
        lines.append(f"| p50 ms, {int(count):,} messages stored | {milliseconds} |")
    for count, milliseconds in growth["topics"]["cpu ms by topics"].items():
        lines.append(f"| CPU ms to understand a message, {int(count):,} topics | {milliseconds} |")
    shown = ", ".join(f"{name} {value}" for name, value in figures["shown by the widget"].items())
    return "\n".join([*lines, f"| Enter to the drawn reply, in a browser | {shown} |"])


def bars(figures: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """Each bar of the project with what was measured and whether it is met."""
    ours, stock = figures["ours"], figures.get("stock")
    one = ours["1 at once"]
    topics = figures["growth"]["topics"]["ratio"]
    found = [
        ("p99 at most 4 x our own p50", f"{one['p99 ms'] / one['p50 ms']:.1f} x", one["p99 ms"] <= 4 * one["p50 ms"]),
        ("ready at most 15 s after the start", f"{ours['ready s']} s", ours["ready s"] <= 15),
        ("1,000 topics at most 1.5 x the time of ours", f"{topics} x", topics <= 1.5),
    ]
    if stock:
        rate = ours["16 at once"]["messages/s"] / stock["16 at once"]["messages/s"]
        half = one["p50 ms"] / stock["1 at once"]["p50 ms"]
        memory = _total(ours) / _total(stock)
        found += [
            ("at least 3 x stock Rasa's messages/s, 16 at once", f"{rate:.1f} x", rate >= 3),
            ("p50 at most half of stock Rasa's", f"{half:.2f} x", half <= 0.5),
            ("all our processes at most stock Rasa's memory", f"{memory:.2f} x", memory <= 1),
        ]
    return found


def _total(figures: Mapping[str, Any]) -> Any:
    return round(sum(figures["memory MB"].values())) if figures else ""


def _draw(figures: Mapping[str, Any]) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    systems = {name: figures[name] for name in ("ours", "stock") if name in figures}
    plot, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.2), constrained_layout=True)
    for place, (name, system) in enumerate(systems.items()):
        left.bar(
            [at + place * 0.4 for at in range(3)], [system["1 at once"][row] for row in ROWS[:3]], 0.38, label=name
        )
    left.set_xticks([at + 0.2 for at in range(3)], ["p50", "p95", "p99"])
    left.set_ylabel("ms a message, one visitor")
    left.legend()
    stored = figures["growth"]["p50 ms by stored messages"]
    right.plot([int(count) for count in stored], list(stored.values()), marker="o")
    right.set_xscale("log")
    right.set_ylim(bottom=0)
    right.set_xlabel("messages stored")
    right.set_ylabel("p50 ms, one visitor")
    plot.savefig(PICTURES / "performance.svg")
    pyplot.close(plot)
