"""`make bench`: end-to-end latency and throughput of the running system, at 1 and at 16 visitors, and what a visitor
of the widget sees of it (that alone: `.venv/bin/python -m benchmarks.widget`)."""

from __future__ import annotations

import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from benchmarks import QUESTIONS, widget
from tests.conftest import start, stop
from tests.integration.chat import Visitor

MESSAGES = 320
PER_VISITOR = 15  # below the limit of 20 a minute


def main() -> None:
    """Print the figures and write them to benchmarks/results/latest.json."""
    with tempfile.TemporaryDirectory() as folder:
        system = start(Path(folder))
        try:
            figures = {"shown by the widget": widget.measure(system.url)}
            figures |= {f"{visitors} at once": measure(system.url, visitors) for visitors in (1, 16)}
        finally:
            stop(system)
    target = Path("benchmarks/results/latest.json")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    for name, row in figures.items():
        print(name, "  ".join(f"{key} {value}" for key, value in row.items()))


def measure(url: str, visitors: int) -> dict[str, float]:
    """Milliseconds a message (p50, p95, p99) and messages a second, `visitors` talking at once."""
    visit(url)  # warm
    started = time.perf_counter()
    with ThreadPoolExecutor(visitors) as pool:
        times = [t for found in pool.map(lambda _: visit(url), range(MESSAGES // PER_VISITOR)) for t in found]
    rate = len(times) / (time.perf_counter() - started)
    p50, p95, p99 = (round(float(np.percentile(times, q)) * 1000, 1) for q in (50, 95, 99))
    return {"p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "messages/s": round(rate, 1)}


def visit(url: str) -> list[float]:
    """One visitor's messages; the time of each, seconds."""
    visitor, times = Visitor(url), []
    for at in range(PER_VISITOR):
        started = time.perf_counter()
        visitor.say(QUESTIONS[at % len(QUESTIONS)])
        times.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    main()
