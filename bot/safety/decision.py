"""What the safety layer decides about one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Literal

Layer = Literal["rules", "learned", "none"]
Language = Literal["en", "es"]


class Kind(str, Enum):
    """The four outcomes. Crisis and emergency interrupt; informational adds one line with 988 and 911: suicide or
    overdose as a subject, or near the alarm.
    """

    CRISIS = "crisis"
    EMERGENCY = "emergency"
    INFORMATIONAL = "informational"
    NONE = "none"

    @property
    def interrupts(self) -> bool:
        """Whether the ordinary answer gives way to the safety reply."""
        return self in (Kind.CRISIS, Kind.EMERGENCY)


DANGER = tuple(kind.value for kind in Kind if kind.interrupts)  # as they are stored, sent and parsed


@dataclass(frozen=True)
class Decision:
    """The outcome for one message, with what led to it, for audit.

    `scores` holds `crisis`, `emergency` and `informational`, each 0-1 (1 = a sufficient rule, or several
    weaker ones together). `matched` names the rules, never the visitor's words. `swallowed` is true when
    something was swallowed, mixed or taken in excess, so that Poison Control belongs in the reply. `explicit` is
    true when danger was stated outright: then no model may doubt it.
    """

    kind: Kind
    layer: Layer
    language: Language = "en"
    scores: Mapping[str, float] = field(default_factory=dict)
    matched: tuple[str, ...] = ()
    swallowed: bool = False
    explicit: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Plain values for the parse output, under the fields' names."""
        return {
            "kind": self.kind.value,
            "layer": self.layer,
            "language": self.language,
            "scores": dict(self.scores),
            "matched": list(self.matched),
            "swallowed": self.swallowed,
            "explicit": self.explicit,
        }


def doubted(rules: Decision) -> Decision:
    """The rules' alarm where a model, which was given it as evidence, sees none: the subject was mentioned."""
    return replace(rules, kind=Kind.INFORMATIONAL)


_GRAVITY = (Kind.NONE, Kind.INFORMATIONAL, Kind.EMERGENCY, Kind.CRISIS)


def union(rules: Decision, learned: Decision) -> Decision:
    """The graver of two layers' decisions, with the scores and names of both; neither can lower the other.

    A crisis counts as graver than an emergency because its reply carries 911 as well as 988. At equal gravity
    the first one's layer is named. The language is the first one's.
    """
    graver = max(rules, learned, key=lambda decision: _GRAVITY.index(decision.kind))
    return Decision(
        kind=graver.kind,
        layer=graver.layer,
        language=rules.language,
        scores={
            name: max(rules.scores.get(name, 0.0), learned.scores.get(name, 0.0))
            for name in (*rules.scores, *learned.scores)
        },
        matched=tuple(dict.fromkeys((*rules.matched, *learned.matched))),
        swallowed=rules.swallowed or learned.swallowed,
        explicit=rules.explicit or learned.explicit,
    )
