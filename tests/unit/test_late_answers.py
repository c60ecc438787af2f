"""The worker's late answers: whatever is wrong with one message, those behind it are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sqlalchemy import select, text

from bot import clinic, settings
from bot.conversation.inbound import Inbound, UnknownConversation
from bot.conversation.rasa import RasaReply, RasaUnavailable
from bot.conversation.turn import Conversations
from bot.storage import Database
from bot.storage.tables import Message


class Rasa:
    """Rasa's private channel: `away` at first; `meanwhile` happens while it works on a message."""

    def __init__(self) -> None:
        self.away, self.speechless = True, False
        self.intent: str | None = None
        self.meanwhile: Callable[[str], None] = lambda conversation: None

    def turn(
        self, conversation: str, channel: str, words: str, message_id: str, metadata: Mapping[str, Any]
    ) -> RasaReply:
        """An echo."""
        self.meanwhile(conversation)
        if self.away:
            raise RasaUnavailable("away")
        said = {"text": f"You said {words}", "buttons": [], "custom": {}, "utter_action": "", "metadata": {}}
        return RasaReply(messages=[] if self.speechless else [said], intent=self.intent)


def kept(database: Database, rasa: Rasa) -> tuple[Conversations, list[str]]:
    """Two conversations, each with a message that waits."""
    conversations = Conversations(database, rasa, clinic.load(settings.clinic_file()))  # type: ignore[arg-type]
    ids = [conversations.start("web")[0] for _ in range(2)]
    for conversation in ids:
        conversations.receive(Inbound(conversation, "1", "hello"))
    rasa.away = False
    return conversations, ids


def test_a_conversation_erased_while_its_answer_is_made_stops_no_other(database: Database) -> None:
    rasa = Rasa()
    conversations, (first, second) = kept(database, rasa)
    rasa.meanwhile = lambda conversation: conversations.erase(first) if conversation == first else None
    assert conversations.answer_waiting() == 1
    assert conversations.history(second)[-1].text == "You said hello"


@pytest.mark.parametrize("words", ["hello", "i want to kill myself"])
@pytest.mark.parametrize("away", [True, False])
def test_whose_conversation_was_erased_meanwhile_hears_so_and_can_begin_anew(
    database: Database, words: str, away: bool
) -> None:
    rasa = Rasa()
    conversations, (first, _) = kept(database, rasa)
    rasa.away, rasa.meanwhile = away, conversations.erase
    with pytest.raises(UnknownConversation):
        conversations.receive(Inbound(first, "2", words))


def test_a_message_that_no_key_reads_stops_no_other(database: Database) -> None:
    conversations, (first, second) = kept(database, Rasa())
    with database.session() as session:
        lost = session.scalar(select(Message.id).where(Message.conversation_id == first, Message.kind == "visitor"))
        session.execute(text("UPDATE message SET text = :junk WHERE id = :id"), {"junk": b"junk", "id": lost})
    assert conversations.answer_waiting() == 1
    assert conversations.history(second)[-1].text == "You said hello"


def test_who_will_get_no_answer_is_told_so_and_it_ends(database: Database) -> None:
    rasa = Rasa()
    conversations, (first, _) = kept(database, rasa)
    rasa.speechless = True
    assert conversations.answer_waiting() == 2 and conversations.answer_waiting() == 0
    last = conversations.history(first)[-1]
    assert last.kind == "fallback" and "in other words" in last.text and "988" in last.text


def test_a_joke_keeps_the_numbers_where_rasa_was_away_when_danger_was_told(database: Database) -> None:
    rasa = Rasa()
    conversations, (harmless, danger) = kept(database, rasa)
    rasa.away = True
    assert conversations.receive(Inbound(danger, "2", "i want to kill myself"))[0].kind == "crisis"
    rasa.away, rasa.intent = False, "joking"
    for conversation, kinds in ((danger, ["info", "support_line"]), (harmless, ["info"])):
        said = conversations.receive(Inbound(conversation, "3", "just kidding"))
        assert [message.kind for message in said] == kinds
