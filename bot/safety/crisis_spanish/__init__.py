"""Spanish rules about suicide and self-harm (accents removed, n for n with tilde), a module a subject."""

from __future__ import annotations

from bot.safety.crisis_spanish import (
    denials,
    finality,
    hints,
    killing,
    living,
    means,
    preparing,
    self_harm,
    suicide,
)
from bot.safety.grammar import Rule

RULES: tuple[Rule, ...] = (
    *hints.rules(),
    *preparing.rules(),
    *killing.rules(),
    *living.rules(),
    *suicide.rules(),
    *finality.rules(),
    *self_harm.rules(),
    *means.rules(),
    *denials.rules(),
)
