"""The contact form's actions, run in process with the SDK's own trackers: no server, no model, no database."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import OperationalError

from actions.contact import (
    AskContactConsent,
    AskContactName,
    AskContactReach,
    AskContactTime,
    StopContact,
    SubmitContact,
    ValidateContactForm,
)
from actions.offers import AcceptOffer, OfferContact
from actions.safety import Crisis
from bot.clinic import WEEKDAYS, Clinic
from bot.contacts import form
from bot.contacts.consent import CONSENT
from bot.contacts.recogniser import Recognise, load_recogniser
from bot.contacts.text import plain
from bot.contacts.yes_no import is_yes

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
ORDER = (form.NAME, form.REACH, form.TIME, form.CONSENT_GIVEN, form.CONFIRMED)
TEXTS = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
INTENTS = st.sampled_from(["inform", "correct", "deny", "faq", "nlu_fallback", "contact"])


def bot_said(*payloads: str) -> dict[str, Any]:
    """The event of a reply with buttons."""
    return {"event": "bot", "data": {"buttons": [{"title": "x", "payload": payload} for payload in payloads]}}


class Visit:
    """One visitor in the form: keeps slots and does what Rasa's form does between the actions."""

    def __init__(self, channel: str = "web", phone: str | None = None, now: datetime = TUESDAY_AT_TEN) -> None:
        self.channel, self.phone, self.now = channel, phone, now
        self.slots: dict[str, Any] = {**form.empty_slots(), "requested_slot": None}
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
            form.NAME: AskContactName(),
            form.REACH: AskContactReach(),
            form.TIME: AskContactTime(),
            form.CONSENT_GIVEN: AskContactConsent(clinic=lambda: CLINIC, clock=lambda: self.now),
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


@pytest.fixture(autouse=True)
def _model_is_loaded(recognise: Recognise) -> None:
    """Load spaCy before Hypothesis measures time."""


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


@pytest.mark.parametrize("intent", ["affirm", "smalltalk", "faq", "inform", "nlu_fallback", "contact"])
@pytest.mark.parametrize(
    "text", ["si esta bien", "está bien", "muy bien", "dale", "sí por favor", "perfecto", "yep all set"]
)
def test_a_plain_yes_is_consent_whatever_the_classifier_calls_it(text: str, intent: str) -> None:
    visitor = at_read_back()
    visitor.say(text, intent)
    assert len(visitor.saved) == 1 and visitor.saved[0]["name"] == "Maria Lopez"


def test_one_message_with_everything_is_read_back_at_once() -> None:
    shown = Visit().say("I'm Maria Lopez, call 530-555-0142 after 3 tomorrow", "contact")
    assert replied(shown) == "utter_contact_read_back"
    assert shown is not None
    assert shown[0]["name_shown"] == "Maria Lopez"
    assert shown[0]["reach_shown"] == "(530) 555-0142"
    assert shown[0]["time_shown"] == "after 3 tomorrow (Wednesday, November 25, PST)"
    assert "Lake Clinic may call, text or email you" in shown[0]["consent_text"]
    assert "Message and data rates" in shown[0]["consent_text"] and "911" in shown[0]["consent_text"]


def test_it_asks_only_for_the_rest_one_thing_a_time() -> None:
    visitor = Visit()
    assert replied(visitor.say("can someone call me", "contact")) == "utter_contact_begin"
    assert replied(visitor.say("Jo Li")) == "utter_ask_contact_reach"
    assert replied(visitor.say("530-555-0142")) == "utter_ask_contact_time"
    assert replied(visitor.say("any time")) == "utter_contact_read_back"
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_saved"


def test_a_yes_saves_what_was_read_back_with_the_consent_text() -> None:
    visitor = at_read_back()
    visitor.say("/affirm", "affirm")
    assert visitor.saved == [
        {
            "name": "Maria Lopez",
            "phone": "+15305550142",
            "email": None,
            "preferred_time": "tomorrow at 10 (Wednesday, November 25, PST)",
            "consent_text": CONSENT.text("Lake Clinic"),
            "consent_version": CONSENT.version,
            "channel": "web",
            "conversation_id": "visitor-1",
            "request_key": "visitor-1:m2",
        }
    ]
    assert not visitor.active
    assert {visitor.slots[slot] for slot in form.SLOTS} == {None}


