"""Not wanting, or not being able, to go on living."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
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
    ]
