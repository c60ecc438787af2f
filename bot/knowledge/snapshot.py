"""The data a model is trained from: the repository's files with what the team changed, written down and kept."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.knowledge import answers, files
from bot.knowledge.answers import Answer
from bot.knowledge.examples import TRAINING
from bot.knowledge.file_examples import words
from bot.knowledge.files import DataFile
from bot.labels import OUT_OF_SCOPE, PREFIX
from bot.settings import RASA_FILES
from bot.storage import Database
from bot.storage.tables import Example, Topic

FEWEST_EXAMPLES = 5  # with fewer, a model learns nothing of a topic


@dataclass(frozen=True)
class Snapshot:
    """A complete Rasa project in `folder`. `digest` (16 hex digits) names its content; the rest is counts of it."""

    folder: Path
    digest: str
    topics: int
    examples: int


@dataclass(frozen=True)
class Taught:
    """What the team changed. `answers`: the approved one by topic id; `groups`: each topic's file below `data/faq`."""

    answers: dict[str, Answer] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    added: dict[str, list[str]] = field(default_factory=dict)  # by label
    removed: dict[str, list[str]] = field(default_factory=dict)


def write(database: Database, root: Path, folder: Path) -> Snapshot:
    """Write what a model shall be trained from into `folder/<digest>`, once: the same content is the same folder.

    Raises:
        files.BadData: a file of `root/data` cannot be read.
    """
    with database.session() as session:
        taught = of(session)
    data = files.read(root / "data")
    merge(data, taught, names=False)
    contents = {name: (root / name).read_bytes() for name in RASA_FILES}
    contents |= {f"data/{name}": file.text.encode("utf-8") for name, file in sorted(data.items())}
    name = _digest(contents)
    if not (folder / name).exists():
        _write(contents, folder, name)
    topics = {label for file in data.values() for label in file.labels() if label.startswith(PREFIX)}
    return Snapshot(folder / name, name, len(topics), sum(file.count() for file in data.values()))


def of(session: Session) -> Taught:
    """What the team has changed until now."""
    topics = session.scalars(select(Topic).order_by(Topic.id)).all()
    added: dict[str, list[str]] = {}
    removed: dict[str, list[str]] = {}
    for row in session.scalars(select(Example).order_by(Example.id)):
        if row.removed_at is not None:
            removed.setdefault(row.label, []).append(row.text)
        elif row.purpose == TRAINING:
            added.setdefault(row.label, []).append(row.text)
    return Taught(
        {topic: Answer.of(row.content) for topic, row in answers.approved(session).items()},
        {topic.id: topic.group for topic in topics},
        frozenset(topic.id for topic in topics if topic.retired_at is not None),
        added,
        removed,
    )


def merge(data: dict[str, DataFile], taught: Taught, leave: Collection[str] = (), names: bool = True) -> None:
    """Bring what the team changed into the files `data` (by their path below `data/`). `leave`: topics whose answer
    stays as it is there. `names`: whether an answer that somebody only read gets their name; a model needs none. A
    topic that the console knows, but no clinician approved, is left out.

    Raises:
        files.BadData: a file cannot be read.
    """
    standing = {topic: (file, answer) for file in data.values() for topic, answer in file.answers().items()}
    kept = set(standing)
    for topic, (file, answer) in standing.items():
        if topic in leave or topic not in taught.groups:
            continue
        if topic in taught.retired or topic not in taught.answers:
            file.remove_topic(topic)
            kept.remove(topic)
        elif taught.answers[topic] != answer and (names or not taught.answers[topic].same(answer)):
            file.set_answer(topic, taught.answers[topic])
    _examples(data, taught, {PREFIX + topic for topic in kept} | {OUT_OF_SCOPE})
    for topic, group in taught.groups.items():
        examples = taught.added.get(PREFIX + topic, [])
        if topic in standing or topic in taught.retired or topic not in taught.answers:
            continue
        if len(set(map(words, examples))) >= FEWEST_EXAMPLES:
            name = f"faq/{group}.yml"
            data.setdefault(name, DataFile(name)).add_topic(topic, taught.answers[topic], examples)


def _examples(data: dict[str, DataFile], taught: Taught, labels: set[str]) -> None:
    """Add and take out examples of `labels`, which all have some in the files."""
    for label in sorted(labels & {*taught.added, *taught.removed}):
        holders = [file for file in data.values() if label in file.labels()]
        if not holders:
            raise files.BadData(f"No file below data/ has the line {files.INTENT.format(label)!r}.")
        for file in holders:
            file.remove_examples(label, taught.removed.get(label, ()))
        holders[0].add_examples(label, taught.added.get(label, ()))


def _digest(contents: dict[str, bytes]) -> str:
    hashed = hashlib.sha256()
    for name, content in sorted(contents.items()):
        hashed.update(name.encode() + b"\0" + content + b"\0")
    return hashed.hexdigest()[:16]


def _write(contents: dict[str, bytes], folder: Path, name: str) -> None:
    """All or nothing: a process that dies in between leaves no half snapshot under the name."""
    folder.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
    try:
        for path, content in contents.items():
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_bytes(content)
        os.replace(part, folder / name)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        if not (folder / name).exists():  # otherwise another process wrote the same just now
            raise
