"""A form that people leave, change or forget in ordinary words."""

from __future__ import annotations

import time

import pytest

from actions.contact import SET_ASIDE
from bot.contacts import slots
from bot.contacts.leaving import declines, leaves, postpones
from bot.contacts.text import plain
from tests.unit.contacts.visit import Visit, at_read_back, replied

# As people said them, with the intent that the model took them for.
LEAVING = [
    ("no i changed my mind", "deny"),
    ("never mind", "nlu_fallback"),
    ("no thanks", "deny"),
    ("i don't want to be called anymore", "contact"),
    ("mejor no, gracias", "deny"),
    ("no gracias", "deny"),
    ("ya no", "deny"),
    ("dejalo", "nlu_fallback"),
    ("déjelo así, gracias", "nlu_fallback"),
    ("no, mejor no quiero", "contact"),
    ("no quiero que me llamen", "contact"),
]
# Words that only begin like these: they tell something.
TELLING = [
    "no thanks, call me after 5",
    "i changed my mind, friday is better",
    "don't call me before 9",
    "no quiero que me llamen por la mañana",
    "stop by phone, jo@example.com",
    "don't text me",
    "i don't care",
    # Of a form or of everything: those get no goodbye.
    "end everything",
    "i want to stop everything",
    "i dont want to anymore",
    "ya no quiero nada",
    "ya no quiero seguir",
    "enough",
    "Will May",
    "Luego",
    "no",
    "",
]


def at(step: str, language: str = "en") -> Visit:
    """A visitor who is asked for `step`."""
    if step == slots.CONSENT_GIVEN:
        visitor = at_read_back()
    else:
        visitor = Visit()
        known = {slots.NAME: "", slots.REACH: "I'm Jo Li, ", slots.TIME: "I'm Jo Li, 530-555-0142, "}
        visitor.say(f"{known[step]}call me", "contact")
    visitor.slots[slots.LANGUAGE] = language
    assert visitor.slots["requested_slot"] == step
    return visitor


@pytest.mark.parametrize("step", [slots.NAME, slots.REACH, slots.TIME, slots.CONSENT_GIVEN])
@pytest.mark.parametrize(("text", "intent"), LEAVING)
def test_ordinary_words_end_the_form_at_every_step(text: str, intent: str, step: str) -> None:
    visitor = at(step)
    assert replied(visitor.say(text, intent)) == "utter_contact_stopped"
    assert visitor.saved == [] and not visitor.active
    assert {visitor.slots[slot] for slot in slots.SLOTS} == {None}


@pytest.mark.parametrize("text", TELLING)
def test_what_tells_something_does_not_end_it(text: str) -> None:
    said = plain(text)
    assert not any(leaves(said, asked) for asked in ("name", "reach", "time", None))


def test_who_will_not_be_called_may_still_be_written_to() -> None:
    assert leaves("actually don't call me", "time") and leaves("don't call me", None)
    assert not leaves("don't call me", "reach")


@pytest.mark.parametrize("text", ["not now", "maybe later", "ahora no"])
def test_not_now_puts_the_form_aside_with_what_is_known(text: str) -> None:
    visitor = at(slots.REACH)
    replies = visitor.say(text, "nlu_fallback")
    assert replies is not None and replies[0]["text"] == SET_ASIDE["en"]
    assert not visitor.active and visitor.slots[slots.NAME] == "Jo Li"


def test_later_is_a_time_where_one_is_asked_for() -> None:
    assert not postpones("later", "time") and not postpones("not today", "time")


@pytest.mark.parametrize("text", ["yes, call my wife instead", "ok then, wait"])
def test_a_yes_with_second_thoughts_sends_nothing(text: str) -> None:
    visitor = at_read_back()
    visitor.say(text, "affirm")
    assert visitor.saved == [] and visitor.active


@pytest.mark.parametrize(
    "text", ["id rather not say", "I'd rather not", "prefiero no decirlo", "i dont want to share it"]
)
@pytest.mark.parametrize("intent", ["deny", "nlu_fallback", "contact", "faq"])
def test_who_will_not_tell_hears_what_is_needed_and_how_to_stop_or_call(text: str, intent: str) -> None:
    assert replied(at(slots.NAME).say(text, intent)) == "utter_help_contact_name"
    replies = at(slots.REACH).say(text, intent)
    assert replied(replies) == "utter_again_contact_reach"  # nothing was unreadable
    assert replies is not None and "(530) 555-0100" in replies[0]["problem"] and "never mind" in replies[0]["problem"]
    assert replies[0]["buttons"] == [{"title": "Stop, send nothing", "payload": "/stop"}]
    spanish = at(slots.REACH, "es").say(text, intent)
    assert spanish is not None and "olvídelo" in spanish[0]["problem"]


