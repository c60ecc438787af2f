"""The contact form as a visitor meets it, over HTTP: real model, Rasa, actions and database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import requests
from sqlalchemy import select

from bot import clinic, settings
from bot.conversation.rasa import RasaClient
from bot.conversation.turn import Conversations
from bot.storage import Database
from bot.storage.tables import ContactRequest, InboxItem
from tests.conftest import System
from tests.integration.chat import Visitor, text


def number() -> str:
    """A valid number that no other test uses."""
    return f"775-{uuid4().int % 700 + 200}-{uuid4().int % 10000:04}"


@pytest.fixture(scope="module")
def stored(system: System) -> Iterator[Callable[[], list[Any]]]:
    """Looks up all contact requests, in no time: `clinicbot contacts` starts a process for it."""
    database = Database.from_settings(settings.load(system.environment))

    def rows() -> list[Any]:
        with database.reading() as session:
            return session.execute(select(ContactRequest.__table__)).all()

    yield rows
    database.close()


def test_what_answers_the_form_is_no_question_for_staff_and_a_question_in_it_is(site: str, system: System) -> None:
    database = Database.from_settings(settings.load(system.environment))

    def questions() -> int:
        with database.reading() as session:
            return len(session.scalars(select(InboxItem.id)).all())

    visitor, before = Visitor(site), questions()
    visitor.say("please call me")
    visitor.say("Bob Stone")
    assert questions() == before
    assert "kept it for our team" in text(visitor.say("is there  wifi in the waiting room?"))
    assert questions() == before + 1
    database.close()


def test_one_message_with_everything_is_read_back_corrected_and_saved(site: str, system: System) -> None:
    phone = number()
    visitor = Visitor(site)
    read_back = text(visitor.say(f"I'm Maria Lopez, call {phone} after 5 tomorrow"))
    assert "Maria Lopez" in read_back and phone[-8:] in read_back and "after 5 tomorrow (" in read_back
    assert "We are closed at that time" in read_back and "may call, text or email you" in read_back
    corrected = f"{phone[:-2]}{(int(phone[-2:]) + 1) % 100:02}"
    assert corrected[-8:] in text(visitor.say(f"no, it's {corrected[-4:]}"))
    assert "has your request" in text(visitor.say("yes"))
    listed = system.clinicbot("contacts")
    assert corrected[-8:] in listed and phone[-8:] not in listed


def test_a_question_at_the_read_back_is_answered_and_the_read_back_comes_again(site: str) -> None:
    visitor = Visitor(site)
    visitor.say(f"I'm Maria Lopez, call {number()} any time")
    replies = visitor.say("is ketamine addictive?")
    assert replies[0].get("topic") == "addiction_risk" and "Is this right" in replies[-1]["text"]


def test_a_form_put_aside_by_a_crisis_is_offered_and_goes_on_with_a_typed_yes(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("please call me")
    visitor.say("O'Neil")
    assert visitor.say("I want to die")[0]["kind"] == "crisis"
    replies = visitor.say("is ketamine addictive?")
    assert [reply["kind"] for reply in replies] == ["answer", "info"]
    assert "Would you like to go on with it?" in replies[-1]["text"]
    assert "phone number or email" in text(visitor.say("yes"))
    visitor.say("+44 7911 123456")
    read_back = text(visitor.say("any time"))
    assert "O'Neil" in read_back and "+44 7911 123456" in read_back


def test_a_hm_is_no_consent(site: str, stored: Callable[[], list[Any]]) -> None:
    visitor, before = Visitor(site), stored()
    visitor.say(f"I'm Li Wei, call {number()} any time")
    assert "Say yes to send it" in text(visitor.say("hmm"))
    assert stored() == before


def test_a_change_of_mind_is_no_request_and_ordinary_words_end_the_form(site: str) -> None:
    visitor = Visitor(site)
    visitor.say(f"I'm Maria Lopez, call {number()} after 5 tomorrow")
    read_back = text(visitor.say("can you call me in the morning instead"))
    assert "morning" in read_back and "Is this right" in read_back
    assert "What should I change" in text(visitor.say("hold on, call my wife instead"))
    assert "sent nothing" in text(visitor.say("no i changed my mind"))


def test_who_only_names_a_way_to_be_reached_is_asked_to_type_it(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("please call me")
    visitor.say("O'Neil")
    assert text(visitor.say("email?")).startswith("Yes, an email is fine.")
    assert text(visitor.say("phone number")).startswith("Yes, a phone number is fine.")
    assert "What day and time" in text(visitor.say(number()))


def test_after_three_other_questions_the_form_waits_until_it_is_asked_for(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("please call me")
    visitor.say("O'Neil")
    questions = ("is ketamine addictive?", "how much does it cost?", "does insurance cover it?", "is it safe?")
    replies = [visitor.say(question) for question in questions]
    assert ["phone number or email" in text(each) for each in replies] == [True, True, False, False]
    assert replies[2][0]["kind"] == "answer" and replies[2][-1]["text"].startswith("Your request is not sent.")
    assert "not sent" not in text(replies[3])
    assert "phone number or email" in text(visitor.say("call me"))
    assert "What day and time" in text(visitor.say(number()))


@pytest.mark.parametrize(
    "name",
    ["x" * 3900, "Ma\x00ria\x1b[31m", "😀😀", "Robert'); DROP TABLE contact_request;--", "{{7*7}}", "<b>Bo</b>", "n/a"],
)
def test_what_is_no_name_gets_a_clear_reply_and_the_form_goes_on(site: str, name: str) -> None:
    visitor = Visitor(site)
    visitor.say("can someone call me?")
    assert "name" in text(visitor.say(name))
    assert "phone number or email" in text(visitor.say("José"))


FORM = {"name": "Ann Ng", "phone": "775-555-0142", "consent": True}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "x" * 10_000}, "name"),
        ({"name": "Ma\x00ria"}, "name"),
        ({"name": "😀"}, "name"),
        ({"name": "n/a"}, "name"),
        ({"name": "{{ config }}"}, "name"),
        ({"name": "'; DROP TABLE contact_request; --"}, "name"),
        ({"name": ["Ann"]}, "name"),
        ({"name": None}, "name"),
        ({"phone": "n/a"}, "phone"),
        ({"phone": "+44 123"}, "phone"),
        ({"phone": 7755550142}, "phone"),
        ({"phone": None, "email": "ann@exаmple.com"}, "email"),
        ({"phone": None, "email": "a" * 10_000 + "@example.com"}, "email"),
        ({"phone": None}, "phone"),
        ({"preferred_time": "banana"}, "preferred_time"),
        ({"preferred_time": "x" * 10_000}, "preferred_time"),
        ({"consent": "yes"}, "consent"),
        ({"consent": None}, "consent"),
    ],
)
def test_the_plain_form_says_which_field_is_wrong_and_saves_nothing(
    site: str, stored: Callable[[], list[Any]], change: dict[str, object], field: str
) -> None:
    before = stored()
    body = {**FORM, **change, "client_message_id": uuid4().hex}
    response = requests.post(f"{site}/api/contact", json=body, timeout=20)
    assert (response.status_code, response.json()["error"]["code"]) == (422, field)
    assert len(response.json()["error"]["message"]) < 200
    assert stored() == before


@pytest.mark.parametrize(
    "name", ["O'Neil", "José", "Ng", "李小龙", "Анна Каренина", "عبد الله", "María-José O’Connor 😊"]
)
def test_the_plain_form_takes_real_names(site: str, name: str) -> None:
    body = {**FORM, "name": name, "phone": number(), "client_message_id": uuid4().hex}
    assert requests.post(f"{site}/api/contact", json=body, timeout=20).status_code == 201


def test_the_plain_form_keeps_an_extension_and_the_day_that_was_meant(site: str, system: System) -> None:
    phone = number()
    body = {**FORM, "phone": f"{phone} ext 14", "preferred_time": "tomorrow", "client_message_id": uuid4().hex}
    assert requests.post(f"{site}/api/contact", json=body, timeout=20).status_code == 201
    line = next(line for line in system.clinicbot("contacts").splitlines() if phone[-8:] in line)
    assert "(extension 14)" in line and "tomorrow (" in line


def test_the_plain_form_takes_numbers_from_abroad(site: str, system: System) -> None:
    body = {**FORM, "phone": "+44 20 7946 0958", "client_message_id": uuid4().hex}
    assert requests.post(f"{site}/api/contact", json=body, timeout=20).status_code == 201
    assert "+44 20 7946 0958" in system.clinicbot("contacts", "--limit", "1000")


def test_rasa_answers_the_same_message_the_same_and_does_nothing_twice(system: System) -> None:
    """The front door asks again when it was killed before it could keep the answer."""
    environment = settings.load(system.environment)
    rasa, phone = RasaClient(environment), number()
    database = Database.from_settings(environment)
    conversation, _ = Conversations(database, rasa, clinic.load(environment.clinic_file)).start("web")
    first = [
        rasa.turn(conversation, "web", said, message_id, {})
        for message_id, said in (("1", f"I'm Maria Lopez, call {phone} any time"), ("2", "yes"), ("3", "thank you"))
    ]
    assert "has your request" in first[1].messages[0]["text"]
    assert rasa.turn(conversation, "web", "yes", "2", {}).messages == first[1].messages
    again = rasa.turn(conversation, "web", f"I'm Maria Lopez, call {phone} any time", "1", {})
    assert (again.messages, again.intent) == (first[0].messages, first[0].intent)
    assert system.clinicbot("contacts", "--limit", "1000").count(phone[-8:]) == 1
    database.close()
