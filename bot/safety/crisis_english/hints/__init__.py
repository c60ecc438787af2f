"""The wish told sideways, a module a subject."""

from __future__ import annotations

from bot.safety.crisis_english.hints import burden, by_then, deciding, hoping, no_tomorrow, signs, ways
from bot.safety.grammar import Rule


def rules() -> list[Rule]:
    """The rules of all its subjects."""
    return [
        *hoping.rules(),
        *burden.rules(),
        *by_then.rules(),
        *deciding.rules(),
        *no_tomorrow.rules(),
        *ways.rules(),
        *signs.rules(),
    ]
