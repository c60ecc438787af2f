"""Suicide by name: thoughts, plans, attempts, notes, threats."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import C
from bot.safety.crisis_english.words import INTENT, SUICIDAL_THOUGHTS
from bot.safety.grammar import Rule, gap, o, raw, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    person = (
        "be|i am|i was|i have been|he is|she is|they are|been|being|am|is|are|feel|feeling|feels|"
        "felt|get|getting|gets|got|become|becoming|became|go|going|remain|remains|was|still|so|"
        "very|super|really|extremely|actively|passively|severely|acutely|highly|again|"
        "chronically|pretty|kind of|a bit|a little|me|little"
    )
    return [
        rule(
            "suicidal",
            w(person),
            o(
                "really|actively|so|very|still|also|now|a little|a bit|extremely|passively|not only|and|"
                "just|kind of|feeling|been|super|pretty|severely|like"
            ),
            gap(2),
            w("suicidal"),
            unless(
                "thoughts|ideation|thinking|ideations|risk|behavior|behaviors|patients|people|feelings|"
                "a problem|history|depression|attempt|attempts|screening|ocd"
            ),
            guards=(*C, only.definition),
            explicit=True,
        ),
        rule(
            "suicidal-bare",
            w("suicidal"),
            w(
                "again|tonight|right now|rn|today|help|please|and alone|lately|since|every day|because|"
                ", |for weeks|for days|for months|but|atm|i|and|now|all day|all the time|almost"
            ),
            guards=(*C, only.nobody),
            explicit=True,
        ),
        rule(  # "what do you do when someone wants to die and it's me"
            "it-is-me",
            w(
                "suicidal|wants to die|want to die|kill themselves|kill himself|kill herself|kill yourself|"
                "wants to end it|to end their life|to end his life|to end her life|suicide|hurt themselves"
            ),
            gap(10),
            w(
                "it is me|that is me|this is me|that person is me|the person is me|that someone is me|i am the one|"
                "i am one of them|i am one of those|because i am|because i do|and i am|and i do|me included"
            ),
            raw(r"(?: patients| people)?(?= $| (?:,|right now|now|tonight|too) )"),
            guards=(ex.negated,),
            explicit=True,
        ),
        rule(
            "suicidal-person",
            w("my|our|a"),
            o("very|actively|severely|acutely"),
            w("suicidal"),
            w(
                "husband|wife|son|daughter|brother|sister|mom|mother|dad|father|friend|kid|child|teen|"
                "teenager|partner|boyfriend|girlfriend|roommate|spouse|loved one|client|patient here"
            ),
            guards=C,
        ),
        rule(
            "have-suicidal-thoughts",
            w(
                "i have|i have been having|have been having|having|i get|getting|i am getting|"
                "been having|i had|had|experiencing|i experience|struggling with|dealing with|battling|"
                "fighting|has|he has|she has|been getting|suffering from|suffer from|plagued by|"
                "flooded with|consumed by|with constant|keep having|keeps having|started having|"
                "i keep getting|with|overwhelmed by|i have got|my|mine|his|her|these|the|some|more|"
                "intense|constant|intrusive|daily|bad|strong|to have"
            ),
            o(
                "these|really bad|bad|strong|constant|intense|a lot of|lots of|some|more|my|intrusive|"
                "daily|severe|active|passive|such|very|dark|the|serious|recurring|frequent|persistent|"
                "worsening|scary|mild|vivid|increasing|terrible|horrible"
            ),
            w(SUICIDAL_THOUGHTS),
            guards=(*C, only.the_subject, only.gone),
            explicit=True,
        ),
        rule(
            "suicidal-thoughts-are",
            w(SUICIDAL_THOUGHTS),
            gap(3),
            w(
                "are back|is back|came back|coming back|come back|are getting|getting worse|get worse|"
                "got worse|getting stronger|stronger|louder|creeping back|creeping in|are bad|is bad|"
                "really bad|are worse|is worse|worse|returned|are constant|wont stop|will not stop|"
                "do not stop|not going away|will not go away|every day|all day|tonight|right now|again|"
                "24/7|today|this morning|this week|nonstop|non stop|so loud|are loud|intense|keep coming|"
                "unbearable|are winning|won|lately|last night"
            ),
            guards=(*C, only.nobody),
            weight=1.0,
        ),
        rule(
            "dark-thoughts-back",
            w(
                "dark thoughts|the urges|urges are|bad thoughts|scary thoughts|those thoughts|"
                "the thoughts|thoughts of not being here|thoughts of not waking up|intrusive thoughts"
            ),
            gap(4),
            w("back|again|worse|stronger|tonight|louder|acting|act|acted"),
            weight=0.5,
            guards=C,
        ),
        rule(
            "answer-is-yes",
            w("suicide|suicidal|self harm|hurting myself|harming myself"),
            gap(8),
            w(
                "answer is yes|answer was yes|is yes|yes right now|put yes|checked yes|said yes|"
                "marked yes|lied|i lied|would be yes|honest answer|was yes|is a yes|yes to that|"
                "nearly every day|lying"
            ),
            guards=(ex.negated,),
        ),
        rule(
            "thinking-suicide",
            w(
                INTENT
                + (
                    "|plan|plans|planning|planned|researching|researched|googling|googled|looking up|"
                    "looking into|leaning toward|turning to|turn to|driven to|driving me to|drove me to|"
                    "on the verge of|verge of|edge of|brink of|obsessing on|romanticize|romanticizing|"
                    "pushed to|pushing me to|prepare for|preparing for"
                )
            ),
            o("my|his|her|committing|my own|about|a|to|of|the|more|for"),
            w("suicide"),
            unless(
                "prevention|hotline|screening|question|questions|awareness|risk|rates|warning|loss|"
                "policy|history|assessment|survivor|survivors|form|watch|attempt"
            ),
            guards=(*C, only.nobody),
            explicit=True,
        ),
        rule(
            "suicide-mine",
            w("my|his|her|own|my own"),
            w("suicide"),
            w("note|plan|attempt last|attempt yesterday|attempt this|date|letter|is|will|method"),
            unless("and|history"),
            guards=(*C, only.completed),
            weight=1.0,
        ),
        rule(
            "suicide-note",
            w("suicide note|suicide letter|suicide pact|suicide plan"),
            guards=(*C, only.completed, only.policy),
            weight=1.0,
        ),
        rule(
            "suicide-is",
            w("suicide"),
            o("still|really|honestly|now"),
            w(
                "is my only|is the only|seems like|seems the|is on my mind|on my mind|sounds|"
                "is the answer|is an option|feels like|is my|is looking|is all i|crosses my mind|"
                "crossed my mind|keeps crossing|is starting|is calling|looks|again|tonight|is the best|"
                "is always|seems|might be"
            ),
            guards=C,
        ),
        rule(
            "attempted-recently",
            w(
                "attempted|attempted suicide|attempted it|attempt|suicide attempt|tried to die|"
                "made an attempt|attempted again|suicide attempts"
            ),
            gap(3),
            w(
                "last night|yesterday|today|this morning|this week|last week|tonight|last weekend|"
                "over the weekend|two days ago|three days ago|days ago|on monday|on tuesday|on wednesday|"
                "on thursday|on friday|on saturday|on sunday|hours ago|an hour ago|a few days ago|"
                "this weekend"
            ),
            guards=(ex.negated, ex.in_general, only.login),
        ),
        rule(
            "try-again",
            w("attempted|attempt|tried|overdosed"),
            gap(14),
            w(
                "try again|do it again|trying again|attempt again|try it again|finish it|finish the job|"
                "succeed next time|get it right|do it right"
            ),
            guards=(ex.negated, ex.in_general, only.login),
            weight=0.9,
        ),
        rule("suicide-watch", w("suicide"), w("baiting|tonight|today|tomorrow|rn|right now"), guards=C),
        rule(
            "threatens",
            w(
                "threatening|threatened|threatens|threats of|threat of|talking about|talks about|talk of|"
                "mentioning|mentioned|hinting at|hints at|joking about|googling|searched|searching"
            ),
            gap(1),
            w("suicide"),
            unless("prevention|awareness"),
            guards=(*C, only.nobody),
            explicit=True,
        ),
        rule(
            "risk-of-suicide",
            w("i am|he is|she is|my son is|my daughter is"),
            o("at|a"),
            gap(1),
            w(
                "a suicide risk|at suicide risk|risk for suicide|risk of suicide|danger to myself|"
                "danger to himself|danger to herself"
            ),
            guards=C,
        ),
    ]
