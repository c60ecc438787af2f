"""Means at hand, amounts asked for, edges stood on."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.words import DRUG, FATAL, PERSON
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "fatal-amount",
            w(
                "how much|how many|what dose|what amount|how much of|how high a dose|which pills|"
                "what pills|what combo|what combination|what mix|enough|what would|what dosage|how long|"
                "is there enough|how big a dose|fastest way|quickest way|easiest way|painless way|"
                "least painful way|best way|most painless way|good way|surest way|way|what is the lethal|"
                "lethal dose|fatal dose|enough pills|enough meds"
            ),
            gap(9),
            w(
                "to "
                + "|to ".join(FATAL.split("|"))
                + "|would "
                + "|would ".join(FATAL.split("|"))
                + (
                    "|i do not wake up|so i never wake up|so i dont wake up|i would not wake up|until i die|"
                    "before i die|until i am dead|that i do not wake up|could i take to die|"
                    "can i take to die|for me to die|to go to sleep and not wake|to go and not come back|"
                    "to not come back|i will not wake up|that i would not wake up"
                )
            ),
            unless("in|with|for my dog|hard|the|overnight|on my own"),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "dog|cat|safe from|avoid|prevent|people|someone|hair|fabric|shirt|patient|you guys|"
                    "enough to be|mouse|ants|weeds|possible to"
                ),
                only.fear,
            ),
            weight=1.0,
        ),
        rule(
            "saving-pills",
            w(
                "saving|saved|save|stockpiling|stockpiled|stockpile|hoarding|hoarded|collecting|"
                "collected|stashing|stashed|counting|counted|lined up|lining up|gathered|gathering|"
                "stash of|bottle of|handful of|keeping a stash of|hiding|setting aside|poured out|"
                "laid out|staring at|looking at|holding|bought|ordered|sitting with|sitting here with|got"
            ),
            o("up|out|all|my|a|the|of|these|at|some|enough|whole|entire|full|bottle|bottles|extra|here"),
            gap(2),
            w(DRUG),
            gap(8),
            w(
                "for the day|for when|just in case i|in case it gets|in my hand|in front of me|in my lap|"
                "next to me|right here|on the table in front|and a note|and vodka|and whiskey|"
                "and a bottle|tonight|do it|end|kill|enough|cant take|can not take|and thinking|"
                "thinking about taking|taking them all|take them all|all of them|to not wake|not to wake|"
                "and i do not|want to take|sleep forever|for a way out|as a way out|my exit|exit plan|"
                "for later|for the right|and i am scared|beside me|on the bed|on my nightstand|it over|"
                "them over and over|just in case"
            ),
            guards=(
                *ex.CRISIS,
                only.sentence_has("organizer|pharmacy|refill|dispose|disposal|money|insurance|travel|trip"),
            ),
            weight=1.0,
        ),
        rule(
            "hoarding-pills",
            w(
                "stockpiling|stockpiled|stockpile|hoarding|hoarded|hoard|stashing|stashed|stash|"
                "saving up|saved up|been saving|skipping doses to save"
            ),
            o("up|all|my|a|of|some|extra|his|her"),
            w(DRUG),
            guards=(ex.in_general, ex.long_past, only.sentence_has("money|cost|supply|hurricane|shortage|travel")),
            weight=0.8,
        ),
        rule(
            "took-on-purpose",
            w("took|swallowed|taken|taking"),
            gap(8),
            w(
                "on purpose|to end it|to die|to kill myself|hoping not to wake|to not wake up|"
                "and i want to die|so i can die|hoping to die|to end my life|intentionally|deliberately|"
                "because i want to die|and hope i do not wake|waiting to die|to sleep forever|"
                "to never wake up|to be dead"
            ),
            guards=(ex.negated, ex.in_general, ex.long_past),
            swallowed=True,
            weight=1.0,
        ),
        rule(
            "gun-near",
            w("gun|guns|pistol|rifle|shotgun|revolver|firearm|handgun|glock|bullets|loaded"),
            gap(4),
            w(
                "loaded|in my hand|next to me|in the nightstand|on the bed|in my lap|in the closet and|"
                "in the drawer|and i keep|keep thinking|keeps calling|staring at|in my mouth|"
                "in front of me|on the table|out|on the seat|in his hand|in her hand|with me|and i am|"
                "and he|and she|in my car and|chambered|in the house and i|ready|to myself|by my bed|"
                "to end|for myself|and won t|and will not|thinking about|and a note|tonight|right here|"
                "beside me"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has(
                    "off duty|lock|locked|locker|policy|allowed|carry|range|hunting|permit|nail|massage|glue|"
                    "shot clinic|needle|leave it"
                ),
            ),
            weight=0.8,
        ),
        rule(
            "got-a-gun",
            w(
                "have|got|bought|buy|buying|getting|get|took|grabbed|loaded|loading|holding|has|cleaned|"
                "cleaning|purchased|pulled out|borrowed|found his|found her|reaching for"
            ),
            o("the|a|my|his|her|dad s|my dad s|my husband s|father s|my father s|out|access to a|access to"),
            o("loaded|new"),
            w("gun|pistol|rifle|shotgun|rope|noose|bullets|firearm|handgun|revolver|loaded gun"),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has(
                    "off duty|lock|locked|locker|policy|allowed|carry|range|hunting|permit|massage|nail|"
                    "license|concealed|jump"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "person-with-means",
            w(PERSON),
            gap(5),
            w(
                "gun to|a gun|the gun|his gun|her gun|a knife to|pills in|with pills|a rope|a noose|"
                "bottle of pills|loaded gun|a razor|razor blade"
            ),
            gap(6),
            w(
                "locked|lock|and says|and said|will not|wont|to his|to her|in his hand|in her hand|"
                "and left|in the garage|and is|saying|threatening|goodbye|out|hidden|in the car|around|"
                "and crying|and a note|in the bathroom|in the bedroom"
            ),
            guards=(ex.negated, ex.in_general, ex.long_past),
            weight=0.9,
        ),
        rule(
            "at-the-edge",
            w(
                "on|at|by|near|under|to|over|standing on|sitting on|sitting by|standing at|staring at|"
                "looking at|looking down from|parked at|parked by|walked to|drove to|driving to|"
                "heading to|going to|i am at|the edge of"
            ),
            o("the|a|this|my"),
            o("edge of|edge of the|top of|top of the|side of|side of the|railing of|railing of the"),
            w(
                "bridge|overpass|ledge|cliff|roof|rooftop|train tracks|railroad tracks|tracks|railing|"
                "balcony|parking garage roof|top floor|window ledge|platform edge|subway platform"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "directions|turn|exit|park in|location|left on|right on|address|hike|hiking|fishing|"
                    "traffic|construction|near you|elevator|level|garage|suite|parking|okay to park|live|"
                    "vacation|clinic|get there|appointment|photo|building"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "drive-off",
            w(
                "wheel|car|oncoming|traffic|highway|truck|trucks|trains|train|tree|bridge|road|median|"
                "guardrail|lane|brakes"
            ),
            gap(6),
            w(
                "turn the wheel|let go|end it|just be over|swerve|swerving|veer|jerk|yank|stepping out|"
                "step out|wonder what it would|how easy it would be|do not turn|not stop|not brake|"
                "not braking|jumping|hit a tree|crash|crashing|unbuckle|close my eyes|off the road|"
                "in front of"
            ),
            weight=0.6,
            guards=(
                ex.in_general,
                ex.long_past,
                only.sentence_has(
                    "ketamine|infusion|drive home|insurance|accident|after treatment|crash|ptsd|yrs|years"
                ),
            ),
        ),
        rule(
            "if-i-overdose",
            w("if i|would i|could i"),
            gap(1),
            w("overdose|overdosed|od|took all|take all|swallowed all|took too many on purpose"),
            weight=0.35,
            guards=(ex.in_general, only.fear),
        ),
        rule(
            "how-easy",
            w(
                "how easy it would be|so easy to just|how easy would it be|would be so easy to|"
                "easy to just let go|so easy to end|think about letting go|one turn of the wheel|"
                "could just let go"
            ),
            weight=0.6,
            guards=(ex.in_general,),
        ),
    ]
