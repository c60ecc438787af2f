"""The examples that are in the repository's files: those for training in `data/`, those of the evaluation in `tests/`.

They are read anew when a file has changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.knowledge import decisions
from bot.labels import PREFIX
from bot.settings import EVALUATION_SETS, ROOT


class Known(NamedTuple):
    """Where a question is already."""

    label: str
    purpose: str


def words(text: str) -> str:
    """A question's words alone: by them two questions are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def files(root: Path = ROOT) -> Mapping[str, Sequence[str]]:
    """The texts for training in the files as they are now, by label."""
    return _texts(_stamped(sorted((root / "data").rglob("*.yml"))))


def in_files() -> Mapping[str, Known]:
    """Where each question of the files is, by its words: in `data/`, or in `tests/evaluation`."""
    sets = sorted(EVALUATION_SETS.glob("*.jsonl"))
    return _known(_stamped(sorted((ROOT / "data").rglob("*.yml"))), _stamped(sets))


Stamped = tuple[tuple[Path, int], ...]  # files with the time of their last change


def _stamped(paths: Iterable[Path]) -> Stamped:
    return tuple((path, path.stat().st_mtime_ns) for path in paths)


@lru_cache(maxsize=1)
def _texts(data: Stamped) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, _ in data:
        for label, text in _training(path):
            found.setdefault(label, []).append(text)
    return found


@lru_cache(maxsize=1)
def _known(data: Stamped, sets: Stamped) -> dict[str, Known]:
    known: dict[str, Known] = {}
    for label, texts in _texts(data).items():
        for text in texts:
            known.setdefault(words(text), Known(label, decisions.TRAINING))
    for path, _ in sets:
        for label, text in _evaluation(path):
            known[words(text)] = Known(label, decisions.EVALUATION)
    return known


def _training(path: Path) -> Iterable[tuple[str, str]]:
    """Labels and examples of one file. By hand: a YAML parser takes seconds for all of them, a page has 0.3."""
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("- intent: "):
            label = line[len("- intent: ") :].strip()
        elif line and not line[0].isspace():
            label = ""
        elif label and line.startswith("    - "):
            yield label, line[len("    - ") :].strip()


def _evaluation(path: Path) -> Iterable[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        topic = row.get("topic", "a set about safety or about two questions at once")
        yield PREFIX + topic, row["text"]
