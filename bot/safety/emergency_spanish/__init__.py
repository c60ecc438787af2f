"""Spanish rules about medical emergencies (accents removed), a module a subject."""

from __future__ import annotations

from bot.safety.emergency_spanish import (
    reactions,
    swallowed,
    symptoms,
    wider,
)
from bot.safety.grammar import Rule

RULES: tuple[Rule, ...] = (
    *wider.rules(),
    *symptoms.rules(),
    *swallowed.rules(),
    *reactions.rules(),
)
