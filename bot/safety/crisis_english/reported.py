"""What a relative or friend says, wishes or stops doing, told by somebody close."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import service_words
from bot.safety.crisis_english.words import PERSON
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "person-going-to",
            w(PERSON),
            gap(2),
            w(
                "says|said|texted|told me|keeps saying|messaged|wrote|posted|screamed|yelled|announced|"
                "swears|threatened|just said"
            ),
            gap(6),
            w(
                "going to do it|do it tonight|do it|end it|rather be with|rather be dead|"
                "worry about me after|not worry about me|not be a burden|not be a problem|be with mom|"
                "be with dad|be with grandma|lord take|lord takes|god to take|god takes|ready to die|"
                "ready to go|no reason to|not want to live|done with life|done with everything|"
                "can not go on|can not do this anymore|jump|not see him again|not see her again|"
                "last time|no point in|rather die|wants to sleep|a goodbye|not wake up|world without|"
                "after tonight|want to be here|not wants to be here|he wants out|wants out|better off|"
                "want to exist|kill me"
            ),
            unless("to school|to bed|to work|to treatment|to the appointment|to start"),
            guards=(ex.in_general, ex.long_past, only.trifling, service_words),
            weight=0.7,
        ),
        rule(
            "person-wishes",
            w("hopes|wishes|prays|wants|asking|asks|begging|begs|begged|hoping|praying"),
            gap(2),
            w(
                "the lord takes|god takes|lord to take|god to take|to die|she was dead|he was dead|"
                "to be dead|to go to heaven|to be with my|to join|to be with her|to be with his|"
                "me to let|die|us to let|not to wake|to not wake|he would die|she would die|he could die|"
                "she could die|to end it|it was over|he were dead|she were dead|to be put to sleep|"
                "help dying|me to kill"
            ),
            unless("in peace at|with dignity"),
            guards=(ex.negated, ex.in_general, ex.fatal_illness, only.not_be_here, ex.figure_of_speech),
            weight=0.8,
        ),
        rule(
            "person-stopped",
            w(PERSON),
            gap(6),
            w(
                "stopped eating|stopped taking|refuses to eat|refusing to eat|will not eat|stopped his|"
                "stopped her|quit eating|quit taking|threw out his|flushed his|flushed her"
            ),
            weight=0.3,
            guards=(ex.in_general, ex.long_past),
        ),
    ]
