"""All topics as one list for the team: what is approved, what is being written, what is due for another look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.knowledge import versions
from bot.knowledge.answers import APPROVED, DRAFT, PROPOSED, Answer, named
from bot.knowledge.file_examples import words
from bot.storage.tables import AnswerVersion, Topic

OVERDUE, DRAFTS, WAITING, UNRELEASED, MINE, RETIRED = "overdue", "drafts", "waiting", "unreleased", "mine", "retired"
UNREAD = "unread"
SHOWN = {
    UNREAD: "Not read yet by your clinic",
    OVERDUE: "Overdue for review",
    DRAFTS: "Drafts",
    WAITING: "Waiting for approval",
    UNRELEASED: "Approved, not released",
    MINE: "Mine",
    RETIRED: "Retired",
}


@dataclass(frozen=True)
class Entry:
    """One topic. `approved`: its approved version; `open`: drafts and proposals, the newest first."""

    topic: Any
    approved: Any | None
    open: Sequence[Any]
    overdue: bool
    unreleased: bool

    @property
    def unread(self) -> bool:
        """Whether its approved version came with the files and nobody of the clinic has read it."""
        return self.approved is not None and versions.is_unread(self.approved)

    @property
    def answer(self) -> Answer:
        """What visitors know, or else what is being written."""
        return Answer.of((self.approved or self.open[0]).content)

    @property
    def label(self) -> str:
        """The topic's name for visitors; its id where nothing was written yet."""
        return self.answer.label if self.approved or self.open else str(self.topic.id)

    def fits(self, shown: str, who: str) -> bool:
        """Whether it belongs under one of `SHOWN`, or under all that is not retired."""
        if shown == RETIRED or self.topic.retired_at is not None:
            return shown == RETIRED and self.topic.retired_at is not None
        return {
            UNREAD: self.unread,
            OVERDUE: self.overdue,
            DRAFTS: any(row.status == DRAFT for row in self.open),
            WAITING: any(row.status == PROPOSED for row in self.open),
            UNRELEASED: self.unreleased,
            MINE: who in (self.topic.owner, *(row.author for row in self.open)),
        }.get(shown, True)

    def mentions(self, looked_for: str) -> bool:
        """Whether all words looked for are in its id, label or texts."""
        texts = self.answer.texts() if self.approved or self.open else []
        said = words(" ".join([named(str(self.topic.id)), self.label, *texts]))
        return all(word in said for word in words(looked_for).split())


def entries(session: Session, today: date, released: Any | None) -> list[Entry]:
    """Every topic, by label. `released`: the live release."""
    rows: dict[str, list[Any]] = {}
    wanted = AnswerVersion.status.in_((APPROVED, DRAFT, PROPOSED))
    for row in session.scalars(select(AnswerVersion).where(wanted).order_by(AnswerVersion.number.desc())):
        rows.setdefault(row.topic_id, []).append(row)
    found = []
    for topic in session.scalars(select(Topic)):
        own = rows.get(topic.id, [])
        approved = next((row for row in own if row.status == APPROVED), None)
        due = approved.content.get("review_by") if approved else None
        unreleased = approved is not None and versions.waits(approved, released)
        found.append(
            Entry(
                topic,
                approved,
                [row for row in own if row is not approved],
                due is not None and due < today.isoformat(),
                unreleased,
            )
        )
    return sorted(found, key=lambda entry: (entry.label.casefold(), entry.topic.id))
