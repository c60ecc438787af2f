"""The words of what we send, by kind. Notices to staff hold no name, number, or word of a visitor: a link only.

Texts keep to GSM-7 characters, so that a notice is one SMS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot import channels

CONTACT_REQUEST, ALERT, SMS_REPLY = "contact_request", "safety_alert", "sms_reply"


@dataclass(frozen=True)
class Content:
    """`subject` is for e-mail, `text` for e-mail and SMS, `data` for webhooks."""

    subject: str
    text: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Letterhead:
    """What every message bears: the clinic's name, the address of its assistant without a slash at the end, and how it
    writes a moment."""

    name: str
    url: str
    written: Callable[[datetime], str]


class UnknownKind(Exception):
    """Nobody knows how to word this kind."""


Renderer = Callable[[Mapping[str, Any], Letterhead], Content]


def render(kind: str, payload: Mapping[str, Any], letterhead: Letterhead) -> Content:
    """The words of one message.

    Raises:
        UnknownKind: there is no renderer for `kind`.
    """
    renderer = {**TO_STAFF, **TO_VISITORS}.get(kind)
    if renderer is None:
        raise UnknownKind(kind)
    return renderer(payload, letterhead)


def _contact_request(payload: Mapping[str, Any], letterhead: Letterhead) -> Content:
    """`payload`: id, updated, changed_at (ISO time; only where it was updated)."""
    url = f"{letterhead.url}/staff/contacts/{payload['id']}"
    updated, changed_at = bool(payload.get("updated")), payload.get("changed_at")
    at = f" at {letterhead.written(datetime.fromisoformat(changed_at))}" if changed_at else ""
    subject = (
        f"Contact request at {letterhead.name} was changed{at}"
        if updated
        else f"New contact request at {letterhead.name}"
    )
    event = f"contact_request.{'updated' if updated else 'new'}"
    return Content(subject, f"{subject}. Open: {url}", {"event": event, "contact_request": payload["id"], "url": url})


def _alert(payload: Mapping[str, Any], letterhead: Letterhead) -> Content:
    """`payload`: id, kind (crisis, emergency), channel (web, sms), reminder (0: the first notice)."""
    number, reminder = payload["id"], payload.get("reminder", 0)
    url = f"{letterhead.url}/staff/alerts/{number}"
    where = channels.named(payload["channel"]).where
    said = f"Somebody may be in danger ({payload['kind']}) {where} (alert {number})"
    text = f"{said}. Open: {url}, or run: clinicbot alerts"
    subject = said
    if reminder:
        again = f"Not acknowledged yet (reminder {reminder})"
        subject, text = f"{again}: {said}", f"{again}. {text}"
    data = {
        "event": "safety_alert.reminder" if reminder else "safety_alert.new",
        "safety_alert": number,
        "kind": payload["kind"],
        "channel": payload["channel"],
        "reminder": reminder,
        "url": url,
    }
    return Content(subject, text, data)


def _sms_reply(payload: Mapping[str, Any], letterhead: Letterhead) -> Content:
    """`payload`: text (what the texter gets), purpose (what it is for, see `bot.sms.carrying`)."""
    return Content("", payload["text"], {"purpose": payload["purpose"]})


# Who gets a kind decides whose it is: what goes to the team is no trace of a patient who has the same number.
TO_STAFF: Mapping[str, Renderer] = {CONTACT_REQUEST: _contact_request, ALERT: _alert}
TO_VISITORS: Mapping[str, Renderer] = {SMS_REPLY: _sms_reply}
