"""Example questions: those in `data/`, those that staff added, and those they took out.

A question, whatever its capitals and marks, is in one place only: in training or in the evaluation, under one label.
Questions of the inbox with the same words become one example, which stays as long as one of them stands decided so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot.knowledge import answers, decisions
from bot.knowledge.file_examples import Known, files, in_files, words
from bot.labels import OUT_OF_SCOPE, PREFIX
from bot.storage import audit
from bot.storage.encryption import cipher_of
from bot.storage.tables import Example, InboxItem, now
from bot.storage.themes import alone

TRAINING, EVALUATION = decisions.TRAINING, decisions.EVALUATION  # what an example is for
PAGE = 100  # examples of a topic's page
COMPARED = 300  # of what staff added, to find those that are like a question
INBOX, CONSOLE, FILE = "inbox", "console", "file"  # where an example came from


class Refused(ValueError):
    """A question cannot become that example; the message says why, for staff."""


@dataclass(frozen=True)
class Line:
    """One example as it counts now. `example_id`: its row; None where it is from the files and untouched."""

    label: str
    text: str
    purpose: str
    origin: str
    example_id: int | None


@dataclass(frozen=True)
class Settled:
    """What came of questions of the inbox. `decision_id`: None where none was decided. `refused`: reasons with how
    many questions stayed open for each; `gone`: how many somebody else had decided on, or were deleted."""

    decision: str
    topic_id: str | None
    decision_id: int | None
    count: int
    refused: Mapping[str, int]
    gone: int


@dataclass(frozen=True)
class Part:
    """A label's examples, the newest first; those of the files come last. `total`: of all its examples; `before`: the
    number to go on before, None where these are the last."""

    lines: Sequence[Line]
    total: int
    before: int | None


def add(session: Session, text: str, label: str, purpose: str, author: str) -> Any:
    """Make a question an example, or put one back that was taken out; returns its row, None where the files have it.

    Raises:
        Refused: it is in training or evaluation already, elsewhere; or it has no words.
    """
    alone(session)
    row = _row(session, label, text)
    back = row is not None and row.removed_at is not None and row.purpose == purpose
    verdict = _placed(session, [text], label, purpose, but=row if back else None)[text]
    if isinstance(verdict, str):
        raise Refused(verdict)
    if back:
        row.removed_at = None
        audit.record(session, author, "added", audit.EXAMPLE, row.id, after={"label": label, "purpose": purpose})
    elif verdict:
        return _make(session, text, label, purpose, CONSOLE, author)
    return row


def remove(session: Session, text: str, label: str, author: str) -> None:
    """Take an example out; one of the files is remembered as taken out.

    Raises:
        Refused: there is no such example.
    """
    alone(session)
    row = _row(session, label, text)
    if row is None:
        known = in_files().get(words(text))
        if known is None or known.label != label or known.purpose != TRAINING:
            raise Refused("This question is no example of that topic.")
        row = _make(session, text, label, TRAINING, FILE, author)
    if row.removed_at is None:
        row.removed_at = now()
        audit.record(session, author, "removed", audit.EXAMPLE, row.id, before={"label": label})


def listed(session: Session, label: str) -> list[Line]:
    """All examples of a label: those for training in the files, then what staff added, in that order."""
    return [*_from_files(session, label), *reversed(_added(session, label))]


def newest(session: Session, label: str, before: int | None = None, limit: int = PAGE) -> Part:
    """Some of a label's examples, the newest first; `before` goes on where a part ended."""
    own, files = _added(session, label, before, limit + 1), _from_files(session, label)
    count = select(func.count()).select_from(Example).where(*_by_staff(label))
    total = int(session.scalar(count) or 0) + len(files)
    if len(own) > limit:
        return Part(own[:limit], total, own[limit - 1].example_id)
    return Part([*own, *reversed(files)], total, None)


def _added(session: Session, label: str, before: int | None = None, limit: int | None = None) -> list[Line]:
    """What staff added, the newest first."""
    query = select(Example).where(*_by_staff(label)).order_by(Example.id.desc()).limit(limit)
    rows = session.scalars(query if before is None else query.where(Example.id < before))
    return [Line(row.label, row.text, row.purpose, row.origin, row.id) for row in rows]


def _by_staff(label: str) -> tuple[Any, ...]:
    return Example.label == label, Example.removed_at.is_(None), Example.origin != FILE


def _from_files(session: Session, label: str) -> list[Line]:
    """Those of the files that nobody took out; not those that staff added before they were exported to the files."""
    query = select(Example.text_hash).where(
        Example.label == label, or_(Example.removed_at.is_not(None), Example.origin != FILE)
    )
    others = set(session.scalars(query))
    return [
        Line(label, text, TRAINING, FILE, None)
        for text in files().get(label, ())
        if not others or _hash(session, text) not in others
    ]


