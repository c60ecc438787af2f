"""The chat API (docs/api.md): sessions, messages, history, feedback, erasure, contact requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog
import yaml
from flask import Blueprint, Response, current_app, jsonify, request
from limits import RateLimitItem, parse
from sqlalchemy.exc import SQLAlchemyError

from bot import loopback
from bot.contacts import intake
from bot.contacts.consent import TICKED
from bot.conversation import replies
from bot.conversation.danger import recognise
from bot.conversation.inbound import MOST_CHARACTERS, Inbound, UnknownChoice, UnknownConversation, clean
from bot.safety import Decision
from bot.safety.decision import Language
from bot.storage.tables import VISITOR, Message
from bot.web import tokens
from bot.web.app import may_embed, services
from bot.web.errors import ApiError

log = structlog.get_logger()

routes = Blueprint("chat", __name__, url_prefix="/api")

PER_SESSION = parse("20/minute")
PER_ADDRESS = parse("120/minute")
SESSIONS_PER_ADDRESS = parse("60/hour")
CONTACTS_PER_ADDRESS = parse("10/hour")
CALLS_PER_SESSION = parse("120/minute")  # all but messages; each open tab may look for a late answer every 5 seconds
CALLS_PER_ADDRESS = parse("600/minute")
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@routes.before_request
def refuse_other_origins() -> Response | None:
    """A page that may not embed the widget may not use the API either."""
    origin = request.headers.get("Origin")
    if origin and not may_embed(origin):
        raise ApiError(403, "origin_not_allowed", "This page may not use the chat. Add it to allowed_origins.")
    return Response(status=204) if request.method == "OPTIONS" else None


@routes.before_request
def refuse_floods() -> None:
    """Messages have limits of their own, above which somebody in danger is answered still."""
    if request.endpoint != "chat.send_message":
        _limit_address(CALLS_PER_ADDRESS, "calls")


@routes.post("/chat/sessions")
def start_session() -> tuple[Response, int]:
    """Begin a conversation: a signed token and the assistant's self-description, in the widget's language."""
    _limit_address(SESSIONS_PER_ADDRESS, "sessions")
    conversation_id, greeting = services().conversations.start("web", _language())
    return jsonify({**tokens.issue(conversation_id), "greeting": [shown(message) for message in greeting]}), 201


@routes.post("/chat/messages")
def send_message() -> Response:
    """Answer one message. Sent again with the same `client_message_id`, it gets the same answer."""
    caller = tokens.bearer()
    conversation_id, body = caller.conversation_id, _body()
    text, choice = _text(body), body.get("choice")
    if (text is None) == (choice is None):
        raise ApiError(400, "text_or_choice", "Send either `text` or `choice`.")
    if choice is not None and not (isinstance(choice, str) and ID.fullmatch(choice)):
        raise ApiError(400, "bad_choice", "`choice` must be the id of a choice that was offered.")
    try:
        _limit(PER_SESSION, "messages", conversation_id)
        _limit_address(PER_ADDRESS, "messages")
        inbound = Inbound(conversation_id, _client_id(body), text, choice)
        messages = services().conversations.receive(inbound)
    except UnknownConversation as error:
        raise tokens.expired() from error
    except UnknownChoice as error:
        raise ApiError(409, "unknown_choice", f"{error} Please type your question.") from error
    except (ApiError, SQLAlchemyError) as error:  # whatever refuses a message, somebody in danger sees where help is
        return _resources_or_raise(text, conversation_id, error)
    for message in messages:
        current_app.extensions["metrics"].answers.labels(message.kind).inc()
    renewed = tokens.issue(conversation_id) if caller.needs_renewal else {}
    return jsonify({"messages": [shown(message) for message in messages], **renewed})


@routes.get("/chat/history")
def history() -> Response:
    """All messages of the session, oldest first, and a fresh token."""
    conversation_id = _session()
    try:
        rows = services().conversations.history(conversation_id)
    except UnknownConversation as error:
        raise tokens.expired() from error
    return jsonify({"messages": [_remembered(row) for row in rows], **tokens.issue(conversation_id)})


@routes.post("/chat/feedback")
def feedback() -> tuple[str, int]:
    """Keep whether an answer helped."""
    conversation_id, body = _session(), _body()
    message_id, helpful = str(body.get("message_id", "")), body.get("helpful")
    if not (message_id.isascii() and message_id.isdigit()) or not isinstance(helpful, bool):
        raise ApiError(400, "bad_feedback", "Send `message_id` (of an answer) and `helpful` (true or false).")
    if not services().conversations.rate(conversation_id, int(message_id[:18]), helpful):
        raise ApiError(404, "unknown_message", "That answer is not part of this conversation.")
    return "", 204


@routes.delete("/chat/session")
def erase_session() -> tuple[str, int]:
    """Erase the conversation; its token is worth nothing from then on."""
    services().conversations.erase(_session())
    return "", 204


@routes.post("/contact")
def contact_request() -> tuple[Response, int]:
    """Take a contact request without Rasa."""
    _limit_address(CONTACTS_PER_ADDRESS, "contacts")
    body = _body()
    conversation_id = _session() if request.headers.get("Authorization") else None
    known = services()
    try:
        message = intake.take(known.database, known.clinic, body, _client_id(body), conversation_id)
    except intake.FieldRefused as refused:
        raise ApiError(422, refused.field, refused.message) from refused
    return jsonify({"message": message}), 201


@routes.get("/clinic")
def the_clinic() -> Response:
    """Public facts for the widget, which keeps them for when the server is away."""
    clinic = services().clinic
    crisis = {
        "text": "In crisis? Call or text 988",
        "links": [
            {"label": "Call 988", "href": "tel:988"},
            {"label": "Text 988", "href": "sms:988"},
            {"label": "Call 911", "href": "tel:911"},
        ],
    }
    return jsonify(
        {
            "name": clinic.name,
            "assistant": clinic.assistant_name,
            "phone": clinic.phone,
            "phone_href": f"tel:{clinic.phone_e164}",
            "hours": clinic.hours_text,
            "consent": TICKED.text(clinic.name),
            "consent_version": TICKED.version,
            "crisis": crisis,
        }
    )


@routes.get("/openapi.json")
def openapi() -> Response:
    """What the public may call, as an OpenAPI document."""
    return jsonify(_document())


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    return yaml.safe_load((Path(__file__).parent / "openapi.yml").read_text("utf-8"))


def shown(message: Message) -> dict[str, Any]:
    """A message as the widget gets it."""
    detail = message.detail or {}
    choices = detail.get("choices") or []
    entry: dict[str, Any] = {
        "id": str(message.id),
        "text": message.text,
        "kind": message.kind,
        "created_at": message.created_at.isoformat(),
    }
    for key, value in (
        ("topic", message.topic),
        ("label", detail.get("label")),
        ("sources", detail.get("sources")),
        ("links", detail.get("links")),
        ("lang", detail.get("lang")),
        ("choices", _choices(str(message.id), choices)),
    ):
        if value:
            entry[key] = value
    if message.kind == "answer":
        entry["helpful_asked"] = True
    if message.helpful is not None:
        entry["helpful"] = message.helpful
    return entry


def _choices(message_id: str, choices: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Choices as the widget gets them, without their payloads."""
    kept = ("label", "opens")
    return [
        {"id": f"{message_id}-{at}", **{key: choice[key] for key in kept if key in choice}}
        for at, choice in enumerate(choices)
    ]


