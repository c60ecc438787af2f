"""Would be gone but for others, wants it over for good, sees no future with me in it."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import service_words
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "would-be-gone",
            w(
                "i would be gone|i would have done it|i would already be|be gone already|"
                "would have ended it|i would not be here|would have been gone|would do it if|do it if it|"
                "if it was not for|if it were not for|if they were not here|never do it because|"
                "only because of my kids|because of my kids i|if i did not have kids|if not for my|"
                "except for my kids"
            ),
            guards=(
                only.sentence_has(
                    "ketamine|you guys|your clinic|infusions|spravato|this clinic|treatment|medication|dr|insurance"
                ),
                ex.long_past,
            ),
            weight=0.6,
        ),
        rule(
            "want-it-permanent",
            w(
                "want it over|want it to be over|just want it over|want this over|want to be gone|"
                "wanted to be gone|want out|wants out|want it all over|want to go|be done with it|"
                "want it done"
            ),
            gap(6),
            w(
                "permanently|for good|forever|for months|for years|so bad|i mean it|and not come back|"
                "tonight|where she is|where he is|depressed|every day|i have wanted it|with it i am"
            ),
            guards=(ex.in_general, service_words),
            weight=0.7,
        ),
        rule(
            "no-place-ahead",
            w(
                "future with me in it|not want saving|not want to be saved|do not save me|not want help|"
                "past help|past helping|past saving|beyond saving|not worth saving|too far gone|"
                "no tomorrow|not want tomorrow|dont want tomorrow|not a tomorrow|not be a wednesday|"
                "be a wednesday for me|not be a tomorrow|no next week for me|no christmas for me|"
                "not picture being alive|not imagine being alive|not imagine being here|"
                "not picture myself|not intend to get|not plan to get|not get old|not pienso llegar|"
                "not have a patient|will not have a patient|not have me to|not going to make it to|"
                "not plan on being around|not be around lol|the last person who was|the last nice thing|"
                "last person who was nice|it was an honor|an honor and to|look after the plants"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("appointment|stock|traffic|late|insurance|tickets?|reschedul\\w*"),
            ),
            weight=0.6,
        ),
        rule(
            "someone-who-finds",
            w(
                "who should find out first|the one who should find|should find out first|"
                "should be the one to find|so she finds everything|so he finds everything|"
                "so they find everything|so nobody has to search|so that no one has to search|"
                "so no one has to|do not let my kids find|not want my kids to find|the police find me|"
                "they find me and not|someone else to find me|not want him to find me|"
                "not want her to find me|checks on my dog|check on my dog|check on my cat|"
                "feed my cat after|someone to take my cat|takes your cats|take my cats|take my dog if|"
                "takes my dog"
            ),
            guards=(only.sentence_has("during|while i am|infusion|appointment|vacation|trip|surgery"),),
            weight=0.6,
        ),
    ]
