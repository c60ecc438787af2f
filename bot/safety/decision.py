"""What the safety layer decides about one message."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, Mapping

Layer = Literal["rules", "learned", "none"]
Language = Literal["en", "es"]


class Kind(str, Enum):
    """The four outcomes; crisis and emergency interrupt, informational adds one support line."""

    CRISIS = "crisis"
    EMERGENCY = "emergency"
    INFORMATIONAL = "informational"
    NONE = "none"

    @property
    def interrupts(self) -> bool:
        """Whether the ordinary answer gives way to the safety reply."""
        return self in (Kind.CRISIS, Kind.EMERGENCY)


@dataclass(frozen=True)
class Decision:
    """The outcome for one message, with what led to it, for audit.

    `scores` holds `crisis`, `emergency` and `informational`, each 0-1 (1 = a sufficient rule, or several
    weaker ones together). `matched` names the rules, never the visitor's words. `swallowed` is true when
    something was swallowed, mixed or taken in excess, so that Poison Control belongs in the reply.
    """

    kind: Kind
    layer: Layer
    language: Language
    scores: Mapping[str, float] = field(default_factory=dict)
    matched: tuple[str, ...] = ()
    swallowed: bool = False
