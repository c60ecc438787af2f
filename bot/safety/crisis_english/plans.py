"""Plans, dates, means nearby, voices, research."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import (
    harmless_leap,
    lock_up,
    no_means,
    service_words,
    voices_of_people,
)
from bot.safety.crisis_english.words import DRUG, HIGH_PLACE, LEAP, MEANS, NEAR_ME
from bot.safety.grammar import Rule, gap, o, raw, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "have-a-plan",
            w(
                "have a plan|have the plan|got a plan|a plan and|my plan is|with a plan|made a plan|"
                "because i have one|have a date|my own plan|have a method|a plan for after|"
                "a plan for when|backup plan if|plan if this does not|a plan lol|has a plan|"
                "a plan to do it|have my exit|exit plan|exit strategy"
            ),
            guards=(ex.negated, ex.in_general, service_words),
            weight=0.6,
        ),
        rule(
            "have-a-plan-service",
            w(
                "have a plan for after|got a plan for after|plan for if this does not work|"
                "plan if it does not work|plan for when this fails|plan if this fails|"
                "a plan if the ketamine does not work|a plan if this does not work|"
                "a plan if treatment fails|plan for if it fails"
            ),
            guards=(ex.negated,),
            weight=0.7,
        ),
        rule(
            "chose-date",
            w(
                "picked|chosen|chose|pick|set|worked out|decided|decided on|figured out|know|planned|"
                "settled on|circled|working out|work out|choosing|picking out|marked|got"
            ),
            o("a|the|my|out|exactly|on|already|both"),
            w(
                "date|day|night|place|spot|time|place and time|date and place|where and when|"
                "how and when|when and where|where|how|when|method|tree|bridge|way|weekend|hour|playlist|"
                "outfit|hymns|anniversary"
            ),
            gap(4),
            w(
                "and|already|it is|is|our|for it|its|i will|when|too|now|where|, |to do it|to go|that|so|"
                "next week|this week|but"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                service_words,
                only.sentence_has(
                    "which|clinic|park|whether|if i|what|location|open|how to get|find|you|your|wedding|how much|long"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "in-my-head-where",
            w(
                "worked out where and when|know where and when|know how and when|worked out how|"
                "working out how|know exactly what i would do|know exactly what i would use|"
                "know exactly how i would|know exactly what i will do|know what i would do and|"
                "i have access|have access to what i need|bought what i need|bought what i needed|"
                "ordered what i need|got what i need|got everything i need|have what i need|"
                "have everything i need|have all i need|bought the rope|bought a rope|"
                "written it all down|have it ready|got it ready|have it all worked out|"
                "got it all worked out|figured out a way|have the means|know where he keeps|"
                "know where the gun|know where the key to the|know the code to the gun|safe combination"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has(
                    "appointment|consult\\w*|visit|infusion|form|paperwork|recovery|trip|session|insurance|"
                    "portal|prepare|prep|thanks|thank you|answered"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "means-near",
            w(MEANS),
            gap(9),
            w(NEAR_ME),
            guards=(
                ex.in_general,
                ex.accident,
                lock_up,
                only.sentence_has("police officer|security guard|not (?:have|own)|no"),
            ),
            weight=0.6,
        ),
        rule(
            "near-means",
            w(
                NEAR_ME
                + ("|got my|have my|bought a|found my|got a|have the|holding the|with my|sleep with|sleeping with")
            ),
            gap(5),
            w(MEANS),
            guards=(
                ex.in_general,
                ex.accident,
                lock_up,
                no_means,
                only.sentence_has("police officer|security guard"),
            ),
            weight=0.6,
        ),
        rule(
            "drugs-near",
            w(DRUG + "|bottle|bottles|vodka"),
            gap(8),
            w(
                "next to me|in my hand|in my hands|in front of me|beside me|in my lap|right here with me|"
                "lined up|take them all|taking them all|take all of them|taking all of them|"
                "all of them tonight|i do not take them all|dont take them all|poured out|spread out|"
                "counting them|counted them|counted out|keep counting|all at once and|swallow them all|"
                "i want to take them all|laid out|in a pile|one last time|in the drawer and|calling|"
                "not to swallow|not swallow"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "my (?:kid|son|daughter|toddler)|dispose|refill|fridge|label|enough to last|"
                    "enough to get|to cover|enough to make|prescription says|can not read"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "have-the-drugs",
            w(
                "have the|have all my|got the|got all my|sitting here with|sitting with|holding|"
                "looking at|staring at|counting|counted|counting out|poured|opened|emptied"
            ),
            o("a|the|my|all|out|all my|his|her|these|all the|bottle of|handful of|full|whole|bottle|pile of"),
            w(
                "pills|tablets|bottle of pills|pill bottle|sleeping pills|bottle|meds in my hand|"
                "lozenges in my hand|insulin"
            ),
            unless(
                "organizer|identified|for my|from|wine|of water|with the label|splitter|refilled|ready for|to bring|you"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "refill|label|bring|question about|pharmacy|directions|expired|dispose|ibuprofen for|"
                    "pharmacist|not sure which|prescribed|nurse said|prescription|seal|childproof|kids?|"
                    "toddler|swallowed|ate|husband|wife"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "leap",
            w(LEAP),
            gap(5),
            w(HIGH_PLACE),
            guards=(ex.negated, ex.in_general, ex.long_past, harmless_leap),
            weight=0.6,
        ),
        rule(
            "place-leap",
            w(HIGH_PLACE + "|high up|heights"),
            gap(8),
            w(
                LEAP
                + (
                    "|almost|nearly|feel pulled|pulled toward|pulled to|end it|wonder|not come back|"
                    "follow it|calling me|calls me|feel something|drawn to|thought about it|think about it|"
                    "how long it would|hear it"
                )
            ),
            unless("died laughing|died of|cried|missed|forgot|late|there"),
            guards=(ex.negated, ex.in_general, ex.long_past, harmless_leap),
            weight=0.6,
        ),
        rule(
            "thinking-of-jumping",
            w(
                "thinking of|thinking about|think about|want to|going to|about to|nearly|almost|"
                "tells me to|telling me to|to|thought of|thought about|urge to|tempted to|ready to|"
                "keep picturing|picturing|imagining|i will|might just|could just|just"
            ),
            o("just"),
            w(
                "jump|jumping|jump off|jumped off|step off|stepping off|let go of the wheel|hang|drown|"
                "drowning|walk into the ocean|walk into the river|walk into the lake|drive off the|"
                "drive my car off|drive off|swim out|crash on purpose|run off the road|turn the wheel|"
                "overdosing|od"
            ),
            unless(
                "the couch|the sofa|off the couch|out of my skin|in|on|start|to|at|ship|through|"
                "into (?:ketamine|treatment)|for joy|right|out at|rope|up|out with|the dishes|in on|over|"
                "head first|around|dry|laundry|sorrows|the clothes|it up|a sign|back|by|the gun|"
                "with friends"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                ex.long_past,
                harmless_leap,
                only.sentence_has(
                    "scared|afraid|sheet|could i|can i|will i|would i|does it|can you|trampoline|pool|"
                    "infusion|from ketamine"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "not-come-back",
            w("not come back|never come back|never coming back|not coming back|not returning|never return|no return"),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "depression|symptoms?|clinic|appointment|insurance|pain|after the|infusion|you guys|"
                    "treatment|here|office|billing|nausea|as a patient|to therapy|anxiety|voicemail|effects|"
                    "if|session|next week|tomorrow|work"
                ),
            ),
            weight=0.4,
        ),
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
