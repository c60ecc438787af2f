"""Ports for the servers that tests start."""

from __future__ import annotations

import os
import random
import socket
from itertools import cycle

FIRST, COUNT = 20_000, 3_000  # for each process of a test run; the system gives out others, from 32768 on, by itself

_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 4
_mine = range(FIRST + _worker * COUNT, FIRST + (_worker + 1) * COUNT)
_next = cycle(random.sample(_mine, COUNT))


def free_port() -> int:
    """A port that nobody listens on now, and that nobody else is given before it is used."""
    for _ in _mine:
        port = next(_next)
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("All ports for tests are taken.")
