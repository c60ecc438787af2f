"""How long training again takes, with the encoder fitted and all questions read before, and how that grows.

    python -m benchmarks.training PROJECT FOLDER NAME

is the process that trains, as `bot.training.fit` does; it tells its imports from the rest.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import parse, say, trained
from bot.log import PROGRESS
from bot.nlu.folds import held_out
from bot.nlu.onnx_encoder import CachedEncoder, OnnxEncoder
from bot.nlu.questions import parts
from bot.settings import ROOT
from bot.training.evaluation import examples
from bot.training.quiet import ENVIRONMENT

PATIENCE = 360  # seconds; on two idle cores twice the examples take more than half of it
VECTORS = ".cache/vectors.sqlite"
COUNTED = 1024 * 1024 if sys.platform == "darwin" else 1024  # of what the system counts memory in, to the megabyte


def measure(share: float, parses: int) -> dict[str, Any]:
    """Train from this share of the examples (1: from `data/` as it is): seconds, and what the model takes then."""
    with _workspace() as folder:
        project = folder / "project"
        for name in ("config.yml", "domain.yml"):
            project.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, project)
        if share == 1:
            shutil.copytree(ROOT / "data", project / "data")
        else:
            examples.rewritten(project / "data", examples.share(share))
        texts = examples.texts(project)
        say(f"          {len(texts):,} examples: reading what is new among them, not timed")
        _read_before(texts, folder)
        say("          training")
        found = _train(project, folder)
        model = folder / "measured.tar.gz"
        found |= {"examples": len(texts), "model MB": trained.megabytes(model)}
        say("          parsing with that model")
        return {**found, "parse": parse.measure(model, parses, "--ours")}


@contextlib.contextmanager
def _workspace() -> Iterator[Path]:
    """A working directory with copies of the model's encoder and of the cache: the tree stays as it is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = trained.encoder_folder(trained.newest())
        shutil.copytree(known, folder / "models/encoder" / known.name)
        (folder / VECTORS).parent.mkdir()
        if (ROOT / VECTORS).exists():
            shutil.copy(ROOT / VECTORS, folder / VECTORS)
        yield folder


def _read_before(texts: list[str], folder: Path) -> None:
    """Let the cache know all that the training will ask it for: the examples, and windows of long held-out ones.

    It is asked for what stands in the `data/` of the working directory.
    Examples that `examples.turned` added get their original's vector, slightly moved: to read them takes minutes.
    """
    encoder, own = trained.encoder(trained.newest()), examples.texts(ROOT)
    vectors = dict(zip(own, CachedEncoder(encoder, folder / VECTORS).encode(own)))
    added = {turned: vectors[text] for text in own if (turned := examples.turned(text)) not in vectors}
    CachedEncoder(Moved(encoder, added), folder / VECTORS).encode([text for text in texts if text in added])
    windows = [part.text for text in texts if held_out(text) for part in parts(text) if part.role == "window"]
    CachedEncoder(encoder, folder / VECTORS).encode([*texts, *windows])
    (folder / "data").mkdir()
    (folder / "data/examples.yml").write_text("".join(f"- {text}\n" for text in texts), encoding="utf-8")


class Moved(OnnxEncoder):
    """Stands in for an encoder: gives each text a vector near the one that is given for it."""

    def __init__(self, encoder: OnnxEncoder, given: Mapping[str, np.ndarray]) -> None:
        self.meta, self.dimensions = encoder.meta, encoder.dimensions
        self._given, self._random = given, np.random.default_rng(0)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32, shape (len(texts), dimensions)."""
        given = np.stack([self._given[text] for text in texts])
        moved = given + self._random.normal(0, 0.01, given.shape)
        return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)


def _train(project: Path, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.training", str(project), str(folder), "measured"]
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    seconds = time.monotonic() - began
    if done.returncode:
        raise RuntimeError(f"benchmarks.training ended with {done.returncode}: {done.stderr[-1000:]}")
    if f"{PROGRESS}fitting the sentence encoder" in done.stdout:
        raise RuntimeError("The encoder was fitted anew: this was no training again.")
    return {"s": round(seconds, 1), **json.loads(done.stdout.splitlines()[-1])}


def main() -> None:
    """Train, and print the seconds after the imports and the most memory."""
    project, out, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    from bot.training import fit

    fit.Recipe.recipe_for_name("default.v1")  # imports all components, and with them TensorFlow
    began = time.monotonic()
    fit.fit(project, out, name)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / COUNTED
    print(json.dumps({"after imports s": round(time.monotonic() - began, 1), "peak MB": round(peak)}))


if __name__ == "__main__":
    main()
