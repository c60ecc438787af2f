"""Jumping, crashing and drowning: high places and water, and not coming back."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import (
    harmless_leap,
)
from bot.safety.crisis_english.words import HIGH_PLACE, LEAP
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "leap",
            w(LEAP),
            gap(5),
            w(HIGH_PLACE),
            guards=(ex.negated, ex.in_general, ex.long_past, harmless_leap),
            weight=0.6,
        ),
        rule(
            "place-leap",
            w(HIGH_PLACE + "|high up|heights"),
            gap(8),
            w(
                LEAP
                + (
                    "|almost|nearly|feel pulled|pulled toward|pulled to|end it|wonder|not come back|"
                    "follow it|calling me|calls me|feel something|drawn to|thought about it|think about it|"
                    "how long it would|hear it"
                )
            ),
            unless("died laughing|died of|cried|missed|forgot|late|there"),
            guards=(ex.negated, ex.in_general, ex.long_past, harmless_leap),
            weight=0.6,
        ),
        rule(
            "thinking-of-jumping",
            w(
                "thinking of|thinking about|think about|want to|going to|about to|nearly|almost|"
                "tells me to|telling me to|to|thought of|thought about|urge to|tempted to|ready to|"
                "keep picturing|picturing|imagining|i will|might just|could just|just"
            ),
            o("just"),
            w(
                "jump|jumping|jump off|jumped off|step off|stepping off|let go of the wheel|hang|drown|"
                "drowning|walk into the ocean|walk into the river|walk into the lake|drive off the|"
                "drive my car off|drive off|swim out|crash on purpose|run off the road|turn the wheel|"
                "overdosing|od"
            ),
            unless(
                "the couch|the sofa|off the couch|out of my skin|in|on|start|to|at|ship|through|"
                "into (?:ketamine|treatment)|for joy|right|out at|rope|up|out with|the dishes|in on|over|"
                "head first|around|dry|laundry|sorrows|the clothes|it up|a sign|back|by|the gun|"
                "with friends"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                ex.long_past,
                harmless_leap,
                only.sentence_has(
                    "scared|afraid|sheet|could i|can i|will i|would i|does it|can you|trampoline|pool|"
                    "infusion|from ketamine"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "not-come-back",
            w("not come back|never come back|never coming back|not coming back|not returning|never return|no return"),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "depression|symptoms?|clinic|appointment|insurance|pain|after the|infusion|you guys|"
                    "treatment|here|office|billing|nausea|as a patient|to therapy|anxiety|voicemail|effects|"
                    "if|session|next week|tomorrow|work"
                ),
            ),
            weight=0.4,
        ),
    ]
