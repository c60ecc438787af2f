"""Whether a message tells of danger: what the rules find, and what they and Rasa's model say together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog

from bot.safety import Decision, Kind, assess, doubted, union

log = structlog.get_logger()


def recognise(text: str) -> Decision:
    """The rules' decision; should they fail, the visitor is shown where help is."""
    try:
        return assess(text)
    except Exception:  # safety fails closed, whatever broke
        log.exception("safety rules failed")
        return Decision(kind=Kind.CRISIS, layer="rules", language="en", matched=("rules_failed",))


def with_model(rules: Decision, found: Mapping[str, Any]) -> Decision:
    """What Rasa decided, which had the rules' findings before it; its model cannot lower what was stated outright.

    `found`: what its safety classifier left on the message (`bot/nlu/safety.py`); empty where it did not come so far.
    """
    if not found:
        return rules
    decided = Decision(
        kind=Kind(found["kind"]),
        layer=found["layer"],
        language=found.get("language", rules.language),
        swallowed=bool(found.get("swallowed")),
    )
    return union(rules if rules.explicit or not rules.kind.interrupts else doubted(rules), decided)
