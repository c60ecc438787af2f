"""Not wanting, or not being able, to go on living."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import C
from bot.safety.crisis_english.words import LIVE
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    place = (
        "in|on|near|at|there|alone|off|together|under|close|far|outside|next|by|a lie|in pain|up|"
        "through|and learn|with my parents|with my mom|with him|with her|and let"
    )
    neg = "not|never|no longer|stopped|quit|neither|hardly|do nt|donot|barely"
    want = (
        "want|want to|wanting to|wants to|wanted to|wanting|care to|wish to|feel like|plan to|"
        "plan on|planning to|planning on|planned on|intend to|intend on|deserve to|"
        "see a reason to|see any reason to|see reason to|see a point in|see any point in|"
        "see the point of|see the point in|see a point to|see the point to|feel the need to|"
        "have the will to|have a reason to|have any reason to|enjoy|like|see why i should|"
        "know how to|know why i should|find a reason to|going to|think i will|think i can|"
        "think i want to|know if i want to|sure i want to|sure if i want to|think i should|"
        "see myself|know if i can|know if i will|sure i can|sure i will|"
        "know how much longer i can|know why i|bother|care about|need to|know that i want to|"
        "even want to|really want to|wanna"
    )
    return [
        rule(
            "not-want-to-live",
            w(neg),
            o("really|even|just|think i|ever|so|at all"),
            gap(1),
            w(want),
            o("even|just|really|have to|be here or|to"),
            gap(1),
            w(LIVE),
            unless(place + "|, i want|i want|like this|this way|with this|with|forever|here|life|my life|without"),
            guards=(
                ex.in_general,
                ex.long_past,
            ),
            explicit=True,
        ),
        rule(
            "not-want-this-life",
            w(neg),
            o("really|even"),
            w("want|wants|wanted|like|enjoy"),
            o("this|my|to live this|to live my|to live the|any more of this|more of this|to live"),
            w("life|living this life|existence"),
            unless("insurance|to|coach|support|partner|flight"),
            guards=(ex.in_general, ex.long_past),
            weight=0.8,
        ),
        rule(
            "not-want-live-like-this",
            w(neg),
            gap(2),
            w("want to|keep|can|going to|rather"),
            gap(2),
            w(
                "live like this|live this way|live with this|live with myself|exist like this|"
                "living like this|keep living like this|go on like this|live with it|live in this pain|"
                "live in pain"
            ),
            weight=0.5,
            guards=(ex.long_past,),
        ),
        rule(
            "not-want-be-here",
            w(neg),
            o("really|even|just"),
            w(
                "want to|wanting to|wants to|plan to|plan on|planning to|feel like|wanted to|planning on|"
                "supposed to|deserve to|going to|like"
            ),
            o("even|really|just|to"),
            w(
                "be here anymore|be here any more|be here any longer|be here at all|be here no more|"
                "being here anymore|be around anymore|be around any longer|be in this world|be on earth|"
                "be here longer|be here much longer|be here tomorrow|be here another|be here another day|"
                "wake up anymore|be here when|be anywhere|be me anymore|be a person anymore|"
                "be anything anymore|be here , and|be here and i do not mean"
            ),
            guards=(ex.in_general, only.service_place),
            explicit=True,
        ),
        rule(
            "not-want-wake",
            w(neg),
            o("really|even|just"),
            w(
                "want to|wants to|wanted to|wanting to|like|hope to|wish to|care to|care if i|"
                "care if i ever|mind if i do not|wake"
            ),
            o("even|ever|to"),
            w("wake up|waking up|wake up again|wake up tomorrow|wake up in the morning|woke up|wake up anymore"),
            unless(
                "early|at|the|during|in the middle|before|to|for|in a hospital|groggy|mid|my|and feel|"
                "feeling|sick|with|in pain|from"
            ),
            guards=(ex.in_general, only.fear),
        ),
        rule(
            "can-not-live",
            w(
                "can not|could not|can no longer|unable to|can hardly|not able to|can barely|"
                "do not know how to|not going to|do not want to|not want to|not going|impossible to|"
                "hard to|not sure i can|do not think i can|not think i can|not know if i can|"
                "not sure how much longer i can|not know how long i can|"
                "do not know how much longer i can|not know how much longer i can|"
                "struggling to find a reason to"
            ),
            o("even|really|just"),
            w(
                "keep living|live anymore|live any more|live another day|live any longer|stay alive|"
                "staying alive|keep myself safe|stay safe|be safe alone|be alive|go on living|"
                "continue living|keep existing|keep myself alive|exist anymore|keep my self safe|"
                "be trusted alone|be left alone|be alone tonight|trust myself|trust my self|"
                "survive tonight|survive the night|make it through the night|make it through tonight|"
                "keep breathing|live this life|stop myself"
            ),
            unless("like this in|with money|with my|to|from eating|on|in|from scratching|with that|at home"),
            guards=(ex.in_general, ex.long_past),
            explicit=True,
        ),
        rule(
            "can-not-go-on",
            w(
                "can not|could not|can no longer|unable to|not know how to|not want to|not think i can|"
                "not know how much longer i can|not sure i can|not sure how much longer i can|"
                "not going to"
            ),
            o("even|just|really"),
            w(
                "go on|go on anymore|go on like this|go on any longer|hold on|hold on much longer|"
                "hold on any longer|hang on much longer|hang on|fight anymore|fight it anymore|"
                "fight this anymore|do life anymore|do one more night|do one more day|do another day|"
                "do another night|face another day|face tomorrow|go another day|take another day|"
                "bear another day|keep fighting|do life"
            ),
            unless(
                "hold|a|the|with|medication|meds|vacation|another|spravato|until|to|my|wednesday|monday|"
                "tuesday|thursday|friday|any|hold with|line|that|this|your"
            ),
            weight=0.7,
            guards=(ex.in_general, ex.long_past),
        ),
        # Said of something ("... the app logs me out") it is ordinary. When it is all that somebody says, it is not.
        rule(
            "can-not-take-any-more",
            w("can not|could not|not know how much longer i can"),
            o("really|just|honestly|seriously|even"),
            w(
                "do this anymore|do this any more|do it anymore|take it anymore|take this anymore|"
                "keep doing this|carry on|go on|cope anymore|take any more|bear it anymore|bear this anymore|"
                "stand it anymore|handle it anymore|handle this anymore|take it any more|do this any longer|"
                "take it any longer|take this any more|do it any more|take much more"
            ),
            weight=0.6,
            guards=(only.more_is_said,),
        ),
        rule(
            "can-not-take",
            w("can not|could not|not know how much longer i can"),
            gap(1),
            w(
                "do this anymore|do this any more|do it anymore|take it anymore|take this anymore|"
                "keep going|keep doing this|carry on|cope anymore|do this|take any more|bear it|"
                "bear this|stand it anymore|handle it anymore|take it any more|do this any longer|"
                "take much more|stand being me"
            ),
            weight=0.5,
            guards=(ex.in_general,),
        ),
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
        rule(
            "better-off",
            w(
                "better off|be better|happier|easier|best off|better place|be relieved|relieved|freer|"
                "be free|better if|best if|better life|be fine|easier on everyone|best for everyone|"
                "better for everyone|better|easier for everyone|be okay|be happy|happy"
            ),
            gap(4),
            w(
                "without me|if i am not in it|if i am not here|if i am not around|if i am not there|"
                "if i was not in it|if i was dead|if i were dead|if i died|if i die|if i was gone|"
                "if i were gone|if i am gone|if i was not here|if i were not here|if i was not around|"
                "if i were not around|if i was not alive|if i were not alive|with me dead|with me gone|"
                "with me out of|me dead|me gone|dead|if i had never been born|if i was never born|"
                "i would never been born|i would died|i would not woken up|i would never woken up|"
                "i would been aborted|to be taken|if i did not exist|if i disappeared|"
                "if i just disappeared|if i vanished|without me around|without me here|without me in it|"
                "once i am gone|when i am gone|burying me|burying him|burying her|if i never existed|"
                "if i never woke up|if i did not wake up|if i was no longer here|if i ended it|not here|"
                "i was not here|i was gone|i were gone|i was dead|i were dead|i were not here|"
                "i just died|i died|i did not exist|i disappeared|i was not alive|i were not around|"
                "i was not around|if i just died|if i left this world"
            ),
            unless(
                "meds|insurance|being|having|there|at the meeting|and alive|going|taking|in the room|"
                "knowing|coming|tired|needing|as|weight"
            ),
            guards=(
                ex.in_general,
                ex.negated,
            ),
            explicit=True,
        ),
        rule(
            "miss-me",
            w("nobody|no one|none of them|not one person|who"),
            o("would|will|is going to"),
            o("even|really|ever"),
            w(
                "miss me|mourn me|notice me gone|notice i am gone|notice i was gone|find me for|"
                "cry for me|come to my funeral"
            ),
            unless("at the|if i|monday|on"),
            guards=(ex.in_general,),
            weight=0.8,
        ),
        rule(
            "no-one-would-miss",
            w(
                "nobody|no one|none of them|noone|would anyone|will anyone|would anybody|anyone|"
                "not one person|who would|no body|wonder who would|wonder if anyone would|they would not|"
                "would not|would not even|will not"
            ),
            gap(2),
            w(
                "miss me|notice|notices|notice if|care if|come to my funeral|mourn me|cry for me|"
                "come to my|cry if|cry at|miss me if|be sad if|care that i|find me|find my body|"
                "even notice|mourn|attend my"
            ),
            gap(2),
            w(
                "i died|i die|i was gone|i were gone|i disappeared|i was dead|i were dead|i killed|"
                "funeral|i ended|i vanished|i did not wake|i am gone|i am dead|me|my body|for days|"
                "for weeks|if i|i were not|i was not|i lived|i live|lived or died|i never|i just"
            ),
            unless("if i cancel|am late|out|reschedul|at the appointment|miss|skip|move"),
            guards=(ex.in_general, only.missing_visit),
        ),
        rule(
            "do-not-care-if-live",
            w("care|matter|matters|mind|cares|bother"),
            gap(3),
            w(
                "if i live|if i die|whether i live|live or die|if i am alive|i live or die|"
                "if i lived or died|if i died|what happens to me|if i am dead|if i do not wake up|"
                "if i do not make it|whether i wake up|if i never wake up|if i wake up or not|"
                "if i wake up"
            ),
            unless("there|during|in|close|near|far|alone|to pay"),
            guards=(ex.in_general, only.others_care),
        ),
        rule(
            "out-of-life",
            w(
                "way out of|want out of|escape|exit|check out of|checking out of|clock out of|leaving|"
                "leave|log off|log out of|logging off|opt out of|opting out of|quitting|ready to leave|"
                "tap out of|tapping out of|punch out of"
            ),
            o("this|my|the"),
            w("life|world|earth|this life|life for good|life early|life permanently|existence|planet|this earth"),
            unless("insurance|me|support|coach|alert"),
            weight=0.9,
            guards=(*C, only.leave_world),
        ),
        rule(
            "way-out",
            w(
                "only way out|easy way out|permanent solution|permanent way out|no other way out|"
                "no other way|no way out|way out of this|only option left|see a way out|only escape|"
                "one way out|see another way|only way to stop|only way this ends|only way it ends|"
                "only way to end"
            ),
            weight=0.6,
            guards=(ex.in_general, only.building),
        ),
    ]
