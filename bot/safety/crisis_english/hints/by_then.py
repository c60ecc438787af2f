"""Gone by then: where one is going, what will not be needed there, what comes after."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "where-i-am-going",
            w(
                "where i am going|where i will be|where i am headed|where i go next|place i am going|"
                "the other side|where she is|where he is|where they are|wherever she is|wherever he is|"
                "go where she|go where he"
            ),
            gap(6),
            w(
                "not need|will not need|no need|need them|need it|no appointments|soon|go|be|"
                "nothing matters|want to|miss"
            ),
            guards=(
                only.sentence_has(
                    "parking|suite|hallway|building|park|floor|address|lost|map|gps|location|sedation|driving|from"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "not-need-where",
            w("not need|no need|never need|not be needing|not needing"),
            gap(6),
            w(
                "where i am going|where i will be|where i am headed|by then|after all thank|"
                "after all thanks|any of it|any of this|it anymore|them anymore"
            ),
            guards=(
                only.sentence_has(
                    "insurance|feel\\w*|doctor|medication|parking|driver|referral|glasses|cpap|crutches|med|meds"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "settled-by-then",
            w(
                "settled by then|over by then|gone by then|finished by then|too late by then|be over by|"
                "will be done by|sorted before the weekend|sort that out before|need to sort that out|"
                "before the weekend i|be nowhere by|by the time you read|by the time anyone reads|"
                "when you read this|if you are reading this|by the time you get this|by the time anyone"
            ),
            guards=(
                only.sentence_has(
                    "bill|claim|insurance|deductible|wedding|move|lease|prior auth|paperwork|tax\\w*|case|"
                    "lawsuit|divorce|semester|exam|school|project|surgery|cold|flu|insur\\w*"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "own-time",
            w(
                "tonight is when i go|when i go for good|when i go it will|is when i go|"
                "before i go which will|before i go soon|i go soon|i will go soon|i will be going soon|"
                "leaving soon for good|not long now|almost over|one more night and|one more day and i|"
                "one last night|last night here|my last day here|it is time now|i think it is time|"
                "it is my time|my time is|time has come|days are numbered|gone soon|gone already|"
                "be gone already|be gone soon|be gone by|not long for this world|no wish to see|"
                "not see another|content to go|ready to be done|deal with myself|deal i made with myself|"
                "bet with myself|told myself i would|promised myself i would|allowed to go|i could go|"
                "then i get to go|then i can be done|before i check out|until i check out|"
                "when i check out|do six sessions before"
            ),
            weight=0.5,
            guards=(
                ex.in_general,
                only.sentence_has(
                    "home|session left|treatment left|infusion|trip|vacation|hospital stay|shift|school|"
                    "semester|parking|appointment|bathroom|discharge|hotel|drive|leave the clinic|front desk"
                ),
            ),
        ),
        rule(
            "after-i-die",
            w(
                "after i die|when i die|if i die|once i die|if i am dead|when i am dead|my body|"
                "my remains|find my body|find me|finds me|found me|finds my body|my ashes|"
                "donate my organs|donate my body"
            ),
            gap(8),
            w(
                "soon|fairly sure|before finishing|i will|refund|not my daughter|not my son|not my kids|"
                "police|and not|who finds|before my|if i do it|in the lake|this week|in the woods|"
                "in the river|my wife|my roommate|clean up|cleaned up|first|tell my|gets my|"
                "in the bathtub|in the garage|do it myself|my mother"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.fear,
                only.sentence_has(
                    "new location|clinic|during|sleep when|from the infusion|your office|on the map|"
                    "in the system|in your system|in the computer|weight|react\\w*|feels?|pain|portal|aches|"
                    "tense|hurts"
                ),
            ),
            weight=0.6,
        ),
    ]
