"""How a contact form begins: asked for, offered, with what was told before, or where one was put aside."""

from __future__ import annotations

from typing import Any

import pytest

from actions.offers import AcceptOffer, OfferContact
from bot.contacts import slots
from tests.unit.contacts.visit import Visit, replied


def bot_said(*payloads: str) -> dict[str, Any]:
    """The event of a reply with buttons."""
    return {"event": "bot", "data": {"buttons": [{"title": "x", "payload": payload} for payload in payloads]}}


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


def test_what_was_told_before_the_offer_is_not_asked_again() -> None:
    visitor = Visit()
    visitor.earlier = ("my name is Maria Lopez", "inform")
    assert replied(visitor.say("/contact", "contact")) == "utter_ask_contact_reach"
    assert visitor.slots[slots.NAME] == "Maria Lopez"


def test_a_number_in_reply_to_the_offer_goes_with_the_name_told_before() -> None:
    visitor = Visit()
    visitor.earlier = ("my name is Ana Ruiz", "inform")
    assert replied(visitor.say("775-555-0142")) == "utter_ask_contact_time"
    assert (visitor.slots[slots.NAME], visitor.slots[slots.REACH]) == ("Ana Ruiz", "+17755550142")


def test_a_form_that_goes_on_is_not_offered_again() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.put_aside()
    visitor.slots["contact_paused"] = True
    visitor.say("call me please", "contact")
    assert visitor.slots["contact_paused"] is None


def test_a_form_put_aside_goes_on_with_what_is_known() -> None:
    visitor = Visit()
    visitor.say("I'm Jo Li, call me", "contact")
    visitor.put_aside()
    assert replied(visitor.say("/resume_contact", "resume_contact")) == "utter_ask_contact_reach"
    assert visitor.slots[slots.NAME] == "Jo Li"


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
    assert visitor.slots[slots.REACH] is None
