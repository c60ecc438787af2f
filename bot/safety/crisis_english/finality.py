"""An end that is near and decided: no more appointments, nobody will have to worry, it will be over."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    when = (
        "tonight|today|tomorrow|this week|this weekend|sunday|monday|tuesday|wednesday|thursday|"
        "friday|saturday|by then|after tonight|after today|after this weekend|after monday|soon|"
        "by morning|in the morning|next week|after this week|after tomorrow|after friday|"
        "after sunday"
    )
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
        rule(
            "i-am-done",
            w("i am done|am so done|i am just done|i am dun"),
            unless("with|for|at|by|on|in|filling|eating|, thanks|, thank|thanks|thank|paying|now what|at noon"),
            weight=0.3,
        ),
        rule(
            "decided",
            w(
                "i have decided|i decided|i made up my mind|i have made up my mind|made my decision|"
                "i have made my decision|my mind is made up|decision is made|i picked|i have picked|"
                "i have chosen|i chose|i set a date|i have a date|i have set a date|picked a date|"
                "picked the day|set a date|have the date|chosen a day|i know when|decided how|"
                "decided when|picked out the|know how and when|know exactly how|know how i would|"
                "know how i will|got it all planned|all planned out|have it planned|it is planned|"
                "planned it out|planned everything|have it all planned|planned out how|the day i picked|"
                "date picked|have a date picked|have a plan|has a plan|had a plan|made a plan|"
                "making a plan|making plans to|got a plan|a plan in place|plan in my head|plan in mind|"
                "i have the plan|my plan is|know where and when|know the date|thought about how|"
                "thought of how|figured out how|working out how|work out how"
            ),
            unless(
                "not to|to schedule|to start|to do|to go with|to try|to come|to book|with blue|hmo|ppo|"
                "to pay|to reschedule|to move|on ketamine|on spravato|through|for insurance|b|to get|"
                "for a ride|for getting|to continue|to use|to cancel|to take|to stop|the package|"
                "to switch|to quit|spravato|with|that covers|that"
            ),
            guards=(
                only.sentence_has(
                    "insurance|ppo|hmo|deductible|wedding|vacation|treatment plan|payment|meal|consult\\w*|"
                    "ride|driver|package|book|appointment|infusions?|surgery|medicare|aetna|cigna|copay|"
                    "coverage|time off|aftercare|safety plan|care plan"
                ),
                ex.in_general,
                ex.negated,
            ),
            weight=0.5,
        ),
        rule(
            "it-is-this-week",
            w(
                "it is|it will be|it is going to be|doing it|do it|going to do it|happening|it happens|"
                "it ends|it all ends|it will all be over|it will be over|over|it all stops|"
                "everything ends|the pain stops|the pain ends|all be over|it is over|all over|"
                "going through with it|go through with it|will be the day|is the day|is the night|"
                "this is the night|is my last|going to happen|leaving this|it is time"
            ),
            o("this|all|for me|on|by|me"),
            w(when),
            unless("at|my appointment|right|how|do you|pm|am|i have"),
            guards=(
                only.sentence_has(
                    "appointment|infusion|treatment|session|consult\\w*|form|open|hours|deadline|enrollment|"
                    "interview|surgery|my ride|homework|paperwork"
                ),
                ex.in_general,
            ),
            weight=0.5,
        ),
        rule(
            "chickened-out",
            w("chickened out|chicken out|lost my nerve|lose my nerve"),
            weight=0.35,
            guards=(ex.in_general,),
        ),
        rule(
            "go-through-with-it",
            w(
                "go through with it|going through with it|went through with it|follow through with it|"
                "follow through on it|carry it out|carrying it out|act on it|act on them|acting on it|"
                "acting on them|acted on them|acted on it|act on these|act on those|act on my thoughts|"
                "acting on my thoughts|act on the thoughts|acting on the thoughts|do it this time|"
                "do it for real|work this time|get it right this time|really do it|actually do it|"
                "just do it already|do it before i chicken out|get the nerve|have the nerve|"
                "built up the nerve|got the nerve|succeed this time"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "change my mind|owe|refund|treatment|infusion|procedure|surgery|session|needle|"
                    "consult\\w*|spravato|ketamine|appointment|booking|wedding|divorce|iv|insurance|claim|"
                    "therapy"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "over-soon",
            w(
                "it will all be over|it will be over|be over soon|all be over soon|over soon|"
                "i will be free|i will be free soon|free from this|pain will stop|pain will finally|"
                "finally be over|finally over|none of this will|nothing will hurt|not hurt anymore|"
                "wont hurt anymore|hurt anymore|finally be free|finally have peace|finally be at peace|"
                "finally at peace|rest forever|rest at last|finally rest|finally sleep|eternal rest|"
                "long sleep|final sleep|sleep that does not end|the big sleep|peace at last"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "infusion|session|tax|semester|school|surgery|election|week will|divorce|moving|iv|needle|shot|poke"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "nobody-knows",
            w(
                "nobody knows|no one knows|have not told anyone|not told anyone|do not tell anyone|"
                "do not tell my|not to tell anyone|promise not to tell|not tell anyone|"
                "without telling anyone|wanted one person to know|wanted someone to know|"
                "someone should know|just needed someone to know|wanted somebody to know|"
                "at least one person"
            ),
            weight=0.25,
        ),
        rule(
            "not-matter-anymore",
            w(
                "nothing matters|none of it matters|none of this matters|does not matter anymore|"
                "not matter anymore|not matter now|not matter soon|no longer matters|not matter after|"
                "what does it matter|not like it matters|wont matter"
            ),
            weight=0.35,
            guards=(ex.in_general,),
        ),
        rule(
            "no-point",
            w(
                "no point|not see the point|what is the point|whats the point|what s the point|pointless|"
                "see no point|point of anything|point in anything|point anymore|point of any of this|"
                "point of it all|point of trying|what the point is"
            ),
            unless(
                "in coming|in scheduling|in paying|in calling|in booking|of the|if insurance|of a|in the|"
                "of an|in a|of maintenance|in continuing treatment|in doing more"
            ),
            weight=0.4,
            guards=(ex.in_general,),
        ),
        rule(
            "suffering-strong",
            w(
                "in so much pain inside|the pain is too much|can not bear the pain|"
                "can not stand the pain|hate myself|i hate myself so much|empty inside|dead inside|"
                "worthless|nothing but a|trapped|there is nothing left|no way forward|everything is dark|"
                "darkness|so alone|all alone|completely alone|numb|lost everything|want the pain to stop|"
                "make it stop|make the pain stop|want it to stop|want it all to stop|"
                "want everything to stop|need it to stop|need the pain to stop|just want peace|"
                "want to disappear|wish i could disappear|want out|just want out|want this to end|"
                "want it to end|want it all to end|want it over|want it to be over|"
                "want it all to be over|want to be gone|just want to be gone|want to be done|"
                "want to sleep forever|want to give up|wants out|wants it to be over"
            ),
            unless(
                "of the contract|of my contract|of bed|of the house|nerve|lips|hand|arm|face|nose|"
                "of the program|of my plan|of this contract"
            ),
            weight=0.35,
            guards=(ex.in_general, only.sentence_has("itching|nausea|hiccups|spinning|reminders?|texts|emails|calls")),
        ),
        rule(
            "want-it-over",
            w("want|wants|need|wish|hope|ready|waiting|begging|pray|praying|just want"),
            o("for|it|everything|my life|all of this|this|for it"),
            gap(2),
            w(
                "to be over|to end forever|all to end|all to be over|to end tonight|to be over with|"
                "it all over|to just be over|my life to end|my life to be over|this life to be over|"
                "to be gone forever|to stop forever|it over with|it to be over"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "observation|infusion|session|week|semester|divorce|trial|election|winter|month|surgery|"
                    "appointment|call|pregnancy|school|day"
                ),
            ),
            weight=0.5,
        ),
    ]
