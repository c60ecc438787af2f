"""Tells the reader when the assistant is ready, by asking /healthz."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator

PAGE = "/healthz"
EVERY = 0.5  # seconds
PATIENCE = 60.0  # seconds after which we say what is still missing, and again after as long


FIRST_ACCOUNT = ".venv/bin/clinicbot user add you@example.org --role admin --role front_desk"
Watch = Callable[[Callable[[str], None], threading.Event], None]


def until_ready(port: int, simulator: bool = False) -> Watch:
    """A watch for the supervisor: says the addresses once the health page on this port answers 200.

    `simulator`: that of text messages is served too.
    """

    def watch(say: Callable[[str], None], stopping: threading.Event) -> None:
        began = told = time.monotonic()
        say("Starting. Loading the model takes some seconds, on a busy machine up to a minute ...")
        while not stopping.wait(EVERY):
            status, body = ask(port)
            now = time.monotonic()
            if status == 200:
                for line in _ready(now - began, f"http://localhost:{port}", simulator):
                    say(line)
                return
            if now - told > PATIENCE:
                told = now
                say(f"Not ready after {now - began:.0f} s. {PAGE} says: {body or 'nothing'}")

    return watch


def _ready(seconds: float, url: str, simulator: bool) -> Iterator[str]:
    yield f"Ready after {seconds:.0f} s: {url}/  (Ctrl-C stops it)"
    yield f"The team's pages: {url}/staff/  (the first account: {FIRST_ACCOUNT})"
    if simulator:
        yield f"By text message, to try: {url}/dev/sms"


def ask(port: int) -> tuple[int, str]:
    """Status and the first 300 characters of the health page; status 0 if nobody answers within 5 s."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", PAGE, headers={"Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.read(300).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error)
    finally:
        connection.close()
