"""Plans, dates, and the means for them nearby."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import (
    lock_up,
    no_means,
    service_words,
)
from bot.safety.crisis_english.words import DRUG, MEANS, NEAR_ME
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "have-a-plan",
            w(
                "have a plan|have the plan|got a plan|a plan and|my plan is|with a plan|made a plan|"
                "because i have one|have a date|my own plan|have a method|a plan for after|"
                "a plan for when|backup plan if|plan if this does not|a plan lol|has a plan|"
                "a plan to do it|have my exit|exit plan|exit strategy"
            ),
            guards=(ex.negated, ex.in_general, service_words),
            weight=0.6,
        ),
        rule(
            "have-a-plan-service",
            w(
                "have a plan for after|got a plan for after|plan for if this does not work|"
                "plan if it does not work|plan for when this fails|plan if this fails|"
                "a plan if the ketamine does not work|a plan if this does not work|"
                "a plan if treatment fails|plan for if it fails"
            ),
            guards=(ex.negated,),
            weight=0.7,
        ),
        rule(
            "chose-date",
            w(
                "picked|chosen|chose|pick|set|worked out|decided|decided on|figured out|know|planned|"
                "settled on|circled|working out|work out|choosing|picking out|marked|got"
            ),
            o("a|the|my|out|exactly|on|already|both"),
            w(
                "date|day|night|place|spot|time|place and time|date and place|where and when|"
                "how and when|when and where|where|how|when|method|tree|bridge|way|weekend|hour|playlist|"
                "outfit|hymns|anniversary"
            ),
            gap(4),
            w(
                "and|already|it is|is|our|for it|its|i will|when|too|now|where|, |to do it|to go|that|so|"
                "next week|this week|but"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                service_words,
                only.sentence_has(
                    "which|clinic|park|whether|if i|what|location|open|how to get|find|you|your|wedding|how much|long"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "in-my-head-where",
            w(
                "worked out where and when|know where and when|know how and when|worked out how|"
                "working out how|know exactly what i would do|know exactly what i would use|"
                "know exactly how i would|know exactly what i will do|know what i would do and|"
                "i have access|have access to what i need|bought what i need|bought what i needed|"
                "ordered what i need|got what i need|got everything i need|have what i need|"
                "have everything i need|have all i need|bought the rope|bought a rope|"
                "written it all down|have it ready|got it ready|have it all worked out|"
                "got it all worked out|figured out a way|have the means|know where he keeps|"
                "know where the gun|know where the key to the|know the code to the gun|safe combination"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has(
                    "appointment|consult\\w*|visit|infusion|form|paperwork|recovery|trip|session|insurance|"
                    "portal|prepare|prep|thanks|thank you|answered"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "means-near",
            w(MEANS),
            gap(9),
            w(NEAR_ME),
            guards=(
                ex.in_general,
                ex.accident,
                lock_up,
                only.sentence_has("police officer|security guard|not (?:have|own)|no"),
            ),
            weight=0.6,
        ),
        rule(
            "near-means",
            w(
                NEAR_ME
                + ("|got my|have my|bought a|found my|got a|have the|holding the|with my|sleep with|sleeping with")
            ),
            gap(5),
            w(MEANS),
            guards=(
                ex.in_general,
                ex.accident,
                lock_up,
                no_means,
                only.sentence_has("police officer|security guard"),
            ),
            weight=0.6,
        ),
        rule(
            "drugs-near",
            w(DRUG + "|bottle|bottles|vodka"),
            gap(8),
            w(
                "next to me|in my hand|in my hands|in front of me|beside me|in my lap|right here with me|"
                "lined up|take them all|taking them all|take all of them|taking all of them|"
                "all of them tonight|i do not take them all|dont take them all|poured out|spread out|"
                "counting them|counted them|counted out|keep counting|all at once and|swallow them all|"
                "i want to take them all|laid out|in a pile|one last time|in the drawer and|calling|"
                "not to swallow|not swallow"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "my (?:kid|son|daughter|toddler)|dispose|refill|fridge|label|enough to last|"
                    "enough to get|to cover|enough to make|prescription says|can not read"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "have-the-drugs",
            w(
                "have the|have all my|got the|got all my|sitting here with|sitting with|holding|"
                "looking at|staring at|counting|counted|counting out|poured|opened|emptied"
            ),
            o("a|the|my|all|out|all my|his|her|these|all the|bottle of|handful of|full|whole|bottle|pile of"),
            w(
                "pills|tablets|bottle of pills|pill bottle|sleeping pills|bottle|meds in my hand|"
                "lozenges in my hand|insulin"
            ),
            unless(
                "organizer|identified|for my|from|wine|of water|with the label|splitter|refilled|ready for|to bring|you"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "refill|label|bring|question about|pharmacy|directions|expired|dispose|ibuprofen for|"
                    "pharmacist|not sure which|prescribed|nurse said|prescription|seal|childproof|kids?|"
                    "toddler|swallowed|ate|husband|wife"
                ),
            ),
            weight=0.6,
        ),
    ]
