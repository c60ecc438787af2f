"""The read-back of a contact form: what counts as a yes, what is corrected, what is saved."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy.exc import OperationalError

from actions.offers import AcceptOffer
from bot.contacts import slots
from bot.contacts.consent import CONSENT
from tests.unit.contacts.visit import SUNDAY, TUESDAY_AT_TEN, Visit, at_read_back, replied


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
    assert {visitor.slots[slot] for slot in slots.SLOTS} == {None}


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


def test_a_yes_again_saves_what_a_dying_process_did_not() -> None:
    visitor = Visit()
    known = {slots.NAME: "Jo Li", slots.REACH: "+15305550142", slots.TIME: "any time"}
    visitor.slots.update({**known, slots.CONSENT_GIVEN: True, slots.CONFIRMED: True})
    visitor.message = {"text": "yes", "intent": {"name": "affirm"}, "message_id": "m1"}
    replies = visitor.run(AcceptOffer(visitor.submit()))[1]
    assert replied(replies) == "utter_contact_saved"
    assert [saved["name"] for saved in visitor.saved] == ["Jo Li"] and visitor.slots[slots.NAME] is None


def test_a_question_at_the_read_back_changes_nothing() -> None:
    visitor = at_read_back()
    assert replied(visitor.ask("is it open on friday?")) == "utter_contact_read_back"
    assert visitor.slots[slots.TIME] == "tomorrow at 10"


def test_on_sms_a_question_at_the_read_back_does_not_send_it_all_again() -> None:
    texter = at_read_back(channel="sms", phone="+15305550188")
    assert replied(texter.ask("is it open on friday?")) == "utter_again_contact_consent"
    assert replied(texter.ask("thanks", "smalltalk")) == "utter_again_contact_consent"
    texter.say("YES", "affirm")
    assert len(texter.saved) == 1


def test_on_sms_what_a_question_changed_is_read_back() -> None:
    texter = at_read_back(channel="sms", phone="+15305550188")
    assert replied(texter.ask("does it hurt? my number is 530-555-0177")) == "utter_contact_read_back"


@pytest.mark.parametrize("text", ["thanks", "Thank you!", "thanks, thank you", "do", "all set", "all set thanks"])
@pytest.mark.parametrize("intent", ["affirm", "inform", "nlu_fallback"])
def test_thanks_alone_are_no_consent(text: str, intent: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, intent)) == "utter_again_contact_consent"
    assert visitor.saved == []


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("no it's 0143 at the end", slots.REACH, "+15305550143"),
        ("change the time to friday", slots.TIME, "friday"),
        ("my name is spelled Mariah", slots.NAME, "Mariah Lopez"),
        ("use maria@example.com instead", slots.REACH, "maria@example.com"),
        ("no change the name to María López", slots.NAME, "María López"),
    ],
)
def test_a_correction_is_applied_and_read_back_again(text: str, slot: str, value: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "correct")) == "utter_contact_read_back"
    assert visitor.slots[slot] == value
    assert visitor.saved == []


def test_a_no_asks_what_to_change() -> None:
    visitor = at_read_back()
    assert replied(visitor.say("/deny", "deny")) == "utter_ask_contact_change"
    assert replied(visitor.say("the number", "inform")) == "utter_ask_contact_reach"
    assert replied(visitor.say("530-555-0177")) == "utter_contact_read_back"
    assert visitor.slots[slots.REACH] == "+15305550177"


def test_after_a_no_a_yes_only_reads_back_again() -> None:
    visitor = at_read_back()
    visitor.say("no", "deny")
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_read_back"
    assert visitor.saved == []


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
    assert visitor.slots[slots.NAME] == "Maria Lopez"
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
