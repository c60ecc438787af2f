"""What a child got hold of."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    T,
    asks_what_would,
)
from bot.safety.emergency_english.words import CHILD
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "child-foil",
            w(CHILD),
            gap(20),
            w(
                "foil|empty foil|wrapper|lunchbox|dragged a chair|mouth tastes|tastes yucky|"
                "make him throw up|make her throw up|kind of swaying|eyes are going|in his mouth|"
                "in her mouth"
            ),
            guards=(*T,),
            weight=0.5,
            swallowed=True,
        ),
        rule(
            "make-throw-up",
            w(
                "make him throw up|make her throw up|induce vomiting|make myself throw up|"
                "make them throw up|get it out of him|get it out of her|should i make"
            ),
            weight=0.6,
            swallowed=True,
            guards=(ex.medical_history,),
        ),
        rule(
            "hurt-a-toddler",
            w("hurt|harm|kill|dangerous for|bad for|too much for|affect|do to"),
            o("a|my|the|an"),
            o("small|little|two year old|2 year old"),
            w("toddler|baby|infant|child|kid|two year old|three year old"),
            gap(10),
            w("ate|swallowed|just ate|mine just|got into|took|chewed|licked"),
            swallowed=True,
            weight=0.9,
        ),
        rule(
            "ate-some",
            w(
                "just ate|just swallowed|mine just|just drank|just chewed|ate something|"
                "swallowed something|drank something|just got into|swallowed one|swallowed it|ate one of|"
                "ate some of|swallowed a bunch|swallowed some|ate a bunch of|drank some of|just licked"
            ),
            weight=0.5,
            swallowed=True,
            guards=(
                asks_what_would,
                ex.medical_history,
                sentence_has(
                    "lunch|breakfast|dinner|banana|sandwich|food|toast|meal|snack|crackers|eggs|water|coffee|"
                    "my lozenge|i just (?:ate|swallowed|drank)|cereal|pizza|before"
                ),
            ),
        ),
    ]
