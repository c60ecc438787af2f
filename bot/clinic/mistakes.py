"""What is wrong in `clinic.yml`, gathered so that a person hears all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Mistakes(ValueError):
    """Entries are wrong: `args` has a sentence for each, which names the entry and what it accepts."""

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


class Gathering:
    """Reads entry after entry; what is wrong is kept until `end`."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def read(self, reader: Callable[..., Any], *given: Any) -> Any:
        """What `reader` makes of `given`; None where it is wrong (a ValueError)."""
        try:
            return reader(*given)
        except ValueError as error:
            self._found += map(str, error.args)
            return None

    def end(self) -> None:
        """Raises Mistakes if there were any."""
        if self._found:
            raise Mistakes(*self._found)