def test_nothing_is_saved_without_a_yes() -> None:
    visitor = at_read_back()
    for text, intent in (("hm", "nlu_fallback"), ("maybe", "nlu_fallback"), ("no", "deny"), ("what", "clarify")):
        visitor.say(text, intent)
    assert visitor.saved == []


def test_a_yes_with_a_but_is_asked_again() -> None:
    visitor = at_read_back()
    assert replied(visitor.say("yes but don't text me", "affirm")) == "utter_again_contact_consent"
    assert visitor.saved == []


@pytest.mark.parametrize("text", ["hmm", "um", "what", "idk", "lol"])
def test_consent_is_not_what_only_the_classifier_takes_for_a_yes(text: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "affirm")) == "utter_again_contact_consent"
    assert visitor.saved == []


@pytest.mark.parametrize("text", ["yes do it", "that works for me", "looks good, send it", "sí por favor", "Yes!!"])
def test_a_yes_in_other_words_is_a_yes(text: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "affirm")) == "utter_contact_saved"


def test_a_number_told_unasked_begins_the_form_and_a_name_alone_only_an_offer() -> None:
    visitor = Visit()
    visitor.message = {"text": "I'm Maria Lopez, call 530-555-0142 after 5 tomorrow", "intent": {"name": "inform"}}
    assert visitor.run(OfferContact())[1] == [] and visitor.followed == "contact_form"
    visitor.message = {"text": "my name is Maria", "intent": {"name": "inform"}}
    assert replied(visitor.run(OfferContact())[1]) == "utter_offer_contact" and visitor.followed is None


@pytest.mark.parametrize(
    ("payloads", "begins"),
    [(("/contact", "/deny"), True), (("/resume_contact",), True), (("/faq/cost_price",), False), ((), False)],
)
def test_a_typed_yes_takes_the_offer_in_the_last_reply(payloads: tuple[str, ...], begins: bool) -> None:
    visitor = Visit()
    visitor.message = {"text": "yes", "intent": {"name": "affirm"}}
    visitor.events = [bot_said("/contact"), bot_said(*payloads), {"event": "user"}]
    replies = visitor.run(AcceptOffer())[1]
    assert (visitor.followed == "contact_form") is begins
    assert begins or replied(replies) == "utter_go_ahead"


def test_a_yes_again_saves_what_a_dying_process_did_not() -> None:
    visitor = Visit()
    known = {form.NAME: "Jo Li", form.REACH: "+15305550142", form.TIME: "any time"}
    visitor.slots.update({**known, form.CONSENT_GIVEN: True, form.CONFIRMED: True})
    visitor.message = {"text": "yes", "intent": {"name": "affirm"}, "message_id": "m1"}
    replies = visitor.run(AcceptOffer(visitor.submit()))[1]
    assert replied(replies) == "utter_contact_saved"
    assert [saved["name"] for saved in visitor.saved] == ["Jo Li"] and visitor.slots[form.NAME] is None


def test_what_was_told_before_the_offer_is_not_asked_again() -> None:
    visitor = Visit()
    visitor.earlier = ("my name is Maria Lopez", "inform")
    assert replied(visitor.say("/contact", "contact")) == "utter_ask_contact_reach"
    assert visitor.slots[form.NAME] == "Maria Lopez"


def test_a_number_in_reply_to_the_offer_goes_with_the_name_told_before() -> None:
    visitor = Visit()
    visitor.earlier = ("my name is Ana Ruiz", "inform")
    assert replied(visitor.say("775-555-0142")) == "utter_ask_contact_time"
    assert (visitor.slots[form.NAME], visitor.slots[form.REACH]) == ("Ana Ruiz", "+17755550142")


