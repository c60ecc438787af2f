"""Visitors who talk at once, each over a connection that stays open, as a browser's does."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np

from benchmarks import PER_VISITOR, QUESTIONS, Sizes

Say = Callable[[HTTPConnection, str], None]
Begin = Callable[[HTTPConnection], Say]


def at_once(sites: Sequence[str], begin: Begin, sizes: Sizes) -> dict[str, dict[str, float]]:
    """`measure` with one visitor and with many."""
    return {f"{visitors} at once": measure(sites, begin, visitors, sizes) for visitors in sizes.messages}


def measure(sites: Sequence[str], begin: Begin, visitors: int, sizes: Sizes) -> dict[str, float]:
    """Milliseconds a message over all rounds, and the middle round's messages a second, `visitors` talking at once.

    `begin` starts a conversation. They go to the sites in turn, as a load balancer would send them.
    """
    rounds = [_round(sites, begin, visitors, sizes.messages[visitors]) for _ in range(sizes.rounds)]
    times = [seconds for each, _ in rounds for seconds in each]
    return {**percentiles(times), "messages/s": round(float(np.median([rate for _, rate in rounds])), 1)}


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    return {f"p{q} ms": round(float(np.percentile(seconds, q)) * 1000, 2) for q in (50, 95, 99)}


def _round(sites: Sequence[str], begin: Begin, visitors: int, messages: int) -> tuple[list[float], float]:
    """Seconds of each message, and messages a second."""
    conversations: SimpleQueue[tuple[HTTPConnection, Say]] = SimpleQueue()
    for number in range(messages // PER_VISITOR):  # begun before the clock starts
        address = urlsplit(sites[number % len(sites)])
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


def understood(path: str, headers: dict[str, str]) -> Begin:
    """Asks Rasa only what it understands, at `path`; no conversation."""

    def say(connection: HTTPConnection, text: str) -> None:
        if not _post(connection, path, {"text": text}, headers).get("intent"):
            raise RuntimeError("A message was not understood as anything.")

    return lambda _connection: say


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
