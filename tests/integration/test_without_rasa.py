"""The front door alone: Rasa is not there, or the database cannot be written."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot.settings import Settings
from bot.web.app import create_app


def begin(client: FlaskClient) -> dict[str, str]:
    token = client.post("/api/chat/sessions", json={}).get_json()["token"]
    return {"Authorization": f"Bearer {token}"}


def ask(client: FlaskClient, headers: dict[str, str], text: str, message_id: str = "1") -> list[dict[str, Any]]:
    response = client.post("/api/chat/messages", json={"text": text, "client_message_id": message_id}, headers=headers)
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_json()["messages"]


def test_a_message_is_kept_and_the_visitor_is_told(client: FlaskClient) -> None:
    headers = begin(client)
    reply = ask(client, headers, "is it safe")[0]
    assert reply["kind"] == "unavailable"
    assert "988" in reply["text"] and "(530) 555-0100" in reply["text"]
    history = client.get("/api/chat/history", headers=headers).get_json()["messages"]
    assert [message["text"] for message in history if message["from"] == "visitor"] == ["is it safe"]


def test_asking_again_with_the_same_id_repeats_the_reply(client: FlaskClient) -> None:
    headers = begin(client)
    assert ask(client, headers, "is it safe") == ask(client, headers, "is it safe")


@pytest.mark.parametrize(
    ("words", "kind"), [("i want to end my life", "crisis"), ("she is not breathing", "emergency")]
)
def test_danger_is_answered_all_the_same(client: FlaskClient, words: str, kind: str) -> None:
    messages = ask(client, begin(client), words)
    assert messages[0]["kind"] == kind
    assert "911" in "".join(message["text"] for message in messages)


def test_health_names_what_is_missing(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert response.status_code == 503
    parts = response.get_json()["parts"]
    assert parts["database"] == "ok"
    assert parts["rasa"] != "ok" and parts["actions"] != "ok"


def test_a_contact_request_is_taken(client: FlaskClient) -> None:
    body = {"name": "Ann Ng", "phone": "530 555 0142", "consent": True, "client_message_id": "1"}
    assert client.post("/api/contact", json=body).status_code == 201


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": False}, "consent"),
        ({"name": "12345"}, "name"),
        ({"phone": "12"}, "phone"),
        ({"phone": ""}, "phone"),
    ],
)
def test_a_bad_contact_request_says_which_field(client: FlaskClient, change: dict[str, Any], code: str) -> None:
    body = {"name": "Ann Ng", "phone": "530 555 0142", "consent": True, "client_message_id": "1", **change}
    response = client.post("/api/contact", json=body)
    assert (response.status_code, response.get_json()["error"]["code"]) == (422, code)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_with_a_read_only_database_danger_still_gets_the_resources(alone: Settings, client: FlaskClient) -> None:
    headers = begin(client)
    read_only = {**alone.__dict__, "database_url": f"sqlite:///file:{alone.var / 'clinic.db'}?mode=ro&uri=true"}
    with create_app(Settings(**read_only)).test_client() as broken:
        messages = ask(broken, headers, "i am going to kill myself")
        assert messages[0]["kind"] == "crisis" and "988" in messages[0]["text"]
        body = {"text": "is it safe", "client_message_id": "2"}
        response = broken.post("/api/chat/messages", json=body, headers=headers)
        assert response.status_code == 503
        assert response.get_json()["error"]["code"] == "storage_unavailable"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_with_a_broken_database_danger_still_gets_the_resources(alone: Settings, client: FlaskClient) -> None:
    headers = begin(client)
    with sqlite3.connect(alone.var / "clinic.db") as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (alone.var / "clinic.db").open("r+b") as file:
        file.write(b"no database " * 2000)
    messages = ask(client, headers, "i am going to kill myself")
    assert messages[0]["kind"] == "crisis" and "988" in messages[0]["text"]


def test_pages_carry_their_guards(client: FlaskClient) -> None:
    page = client.get("/")
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert "988" in page.get_data(as_text=True)
    assert client.get("/api/clinic").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/nowhere", "/api/nowhere", "/widget/x/nowhere.js"])
def test_every_error_has_one_shape(client: FlaskClient, address: str) -> None:
    error = client.get(address).get_json()["error"]
    assert error["code"] == "not_found" and error["message"]


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_a_browser_that_finds_nothing_gets_a_page_with_the_clinic_and_a_way_home(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers=BROWSER)
    page = response.get_data(as_text=True)
    assert response.status_code == 404 and response.mimetype == "text/html" and "Accept" in response.vary
    assert "There is nothing at this address." in page and "tel:988" in page
    assert "Tahoe Ketamine" in page and 'href="tel:+15305550100"' in page and 'href="/"' in page


def test_a_browser_sees_a_page_when_the_server_fails(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(client.application.view_functions, "pages.home", lambda: 1 / 0)
    response = client.get("/", headers=BROWSER)
    assert response.status_code == 500 and "Something went wrong on our side" in response.get_data(as_text=True)
    assert client.get("/").get_json()["error"]["code"] == "internal_error"


@pytest.mark.parametrize("address", ["/api/nowhere", "/sms/nowhere", "/healthz", "/metrics/nowhere", "/widget/x/y.js"])
def test_programs_get_json_whatever_they_accept(client: FlaskClient, address: str) -> None:
    assert client.get(address, headers=BROWSER).is_json


@pytest.mark.parametrize("body", [{}, {"language": "en"}, {"language": "fr"}, {"language": ["es"]}, ["es"], "es", None])
def test_the_greeting_is_english_unless_spanish_is_asked_for(client: FlaskClient, body: Any) -> None:
    greeting = client.post("/api/chat/sessions", json=body).get_json()["greeting"]
    assert greeting[0]["text"].startswith("Hi, I'm the") and {each["lang"] for each in greeting} == {"en"}


def test_a_spanish_widget_is_greeted_in_spanish_with_help_and_a_call_back(client: FlaskClient) -> None:
    hello, crisis = client.post("/api/chat/sessions", json={"language": "es"}).get_json()["greeting"]
    assert "automático" in hello["text"] and "no una persona" in hello["text"] and "en inglés" in hello["text"]
    assert "988" in crisis["text"] and "oprima 2" in crisis["text"] and "911" in crisis["text"]
    assert [choice["label"] for choice in crisis["choices"]] == ["Que alguien me llame"]
    assert {hello["lang"], crisis["lang"]} == {"es"}


def test_one_address_cannot_open_sessions_without_end(client: FlaskClient) -> None:
    outside = {"REMOTE_ADDR": "203.0.113.9"}
    codes = [client.post("/api/chat/sessions", json={}, environ_base=outside).status_code for _ in range(70)]
    assert codes.count(201) == 60
    refused = client.post("/api/chat/sessions", json={}, environ_base=outside)
    assert refused.get_json()["error"]["code"] == "rate_limited"
    assert int(refused.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("i want to end my life", "Have the clinic call me back"),
        ("she is not breathing", "Have the clinic call me back"),
        ("me quiero morir", "Que me llame la clínica"),
    ],
)
def test_danger_is_offered_a_call_back_that_needs_no_rasa(client: FlaskClient, words: str, label: str) -> None:
    headers = begin(client)
    messages = ask(client, headers, words)
    *before, (choice,) = [message.get("choices", []) for message in messages]
    assert not any(before)
    assert (choice["label"], choice["opens"]) == (label, "contact")
    body = {"name": "Ann Ng", "phone": "530 555 0142", "consent": True, "client_message_id": "2"}
    assert client.post("/api/contact", json=body, headers=headers).status_code == 201
    history = client.get("/api/chat/history", headers=headers).get_json()["messages"]
    assert history[-1]["choices"] == [choice]


def test_who_sends_the_choice_instead_is_not_lost(client: FlaskClient) -> None:
    headers = begin(client)
    choice = ask(client, headers, "i want to end my life")[-1]["choices"][0]
    body = {"choice": choice["id"], "client_message_id": "2"}
    reply = client.post("/api/chat/messages", json=body, headers=headers)
    assert reply.get_json()["messages"][0]["kind"] == "unavailable"  # kept; Rasa begins its form when it is back


def test_a_refused_message_in_danger_is_offered_the_call_back_too(client: FlaskClient) -> None:
    headers = begin(client)
    for number in range(21):
        messages = ask(client, headers, "i want to end my life", f"{number}")
    assert messages[0]["id"].startswith("unstored")
    assert messages[-1]["choices"][0]["opens"] == "contact"