def test_a_form_that_goes_on_is_not_offered_again() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.put_aside()
    visitor.slots["contact_paused"] = True
    visitor.say("call me please", "contact")
    assert visitor.slots["contact_paused"] is None


def test_a_name_is_not_lost_because_the_classifier_called_it_something_else() -> None:
    called = [("Will May", "faq"), ("Paris", "faq"), ("Ng", "smalltalk"), ("李小龙", "nlu_fallback"), ("paris", "faq")]
    for name, intent in called:
        visitor = Visit()
        visitor.say("call me", "contact")
        visitor.say(name, intent)
        assert visitor.slots[form.NAME] == name


def test_a_number_and_a_time_are_taken_whatever_the_intent() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    assert replied(visitor.say("530-555-0142", "faq")) == "utter_ask_contact_time"
    assert replied(visitor.say("friday", "faq")) == "utter_contact_read_back"


@pytest.mark.parametrize("intent", ["crisis", "emergency", "stop"])
def test_safety_and_stop_come_before_any_answer(intent: str) -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    assert visitor.say("Jo Li", intent) is None
    assert visitor.slots[form.NAME] is None


@pytest.mark.parametrize("intent", ["faq", "informational", "two_questions", "smalltalk", "contact", "restart_chat"])
def test_what_is_not_for_the_form_is_left_to_the_rules(intent: str) -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    assert visitor.say("how much does it cost?", intent) is None


def test_a_question_in_the_middle_is_answered_and_the_form_goes_on() -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    assert replied(visitor.ask("how much does it cost?")) == "utter_ask_contact_name"
    assert replied(visitor.say("Jo Li")) == "utter_ask_contact_reach"
    assert replied(visitor.ask("thanks", "smalltalk")) == "utter_ask_contact_reach"


def test_a_number_given_beside_a_question_is_kept_too() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    assert replied(visitor.ask("does it hurt? my number is 530-555-0142")) == "utter_ask_contact_time"


def test_the_day_in_a_question_is_no_preferred_time() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call 530-555-0142", "contact")
    assert replied(visitor.ask("are you open on saturday?")) == "utter_ask_contact_time"


def test_a_question_at_the_read_back_changes_nothing() -> None:
    visitor = at_read_back()
    assert replied(visitor.ask("is it open on friday?")) == "utter_contact_read_back"
    assert visitor.slots[form.TIME] == "tomorrow at 10"


def test_on_sms_a_question_at_the_read_back_does_not_send_it_all_again() -> None:
    texter = at_read_back(channel="sms", phone="+15305550188")
    assert replied(texter.ask("is it open on friday?")) == "utter_again_contact_consent"
    assert replied(texter.ask("thanks", "smalltalk")) == "utter_again_contact_consent"
    texter.say("YES", "affirm")
    assert len(texter.saved) == 1


def test_on_sms_what_a_question_changed_is_read_back() -> None:
    texter = at_read_back(channel="sms", phone="+15305550188")
    assert replied(texter.ask("does it hurt? my number is 530-555-0177")) == "utter_contact_read_back"


def test_an_unreadable_answer_is_asked_again_with_the_reason() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    replies = visitor.say("555-0142")
    assert replied(replies) == "utter_again_contact_reach"
    assert replies is not None and replies[0]["problem"] == "I need the area code too, like 530-555-0142."


def test_after_two_unreadable_answers_it_offers_another_way() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    assert replied(visitor.say("12345", "nlu_fallback")) == "utter_again_contact_reach"
    assert replied(visitor.say("abc", "clarify")) == "utter_help_contact_reach"
    assert replied(visitor.say("jo@example.com")) == "utter_ask_contact_time"
    replies = visitor.say("banana", "nlu_fallback")
    assert replied(replies) == "utter_again_contact_time"
    assert replies is not None and replies[0]["problem"] == "I couldn't read a day or time in that."


def test_a_second_bad_email_still_hears_what_is_wrong_with_it() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.say("12345", "nlu_fallback")
    replies = visitor.say("jo@exаmple.com")
    assert replied(replies) == "utter_again_contact_reach"
    assert replies is not None and "look-alike" in replies[0]["problem"]


