"""Two answers at once, asking back, and saying that the assistant does not know."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.safety import needs_support_line, say_support_line, written_in
from bot.labels import ENGLISH_ONLY

CALL_ME = {"title": "Have someone contact me", "payload": "/contact"}
CALL_ME_SPANISH = {"title": "Que alguien me llame", "payload": "/contact"}
NONE_OF_THESE = {"title": "None of these", "payload": "/none_of_these"}
ENOUGH = 2  # fallbacks in a row after which a person is offered first


class AnswerBoth(Action):
    """Two questions in one message: both approved answers, once each."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer_both"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say both answers."""
        for topic in decision(tracker)["topics"]:
            dispatcher.utter_message(response=f"utter_{topic}")
        if needs_support_line(tracker):
            say_support_line(dispatcher, tracker)
        return []


class Clarify(Action):
    """Ask which topic was meant."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_clarify"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Offer the likeliest topics and a way out: last, since the website shows the last message's buttons alone."""
        if needs_support_line(tracker):
            say_support_line(dispatcher, tracker)
        found = decision(tracker)
        buttons = [{"title": found["titles"][topic], "payload": f"/{topic}"} for topic in found["offered"]]
        dispatcher.utter_message(
            text="I want to get this right. Did you mean one of these?", buttons=[*buttons, NONE_OF_THESE]
        )
        return []


class Fallback(Action):
    """Say plainly that there is no approved answer; the front door keeps the question for staff."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_fallback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Offer a person; after two in a row, first of all. Who writes Spanish is told that answers are in English.

        The offer's button is last: the website shows the last message's alone, and a typed yes takes it.
        """
        if needs_support_line(tracker):
            say_support_line(dispatcher, tracker)
        if written_in(tracker) == "es":
            kind = {"kind": "fallback"}  # by its name it would be smalltalk
            dispatcher.utter_message(response=ENGLISH_ONLY, json_message=kind, buttons=[CALL_ME_SPANISH])
        else:
            self._say_unknown(dispatcher, tracker)
        return []

    def _say_unknown(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        if fallbacks_in_a_row(tracker) + 1 >= ENOUGH:
            text = "I'm not getting this right, and a person can do better. Shall someone from the clinic contact you?"
        else:
            text = (
                "I don't have an approved answer to that, so I won't guess. I've kept your question for our team. "
                "You can ask in other words, or have someone contact you."
            )
        dispatcher.utter_message(text=text, buttons=[CALL_ME])


def decision(tracker: Tracker) -> dict[str, Any]:
    """What the topic matcher decided on the latest message; nothing on a tapped button."""
    found = tracker.latest_message.get("decision") or {}
    return {"topics": [], "offered": [], "titles": {}, **found}


def fallbacks_in_a_row(tracker: Tracker) -> int:
    """How many of the visitor's last messages, before this one, ended in a fallback."""
    count = 0
    for event in reversed(tracker.events):
        if event.get("event") != "action" or event.get("name") in ("action_listen", "action_extract_slots"):
            continue
        if event["name"] != "action_fallback":
            break
        count += 1
    return count
