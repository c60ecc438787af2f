"""Approved answers and the team's example questions back into `data/faq`, so that git shows what changed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from bot.knowledge import files, snapshot
from bot.knowledge.answers import FILE, PROPOSED
from bot.labels import OUT_OF_SCOPE
from bot.storage import Database, audit
from bot.storage.tables import AnswerVersion


def run(database: Database, by: str, root: Path, to: Path) -> list[str]:
    """Write the topics as they are approved now to the folder `to`: `root/data/faq` itself, or a copy elsewhere.

    Returns what was done, a sentence each.

    Raises:
        files.BadData: a file of `root/data/faq` cannot be read.
    """
    with database.session() as session:
        taught = snapshot.of(session)
        waiting = session.scalars(
            select(AnswerVersion.topic_id).where(AnswerVersion.origin == FILE, AnswerVersion.status == PROPOSED)
        ).all()
        audit.record(session, by, "exported", audit.TOPIC)
    data = files.read(root / "data", "faq/*.yml")
    own = {name: {label: texts for label, texts in given.items() if label != OUT_OF_SCOPE}
           for name, given in (("added", taught.added), ("removed", taught.removed))}  # fmt: skip
    snapshot.merge(data, replace(taught, **own), leave=waiting)
    to.mkdir(parents=True, exist_ok=True)
    written = [name for name, file in data.items() if _write(to / Path(name).name, file.text)]
    done = [f"Wrote {name}." for name in written] or ["Nothing to write: the files say the same already."]
    done += [f"{topic} was changed in data/faq and waits for approval: left as it is there." for topic in waiting]
    if kept := len(taught.added.get(OUT_OF_SCOPE, ())):
        questions = "1 question that is" if kept == 1 else f"{kept} questions that are"
        done.append(f"{questions} out of scope: kept in the database, from which every training takes such.")
    return done


def _write(path: Path, text: str) -> bool:
    """Write a file unless it says the same; whole or not at all."""
    content = text.encode("utf-8")
    if path.exists() and path.read_bytes() == content:
        return False
    part = path.with_suffix(".part")
    part.write_bytes(content)
    os.replace(part, path)
    return True
