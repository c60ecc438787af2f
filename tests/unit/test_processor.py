"""A model is computed by the same kernels wherever it runs: they are chosen before numpy is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import processor
from bot.processor import KERNELS, abilities, take_known_kernels
from bot.settings import ROOT


@pytest.fixture()
def flags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for /proc/cpuinfo; not there at first. The variable is not set."""
    monkeypatch.delenv(KERNELS, raising=False)
    monkeypatch.setattr(processor, "CPUINFO", tmp_path / "cpuinfo")
    return tmp_path / "cpuinfo"


def test_with_avx2_its_kernels_are_taken(flags: Path) -> None:
    flags.write_text("model name : Some processor\nflags : fpu sse2 fma avx2\n")
    take_known_kernels()
    assert os.environ[KERNELS] == "Haswell"


@pytest.mark.parametrize("known", ["flags : fpu sse2 fma\n", "flags : fpu sse2 avx2\n", ""])
def test_without_avx2_the_library_chooses(flags: Path, known: str) -> None:
    flags.write_text(known)
    take_known_kernels()
    assert KERNELS not in os.environ


def test_a_users_own_kernels_stay(flags: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flags.write_text("flags : fma avx2\n")
    monkeypatch.setenv(KERNELS, "SkylakeX")
    take_known_kernels()
    assert os.environ[KERNELS] == "SkylakeX"


def test_where_linux_does_not_tell_nothing_is_known(flags: Path) -> None:
    assert abilities() == set()
    take_known_kernels()
    assert KERNELS not in os.environ


# Says at numpy's first import whether the kernels had been chosen, and stops before Rasa's, which takes seconds.
IMPORTS = """
import sys
from importlib.abc import MetaPathFinder
from bot import processor

chosen = []
processor.take_known_kernels = lambda: chosen.append(True)

class Watch(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "numpy" and not chosen:
            sys.exit("numpy came first")
        if name == "rasa":
            sys.exit(0 if chosen else "Rasa came first")

sys.meta_path.insert(0, Watch())
"""


@pytest.mark.parametrize(
    "starts",
    [
        "import bot.training.fit",
        "from bot.assistant import serve; serve.main()",
        # `clinicbot parse`, `clinicbot evaluate`, the console's training
        "import bot.cli, bot.training.understand; next(bot.training.understand.parse(['hi'], 'no model'))",
        "import bot.cli, bot.training.evaluate; next(bot.training.evaluate.parse(['hi'], 'no model'))",
        "import bot.cli, bot.knowledge.jobs, bot.training.job; bot.training.judge.LoadedModel(None)",
    ],
)
def test_the_kernels_are_chosen_before_numpy_is_imported(starts: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS + starts], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