def test_a_question_between_does_not_repeat_the_old_reason() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.say("12345", "nlu_fallback")
    assert replied(visitor.ask("is it safe?")) == "utter_ask_contact_reach"


def test_who_would_rather_not_say_hears_at_once_what_else_is_possible() -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    assert replied(visitor.say("i'd rather not", "deny")) == "utter_help_contact_name"


@pytest.mark.parametrize("intent", ["clarify", "nlu_fallback"])
def test_a_question_that_is_not_known_is_kept_for_staff_and_asked_on(intent: str) -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    asked_again = visitor.say("do  you take dogs", intent)
    assert replied(asked_again) == "utter_again_contact_name"
    assert asked_again[0]["problem"].endswith("I've kept it for our team.")
    kept, helped = visitor.say("and is there wifi?", intent)
    assert kept["text"].endswith("I've kept it for our team.") and replied([helped]) == "utter_help_contact_name"


def test_as_soon_as_possible_is_a_time_whatever_the_classifier_calls_it() -> None:
    visitor = Visit()
    for text in ("llámenme", "Rosa", "775 555 0142"):
        visitor.say(text, "contact" if text == "llámenme" else "inform")
    visitor.say("lo antes posible", "contact")
    assert visitor.slots[form.TIME] == "lo antes posible"


def test_a_question_with_half_a_number_is_told_what_the_number_lacks() -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    visitor.say("Maria")
    assert "area code" in visitor.say("can you call 555-0142?", "clarify")[0]["problem"]


@pytest.mark.parametrize("text", ["thanks", "Thank you!", "thanks, thank you", "do", "all set", "all set thanks"])
@pytest.mark.parametrize("intent", ["affirm", "inform", "nlu_fallback"])
def test_thanks_alone_are_no_consent(text: str, intent: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, intent)) == "utter_again_contact_consent"
    assert visitor.saved == []


@pytest.mark.parametrize(
    "text", ["n/a", "none of your business", "x" * 10_000, "Ma\x00ria", "<b>x</b>", "{{7*7}}", "' OR 1=1 --"]
)
def test_bad_names_get_a_clear_reply_and_are_not_kept(text: str) -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    replies = visitor.say(text)
    assert replied(replies) == "utter_again_contact_name"
    assert replies is not None and replies[0]["problem"]
    assert visitor.slots[form.NAME] is None


def test_a_look_alike_email_is_refused_with_the_reason() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    replies = visitor.say("jo@exаmple.com")
    assert replies is not None and "look-alike" in replies[0]["problem"]


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("no it's 0143 at the end", form.REACH, "+15305550143"),
        ("change the time to friday", form.TIME, "friday"),
        ("my name is spelled Mariah", form.NAME, "Mariah Lopez"),
        ("use maria@example.com instead", form.REACH, "maria@example.com"),
        ("no change the name to María López", form.NAME, "María López"),
    ],
)
def test_a_correction_is_applied_and_read_back_again(text: str, slot: str, value: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "correct")) == "utter_contact_read_back"
    assert visitor.slots[slot] == value
    assert visitor.saved == []


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("no wait, my name is John Smith", "correct", "John Smith"),
        ("sorry, it's spelled John", "correct", "John Smith"),
        ("not Jon, John", "nlu_fallback", "John Smith"),
        ("actually John", "inform", "John Smith"),
        ("*John", "inform", "John Smith"),
    ],
)
def test_a_name_is_corrected_while_the_number_is_asked(text: str, intent: str, name: str) -> None:
    visitor = Visit()
    visitor.say("I'm Jon Smith, call me", "contact")
    replies = visitor.say(text, intent)
    assert replied(replies) == "utter_again_contact_reach"
    assert replies is not None and replies[0]["problem"] == f"Got it: {name}."
    assert visitor.slots[form.NAME] == name
    assert replied(visitor.say("530-555-0142")) == "utter_ask_contact_time"


