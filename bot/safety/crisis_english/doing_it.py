"""About to do it, doing it again after an attempt, what keeps from it, methods looked up."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import (
    service_words,
)
from bot.safety.grammar import Rule, gap, o, raw, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "do-it",
            w(
                "nearly|almost|going to|gonna|ready to|want to|about to|will|might|i should|"
                "maybe i should|should just|could just|says he is going to|says she is going to|"
                "decided to|try to|wanna|keep almost|came close to|close to|think i will|"
                "think i am going to|would just|gotta|courage to|guts to|nerve to|brave enough to|"
                "too scared to|strength to|not strong enough to|tempted to|thought about how to|"
                "how i will|how i would|know how to|wish i could"
            ),
            o("just|really|actually|finally|go ahead and|probably"),
            w(
                "do it|did it|doing it|done it|go through with it|go through|pull the trigger|"
                "do it again|try again|do that"
            ),
            raw(
                r"(?= (?:,|and|but|so|because|tonight|today|now|this|lol|when|if|once|after|before|i|soon|"
                r"again|for real|here|right|already|too|someday|one) | $)"
            ),
            guards=(
                ex.in_general,
                ex.negated,
                service_words,
                only.sentence_has(
                    "wife and|husband and|both|as a pair|miscarriage|pregnan\\w*|baby|lol|ketamine|spravato|"
                    "infusions?|treatment|nervous|book|try it|therapy|consult\\w*|iv|surgery|needle|the form|"
                    "online|paperwork|call|procedure|session|pay|price|afford|worth it|research|reviews|"
                    "nasal|form|sign|dmv|taxes|how do|who|can you|refill|homework|shot|the drive|drive|nurse|"
                    "at home|myself at|test|labs?|tms|ect|insurance|fast|fasting"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "think-about-it-a-lot",
            w(
                "think about it|thinking about it|thought about it|dream about it|obsess over it|plan it|"
                "think about how"
            ),
            w(
                "a lot|every day|every night|all the time|constantly|more and more|all day|again|"
                "too much|when i drive|at night|most days|daily|every time i"
            ),
            guards=(ex.negated, service_words),
            weight=0.6,
        ),
        rule(
            "was-not-joking",
            w(
                "was not joking|was not kidding|not really joking|not really jk|only half joking|"
                "half joking|half kidding|kidding mostly|joking mostly|wasnt joking|mostly joking|"
                "was not a joke|not even joking|not entirely joking|not actually joking|not joking"
            ),
            weight=0.5,
        ),
        rule(
            "attempt-after",
            w(
                "after my attempt|since my attempt|my last attempt|my attempt|another attempt|third try|"
                "second try|fourth try|next attempt|my third attempt|my second attempt|first attempt|"
                "will not mess up|not mess up the|not fail|not fail this time|correcting that|fix that|"
                "succeed this time|survived my attempt|failed attempt|failed again"
            ),
            gap(14),
            w(
                "back|again|next|fourth|third|second|this time|not stopped|still|want to|wish|thoughts|"
                "tried|correcting|worse|planning|thinking|and i|mess up|fail"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "antidepressant\\w*|med|meds|medications?|iv|vein|years|quit|smoking|password|insurance|"
                    "appeal|call|payment|treatment|grateful|thankful|login|infusions? did|form|denied"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "do-it-again",
            w("took|tried|overdosed|attempted|cut"),
            gap(8),
            w(
                "last month|last week|in the spring|this summer|yesterday|in may|last year|this year|"
                "in june|a month ago|weeks ago|recently"
            ),
            gap(5),
            w("do it again|try again|wanna do it|want to do it|again"),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "antidepressant\\w*|infusions?|spravato|ketamine|tms|zoloft|lexapro|insurance|therapy|treatment"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "what-keeps-me-from",
            w(
                "out of reach|take my pills away|drop off my pills|hide the knives|hid the knives|"
                "hide the pills|hid the pills|give someone my gun|gave my gun|someone to hold my pills|"
                "lock up my pills|hold my meds for me|take them from me|so i do not take them all|"
                "so i can not take them all|get rid of the pills before i|only place i can not|"
                "place i can not hurt|sleep in the car so i|keep the knives|take the knives|"
                "took the knives|take away his guns|took his guns|took the guns"
            ),
            guards=(ex.in_general, only.sentence_has("toddler|kids?|child\\w*|grand\\w*|dog|baby")),
            weight=0.7,
        ),
        rule(
            "research-methods",
            w(
                "googling|googled|google|searching|searched|looked up|looking up|researching|"
                "reading about|wondering|been reading"
            ),
            gap(3),
            w(
                "drowning|hanging|overdose|overdosing|how many pills|how long it takes to bleed|painless|"
                "ways to die|how to die|how to kill|lethal|fatal|least painful|how to tie a|how high|"
                "if it hurts to die|jump from|carbon monoxide|whether drowning|how much to|"
                "if it would hurt"
            ),
            guards=(ex.in_general, only.sentence_has("ketamine|paper|class|news|spravato|matthew|safe")),
            weight=0.8,
        ),
    ]
