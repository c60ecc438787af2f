"""Visitors who talk at once, each over a connection that stays open, as a browser's does."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np

from benchmarks import PER_VISITOR, QUESTIONS

ROUNDS = 3
MESSAGES = {1: 150, 16: 480}  # a round, by visitors at once

Say = Callable[[HTTPConnection, str], None]
Begin = Callable[[HTTPConnection], Say]


def measure(url: str, begin: Begin, visitors: int) -> dict[str, float]:
    """Milliseconds a message over all rounds, and the middle round's messages a second, `visitors` talking at once.

    `begin` starts a conversation.
    """
    rounds = [_round(url, begin, visitors) for _ in range(ROUNDS)]
    times = [seconds for each, _ in rounds for seconds in each]
    found = {f"p{q} ms": round(float(np.percentile(times, q)) * 1000, 1) for q in (50, 95, 99)}
    return {**found, "messages/s": round(float(np.median([rate for _, rate in rounds])), 1)}


def _round(url: str, begin: Begin, visitors: int) -> tuple[list[float], float]:
    """Seconds of each message, and messages a second."""
    address = urlsplit(url)
    conversations: SimpleQueue[tuple[HTTPConnection, Say]] = SimpleQueue()
    for _ in range(MESSAGES[visitors] // PER_VISITOR):  # begun before the clock starts
        connection = HTTPConnection(address.hostname or "", address.port, timeout=60)
        conversations.put((connection, begin(connection)))
    times: list[float] = []
    failed: list[BaseException] = []

    def visitor() -> None:
        try:
            while True:
                connection, say = conversations.get_nowait()
                for number in range(PER_VISITOR):
                    began = time.perf_counter()
                    say(connection, QUESTIONS[number % len(QUESTIONS)])
                    times.append(time.perf_counter() - began)
                connection.close()
        except Empty:
            return
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=visitor) for _ in range(visitors)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return times, len(times) / (time.perf_counter() - began)


def our_visitor(connection: HTTPConnection) -> Say:
    """A session of the chat API."""
    token = _post(connection, "/api/chat/sessions", {}, {})["token"]
    headers = {"Authorization": f"Bearer {token}"}

    def say(connection: HTTPConnection, text: str) -> None:
        body = {"text": text, "client_message_id": uuid4().hex}
        _answered(_post(connection, "/api/chat/messages", body, headers)["messages"])

    return say


def stock_visitor(connection: HTTPConnection) -> Say:
    """A sender of Rasa's REST channel."""
    sender = uuid4().hex

    def say(connection: HTTPConnection, text: str) -> None:
        _answered(_post(connection, "/webhooks/rest/webhook", {"sender": sender, "message": text}, {}))

    return say


def _answered(messages: list[dict[str, Any]]) -> None:
    if not messages:
        raise RuntimeError("A message got no reply; the figures would be of failures.")


def _post(connection: HTTPConnection, path: str, body: Any, headers: dict[str, str]) -> Any:
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **headers})
    response = connection.getresponse()
    content = response.read()
    if response.status not in (200, 201):
        raise RuntimeError(f"{path} answered {response.status}: {content[:300]!r}")
    return json.loads(content)
