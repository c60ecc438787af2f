"""Seizures."""

from __future__ import annotations

from bot.safety.emergency_english.exceptions import E, seizure_history
from bot.safety.grammar import Rule, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "seizure-now",
            w(
                "having|has|is having|had|in|another|just had|keeps having|started having|having another|"
                "have|a|2|two|three|multiple|like a|started|into a|is it a|full|think it is a|"
                "having some kind of|mid"
            ),
            o(
                "a|an|some kind of|what looks like a|another|like a|some sort of|maybe a|2|two|three|"
                "multiple|grand mal|full|his|her|first|bad"
            ),
            w("seizure|seizures|grand mal|convulsions|convulsion"),
            unless(
                "disorder|history|meds|medication|medications|as a kid|as a child|in the past|free|"
                "condition|threshold|years|last|in 20|risk|before|precautions|when i was|controlled"
            ),
            guards=(*E, seizure_history),
            weight=1.0,
        ),
        rule(
            "seizing",
            w(
                "seizing|convulsing|convulses|convulsed|seizing up and|started seizing|jerking all over|"
                "foaming|frothing|foam coming|eyes rolled back|shaking uncontrollably and|"
                "shaking all over|jerking uncontrollably|twitching uncontrollably|shaking violently|"
                "convulsions|body is jerking|whole body shaking|stiff and shaking|went stiff|gone stiff|"
                "went rigid"
            ),
            unless("hand soap|cleanser|roller|with laughter|the day|the moment|up at the gym"),
            guards=E,
        ),
    ]
