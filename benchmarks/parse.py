"""How long a message takes to be understood, by a model that is loaded as Rasa's agent loads it.

    python -m benchmarks.parse MODEL HOW_MANY [--ours]

is that process: one thread, one core, nothing but Rasa's whole parse.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import questions
from benchmarks.load import percentiles
from bot.settings import ROOT
from bot.training.quiet import ENVIRONMENT

LIBRARIES = ("OMP", "OPENBLAS", "MKL")
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in LIBRARIES} | {
    f"TF_{name}_OP_PARALLELISM_THREADS": "1" for name in ("INTRA", "INTER")
}
WARM = 20  # messages before the clock starts
PATIENCE = 240  # seconds, with the model's loading


def measure(model: Path, messages: int, ours: bool) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds, measured in a process of its own. `ours`: as `bot.assistant` runs a model."""
    command = [sys.executable, "-m", "benchmarks.parse", str(model), str(messages), *(["--ours"] if ours else [])]
    environment = {**os.environ, **ENVIRONMENT, **ONE_THREAD}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode:
        raise RuntimeError(f"benchmarks.parse ended with {done.returncode}: {done.stderr[-1000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Load, parse, print the figures."""
    model, messages, ours = Path(sys.argv[1]), int(sys.argv[2]), "--ours" in sys.argv
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    from bot.training.loaded import LoadedModel

    if ours:
        from bot.assistant import graph

        graph.install()
        gc.collect()  # as bot/assistant/channel.py does before the first model
        gc.freeze()
    loaded = LoadedModel(model)
    list(loaded.parse(questions(WARM)))
    times = []
    for text in questions(messages):
        began = time.perf_counter()
        next(loaded.parse([text]))
        times.append(time.perf_counter() - began)
    loaded.close()
    print(json.dumps(percentiles(times)))


if __name__ == "__main__":
    main()
