"""A visitor in the contact form, whose actions run in process with the SDK's own trackers: no server, no database."""

from __future__ import annotations

import asyncio
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.contact import (
    AskContactConsent,
    AskContactName,
    AskContactReach,
    AskContactTime,
    SubmitContact,
    ValidateContactForm,
)
from bot.clinic import WEEKDAYS, Clinic
from bot.contacts import slots

PACIFIC = ZoneInfo("America/Los_Angeles")
TUESDAY_AT_TEN = datetime(2026, 11, 24, 10, 0, tzinfo=PACIFIC)
SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=PACIFIC)
CLINIC = Clinic(
    name="Lake Clinic",
    assistant_name="Lake Clinic assistant",
    phone="(530) 555-0100",
    website=None,
    timezone=PACIFIC,
    hours={day: [(time(9), time(17))] if day not in ("saturday", "sunday") else [] for day in WEEKDAYS},
    allowed_origins=(),
    facts={},
)
ORDER = (slots.NAME, slots.REACH, slots.TIME, slots.CONSENT_GIVEN, slots.CONFIRMED)


class Visit:
    """One visitor in the form: keeps slots and does what Rasa's form does between the actions."""

    def __init__(self, channel: str = "web", phone: str | None = None, now: datetime = TUESDAY_AT_TEN) -> None:
        self.channel, self.phone, self.now = channel, phone, now
        self.slots: dict[str, Any] = {**slots.empty_slots(), "requested_slot": None}
        self.active = False
        self.saved: list[dict[str, Any]] = []
        self.fail: Exception | None = None
        self.updates = False
        self.earlier: tuple[str, str] | None = None  # text and intent of the message before
        self.events: list[dict[str, Any]] = []
        self.others: list[dict[str, Any]] = []  # the events of other questions since the last answer
        self.followed: str | None = None  # the action that the last one asks Rasa to run next
        self._count = 0

    def say(self, text: str, intent: str = "inform", answered: bool = False) -> list[dict[str, Any]] | None:
        """What the form replies; None where it leaves the message to the rules."""
        self._count += 0 if answered else 1
        self.events = [*self.others, {"event": "user", "input_channel": self.channel}]
        if self.earlier:
            before = {"text": self.earlier[0], "parse_data": {"intent": {"name": self.earlier[1]}}}
            self.events.insert(0, {"event": "user", **before})
        if answered:
            self.events += [{"event": "action", "name": "utter_faq"}, {"event": "action", "name": "contact_form"}]
        self.message = {
            "text": text,
            "intent": {"name": intent},
            "message_id": f"m{self._count}",
            "metadata": {"phone": self.phone} if self.phone else {},
        }
        if not self.active:
            self.events.append({"event": "active_loop", "name": "contact_form"})
        was_active, self.active = self.active, True
        changes, _ = self.run(ValidateContactForm())
        if was_active and not answered and not changes:
            return None
        self.others = self.others if answered else []
        if changes.get("requested_slot", "") is None or self._missing() is None:
            self.active, self.slots["requested_slot"] = False, None
            return self.run(self.submit())[1]
        requested = self._missing()
        asks = {
            slots.NAME: AskContactName(),
            slots.REACH: AskContactReach(),
            slots.TIME: AskContactTime(),
            slots.CONSENT_GIVEN: AskContactConsent(clinic=lambda: CLINIC, clock=lambda: self.now),
        }
        _, replies = self.run(asks[requested])
        self.slots["requested_slot"] = requested  # as in Rasa: only when it has been asked for
        return replies

    def ask(self, text: str, intent: str = "faq") -> list[dict[str, Any]]:
        """A message that rules answer; returns how the form goes on after it."""
        assert self.say(text, intent) is None
        replies = self.say(text, intent, answered=True)
        assert replies is not None
        listen = {"event": "action", "name": "action_listen"}
        self.others += [{"event": "user"}, {"event": "action", "name": "utter_faq"}, listen]
        return replies

    def submit(self) -> SubmitContact:
        """The action that saves, into `saved`."""
        return SubmitContact(save=self._save, clinic=lambda: CLINIC, clock=lambda: self.now)

    def put_aside(self) -> None:
        """What a crisis message does to the form."""
        self.active = False

    def _missing(self) -> str | None:
        return next((slot for slot in ORDER if self.slots[slot] is None), None)

    def _save(self, **values: Any) -> bool:
        if self.fail:
            raise self.fail
        self.saved.append(values)
        return self.updates

    def run(self, action: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Run one action; the slots it sets, and what it says."""
        loop = {"name": "contact_form"} if self.active else {}
        tracker = Tracker("visitor-1", dict(self.slots), self.message, list(self.events), False, None, loop, None)
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action.run(dispatcher, tracker, {}))
        self.followed = next((event["name"] for event in events if event["event"] == "followup"), None)
        changes = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        self.slots.update(changes)
        self.events += [event for event in events if event["event"] == "slot"]
        return changes, dispatcher.messages


def replied(replies: list[dict[str, Any]] | None) -> str:
    """The one response's name."""
    assert replies is not None and len(replies) == 1, replies
    return str(replies[0]["response"])


def at_read_back(**visit: Any) -> Visit:
    """A visitor who has said all in one message and sees it read back."""
    visitor = Visit(**visit)
    replies = visitor.say("I'm Maria Lopez, call 530-555-0142 tomorrow at 10", "contact")
    assert replied(replies) == "utter_contact_read_back"
    return visitor
