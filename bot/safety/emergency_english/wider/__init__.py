"""The same dangers in people's own wider words, a module a subject."""

from __future__ import annotations

from bot.safety.emergency_english.wider import (
    brain,
    breath_and_chest,
    children,
    collapse,
    heat_and_bleeding,
    reactions,
    swallowed,
)
from bot.safety.grammar import Rule


def rules() -> list[Rule]:
    """The rules of all its subjects."""
    return [
        *breath_and_chest.rules(),
        *brain.rules(),
        *collapse.rules(),
        *reactions.rules(),
        *swallowed.rules(),
        *heat_and_bleeding.rules(),
        *children.rules(),
    ]
