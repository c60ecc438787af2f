"""What Rasa made of a text, in the words staff read: from the parse output alone, without Rasa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.labels import PREFIX
from bot.safety.decision import DANGER


class Understood(NamedTuple):
    """`kind` as in the chat API; `layer`: what decided on danger; `scores`: danger by kind, 0 to 1; `guesses`: the
    first of the ranking, with their confidences; `language`: in which help is shown; `swallowed`: whether Poison
    Control belongs into it."""

    kind: str
    topics: Sequence[str]
    offered: Sequence[str]
    confidence: float
    support_line: bool
    layer: str
    scores: Mapping[str, float]
    guesses: Sequence[tuple[str, float]]
    language: str = "en"
    swallowed: bool = False

    @property
    def danger(self) -> bool:
        """Whether help is shown at once, whatever else was asked."""
        return self.kind in DANGER

    @classmethod
    def of(cls, parsed: Mapping[str, Any]) -> Understood:
        """Read a parse output."""
        decision, safety = parsed.get("decision") or {}, parsed.get("safety") or {}
        intent = (parsed.get("intent") or {}).get("name") or ""
        kinds = {"contact": "contact", "inform": "contact", "clarify": "clarify", "nlu_fallback": "fallback"}
        kind = "answer" if decision.get("kind") == "answer" else kinds.get(intent, "smalltalk")
        danger = safety.get("kind") in DANGER
        ranking = parsed.get("intent_ranking") or []
        return cls(
            kind=safety["kind"] if danger else kind,
            topics=[] if danger or kind != "answer" else [_name(topic) for topic in decision.get("topics") or ()],
            offered=[_name(topic) for topic in decision.get("offered") or ()] if kind == "clarify" else [],
            confidence=float(decision.get("confidence") or 0.0),
            support_line=safety.get("kind") == "informational",
            layer=str(safety.get("layer") or "none"),
            scores={name: float(value) for name, value in (safety.get("scores") or {}).items()},
            guesses=[(_name(each["name"]), float(each["confidence"])) for each in ranking[:5]],
            language=str(safety.get("language") or "en"),
            swallowed=bool(safety.get("swallowed")),
        )


def _name(label: str) -> str:
    return label.removeprefix(PREFIX)
