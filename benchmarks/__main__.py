"""`make bench`: our speed, memory and start beside the stock Rasa starter's, in one run on this machine.

The first run trains the stock assistant, some minutes. `ARGS=--quick` shows in some minutes that every part works: it
measures next to nothing, leaves the stock assistant out where it is not trained yet, and docs/performance.md as it is.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import FULL, QUICK, Sizes, parse, report, running, stock, topics, trained, training, widget
from benchmarks.record import Record
from bot.settings import ROOT
from tests.conftest import System

RESULTS = ROOT / "benchmarks/results"
LIMIT = 17 * 60.0  # seconds, after which no part begins; the last one takes some minutes


def main() -> int:
    """Measure and print; write the figures, and but for `--quick` the page with its plots. 1 if a part failed."""
    quick = "--quick" in sys.argv
    sizes = QUICK if quick else FULL
    trained.newest()  # else the first start would train it, and all would wait
    record = Record(RESULTS / ("quick.json" if quick else "latest.json"), LIMIT)
    if not quick:  # what only the first run has to wait for does not count
        record.part("stock Rasa's training, once", lambda: {"stock": {"training": stock.model()[1]}})
        record.start_clock()
    record.part("our processes", lambda: on_running(record, sizes))
    alone(record, sizes)
    if not quick:
        record.part("the page and its plots", lambda: report.write(record.figures))
    print(report.table(record.figures))
    return 1 if record.figures["not measured"] else 0


def on_running(record: Record, sizes: Sizes) -> None:
    """What is asked of running processes."""
    with running.assistant() as system:
        record.part("ours, end to end", lambda: {"ours": running.ours(system, sizes)})
        record.part("ours, parse over HTTP", lambda: {"ours": {"parse over HTTP": running.our_parse(system, sizes)}})
        if stock.known():
            record.part("stock Rasa, end to end and parse over HTTP", lambda: beside(system, sizes))
        record.part("swaps of the model", lambda: {"swap": running.swapped(system, sizes)})
        record.part("the widget in a browser", lambda: {"widget": widget.measure(system.url, sizes.visits)})
        record.part("stored messages", lambda: {"growth": {"stored messages": running.with_stored(system, sizes)}})


def beside(system: System, sizes: Sizes) -> dict[str, Any]:
    """The stock assistant's figures."""
    with running.stock_assistant(system) as assistant:
        return {"stock": running.the_stock(assistant, sizes)}


def alone(record: Record, sizes: Sizes) -> None:
    """What has the machine to itself, the more important first."""
    record.part("ours, parse", lambda: {"ours": understood(trained.newest(), sizes, "--ours")})
    if stock.known():
        record.part("stock Rasa, parse", lambda: {"stock": understood(stock.model()[0], sizes)})
    record.part("a thousand topics", lambda: {"growth": {"topics": more_topics(sizes)}})
    again, *others = sizes.shares
    record.part("training again", lambda: from_examples(again, sizes, "ours"))
    record.part("replicas", lambda: {"growth": {"replicas": running.replicas(sizes)}})
    record.part("the console's pages", lambda: {"console pages": running.pages(sizes)})
    for share in others:
        record.part(f"{share:g} x the examples", partial(from_examples, share, sizes))


def understood(model: Path, sizes: Sizes, *options: str) -> dict[str, Any]:
    """Parse in one thread of one core."""
    return {"parse": parse.measure(model, sizes.parses, *options)}


def more_topics(sizes: Sizes) -> dict[int, float]:
    """Parse with ours and with a thousand."""
    return topics.measure(trained.newest(), sizes.parses)


def from_examples(share: float, sizes: Sizes, *whose: str) -> dict[str, Any]:
    """Training again from a share of the examples; as the figures of `whose` too."""
    found = training.measure(share, sizes.parses)
    seconds = {name: found[name] for name in ("s", "after imports s", "peak MB")}
    return {"growth": {"examples": {found["examples"]: found}}, **{name: {"training": seconds} for name in whose}}


if __name__ == "__main__":
    sys.exit(main())