def _remembered(message: Message) -> dict[str, Any]:
    side = VISITOR if message.kind == VISITOR else "assistant"
    extra = {"client_message_id": message.client_message_id} if message.client_message_id else {}
    return {**shown(message), "from": side, **extra}


def _session() -> str:
    """The conversation of a call that is no message."""
    conversation_id = tokens.bearer().conversation_id
    _limit(CALLS_PER_SESSION, "calls", conversation_id)
    return conversation_id


def _body() -> dict[str, Any]:
    try:
        body = request.get_json()
    except RecursionError as error:  # brackets within brackets, thousands of them
        raise ApiError(400, "bad_request", "That request could not be understood.") from error
    if not isinstance(body, dict):
        raise ApiError(400, "not_an_object", "Send a JSON object.")
    return body


def _language() -> Language:
    """The language of the widget that begins; English unless it says Spanish. It needs no body at all."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # as in `_body`
        body = None
    return "es" if isinstance(body, dict) and body.get("language") == "es" else "en"


def _text(body: dict[str, Any]) -> str | None:
    text = body.get("text")
    if text is None:
        return None
    if not isinstance(text, str) or not clean(text):
        raise ApiError(400, "empty_text", "Please type a message.")
    if len(text) > MOST_CHARACTERS:
        _refuse_long(text)
    return clean(text)


def _refuse_long(text: str) -> None:
    """Too long to answer, but never too long to be helped: danger anywhere in it is answered by `send_message`."""
    if not recognise(clean(text)).kind.interrupts:
        raise ApiError(
            413, "too_long", f"Please shorten your message to {MOST_CHARACTERS} characters ({len(text)} now)."
        )


def _client_id(body: dict[str, Any]) -> str:
    client_id = body.get("client_message_id")
    if not isinstance(client_id, str) or not ID.fullmatch(client_id):
        raise ApiError(400, "bad_client_message_id", "Send `client_message_id`: 1 to 64 letters, digits, - or _.")
    return client_id


def _limit_address(item: RateLimitItem, what: str) -> None:
    """Loopback is a proxy on this machine, behind which everybody is, or a developer: no limit for it."""
    address = request.remote_addr or "unknown"
    if address not in loopback.ADDRESSES:
        _limit(item, what, address)


def _limit(item: RateLimitItem, what: str, who: str) -> None:
    if seconds := services().limits.hit(item, what, who):
        raise ApiError(429, "rate_limited", f"That is a lot at once. Please try again in {seconds} seconds.", seconds)


def _alert(conversation_id: str, decision: Decision) -> None:
    try:
        services().conversations.alert(conversation_id, decision)
    except UnknownConversation:
        log.warning("no alert: the conversation was erased", conversation=conversation_id)
    except SQLAlchemyError:
        services().late_alerts.add(conversation_id, decision)


def _resources_or_raise(text: str | None, conversation_id: str, reason: Exception) -> Response:
    decision = recognise(text or "")
    if not decision.kind.interrupts:
        raise reason
    if isinstance(reason, SQLAlchemyError):  # another try would keep them waiting for help as long again
        services().late_alerts.add(conversation_id, decision)
    else:
        _alert(conversation_id, decision)
    said = replies.resources(decision, services().clinic, "web")
    messages = [
        {
            "id": f"unstored-{at}",
            "text": reply.text,
            "kind": reply.kind,
            "links": list(reply.links),
            "lang": reply.lang,
            "choices": _choices(f"unstored-{at}", reply.choices),
        }
        for at, reply in enumerate(said)
    ]
    return jsonify({"messages": messages})
