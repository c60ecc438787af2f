"""Found down, no answer, pulse and blood pressure, a pregnancy in danger."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
)
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "knocked-out",
            w(
                "knocked myself out|knocked himself out|knocked herself out|knocked out|"
                "knocked unconscious|out for a minute|out for a few|found him between|found her between|"
                "found him on the floor|found her on the floor|found my|there was a bang|heard a thud|"
                "heard a bang|lump on the back of|went straight down|fell straight back|has gone down|"
                "gone down|just dropped|dropped like|on the bathroom floor|lying on the floor|"
                "laying on the floor|on the kitchen floor|on the floor and|toppled|crumpled"
            ),
            guards=(
                *E,
                sentence_has(
                    "completely|will i|am i|fully|do you|me out (?:for|completely)|pump|swelling has|price|"
                    "phone|invoice|years|lost|wallet|keys|purse|therapist|doctor|clinic"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "shaken-called",
            w(
                "called his name|called her name|shaken him|shaken her|shook him|shook her|shaking him|"
                "shaking her|shouting did nothing|shouting did not|yelled his name|yelled her name|"
                "yelling his name|yelling her name|shouted|slapped him|slapped her|pinched him|"
                "pinched her|sternum rub|only moaned|just moans|only moans|just groans|only groans|"
                "just mumbles|nomas se queja|hands are cold|hands are freezing|skin is cold|"
                "cold and sweaty|cold to touch|is ice cold|no reaction|not responding to her name|"
                "not responding to his name|not react|does not react|drooling and|drooling|floppy|"
                "like a rag doll|rag doll|barely opens|head keeps dropping|head keeps falling|melting|"
                "eyes half open|swaying|wobbling|went pale|pale and|turned pale|gray in the face|"
                "grey in the face|mottled|twitching|breathing but nothing"
            ),
            guards=(*E, sentence_has(r"anxious|always cold|cold hands usually|raynaud\w*|during")),
            weight=0.5,
        ),
        rule(
            "weak-pulse",
            w("pulse|heartbeat|heart rate|heart"),
            gap(5),
            w(
                "so weak|very weak|weak i|faint|hardly find|barely feel|barely find|can not find|30|32|"
                "35|38|34|36|in the 30s|thready|stopping|keeps stopping|skipping and|slow and|"
                "irregular rhythm|going slow|va lento"
            ),
            guards=(*E, sentence_has("monitor|resting|athlete")),
            weight=0.7,
        ),
        rule(
            "irregular-rhythm",
            w("irregular rhythm|afib|a fib|irregular heartbeat|my watch says|watch alert"),
            gap(8),
            w("black out|pass out|faint|dizzy|chest|right now|now|lightheaded"),
            guards=(ex.hypothetical, ex.denied_symptom, ex.medical_history),
            weight=0.6,
        ),
        rule(
            "pressure-high",
            w("bp|blood pressure|pressure"),
            o("is|reads|says|at|way|of|was|like"),
            w(
                "200|205|210|215|220|225|230|240|250|way up|through the roof|60 something|70 over|"
                "60 over|super low|dropping fast|crashing|50 over|80 over"
            ),
            guards=(ex.hypothetical, ex.medical_history, ex.settled),
            weight=0.6,
        ),
        rule(
            "pregnant",
            w("pregnant|weeks along|pregnancy|water broke|in labor|contractions"),
            gap(12),
            w(
                "headache|bleeding|flashing|swelling|pressure way|pain|cord|not moving|five minutes|"
                "minutes apart|stopped moving|blood|seizure|see the"
            ),
            guards=(ex.hypothetical, ex.medical_history, ex.denied_symptom, sentence_has("want to get|planning|can i")),
            weight=0.6,
        ),
    ]
