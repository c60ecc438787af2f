"""Trains a model with Rasa, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.knowledge.archives import MODELS, fingerprint
from bot.log import PROGRESS
from bot.settings import ROOT
from bot.training.quiet import ENVIRONMENT
from bot.training.wordless import wordless


class TrainingFailed(Exception):
    """Rasa could not train; the message has the end of what was kept of its output. `code`: how its process ended."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class NoModel(Exception):
    """Nothing has been trained yet; the message says how to."""


def train(var: Path, root: Path = ROOT) -> Path:
    """Train from the files alone and return the model's path; prints progress and the time taken.

    `var`: the folder that the settings name; Rasa's output is kept there.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    name = f"{fingerprint(root)}-{time.strftime('%Y%m%d-%H%M%S')}"
    print(f"Training the model {name} (some minutes where the sentence encoder is fitted first) ...", flush=True)
    seconds = fit(root, root / MODELS, name, root, var / "training.log", hear=show_progress)
    print(f"Trained in {seconds:.0f} s.", flush=True)
    return root / MODELS / f"{name}.tar.gz"


def train_snapshot(source: Path, target: Path, var: Path, hear: Callable[[str], None], root: Path = ROOT) -> Path:
    """Train from a snapshot (a whole Rasa project) into the folder `target`, and return the model's path.

    `var`: as `train`'s, but a snapshot has questions of visitors, so of Rasa's output only what is `wordless` is kept.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    name = f"{fingerprint(root, source)}-{time.strftime('%Y%m%d-%H%M%S')}"
    fit(source, target, name, root, var / "training-release.log", hear, keep=wordless)
    return target / f"{name}.tar.gz"


def fit(
    source: Path,
    target: Path,
    name: str,
    root: Path,
    log: Path,
    hear: Callable[[str], None],
    keep: Callable[[str], str] = str,
) -> float:
    """Train the Rasa project in `source` into `target/<name>.tar.gz`, by `bot.training.fit` in a process of its own.

    `keep`: what of a line goes to `log` and `hear`, all of it unless given. Returns and raises as `rasa_train`.
    """
    places = ["--project", str(source), "--out", str(target), "--name", name]
    return _run([sys.executable, "-m", "bot.training.fit", *places], root, log, hear, keep)


def rasa_train(arguments: list[str], root: Path, log: Path, hear: Callable[[str], None]) -> float:
    """Run `rasa train` in a process of its own; its output goes to the file `log` and to `hear`, line by line.

    Returns the seconds it took.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    return _run([str(Path(sys.executable).with_name("rasa")), "train", *arguments], root, log, hear, str)


def _run(command: list[str], root: Path, log: Path, hear: Callable[[str], None], keep: Callable[[str], str]) -> float:
    started = time.monotonic()
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(root)}
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert process.stdout is not None
        lines = []
        step = ""
        for line in filter(None, map(keep, process.stdout)):
            lines.append(line)
            out.write(line)
            if line != step:  # one pass ends with the share that the next begins with
                hear(line)
            step = line if line.startswith(PROGRESS) else step
    if process.wait() != 0:
        raise TrainingFailed(f"Training failed. The end of {log}:\n{''.join(lines[-15:])}", process.returncode)
    return time.monotonic() - started


def show_progress(line: str) -> None:
    """Pass on a line of the training that is meant for a person at the terminal."""
    if line.startswith(PROGRESS):
        print("  " + line[len(PROGRESS) :], end="", flush=True)
