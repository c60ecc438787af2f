"""The contact form: asks for a name, a way to reach the visitor and a time, reads back, saves once agreed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict
from sqlalchemy.exc import SQLAlchemyError

from actions import runtime
from actions.form_message import REQUESTED_SLOT, channel_of, form_message_of, has_just_read_it
from bot.clinic import Clinic
from bot.contacts import form, reasons, requests, slots
from bot.contacts.consent import CONSENT
from bot.contacts.fields import display_ways, split_extension
from bot.contacts.opening import dated, kept_time, outside_hours
from bot.contacts.recogniser import Recognise, load_recogniser
from bot.contacts.times import ANY_TIME
from bot.labels import FORM
from bot.safety import wording
from bot.safety.decision import Language

log = logging.getLogger(__name__)

PAUSED = "contact_paused"  # set when a message in danger puts the form aside
STILL_WAITING = {"en": "Your request still waits.", "es": "Su solicitud espera."}
SET_ASIDE = {
    "en": 'Your request is not sent. Say "call me" to go on with it.',
    "es": 'Su solicitud no se ha enviado. Diga "llámenme" para seguir con ella.',
}
GO_ON = {"en": "Go on with it", "es": "Seguir con ella"}
STOP = {"en": "Stop, send nothing", "es": "Terminar, no enviar nada"}

Clock = Callable[[], datetime]


def save_request(**values: Any) -> bool:
    """Save a contact request; returns whether it updated one that was made in the same chat.

    Raises:
        SQLAlchemyError, OSError: it is not saved.
    """
    request = requests.IncomingRequest(**values)
    saved = requests.save(runtime.database(), request, runtime.the_clinic().notices)
    return saved.updated and saved.in_same_chat


class ValidateContactForm(FormValidationAction):
    """Reads each message to the form. It never speaks: what it finds wrong is said with the next question."""

    def __init__(self, recogniser: Callable[[], Recognise] = load_recogniser) -> None:
        self._recogniser = recogniser

    def name(self) -> str:
        """The action's name in the domain."""
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Set the slots that the latest message fills; none where it is not for the form.

        One reading of the message for all slots, not the SDK's `extract_` and `validate_` methods for each:
        "530-555-0142 after 5" must not be read three times, each time without knowing of the others.
        """
        changes = form.take(form_message_of(tracker), self._recogniser())
        events: list[EventType] = [SlotSet(slot, value) for slot, value in changes.items()]
        if changes.get(slots.STAGE) in (slots.STOPPED, slots.ASIDE):
            events.append(
                SlotSet(REQUESTED_SLOT, None)
            )  # ends the form; submitting then says goodbye, or that it waits
        if tracker.get_slot(PAUSED):
            events.append(SlotSet(PAUSED, None))  # it goes on: no need to offer that any more
        return events


class _Asks:
    """Asks for one slot: plainly, again with the reason, or with another way out after two tries.

    No Action itself: the SDK registers every subclass of Action that it finds.
    """

    slot: str

    def __init__(self, clinic: Callable[[], Clinic] = runtime.the_clinic) -> None:
        self._clinic = clinic

    def name(self) -> str:
        """The action's name in the domain; Rasa calls it when the form wants the slot."""
        return f"action_ask_{FORM}_{self.slot}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the question."""
        problem = tracker.get_slot(slots.PROBLEM)
        tries = int(tracker.get_slot(slots.TRIES) or 0)
        message, language = form_message_of(tracker), slots.language_in(tracker.slots)
        if problem == reasons.in_language(form.REACH_DECLINED, language):
            self._say_what_else(dispatcher, tracker, problem)
        elif tries <= form.TRIES_BEFORE_HELP and problem in _awaited(language):
            dispatcher.utter_message(text=problem, json_message={"lang": language})
        elif tries >= form.TRIES_BEFORE_HELP and not message.answered:  # another question was no try
            _help(dispatcher, tracker, self.slot)
        elif problem:
            dispatcher.utter_message(response=f"utter_again_{self.slot}", problem=problem)
        elif self.slot == slots.NAME and message.asked is None:
            dispatcher.utter_message(response="utter_contact_begin")
        else:
            dispatcher.utter_message(response=f"utter_ask_{self.slot}")
        return [SlotSet(slots.PROBLEM, None)]

    def _say_what_else(self, dispatcher: CollectingDispatcher, tracker: Tracker, problem: str) -> None:
        stop = {"title": STOP[slots.language_in(tracker.slots)], "payload": "/stop"}
        words, buttons = self._clinic().fill(problem), [stop] if channel_of(tracker).taps else []
        dispatcher.utter_message(response=f"utter_again_{self.slot}", problem=words, buttons=buttons)


def _awaited(language: Language) -> list[str]:
    """What is said to who names a way but does not tell it."""
    return [reasons.in_language(each, language) for each in form.AWAITED.values()]


def _help(dispatcher: CollectingDispatcher, tracker: Tracker, slot: str) -> None:
    """Say what else is possible, and first that a question is kept: the help gives no reasons."""
    language = slots.language_in(tracker.slots)
    kept = reasons.in_language(form.QUESTION_KEPT, language)
    if tracker.get_slot(slots.PROBLEM) == kept:
        dispatcher.utter_message(text=kept, json_message={"lang": language})
    dispatcher.utter_message(response=f"utter_help_{slot}")


class AskContactName(_Asks, Action):
    """Asks what to call the visitor."""

    slot = slots.NAME


class AskContactReach(_Asks, Action):
    """Asks for a phone number or an e-mail address."""

    slot = slots.REACH


class AskContactTime(_Asks, Action):
    """Asks when to reach the visitor."""

    slot = slots.TIME


