"""How the front door asks Rasa and the action server, and what it says when they do not answer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from bot.log import REQUEST_ID, request_id
from bot.settings import Settings, internal_header

CONNECT_SECONDS = 1.0  # both run beside us; a slower connection is a dead process
AT_ONCE, ROOM_SECONDS = 12, 1.0  # questions to Rasa from one process, and how long one more waits: where Rasa is slow,
# the front door's other four threads go on to take contact requests and say where help is
CONFLICT = 409  # from `/try` alone
ANSWER_SECONDS = 8.0  # a visitor waits no longer; then the message is kept and the safe reply shown
PROBE = "What do you offer?"  # what a model is tried with: one that works decides on any text, whatever its subject


class RasaUnavailable(Exception):
    """Rasa did not answer in time, or failed. Trying again later may help."""


class TryRefused(RasaUnavailable):
    """A release cannot be tried; the message says why."""


@dataclass(frozen=True)
class RasaReply:
    """Rasa's reply to one message. `messages`: dicts with text, buttons, custom, utter_action, metadata."""

    messages: list[dict[str, Any]]
    decision: dict[str, Any] = field(default_factory=dict)
    safety: dict[str, Any] = field(default_factory=dict)
    intent: str | None = None
    form: str | None = None


class RasaClient:
    """HTTP to Rasa's private channel. One per process; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._rasa = f"{settings.rasa_url}/webhooks/front_door"
        self._actions = settings.actions_url
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._http = requests.Session()
        self._http.trust_env = False  # both are ours: no proxy between (and looking for one takes a while each time)
        self._http.headers["X-Internal-Token"] = internal_header(settings.internal_token)
        self._http.mount("http://", HTTPAdapter(pool_maxsize=32))

    def turn(self, conversation: str, channel: str, text: str, message_id: str, metadata: dict[str, Any]) -> RasaReply:
        """One message in, all replies out.

        Raises:
            RasaUnavailable: no whole reply within `ANSWER_SECONDS`.
        """
        body = {
            "conversation": conversation,
            "channel": channel,
            "text": text,
            "message_id": message_id,
            "metadata": metadata,
        }
        found = self._post(f"{self._rasa}/turn", body)
        try:
            return RasaReply(**found)
        except TypeError as error:
            raise RasaUnavailable("Rasa's answer has another shape than expected.") from error

    def parse(self, text: str) -> dict[str, Any]:
        """What Rasa understands, without a conversation.

        Raises:
            RasaUnavailable: as in `turn`.
        """
        return self._post(f"{self._rasa}/parse", {"text": text})

    def try_it(self, text: str, release: int | None) -> dict[str, Any]:
        """What the live model (or another release) makes of a text, `parsed`, and its `answers` by topic.

        Raises:
            RasaUnavailable: as in `turn`, or the release could not be loaded in that time.
            TryRefused: Rasa cannot lend that release.
        """
        return self._post(f"{self._rasa}/try", {"text": text, "release": release})

    def check_actions(self) -> None:
        """Raises RasaUnavailable unless the action server answers."""
        try:
            self._http.get(f"{self._actions}/health", timeout=(CONNECT_SECONDS, 2)).raise_for_status()
        except requests.RequestException as error:
            raise RasaUnavailable(f"The action server does not answer: {type(error).__name__}.") from error

    def _post(self, url: str, body: dict[str, Any]) -> dict[str, Any]:
        if not self._room.acquire(timeout=ROOM_SECONDS):
            raise RasaUnavailable(f"Rasa is too slow: {AT_ONCE} questions wait for it already.")
        try:
            named = {REQUEST_ID: request_id() or ""}
            response = self._http.post(url, json=body, headers=named, timeout=(CONNECT_SECONDS, ANSWER_SECONDS))
            if response.status_code == CONFLICT:
                raise TryRefused(str(response.json()["error"]))
            response.raise_for_status()
            return response.json()
        except (requests.RequestException, ValueError, LookupError) as error:
            # The text of the error may hold the URL, never the visitor's words.
            raise RasaUnavailable(f"Rasa does not answer: {type(error).__name__}.") from error
        finally:
            self._room.release()
