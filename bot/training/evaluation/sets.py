"""The evaluation sets in `tests/evaluation`, found by name. They are never trained on (a test checks)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bot.labels import OUT_OF_SCOPE
from bot.settings import EVALUATION_SETS

PATTERNS = {
    "answers": "faq_questions*.jsonl",
    "two_questions": "two_questions*.jsonl",
    "safety": "crisis_messages*.jsonl",
}
# Looked at while examples, rules and thresholds were made, so that their figures flatter us. A set that somebody reads
# to improve the assistant belongs here from then on.
USED_IN_DEVELOPMENT = frozenset(
    f"{kind}{which}" for kind in ("faq_questions", "two_questions", "crisis_messages") for which in ("", "_2")
)
OTHER = frozenset({OUT_OF_SCOPE, "contact", "smalltalk", "ambiguous", "crisis"})  # labels that are no topic
Row = dict[str, Any]


class EvaluationSet(NamedTuple):
    """`rows`: `{"id", "text"}` with `topic` (answers), `topics` (two questions) or `label` (safety).

    `digest`: 12 hex digits of the file's SHA-256, so that figures of different versions are never compared.
    """

    name: str
    kind: str
    rows: list[Row]
    digest: str

    @property
    def used_in_development(self) -> bool:
        """Whether its figures flatter us."""
        return self.name in USED_IN_DEVELOPMENT


def read(folder: Path = EVALUATION_SETS) -> list[EvaluationSet]:
    """All sets, by kind and name.

    Raises:
        FileNotFoundError: a kind has no set, so nothing could be said about it.
    """
    return [_read(path, kind) for kind, pattern in PATTERNS.items() for path in _files(folder, pattern)]


def of_kind(sets: Iterable[EvaluationSet], kind: str) -> list[EvaluationSet]:
    """The sets of one kind."""
    return [each for each in sets if each.kind == kind]


def _files(folder: Path, pattern: str) -> list[Path]:
    found = sorted(folder.glob(pattern), key=lambda path: path.stem)
    if not found:
        raise FileNotFoundError(f"There is no {pattern} in {folder}: nothing to measure by.")
    return found


def _read(path: Path, kind: str) -> EvaluationSet:
    content = path.read_bytes()
    rows = [json.loads(line) for line in content.decode("utf-8").splitlines() if line.strip()]
    return EvaluationSet(path.stem, kind, rows, hashlib.sha256(content).hexdigest()[:12])
