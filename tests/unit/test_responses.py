"""Rasa's responses with the clinic's facts, in the visitor's language."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot import clinic, settings
from bot.assistant.responses import ClinicResponses

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
