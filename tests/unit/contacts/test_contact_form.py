"""What a visitor's answers, questions and corrections do to the contact form, up to its read-back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.contact import StopContact
from bot.contacts import slots
from bot.contacts.recogniser import Recognise
from bot.contacts.text import plain
from bot.contacts.yes_no import is_yes
from tests.unit.contacts.visit import Visit, at_read_back, replied

TEXTS = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
INTENTS = st.sampled_from(["inform", "correct", "deny", "faq", "nlu_fallback", "contact"])


def test_it_asks_only_for_the_rest_one_thing_a_time() -> None:
    visitor = Visit()
    assert replied(visitor.say("can someone call me", "contact")) == "utter_contact_begin"
    assert replied(visitor.say("Jo Li")) == "utter_ask_contact_reach"
    assert replied(visitor.say("530-555-0142")) == "utter_ask_contact_time"
    assert replied(visitor.say("any time")) == "utter_contact_read_back"
    assert replied(visitor.say("yes", "affirm")) == "utter_contact_saved"


def test_a_name_is_not_lost_because_the_classifier_called_it_something_else() -> None:
    called = [("Will May", "faq"), ("Paris", "faq"), ("Ng", "smalltalk"), ("李小龙", "nlu_fallback"), ("paris", "faq")]
    for name, intent in called:
        visitor = Visit()
        visitor.say("call me", "contact")
        visitor.say(name, intent)
        assert visitor.slots[slots.NAME] == name


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
    assert visitor.slots[slots.NAME] is None


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


@pytest.mark.parametrize("intent", ["contact", "inform", "smalltalk", "nlu_fallback", "clarify"])
@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("email?", "en", "Yes, an email is fine. Please type it here"),
        ("phone number", "en", "Yes, a phone number is fine. Please type it here"),
        ("does it have to be my phone?", "en", "Either is fine"),
        ("¿puede ser correo?", "es", "Sí, un correo está bien. Escríbalo aquí"),
    ],
)
def test_who_only_names_a_way_to_be_reached_is_asked_to_type_it(
    text: str, language: str, told: str, intent: str
) -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.slots[slots.LANGUAGE] = language
    for _ in range(2):
        replies = visitor.say(text, intent)
        assert replies is not None and [reply["text"] for reply in replies][0].startswith(told) and len(replies) == 1
    assert replied(visitor.say(text, intent)) == "utter_help_contact_reach"  # and then, what else is possible
    assert replied(visitor.say("jo@example.com")) == "utter_ask_contact_time"


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
    assert visitor.slots[slots.TIME] == "lo antes posible"


def test_a_question_with_half_a_number_is_told_what_the_number_lacks() -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    visitor.say("Maria")
    assert "area code" in visitor.say("can you call 555-0142?", "clarify")[0]["problem"]


@pytest.mark.parametrize(
    "text", ["n/a", "none of your business", "x" * 10_000, "Ma\x00ria", "<b>x</b>", "{{7*7}}", "' OR 1=1 --"]
)
def test_bad_names_get_a_clear_reply_and_are_not_kept(text: str) -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    replies = visitor.say(text)
    assert replied(replies) == "utter_again_contact_name"
    assert replies is not None and replies[0]["problem"]
    assert visitor.slots[slots.NAME] is None


def test_a_look_alike_email_is_refused_with_the_reason() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    replies = visitor.say("jo@exаmple.com")
    assert replies is not None and "look-alike" in replies[0]["problem"]


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
    assert visitor.slots[slots.NAME] == name
    assert replied(visitor.say("530-555-0142")) == "utter_ask_contact_time"


def test_a_number_is_corrected_while_the_time_is_asked() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call 530-555-0142", "contact")
    replies = visitor.say("sorry it's 0143", "inform")
    assert replied(replies) == "utter_again_contact_time"
    assert replies is not None and replies[0]["problem"] == "Got it: (530) 555-0143."
    assert (visitor.slots[slots.REACH], visitor.slots[slots.TIME]) == ("+15305550143", None)


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
    assert (visitor.slots[slots.REACH], visitor.slots[slots.TIME]) == ("+15305550142", time)


def test_a_name_introduced_where_the_number_is_asked_is_no_bad_number() -> None:
    visitor = Visit()
    visitor.say("call me", "contact")
    visitor.say("Jo")
    assert replied(visitor.say("my full name is Jo Li")) == "utter_ask_contact_reach"
    assert visitor.slots[slots.NAME] == "Jo Li"


@pytest.mark.parametrize("text", ["cancel", "forget it", "never mind please", "Stop!", "nvm"])
def test_clear_words_end_the_form_and_keep_nothing(text: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "faq")) == "utter_contact_stopped"
    assert visitor.saved == [] and not visitor.active
    assert {visitor.slots[slot] for slot in slots.SLOTS} == {None}


def test_stopping_keeps_nothing() -> None:
    visitor = at_read_back()
    assert visitor.say("stop", "stop") is None
    changes, replies = visitor.run(StopContact())
    assert replied(replies) == "utter_contact_stopped"
    assert changes == slots.empty_slots()


def test_this_number_means_the_one_they_text_from() -> None:
    texter = Visit(channel="sms", phone="+15305550188")
    texter.say("I'm Jo Li, call me", "contact")
    texter.slots.update({slots.REACH: None, "requested_slot": slots.REACH})
    texter.say("same number as this one")
    assert texter.slots[slots.REACH] == "+15305550188"
    writer = Visit()
    writer.say("I'm Jo Li, call me", "contact")
    replies = writer.say("the number im texting from")
    assert replies is not None and replies[0]["problem"] == "I can't see your number here."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, INTENTS), max_size=5))
def test_no_text_breaks_the_form_or_saves_without_a_yes(recognise: Recognise, turns: list[tuple[str, str]]) -> None:
    """`recognise`: loaded before Hypothesis measures time."""
    visitor = Visit()
    visitor.say("call me", "contact")
    for text, intent in turns:
        visitor.say(text, intent)
    assert visitor.saved == [] or any(is_yes(plain(text)) for text, _ in turns)
