"""The life of an answer: draft, proposed, approved by another person, replaced; or rejected with a note.

Everything that changes here is in the audit log, in the same transaction.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clinic import Clinic
from bot.knowledge import answers, rules
from bot.knowledge.answers import APPROVED, CONSOLE, DRAFT, PROPOSED, REJECTED, REPLACED, Answer
from bot.storage import audit
from bot.storage.database import one_at_a_time
from bot.storage.tables import AnswerVersion, Topic, now

NOTE_MAX = 500
ID_MAX = 48
OPEN = (DRAFT, PROPOSED)


class NoSuchTopic(Exception):
    """There is no topic, or no version, of this name."""


class Refused(ValueError):
    """That cannot be done; the message says why and what can. `field`: the part of the form that it is about."""

    def __init__(self, said: str, field: str = "") -> None:
        super().__init__(said)
        self.field = field


class Overtaken(Exception):
    """Somebody else saved meanwhile. `newest`: their version."""

    def __init__(self, newest: Any) -> None:
        super().__init__()
        self.newest = newest


def topic(session: Session, topic_id: str) -> Any:
    """A topic, retired or not, for the caller alone to change.

    Raises:
        NoSuchTopic: there is none.
    """
    one_at_a_time(session, f"topic {topic_id}")
    row = session.get(Topic, topic_id)
    if row is None:
        raise NoSuchTopic(topic_id)
    return row


def of(session: Session, topic_id: str) -> Sequence[Any]:
    """A topic's versions, the newest first."""
    query = select(AnswerVersion).where(AnswerVersion.topic_id == topic_id).order_by(AnswerVersion.number.desc())
    return session.scalars(query).all()


def one(session: Session, topic_id: str, number: int) -> Any:
    """One version of a topic.

    Raises:
        NoSuchTopic: there is none.
    """
    query = select(AnswerVersion).where(AnswerVersion.topic_id == topic_id, AnswerVersion.number == number)
    row = session.scalar(query)
    if row is None:
        raise NoSuchTopic(f"{topic_id} {number}")
    return row


