"""A further channel: what it can do decides what is said there, not what it is called."""

from __future__ import annotations

import pytest

from bot import clinic, settings
from bot.channels import CHANNELS
from bot.contacts import form
from bot.conversation import replies
from bot.safety import Decision, Kind, gsm7, wording
from tests.unit.contacts.test_contact_form import Visit, at_read_back, replied

CLINIC = clinic.load(settings.clinic_file())
CRISIS = Decision(kind=Kind.CRISIS, layer="rules")


@pytest.fixture(params=["web", "sms"])
def alike(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a channel; "new" is another one of the same properties."""
    monkeypatch.setitem(CHANNELS, "new", CHANNELS[request.param])  # type: ignore[arg-type]
    return str(request.param)


def test_in_danger_it_gets_words_and_choices_that_it_can_show(alike: str) -> None:
    assert replies.resources(CRISIS, CLINIC, "new") == replies.resources(CRISIS, CLINIC, alike)
    assert replies.support_line("en", CLINIC, "new") == replies.support_line("en", CLINIC, alike)
    assert replies.unavailable(CLINIC, "new", "en") == replies.unavailable(CLINIC, alike, "en")
    contact = wording.ClinicContact.of(CLINIC)
    assert wording.static_fallback(contact, "new", "en") == wording.static_fallback(contact, alike, "en")
    assert wording.offer_ordinary_answer("new", "en") == wording.offer_ordinary_answer(alike, "en")


def test_where_words_are_short_the_first_segment_carries_the_numbers(alike: str) -> None:
    first = replies.resources(CRISIS, CLINIC, "new")[0].text
    assert gsm7.fits(first) == CHANNELS["new"].short and wording.carries_resources([first], Kind.CRISIS)


def test_a_number_is_known_where_people_write_from_one(alike: str) -> None:
    visitor = Visit(channel="new", phone="+15305550188")
    visitor.say("I'm Jo Li, call me", "contact")
    assert (visitor.slots[form.REACH] is not None) == CHANNELS["new"].own_number


def test_what_cannot_be_tapped_is_not_offered_as_a_button(alike: str) -> None:
    visitor = Visit(channel="new")
    visitor.say("I'm Jo Li, call me", "contact")
    replies = visitor.say("id rather not say", "deny")
    assert replies is not None and replied(replies) == "utter_again_contact_reach"
    assert bool(replies[0]["buttons"]) == CHANNELS["new"].taps


def test_where_words_are_short_nothing_is_read_back_twice(alike: str) -> None:
    visitor = at_read_back(channel="new", phone="+15305550188")
    again = "utter_again_contact_consent" if CHANNELS["new"].short else "utter_contact_read_back"
    assert replied(visitor.ask("is it open on friday?")) == again


@pytest.mark.parametrize("name", ["cmdline", "", None])
def test_a_channel_that_nobody_knows_gets_the_website_s_words(name: str | None) -> None:
    """`rasa shell` among them: nobody in danger is left without."""
    contact = wording.ClinicContact.of(CLINIC)
    assert wording.support_line(name, "en", contact) == wording.support_line("web", "en", contact)
    assert wording.carries_resources([wording.static_fallback(contact, name, "en")], Kind.CRISIS)
