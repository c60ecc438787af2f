"""An end that is near: nobody will have to worry, no more appointments, thanks to the staff."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "nobody-will-worry",
            w(
                "nobody|no one|you|they|everyone|my family|she|he|people|anyone|my kids|my wife|"
                "my husband|none of you|mom|anybody"
            ),
            o("will|would|ever|finally"),
            w(
                "have to worry about me|has to worry about me|need to worry about me|worry about me|"
                "have to deal with me|deal with me|have to take care of me|have to put up with me|"
                "be burdened by me|have to carry me|have to look after me|be stuck with me|be rid of me|"
                "be free of me|have to see me|need to bother with me|bother with me"
            ),
            o("anymore|any more|any longer|again|ever again|after|soon|much longer|then|once"),
            guards=(ex.in_general, only.sentence_has("feel\\w*|getting better|driving|can take care")),
            weight=0.7,
        ),
        rule(
            "not-a-burden",
            w(
                "burden|weight on|drain on|dead weight|waste of space|waste of oxygen|waste of air|"
                "mistake that i was born|too much for everyone"
            ),
            guards=(
                ex.in_general,
                ex.negated,
                only.sentence_has("financial|tax|cost|cognitive|burden of|depression is"),
            ),
            weight=0.5,
        ),
        rule(
            "not-be-a-burden",
            w(
                "not be|not want to be|not wanting to be|no longer be|stop being|quit being|done being|"
                "not going to be|never be|tired of being|sick of being"
            ),
            gap(1),
            w(
                "burden|a problem|anyone s problem|your problem|anybody s problem|everyone s problem|"
                "trouble to anyone|in the way|a bother|a weight"
            ),
            o("anymore|any longer|much longer|soon|to"),
            guards=(ex.in_general, only.sentence_has("financial")),
            weight=0.7,
        ),
        rule(
            "not-around",
            w(
                "not be around|not be here|not be in this world|no longer be around|no longer be here|"
                "not going to be around|not going to be here|not around|not be there|"
                "not plan on being here|not planning on being here|not planning to be here|"
                "not plan to be here|not expect to be here|not think i will be here|"
                "not think i will be around|not see myself here|not see myself being here|"
                "not be sticking around|not be with you|not sticking around|not be needing|"
                "not see a future|not have a future|no future for me|not be a future|not have long|"
                "not much time left|not be on this|not make it to my|not going to make it|"
                "not make it much longer|not picture being here|not picture myself here"
            ),
            o("for|much|very|to|here|,|past|by|after|until|long|too"),
            w(
                "longer|much longer|long|long enough|for that|to see|for christmas|for it|anyway|to need|"
                "to use|past|by then|by|when|tomorrow|next week|next month|anymore|after|for them|for my|"
                "to find out|that long|to deal|to worry|to watch|to pay|in a month|in the morning|to|"
                "for the|for|here|around|it|at all|through|myself|left"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.not_be_here,
                only.sentence_has(
                    "vacation|trip|travel\\w*|beach|work|out of town|appointment time|traffic|on time|"
                    "kids game|party|late|meeting|ride|driver|moving|moved|resched\\w*|another|jury"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "not-need-it",
            w(
                "not need|not be needing|no longer need|not going to need|no need for|not matter|"
                "never need|not be coming|not need to|not even need|not like it matters|"
                "not like it will matter|not going to matter|not be needed"
            ),
            gap(5),
            w(
                "after tonight|after today|where i am going|anymore after|anyway|soon|after this|"
                "after tomorrow|where i will be|after sunday|after friday|after this weekend|"
                "after monday|by then|after the weekend|much longer|ever again|once i am|when i am|"
                "after this week"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "moving|insurance|feel\\w* (?:better|great|good)|so much better|remission|switched|"
                    "new doctor|all better|driver"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "no-more-appointments",
            w(
                "not need|not be needing|no longer need|will not be at|not going to need|cancel|"
                "cancelling|canceling|not be making|never be making|not be coming|no use for|done with"
            ),
            gap(3),
            w(
                "any more appointments|all my appointments|all my future appointments|"
                "any future appointments|my future appointments|future appointments|that appointment|"
                "those appointments|the appointment|my appointment|my remaining sessions|all my sessions|"
                "everything|all future|any of my|the rest of my|all of my|my next appointment|"
                "appointments"
            ),
            weight=0.3,
            guards=(
                ex.in_general,
                only.sentence_has(
                    "insurance|moving|better|work|conflict|resched\\w*|sick|ride|cost|afford\\w*|monday|"
                    "tuesday|wednesday|thursday|friday|flu|covid"
                ),
            ),
        ),
        rule(
            "thanks-to-staff",
            w("thank|thanks|grateful|tell|thanked"),
            gap(6),
            w(
                "for being kind|for being so kind|for everything|for trying|did everything|did her best|"
                "did his best|did all you could|did what you could|for all you did|tried your best|"
                "for being nice to me|for caring|was kind|were kind|it is not your fault|"
                "it was not their fault|not anyone s fault|for taking care of me|done everything|"
                "did everything she could|did everything he could|did everything you could|not her fault|"
                "not his fault|for listening|me for everything"
            ),
            weight=0.35,
        ),
        rule(
            "too-late-for-me",
            w(
                "too late for me|never going to be enough|beyond help|past saving|past helping|"
                "can not be saved|can not be fixed|can not be helped|no hope for me|no hope left|"
                "hope is gone|out of hope|lost all hope|lost hope|given up on|given up|gave up|i give up|"
                "giving up|i am giving up|stopped fighting|stop fighting|done fighting|done trying|"
                "tired of fighting|no fight left|nothing left in me|nothing left to give|"
                "have nothing left|nothing left|got nothing left|no one can help me|nothing can help me|"
                "hopeless|i am finished|can not win|end of my rope|end of the road|at the end of my|"
                "last straw|at my limit|reached my limit|my breaking point|end of the line|lost cause|"
                "ran out of reasons|out of reasons|out of options|made peace with it|made my peace|"
                "at peace with it|at peace with my decision|at peace with dying|accepted it|broken beyond"
            ),
            unless(
                "treatment|on this claim|the claim|with treatment|with my|with the|with insurance|"
                "with infusion|for the day|at work|on hold|filling|carbs|alcohol|smoking|caffeine|"
                "on insurance|on the|on this form|on antidepressants|on meds|eating"
            ),
            guards=(
                only.sentence_has(
                    "claim|form|insurance|denial|session|treatment with|membership|phone|password|portal|"
                    "infusion today|parking"
                ),
            ),
            weight=0.4,
        ),
    ]