def test_who_will_not_agree_ends_the_form() -> None:
    assert replied(at_read_back().say("i'd rather not", "deny")) == "utter_contact_stopped"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("no wait my number is wrong", "utter_ask_contact_reach"),
        ("espere, mi número está mal", "utter_ask_contact_reach"),
        ("hold on, call my wife instead", "utter_ask_contact_change"),
        ("can you call me in the morning instead", "utter_contact_read_back"),
        ("mejor llámenme por la tarde", "utter_contact_read_back"),
        ("how long until you call me", "utter_again_contact_consent"),
        ("call me", "utter_again_contact_consent"),
        ("please call me", "utter_again_contact_consent"),
        ("yes please call me", "utter_contact_saved"),
    ],
)
def test_a_wish_to_be_called_at_the_read_back_is_a_change_or_not_sent_yet(text: str, reply: str) -> None:
    visitor = at_read_back()
    assert replied(visitor.say(text, "contact")) == reply  # never left to "Yes, we are setting that up now."
    assert bool(visitor.saved) == (reply == "utter_contact_saved")


def test_another_time_in_a_wish_to_be_called_is_taken_at_every_step() -> None:
    visitor = at_read_back()
    visitor.say("can you call me in the morning instead", "contact")
    assert "morning" in visitor.slots[slots.TIME]
    assert replied(at(slots.TIME).say("can you call me in the morning", "contact")) == "utter_contact_read_back"
    visitor = at(slots.REACH)
    assert replied(visitor.say("can you call me in the morning", "contact")) == "utter_ask_contact_reach"
    assert "morning" in visitor.slots[slots.TIME]


def test_a_number_said_to_be_wrong_while_the_time_is_asked_is_asked_again() -> None:
    assert replied(at(slots.TIME).say("no wait my number is wrong", "contact")) == "utter_ask_contact_reach"


@pytest.mark.parametrize("language", ["en", "es"])
def test_after_three_other_questions_the_form_waits_quietly_and_goes_on_when_asked(language: str) -> None:
    visitor = at(slots.TIME, language)
    for _ in range(2):
        assert replied(visitor.ask("how much does it cost?")) == "utter_ask_contact_time"
    replies = visitor.ask("is it safe?")
    assert [reply["text"] for reply in replies] == [SET_ASIDE[language]] and not visitor.active
    assert replies[0]["buttons"][0]["payload"] == "/resume_contact"
    assert replied(visitor.say("call me", "contact")) == "utter_ask_contact_time"  # the name and the number are known
    assert replied(visitor.say("any time")) == "utter_contact_read_back"


def test_an_answer_between_other_questions_counts_them_anew() -> None:
    visitor = at(slots.NAME)
    visitor.ask("how much does it cost?")
    visitor.ask("is it safe?")
    assert replied(visitor.say("Jo Li")) == "utter_ask_contact_reach"
    assert replied(visitor.ask("does it hurt?")) == "utter_ask_contact_reach"


def test_on_sms_a_form_that_waits_adds_no_choices() -> None:
    texter = at_read_back(channel="sms", phone="+15305550188")
    replies = [texter.ask("is it safe?") for _ in range(3)][-1]
    assert replies[0]["text"] == SET_ASIDE["en"] and not replies[0]["buttons"]


def test_after_another_question_nothing_is_called_unreadable() -> None:
    visitor = at(slots.REACH)
    visitor.say("12345", "nlu_fallback")
    assert replied(visitor.say("abc", "nlu_fallback")) == "utter_help_contact_reach"
    assert replied(visitor.ask("is it safe?")) == "utter_ask_contact_reach"
    visitor = at_read_back()
    for _ in range(2):
        visitor.say("hmm", "nlu_fallback")
    assert replied(visitor.ask("is it safe?")) == "utter_contact_read_back"


@pytest.mark.parametrize("text", ["no " * 300, "i don't want to " * 60, "please just ok " * 60, "my name " * 120])
def test_long_words_are_read_at_once(text: str) -> None:
    started = time.perf_counter()
    leaves(plain(text), None), declines(plain(text))
    assert time.perf_counter() - started < 0.5