def from_items(session: Session, item_ids: Collection[int], label: str, purpose: str, author: str) -> Settled:
    """Questions of the inbox become examples and leave the inbox, in one decision that can be taken back.

    Those that cannot become such an example stay open; of those that became one together, each is decided.
    """
    items = decisions.still_open(session, item_ids)
    placed = _placed(session, {item.text for item in items}, label, purpose)
    refused = Counter(reason for item in items if isinstance(reason := placed[item.text], str))
    taken = [item for item in items if not isinstance(placed[item.text], str)]
    made: dict[str, int | None] = {}
    for item in taken:
        key = words(item.text)
        if key not in made:
            made[key] = _example(session, item, bool(placed[item.text]), label, purpose, author)
        item.example_id = made[key]
    topic = label[len(PREFIX) :] if label.startswith(PREFIX) else None
    decision = decisions.OUT_OF_SCOPE if label == OUT_OF_SCOPE and purpose == TRAINING else purpose
    number = decisions.settle(session, taken, decision, topic, author)
    return Settled(decision, topic, number, len(taken), refused, decisions.gone(item_ids, items))


def undo(session: Session, decision_id: int, by: str) -> int:
    """Take back a decision: its questions are open again, and the examples they became are gone, unless another
    question with the same words still stands. Returns how many questions.

    Raises:
        decisions.NotYours: somebody else decided.
    """
    items = decisions.take_back(session, decision_id, by)
    touched = {item.example_id for item in items} - {None}
    for item in items:
        item.example_id = None
    session.flush()
    for example_id in sorted(touched):
        row = session.get(Example, example_id)
        if row is None or row.origin != INBOX:
            continue
        other = session.scalar(select(InboxItem.id).where(InboxItem.example_id == example_id).limit(1))
        if other is not None:
            row.inbox_item_id = other
        elif row.inbox_item_id is not None:  # empty: the question it came from was decided so until it was deleted
            session.delete(row)
    return len(items)


def nearest(session: Session, label: str, text: str, limit: int) -> list[str]:
    """The label's training questions that share most words with `text`, rare words counting more. Of what staff added,
    the newest `COMPARED` are looked at."""
    lines = [*_added(session, label, limit=COMPARED), *_from_files(session, label)]
    texts = [line.text for line in lines if line.purpose == TRAINING]
    sets = [set(words(each).split()) for each in texts]
    common = Counter(word for each in sets for word in each)
    wanted = set(words(text).split())
    shared = [sum(1 / common[word] for word in wanted & each) / (1 + len(each)) ** 0.5 for each in sets]
    best = sorted(range(len(texts)), key=lambda at: -shared[at])
    return [texts[at] for at in best[:limit]]


def _placed(
    session: Session, texts: Iterable[str], label: str, purpose: str, but: Any = None
) -> dict[str, bool | str | None]:
    """For each text: True where it may become this example, None where it is one, else why it cannot. `but`: a row
    that was taken out and is to be put back."""
    hashes = {text: _hash(session, text) for text in texts}
    rows: dict[str, list[Any]] = {}
    for row in session.scalars(select(Example).where(Example.text_hash.in_(set(hashes.values())))):
        rows.setdefault(row.text_hash, []).append(row)
    known = in_files()
    return {
        text: _verdict(session, text, known.get(words(text)), rows.get(hashed, []), Known(label, purpose), but)
        for text, hashed in hashes.items()
    }


def _verdict(
    session: Session, text: str, in_files: Known | None, rows: Sequence[Any], wanted: Known, but: Any
) -> bool | str | None:
    if not words(text):
        return "it has no words"
    taken_out = {row.label for row in rows if row.removed_at is not None}
    if wanted.label in taken_out and but is None:
        return "it was taken out of the examples of that topic, and can be put back on the topic's page"
    places = [Known(row.label, row.purpose) for row in rows if row.removed_at is None]
    places += [in_files] if in_files and in_files.label not in taken_out else []
    for place in places:
        if place == wanted:
            return None
        if place.purpose != wanted.purpose:
            other = "in the evaluation set" if place.purpose == EVALUATION else "an example for training"
            return f"it is {other} already, and must not be in both"
        topic = place.label.removeprefix(PREFIX)
        return f"it is there already under “{answers.topics(session).get(topic, topic)}”"
    return True


def _example(session: Session, item: Any, new: bool, label: str, purpose: str, author: str) -> int | None:
    """The number of the example that a question becomes; None where it is in the files already."""
    row = _row(session, label, item.text)
    if new:
        row = _make(session, item.text, label, purpose, INBOX, author)
        row.inbox_item_id = item.id
    return row.id if row is not None else None


def _make(session: Session, text: str, label: str, purpose: str, origin: str, author: str) -> Any:
    row = Example(label=label, text=text, text_hash=_hash(session, text), purpose=purpose, origin=origin, author=author)
    session.add(row)
    session.flush()
    if origin == CONSOLE:  # the others are told of with the decision, or with the taking out
        audit.record(session, author, "added", audit.EXAMPLE, row.id, after={"label": label, "purpose": purpose})
    return row


def _row(session: Session, label: str, text: str) -> Any:
    return session.scalar(
        select(Example).where(Example.label == label, Example.text_hash == _hash(session, text)).with_for_update()
    )


def _hash(session: Session, text: str) -> str:
    return cipher_of(session).lookup(words(text))
