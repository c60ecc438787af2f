"""Overdoses, poisons, wrong and mixed medicines, and nodding off after them."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
    T,
    asks_what_would,
    normal_after,
    not_medicine,
    overdose_topic_short,
)
from bot.safety.emergency_english.words import DRINK
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "od-now",
            w("overdose|od|overdosing|overdosed|narcan|naloxone"),
            gap(7),
            w(
                "in progress|right now|help|not waking|fading|barely breathing|blue|given|gave|"
                "he woke up but|she woke up but|no narcan|still not|not working|what do i do|going on|"
                "please|unresponsive|not breathing"
            ),
            guards=(ex.medical_history, overdose_topic_short),
            weight=0.8,
            swallowed=True,
        ),
        rule(
            "gave-narcan",
            w("gave him|gave her|given him|given her|used|sprayed"),
            o("the|some|a dose of"),
            w("narcan|naloxone|epipen|epi pen"),
            guards=(ex.medical_history, ex.hypothetical),
            weight=0.8,
            swallowed=True,
        ),
        rule(
            "poison-swallowed",
            w("swallowed|drank|ate|ingested|inhaled|drinking|gulped|sprayed|breathing in"),
            gap(4),
            w(
                "bleach|cleaner|detergent|antifreeze|gasoline|battery|batteries|magnet|magnets|"
                "drain cleaner|hand sanitizer|rubbing alcohol|rat poison|lighter fluid|pesticide|ammonia|"
                "paint thinner|chemical|nail polish remover|perfume|mushrooms|vape juice|lamp oil"
            ),
            guards=(asks_what_would, ex.medical_history, sentence_has("smell|allergic|fresh")),
            weight=0.9,
            swallowed=True,
        ),
        rule(
            "nodding-off",
            w(
                "nodding off|nodding out|nod off|keep nodding|keeps nodding|can not stay awake|"
                "can barely stay awake|barely stay awake|not stay awake|can not keep my eyes open|"
                "fading again|fading out|drifting in and out|in and out|super sleepy|so sleepy|"
                "really sleepy|very drowsy|so drowsy|barely awake|going under|slipping away|hard to wake"
            ),
            guards=(
                *E,
                sentence_has(
                    "at work|depression|insomnia|meetings?|tired all|lexapro makes|boring|during|normal|usually|always"
                ),
            ),
            weight=0.35,
        ),
        rule(
            "mixed-drowsy",
            w(DRINK + "|patch|opioid|opioids|narcotic"),
            gap(14),
            w(
                "nodding off|nodding out|super sleepy|so sleepy|stay awake|forgetting to breathe|"
                "hard to breathe|breathing|blue|barely|slow|can not wake|not waking|drowsy|fading|"
                "passed out|out cold|limp|will not wake|head keeps|slurring|snoring|throwing up|"
                "unresponsive|very sleepy|so out of it"
            ),
            guards=(*E, normal_after),
            weight=0.6,
            swallowed=True,
        ),
        rule(
            "wrong-meds",
            w("took|taken|swallowed|gave|given"),
            gap(5),
            w(
                "husband s|wife s|mom s|dad s|wrong bottle|wrong pills|wrong pill|wrong meds|"
                "wrong medicine|someone else s|dog s|heart pills|blood pressure pills|insulin|old maoi|"
                "maoi|double|twice|instead of his|instead of my|both at once|patch"
            ),
            gap(10),
            w(
                "lot of them|dizzy|now|by mistake|accident|accidentally|sleepy|with the|instead|"
                "and i feel|and feel|faint|help|what|rigid|fever|too|two|bad|heart|shaking|and he|"
                "and she|splitting|pounding"
            ),
            guards=(*T, not_medicine, sentence_has("advice|word|insurance|discount|vitamin")),
            weight=0.7,
            swallowed=True,
        ),
        rule(
            "serotonin",
            w("maoi|zoloft|tramadol|ssri|lexapro|prozac|lithium|st john s wort|mdma|molly|nardil|parnate|effexor"),
            gap(16),
            w(
                "rigid|muscles|jerking|twitching|fever|sweating|so hot|heart pounding|shaking|confused|"
                "pounding|overheating|agitated"
            ),
            guards=(*E, sentence_has("side effect|usually|always|withdrawal|night sweats")),
            weight=0.4,
        ),
    ]
