"""Wanting, wishing or hoping to die, to be dead, not to wake up."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import C
from bot.safety.crisis_english.words import DIE, WANT
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    state = (
        "it is my last|it was my last|keep me under forever|keep me under for good|i was dead|i were dead"
        "|i would die|i would just die|i could die|i could just die|"
        "i could just stop existing|i dies|i die|i died|i had died|i be dead|to be dead|to die|"
        "i had never been born|i was never born|i would never been born|i would died|"
        "i would not woken up|i would never woken up|i would been aborted|to be taken|"
        "i were never born|i never existed|i never was born|i did not exist|"
        "i could disappear forever|i could disappear|i could just disappear|i would disappear|"
        "i was not alive|i were not alive|i was not here|i were not here|i was not here anymore|"
        "i was gone|i were gone|i would not wake up|i do not wake up|i did not wake up|"
        "i never wake up|i never woke up|i not wake up|not to wake up|to not wake up|"
        "i had not woken up|i will not wake up|i just do not wake up|i just did not wake up|"
        "i just would not wake up|i could sleep forever|i could fall asleep and|"
        "i could go to sleep and|i was already dead|he was dead|she was dead|he would die|"
        "to never wake up|i could end it|i could stop living|i had not survived|i had succeeded|"
        "it had worked|i would get hit|i get hit|i got hit|i gets hit|i could stop existing|"
        "i get cancer|i got cancer|i would get cancer|i die in my sleep|i would die in my sleep|"
        "i had a terminal|i have a terminal|it would kill me|it kills me|something kills me|"
        "something would kill me|someone would kill me|somebody would kill me|someone kills me|"
        "someone would shoot me|god would take me|god takes me|god will take me|"
        "god just takes me|the lord takes me|the lord would take me|takes me|take me|"
        "death would come|death comes|i was dying|i were dying|i am dead|i could be dead|"
        "i was buried|my heart would stop|my heart would just stop|my heart stops|"
        "my heart just stops|my heart gives out|to be gone|i was no longer here|"
        "i was no longer alive|i could just be gone|i could not wake up|"
        "i could be done with it all|we all die"
    )
    return [
        rule(
            "want-to-die",
            w(WANT + "|want"),
            gap(1),
            w(DIE),
            unless(
                "young|the way|a natural|of natural|in a hospital|without|hard battery|test|penalty|row|"
                "rates|certificate|toll|experience|experiences|down"
            ),
            guards=(*C, only.going_to_die, ex.not_a_person, only.thoughts_of_death, only.not_be_here),
            explicit=True,
        ),
        rule(
            "want-dead",
            w("want|wants|wanted"),
            w("myself|me|to be|to just be|to feel|to be found"),
            w("dead|gone forever|no longer alive"),
            guards=C,
            explicit=True,
        ),
        rule(
            "wish-dead",
            w(
                "wish|wishing|wished|wishes|hope|hoping|hoped|hopes|pray|praying|prayed|prays|rather|"
                "would love|would not mind|not mind|would not care|do not care|not care|not give a|okay|"
                "ok|fine|relieved|happy|glad|relief|easier|better|nice|good|great|best|if only|begging|"
                "beg|begged|ask|asking|asked|dream|dreaming|waiting|wait|please god|be ok|be fine|"
                "peaceful|for"
            ),
            gap(5),
            w(state),
            unless(
                "for this|from this|the treatment worked|early|during|in the middle|sick|sore|late|"
                "groggy|with a|feeling|nauseous|hungover|mid|for work|the baby|in pain|serious|on|up on|"
                "before the|halfway|to the appointment|there|in time|for my|from all|and could|home|"
                "with me|off|at|into|away|is|in as|seriously|over|out|back|as a"
            ),
            guards=(ex.long_past, ex.in_general, ex.figure_of_speech, only.fear, only.wish_gap, only.no_longer_wished),
            explicit=True,
        ),
        rule(
            "hope-fatal",
            w(
                "hope|hoping|wish|wishing|pray|praying|prayed|waiting for|would love if|"
                "would not mind if|not mind if|not care if|hopes|prays|rather"
            ),
            gap(3),
            w(
                "a truck|a car|a bus|a train|somebody|someone|something|the plane|my plane|cancer|god|"
                "the lord|death|lightning|a drunk driver|another car|this virus|covid|a meteor|it|"
                "the universe|a stroke|a heart attack|an accident|the bus"
            ),
            gap(3),
            w(
                "hits me|hit me|kills me|kill me|takes me|take me|would take me|would hit me|"
                "would kill me|runs me over|run me over|crashes|crash|strikes me|gets me|takes me out|"
                "would just take me|finishes me|finish me|finishes me off|comes for me|t bones me|"
                "wipes me out|ends me"
            ),
            guards=(ex.in_general,),
        ),
        rule(
            "die-in-sleep",
            w("sleep|asleep|bed|eyes|nap|under"),
            gap(3),
            w(
                "not wake up|never wake up|never waking up|not waking up|just not wake|never wake|"
                "not have to wake up|and not wake|never woke up|did not wake up"
            ),
            unless("during|until|in the middle|for|to|at|before|once|through"),
            guards=(*C, only.fear),
        ),
        rule(
            "woke-alive",
            w(
                "angry|mad|disappointed|sad|upset|hate|hated|hating|furious|pissed|sorry|devastated|"
                "annoyed|cry|cried|bummed|disappointment|regret|why did i"
            ),
            gap(3),
            w(
                "i woke up|i wake up|i am still alive|i woke|waking up alive|i am alive|to wake up|"
                "that i survived|i survived|to be alive|waking up|i did not die|i lived|"
                "to still be alive|still being alive|still alive|i am still here|being alive"
            ),
            unless(
                "late|early|at|during|in the middle|for|so|before|with a|from|every two|every hour|"
                "to pee|sore|sick|exhausted"
            ),
            guards=(ex.negated, ex.in_general),
        ),
        rule(
            "would-rather",
            w("rather|sooner|easier to|better to|prefer to|easier if i"),
            gap(1),
            w("be dead|die|not exist|not be alive|not wake up|just die|be gone|were dead|was dead|just be dead|died"),
            unless("than (?:eat|miss)"),
            guards=(ex.in_general, ex.figure_of_speech, only.fear),
            explicit=True,
        ),
        rule(
            "dead-by",
            w(
                "i will|i am going to|i would|i plan on|i plan to|he will|she will|i am gonna|i should|"
                "i could|i expect to|i might|i may"
            ),
            o("probably|just|all|be|already|likely|definitely"),
            w(
                "be dead|dead|be gone for good|die tonight|die today|be a corpse|not be alive|not live|"
                "not survive|not make it through the night|not make it to|not make it through|"
                "not be alive|be in the ground|be six feet under"
            ),
            unless(
                "tired|on my feet|last|serious|set|wrong|the appointment|my appointment|tomorrow s|"
                "today s|on time|in traffic|if i|if my|my|by then|today"
            ),
            weight=0.8,
            guards=(*C, only.late),
        ),
        rule(
            "deserve-to-die",
            w("deserve|deserves|deserved|meant|supposed|should"),
            w(
                "to die|to be dead|be dead|to not be alive|to be killed|to be alive|to live|to exist|"
                "have died|not be alive|not exist|just die"
            ),
            unless("a|my|like|life|well|free"),
            guards=(ex.in_general, ex.fatal_illness, only.deserve_life),
            weight=0.9,
        ),
        rule(
            "death-is-answer",
            w("death|dying|dead|die"),
            o("is|would be|sounds|seems|feels|looks"),
            w(
                "is the only|would be a relief|would be easier|is better|sounds nice|sounds peaceful|"
                "sounds good|is my only|seems easier|is easier|would be better|seems like|is peace|"
                "the only way|would be peaceful|is calling|comforts me|is a comfort|is all i think|"
                "is the answer|would be nice|feels like the only|is the only answer|would be welcome|"
                "is welcome"
            ),
            guards=C,
        ),
        rule(
            "welcome-death",
            w(
                "welcome|welcoming|ready for|looking forward to|long for|longing for|crave|craving|"
                "beg for|begging for|comfort in|peace in|wishing for|wish for|praying for|pray for|"
                "dream of|thoughts of|think about|thinking about|obsessed with|fantasize about|invite|"
                "embrace|waiting for"
            ),
            o("my|my own|about|to|of|the idea of|the thought of|sweet"),
            w(
                "death|dying|my funeral|my own funeral|not existing|not being alive|not being here|"
                "not waking up|being dead|oblivion|the end of my life"
            ),
            unless("penalty|certificate|benefit|of my|with dignity|experiences|of a|in the|and taxes|valley|metal"),
            guards=(*C, ex.not_a_person, ex.fatal_illness),
        ),
        rule(
            "own-funeral",
            w("my funeral|my own funeral|my obituary|my own obituary|my eulogy|my own eulogy|my own death|my death"),
            guards=(*C, only.practical),
            weight=0.6,
        ),
        rule(
            "relief-funeral",
            w("relieved|relief|peaceful|calm|comforting|comfort|soothing|calms|relieving|peace"),
            weight=0.4,
            guards=(only.needs_death,),
        ),
    ]
