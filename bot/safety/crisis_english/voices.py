"""Voices that command it, and what others say one should do."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import (
    voices_of_people,
)
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "voices",
            w(
                "voice|voices|god|angels|demons|demon|devil|satan|spirits|spirit|head|he|she|they|"
                "someone|somebody|everyone|brain|mind|depression|it|ghost|dead mother|something"
            ),
            gap(5),
            w(
                "tell me|tells me|telling me|told me|says i should|saying i should|say i should|"
                "saying to|says to|command me|commanding me|commands me|wants me|want me|ordering me|"
                "orders me|whispers|whispering|screaming at me|yells at me|said i should|tells her|"
                "telling her|tells him|telling him|told her|told him|say to|keep saying|keeps saying|"
                "asking me|screaming"
            ),
            gap(3),
            w(
                "jump|walk into|kill|die|hurt myself|cut|end it|do it|join|leave my body|kys|kill myself|"
                "drown|hang|hurt him|swallow|take all|take the pills|stab|harm|it is time|drive into|"
                "my time|come with|i should die|i should be dead|go with|i do not deserve to live|"
                "nobody would care|hurt herself|hurt himself|follow"
            ),
            guards=(ex.in_general, ex.long_past, voices_of_people),
            weight=0.9,
        ),
        rule(
            "hears-voices",
            w("voices"),
            gap(3),
            w(
                "in my head|inside my head|in his head|in her head|will not stop|do not stop|never stop|will not leave|"
                "do not leave|talking to me|talk to me|telling me|tell me|are back|came back|getting louder"
            ),
            guards=(ex.in_general, ex.long_past, voices_of_people),
        ),
        rule("kys", w("kys"), guards=(only.sentence_has("song|means|meaning|what does|stand for"),), weight=0.7),
    ]
