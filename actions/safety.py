"""Crisis and emergency replies. The wording is `bot.safety.wording`'s; here it meets the conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.runtime import the_clinic
from bot.safety import Kind, is_dispute, wording

CALL_BACK = {"en": "Have the clinic call me back", "es": "Que me llame la clínica"}


class _Interrupt(Action):
    """Give the resources at once; put a form aside without asking for it again now."""

    kind: Kind

    def name(self) -> str:
        """The name in the domain."""
        return f"action_{self.kind.value}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say the protocol's words, varied on repeats."""
        safety = tracker.latest_message.get("safety") or {}
        language, channel = safety.get("language", "en"), channel_of(tracker)
        reply = wording.reply(
            self.kind,
            channel=channel,
            language=language,
            repeat=times_said(tracker),
            clinic=contact(),
            swallowed=bool(safety.get("swallowed")),
            dispute=is_dispute(tracker.latest_message.get("text") or ""),
        )
        links = [{"label": link.label, "href": link.href} for link in reply.links]
        buttons = [{"title": CALL_BACK[language], "payload": "/contact"}]
        *first, last = reply.messages
        for text in first:
            dispatcher.utter_message(text=text, json_message={"kind": self.kind.value, "links": links})
            links = []
        dispatcher.utter_message(text=last, json_message={"kind": self.kind.value, "links": links}, buttons=buttons)
        if (tracker.active_loop or {}).get("name"):
            return [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("contact_paused", True)]
        return []


class Crisis(_Interrupt):
    """Somebody may be about to harm themselves."""

    kind = Kind.CRISIS


class Emergency(_Interrupt):
    """Somebody's body is in danger now."""

    kind = Kind.EMERGENCY


class SupportLine(Action):
    """One line with 988, after an answer to a question about suicide or overdose as a subject."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_support_line"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say the line."""
        say_support_line(dispatcher, tracker)
        return []


def say_support_line(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """One line with 988, in the message's language."""
    language = (tracker.latest_message.get("safety") or {}).get("language", "en")
    text = wording.support_line(channel_of(tracker), language, contact())
    dispatcher.utter_message(text=text, json_message={"kind": "support_line"})


def needs_support_line(tracker: Tracker) -> bool:
    """Whether the latest message mentions suicide or overdose as a subject."""
    return (tracker.latest_message.get("safety") or {}).get("kind") == Kind.INFORMATIONAL.value


def channel_of(tracker: Tracker) -> str:
    """sms, or web for everything else (`rasa shell` too)."""
    return "sms" if tracker.get_latest_input_channel() == "sms" else "web"


def contact() -> wording.ClinicContact:
    """How the clinic is reached, for the protocol's words."""
    clinic = the_clinic()
    return wording.ClinicContact(clinic.name, clinic.phone, f"tel:{clinic.phone_e164}", clinic.hours_text)


def times_said(tracker: Tracker) -> int:
    """How often this conversation has had a crisis or emergency reply."""
    names = ("action_crisis", "action_emergency")
    return sum(event.get("event") == "action" and event.get("name") in names for event in tracker.events)
