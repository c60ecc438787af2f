"""No reason to live, a life that is not worth it, tiredness of it, not living until then."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "no-reason-to-live",
            w(
                "no|not|nothing|without|not any|any|lost|lose|losing|lacking|not see a|not see the|"
                "not find a|what s the|what is the|whats the|not have a|never a|looking for a|find a|"
                "struggling to find a|give me a|give me one|tell me a|need a|what is a|why is there"
            ),
            o("good|single|real|more|longer|much|my|a|the|any|see|one|left|good"),
            w(
                "reason to live|reason to be alive|reason to stay alive|reason to go on|"
                "reason to keep going|reason to keep living|reason to wake up|reason to exist|"
                "reason to stay|reason not to do it|reason not to kill|reason not to die|"
                "reason not to end|reason to keep breathing|reasons to live|reasons to stay alive|"
                "point in living|point of living|point to living|point in being alive|"
                "point of being alive|point in going on|point of going on|point in staying alive|"
                "point in existing|point of existing|point of staying alive|point of my life|"
                "point of waking up|point in waking up|point in life|point to life|point to my life|"
                "point in continuing|point in me being here|point in me being alive|will to live|"
                "left to live for|to live for|left for me here|worth living for|worth living|"
                "worth staying for|worth staying alive for|purpose in living|desire to live|"
                "use in living|hope left|point being alive|point living|point in sticking around|"
                "reason to stick around|point in carrying on|purpose living"
            ),
            unless("at your|in texas|in the waiting|near"),
            guards=(),
            explicit=True,
        ),
        rule(
            "why-live",
            w("why"),
            o("do i|should i|am i|would i|even|bother|do we|is it worth"),
            o("even|bother|keep"),
            w(
                "live|living|be alive|alive|stay alive|staying alive|go on|going on|exist|existing|"
                "keep living|wake up|even wake up|still alive|still here"
            ),
            unless("in|with|the|so|at|on hold|feeling|tired|infusion|ketamine"),
            weight=0.9,
            guards=(ex.in_general,),
        ),
        rule(
            "stay-alive-question",
            w(
                "deciding|decide|deciding if|decide if|wondering|debating|question|questioning|whether|"
                "contemplating whether|reason|reasons|not sure|not know if|to find a reason|"
                "convince myself|convincing myself|talk myself into|trying|struggling|fighting|barely|"
                "hard|effort|fight|only thing|begging me|promised|forcing myself"
            ),
            gap(4),
            w(
                "stay alive|staying alive|keep living|stay alive till|keep me alive|keeping me alive|"
                "be alive|live or die|keep myself alive|keeping myself alive|live another day|"
                "be here tomorrow|want to live|to keep living|go on living|life is worth|"
                "my life is worth|living is worth"
            ),
            guards=(
                ex.in_general,
                ex.long_past,
            ),
            weight=1.0,
        ),
        rule(
            "life-not-worth",
            w("life|my life|living|existence|being alive|this life|my existence|existing"),
            o("is|just|has|feels|really|like|it|just is|does"),
            gap(2),
            w(
                "not worth living|not worth it|not worth it anymore|has no meaning|has no point|"
                "is pointless|pointless|meaningless|worthless|not worth|worth nothing|is over|not matter|"
                "over for me|unbearable|has no purpose|too painful|is a burden|not worth the"
            ),
            unless("drug|to pay|the price|the drive|the copay"),
            guards=(ex.in_general, ex.long_past, ex.negated),
            weight=0.8,
        ),
        rule(
            "alive-until",
            w("not|never|will not|no longer|doubt|doubt i will|won t|nt|dont"),
            o(
                "think i will|think i am going to|plan on|planning on|plan to|going to|believe i will|"
                "expect to|see myself|intend to|intend on|even|want to|sure i will|know if i will|"
                "know that i will|think i would|gonna|i will|really|, |have to|need to|think that i will"
            ),
            gap(1),
            w(
                "be alive|being alive|alive|stay alive|live|living|exist|still be alive|still be here|"
                "make it alive|survive"
            ),
            gap(1),
            w(
                "for them|for it|for that|by then|by|then|next|until|to see|much longer|tomorrow|anymore|"
                "to the end|through|past|after|for|monday|tuesday|wednesday|thursday|friday|saturday|"
                "sunday|tues|mon|weds|thurs|fri|sat|sun|this week|this month|anyway|long|when|that long|"
                "to turn|at all|another|in a|in the morning|very long"
            ),
            unless("the procedure|surgery|with my"),
            guards=(ex.in_general, ex.fatal_illness, ex.long_past),
            explicit=False,
        ),
        rule(
            "will-not-exist",
            w("i will not|i will no longer|i am not going to|i would not|i do not plan to|i will never"),
            gap(1),
            w(
                "exist|exist anymore|be alive|be alive for them|be breathing|be living|live past|"
                "live to see|live much longer|see another|see the morning|see tomorrow|see the new year|"
                "see my next birthday|live through"
            ),
            guards=(ex.in_general, ex.fatal_illness),
        ),
        rule(
            "tired-of-living",
            w(
                "tired of|sick of|done with|over|exhausted of|exhausted from|exhausted by|hate|hating|"
                "weary of|finished with|fed up with|fed up of|sick and tired of|tired from|had enough of|"
                "bored of|so over|through with|quit|give up on|giving up on|given up on|gave up on|"
                "quitting|do not like|not like|not enjoy|no longer enjoy|despise|loathe|resent|"
                "struggle with|struggling with|regret|can not stand|not stand|giving up at"
            ),
            o("all|just|even|this|still|the|my|of|literally"),
            w(
                "living|being alive|life|existing|existence|this life|to be alive|life itself|"
                "being here anymore|breathing|waking up every day|waking up each day|waking up alive|"
                "staying alive|being a human|being human|surviving|this world|being on this earth|"
                "being in this world"
            ),
            unless(
                "insurance|with|in|at|here|like|at home|on|coach|flight|under|paycheck|alone|threatening|"
                "through this pain|stage|changes|cereal|magazine|through|the same|out of|problems|hard|"
                "support|tube|at altitude|next|far|near"
            ),
            guards=(ex.in_general, ex.long_past, ex.negated),
            explicit=True,
        ),
        rule(
            "tired-of-it-all",
            w("tired of|sick of|done with|over|exhausted by|finished with|hate|fed up with|so done with"),
            o("all|just|fighting"),
            w(
                "everything|it all|fighting|trying|struggling|hurting|being here|my life|suffering|life|"
                "all of it|being me|pretending|this pain|waking up|all this|being a burden|the pain"
            ),
            weight=0.4,
            guards=(ex.in_general,),
        ),
    ]
