"""What worried relatives and friends describe."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.words import PERSON
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "talk-me-out",
            w(
                "talk me out of it|talk me out of this|talk me down|talk him out of it|"
                "talk her out of it|talk him down|talk her down|talk myself out of it"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("treatment|infusion|ketamine|driving|claustrophobic|buying|booking|quit\\w*"),
            ),
            weight=0.7,
        ),
        rule(
            "locked-in",
            w(
                "locked himself|locked herself|locked themselves|locked in his|locked in her|"
                "locked the door|barricaded|will not open the door|wont open|not open his door|"
                "not open her door|not open the door|will not open his|will not open her|"
                "will not let me in|not let me in|will not come out|not coming out of|encerrado"
            ),
            weight=0.5,
            guards=(ex.in_general, only.sentence_has("clinic|office|lobby|building|suite|key|car")),
        ),
        rule(
            "missing-person",
            w(
                "missing|can not find|not answering|will not answer|not picking up|phone is off|"
                "turned off his phone|turned off her phone|has not come home|not come home|disappeared|"
                "will not pick up|stopped answering|ran off|left the house|drove off"
            ),
            weight=0.4,
            guards=(
                ex.in_general,
                only.sentence_has(
                    "you guys|clinic|your office|your phone|front desk|nurse|receptionist|invoice|receipt|"
                    "email|form|tooth|dose|pill"
                ),
            ),
        ),
        rule(
            "other-goodbye",
            w(
                "texted me|texted|text saying|told me|says|said|posted|posting|left me a|called to say|"
                "called me to say|sent me|wrote me|message saying|just texted"
            ),
            gap(3),
            w(
                "goodbye|goodbye forever|goodbyes|bye forever|he loved us|she loved us|"
                "sorry for everything|take care of the kids|take care of mom|thanked me for everything|"
                "me for everything|not be around|she is sorry for everything|he is sorry for everything|"
                "look after the kids|look after my|he will miss us|she will miss us|final|"
                "we will be better off"
            ),
            weight=0.7,
            guards=(ex.in_general,),
        ),
        rule(
            "other-talks-of-death",
            w(PERSON + "|keeps"),
            gap(3),
            w(
                "says he is done|says she is done|says he is going to do it|says she is going to do it|"
                "says it is over|talks about death|talking about death|talking about dying|"
                "talks about dying|talking about ending|says he can not go on|says she can not go on|"
                "said he can not go on|says he has nothing|says she has nothing|obsessed with death|"
                "says there is no point|says we would be better|says we will be better|"
                "says we are better|says life is not|wishes she was|wishes he was|wishes she were|"
                "wishes he were|told us goodbye|told me goodbye|said goodbye|keeps saying goodbye|"
                "says goodbye|does not want to live|not want to live|does not want to be here|"
                "not want to be here|wants it to be over|wants to be with|asking who gets|giving up"
            ),
            unless("with|from cancer"),
            guards=(ex.in_general, ex.long_past, ex.fatal_illness),
            weight=0.8,
        ),
        rule(
            "keep-safe",
            w("keep him|keep her|keep them|keep my son|keep my daughter|keep my husband|keep my wife|keep me"),
            w(
                "safe tonight|alive|safe until|safe from himself|safe from herself|alive tonight|"
                "alive until|from hurting|from killing|from doing it|safe from myself|"
                "from hurting himself|from hurting herself"
            ),
            guards=(ex.in_general,),
            weight=0.9,
        ),
        rule(
            "hurting-others-fear",
            w(
                "hurt the baby and myself|take my kids with me|take the baby with me|take us both|"
                "kill us both|kids with me when i"
            ),
            weight=1.0,
        ),
        rule(
            "baby-better",
            w("baby|kids|children|son|daughter|family|husband|wife|everyone|parents|friends|mom"),
            gap(4),
            w(
                "deserves better than me|deserve better than me|better mother|better mom|"
                "without a mom like me|happier without|better without|sad for a while|move on|"
                "get over it|find someone better|be okay without me|be fine without me|be better off|"
                "raise them without|miss me at first"
            ),
            weight=0.5,
            guards=(ex.in_general,),
        ),
        rule(
            "been-planning",
            w("planning|planned|plan|preparing|rehearsing|rehearsed|practiced|practicing|researching|prepared"),
            gap(2),
            w(
                "my death|my own death|my exit|my way out|my suicide|how to do it|how i would do it|"
                "how i will do it|to do it|for it|my end|ways to go|how to go|painless ways|the end"
            ),
            unless("of treatment|of the|of year"),
            weight=0.9,
            guards=(
                ex.in_general,
                ex.negated,
                ex.long_past,
                only.sentence_has("appointment|infusion|insurance|pay|inpatient|ride|consult\\w*|surgery"),
            ),
        ),
        rule(
            "crisis-help",
            w(
                "in crisis|i am in a crisis|mental health crisis|having a crisis|need help right now or|"
                "someone please talk to me before|stop me please|please stop me|someone stop me|"
                "need someone to stop me|need to be hospitalized|need to go inpatient|"
                "should i go to the psych ward|need to be committed|i am in danger|danger to myself|"
                "danger to himself|danger to herself|having a breakdown and|not going to survive this|"
                "do not think i will survive|not survive this|not going to make it through|"
                "not make it through the night|not make it to morning"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                ex.long_past,
                only.sentence_has(
                    "why does it say|page|button|banner|link|hotline|if i|if a|when a|do you|policy|financial"
                ),
            ),
            weight=0.8,
        ),
    ]
