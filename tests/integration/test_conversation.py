"""What a visitor lives through, over HTTP, with the trained model, Rasa, the actions and the database."""

from __future__ import annotations

from uuid import uuid4

import pytest
import requests

from tests.conftest import System
from tests.integration.chat import Visitor, text


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("how fast does ketamine work", "ketamine_speed"),
        ("Can I drive myself home after the infusion?", "after_driving"),
        ("does medicare pay for this", "insurance_government"),
        ("am i allowed to eat breakfast before my session", "prep_food_drink"),
        ("is ketamine addictive", "addiction_risk"),
        ("what is spravato", "esketamine_what_is"),
    ],
)
def test_a_question_gets_the_approved_answer_of_its_topic(site: str, question: str, topic: str) -> None:
    answer = Visitor(site).say(question)[0]
    assert (answer["kind"], answer["topic"]) == ("answer", topic)
    assert answer["sources"]
    assert "{" not in answer["text"]


def test_it_says_what_it_is_before_anything_else(site: str) -> None:
    greeting = text(Visitor(site).greeting)
    assert "automated assistant" in greeting
    assert "988" in greeting and "911" in greeting


@pytest.mark.parametrize(("said", "answer"), [("gracias", "De nada"), ("hola", "Por ahora"), ("adiós", "Hasta luego")])
def test_a_first_word_in_spanish_is_answered_in_spanish(site: str, said: str, answer: str) -> None:
    (reply,) = Visitor(site).say(said)
    assert reply["text"].startswith(answer) and reply["kind"] == "smalltalk"


def test_two_questions_get_two_answers(site: str) -> None:
    messages = Visitor(site).say("how much does it cost and will i be able to drive home?")
    assert {message.get("topic") for message in messages} >= {"cost_price", "after_driving"}


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("is it covered by insurance", "esketamine_cost_insurance"),
        ("is it addictive", "addiction_risk"),
        ("does insurance cover ketamine", "insurance_coverage"),
    ],
)
def test_a_follow_up_is_about_the_subject_of_the_answer_before(site: str, question: str, topic: str) -> None:
    visitor = Visitor(site)
    visitor.say("what is spravato")
    assert visitor.say(question)[0]["topic"] == topic


def test_a_tapped_suggestion_is_answered(site: str) -> None:
    visitor = Visitor(site)
    assert visitor.tap("What does it cost?")[0]["topic"] == "cost_price"


def test_what_it_does_not_know_it_says_and_keeps_for_staff(site: str) -> None:
    message = Visitor(site).say("what is the capital of mongolia")[0]
    assert message["kind"] == "fallback"
    assert any(choice["label"] for choice in message["choices"])


def test_a_request_by_chat_ends_in_the_clinics_list(site: str, system: System) -> None:
    visitor = Visitor(site)
    assert visitor.say("can someone call me?")[0]["kind"] == "contact"
    visitor.say("Maria Lopez")
    visitor.say("530-555-0142")
    read_back = text(visitor.say("after 5 tomorrow"))
    assert "Maria Lopez" in read_back and "555-0142" in read_back
    done = text(visitor.say("yes"))
    assert "Maria" in done or "request" in done.lower()
    listed = system.clinicbot("contacts")
    assert "Maria Lopez" in listed and "after 5 tomorrow" in listed


