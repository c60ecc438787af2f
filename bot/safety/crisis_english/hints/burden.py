"""Worth nothing alive, others who would be free of me, a place that somebody else deserves."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    here = (
        "still be here|be here next week|be around|be alive|needs it|wants to live|has a chance|"
        "deserves it|will use it|can be helped|has time|a future|has hope"
    )
    return [
        rule(
            "worth-dead",
            w(
                "cost more alive|worth more dead|worth nothing alive|more alive than dead|more use dead|"
                "already dead|dead already|basically dead|dead inside and|dead man walking|just a body|"
                "a ghost already|might as well not|might as well be dead|might as well die|"
                "as well be dead|no better than dead|long dead inside"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("phone|battery|car|father|mother|he is|she is|tired|when|show|book|afford to not"),
            ),
            weight=0.6,
        ),
        rule(
            "free-of-me",
            w(
                "free of me|rid of me|shot of me|done with me|have her life back|have his life back|"
                "have their life back|have their lives back|without having to deal with me|"
                "without me dragging|never have to deal with|better mother and i|another mother and|"
                "get somebody else|somebody else before"
            ),
            gap(8),
            w(
                "for good|if i|soon|forever|gone|finally|be gone|were not|was not|once|remember me|"
                "when i am|deserves|then"
            ),
            weight=0.6,
            guards=(ex.in_general, only.sentence_has("roommate|divorc\\w*|moved out|appointment")),
        ),
        rule(
            "deserves-free",
            w(
                "deserve to be free of me|deserves to be free of me|deserve better than me|"
                "deserves better than me|drain on my|drain on everyone|dead weight|burden to my|"
                "burden on my|burden to everyone|burden on everyone|a burden to|a burden on"
            ),
            gap(12),
            w(
                "if i|were not|was not|gone|for good|free|let them rest|rest of me|not here|"
                "her life back|around|dead|better off|disappear|end"
            ),
            weight=0.6,
            guards=(ex.in_general, ex.negated),
        ),
        rule(
            "slot-to-other",
            w(
                "give my slot|give my spot|give my appointment|give it to someone|give it to somebody|"
                "someone else can have my|somebody else can have my|someone who will|somebody who will|"
                "to somebody who|to someone who|let someone else have my|save my slot for|waste on me|"
                "wasted on me|wasting it on me"
            ),
            gap(4),
            w(here),
            weight=0.7,
            guards=(only.sentence_has("ride|driver|vacation"),),
        ),
    ]
