"""Fever, heat, fire, bleeding, limbs that do not move."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
)
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "fever-very-high",
            w("fever|temp|temperature"),
            gap(2),
            w("104|105|106|107|103 5|41|over 104"),
            guards=(ex.hypothetical, ex.medical_history, ex.settled),
            weight=0.6,
        ),
        rule(
            "heat",
            w(
                "hot car|heat stroke|heatstroke|overheated|hypothermia|drowning in the|electrocuted|"
                "stung by|bitten by a snake|snakebite|carbon monoxide|gas leak|house is on fire|"
                "fire in the building|there is a fire|smell gas"
            ),
            guards=(
                *E,
                sentence_has(
                    r"nerve|brain|skin feels|metaphor\w*|in (?:debt|work|paperwork|grief)|therapy|feel like|"
                    "would not say"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "spurting",
            w(
                "spurting|gushing|hemorrhaging|pouring blood|soaked through|soaking through|nosebleed|"
                "nose will not stop bleeding|wont stop bleeding|bleeding through"
            ),
            guards=(*E, sentence_has("history")),
            weight=0.7,
        ),
        rule(
            "cannot-feel-limbs",
            w(
                "can not feel my arms|can not feel my legs|can not feel my hands|not feel my legs|"
                "not feel my arms|paralyzed|can not move at all|can not move for|can not move my|"
                "completely frozen|frozen and|can not talk can not move|unable to move|locked in my body|"
                "body will not move|not move or speak|can not move or talk|can not speak or move|"
                "can not hold my head|too weak to|too dizzy to|can not stand up|can not stand without|"
                "can not sit up|only blinking|only blink"
            ),
            guards=(
                *E,
                sentence_has(
                    "during|k hole|khole|sleep paralysis|fear|depression|some days|most days|get out of bed|"
                    "anxiety|by fear"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "pee-blocked",
            w("can not pee|not peed|have not peed|unable to pee|can not urinate|has not peed"),
            gap(4),
            w("hours|since|and|day"),
            guards=(ex.hypothetical, ex.medical_history),
            weight=0.6,
        ),
    ]
