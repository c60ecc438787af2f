"""Copies of `data/` with fewer or more examples."""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from bot.knowledge import quick_yaml
from bot.settings import ROOT

LEAST = 2  # examples of an entry that a share leaves
Change = Callable[[str, list[str]], list[str]]  # an intent and its lines, to the lines that it shall have


def rewritten(folder: Path, change: Change, root: Path = ROOT) -> Path:
    """A copy of the `data/` of `root`, with each entry's examples changed; entries left without any are left out."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted((root / "data").rglob("*.yml")):
        content = quick_yaml.read(path)
        for entry in content.get("nlu", []):
            lines = [line for line in entry["examples"].splitlines(keepends=True) if line.strip()]
            entry["examples"] = "".join(change(entry["intent"], lines))
        content["nlu"] = [entry for entry in content.get("nlu", []) if entry["examples"]]
        target = folder / path.relative_to(root / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def few(most: int, root: Path = ROOT) -> Change:
    """At most so many examples of an intent, whatever files they are in: by chance, and the same each time."""
    known: dict[str, list[str]] = defaultdict(list)
    for intent, line in _lines(root):
        known[intent].append(line)
    chosen = {intent: set(sorted(lines, key=_lot)[:most]) for intent, lines in known.items()}
    return lambda intent, lines: [line for line in lines if line.strip() in chosen[intent]]


def _lot(line: str) -> bytes:
    return hashlib.sha256(line.encode()).digest()


def share(wanted: float) -> Change:
    """This share of the examples: 0.5 takes every second one, 2 adds each with its words the other way round.

    Those have the same words beside other ones, so that what the model keeps of pairs of words grows as well.
    """
    if wanted > 1:
        return lambda _, lines: [*lines, *(f"- {turned(line[2:])}\n" for line in lines)]
    step = round(1 / wanted)
    return lambda _, lines: lines[::step] if len(lines) >= LEAST * step else lines[:LEAST]


def turned(text: str) -> str:
    """`can i drive` to `drive i can`."""
    return " ".join(reversed(text.split()))


def texts(project: Path) -> list[str]:
    """All examples of a project, each once."""
    return list(dict.fromkeys(line[2:].strip() for _, line in _lines(project)))


def _lines(project: Path) -> Iterator[tuple[str, str]]:
    """Each example as it stands in a file (`- text`), with its intent."""
    for path in sorted((project / "data").rglob("*.yml")):
        for entry in quick_yaml.read(path).get("nlu", []):
            yield from ((entry["intent"], line.strip()) for line in entry["examples"].splitlines() if line.strip())
