"""What an assistant made of one message, in the same terms for every assistant that is compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.labels import PREFIX
from bot.safety.decision import DANGER
from bot.training.understand import summary

SILENT = frozenset({"clarify", "fallback"})


class Reading(NamedTuple):
    """`kind`, `topics`, `offered`, `support_line`: as in `clinicbot parse`. `layer`: rules, learned or none.

    `guess`: what it would have said had it been less careful (topics or another label), with its `confidence`, 0 to 1.
    """

    kind: str
    topics: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    support_line: bool = False
    layer: str = "none"
    guess: tuple[str, ...] = ()
    confidence: float = 0.0
    guesses_topic: bool = False

    @property
    def danger(self) -> bool:
        """Whether the message got the resources instead of an answer."""
        return self.kind in DANGER

    @property
    def silent(self) -> bool:
        """Whether it asked back or said that it does not know."""
        return self.kind in SILENT


def released(parsed: Mapping[str, Any]) -> Reading:
    """Our own model's parse output as a reading."""
    found = summary(parsed)
    label, confidence = _best(parsed)
    answered = found["kind"] == "answer"
    return Reading(
        kind=found["kind"],
        topics=tuple(found["topics"]),
        offered=tuple(found["offered"]),
        support_line=bool(found.get("support_line")),
        layer=parsed["safety"]["layer"],
        guess=tuple(found["topics"]) if answered else (name(label),),
        confidence=found["confidence"] if answered else confidence,
        guesses_topic=answered or label.startswith(PREFIX),
    )


def name(label: str) -> str:
    """`faq/cost_price` as `cost_price`; any other label without what follows its slash."""
    return label[len(PREFIX) :] if label.startswith(PREFIX) else label.split("/")[0]


def _best(parsed: Mapping[str, Any]) -> tuple[str, float]:
    """The first of Rasa's own ranking of the whole message."""
    ranking = parsed.get("intent_ranking") or [{"name": parsed["intent"]["name"], "confidence": 0.0}]
    return ranking[0]["name"], float(ranking[0]["confidence"])