def test_a_number_is_corrected_while_the_time_is_asked() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call 530-555-0142", "contact")
    replies = visitor.say("sorry it's 0143", "inform")
    assert replied(replies) == "utter_again_contact_time"
    assert replies is not None and replies[0]["problem"] == "Got it: (530) 555-0143."
    assert (visitor.slots[form.REACH], visitor.slots[form.TIME]) == ("+15305550143", None)


def test_an_earlier_answer_that_is_only_called_wrong_is_asked_again() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    assert replied(visitor.say("wait, my name is wrong", "correct")) == "utter_ask_contact_name"
    assert replied(visitor.say("Bo Li")) == "utter_ask_contact_reach"
    visitor.say("530-555-0142")
    assert replied(visitor.say("oops, the number is wrong", "correct")) == "utter_ask_contact_reach"


@pytest.mark.parametrize(
    ("text", "time"),
    [("no, after 5", "after 5"), ("no preference", "any time"), ("oh, 14:30", "14:30"), ("1430", "1430")],
)
def test_an_answer_that_only_begins_like_a_correction_is_an_answer(text: str, time: str) -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call 530-555-0142", "contact")
    assert replied(visitor.say(text)).startswith("utter_contact_read_back")
    assert (visitor.slots[form.REACH], visitor.slots[form.TIME]) == ("+15305550142", time)


def test_a_name_introduced_where_the_number_is_asked_is_no_bad_number() -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    visitor.say("Jo")
    assert replied(visitor.say("my full name is Jo Li")) == "utter_ask_contact_reach"
    assert visitor.slots[form.NAME] == "Jo Li"


def test_a_no_asks_what_to_change() -> None:
    visitor = at_read_back()
    assert replied(visitor.say("/deny", "deny")) == "utter_ask_contact_change"
    assert replied(visitor.say("the number", "inform")) == "utter_ask_contact_reach"
    assert replied(visitor.say("530-555-0177")) == "utter_contact_read_back"
    assert visitor.slots[form.REACH] == "+15305550177"


def test_after_a_no_a_yes_only_reads_back_again() -> None:
    visitor = at_read_back()
    visitor.say("no", "deny")
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_read_back"
    assert visitor.saved == []


@pytest.mark.parametrize("text", ["cancel", "forget it", "never mind please", "Stop!", "nvm"])
def test_clear_words_end_the_form_and_keep_nothing(text: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "faq")) == "utter_contact_stopped"
    assert visitor.saved == [] and not visitor.active
    assert {visitor.slots[slot] for slot in form.SLOTS} == {None}


def test_stopping_keeps_nothing() -> None:
    visitor = at_read_back()
    assert visitor.say("stop", "stop") is None
    changes, replies = visitor.run(StopContact())
    assert replied(replies) == "utter_contact_stopped"
    assert changes == form.empty_slots()


def test_a_form_put_aside_goes_on_with_what_is_known() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.put_aside()
    assert replied(visitor.say("/resume_contact", "resume_contact")) == "utter_ask_contact_reach"
    assert visitor.slots[form.NAME] == "Jo Li"


def test_on_sms_the_number_is_known_and_only_confirmed() -> None:
    visitor = Visit(channel="sms", phone="+15305550188")
    visitor.say("call me", "contact")
    assert replied(visitor.say("Jo Li")) == "utter_ask_contact_time"
    shown = visitor.say("anytime")
    assert shown is not None and shown[0]["reach_shown"] == "(530) 555-0188"
    visitor.say("YES", "nlu_fallback")
    assert visitor.saved[0]["phone"] == "+15305550188" and visitor.saved[0]["channel"] == "sms"


def test_a_number_in_the_metadata_of_a_web_message_is_not_trusted() -> None:
    visitor = Visit(channel="web", phone="+15305550188")
    visitor.say("I'm Jo Li, call me", "contact")
    assert visitor.slots[form.REACH] is None


