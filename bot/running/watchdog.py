"""Ends process groups when the process that started them is killed outright (kill -9, out of memory)."""

from __future__ import annotations

import contextlib
import os
import signal
import time

from bot.running.groups import group_exists, signal_group

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class Watchdog:
    """A small process in a session of its own that reads, from a pipe, which groups to end when the pipe breaks.

    Works for grandchildren and on macOS too, unlike the parent-death signal of Linux.
    """

    def __init__(self, stop_after: float) -> None:
        self._stop_after = stop_after

    def __enter__(self) -> Watchdog:
        read, self._write = os.pipe()
        self._pid = os.fork()  # before any thread is started
        if self._pid == 0:
            with contextlib.suppress(BaseException):
                os.close(self._write)
                _watch(read, self._stop_after)
            os._exit(0)
        os.close(read)
        return self

    def __exit__(self, *_: object) -> None:
        self._tell("done\n")
        os.close(self._write)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._pid, 0)

    def add(self, group: int) -> None:
        """End this group if we are killed."""
        self._tell(f"+{group}\n")

    def remove(self, group: int) -> None:
        """The group has ended."""
        self._tell(f"-{group}\n")

    def _tell(self, line: str) -> None:
        with contextlib.suppress(BrokenPipeError):  # somebody ended the watchdog: go on without
            os.write(self._write, line.encode())


def _watch(read: int, stop_after: float) -> None:
    os.setsid()
    for kind in SIGNALS:
        signal.signal(kind, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):  # whoever reads our output must not wait for the watchdog
        os.dup2(nothing, standard)
    groups: set[int] = set()
    with os.fdopen(read) as lines:
        for line in lines:
            if line == "done\n":
                return
            (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
    for group in groups:
        signal_group(group, signal.SIGTERM)
    until = time.monotonic() + stop_after
    while time.monotonic() < until and any(map(group_exists, groups)):
        time.sleep(0.1)
    for group in groups:
        signal_group(group, signal.SIGKILL)
