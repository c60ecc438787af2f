"""Whether a real answer can be given, end to end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.conversation.rasa import PROBE, RasaClient, RasaUnavailable
from bot.storage import Database
from bot.storage.database import trouble
from bot.web.limits import Limits, RedisAway

FRESH = 1.0  # seconds that a result is good for: probes must not become a load


class Health:
    """Asks each part for real: the database takes a write, Rasa parses a question, the actions answer, Redis too
    where it is set up."""

    def __init__(self, database: Database, rasa: RasaClient, limits: Limits) -> None:
        self._checks: dict[str, Callable[[], Any]] = {
            "database": database.check,
            "rasa": lambda: _answers(rasa),
            "actions": rasa.check_actions,
        }
        if limits.shared:
            self._checks["redis"] = limits.check
        self._lock = threading.Lock()
        self._checked = float("-inf")
        self._parts: dict[str, str] = {}

    def parts(self) -> dict[str, str]:
        """Each part's name with `ok` or what is wrong."""
        with self._lock:
            if time.monotonic() - self._checked > FRESH:
                self._parts = {name: _try(check) for name, check in self._checks.items()}
                self._checked = time.monotonic()
            return dict(self._parts)


def _answers(rasa: RasaClient) -> None:
    if not rasa.parse(PROBE).get("decision"):
        raise RasaUnavailable("The loaded model gives no decision; train again with `make train`.")


def _try(check: Callable[[], Any]) -> str:
    try:
        check()
    except (RasaUnavailable, RedisAway) as error:
        return str(error)
    except SQLAlchemyError as error:
        return trouble(error)
    return "ok"
