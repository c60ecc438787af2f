"""How long a message takes to be understood, by a model that is loaded as Rasa's agent loads it.

    python -m benchmarks.parse MODEL HOW_MANY [--ours]

is that process: one thread, one core, nothing but Rasa's whole parse. `--ours`: as `bot.assistant` runs a model.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import questions
from benchmarks.load import percentiles
from bot.settings import ROOT
from bot.training.loaded import LoadedModel
from bot.training.quiet import ENVIRONMENT

LIBRARIES = ("OMP", "OPENBLAS", "MKL")
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in LIBRARIES} | {
    f"TF_{name}_OP_PARALLELISM_THREADS": "1" for name in ("INTRA", "INTER")
}
WARM = 20  # messages before the clock starts
PATIENCE = 360  # seconds, with the model's loading


def measure(model: Path, messages: int, *options: str) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    return apart("benchmarks.parse", str(model), str(messages), *options)


def apart(module: str, *arguments: str) -> Any:
    """What a module prints as its last line, as JSON, run in a process of one thread."""
    environment = {**os.environ, **ENVIRONMENT, **ONE_THREAD}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-1000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def load(model: Path, ours: bool) -> LoadedModel:
    """Load a model in this process, on one core."""
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if ours:  # as bot.assistant does
        from bot.assistant import graph  # brings Rasa

        graph.install()
        gc.collect()
        gc.freeze()
    loaded = LoadedModel(model)
    list(loaded.parse(questions(WARM)))
    return loaded


def seconds(loaded: LoadedModel, text: str) -> float:
    """How long one message takes."""
    began = time.perf_counter()
    next(loaded.parse([text]))
    return time.perf_counter() - began


def main() -> None:
    """Load, parse, print the figures."""
    loaded = load(Path(sys.argv[1]), "--ours" in sys.argv)
    print(json.dumps(percentiles([seconds(loaded, text) for text in questions(int(sys.argv[2]))])))
    loaded.close()


if __name__ == "__main__":
    main()