def test_this_number_means_the_one_they_text_from() -> None:
    texter = Visit(channel="sms", phone="+15305550188")
    texter.say("I'm Jo Li, call me", "contact")
    texter.slots.update({form.REACH: None, "requested_slot": form.REACH})
    texter.say("same number as this one")
    assert texter.slots[form.REACH] == "+15305550188"
    writer = Visit()
    writer.say("I'm Jo Li, call me", "contact")
    replies = writer.say("the number im texting from")
    assert replies is not None and replies[0]["problem"] == "I can't see your number here."


def test_a_time_outside_opening_hours_is_told_in_the_read_back() -> None:
    replies = Visit().say("I'm Jo Li, call 530-555-0142 after 6 pm", "contact")
    assert replied(replies) == "utter_contact_read_back_closed"


def test_on_a_closed_day_the_thanks_say_when_somebody_calls() -> None:
    assert replied(at_read_back(now=TUESDAY_AT_TEN).say("yes", "affirm")) == "utter_contact_saved"
    visitor = Visit(now=SUNDAY)
    visitor.say("I'm Jo Li, call 530-555-0142 any time", "contact")
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_saved_closed"


def test_a_second_request_of_the_day_is_called_an_update() -> None:
    visitor = at_read_back()
    visitor.updates = True
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_updated"


def test_phone_and_email_are_both_kept_and_an_extension_reaches_the_staff() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, 530-555-0129 x 14 or jo@example.com, mornings", "contact")
    visitor.say("yes", "affirm")
    saved = visitor.saved[0]
    assert (saved["phone"], saved["email"]) == ("+15305550129", "jo@example.com")
    assert saved["preferred_time"] == "mornings (extension 14)"


@pytest.mark.parametrize(
    ("told", "shown", "first"),
    [
        ("530-555-0129 or jo@example.com", "(530) 555-0129 and jo@example.com", False),
        ("please email me at jo@example.com, or call 530-555-0129", "jo@example.com first, or (530) 555-0129", True),
        ("530-555-0129, jo@example.com, I prefer email", "jo@example.com first, or (530) 555-0129", True),
    ],
)
def test_both_ways_are_said_to_the_end_in_the_order_asked_for(told: str, shown: str, first: bool) -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.say(told)
    read_back = visitor.say("mornings")
    thanks = visitor.say("yes", "affirm")
    assert read_back is not None and thanks is not None
    assert read_back[0]["reach_shown"] == thanks[0]["reach_shown"] == shown
    saved = visitor.saved[0]
    assert (saved["phone"], saved["email"]) == ("+15305550129", "jo@example.com")
    assert saved["preferred_time"] == ("mornings (email first)" if first else "mornings")


def test_a_failure_to_save_is_said_and_keeps_the_slots(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = at_read_back()
    visitor.fail = OperationalError("INSERT ... Maria Lopez", {"phone": "+15305550142"}, Exception("locked"))
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_not_saved"
    assert visitor.slots[form.NAME] == "Maria Lopez"
    assert "OperationalError" in caplog.text
    assert "Maria" not in caplog.text and "0142" not in caplog.text
    visitor.fail = None
    assert replied(visitor.say("/resume_contact", "resume_contact")) == "utter_contact_read_back"
    assert replied(visitor.say("/affirm", "affirm")) == "utter_contact_saved"


def test_nothing_that_a_visitor_says_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = at_read_back()
    visitor.say("my name is Zebulon Quist", "correct")
    visitor.say("yes", "affirm")
    assert not any(word in caplog.text for word in ("Maria", "Zebulon", "555"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, INTENTS), max_size=5))
def test_no_text_breaks_the_form_or_saves_without_a_yes(turns: list[tuple[str, str]]) -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    for text, intent in turns:
        visitor.say(text, intent)
    assert visitor.saved == [] or any(is_yes(plain(text)) for text, _ in turns)


