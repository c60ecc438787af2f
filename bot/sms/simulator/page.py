"""The simulator's routes: the page, what it asks, and the part of Twilio's API that our library calls."""

from __future__ import annotations

import hmac
from typing import Any

import phonenumbers
from flask import Blueprint, Response, jsonify, render_template, request

from bot.clinic import Clinic
from bot.notify.sending import OPTED_OUT
from bot.settings import Settings
from bot.sms.simulator.stand_in import StandIn


def routes(settings: Settings, clinic: Clinic) -> Blueprint:
    """`/dev/sms` and `/dev/twilio`."""
    twilio = settings.credentials.twilio
    assert twilio is not None and settings.sms_simulator and not settings.production
    stand_in = StandIn(twilio, f"{settings.public_url}/sms/twilio", f"http://127.0.0.1:{settings.port}/sms/twilio")
    blueprint = Blueprint(
        "sms_simulator",
        __name__,
        url_prefix="/dev",
        template_folder="templates",
        static_folder="static",
        static_url_path="/static",
    )

    @blueprint.get("/sms")
    def page() -> str:
        return render_template("sms_simulator.html", clinic=clinic, number=twilio.sender)

    @blueprint.get("/sms/texts")
    def texts() -> Response:
        return jsonify({"texts": [text.shown() for text in stand_in.texts(request.args.get("phone", ""))]})

    @blueprint.post("/sms/texts")
    def send() -> tuple[Response, int]:
        body = request.get_json()
        phone, text = _e164(str(body.get("phone", ""))), str(body.get("text", ""))
        if phone is None:
            return _error(422, 422, "Please write a US mobile number, such as (530) 555-0186.")
        taken = stand_in.receive(phone, text[:1600])
        return (jsonify({"phone": phone}), 201) if taken else _error(502, 11200, "The webhook did not take it.")

    @blueprint.route("/twilio/2010-04-01/Accounts/<account>/Messages.json", methods=["GET", "POST"])
    def messages(account: str) -> tuple[Response, int]:
        given = request.authorization
        if account != twilio.account_sid or given is None or given.username != account or not given.password:
            return _error(401, 20003, "Authenticate")
        if not hmac.compare_digest(given.password.encode(), twilio.auth_token.encode()):
            return _error(401, 20003, "Authenticate")
        return _list() if request.method == "GET" else _create()

    def _create() -> tuple[Response, int]:
        text = stand_in.send(request.form["To"], request.form["Body"], request.form.get("StatusCallback"))
        if text is None:
            return _error(400, OPTED_OUT, "Attempt to send to unsubscribed recipient")
        return jsonify(stand_in.resource(text)), 201

    def _list() -> tuple[Response, int]:
        sent = [text for text in stand_in.texts(request.args["To"]) if not text.inbound and not text.by_twilio]
        found = [stand_in.resource(text) for text in reversed(sent)][: int(request.args.get("PageSize", 50))]
        page: dict[str, Any] = {"messages": found, "page": 0, "page_size": len(found), "next_page_uri": None}
        return jsonify(page), 200

    return blueprint


def _e164(phone: str) -> str | None:
    try:
        number = phonenumbers.parse(phone, "US")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _error(status: int, code: int, message: str) -> tuple[Response, int]:
    """As Twilio words its errors."""
    return jsonify({"code": code, "message": message, "status": status}), status
