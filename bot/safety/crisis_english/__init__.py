"""English rules about suicide and self-harm, a module a subject."""

from __future__ import annotations

from bot.safety.crisis_english import (
    affairs,
    dying,
    finality,
    goodbyes,
    hints,
    killing,
    living,
    means,
    others,
    plans,
    relatives,
    relief,
    self_harm,
    suicide,
)
from bot.safety.grammar import Rule

RULES: tuple[Rule, ...] = (
    *killing.rules(),
    *suicide.rules(),
    *dying.rules(),
    *living.rules(),
    *self_harm.rules(),
    *relief.rules(),
    *plans.rules(),
    *hints.rules(),
    *others.rules(),
    *goodbyes.rules(),
    *affairs.rules(),
    *finality.rules(),
    *means.rules(),
    *relatives.rules(),
)