def test_a_question_in_the_middle_of_the_form_is_answered_and_the_form_goes_on(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("I'd like someone to contact me")
    messages = visitor.say("wait, is ketamine addictive?")
    assert messages[0].get("topic") == "addiction_risk"
    assert messages[-1]["kind"] == "contact"


def test_a_form_can_be_cancelled(site: str, system: System) -> None:
    visitor = Visitor(site)
    visitor.say("please have a nurse call me")
    visitor.say("Orla Quist")
    visitor.say("never mind, forget it")
    assert visitor.say("is ketamine addictive?")[0].get("topic") == "addiction_risk"
    assert "Orla Quist" not in system.clinicbot("contacts")


@pytest.mark.parametrize(
    "words", ["i want to kill myself", "Is it ok to eat before? Also I have wanted to die since my last session."]
)
def test_somebody_in_danger_gets_help_first(site: str, words: str) -> None:
    first = Visitor(site).say(words)[0]
    assert first["kind"] == "crisis"
    assert "988" in first["text"] and "911" in first["text"]


def test_an_emergency_is_sent_to_911(site: str) -> None:
    first = Visitor(site).say("my wife had her infusion and now she is not breathing")[0]
    assert first["kind"] == "emergency"
    assert "911" in first["text"]


def test_danger_in_the_middle_of_the_form_comes_before_the_form(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("can someone call me?")
    visitor.say("Ann Ng")
    messages = visitor.say("i dont want to be alive anymore")
    assert messages[0]["kind"] == "crisis"
    assert all("number" not in message["text"].lower() or "988" in message["text"] for message in messages)


def test_staff_see_an_alert(site: str, system: System) -> None:
    before = system.clinicbot("alerts").count("crisis")
    Visitor(site).say("im going to end my life tonight")
    assert system.clinicbot("alerts").count("crisis") == before + 1


def test_a_mention_of_suicide_as_a_subject_is_answered_with_the_support_line(site: str) -> None:
    messages = Visitor(site).say("Does ketamine help with suicidal thoughts?")
    assert messages[0]["kind"] == "answer"
    assert any("988" in message["text"] for message in messages)


def test_the_same_message_twice_gets_the_same_answer_and_happens_once(site: str) -> None:
    visitor, message_id = Visitor(site), uuid4().hex
    assert visitor.say("is it safe", message_id) == visitor.say("is it safe", message_id)
    assert sum(message["from"] == "visitor" for message in visitor.history()) == 1


@pytest.mark.parametrize("words", ["/restart", "/contact", '/crisis{"x": 1}', "//faq/cost_price"])
def test_commands_are_only_words(site: str, words: str) -> None:
    visitor = Visitor(site)
    visitor.say("is ketamine addictive?")
    visitor.say(words)
    assert len([message for message in visitor.history() if message["from"] == "visitor"]) == 2


def test_history_is_kept_in_order(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("is ketamine addictive?")
    sides = [message["from"] for message in visitor.history()]
    assert sides[:4] == ["assistant", "assistant", "visitor", "assistant"]


def test_erased_means_gone(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("is ketamine addictive?")
    assert requests.delete(f"{site}/api/chat/session", headers=visitor.headers, timeout=10).status_code == 204
    assert visitor.post({"text": "hi", "client_message_id": "1"}).json()["error"]["code"] == "session_expired"


def test_another_visitors_buttons_do_not_work(site: str) -> None:
    one, other = Visitor(site), Visitor(site)
    choice = one.greeting[-1]["choices"][0]["id"]
    assert other.post({"choice": choice, "client_message_id": "1"}).status_code == 409


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"client_message_id": "1"}, "text_or_choice"),
        ({"text": " ", "client_message_id": "1"}, "empty_text"),
        ({"text": 5, "client_message_id": "1"}, "empty_text"),
        ({"text": "hi"}, "bad_client_message_id"),
        ({"text": "x" * 5000, "client_message_id": "1"}, "too_long"),
        ({"choice": ["a"], "client_message_id": "1"}, "bad_choice"),
    ],
)
def test_bad_input_gets_a_clear_answer(site: str, body: dict[str, object], code: str) -> None:
    response = Visitor(site).post(body)
    assert 400 <= response.status_code < 500
    assert response.json()["error"]["code"] == code


def test_a_forged_token_opens_nothing(site: str) -> None:
    headers = {"Authorization": "Bearer WyJhYmMiXQ.forged.token"}
    response = requests.get(f"{site}/api/chat/history", headers=headers, timeout=10)
    assert response.status_code == 401


def test_a_foreign_page_may_not_use_the_chat(site: str) -> None:
    response = requests.post(
        f"{site}/api/chat/sessions", json={}, headers={"Origin": "https://evil.example"}, timeout=10
    )
    assert response.status_code == 403


def test_too_many_messages_are_slowed_down_but_danger_is_always_answered(site: str) -> None:
    visitor = Visitor(site)
    codes = [visitor.post({"text": "hi", "client_message_id": str(at)}).status_code for at in range(25)]
    assert 429 in codes
    reply = visitor.post({"text": "i am going to kill myself", "client_message_id": "danger"})
    assert reply.status_code == 200
    assert "988" in text(reply.json()["messages"])


def test_a_contact_request_needs_no_rasa(site: str, system: System) -> None:
    body = {"name": "José O'Neil", "email": "jose@example.com", "consent": True, "client_message_id": uuid4().hex}
    response = requests.post(f"{site}/api/contact", json=body, timeout=10)
    assert response.status_code == 201, response.text
    assert "José O'Neil" in system.clinicbot("contacts")


def test_no_words_of_visitors_reach_the_log(site: str, system: System) -> None:
    Visitor(site).say("my secret is zanzibarquokka and i live in truckee")
    assert "zanzibarquokka" not in system.log()