class AskContactConsent(Action):
    """Reads everything back with the consent text and asks for a yes, or asks what to change."""

    def __init__(self, clinic: Callable[[], Clinic] = runtime.the_clinic, clock: Clock | None = None) -> None:
        self._clinic = clinic
        self._clock = clock

    def name(self) -> str:
        """The action's name in the domain; Rasa calls it when everything is known but the consent."""
        return f"action_ask_{FORM}_{slots.CONSENT_GIVEN}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the read-back."""
        problem, tries = tracker.get_slot(slots.PROBLEM), int(tracker.get_slot(slots.TRIES) or 0)
        changing = tracker.get_slot(slots.STAGE) == slots.CHANGE
        if tries >= form.TRIES_BEFORE_HELP and not form_message_of(tracker).answered:
            _help(dispatcher, tracker, slots.CONSENT_GIVEN)
        elif problem:
            asked = "utter_again_contact_change" if changing else "utter_again_contact_consent"
            dispatcher.utter_message(response=asked, problem=problem)
        elif changing:
            dispatcher.utter_message(response="utter_ask_contact_change")
        elif has_just_read_it(tracker):
            waiting = STILL_WAITING[slots.language_in(tracker.slots)]
            dispatcher.utter_message(response="utter_again_contact_consent", problem=waiting)
        else:
            self._read_back(dispatcher, tracker)
        return [SlotSet(slots.PROBLEM, None)]

    def _read_back(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        clinic, contact, language = self._clinic(), slots.contact_in(tracker.slots), slots.language_in(tracker.slots)
        now = _now(self._clock, clinic)
        closed_then = outside_hours(contact.time or "", clinic.hours, now)
        dispatcher.utter_message(
            response="utter_contact_read_back_closed" if closed_then else "utter_contact_read_back",
            name_shown=contact.name,
            reach_shown=display_ways(contact, language),
            time_shown=_time_shown(contact.time or "", language, now),
            consent_text=CONSENT.text(clinic.name, language),
            clinic_hours=wording.hours(clinic.hours_text, language),
        )


class SubmitContact(Action):
    """Saves what the visitor agreed to, exactly once a message; or says that nothing was kept."""

    def __init__(
        self,
        save: Callable[..., bool] = save_request,
        clinic: Callable[[], Clinic] = runtime.the_clinic,
        clock: Clock | None = None,
    ) -> None:
        self._save = save
        self._clinic = clinic
        self._clock = clock

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_submit_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Save and thank. Without a clear yes nothing is saved; on failure the slots stay for another try."""
        if tracker.get_slot(slots.STAGE) == slots.ASIDE:
            return _set_aside(dispatcher, tracker)
        if not (tracker.get_slot(slots.CONSENT_GIVEN) and tracker.get_slot(slots.CONFIRMED)):
            dispatcher.utter_message(response="utter_contact_stopped")
            return _emptied()
        clinic = self._clinic()
        now = _now(self._clock, clinic)
        try:
            updated = self._save(**_request(tracker, clinic, now))
        except (SQLAlchemyError, OSError) as error:
            # The kind only: a database error's own text carries the values.
            log.error("A contact request was not saved: %s.", type(error).__name__)
            dispatcher.utter_message(response="utter_contact_not_saved")
            return []
        contact, language = slots.contact_in(tracker.slots), slots.language_in(tracker.slots)
        closed = not clinic.is_open(now)
        kind = "updated" if updated else "saved_closed" if closed else "saved"
        dispatcher.utter_message(
            response=f"utter_contact_{kind}",
            name_shown=contact.name,
            reach_shown=display_ways(contact, language),
            clinic_hours=wording.hours(clinic.hours_text, language),
        )
        return _emptied()


class StopContact(Action):
    """Ends the form kindly and keeps nothing."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_stop_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Empty the slots and say so."""
        dispatcher.utter_message(response="utter_contact_stopped")
        return _emptied()


def _set_aside(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Say once that the request waits. What is known stays, for when they ask to be called again."""
    language = slots.language_in(tracker.slots)
    go_on = {"title": GO_ON[language], "payload": "/resume_contact"}
    buttons = [go_on] if channel_of(tracker).taps else []
    custom = {"kind": "contact", "lang": language}
    dispatcher.utter_message(text=SET_ASIDE[language], json_message=custom, buttons=buttons)
    return [SlotSet(slots.STAGE, None)]


def _time_shown(words: str, language: Language, now: datetime) -> str:
    """The visitor's words, with the date they mean, in the language of the form."""
    if language == "es" and words == ANY_TIME:
        return "cualquier hora"
    return dated(words, now, language)


def _request(tracker: Tracker, clinic: Clinic, now: datetime) -> dict[str, Any]:
    contact = slots.contact_in(tracker.slots)
    phone, extension = split_extension(contact.phone) if contact.phone else (None, None)
    return {
        "name": contact.name,
        "phone": phone,
        "email": contact.email,
        "preferred_time": kept_time(contact.time, extension, now, contact.is_email_first),
        "consent_text": CONSENT.text(clinic.name, slots.language_in(tracker.slots)),
        "consent_version": CONSENT.version,
        "channel": tracker.get_latest_input_channel() or "unknown",
        "conversation_id": tracker.sender_id,
        "request_key": f"{tracker.sender_id}:{tracker.latest_message.get('message_id')}",
    }


def _emptied() -> list[EventType]:
    return [SlotSet(slot, value) for slot, value in slots.empty_slots().items()]


def _now(clock: Clock | None, clinic: Clinic) -> datetime:
    return clock() if clock else datetime.now(clinic.timezone)
