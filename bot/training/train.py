"""Trains a model with Rasa, in a process of its own, and knows whether one fits the present data."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import time
from pathlib import Path

from bot.settings import ROOT

MODELS = "models"
INPUTS = ("config.yml", "domain.yml")
CODE = "bot/nlu"  # the components are part of what a model is


PROGRESS = "progress: "  # how our components mark what a person at the terminal should see


class TrainingFailed(Exception):
    """Rasa could not train; the message says what it printed last."""


def fingerprint(root: Path = ROOT) -> str:
    """A hash of all that goes into a model (16 hex digits)."""
    digest = hashlib.sha256()
    files = (
        [root / name for name in INPUTS] + sorted((root / "data").rglob("*.yml")) + sorted((root / CODE).glob("*.py"))
    )
    for file in files:
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


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


def train(root: Path = ROOT) -> Path:
    """Train and return the model's path; prints progress and the time taken.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    name = f"{fingerprint(root)}-{time.strftime('%Y%m%d-%H%M%S')}"
    print(f"Training the model {name} (the first time, the sentence encoder is fitted: some minutes) ...", flush=True)
    started = time.monotonic()
    command = [
        str(Path(sys.executable).with_name("rasa")), "train", "--fixed-model-name", name,
        "--out", MODELS, "--config", "config.yml", "--domain", "domain.yml", "--data", "data",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
    (root / "var").mkdir(exist_ok=True)
    log = root / "var" / "training.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            out.write(line)
            if line.startswith(PROGRESS):
                print("  " + line[len(PROGRESS) :], end="", flush=True)
    if process.wait() != 0:
        tail = "".join(lines[-15:])
        raise TrainingFailed(f"Training failed. The end of var/training.log:\n{tail}")
    print(f"Trained in {time.monotonic() - started:.0f} s.", flush=True)
    return root / MODELS / f"{name}.tar.gz"
