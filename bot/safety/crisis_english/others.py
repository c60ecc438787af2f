"""The others who would be better off, and dying as they did."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    folks = (
        "they|everyone|everybody|family|kids|kid|children|wife|husband|mom|parents|friends|"
        "people|world|baby|son|daughter|my group|girls|boys|he|she|partner|everyone else|"
        "coworkers|siblings|dad|you all|you guys|dog|class|theirs"
    )
    return [
        rule(
            "others-better",
            w(folks),
            gap(4),
            w(
                "better off|happier|relieved|easier|safer|fine without|ok without|okay without|better|"
                "heal|move on|get over it|be fine|be okay|recover|forget me|breathe easier|be free|"
                "free of me|free|adjust|cope"
            ),
            gap(6),
            w(
                "without me|at my funeral|my funeral|insurance money|life insurance|when i am gone|"
                "if i am gone|if i was gone|if i was dead|if i died|with me gone|with me dead|"
                "just their mom|just their dad|just his dad|just her mom|dead|if i were|if i was not|"
                "if i left|once i am|in a week|in a year|eventually|never existed|than with me|"
                "a different mom|another mom|a real mother|a different mother|someone else as|"
                "the kindest|after i|burying|payout|the insurance|in time|if i had never|"
                "if i disappeared|if i just|i am not here|i was not here|i am not around"
            ),
            unless("meds|insurance pays|coverage"),
            guards=(
                ex.in_general,
                ex.negated,
                only.sentence_has(
                    "ketamine|infusion|symptoms|treatment|divorce|breakup|broke up|ex|moved out|vacation|"
                    "sober|insurance cover\\w*"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "worth-more-dead",
            w(
                "worth more dead|worth more to them dead|more useful dead|more valuable dead|"
                "worth more to my family dead|insurance money would|insurance would help them|"
                "money when i die|money if i die|worth more gone|insurance money and|"
                "kindest thing i could do|kindest option|favor to everyone|doing everyone a favor|"
                "do everyone a favor|do them all a favor|doing the world a favor|do the world a favor|"
                "a favor by"
            ),
            weight=0.7,
            guards=(ex.in_general, only.sentence_has("stopped|staying home|cancel\\w*|masks?")),
        ),
        rule(
            "insurance-themselves",
            w("life insurance|insurance payout|insurance money"),
            gap(8),
            w("themselves|themself|himself|herself|myself|yourself|on purpose|own hand|self inflicted|takes their own"),
            guards=(
                only.sentence_has(
                    "injur\\w*|pay for it myself|copay|deductible|self pay|out of pocket|submit|file|"
                    "cover (?:ketamine|spravato|this|it)|claim myself"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "own-hand",
            w(
                "by their own hand|by his own hand|by her own hand|by my own hand|take care of it myself|"
                "end things my way|go out on my own terms|go on my own terms|leave on my own terms|"
                "on my own terms|die on my terms|handle it myself before|my brother did it|"
                "understand why my brother|understand why my dad|understand why he did it|"
                "understand why she did it|understand why people do it|see why people do it|"
                "understand people who do it|get why people|like my dad did|like my brother did|"
                "the way my father did|same way as my|follow my brother|follow my dad|follow my mother|"
                "follow my husband|follow him|follow her|run in the family and"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("ketamine|infusion|book|scheduling|insurance|instructions|advice|instagram|portal"),
            ),
            weight=0.6,
        ),
        rule(
            "choose-not-here",
            w("choose|chose|choosing|rather|prefer|decided|deciding|want|plan|planning|wish"),
            gap(2),
            w(
                "not to be here|not to be|not be here for|not to exist|not to live|not to wake|"
                "not to stay|not to continue|not to go on|to opt out|to stop existing|to stop being|"
                "nonexistence|not being here|not being"
            ),
            unless("on|late|in|sedated|awake|able|a|intubated|strapped|alone|seen|put|billed|charged|contacted"),
            guards=(ex.in_general, only.not_be_here),
            weight=0.7,
        ),
        rule(
            "not-alive-anymore",
            w(
                "not being alive|not be alive|no longer being alive|no longer alive|not living anymore|"
                "not liv no more|not live no more|not want to live no more|not be here no more|"
                "not want to be alive|being not alive|no more living|not wanting to live|"
                "not wanting to be alive|not wanting to be here|not wanting to exist|not wanting to wake|"
                "without being alive|not staying alive|to live no more|to liv no more|not want to live|"
                "not wanna live|not want to exist|not want to be here anymore"
            ),
            unless("with|in|near|like|at|here|forever|alone|on|through|my life|without|anywhere"),
            guards=(
                ex.in_general,
                ex.long_past,
                ex.fatal_illness,
                only.sentence_has("people|patients|help with|pain makes|in|near|with my"),
            ),
            weight=0.9,
        ),
    ]
