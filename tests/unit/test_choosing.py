"""What somebody types instead of tapping: understood on the website as by SMS, and only where there is a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot import clinic
from bot.conversation.choosing import named
from bot.conversation.inbound import Inbound
from bot.conversation.rasa import RasaReply
from bot.conversation.turn import Conversations
from bot.settings import ROOT
from bot.storage import Database

LABELS = ["What does it cost?", "Is it safe?", "None of these"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        ("2.", 1),
        ("the first one", 0),
        ("Option 3 please", 2),
        ("is it safe", 1),
        ("IS IT SAFE?", 1),
        ("none of these.", 2),
        ("la segunda", 1),
    ],
)
def test_a_choice_is_named_by_number_or_label(text: str, place: int) -> None:
    assert named(text, LABELS) == place


@pytest.mark.parametrize("text", ["", "?", "4", "0", "is it safe for my mother?", "1 or 2", "12", "2 years ago"])
def test_other_words_are_words(text: str) -> None:
    assert named(text, LABELS) is None


class Asking:
    """In Rasa's place: asks back at the first message, answers the others. `asked`: what it was sent."""

    def __init__(self, kind: str) -> None:
        self.kind, self.asked = kind, []

    def turn(self, conversation: str, channel: str, text: str, message_id: str, metadata: dict[str, Any]) -> RasaReply:
        self.asked.append(text)
        buttons = [{"title": label, "payload": f"/faq/topic_{at}"} for at, label in enumerate(LABELS)]
        first = len(self.asked) == 1
        message = {
            "text": "Which?",
            "buttons": buttons if first else [],
            "custom": {"kind": self.kind if first else "answer"},
        }
        return RasaReply([message])


@pytest.fixture(params=["clarify"])
def asking(request: pytest.FixtureRequest) -> Iterator[Asking]:
    return Asking(request.param)


def talk(database: Database, rasa: Asking, channel: str, *texts: str) -> list[str]:
    conversations = Conversations(database, rasa, clinic.load(ROOT / "clinic.yml"))  # type: ignore[arg-type]
    conversation, _ = conversations.start(channel)
    for number, text in enumerate(texts):
        conversations.receive(Inbound(conversation, str(number), text))
    return [message.text for message in conversations.history(conversation) if message.kind == "visitor"]


@pytest.mark.parametrize(
    ("typed", "payload"), [("2", "/faq/topic_1"), ("the first one", "/faq/topic_0"), ("Is it safe", "/faq/topic_1")]
)
def test_a_visitor_may_type_what_could_be_tapped(database: Database, asking: Asking, typed: str, payload: str) -> None:
    said = talk(database, asking, "web", "safety cost", typed)
    assert asking.asked == ["safety cost", payload]
    assert said == ["safety cost", typed]  # the history shows what they wrote


def test_a_number_is_a_choice_only_of_what_was_just_asked(database: Database, asking: Asking) -> None:
    talk(database, asking, "web", "safety cost", "is it legal?", "2")
    assert asking.asked == ["safety cost", "is it legal?", "2"]


@pytest.mark.parametrize("asking", ["answer", "contact"], indirect=True)
def test_a_number_behind_an_answer_or_in_a_form_is_a_word(database: Database, asking: Asking) -> None:
    talk(database, asking, "web", "safety cost", "2")
    assert asking.asked[1] == "2"
