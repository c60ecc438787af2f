"""A process in Rasa's place for campaigns: the private channel's two addresses and the actions' health, started in a
second where Rasa takes a minute on a busy machine. It echoes, slowly enough to be killed in the middle of a turn."""

from __future__ import annotations

import json
import os
import random
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SLOWEST = 0.15  # seconds for a turn


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:  # noqa: N802  (http.server's names)
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("/parse"):
            self._say({"decision": {"kind": "answer"}})
            return
        time.sleep(random.random() * SLOWEST)
        said = {"text": f"You said: {asked['text']}", "buttons": [], "custom": {}, "metadata": {}}
        said["utter_action"] = "utter_faq/cost_price"
        self._say({"messages": [said], "decision": {}, "safety": {}, "intent": "faq", "form": None})

    def do_GET(self) -> None:  # noqa: N802
        self._say({})

    def log_message(self, format: str, *arguments: Any) -> None:
        pass

    def _say(self, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["CLINICBOT_RASA_PORT"])), _Handler).serve_forever()
