"""A topic's answer as the team edits it, and the topics there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables import AnswerVersion, Topic

DRAFT, PROPOSED, APPROVED, REJECTED, REPLACED = "draft", "proposed", "approved", "rejected", "replaced"
FILE, CONSOLE = "file", "console"  # where a version comes from
WEB, SMS = "web", "sms"  # the channels whose texts every answer has
FROM_FILES = "data/faq"  # the author of what came with the files

# Control characters, lone surrogates and marks that no text needs: YAML refuses them. Line ends are kept.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Answer:
    """What the assistant says on a topic: `text` (and `variations` of it) on the web, `sms` as a text message.

    `elsewhere`: what it says on other channels, each as the channel's name and a text.
    `{clinic_phone}` and the like stand for the clinic's own facts. `review_by`: ISO date. `follow_ups`: topic ids.
    """

    label: str
    text: str
    sms: str = ""
    variations: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    review_by: str | None = None
    follow_ups: tuple[str, ...] = ()
    reviewed_by: str | None = None

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Answer:
        """From the shape that `AnswerVersion.content` keeps."""
        lists = {name: tuple(content.get(name) or ()) for name in ("variations", "sources", "follow_ups")}
        return cls(
            label=content["label"],
            text=content["text"],
            sms=content.get("sms") or "",
            elsewhere=tuple((channel, text) for channel, text in content.get("elsewhere") or ()),
            review_by=content.get("review_by"),
            reviewed_by=content.get("reviewed_by"),
            **lists,
        )

    def content(self) -> dict[str, Any]:
        """The shape that `AnswerVersion.content` keeps."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def same(self, other: Answer) -> bool:
        """Whether both say the same, whoever reviewed it."""
        return replace(self, reviewed_by=other.reviewed_by) == other

    def texts(self) -> list[str]:
        """All that visitors may read."""
        elsewhere = (text for _, text in self.elsewhere)
        return [text for text in (self.text, *self.variations, self.sms, *elsewhere) if text]


def tidy(text: str) -> str:
    """`text` with single spaces, at most one empty line, and nothing that a YAML file cannot hold."""
    plain = unicodedata.normalize("NFC", re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text))
    lines = [" ".join(_UNWRITABLE.sub("", line).split()) for line in plain.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def approved(session: Session) -> dict[str, Any]:
    """The approved version of each topic that has one, by topic id."""
    query = select(AnswerVersion).where(AnswerVersion.status == APPROVED).order_by(AnswerVersion.number)
    return {row.topic_id: row for row in session.scalars(query)}


def topics(session: Session) -> dict[str, str]:
    """Id -> label of every topic that is not retired, in the labels' order: what a question can be put under."""
    query = (
        select(AnswerVersion.topic_id, AnswerVersion.status, AnswerVersion.content["label"].as_string())
        .join(Topic, Topic.id == AnswerVersion.topic_id)
        .where(Topic.retired_at.is_(None), AnswerVersion.status != REPLACED)  # another one took its place
        .order_by(AnswerVersion.number)
    )
    labels: dict[str, str] = {}
    settled = set()
    for topic, status, label in session.execute(query):
        if topic in settled and status != APPROVED:
            continue  # an approved answer's label is the one that visitors know
        labels[topic] = label
        if status == APPROVED:
            settled.add(topic)
    return dict(sorted(labels.items(), key=lambda item: (item[1].casefold(), item[0])))


def named(topic_id: str) -> str:
    """A topic's name where it has no label."""
    return topic_id.replace("_", " ")
