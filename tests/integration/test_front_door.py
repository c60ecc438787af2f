"""What the front door gives to whom: tokens, other websites, limits, headers, caching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from itsdangerous import timed

from bot import widget
from bot.settings import ROOT, Settings
from bot.web import tokens
from bot.web.app import create_app

GUEST, SECOND_GUEST = "https://www.clinic.example", "https://blog.clinic.example"
OUTSIDE = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture()
def hosted(alone: Settings, tmp_path: Path) -> Iterator[FlaskClient]:
    """The front door of a clinic that embeds the widget in two websites."""
    text = (ROOT / "clinic.yml").read_text("utf-8")
    file = tmp_path / "clinic.yml"
    file.write_text(text.replace("allowed_origins: []", f"allowed_origins: [{GUEST}, {SECOND_GUEST}]"), "utf-8")
    with create_app(replace(alone, clinic_file=file)).test_client() as opened:
        yield opened


def begin(client: FlaskClient, origin: str | None = None) -> dict[str, str]:
    """A new session's headers, as the page at `origin` sends them."""
    headers = {"Origin": origin} if origin else {}
    token = client.post("/api/chat/sessions", json={}, headers=headers).get_json()["token"]
    return {**headers, "Authorization": f"Bearer {token}"}


def look(client: FlaskClient, headers: dict[str, str]) -> int:
    return client.get("/api/chat/history", headers=headers).status_code


def passes(monkeypatch: pytest.MonkeyPatch, time: timedelta) -> None:
    """Lets time go by for tokens."""
    clock = timed.TimestampSigner.get_timestamp
    seconds = int(time.total_seconds())
    monkeypatch.setattr(timed.TimestampSigner, "get_timestamp", lambda self: clock(self) + seconds)
    now = tokens.now
    monkeypatch.setattr(tokens, "now", lambda: now() + time)


# Tokens


def test_a_token_is_good_only_for_the_website_it_was_given_to(hosted: FlaskClient) -> None:
    headers = begin(hosted, GUEST)
    assert look(hosted, headers) == 200
    assert look(hosted, {**headers, "Origin": SECOND_GUEST}) == 401
    assert look(hosted, {"Authorization": headers["Authorization"]}) == 401  # as our own page would
    assert look(hosted, {**begin(hosted), "Origin": GUEST}) == 401


def test_our_own_page_may_or_may_not_say_where_it_is(client: FlaskClient) -> None:
    """Browsers send Origin with POST, and with GET only to other websites."""
    headers = begin(client, "http://localhost")
    assert look(client, {"Authorization": headers["Authorization"]}) == 200


def test_a_token_opens_no_other_conversation(client: FlaskClient) -> None:
    first, second = begin(client), begin(client)
    body = {"text": "is it safe", "client_message_id": "1"}
    client.post("/api/chat/messages", json=body, headers=first)
    said = client.get("/api/chat/history", headers=second).get_json()["messages"]
    assert not [message for message in said if message["from"] == "visitor"]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic x", "Bearer W10.x.y"])
def test_a_made_up_token_opens_nothing(client: FlaskClient, header: str) -> None:
    assert look(client, {"Authorization": header}) == 401


def test_a_token_ends_after_a_day_without_use(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = begin(client)
    passes(monkeypatch, tokens.LIFETIME + timedelta(minutes=1))
    assert look(client, headers) == 401


def test_talking_renews_a_token_that_is_half_used(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = begin(client)

    def ask(number: str) -> dict[str, Any]:
        body = {"text": "is it safe", "client_message_id": number}
        return client.post("/api/chat/messages", json=body, headers=headers).get_json()

    assert "token" not in ask("1")
    passes(monkeypatch, tokens.RENEWED_AFTER + timedelta(minutes=1))
    renewed = ask("2")
    passes(monkeypatch, tokens.RENEWED_AFTER)
    assert look(client, headers) == 401
    assert look(client, {"Authorization": f"Bearer {renewed['token']}"}) == 200


def test_an_erased_conversation_has_no_token_any_more(client: FlaskClient) -> None:
    headers = begin(client)
    assert client.delete("/api/chat/session", headers=headers).status_code == 204
    assert look(client, headers) == 401


# Other websites


def test_a_website_that_clinic_yml_names_may_embed_it(hosted: FlaskClient) -> None:
    asked = {"Origin": GUEST, "Access-Control-Request-Method": "POST"}
    preflight = hosted.options("/api/chat/messages", headers=asked)
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == GUEST
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    answer = hosted.post("/api/chat/sessions", json={}, headers={"Origin": GUEST})
    assert answer.headers["Access-Control-Allow-Origin"] == GUEST
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", "https://www.clinic.example.evil.example", "http://www.clinic.example", "null"],
)
def test_no_other_website_may(hosted: FlaskClient, origin: str) -> None:
    answer = hosted.post("/api/chat/sessions", json={}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.get_json()["error"]["code"] == "origin_not_allowed"
    assert "Access-Control-Allow-Origin" not in answer.headers


# Limits


def test_one_session_cannot_ask_without_end_but_danger_is_answered(client: FlaskClient) -> None:
    headers = begin(client)

    def ask(number: int, text: str) -> Any:
        return client.post("/api/chat/messages", json={"text": text, "client_message_id": str(number)}, headers=headers)

    for number in range(20):
        ask(number, "hello")
    refused = ask(20, "hello")
    assert refused.status_code == 429 and int(refused.headers["Retry-After"]) > 0
    assert ask(21, "i want to die").get_json()["messages"][0]["kind"] == "crisis"


def test_one_session_cannot_read_or_rate_without_end(client: FlaskClient) -> None:
    headers = begin(client)
    assert [look(client, headers) for _ in range(121)].count(200) == 120
    assert look(client, headers) == 429
    assert look(client, begin(client)) == 200


def test_one_address_cannot_call_without_end(client: FlaskClient) -> None:
    codes = {client.get("/api/clinic", environ_base=OUTSIDE).status_code for _ in range(605)}
    assert codes == {200, 429}
    assert client.get("/api/clinic", environ_base={"REMOTE_ADDR": "203.0.113.10"}).status_code == 200


# Headers and caching


@pytest.mark.parametrize("address", ["/", "/api/clinic", "/widget.js", "/nowhere"])
def test_every_answer_carries_the_guards(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy and "unsafe" not in policy


def test_assets_are_named_by_their_content_and_kept_for_ever(client: FlaskClient) -> None:
    for name, (body, content_type) in widget.assets().items():
        answer = client.get(f"/widget/{widget.version()}/{name}")
        assert answer.data == body
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Type"] == content_type
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_asset_of_an_older_version_is_answered_but_not_kept(client: FlaskClient) -> None:
    """A page that was open during an update still finds its modules."""
    answer = client.get("/widget/000000000000/main.js")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_launcher_is_looked_for_again_and_costs_nothing_if_it_is_the_same(client: FlaskClient) -> None:
    first = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert len(first.data) < 3_000
    again = client.get("/widget.js", headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_what_is_said_is_never_cached(client: FlaskClient) -> None:
    assert client.get("/api/chat/history", headers=begin(client)).headers["Cache-Control"] == "no-store"