def mark(version: Any | None) -> str:
    """What an editor's page remembers of the version it began with: it changes with every save."""
    if version is None:
        return "none"
    content = json.dumps([version.number, version.status, version.content], sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def newest(found: Sequence[Any]) -> Any | None:
    """Of a topic's versions, the one that an editor goes on from: the console's open one, else the approved one."""
    mine = next((row for row in found if row.status in OPEN and row.origin == CONSOLE), None)
    return mine or next((row for row in found if row.status == APPROVED), None) or next(iter(found), None)


def save(session: Session, by: str, topic_id: str, answer: Answer, began: str, clinic: Clinic) -> Any:
    """Keep an answer as a draft; returns the version. `began`: the `mark` of the version that the editor began with.

    A draft of one's own is written over. Anybody else's, or what waits for approval, is replaced by a new version.

    Raises:
        NoSuchTopic: there is no such topic.
        Overtaken: somebody saved since `began`.
        Refused: the text has what no version may have.
    """
    topic(session, topic_id)
    found = of(session, topic_id)
    last = newest(found)
    if mark(last) != began:
        if last is None:
            raise Refused("That page was too old: open the topic again.")
        session.expunge(last)  # readable when this transaction is rolled back
        raise Overtaken(last)
    if wrong := list(rules.unsaveable(answer, clinic)):
        raise Refused(" ".join(problem.sentence for problem in wrong), wrong[0].field)
    if last is not None and last.status == DRAFT and last.author == by and last.origin == CONSOLE:
        last.content = answer.content()
        _record(session, by, "saved", last)
        return last
    for row in found:
        if row.status in OPEN and row.origin == CONSOLE:
            row.status = REPLACED
    made = AnswerVersion(
        topic_id=topic_id,
        number=max((row.number for row in found), default=0) + 1,
        status=DRAFT,
        content=answer.content(),
        origin=CONSOLE,
        author=by,
    )
    session.add(made)
    session.flush()
    _record(session, by, "saved", made, before=last)
    return made


def propose(session: Session, by: str, version: Any, problems: Sequence[rules.Problem]) -> None:
    """Put a draft before the clinicians. `problems`: what `rules.check` says of it.

    Raises:
        Refused: it is no draft (any more), or breaks a rule.
    """
    topic(session, version.topic_id)
    session.refresh(version)
    if version.status != DRAFT:
        raise Refused("Only a draft can be proposed; this version is none any more.")
    _demand(problems)
    version.status = PROPOSED
    _record(session, by, "proposed", version)


def approve(session: Session, by: str, version: Any, problems: Sequence[rules.Problem], note: str = "") -> None:
    """Make a proposed version the topic's answer, from the next release on. `by`: a clinician, not the author.

    Raises:
        Refused: it does not wait for approval (any more), is one's own, or breaks a rule.
    """
    topic(session, version.topic_id)
    session.refresh(version)
    if version.status != PROPOSED:
        raise Refused("This version does not wait for approval any more.")
    if version.author == by:
        raise Refused("You wrote this version yourself: another clinician has to approve it.")
    _demand(problems)
    before = next((row for row in of(session, version.topic_id) if row.status == APPROVED), None)
    if before is not None:
        before.status = REPLACED
    version.status, version.approved_by, version.approved_at = APPROVED, by, now()
    version.content = {**version.content, "reviewed_by": by}
    version.note = _note(note) or None
    _record(session, by, "approved", version, before=before)


def unread(session: Session) -> list[Any]:
    """The approved versions that came with the files and nobody of the clinic has read, by label."""
    query = (
        select(AnswerVersion)
        .join(Topic, Topic.id == AnswerVersion.topic_id)
        .where(AnswerVersion.status == APPROVED, Topic.retired_at.is_(None))
    )
    found = [row for row in session.scalars(query) if is_unread(row)]
    return sorted(found, key=lambda row: (row.content["label"].casefold(), row.topic_id))


def is_unread(version: Any) -> bool:
    """Whether visitors get a version that nobody of the clinic has read."""
    return version.status == APPROVED and not version.content.get("reviewed_by")


def review(session: Session, by: str, version: Any, problems: Sequence[rules.Problem]) -> bool:
    """Put a clinician's name at an approved version that came with the files: it was read, and stays as it is.

    When it was approved does not change, since releases go by that: its words are the same. Returns False where a
    colleague has read it meanwhile.

    Raises:
        Refused: it is not the topic's answer (any more), is one's own, or breaks a rule.
    """
    topic(session, version.topic_id)
    session.refresh(version)
    if version.status != APPROVED:
        raise Refused("This version is not the approved answer any more: open the topic again.")
    if version.author == by:
        raise Refused("You wrote this version yourself: another clinician has to read it.")
    if not is_unread(version):
        return False
    _demand(problems)
    version.content = {**version.content, "reviewed_by": by, "reviewed_at": now().isoformat()}
    _record(session, by, "reviewed", version)
    return True


def reject(session: Session, by: str, version: Any, note: str) -> None:
    """Turn a proposed version down, with a note to its author.

    Raises:
        Refused: it does not wait for approval (any more), or there is no note.
    """
    topic(session, version.topic_id)
    session.refresh(version)
    if version.status != PROPOSED:
        raise Refused("This version does not wait for approval any more.")
    if not _note(note):
        raise Refused("Say in the note what should be different, so that its author can go on.", "note")
    version.status, version.note = REJECTED, _note(note)
    _record(session, by, "rejected", version)


def create(session: Session, by: str, label: str, group: str) -> Any:
    """A new topic without an answer; its id is made from the label.

    Raises:
        Refused: the label has nothing an id can be made of.
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain)[:ID_MAX].strip("_")
    if not stem:
        raise Refused("The label needs some letters: the topic's id is made from it.", "label")
    one_at_a_time(session, "new topic")
    name, number = stem, 1
    while session.get(Topic, name) is not None:
        number += 1
        name = f"{stem}_{number}"
    made = Topic(id=name, group=group, owner=by, created_by=by)
    session.add(made)
    session.flush()
    record(session, by, "created", name, after={"group": group})
    return made


def set_owner(session: Session, by: str, topic_id: str, owner: str | None) -> None:
    """Say who keeps a topic; None: nobody."""
    row = topic(session, topic_id)
    if row.owner != owner:
        record(session, by, "changed", topic_id, before={"owner": row.owner}, after={"owner": owner})
        row.owner = owner


def retire(session: Session, by: str, topic_id: str, retired: bool = True) -> None:
    """Leave a topic out of the next release, or take it in again."""
    row = topic(session, topic_id)
    if (row.retired_at is not None) != retired:
        row.retired_at = now() if retired else None
        record(session, by, "retired" if retired else "restored", topic_id)


def groups(session: Session) -> list[str]:
    """The groups that topics are in: the files of `data/faq`."""
    return list(session.scalars(select(Topic.group).distinct().order_by(Topic.group)))


def waits(version: Any, release: Any | None) -> bool:
    """Whether an approved version is not among the answers that visitors get yet. `release`: the live one; None while
    the model of the repository's own files answers."""
    if release is None:
        return version.origin == CONSOLE or version.approved_by is not None
    return version.approved_at is not None and version.approved_at > release.created_at


def record(
    session: Session,
    by: str,
    action: str,
    topic_id: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Log what was done to a topic. The log's column for ids is shorter than a topic's id may be."""
    audit.record(
        session, by, action, audit.TOPIC, topic_id[:32], before=before, after={"topic": topic_id, **(after or {})}
    )


def _demand(problems: Sequence[rules.Problem]) -> None:
    if wrong := [problem.sentence for problem in problems if problem.stops != rules.NOTHING]:
        raise Refused(" ".join(wrong))


def _note(text: str) -> str:
    note = answers.tidy(text)
    if len(note) > NOTE_MAX:
        raise Refused(f"A note has at most {NOTE_MAX} characters; this one has {len(note)}.", "note")
    return note


def _record(session: Session, by: str, action: str, version: Any, before: Any | None = None) -> None:
    audit.record(
        session,
        by,
        action,
        audit.ANSWER,
        version.id,
        before=None if before is None else {"version": before.id},
        after={"topic": version.topic_id, "version": version.id},
    )
