"""What Twilio calls: one address for messages, one for delivery statuses. Both answer at once; the worker replies."""

from __future__ import annotations

import structlog
from flask import Blueprint, Response, jsonify, request

from bot.credentials import Twilio
from bot.sms import inbound
from bot.sms.delivery_status import Statuses
from bot.sms.receiving import Outcome, Receiver
from bot.sms.signature import Forged, verified

log = structlog.get_logger()

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'  # TwiML: nothing to say right now


def routes(twilio: Twilio | None, public_url: str, receiver: Receiver, statuses: Statuses) -> Blueprint:
    """The webhook's routes. Without `twilio` they refuse everything."""
    blueprint = Blueprint("sms", __name__, url_prefix="/sms/twilio")

    def signed_fields() -> dict[str, str]:
        query = request.query_string.decode("latin-1")
        url = f"{public_url}{request.path}" + (f"?{query}" if query else "")
        return verified(twilio, url, request.get_data(), request.headers.get("X-Twilio-Signature"))

    @blueprint.post("")
    def receive() -> Response:
        outcome = receiver.receive(inbound.read(signed_fields()))
        if outcome is Outcome.REPLAYED:
            raise Forged("It is a recording of an old message.")
        return Response(EMPTY, content_type="text/xml; charset=utf-8")

    @blueprint.post("/status")
    def status() -> tuple[str, int]:
        statuses.take(signed_fields())
        return "", 204

    @blueprint.errorhandler(Forged)
    def refuse(error: Forged) -> tuple[Response, int]:
        log.warning("refused a request to the SMS webhook", reason=str(error))
        message = "Only requests that Twilio has signed are taken here."
        return jsonify({"error": {"code": "not_signed", "message": message}}), 403

    return blueprint
