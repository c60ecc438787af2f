"""`make bench`: our speed, memory and start beside the stock Rasa starter's, in one run on this machine.

The first run trains the stock assistant (minutes to an hour). `ARGS=--quick` leaves it out, `ARGS=--million` also
stores a million messages. Figures on a busy machine say little: the load average is written beside them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import growth, load, memory, report, stock, widget
from bot import settings
from bot.settings import ROOT
from bot.storage import Database
from bot.training.train import fitting_model
from tests.conftest import System, start, stop

RESULTS = ROOT / "benchmarks/results/latest.json"
PROCESSES = ("clinicbot web", "bot.assistant.serve", "clinicbot actions", "clinicbot worker")


def main() -> None:
    """Measure, print, and write `benchmarks/results/latest.json`, the table and the plots of docs/performance.md."""
    figures: dict[str, Any] = {"cores": os.cpu_count(), "load average before": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory() as folder:
        system = start(Path(folder))
        try:
            figures["ours"] = ours(system)
            if "--quick" not in sys.argv:
                figures["stock"] = the_stock(settings.load(system.environment))
            figures["growth"] = grown(system, 1_000_000 if "--million" in sys.argv else 100_000)
            figures["shown by the widget"] = widget.measure(system.url)
        finally:
            stop(system)
    figures["growth"] |= {"topics": growth.topics()}
    figures["load average after"] = os.getloadavg()[0]
    figures["at"] = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    report.write(figures)
    print(report.table(figures))


def ours(system: System) -> dict[str, Any]:
    """Our figures through the public chat API."""
    speeds = {f"{n} at once": load.measure(system.url, load.our_visitor, n) for n in load.MESSAGES}
    model = fitting_model()
    return {
        **speeds,
        "memory MB": memory.by_name(system.process.pid, PROCESSES),
        "ready s": round(system.ready_after, 1),
        "model MB": round(model.stat().st_size / memory.MEGABYTE, 1) if model else None,
    }


def the_stock(known: settings.Settings) -> dict[str, Any]:
    """The stock assistant's figures through its REST channel; our actions serve it, should it want one."""
    model, training = stock.model()
    header = settings.internal_header(known.internal_token)
    actions = {"url": f"{known.actions_url}/webhook", "headers": {"X-Internal-Token": header}}
    with tempfile.TemporaryDirectory() as folder:
        running = stock.start(Path(folder), model, actions)
        try:
            speeds = {f"{n} at once": load.measure(running.url, load.stock_visitor, n) for n in load.MESSAGES}
            used = {"rasa": round(memory.of_tree(running.process.pid))}
        finally:
            running.stop()
    size = round(model.stat().st_size / memory.MEGABYTE, 1)
    return {**speeds, "memory MB": used, "ready s": round(running.ready_after, 1), "model MB": size, **training}


def grown(system: System, most: int) -> dict[str, Any]:
    """The API's p50 with ever more messages stored."""
    database = Database.from_settings(settings.load(system.environment))
    try:
        return {
            "p50 ms by stored messages": growth.conversations(
                database, most, lambda: load.measure(system.url, load.our_visitor, 1)["p50 ms"]
            )
        }
    finally:
        database.close()


if __name__ == "__main__":
    main()
