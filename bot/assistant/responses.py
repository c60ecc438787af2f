"""Rasa's response generator with the clinic's own facts filled in."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot import clinic, settings


class ClinicResponses(TemplatedNaturalLanguageGenerator):
    """`{clinic_phone}`, `{fact_price}` and the like in a response come from `clinic.yml`."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)
        self._words = clinic.load(settings.clinic_file()).words()

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        return super()._fill_response(response, {**self._words, **(filled_slots or {})}, **kwargs)
