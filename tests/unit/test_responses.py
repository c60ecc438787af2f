"""Rasa's responses with the clinic's facts, in the visitor's language."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import clinic, settings
from bot.assistant.responses import ClinicResponses
from bot.labels import FORM
from bot.safety import assess

CLINIC = clinic.load(settings.ROOT / "clinic.yml")


def test_rasa_says_it_as_the_console_shows_it() -> None:
    written = "{clinic_name}. {fact_address} {fact_parking} Or call {clinic_phone}."
    domain = Domain.from_dict({"responses": {"utter_faq/x": [{"text": written}]}})
    said = ClinicResponses(EndpointConfig(), domain).generate_from_slots("utter_faq/x", {}, "web")
    assert said is not None and said["text"] == CLINIC.fill(written)
    assert said["text"].count(CLINIC.phone) == 1 and "about parking." in said["text"]


def test_a_source_that_is_the_clinics_own_bears_its_name_as_the_console_shows_it() -> None:
    written = ["{clinic_name}, clinic document", "FDA 2023"]
    domain = Domain.from_dict({"responses": {"utter_faq/x": [{"text": "Yes.", "metadata": {"sources": written}}]}})
    said = ClinicResponses(EndpointConfig(), domain).generate_from_slots("utter_faq/x", {}, "web")
    assert said is not None and said["metadata"]["sources"] == [f"{CLINIC.name}, clinic document", "FDA 2023"]


@pytest.mark.parametrize(
    ("channel", "english", "spanish"), [("web", "What name", "¿Cómo"), ("sms", "What name", "¿Como")]
)
def test_a_form_in_spanish_asks_in_spanish_and_marks_it(channel: str, english: str, spanish: str) -> None:
    responses = ClinicResponses(EndpointConfig(), Domain.from_file(str(settings.ROOT / "domain.yml")))

    def ask(language: str | None) -> dict[str, Any]:
        said = responses.generate_from_slots("utter_ask_contact_name", {"language": language}, channel)
        assert said is not None
        return said

    for language in (None, "en"):
        assert ask(language)["text"].startswith(english) and "custom" not in ask(language)
    assert ask("es")["text"].startswith(spanish) and ask("es")["custom"] == {"lang": "es"}


@lru_cache(maxsize=1)
def talking() -> Domain:
    """The domain with what is said in small talk, as Rasa has it once it is trained."""
    written = yaml.safe_load((settings.ROOT / "data/dialogue/smalltalk.yml").read_text("utf-8"))["responses"]
    return Domain.from_file(str(settings.ROOT / "domain.yml")).merge(Domain.from_dict({"responses": written}))


def small_talk(topic: str, text: str, *before: Any, channel: str = "web") -> dict[str, Any]:
    """What is said to a message of small talk, after these events."""
    domain = talking()
    heard = UserUttered(text, parse_data={"safety": assess(text).as_dict()})
    tracker = DialogueStateTracker.from_events("pat", [*before, heard], slots=domain.slots)
    responses = ClinicResponses(EndpointConfig(), domain)
    said = asyncio.run(responses.generate(f"utter_smalltalk/{topic}", tracker, channel))
    assert said is not None
    return said


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("topic", "text", "answer"),
    [("thanks", "gracias", "De nada"), ("thanks", "muchas gracias!", "De nada"), ("greet", "hola", "Hola"),
     ("greet", "buenas tardes", "Hola"), ("goodbye", "adiós", "Hasta luego"), ("goodbye", "adios", "Hasta luego")],
)  # fmt: skip
def test_small_talk_in_spanish_is_answered_in_spanish(topic: str, text: str, answer: str, channel: str) -> None:
    for before in ([], [SlotSet("language", "en")]):
        said = small_talk(topic, text, *before, channel=channel)
        assert said["text"].startswith(answer) and said["custom"] == {"lang": "es"}


def test_small_talk_that_tells_no_language_is_in_the_conversation_s() -> None:
    assert small_talk("thanks", "thx")["text"].startswith("You're welcome")
    assert small_talk("thanks", "thx", SlotSet("language", "es"))["text"].startswith("De nada")


def test_a_thank_you_between_two_questions_of_a_form_is_in_the_form_s_language() -> None:
    assert small_talk("thanks", "gracias", SlotSet("language", "en"), ActiveLoop(FORM))["text"].startswith("You're")
