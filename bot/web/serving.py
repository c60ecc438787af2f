"""Serves the front door: many connections at once, none held open by silence, and no request cut off at the end."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

THREADS = 16
MOST_CONNECTIONS = 800  # below the 1,024 files that a process may have open as a rule
SILENCE = 20  # seconds after which an idle connection, or one whose request has not come whole, is closed
MOST_HEADER, MOST_BODY = 16 * 1024, 1024 * 1024  # bytes; the routes themselves take less, and say so in JSON
LOOK = 0.5  # seconds between looks at whether the end was asked for
DRAIN = 8.5  # seconds for requests under way: an answer takes eight, and the supervisor kills after ten


class Connection(HTTPChannel):
    """A connection whose request cannot be kept waiting by a byte now and then."""

    last_activity: float  # Unix seconds

    def handle_read(self) -> None:
        """Read; what does not complete a request that has begun is no sign of life."""
        begun = self.last_activity if self.request is not None else None
        super().handle_read()
        if begun is not None and self.request is not None:
            self.last_activity = begun


def serve(app: Flask, host: str, port: int, proxies: int) -> None:
    """Serve `app` until SIGTERM or SIGINT; then take nothing new, answer what is under way, and return.

    `proxies`: how many stand in front of us and tell the caller's address.
    """
    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _frame: ended.append(got))
    sockets: dict[int, Any] = {}
    server = create_server(
        app,
        map=sockets,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        **behind(proxies),
        connection_limit=MOST_CONNECTIONS,
        channel_timeout=SILENCE,
        cleanup_interval=SILENCE // 4,
        max_request_header_size=MOST_HEADER,
        max_request_body_size=MOST_BODY,
    )
    listeners = [socket for socket in sockets.values() if isinstance(socket, BaseWSGIServer)]
    for listener in listeners:
        listener.channel_class = Connection
    while not ended:
        _pass_on(sockets)
    for listener in listeners:
        wasyncore.dispatcher.close(listener)  # not its trigger, by which threads say that an answer is ready
    until = time.monotonic() + DRAIN
    while any(_busy(sockets)) and time.monotonic() < until:
        _pass_on(sockets)
    server.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(sockets)


def behind(proxies: int) -> dict[str, Any]:
    """The caller's address comes from the proxies in front of us, and from nobody else."""
    if not proxies:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": "*",  # its address is not known in a container network; only the proxies can reach us there
        "trusted_proxy_count": proxies,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _pass_on(sockets: dict[int, Any]) -> None:
    """Take what has come and send what is ready, for a moment. (poll: select() knows no more than 1,024 files.)"""
    wasyncore.loop(timeout=LOOK, use_poll=True, map=sockets, count=1)


def _busy(sockets: dict[int, Any]) -> Iterator[bool]:
    """For each connection, whether a request is being answered or its answer not sent yet."""
    for socket in list(sockets.values()):
        if isinstance(socket, HTTPChannel):
            yield bool(socket.requests or socket.total_outbufs_len)
