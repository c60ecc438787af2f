"""Alerts of danger that could not be stored: whoever wrote is helped at once, staff hear of it when storage is back."""

from __future__ import annotations

import threading

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.conversation.inbound import UnknownConversation
from bot.conversation.turn import Conversations
from bot.safety import Decision

log = structlog.get_logger()

PAUSE = 2.0  # seconds between tries
MOST = 1000  # conversations; one alert each is enough


class LateAlerts:
    """Kept in memory and tried until they are stored, by a thread that lives as long as there are any."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations
        self._lock = threading.Lock()
        self._waiting: dict[str, Decision] = {}

    def add(self, conversation_id: str, decision: Decision) -> None:
        """Take an alert; a conversation's first stands for all."""
        with self._lock:
            if len(self._waiting) >= MOST:
                log.error("staff are not alerted: too many alerts wait", conversation=conversation_id)
                return
            idle = not self._waiting
            self._waiting.setdefault(conversation_id, decision)
        log.error("staff are not alerted yet", conversation=conversation_id, kind=decision.kind.value)
        if idle:
            threading.Thread(target=self._work, name="late alerts", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._lock:
                conversation_id, decision = next(iter(self._waiting.items()))
            try:
                self._conversations.alert(conversation_id, decision)
            except UnknownConversation:
                log.warning("an alert's conversation was erased", conversation=conversation_id)
            except SQLAlchemyError:
                threading.Event().wait(PAUSE)
                continue
            with self._lock:
                del self._waiting[conversation_id]
                if not self._waiting:
                    return
