"""Trains a model with Rasa, in a process of its own, and knows whether one fits the present data."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.log import PROGRESS
from bot.settings import RASA_FILES, ROOT
from bot.training.quiet import ENVIRONMENT
from bot.training.wordless import wordless

MODELS = "models"
CODE = "bot/nlu"  # the components are part of what a model is


class TrainingFailed(Exception):
    """Rasa could not train; the message has the end of what was kept of its output. `code`: how its process ended."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class NoModel(Exception):
    """Nothing has been trained yet; the message says how to."""


def fingerprint(root: Path = ROOT, source: Path | None = None) -> str:
    """A hash of all that goes into a model (16 hex digits): data of `source` (or `root`), code of `root`."""
    source = source or root
    data = [(file, source) for file in [*(source / name for name in RASA_FILES), *data_files(source)]]
    code = [(file, root) for file in sorted((root / CODE).glob("*.py"))]
    return _digest([*data, *code])


def data_files(root: Path = ROOT) -> list[Path]:
    """All files of training data below `root`, in an order that does not change."""
    return sorted((root / "data").rglob("*.yml"))


def digest(files: Iterable[Path], root: Path) -> str:
    """A hash of files' names and contents (16 hex digits)."""
    return _digest((file, root) for file in files)


def _digest(files: Iterable[tuple[Path, Path]]) -> str:
    """Of files, each with the folder from which its name counts."""
    hashed = hashlib.sha256()
    for file, root in files:
        hashed.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return hashed.hexdigest()[:16]


def fitting_model(root: Path = ROOT) -> Path | None:
    """The newest model, if it was trained from the present data and its encoder is there."""
    models = sorted((root / MODELS).glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models or not models[-1].name.startswith(fingerprint(root)):
        return None
    return models[-1] if _encoder_of(models[-1], root) else None


def _encoder_of(model: Path, root: Path) -> Path | None:
    """The sentence encoder that the model names, if it is there."""
    try:
        with tarfile.open(model) as archive:
            member = next(name for name in archive.getnames() if name.endswith("/encoder.json"))
            content = archive.extractfile(member)
            name = json.load(content)["name"] if content else ""
    except (tarfile.TarError, EOFError, OSError, StopIteration, ValueError):
        return None  # half written or not ours: train again
    folder = root / MODELS / "encoder" / name
    return folder if (folder / "encoder.json").exists() else None


def usable(model: Path, root: Path = ROOT) -> bool:
    """Whether a model's archive is whole and its encoder is there."""
    return model.exists() and _encoder_of(model, root) is not None


def train(var: Path, root: Path = ROOT) -> Path:
    """Train from the files alone and return the model's path; prints progress and the time taken.

    `var`: the folder that the settings name; Rasa's output is kept there.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    name = f"{fingerprint(root)}-{time.strftime('%Y%m%d-%H%M%S')}"
    print(f"Training the model {name} (the first time, the sentence encoder is fitted: some minutes) ...", flush=True)
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