def test_the_model_loads_without_tensorflow() -> None:
    """In a process of its own, where nothing has imported TensorFlow yet."""
    import subprocess
    import sys

    code = (
        "import sys; from bot.contacts.recogniser import load_recogniser; load_recogniser()('Maria');"
        "sys.exit('tensorflow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=120).returncode == 0
    assert load_recogniser() is load_recogniser()


def in_danger(visitor: Visit, language: str) -> list[dict[str, Any]]:
    """What somebody in danger is told; what it remembers stays with the visitor."""
    message = {"text": "x", "safety": {"kind": "crisis", "language": language}}
    tracker = Tracker("visitor-1", dict(visitor.slots), message, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    events = Crisis().run(dispatcher, tracker, {})
    visitor.slots.update({event["name"]: event["value"] for event in events if event["event"] == "slot"})
    return dispatcher.messages


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Have the clinic call me back"), ("es", "Que me llame la clínica")]
)
def test_the_call_back_after_danger_is_offered_and_asked_for_in_the_visitors_language(
    language: str, label: str
) -> None:
    visitor = Visit()
    assert in_danger(visitor, language)[-1]["buttons"] == [{"title": label, "payload": "/contact"}]
    assert replied(visitor.say("/contact", "contact")) == "utter_contact_begin"
    assert visitor.slots[form.LANGUAGE] == language  # which chooses among the response's variations


def test_a_form_in_spanish_understands_complains_and_agrees_in_spanish() -> None:
    visitor = Visit(now=SUNDAY)
    in_danger(visitor, "es")
    visitor.say("/contact", "contact")
    assert visitor.say("12345")[0]["problem"] == "No pude leer un nombre ahí. Basta su nombre de pila."
    assert replied(visitor.say("me llamo María López")) == "utter_ask_contact_reach"
    assert visitor.say("12")[0]["problem"].startswith("No pude leer ahí un teléfono")
    assert replied(visitor.say("775 555 0142")) == "utter_ask_contact_time"
    read_back = visitor.say("por las mañanas")[0]
    assert read_back["time_shown"] == "por las mañanas" and read_back["consent_text"].startswith("Si acepta, Lake")
    saved = visitor.say("sí, está bien", "affirm")
    assert replied(saved) == "utter_contact_saved_closed" and saved[0]["clinic_hours"].startswith("lunes a viernes")
    assert visitor.saved[0]["name"] == "María López"
    assert visitor.saved[0]["consent_text"] == CONSENT.text("Lake Clinic", "es")


@pytest.mark.parametrize(
    ("words", "before", "language"),
    [
        ("quiero que me llamen por favor", None, "es"),
        ("please call me, my number is 775-555-0142", "es", "en"),
        ("775-555-0142", "es", "es"),
        ("contact me please, Maria de la Cruz", None, "en"),
        ("Please call Jose Del Toro back", None, "en"),
        ("/contact", None, "en"),
    ],
)
def test_the_form_speaks_what_it_was_asked_for_in(words: str, before: str | None, language: str) -> None:
    visitor = Visit()
    visitor.slots[form.LANGUAGE] = before
    visitor.say(words, "contact")
    assert visitor.slots[form.LANGUAGE] == language
    visitor.say("yes")  # a word of the other language does not change the words that are agreed to
    assert visitor.slots[form.LANGUAGE] == language


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("sí, envíela por favor", "utter_contact_saved"),
        ("de acuerdo, gracias", "utter_contact_saved"),
        ("gracias", "utter_again_contact_consent"),
        ("sí, pero no por correo", "utter_again_contact_consent"),
        ("cambiar algo", "utter_ask_contact_change"),
        ("olvídelo", "utter_contact_stopped"),
    ],
)
def test_consent_in_spanish_is_a_clear_yes(words: str, then: str) -> None:
    visitor = Visit()
    visitor.slots[form.LANGUAGE] = "es"
    visitor.say("/contact", "contact")
    visitor.say("me llamo Ana Ruiz, 775-555-0142, el viernes por la tarde")
    assert replied(visitor.say(words, "affirm" if words.startswith("sí") else "nlu_fallback")) == then
    assert bool(visitor.saved) == (then == "utter_contact_saved")
