"""A request has an id of ours from the front door on, and an address that only our proxy may tell."""

from __future__ import annotations

import json
import re
import socket
import threading
from contextlib import suppress
from pathlib import Path

import pytest
import structlog
from flask.testing import FlaskClient
from waitress.server import create_server

from bot import log, settings
from bot.conversation.rasa import RasaClient
from bot.storage import Database
from bot.web.app import create_app
from bot.web.serving import behind
from tests.ports import free_port


@pytest.fixture()
def client(tmp_path: Path) -> FlaskClient:
    settings.make_development_secrets(tmp_path)
    loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_RASA_PORT": str(free_port())})
    Database.from_settings(loaded).migrate()
    return create_app(loaded).test_client()


def test_every_answer_names_its_request_and_nobody_outside_chooses_the_name(client: FlaskClient) -> None:
    answers = [client.get("/api/clinic", headers={"X-Request-ID": "5305550142000000"}) for _ in range(2)]
    names = {answer.headers["X-Request-ID"] for answer in answers}
    assert len(names) == 2 and all(re.fullmatch("[0-9a-f]{16}", name) for name in names)
    assert "5305550142000000" not in names
    assert client.get("/staff/sign-in").headers.get("X-Request-ID") is None


def test_a_request_is_one_line_without_what_was_said(client: FlaskClient) -> None:
    kept = structlog.testing.LogCapture()
    structlog.configure(processors=[structlog.contextvars.merge_contextvars, kept])
    try:
        name = client.get("/api/clinic?phone=530-555-0142").headers["X-Request-ID"]
        client.get("/livez")
    finally:
        structlog.reset_defaults()
    lines = kept.entries
    (line,) = [line for line in lines if line["event"] == "request"]
    assert line["request"] == name and line["route"] == "/api/clinic" and line["status"] == 200
    assert "0142" not in json.dumps(lines)


def test_who_asks_for_something_newer_in_vain_is_counted_and_not_logged(client: FlaskClient) -> None:
    etag = client.get("/widget.js").headers["ETag"]
    with structlog.testing.capture_logs() as lines:
        assert client.get("/widget.js", headers={"If-None-Match": etag}).status_code == 304
    assert not lines
    assert 'clinicbot_requests_total{route="/widget.js",status="304"} 1.0' in client.get("/metrics").text


def test_rasa_is_told_the_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.make_development_secrets(tmp_path)
    asked: list[dict[str, str]] = []
    rasa = RasaClient(settings.load({"CLINICBOT_VAR": str(tmp_path)}))

    class Answer:
        status_code = 200

        def raise_for_status(self) -> None:
            pass

        def json(self) -> dict[str, str]:
            return {}

    monkeypatch.setattr(rasa._http, "post", lambda url, *, headers, **_: asked.append(headers) or Answer())
    name = log.begin_request()
    rasa.parse("hello")
    assert asked == [{"X-Request-ID": name}]


@pytest.mark.parametrize("given", ["5305550142", "0123456789ABCDEF", "x" * 16, 7, None, ["0123456789abcdef"]])
def test_an_id_of_another_shape_is_not_taken(given: object) -> None:
    assert log.begin_request(given) != given
    assert log.begin_request("0123456789abcdef") == "0123456789abcdef" == log.request_id()


@pytest.mark.parametrize(
    ("proxies", "told", "seen"),
    [
        (0, "203.0.113.9", "127.0.0.1"),  # anybody may write that header
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # our proxy adds the last one
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
    ],
)
def test_the_callers_address_comes_from_our_proxies_only(proxies: int, told: str, seen: str) -> None:
    found: list[str] = []

    def application(environ, start_response):  # noqa: ANN001, ANN202
        found.append(environ["REMOTE_ADDR"])
        start_response("204 No Content", [])
        return []

    server = create_server(application, host="127.0.0.1", port=0, **behind(proxies))

    def serve() -> None:
        with suppress(OSError):  # its socket is closed under it
            server.run()

    threading.Thread(target=serve, daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.effective_port), 5) as caller:
        caller.sendall(f"GET / HTTP/1.0\r\nX-Forwarded-For: {told}\r\n\r\n".encode())
        caller.recv(1024)
    server.close()
    assert found == [seen]
