"""Rasa's action server where only Rasa reaches it, and behind the token (the stock one has neither)."""

from __future__ import annotations

import hmac
import logging

import structlog
from rasa_sdk.endpoint import create_app
from sanic import Request, response
from sanic.response import HTTPResponse

from bot.contacts.recogniser import load_recogniser
from bot.log import begin_request, configure
from bot.settings import Settings, internal_header

log = structlog.get_logger()


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
            _name_request(request)
            return None
        return response.json({"error": "The internal token is missing or wrong."}, status=401)

    app.run(settings.private_host, settings.actions_port, access_log=False, motd=False, workers=1)


def _name_request(request: Request) -> None:
    """Log which request of a visitor's an action works for: its id comes in the message's metadata."""
    if request.path != "/webhook":
        return
    call = request.json or {}
    metadata = ((call.get("tracker") or {}).get("latest_message") or {}).get("metadata") or {}
    begin_request(metadata.get("request_id"))
    log.info("action", action=call.get("next_action"), conversation=call.get("sender_id"))
