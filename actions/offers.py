"""A contact form that begins without being asked for: a number was given, or an offer is taken with a typed yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.contact import FORM, SubmitContact
from actions.safety import say_again
from bot.contacts.fields import read
from bot.contacts.recogniser import Recognise, load_recogniser
from bot.contacts.slots import CONFIRMED, CONSENT_GIVEN
from bot.safety import takes_note
from bot.safety.decision import DANGER

OFFERS = ("/contact", "/resume_contact")  # payloads of buttons that begin the form


class OfferContact(Action):
    """Somebody tells about themselves. With a way to reach them it is a request; a name alone is only a name."""

    def __init__(self, recogniser: Callable[[], Recognise] = load_recogniser) -> None:
        self._recogniser = recogniser

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_offer_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Begin the form, which reads the message and saves nothing without a yes; or offer it."""
        said = read(tracker.latest_message.get("text") or "", self._recogniser())
        if said.phone or said.email:
            return [FollowupAction(FORM)]
        dispatcher.utter_message(response="utter_offer_contact")
        return []


class AcceptOffer(Action):
    """A typed yes does what the button in the last reply does.

    Where everything was agreed to but saving never came to its end (a process died), it saves.
    """

    def __init__(self, submit: SubmitContact | None = None) -> None:
        self._submit = submit or SubmitContact()

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_accept_offer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Save what was agreed to, or begin the form if it was offered; else ask for a question.

        An "ok" to the resources is no yes to the call back below them: it gets the numbers once more.
        """
        if tracker.get_slot(CONSENT_GIVEN) and tracker.get_slot(CONFIRMED):
            return await self._submit.run(dispatcher, tracker, domain)
        if offered(tracker.events):
            kind = (_last_said(tracker.events).get("custom") or {}).get("kind")
            if kind in (*DANGER, "support_line") and takes_note(tracker.latest_message.get("text") or ""):
                say_again(dispatcher, tracker, kind)
                return []
            return [FollowupAction(FORM)]
        dispatcher.utter_message(response="utter_go_ahead")
        return []


def offered(events: list[dict[str, Any]]) -> bool:
    """Whether the reply before the latest message offered the form as its first button."""
    buttons = _last_said(events).get("buttons") or []
    return bool(buttons) and (buttons[0].get("payload") or "").split("{")[0] in OFFERS


def _last_said(events: list[dict[str, Any]]) -> dict[str, Any]:
    return next((event.get("data") or {} for event in reversed(events) if event.get("event") == "bot"), {})
