"""The address of the assistant that `clinicbot run` serves, for commands at another terminal.

It stands in a file in `var/`, and holds while the file is locked: whoever is killed leaves the words, but no lock.
"""

from __future__ import annotations

import contextlib
import fcntl
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

FILE = "running"
LOOKS, BETWEEN = 5, 0.05  # times, and seconds


@contextlib.contextmanager
def announced(var: Path, url: str) -> Iterator[None]:
    """Let commands find `url` while this lasts.

    A second assistant beside leaves the first one's address, for both have the same database, and warns. Where nothing
    can be written it says so and goes on: a full disk must not keep 988 from anybody.
    """
    with contextlib.ExitStack() as held:
        try:
            var.mkdir(parents=True, exist_ok=True)
            file = held.enter_context((var / FILE).open("ab", buffering=0))  # not "wb": another's words must stay
            _lock(file)
            file.truncate(0)
            file.write(url.encode())
        except BlockingIOError:  # the first one's
            sys.stderr.write(
                f"Another assistant runs with this {var.name}/ already. Unless both have one CLINICBOT_REDIS_URL, stop "
                "one of them: they disturb each other's conversations.\n"
            )
        except OSError as error:
            sys.stderr.write(f"Commands will not know this address: {var / FILE}: {error.strerror}.\n")
        yield


def address(var: Path) -> str | None:
    """Where the assistant is served that runs with this `var`; None if none does."""
    try:
        with (var / FILE).open(encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return file.read() or None
    except OSError:  # no such file, or none that can be read or locked
        pass
    return None


def _lock(file: IO[bytes]) -> None:
    """Raises BlockingIOError where another assistant has it; a command that only looks has it for a moment."""
    for left in reversed(range(LOOKS)):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if not left:
                raise
            time.sleep(BETWEEN)
