"""Nobody in danger gets only an FAQ: in any state of the conversation, and whatever is broken behind the front door."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation import rasa
from bot.safety import wording_en
from bot.settings import Settings
from bot.storage import Database
from bot.web.app import create_app
from tests.integration.chat import Visitor, text
from tests.integration.test_without_rasa import ask, begin

OUTRIGHT = (
    "I want to kill myself",
    "i dont want to be alive anymore",
    "im going to end my life tonight",
    "I can't stop thinking about suicide",
    "wanna unalive myself",
    "I want to hurt myself again",
    "my daughter says she wants to die",
    "mi hermano se quiere matar",
    "quiero morirme",
    "she took all her pills and won't wake up",
    "he is not breathing",
    "I can't breathe and my throat is closing",
)
STEPS = (
    "how fast does it work",
    "can someone call me?",
    "Ann Ng",
    "530-555-0142",
    "tomorrow at 3",
    "no, it's 0143",
    "what does it cost?",
    "what is the capital of mongolia",
    "asdf qwer",
    "I was only joking",
    "is it",
    "thanks",
    "stop",
    "i want to end it all",
    "yes",
    "/restart",
    "does ketamine help with suicidal thoughts?",
)
AROUND = (
    "{}",
    "{}!!!",
    "Is it ok to eat before? Also {}",
    "{}. anyway what does a session cost",
    "hi, quick question about parking. {} and nobody knows.",
    "{} lol",
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.sampled_from(STEPS), max_size=5),
    words=st.sampled_from(OUTRIGHT),
    around=st.sampled_from(AROUND),
    shout=st.booleans(),
)
def test_danger_gets_the_resources_first_in_any_state(
    site: str, steps: list[str], words: str, around: str, shout: bool
) -> None:
    visitor = Visitor(site)
    for step in steps:
        visitor.say(step)
    said = around.format(words)
    first = visitor.say(said.upper() if shout else said)[0]
    assert first["kind"] in ("crisis", "emergency")
    assert "911" in first["text"]
    assert first["kind"] == "emergency" or "988" in first["text"]


def test_an_ordinary_question_beside_danger_is_offered_an_answer_after_the_resources(site: str) -> None:
    visitor = Visitor(site)
    messages = visitor.say("How much does one infusion cost? I want to kill myself and nobody knows.")
    assert messages[0]["kind"] == "crisis"
    offered = [choice["label"] for choice in messages[-1]["choices"]]
    assert offered[1:] == ["Have the clinic call me back"], messages  # the website shows the last message's alone
    assert visitor.tap(offered[0])[0]["topic"] == "cost_price"


def test_danger_alone_is_offered_no_ordinary_answer(site: str) -> None:
    messages = Visitor(site).say("I want to die. I have a plan for tonight.")
    labels = [choice["label"] for message in messages for choice in message.get("choices", [])]
    assert labels == ["Have the clinic call me back"]


ANSWER = {"text": "An approved answer.", "buttons": [], "utter_action": "utter_faq/cost_price", "metadata": {}}
BROKEN = {
    "an error (its model or encoder is missing or broken)": (500, {"error": "no model"}),
    "no JSON": (200, "<html>"),
    "another shape": (200, {"hello": "world"}),
    "an answer without looking for danger": (200, {"messages": [ANSWER]}),
    "an answer that saw no danger": (200, {"messages": [ANSWER], "safety": {"kind": "none", "layer": "none"}}),
    "nothing at all": (200, {"messages": []}),
}


@pytest.fixture()
def behind(alone: Settings) -> Iterator[dict[str, Any]]:
    """A stand-in where Rasa should be, which answers as `status`, `body` and `seconds` say."""
    told: dict[str, Any] = {"status": 200, "body": {"messages": []}, "seconds": 0.0}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(told["seconds"])
            body = told["body"] if isinstance(told["body"], str) else json.dumps(told["body"])
            self.send_response(told["status"])
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", alone.rasa_port), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("shrug", ["whatever", "no one cares", "thanks", "gracias"])
def test_small_talk_after_danger_carries_the_numbers_and_an_answer_needs_none(site: str, shrug: str) -> None:
    visitor = Visitor(site)
    visitor.say("I want to kill myself")
    after = visitor.say(shrug)
    assert "support_line" in [reply["kind"] for reply in after] or "988" in text(after)
    assert "support_line" not in [reply["kind"] for reply in visitor.say("is ketamine addictive?")]


def test_who_is_calling_for_help_is_asked_for_no_name_and_who_wants_to_be_called_is(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("my husband is not breathing")
    (said,) = visitor.say("ok")
    assert said["kind"] == "emergency" and "911" in said["text"] and said["choices"]
    for words in ("ok calling", "im calling now", "calling 911"):
        (said,) = visitor.say(words)
        assert "911" in said["text"] and "cannot call for you" in said["text"] and said["choices"]
    (said,) = visitor.say("ok")
    assert "911" in said["text"]
    assert "What name" in visitor.say("please have someone call me")[-1]["text"]
    (between,) = visitor.say("calling 911 now")
    assert "cannot call for you" in between["text"]
    assert "phone number or email" in text(visitor.say("Ann Ng"))  # the form has waited


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("fault", BROKEN)
def test_danger_is_answered_when_rasa_gives(fault: str, behind: dict[str, Any], client: FlaskClient) -> None:
    behind["status"], behind["body"] = BROKEN[fault]
    first = ask(client, begin(client), "i want to kill myself")[0]
    assert first["kind"] == "crisis"
    assert "988" in first["text"] and "911" in first["text"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_danger_is_answered_when_rasa_is_slow(
    behind: dict[str, Any], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasa, "ANSWER_SECONDS", 0.3)
    behind["seconds"] = 2.0
    assert ask(client, begin(client), "i want to kill myself")[0]["kind"] == "crisis"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_danger_is_answered_when_the_disk_is_full(alone: Settings, client: FlaskClient) -> None:
    headers = begin(client)
    with create_app(alone).test_client() as full:
        _fill(full.application.extensions["clinic"].database)
        filler = "my wife said " + "word " * 300
        statuses = [
            full.post(
                "/api/chat/messages", json={"text": filler, "client_message_id": str(at)}, headers=headers
            ).status_code
            for at in range(8)
        ]
        assert 503 in statuses, statuses  # it is full
        first = ask(full, headers, "i am going to kill myself " + "word " * 300, "danger")[0]
        assert first["kind"] == "crisis" and "988" in first["text"]


def _fill(database: Database) -> None:
    """No page may be added to the database file any more, as on a full disk."""
    from sqlalchemy import event

    @event.listens_for(database.engine, "begin")
    def limit(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_spanish_visitor_in_danger_is_called_back_by_a_form_in_spanish(site: str) -> None:
    visitor = Visitor(site)
    messages = visitor.say("quiero morir, ya no puedo más")
    assert messages[0]["kind"] == "crisis" and messages[-1]["choices"][-1]["label"] == "Que me llame la clínica"
    asked = visitor.tap("Que me llame la clínica")
    assert "¿Cómo se llama?" in asked[0]["text"] and asked[0]["lang"] == "es"
    for answer, then in (
        ("María López", "¿En qué teléfono"),
        ("775-555-0142", "¿Qué día"),
        ("por las mañanas", "Si acepta, Tahoe Ketamine"),
        ("sí", "Gracias, María López."),
    ):
        said = visitor.say(answer)
        assert then in said[0]["text"] and {reply["lang"] for reply in said} == {"es"}, answer


def test_the_call_back_of_a_spanish_greeting_asks_in_spanish(site: str) -> None:
    visitor = Visitor(site, language="es")
    assert "¿Cómo se llama?" in visitor.tap("Que alguien me llame")[0]["text"]
    assert "¿Cómo se llama?" in visitor.say("12345")[0]["text"]


@pytest.mark.parametrize("words", ["just kidding", "i was joking", "estaba bromeando"])
def test_a_joke_is_forgiven_without_a_number_where_nobody_was_in_danger(site: str, words: str) -> None:
    visitor = Visitor(site)
    visitor.say("is it safe")
    said = visitor.say(words)
    assert len(said) == 1 and "No harm done" in said[0]["text"] and "988" not in said[0]["text"]


def test_a_joke_after_danger_keeps_the_numbers_however_late(site: str) -> None:
    visitor = Visitor(site)
    visitor.say("i want to kill myself")
    for _ in range(4):
        assert visitor.say("what does it cost")[0]["kind"] == "answer"
    assert "988" in text(visitor.say("just kidding"))
    assert "988" in text(visitor.say("i was joking"))


def test_a_joke_after_an_emergency_keeps_911_first(site: str) -> None:
    visitor = Visitor(site)
    assert visitor.say("my husband is not breathing")[0]["kind"] == "emergency"
    for words in ("just kidding", "i was joking"):
        said = visitor.say(words)[0]
        assert said["kind"] == "emergency" and 0 <= said["text"].find("911") < said["text"].find("988") % 10_000


def test_who_takes_back_what_they_say_in_the_same_breath_is_not_thanked_for_an_earlier_word(site: str) -> None:
    first = Visitor(site).say("it's only a joke but i want to kill myself")[0]
    assert first["kind"] == "crisis" and "988" in first["text"]
    assert first["text"].startswith(tuple(wording_en.CRISIS_OPENINGS))
