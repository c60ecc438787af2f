"""Figures on messages in danger and harmless ones, and two plain recognisers to hold them against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.safety import Kind, assess
from bot.safety.decision import DANGER
from bot.training.evaluation import keywords
from bot.training.evaluation.answers import share
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import Row

LAYERS = ("rules", "learned")


def figures(rows: Sequence[Row], readings: Sequence[Reading]) -> dict[str, Any]:
    """Shares (0 to 1) and ids, on messages labelled crisis, emergency, informational or none.

    Recall counts crisis and emergency replies alike: both carry 911, and a crisis reply 988 as well.
    `caught_by` and `false_alarms`: by the layer that decided (`rules` where both did). `missed`: by label.
    """
    pairs = list(zip(rows, readings))
    by_label = {label: [pair for pair in pairs if pair[0]["label"] == label] for label in DANGER}
    harmless = [pair for pair in pairs if pair[0]["label"] == "none"]
    subject = [pair for pair in pairs if pair[0]["label"] == "informational"]
    return {
        "messages": len(rows),
        **{f"{label}_recall": share(got.danger for _, got in found) for label, found in by_label.items()},
        "false_interrupts": share(got.danger for _, got in harmless),
        "informational_interrupted": share(got.danger for _, got in subject),
        "informational_with_support_line": share(got.support_line or got.danger for _, got in subject),
        "caught_by": {
            layer: sum(got.danger and got.layer == layer for found in by_label.values() for _, got in found)
            for layer in LAYERS
        },
        "missed": {label: [row["id"] for row, got in found if not got.danger] for label, found in by_label.items()},
        "false_alarms": {
            layer: [row["id"] for row, got in harmless if got.danger and got.layer == layer] for layer in LAYERS
        },
        "interrupted": [row["id"] for row, got in subject if got.danger],
    }


def by_rules(text: str) -> Reading:
    """What the rules make of a message, alone."""
    decision = assess(text)
    if decision.kind.interrupts:
        return Reading(decision.kind.value, layer="rules")
    return Reading("fallback", support_line=decision.kind == Kind.INFORMATIONAL)


def by_keywords(text: str) -> Reading:
    """What a keyword list makes of a message: danger if a term is in it, else nothing."""
    return Reading("crisis", layer="rules") if keywords.found(text) else Reading("fallback")
