"""A contact form in Spanish: when it begins in it, and what it understands and says."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.contact import SET_ASIDE
from actions.safety import Crisis
from bot.contacts import form, reasons, slots
from bot.contacts.consent import CONSENT
from bot.contacts.times import find_time, parse_time
from tests.unit.contacts.visit import SUNDAY, Visit, replied


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
    assert visitor.slots[slots.LANGUAGE] == language  # which chooses among the response's variations


def test_a_form_in_spanish_understands_complains_and_agrees_in_spanish() -> None:
    visitor = Visit(now=SUNDAY)
    in_danger(visitor, "es")
    visitor.say("/contact", "contact")
    assert visitor.say("12345")[0]["problem"] == "No pude leer un nombre ahí. Basta su nombre de pila."
    assert replied(visitor.say("me llamo María López")) == "utter_ask_contact_reach"
    assert visitor.say("12")[0]["problem"].startswith("No pude leer ahí un teléfono")
    assert replied(visitor.say("775 555 0142")) == "utter_ask_contact_time"
    read_back = visitor.say("mañana por la mañana")[0]
    assert read_back["time_shown"] == "mañana por la mañana (lunes 30 de noviembre)"
    assert read_back["consent_text"].startswith("Si acepta, Lake")
    saved = visitor.say("sí, está bien", "affirm")
    assert replied(saved) == "utter_contact_saved_closed" and saved[0]["clinic_hours"].startswith("lunes a viernes")
    assert visitor.saved[0]["name"] == "María López"
    assert visitor.saved[0]["preferred_time"] == "mañana por la mañana (Monday, November 30)"  # for the team
    assert visitor.saved[0]["consent_text"] == CONSENT.text("Lake Clinic", "es")


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_form_says_of_its_own_is_marked_with_its_language(language: str) -> None:
    """A screen reader reads an unmarked reply as the page's language. Responses are marked by their condition."""
    visitor = Visit()
    visitor.say("/contact", "contact")
    visitor.slots[slots.LANGUAGE] = language
    for _ in range(form.TRIES_BEFORE_HELP):
        kept = visitor.say("is there wifi in the waiting room?", "nlu_fallback")[0]
    visitor.say("Ana Ruiz")
    awaited = visitor.say("email?" if language == "en" else "¿puede ser correo?")[0]
    for _ in range(form.OTHERS_BEFORE_ASIDE):
        aside = visitor.ask("is it safe?")[0]
    unanswered = reasons.in_language(form.QUESTION_KEPT, language)
    assert kept["text"] == unanswered and aside["text"] == SET_ASIDE[language]
    assert [said["custom"]["lang"] for said in (kept, awaited, aside)] == [language] * 3


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
    visitor.slots[slots.LANGUAGE] = before
    visitor.say(words, "contact")
    assert visitor.slots[slots.LANGUAGE] == language
    visitor.say("yes")  # a word of the other language does not change the words that are agreed to
    assert visitor.slots[slots.LANGUAGE] == language


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
    visitor.slots[slots.LANGUAGE] = "es"
    visitor.say("/contact", "contact")
    visitor.say("me llamo Ana Ruiz, 775-555-0142, el viernes por la tarde")
    assert replied(visitor.say(words, "affirm" if words.startswith("sí") else "nlu_fallback")) == then
    assert bool(visitor.saved) == (then == "utter_contact_saved")


@pytest.mark.parametrize("text", ["el 3 de diciembre", "3 de diciembre por la tarde", "12 de enero a las 10"])
def test_a_date_in_spanish_says_when(text: str) -> None:
    assert parse_time(text) == find_time(text) == text


@pytest.mark.parametrize("text", ["llámenme", "llámame", "contáctenme", "quisiera agendar consulta"])
def test_who_asks_to_be_called_in_spanish_is_asked_in_spanish(text: str) -> None:
    visitor = Visit()
    visitor.say(text, "contact")
    assert visitor.slots[slots.LANGUAGE] == "es"
