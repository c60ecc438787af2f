"""Crisis and emergency replies. The wording is `bot.safety.wording`'s; here it meets the conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.runtime import the_clinic
from bot.safety import Kind, is_dispute, mentions_service, wording


class Crisis(Action):
    """Somebody may be about to harm themselves."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_crisis"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say the protocol's words; where an emergency is taken back, that of an emergency."""
        return _interrupt(_disputed(tracker) or Kind.CRISIS, dispatcher, tracker)


class Emergency(Action):
    """Somebody's body is in danger now."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_emergency"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say the protocol's words."""
        return _interrupt(Kind.EMERGENCY, dispatcher, tracker)


def _interrupt(kind: Kind, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    """Give the resources at once, varied on repeats; put a form aside without asking for it again now."""
    safety = tracker.latest_message.get("safety") or {}
    language, text = safety.get("language", "en"), tracker.latest_message.get("text") or ""
    repeat = times_said(tracker)
    reply = wording.reply(
        kind,
        channel=tracker.get_latest_input_channel(),
        language=language,
        repeat=repeat,
        clinic=wording.ClinicContact.of(the_clinic()),
        swallowed=bool(safety.get("swallowed")),
        veteran=mentions_service(text),
        dispute=bool(repeat) and is_dispute(text),
    )
    links = [{"label": link.label, "href": link.href} for link in reply.links]
    call_back = _call_back(language)
    beside = _ordinary_question(tracker)
    for at, said in enumerate(reply.messages):
        dispatcher.utter_message(
            text=said,
            json_message={"kind": kind.value, "lang": language, "links": links if at == 0 else []},
            buttons=[call_back] if at == len(reply.messages) - 1 and not beside else [],
        )
    if beside:  # the website shows the last message's buttons alone: both are on it
        text = wording.offer_ordinary_answer(tracker.get_latest_input_channel(), language)
        dispatcher.utter_message(text=text, json_message={"lang": language}, buttons=[beside, call_back])
    spoken = SlotSet("language", language)  # the call-back form, should it begin, asks in it
    if (tracker.active_loop or {}).get("name"):
        return [spoken, ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("contact_paused", True)]
    return [spoken]


def _disputed(tracker: Tracker) -> Kind | None:
    """Which danger the latest message takes back, if it does."""
    heard = [event.get("parse_data") or {} for event in tracker.events if event.get("event") == "user"]
    said = [(parsed.get("intent") or {}).get("name") for parsed in heard]
    dangers = [Kind(name) for name in said if name in (Kind.CRISIS.value, Kind.EMERGENCY.value)]
    return dangers[-1] if said and said[-1] == "safety_dispute" and dangers else None


def _ordinary_question(tracker: Tracker) -> dict[str, str] | None:
    """The button for the ordinary question of the same message, answered after the resources, never instead."""
    beside = (tracker.latest_message.get("decision") or {}).get("beside")
    return {"title": beside["title"], "payload": f"/{beside['topic']}"} if beside else None


class SupportLine(Action):
    """One line with 988 and 911, after an answer: suicide or overdose as a subject, or near the alarm."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_support_line"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say the line."""
        say_support_line(dispatcher, tracker)
        return []


class OfferResume(Action):
    """Offer, once, to go on with a form that was put aside."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_offer_resume"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say it, and do not say it again."""
        dispatcher.utter_message(response="utter_offer_resume")
        return [SlotSet("contact_paused", None)]


def say_support_line(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """One line with 988 and 911, in the message's language."""
    language = written_in(tracker)
    contact = wording.ClinicContact.of(the_clinic())
    text = wording.support_line(tracker.get_latest_input_channel(), language, contact)
    dispatcher.utter_message(text=text, json_message={"kind": "support_line", "lang": language})


def say_again(dispatcher: CollectingDispatcher, tracker: Tracker, kind: str) -> None:
    """The numbers once more, to who says "ok" to them; `kind`: of the reply that said them, 911 alone after an
    emergency. In the language of that reply, which an "ok" is not in; the call back is still offered."""
    language: wording.Language = tracker.get_slot("language") or written_in(tracker)
    channel, contact = tracker.get_latest_input_channel(), wording.ClinicContact.of(the_clinic())
    text = wording.support_line(channel, language, contact)
    if kind == Kind.EMERGENCY.value:
        text = wording.reply(Kind.EMERGENCY, channel=channel, language=language, repeat=1, clinic=contact).messages[0]
    else:
        kind = "support_line"
    dispatcher.utter_message(text=text, json_message={"kind": kind, "lang": language}, buttons=[_call_back(language)])


def _call_back(language: wording.Language) -> dict[str, str]:
    return {"title": wording.labels(language)["call_back"], "payload": "/contact"}


def needs_support_line(tracker: Tracker) -> bool:
    """Whether the latest message is to have the support line: suicide or overdose as a subject, or near the alarm."""
    return (tracker.latest_message.get("safety") or {}).get("kind") == Kind.INFORMATIONAL.value


def written_in(tracker: Tracker) -> wording.Language:
    """The latest message's language."""
    language: wording.Language = (tracker.latest_message.get("safety") or {}).get("language", "en")
    return language


def times_said(tracker: Tracker) -> int:
    """How often this conversation has had a crisis or emergency reply."""
    names = ("action_crisis", "action_emergency")
    return sum(event.get("event") == "action" and event.get("name") in names for event in tracker.events)
