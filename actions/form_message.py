"""The latest message and what led to it, as the contact form sees them: read from Rasa's tracker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker

from bot import channels
from bot.contacts import slots
from bot.contacts.form_message import FormMessage
from bot.labels import FORM

REQUESTED_SLOT = "requested_slot"
_SILENT = (FORM, "action_extract_slots", "action_listen")  # actions that answer nothing
_GOES_ON = "utter_contact_going_on"  # to a wish to be contacted, which is no other question


def channel_of(tracker: Tracker) -> channels.Channel:
    """The channel that the latest message came by."""
    return channels.named(tracker.get_latest_input_channel())


def form_message_of(tracker: Tracker) -> FormMessage:
    """The latest message as the form sees it."""
    message = tracker.latest_message
    since = _events_since_message(tracker)
    begins = any(event.get("event") == "active_loop" and event.get("name") == FORM for event in since)
    return FormMessage(
        text=message.get("text") or "",
        intent=_intent(message),
        # A slot requested before the form was put aside is no question to this message.
        asked=None if begins or tracker.active_loop_name != FORM else tracker.get_slot(REQUESTED_SLOT),
        slots=tracker.slots,
        answered=any(_replies(event) for event in since),
        own_phone=(message.get("metadata") or {}).get("phone") if channel_of(tracker).own_number else None,
        before=_message_before(tracker),
        others=_others_in_a_row(tracker.events),
    )


def has_just_read_it(tracker: Tracker) -> bool:
    """Whether somebody, asked to agree, asked something else, and nothing that was read back has changed.

    Where words are to be few: by SMS, reading back takes three segments.
    """
    message = form_message_of(tracker)
    since = _events_since_message(tracker)
    changed = any(event.get("event") == "slot" and event.get("name") in slots.HELD for event in since)
    return channel_of(tracker).short and message.answered and message.asked == slots.CONSENT_GIVEN and not changed


def _events_since_message(tracker: Tracker) -> list[dict[str, Any]]:
    events = list(tracker.events)
    last = max((place for place, event in enumerate(events) if event.get("event") == "user"), default=-1)
    return events[last + 1 :]


def _message_before(tracker: Tracker) -> tuple[str, str | None] | None:
    """Text and intent of the visitor's message before the latest one."""
    messages = [event for event in tracker.events if event.get("event") == "user"]
    if len(messages) < 2:
        return None
    return messages[-2].get("text") or "", _intent(messages[-2].get("parse_data") or {})


def _intent(parsed: Mapping[str, Any]) -> str | None:
    """The intent without the topic: faq for faq/cost_price."""
    return ((parsed.get("intent") or {}).get("name") or "").split("/")[0] or None


def _replies(event: Mapping[str, Any]) -> bool:
    """Whether `event` is a rule's reply rather than the form's own running."""
    return event.get("event") == "action" and event.get("name") not in _SILENT


def _others_in_a_row(events: Sequence[Mapping[str, Any]]) -> int:
    """How many of the last messages rules have answered while the form waited and got nothing from them."""
    count, answered = 0, False
    for event in reversed(events):
        kind, name = event.get("event"), event.get("name")
        if kind == "active_loop" or (kind == "slot" and name in slots.HELD and event.get("value")) or name == _GOES_ON:
            break
        answered = answered or _replies(event)
        if kind == "user":
            if not answered:
                break
            count, answered = count + 1, False
    return count
