"""Asks the live model and a candidate the same questions; each model is loaded once, and remembered where it may be."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.knowledge import archives, releases
from bot.knowledge.changes import OWN, REAL
from bot.labels import PREFIX
from bot.settings import ROOT, Settings
from bot.storage import Database
from bot.storage.tables import Example, InboxItem
from bot.training import compare
from bot.training.compare import Questions
from bot.training.evaluate import Readings, without_baselines
from bot.training.evaluation import sets
from bot.training.evaluation.readings import Reading, released
from bot.training.loaded import LoadedModel

LAST_REAL = 200  # questions of the inbox
CODE = ("bot/nlu", "bot/safety")  # with which a reading changes
KEPT_READINGS = 12  # files


class NoSets(Exception):
    """There is nothing to measure by."""


class Judge:
    """The judgement of one candidate. `tell` hears how much has been asked, 0 to 1.

    Raises:
        NoSets: there are no evaluation sets.
    """

    def __init__(self, settings: Settings, database: Database, tell: Callable[[float], None]) -> None:
        self._var, self._database, self._tell = settings.var, database, tell
        try:
            self._sets = sets.read()
        except FileNotFoundError as error:
            raise NoSets(str(error)) from error
        self._release = releases.live(database)
        self._own, self._own_texts = _own(database)
        self._real, self._real_texts = _real(database)
        self._live: Readings | None = None
        self._candidate: Readings = {}
        self._conversations: tuple[int, list[str]] = (0, [])

    def read_live(self) -> None:
        """Ask the live model; what it made of the sets is remembered from when it was a candidate."""
        if self._release is None:
            return
        archive = releases.archive(self._var, self._release)
        if not archive.exists():
            return
        model = LoadedModel(archive)
        try:
            remembered = self._remembered(self._release.model_sha256)
            if remembered is None:
                remembered = self._read_sets(model, tell=False)
                self._remember(self._release.model_sha256, remembered)
            self._live = {**remembered, **self._read_others(model)}
        finally:
            model.close()

    def read_candidate(self, archive: Path) -> None:
        """Ask the candidate, and play the test conversations with it."""
        model = LoadedModel(archive)
        try:
            found = self._read_sets(model, tell=True)
            self._remember(releases.sha256(archive), found)
            self._candidate = {**found, **self._read_others(model)}
            self._conversations = model.failed_conversations()
        finally:
            model.close()

    def judge(self, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The candidate's figures (shape: `bot/training/evaluate.py`) and its comparison with the live release (shape:
        `bot/training/compare.py`). `name`: its file's, for the figures."""
        figures = without_baselines(name, self._sets, self._candidate)
        live, release = self._live, self._release
        before = without_baselines(release.model, self._sets, live) if release and live is not None else {}
        known = (int(release.id), str(release.model)) if release is not None else None
        asked = Questions(self._sets, self._own, self._real)
        return figures, compare.comparison(asked, self._candidate, live, figures, before, known, self._conversations)

    def _read_sets(self, model: LoadedModel, tell: bool) -> dict[str, list[Reading]]:
        texts = [row["text"] for each in self._sets for row in each.rows]
        model.remember_vectors(texts)
        readings = []
        for number, parsed in enumerate(model.parse(texts), 1):
            readings.append(released(parsed))
            if tell and number % 50 == 0:
                self._tell(number / len(texts))
        found = iter(readings)
        return {each.name: [next(found) for _ in each.rows] for each in self._sets}

    def _read_others(self, model: LoadedModel) -> dict[str, list[Reading]]:
        """The team's own questions and the inbox's: words of people, so nothing of them is kept on disk."""
        return {
            OWN: [released(parsed) for parsed in model.parse(self._own_texts)],
            REAL: [released(parsed) for parsed in model.parse(self._real_texts)],
        }

    def _remembered(self, sha256: str) -> dict[str, list[Reading]] | None:
        path = self._file(sha256)
        if not path.exists():
            return None
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {name: [_reading(values) for values in rows] for name, rows in kept.items()}

    def _remember(self, sha256: str, found: Readings) -> None:
        path = self._file(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(found), encoding="utf-8")
        os.replace(part, path)
        for old in sorted(path.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)[:-KEPT_READINGS]:
            old.unlink(missing_ok=True)

    def _file(self, sha256: str) -> Path:
        """Named by all that readings of the sets depend on: the model, the sets, our code."""
        asked = "".join(each.digest for each in self._sets)
        code = archives.digest([file for folder in CODE for file in sorted((ROOT / folder).rglob("*.py"))], ROOT)
        return self._var / "evaluation" / f"{sha256[:16]}-{code[:8]}-{releases.short(asked)}.json"


def _reading(values: Sequence[Any]) -> Reading:
    """A reading as JSON gives it back."""
    given: Any = (tuple(value) if isinstance(value, list) else value for value in values)
    return Reading(*given)


def _own(database: Database) -> tuple[list[dict[str, Any]], list[str]]:
    """The team's evaluation questions: rows and texts."""
    query = select(Example).where(Example.purpose == "evaluation", Example.removed_at.is_(None)).order_by(Example.id)
    with database.session() as session:
        rows = session.scalars(query).all()
    return [{"id": row.id, "topic": row.label.removeprefix(PREFIX)} for row in rows], [row.text for row in rows]


def _real(database: Database) -> tuple[list[int], list[str]]:
    """The last real questions: numbers and redacted texts."""
    query = select(InboxItem).where(InboxItem.text.is_not(None)).order_by(InboxItem.id.desc()).limit(LAST_REAL)
    with database.session() as session:
        rows = session.scalars(query).all()
    return [row.id for row in rows], [row.text for row in rows]
