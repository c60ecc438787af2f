"""`data/faq` into the console: all of it at first, later what changed there, for a clinician to approve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.knowledge import files, versions
from bot.knowledge.answers import APPROVED, FILE, FROM_FILES, PROPOSED, REPLACED, Answer
from bot.knowledge.files import DataFile
from bot.labels import PREFIX, UTTER
from bot.storage import Database, audit
from bot.storage.database import one_at_a_time
from bot.storage.tables import AnswerVersion, AuditEntry, Topic, now


def run(database: Database, root: Path) -> list[str]:
    """Bring in the topics of `root/data/faq`; returns what was done or left out, a sentence each. Nothing new: nothing
    is done.

    Raises:
        files.BadData: a file of `root/data` cannot be read, or there is no topic at all.
    """
    read = {name: file for name, file in files.read(root / "data").items() if Path(name).parent == Path("faq")}
    found = {
        topic: (Path(name).stem, answer) for name, file in read.items() for topic, answer in file.answers().items()
    }
    if not found:
        raise files.BadData("There is no answer in data/faq. Are the files there, and `responses:` in them?")
    with database.session() as session:
        one_at_a_time(session, "knowledge import")
        known = {topic.id: topic for topic in session.scalars(select(Topic))}
        if not known:
            return [*_first(session, found), *_left_out(read, found)]
        return [*_changed(session, found, known), *_gone(session, found, known), *_left_out(read, found)]


def _left_out(read: Mapping[str, DataFile], found: Mapping[str, tuple[str, Answer]]) -> list[str]:
    """What stands in the files and is of no use as it stands there."""
    asked = {label.removeprefix(PREFIX): name for name, file in read.items() for label in file.labels()}
    bare = [f"data/{name} has nothing below `{key}:`: skipped." for name, file in read.items() for key in file.bare()]
    mute = [
        f"{topic} has example questions in data/{name}, but no answer: skipped. Write one as `{UTTER}{topic}:` "
        "below `responses:`."
        for topic, name in sorted(asked.items())
        if topic not in found
    ]
    deaf = [
        f"{topic} has an answer in data/faq/{group}.yml, but no example questions: nobody can get it. Write some below "
        f"the line `{files.INTENT.format(PREFIX + topic)}`, without quotes or comment."
        for topic, (group, _) in sorted(found.items())
        if topic not in asked
    ]
    return [*bare, *mute, *deaf]


def _first(session: Session, found: Mapping[str, tuple[str, Answer]]) -> list[str]:
    for topic, (group, answer) in found.items():
        _add(session, topic, group, answer, APPROVED)
    audit.record(session, FROM_FILES, "imported", audit.TOPIC, after={"topics": len(found)})
    return [f"Took in {len(found)} topics of data/faq with their answers, as approved."]


def _add(session: Session, topic: str, group: str, answer: Answer, status: str) -> None:
    session.add(Topic(id=topic, group=group, created_by=FROM_FILES))
    session.flush()
    session.add(_version(topic, 1, answer, status))


def _version(topic: str, number: int, answer: Answer, status: str) -> Any:
    return AnswerVersion(
        topic_id=topic,
        number=number,
        status=status,
        content=answer.content(),
        origin=FILE,
        author=FROM_FILES,
        approved_at=now() if status == APPROVED else None,
    )


def _changed(session: Session, found: Mapping[str, tuple[str, Answer]], known: Mapping[str, Any]) -> list[str]:
    rows: dict[str, list[Any]] = {}
    for row in session.scalars(select(AnswerVersion).order_by(AnswerVersion.number)):
        rows.setdefault(row.topic_id, []).append(row)
    done = []
    for topic, (group, answer) in found.items():
        if topic not in known:
            _add(session, topic, group, answer, PROPOSED)
            versions.record(session, FROM_FILES, "created", topic)
            done.append(f"{topic} is new in data/faq: its answer waits in the console for a clinician's approval.")
            continue
        known[topic].group = group
        if known[topic].retired_at is not None and _retired_by_us(session, topic):
            versions.retire(session, FROM_FILES, topic, retired=False)
            done.append(f"{topic} is in data/faq again, and so in the console.")
        if not _is_known(answer, rows.get(topic, [])):
            _propose(session, topic, answer, rows.get(topic, []))
            done.append(f"{topic} has another answer in data/faq: it waits in the console for a clinician's approval.")
    return done


def _is_known(answer: Answer, rows: Sequence[Any]) -> bool:
    """Whether the files say what they said last, or what was approved in the console and exported since."""
    from_files = max((row.number for row in rows if row.origin == FILE), default=0)
    return any(
        Answer.of(row.content).same(answer)
        for row in rows
        if row.number >= from_files and (row.origin == FILE or row.approved_at is not None)
    )


def _propose(session: Session, topic: str, answer: Answer, rows: Sequence[Any]) -> None:
    for row in rows:
        if row.origin == FILE and row.status == PROPOSED:
            row.status = REPLACED
    made = _version(topic, max((row.number for row in rows), default=0) + 1, answer, PROPOSED)
    session.add(made)
    session.flush()
    audit.record(session, FROM_FILES, "proposed", audit.ANSWER, made.id, after={"topic": topic, "version": made.id})


def _gone(session: Session, found: Mapping[str, tuple[str, Answer]], known: Mapping[str, Any]) -> list[str]:
    """Topics that came with the files and are not there any more: without their questions nothing can be learnt."""
    gone = [
        topic
        for topic, row in known.items()
        if topic not in found and row.created_by == FROM_FILES and row.retired_at is None
    ]
    for topic in gone:
        versions.retire(session, FROM_FILES, topic)
    return [f"{topic} is not in data/faq any more: it is retired." for topic in gone]


def _retired_by_us(session: Session, topic: str) -> bool:
    query = (
        select(AuditEntry.actor)
        .where(AuditEntry.action == "retired", AuditEntry.subject == audit.TOPIC, AuditEntry.subject_id == topic[:32])
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    return session.scalar(query) == FROM_FILES
