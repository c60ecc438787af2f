"""Questions lose who asked before staff or training see them, and keep what was asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot import clinic, settings
from bot.conversation.inbound import Inbound
from bot.conversation.rasa import RasaClient, RasaReply
from bot.conversation.turn import Conversations
from bot.privacy.erasure import erase_conversation
from bot.privacy.housekeeping import Housekeeping
from bot.privacy.inbox import Redactor
from bot.privacy.redaction import load_redactor
from bot.storage import Database
from bot.storage.tables import InboxItem, Message, now
from tests.unit.privacy import people
from tests.unit.privacy.test_erasure import ZONE

PLANTED = Path(__file__).with_name("questions.jsonl")
ORDINARY = Path(__file__).parents[2] / "evaluation" / "faq_questions.jsonl"
# Among the ordinary questions, those that do hold a number, an address or a name.
WITH_IDENTIFIERS = {"555-0142", "555 0187", "dana.ruiz@", "marcus.t@", "555-0199", "priya"}


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_of_planted_identifiers_98_percent_and_more_are_taken_out() -> None:
    redact = load_redactor()
    planted = [(line["text"], word) for line in lines(PLANTED) for word in line["planted"]]
    kept = [word for text, word in planted if word.lower() in redact(text).lower()]
    assert len(planted) > 200
    assert len(kept) / len(planted) <= 0.02, kept


def test_of_ordinary_questions_3_percent_at_most_are_changed() -> None:
    redact = load_redactor()
    texts = [line["text"] for line in lines(ORDINARY)]
    ordinary = [text for text in texts if not any(mark in text for mark in WITH_IDENTIFIERS)]
    assert len(texts) - len(ordinary) == len(WITH_IDENTIFIERS)
    changed = [text for text in ordinary if redact(text) != text]
    assert len(changed) / len(ordinary) <= 0.03, changed


def test_what_ordinary_questions_do_hold_is_taken_out() -> None:
    redact = load_redactor()
    for line in lines(ORDINARY):
        redacted = redact(line["text"])
        assert not any(mark in redacted for mark in WITH_IDENTIFIERS)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("¿atiende la doctora Pérez a Juan?", "¿atiende la <name> a <name>?"),
        ("soy Carlos Mendoza, aceptan mi seguro", "soy <name>, aceptan mi seguro"),
        ("mi hermano pedro esta muy mal que hago", "mi hermano <name> esta muy mal que hago"),
        ("vivo en la calle Pino 123, hay estacionamiento", "vivo en la <address>, hay estacionamiento"),
        ("nací el 3 de mayo de 1988, puedo?", "nací el <date>, puedo?"),
        *((text, text) for text in (
            "cuánto cuesta", "aceptan mi seguro", "¿Hay dónde estacionarse?", "Se puede comer antes de la cita",
            "tomo sertralina y tengo presion alta puedo hacerlo",
        )),
    ],
)  # fmt: skip
def test_questions_in_spanish_lose_who_asked_too(text: str, redacted: str) -> None:
    assert load_redactor()(text) == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("can a doctor legally prescribe this", "can a doctor legally prescribe this"),
        ("my wife drinks wine. is ketamine ok", "my wife drinks wine. is ketamine ok"),
        ("i live in san diego, lost my dad in june", "i live in san diego, lost my dad in june"),
        ("My doctor Kwame Mensah said yes", "My doctor <name> said yes"),
        ("my husband oluwaseun has ptsd", "my husband <name> has ptsd"),
        ("my number is 555 0187", "my number is <phone>"),
        ("can i call 988 or 911", "can i call 988 or 911"),
    ],
)
def test_names_are_told_from_the_words_around_them(text: str, redacted: str) -> None:
    assert load_redactor()(text) == redacted


class Puzzled(RasaClient):
    """A Rasa that never knows the answer."""

    def __init__(self) -> None:
        pass

    def turn(self, conversation: str, channel: str, text: str, message_id: str, metadata: dict) -> RasaReply:
        return RasaReply([{"text": "I don't know.", "buttons": []}], intent="nlu_fallback")


@pytest.fixture()
def conversations(database: Database, the_clinic: clinic.Clinic) -> Conversations:
    return Conversations(database, Puzzled(), the_clinic)


@pytest.fixture(scope="module")
def the_clinic() -> clinic.Clinic:
    return clinic.load(settings.ROOT / "clinic.yml")


def only_item(database: Database) -> InboxItem:
    with database.session() as session:
        return session.scalars(select(InboxItem)).one()


def shout(text: str) -> str:
    """A redactor that is quick to make."""
    return text.replace("Ann Ng", "<name>")


def test_a_question_waits_without_words_until_it_is_redacted(database: Database, conversations: Conversations) -> None:
    conversation, _ = conversations.start("web")
    conversations.receive(Inbound(conversation, "1", "I am Ann Ng, is mongolia nice"))
    waiting = only_item(database)
    assert waiting.text is None and waiting.redacted_at is None
    assert Redactor(database, lambda: shout).run() == 1
    item = only_item(database)
    assert item.text == "I am <name>, is mongolia nice" and item.redacted_at is not None
    with database.session() as session:
        said = session.scalars(select(Message.text).where(Message.kind == "visitor")).one()
    assert said == "I am Ann Ng, is mongolia nice"


def test_an_unhelpful_answer_s_question_waits_too(database: Database, conversations: Conversations) -> None:
    conversation, _ = conversations.start("web")
    (reply,) = conversations.receive(Inbound(conversation, "1", "I am Ann Ng"))
    conversations.rate(conversation, reply.id, helpful=False)
    assert only_item(database).text is None


def test_the_model_is_not_loaded_while_nothing_waits(database: Database) -> None:
    def load() -> Callable[[str], str]:
        raise AssertionError("loaded")

    assert Redactor(database, load).run() == 0


def test_one_question_that_breaks_the_redactor_stops_no_other_and_is_not_shown(database: Database) -> None:
    people.chat(database, "this breaks", "this works")

    def fragile(text: str) -> str:
        if "breaks" in text:
            raise ValueError(text)
        return text

    redactor = Redactor(database, lambda: fragile)
    assert redactor.run() == 1
    assert redactor.run() == 0
    with database.session() as session:
        texts = session.scalars(select(InboxItem.text).order_by(InboxItem.id)).all()
    assert texts == [None, "this works"]


def test_one_question_that_no_key_reads_stops_no_other(database: Database) -> None:
    people.chat(database, "lost", "this works")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE message SET text = :junk WHERE id = 1"), {"junk": b"junk"})
    assert Redactor(database, lambda: shout).run() == 1


def test_a_question_that_is_erased_meanwhile_leaves_nothing(database: Database) -> None:
    conversation = people.chat(database, "hello")

    def erasing(text: str) -> str:
        erase_conversation(database, conversation, ZONE)
        return text

    Redactor(database, lambda: erasing).run()
    with database.session() as session:
        assert session.scalars(select(InboxItem)).all() == []


def test_housekeeping_redacts_at_once_and_tidies_once_a_day(database: Database, the_clinic: clinic.Clinic) -> None:
    people.chat(database, "old", at=people.age(database, 400))
    keeper = Housekeeping(database, the_clinic, Redactor(database, lambda: shout))
    keeper.round(now())
    with database.session() as session:
        assert session.scalars(select(Message)).all() == []
    late = people.chat(database, "older", at=people.age(database, 400))
    keeper.round(now())  # the same day: not again
    with database.session() as session:
        assert {found.conversation_id for found in session.scalars(select(Message))} == {late}
    keeper.start()
    assert keeper.stop()


def test_what_fails_in_housekeeping_keeps_nothing_else_from_being_done(
    database: Database, the_clinic: clinic.Clinic
) -> None:
    people.chat(database, "new")
    people.chat(database, "old", at=people.age(database, 400))

    def load() -> Callable[[str], str]:
        raise RuntimeError("the model is missing")

    Housekeeping(database, the_clinic, Redactor(database, load)).round(now())
    with database.session() as session:
        said = session.scalars(select(Message.text).where(Message.kind == "visitor")).all()
        assert said == ["new"]
        assert session.scalars(select(InboxItem.text)).all() == [None]
