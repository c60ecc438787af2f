"""What the knowledge tests share: answers, and a project small enough to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.answers import APPROVED, CONSOLE, FROM_FILES, Answer
from bot.storage import Database
from bot.storage.encryption import cipher_of
from bot.storage.tables import AnswerVersion, Example, Topic, now

RIDE = """version: "3.1"

nlu:
- intent: faq/ride
  examples: |
    - Can I drive home?
    - who picks me up
    - do i need a ride
    - is a taxi fine
    - when may i drive again

- intent: faq/work
  examples: |
    - Can I go to work?

responses:
  utter_faq/ride:
  - text: >-
      Please plan a ride home.
      Call {clinic_phone} if you have none. A taxi may be fine too, if you come
      with somebody.
    metadata:
      label: Ride home
      sources: ["The clinic"]
      reviewed_by: null
      review_by: "2027-05-24"
      follow_ups: [work]
  - channel: sms
    text: "Plan a ride home: {clinic_phone}."
  utter_faq/work:
  - text: >-
      Rest for the day.
    metadata:
      label: Work
      sources: ["The clinic"]
      reviewed_by: null
      review_by: "2027-05-24"
      follow_ups: []
  - channel: sms
    text: "Rest for the day."
"""
SCOPE = 'version: "3.1"\n\nnlu:\n- intent: out_of_scope\n  examples: |\n    - do you sell shoes\n'
ANSWER = Answer(
    label="Pets",
    text="Please leave pets at home.",
    sms="Leave pets at home.",
    sources=("The clinic",),
    review_by="2027-01-01",
    follow_ups=("ride",),
)


@pytest.fixture()
def project(tmp_path: Path) -> Path:
    """A Rasa project with two topics."""
    root = tmp_path / "project"
    for name, text in {
        "config.yml": "language: en\n",
        "domain.yml": "intents: [faq]\n",
        "data/faq/after.yml": RIDE,
        "data/dialogue/out_of_scope.yml": SCOPE,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def approve(database: Database, topic: str, answer: Answer, group: str = "after", **more: Any) -> None:
    """A topic with an approved answer, straight into the database."""
    with database.session() as session:
        if session.get(Topic, topic) is None:
            session.add(Topic(id=topic, group=group, created_by=FROM_FILES, **more))
            session.flush()
        session.add(
            AnswerVersion(
                topic_id=topic,
                number=1,
                status=APPROVED,
                content=answer.content(),
                origin=CONSOLE,
                author="ed@example.org",
                approved_by="doc@example.org",
                approved_at=now(),
            )
        )


@pytest.fixture()
def teach(database: Database) -> Callable[..., None]:
    """Put an example into the database, or take one out."""

    def put(label: str, *texts: str, removed: bool = False, purpose: str = "training") -> None:
        with database.session() as session:
            for text in texts:
                session.add(
                    Example(
                        label=label,
                        text=text,
                        text_hash=cipher_of(session).lookup(text),
                        purpose=purpose,
                        origin="console",
                        author="ed@example.org",
                        removed_at=now() if removed else None,
                    )
                )

    return put
