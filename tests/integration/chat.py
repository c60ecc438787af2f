"""A visitor of the chat API, as the widget would be one."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import requests


class Visitor:
    """One session. `say` and `tap` return the assistant's messages."""

    def __init__(self, site: str, language: str = "en") -> None:
        self.site = site
        response = requests.post(f"{site}/api/chat/sessions", json={"language": language}, timeout=20)
        assert response.status_code == 201, response.text
        body = response.json()
        self.greeting: list[dict[str, Any]] = body["greeting"]
        self.headers = {"Authorization": f"Bearer {body['token']}"}
        self.last: list[dict[str, Any]] = self.greeting

    def post(self, body: dict[str, Any]) -> requests.Response:
        """Send a raw body to the messages address."""
        return requests.post(f"{self.site}/api/chat/messages", json=body, headers=self.headers, timeout=30)

    def say(self, text: str, message_id: str | None = None) -> list[dict[str, Any]]:
        """Type a message."""
        return self._send({"text": text}, message_id)

    def tap(self, label: str) -> list[dict[str, Any]]:
        """Tap the button with this label in the last reply."""
        choices = {choice["label"]: choice["id"] for message in self.last for choice in message.get("choices", [])}
        return self._send({"choice": choices[label]}, None)

    def _send(self, body: dict[str, Any], message_id: str | None) -> list[dict[str, Any]]:
        response = self.post({**body, "client_message_id": message_id or uuid4().hex})
        assert response.status_code == 200, response.text
        self.last = response.json()["messages"]
        return self.last

    def history(self) -> list[dict[str, Any]]:
        """All messages of the session."""
        response = requests.get(f"{self.site}/api/chat/history", headers=self.headers, timeout=20)
        assert response.status_code == 200, response.text
        return response.json()["messages"]


def text(messages: list[dict[str, Any]]) -> str:
    """All messages' texts."""
    return "\n".join(message["text"] for message in messages)
