"""Allergic reactions, swelling, fits."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
)
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "asthma-allergy",
            w("allergic reaction|anaphylaxis|anaphylactic|asthma attack|bad reaction|severe reaction|allergy attack"),
            guards=(*E, sentence_has("history|allergic to|carry|bring|had an|never|do you treat|no")),
            weight=0.5,
        ),
        rule(
            "allergic-now",
            w(
                "having an|is having an|having a|having some kind of|started having an|this is an|"
                "think it is an|he is having|she is having|severe|had a bad|an"
            ),
            o("severe|bad|major|serious|life threatening"),
            w(
                "allergic reaction|anaphylactic reaction|asthma attack|anaphylaxis|"
                "reaction to the infusion|reaction to the ketamine|reaction to the shot|"
                "reaction to ketamine"
            ),
            guards=(
                ex.denied_symptom,
                ex.hypothetical,
                ex.medical_history,
                ex.settled,
                sentence_has("had an|history|mild|chance|ever|if"),
            ),
            weight=0.7,
        ),
        rule(
            "swollen",
            w("swollen|swelling|swelled|tingling and swollen|puffy|ballooned|swell"),
            gap(6),
            w("lips|tongue|throat|face|airway|eyes shut|neck"),
            guards=(*E, sentence_has("dentist|wisdom|crying|pollen|glands?|strep|sinus|allergies usually|botox")),
            weight=0.7,
        ),
        rule(
            "seized",
            w("seized|seizes|fit|fits|convulsed|seizing|seizure"),
            gap(5),
            w(
                "twice|two times|again|and has not|has not come|three times|minutes|at his desk|"
                "on the floor|help|and is not|and bit|right now|in the car|bit his tongue|and turned|"
                "on the couch|still going|in a row|not stopping"
            ),
            guards=(
                *E,
                sentence_has("history|years|controlled|fit for|good fit|right fit|opportunity|be a fit|fit me"),
            ),
            weight=0.8,
        ),
        rule(
            "help-symptom",
            w("help"),
            o("me|,|please|us|now"),
            w(
                "seizure|stroke|overdose|choking|chest|heart attack|not breathing|cant breathe|fire|"
                "unconscious|bleeding"
            ),
            unless("with|risk|patients|history|disorder"),
            guards=(sentence_has("with|does|can|will|history|prevent"),),
            weight=0.9,
        ),
        rule(
            "had-a-fit",
            w("had|having|some sort of|some kind of|like a"),
            o("a|some|sort of|kind of"),
            w("fit at|fit on|fit in|fit and|convulsive|spasm and|blackout and|some sort of fit|some kind of fit"),
            guards=(*E, sentence_has("of rage|laughter|laughing|crying|anger")),
            weight=0.5,
        ),
    ]
