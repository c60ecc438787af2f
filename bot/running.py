"""The address of the assistant that `clinicbot run` serves, for commands at another terminal.

It stands in a file in `var/`, and holds while the file is locked: whoever is killed leaves the words, but no lock.
"""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

FILE = "running"


@contextlib.contextmanager
def announced(var: Path, url: str) -> Iterator[None]:
    """Let commands find `url` while this lasts. A second assistant beside leaves the first one's address: both have
    the same database.

    Raises:
        OSError: it cannot be written.
    """
    var.mkdir(parents=True, exist_ok=True)
    with (var / FILE).open("a+", encoding="utf-8") as file:  # not "w": what another one wrote must stay
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield
            return
        file.truncate(0)
        file.write(url)
        file.flush()
        yield


def address(var: Path) -> str | None:
    """Where the assistant is served that runs with this `var`; None if none does."""
    try:
        with (var / FILE).open(encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return file.read() or None
    except FileNotFoundError:
        pass
    return None
