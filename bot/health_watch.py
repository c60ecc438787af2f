"""Tells the reader when the assistant is ready, by asking /healthz."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable

PAGE = "/healthz"
EVERY = 0.5  # seconds
PATIENCE = 60.0  # seconds after which we say what is still missing, and again after as long


def until_ready(port: int) -> Callable[[Callable[[str], None], threading.Event], None]:
    """A watch for the supervisor: says the address once the health page on this port answers 200."""

    def watch(say: Callable[[str], None], stopping: threading.Event) -> None:
        began = told = time.monotonic()
        while not stopping.wait(EVERY):
            status, body = ask(port)
            now = time.monotonic()
            if status == 200:
                say(f"Ready after {now - began:.0f} s: http://localhost:{port}/  (Ctrl-C stops it)")
                return
            if now - told > PATIENCE:
                told = now
                say(f"Not ready after {now - began:.0f} s. {PAGE} says: {body or 'nothing'}")

    return watch


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
