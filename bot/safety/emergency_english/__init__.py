"""English rules about medical emergencies, a module a subject."""

from __future__ import annotations

from bot.safety.emergency_english import (
    breathing,
    briefly,
    consciousness,
    heart,
    overdose,
    reactions,
    seizure,
    stroke,
    wider,
)
from bot.safety.grammar import Rule

RULES: tuple[Rule, ...] = (
    *breathing.rules(),
    *heart.rules(),
    *consciousness.rules(),
    *seizure.rules(),
    *stroke.rules(),
    *overdose.rules(),
    *reactions.rules(),
    *briefly.rules(),
    *wider.rules(),
)
