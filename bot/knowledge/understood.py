"""What Rasa made of a text, in the words staff read: from the parse output alone, without Rasa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.labels import PREFIX
from bot.safety.decision import DANGER
from bot.storage.tables import CHANCE

# Details told unasked ("inform") begin the contact form (actions/offers.py).
_KINDS = {"contact": "contact", "inform": "contact", "clarify": "clarify", "nlu_fallback": "fallback"}
_GUESSES, _NEAR = 5, 3


class Understood(NamedTuple):
    """`kind`: as `clinicbot parse` says it (docs/teach.md). `topics`, `offered`: ids of what is answered or asked back.

    `confidence`, `scores` (danger by kind) and the shares of `guesses` and `near` are 0 to 1. `layer`: what decided on
    danger. `guesses`: the first of Rasa's ranking. `near`: the topics that are answered; else those that come near,
    none in danger. `language`: in which help is shown. `swallowed`: whether Poison Control belongs into it.
    """

    kind: str
    topics: Sequence[str]
    offered: Sequence[str]
    confidence: float
    support_line: bool
    layer: str
    scores: Mapping[str, float]
    guesses: Sequence[tuple[str, float]]
    near: Sequence[tuple[str, float]] = ()
    language: str = "en"
    swallowed: bool = False

    @property
    def danger(self) -> bool:
        """Whether help is shown at once, whatever else was asked."""
        return self.kind in DANGER

    @classmethod
    def of(cls, parsed: Mapping[str, Any]) -> Understood:
        """Read Rasa's parse output."""
        decision, safety = parsed.get("decision") or {}, parsed.get("safety") or {}
        kind = _kind(parsed)
        answered = decision.get("topics") or () if kind == "answer" else ()
        ranking = [(each["name"], float(each["confidence"])) for each in parsed.get("intent_ranking") or ()]
        return cls(
            kind=kind,
            topics=[_name(label) for label in answered],
            offered=[_name(label) for label in decision.get("offered") or ()] if kind == "clarify" else [],
            confidence=float(decision.get("confidence") or 0.0),
            support_line=safety.get("kind") == "informational",
            layer=str(safety.get("layer") or "none"),
            scores={name: float(value) for name, value in (safety.get("scores") or {}).items()},
            guesses=[(_name(label), share) for label, share in ranking[:_GUESSES]],
            near=[] if kind in DANGER else _near(answered, ranking, decision),
            language=str(safety.get("language") or "en"),
            swallowed=bool(safety.get("swallowed")),
        )


def _kind(parsed: Mapping[str, Any]) -> str:
    danger = (parsed.get("safety") or {}).get("kind")
    if danger in DANGER:
        return str(danger)
    if (parsed.get("decision") or {}).get("kind") == "answer":
        return "answer"
    return _KINDS.get((parsed.get("intent") or {}).get("name") or "", "smalltalk")


def _near(
    answered: Sequence[str], ranking: Sequence[tuple[str, float]], decision: Mapping[str, Any]
) -> Sequence[tuple[str, float]]:
    shares = dict(ranking)
    if answered:
        return [(_name(label), shares.get(label, float(decision["confidence"]))) for label in answered]
    topics = [(_name(label), share) for label, share in ranking if label.startswith(PREFIX)]
    return [(topic, share) for topic, share in topics[:_NEAR] if share >= CHANCE]


def _name(label: str) -> str:
    return label.removeprefix(PREFIX)
