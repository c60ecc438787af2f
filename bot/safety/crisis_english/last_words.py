"""Farewells through others, letters for after, a last answer."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "sorry-message",
            w(
                "tell my|tell them|tell her|tell him|tell everyone|telling her|telling him|telling them|"
                "let them know|let my|make sure my|please tell|saying that|schedule a message"
            ),
            gap(8),
            w(
                "i am sorry|was not their fault|not their fault|it is not their fault|not her fault|"
                "not his fault|i love them|loved them|i loved|i love her|i love him|where the spare key|"
                "where to find|i tried|i said goodbye|goodbye|knows i love|know i love|it was not her|"
                "it was not him|wasnt their fault|i fought|take care of"
            ),
            guards=(
                only.sentence_has(
                    "late|resched\\w*|appointment|mix ?up|cancel\\w*|nurse|front desk|bill|voicemail|miss(?:ed|ing)"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "take-care-farewell",
            w(
                "take care of each other|take care of my|look after my|look after each other|"
                "take care of mom|take care of my dog|take care of yourselves|watch over my|"
                "be good to each other|raise my kids|look after mom|take care of them for me|"
                "take care of her for me|take care of him for me|be strong for|remember me|"
                "do not cry for me|do not blame yourselves|do not blame yourself|please forgive me|"
                "forgive me for|forgive me|no one is to blame|nobody is to blame|not your fault|"
                "kind to me right to the end|right to the end|to the very end|you were kind to me|"
                "thank you for everything you did|rest easy knowing|do not look for me|"
                "do not come looking|do not try to find me|not try to stop me"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "during|while i|who will|can someone|appointment|late|cancel\\w*|mix ?up|billing|infusion"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "letters-for-after",
            w("letters|letter|notes|note|videos|video|cards|recordings|messages|birthday cards"),
            gap(6),
            w(
                "for after|for when i am|for when i|each of my kids|to my kids|for my kids|for each|"
                "to each of|my children|to my wife|to my husband|for my wife|for my husband|"
                "to my parents|for my parents|for my daughter|for my son|to my daughter|to my son|"
                "future birthdays|to open when"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.sentence_has("school|doctor|denial|insurance|appeal|necessity|work|jury|teacher|refer\\w*|clinic"),
            ),
            weight=0.5,
        ),
        rule(
            "my-answer-bye",
            w(
                "that is my answer|then that is it|guess that is it|i guess that is my answer|"
                "that settles it|last hope|last chance|last thing i am trying|"
                "last thing i was going to try|last resort|nothing after this|last thing left|"
                "if this does not work i|if it does not work i am|if this fails|"
                "if ketamine does not work i|if it does not work i|when this fails|"
                "if this does not help i|no plan b|out of options|nothing else left"
            ),
            gap(8),
            w(
                "bye|goodbye|done|i am done|out|am not|will not|end|over|not sticking|nothing left|"
                "give up|see you|not going to be|i quit|leave|stop trying|not keep|checking out|anyway|"
                "do not know what i will do|do it"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("refund|switch|go back to|tms|ect|try|spravato|insurance|cancel my"),
            ),
            weight=0.5,
        ),
    ]
