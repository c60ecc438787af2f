"""Rasa's response generator with the clinic's own facts filled in."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import clinic, settings

SMALLTALK = "utter_smalltalk/"


class ClinicResponses(TemplatedNaturalLanguageGenerator):
    """`{clinic_phone}`, `{fact_price}` and the like in a response come from `clinic.yml`.

    Every variation of an answer carries the answer's metadata: its sources, and its follow-ups with their labels.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)
        self._clinic = clinic.load(settings.clinic_file())

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """As below, from the conversation's slots; small talk in Spanish gets an answer in Spanish.

        A form goes on in its own language, and so does what is said between its questions.
        """
        slots = tracker.current_slot_values()
        if utter_action.startswith(SMALLTALK) and not tracker.active_loop_name and _is_spanish(tracker):
            slots["language"] = "es"
        return self.generate_from_slots(utter_action, slots, output_channel, **kwargs)

    def generate_from_slots(
        self, utter_action: str, filled_slots: dict[str, Any], output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The response with clinic facts, slots and metadata."""
        words = {**self._clinic.words(), **filled_slots}
        response = super().generate_from_slots(utter_action, words, output_channel, **kwargs)
        if response is not None and response.get("text"):
            response["text"] = self._clinic.phone_once(response["text"])
            if lang := _language(response):
                response["custom"] = {**(response.get("custom") or {}), "lang": lang}
        metadata = self._metadata(utter_action)
        if response is not None and metadata:
            sources = [self._clinic.fill(source) for source in metadata.get("sources") or ()]
            response["metadata"] = {
                **metadata,
                "sources": sources,
                "follow_ups": self._follow_ups(utter_action, metadata),
            }
        return response

    def _metadata(self, utter_action: str) -> dict[str, Any]:
        variations = self.responses.get(utter_action) or []
        return next((variation["metadata"] for variation in variations if variation.get("metadata")), {})

    def _follow_ups(self, utter_action: str, metadata: dict[str, Any]) -> list[dict[str, str]]:
        group = utter_action.rsplit("/", 1)[0]  # utter_faq
        named = ((topic, self._metadata(f"{group}/{topic}")) for topic in metadata.get("follow_ups") or ())
        return [
            {"label": found["label"], "payload": f"/{group[len('utter_') :]}/{topic}"}
            for topic, found in named
            if found.get("label")
        ]


def _is_spanish(tracker: DialogueStateTracker) -> bool:
    """Whether the latest message is, as the safety layer says of each."""
    parsed = tracker.latest_message.parse_data if tracker.latest_message else {}
    return (parsed.get("safety") or {}).get("language") == "es"


def _language(variation: dict[str, Any]) -> str | None:
    """The language that a variation is for: on the page it is marked with it."""
    conditions = variation.get("condition") or []
    return next((condition["value"] for condition in conditions if condition["name"] == "language"), None)
