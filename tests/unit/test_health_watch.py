"""Who starts the assistant is told at once that it starts, and then where everything is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.running import health_watch


class Healthy(BaseHTTPRequestHandler):
    """200, always."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture()
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Healthy)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("simulator", [True, False])
def test_it_says_that_it_starts_and_then_where_everything_is(port: int, simulator: bool) -> None:
    said: list[str] = []
    health_watch.until_ready(port, simulator)(said.append, threading.Event())
    assert said[0].startswith("Starting.")
    assert f"http://localhost:{port}/ " in said[1]
    assert f"http://localhost:{port}/staff/" in said[2] and "clinicbot user add" in said[2]
    assert [f"http://localhost:{port}/dev/sms" in line for line in said[3:]] == [True] * simulator
