"""A stand-in for Rasa and the actions that answers as slowly, or as wrongly, as a test wants."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class StandIn:
    """Set `seconds` for how long a turn takes. `asked`: the texts of all turns; `begun` is set when one begins."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.asked: list[str] = []
        self.begun = threading.Event()
        self.stopping = threading.Event()
        self.port = 0

    @property
    def url(self) -> str:
        """Where it listens; for CLINICBOT_RASA_URL and CLINICBOT_ACTIONS_URL."""
        return f"http://127.0.0.1:{self.port}"

    def turn(self, text: str) -> dict[str, Any]:
        """The reply: an answer that repeats the question."""
        self.asked.append(text)
        self.begun.set()
        self.stopping.wait(self.seconds)
        said = {"text": f"You asked: {text}", "buttons": [], "custom": {}, "metadata": {}}
        said["utter_action"] = "utter_faq/cost_price"
        return {"messages": [said], "decision": {}, "safety": {}, "intent": "faq", "form": None}


@contextmanager
def running_rasa(stand_in: StandIn | None = None, port: int = 0) -> Iterator[StandIn]:
    """A stand-in, on a free port unless one is given."""
    stand_in = stand_in or StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802  (http.server's names)
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            parse = self.path.endswith("/parse")
            self._say({"decision": {"kind": "answer"}} if parse else stand_in.turn(asked["text"]))

        def do_GET(self) -> None:  # noqa: N802
            self._say({})

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

        def _say(self, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:  # whoever asked waits no longer
                pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    stand_in.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.stopping.set()
        server.shutdown()
        server.server_close()
