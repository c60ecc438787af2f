"""Too much taken, dangerous mixing, children who swallowed medicine."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
    T,
    asks_what_would,
    child_topic,
    normal_after,
    not_medicine,
    overdose_topic,
)
from bot.safety.emergency_english.words import CHILD, DRINK, MED, NOW_BAD
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "overdosed",
            w("overdosed|overdosing|is overdosing|overdose|od"),
            guards=(*E, *ex.CRISIS[:3], overdose_topic),
            weight=1.0,
            swallowed=True,
        ),
        rule(
            "took-too-much",
            w(
                "took|taken|swallowed|used|had|drank|ate|given|gave|downed|popped|snorted|injected|"
                "gulped|chewed|administered|sprayed|inhaled"
            ),
            o(
                "myself|him|her|way|like|about|maybe|probably|accidentally|, |my son|my daughter|"
                "my husband|my wife|the|my|i think|at least|his|her|all|almost|possibly|an|a|basically"
            ),
            gap(2),
            w(
                "too much|too many|all of my|all my|all his|all her|all of his|all of her|all of the|"
                "all the|whole bottle|a whole bottle|entire bottle|the whole|the entire|full bottle|"
                "the bottle of|half a bottle|half the bottle|half of the bottle|a bunch of|handful of|"
                "handful|a ton of|double my|double dose|double the|a double|twice my|twice the|triple|"
                "three times|extra dose|an extra|extra|two doses|wrong dose|wrong medication|wrong pill|"
                "wrong meds|wrong pills|more than i should|more than i was supposed|more than prescribed|"
                "more than the prescribed|whole package|whole pack|whole bag|entire pack|a lot of|"
                "my dose twice|his dose twice|her dose twice|dose twice|both doses|month supply|"
                "week supply|whole month|whole week|every pill|all at once|like 10|like 20|fistful of|"
                "about 20|about 30|about 10|4 times|five times|10 times|20 pills|30 pills|15 pills|"
                "40 pills|50 pills|12 pills|a months worth|the rest of my|the rest of the|"
                "somebody else s|someone else s|several|way more"
            ),
            gap(4),
            w(
                MED
                + (
                    "|at once|by accident|by mistake|accidentally|and|now|of it|of them|help|what do i do|"
                    "what should i do|today|tonight|last night|it|help me|supply|again|without|while"
                )
            ),
            unless("breaks|time off|vacation"),
            guards=(*T, not_medicine),
            weight=0.9,
            swallowed=True,
        ),
        rule(
            "took-twice",
            w("took|taken|taking|gave|given|swallowed|used|had|dosed"),
            gap(5),
            w(
                "twice by accident|twice by mistake|by accident twice|twice accidentally|twice today|"
                "doubled my dose|double dosed|dosed twice|two by mistake|two by accident|2 by accident|"
                "2 by mistake|doses too close together|two of them by mistake|twice|twice as much|"
                "dose again"
            ),
            guards=(
                *T,
                sentence_has("twice (?:a|per|daily|weekly|each)|day|week|temperature|class|a break|vacation|infusion"),
            ),
            weight=0.6,
            swallowed=True,
        ),
        rule(
            "mixed",
            w("mixed|mixing|combined|took|taken|drank|had|drinking|swallowed|used|downed|washed|on"),
            gap(7),
            w(DRINK),
            gap(7),
            w(
                "with|and|on top of|along with|plus|together|after|before|n|with my|then|while on|"
                "down with|lozenge|ketamine"
            ),
            gap(5),
            w(MED + "|ketamine|lozenge|spravato|infusion|dose|treatment|pills|meds|alcohol|vodka"),
            guards=T,
            weight=0.5,
            swallowed=True,
        ),
        rule(
            "mixed-2",
            w("mixed|mixed up|combined|took|taken|had|swallowed|used|did|taking"),
            gap(6),
            w(
                "ketamine|lozenge|lozenges|troche|spravato|infusion|dose|nasal spray|pills|pain pills|"
                "meds|medicine|sleeping pill|k"
            ),
            gap(6),
            w(DRINK + "|another|pain pills|lozenge|his|her"),
            guards=(*T, not_medicine),
            weight=0.5,
            swallowed=True,
        ),
        rule("after-drug-bad", w(DRINK + "|" + MED), gap(14), w(NOW_BAD), guards=(*E, normal_after), weight=0.4),
        rule(
            "getting-high",
            w(
                "getting high|got high|high on|got into my|got into his|got into her|got into the|"
                "partying|shot up|used fentanyl|used heroin|laced|relapsed on|snorted|drugged|"
                "smoked something|took something|bad batch|roofied|spiked"
            ),
            weight=0.3,
            guards=(ex.hypothetical, ex.medical_history),
            swallowed=True,
        ),
        rule(
            "accidental",
            w(
                "accidentally|by accident|by mistake|mistakenly|on accident|mixed up|out of habit|"
                "thought it was|forgot i had|forgot i already|forgot that i|forgot i took|wrong bottle|"
                "wrong one|grabbed the wrong"
            ),
            gap(10),
            w(MED),
            guards=(
                *T,
                not_medicine,
                sentence_has(
                    "left|threw|deleted|booked|missed|skipped|sent|cancelled|canceled|signed|dropped|lost|flushed"
                ),
            ),
            weight=0.5,
            swallowed=True,
        ),
        rule(
            "wrong-route",
            w("injected|snorted|swallowed|smoked|drank|plugged"),
            gap(3),
            w(
                "my lozenge|the lozenge|my troche|my ketamine|the spray|the nasal spray|whole troche|"
                "his ketamine|her ketamine"
            ),
            guards=T,
            weight=0.4,
            swallowed=True,
        ),
        rule(
            "child-swallowed",
            w(CHILD),
            gap(8),
            w(
                "ate|eaten|swallowed|swallowing|drank|chewed|chewing|took|taken|got into|gotten into|"
                "got ahold of|got a hold of|got hold of|put|licked|sucked|ingested|found|grabbed|eating|"
                "opened|consumed|may have eaten|had|bit into|sampled|got in|popped|been in|has been in|"
                "into|sprayed|drunk|munched"
            ),
            gap(6),
            w(
                MED
                + (
                    "|medicine cabinet|my purse|bottle|something from|one of my|some of my|one of his|"
                    "in her mouth|in his mouth|candy"
                )
            ),
            guards=(asks_what_would, ex.medical_history, child_topic),
            weight=1.0,
            swallowed=True,
        ),
        rule(
            "child-swallowed-2",
            w("ate|eaten|swallowed|drank|chewed|took|got into|found|got ahold of|got hold of"),
            gap(6),
            w(MED),
            gap(6),
            w(
                "toddler|baby|infant|grandson|granddaughter|year old|my kid|my son is|my daughter is|"
                "months old|he is 3|she is 2|he is 2|she is 3|is only 2|is only 3|is only 4"
            ),
            guards=(asks_what_would, ex.medical_history, child_topic),
            weight=0.9,
            swallowed=True,
        ),
        rule(
            "child-with-empty",
            w(CHILD),
            gap(12),
            w(
                "pills missing|pills are missing|tablets missing|bottle is empty|empty bottle|"
                "lozenge is missing|lozenges are missing|lozenges missing|one is missing|open bottle|"
                "bottle was open|wrapper|pills everywhere|pill bottle|pills on the floor|"
                "some are missing|bottle open|medicine cabinet|missing lozenge"
            ),
            guards=(*T, child_topic),
            weight=0.7,
            swallowed=True,
        ),
        rule(
            "missing-tablets",
            w("missing|gone|empty"),
            gap(4),
            w("tablets|pills|lozenges|bottle|doses"),
            weight=0.3,
            guards=(*T, sentence_has("refill|pharmacy|package|delivery|order|shipped|shipment")),
            swallowed=True,
        ),
        rule(
            "need-poison-control",
            w("poison control|poisoned|poisoning"),
            unless("number|food"),
            guards=(*E, sentence_has("number for|what is|food")),
            weight=0.5,
            swallowed=True,
        ),
    ]
