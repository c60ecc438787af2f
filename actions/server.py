"""Rasa's action server on loopback and behind the token (the stock one has neither)."""

from __future__ import annotations

import hmac
import logging

from rasa_sdk.endpoint import create_app
from sanic import Request, response
from sanic.response import HTTPResponse

from bot.contacts.recogniser import load_recogniser
from bot.log import configure
from bot.settings import Settings, internal_header


def serve(settings: Settings) -> None:
    """Serve the `actions` package until the process is told to stop."""
    configure("actions")
    logging.getLogger("sanic.root").setLevel(logging.WARNING)
    load_recogniser()  # two seconds, better now than while somebody waits
    app = create_app("actions", cors_origins=[])
    expected = internal_header(settings.internal_token).encode()

    @app.middleware("request")
    async def require_token(request: Request) -> HTTPResponse | None:
        given = request.headers.get("X-Internal-Token", "").encode()
        if hmac.compare_digest(given, expected):
            return None
        return response.json({"error": "The internal token is missing or wrong."}, status=401)

    app.run("127.0.0.1", settings.actions_port, access_log=False, motd=False, workers=1)
