"""Hangs the console below the front door, and makes it when somebody first visits it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

PREFIX = "/staff"
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Mounted:
    """A WSGI application that gives everything below `PREFIX` to `make()`, and the rest to `outer`."""

    def __init__(self, outer: Wsgi, make: Callable[[], Wsgi]) -> None:
        self._outer, self._make = outer, make
        self._inner: Wsgi | None = None
        self._making = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path != PREFIX and not path.startswith(f"{PREFIX}/"):
            return self._outer(environ, start_response)
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
        environ["PATH_INFO"] = path[len(PREFIX) :]
        return self._console()(environ, start_response)

    def _console(self) -> Wsgi:
        with self._making:
            if self._inner is None:
                self._inner = self._make()
            return self._inner
