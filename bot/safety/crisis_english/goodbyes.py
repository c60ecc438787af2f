"""Goodbyes, last messages and letters. Mostly weak alone; weights add up."""

from __future__ import annotations

from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import visit
from bot.safety.crisis_english.words import LEAVING
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule("last-message", w(LEAVING), guards=visit, weight=0.9),
        rule(
            "this-is-goodbye",
            w(
                "this is|so this is|it is|guess this is|i guess it is|this will be|consider this|"
                "just saying|just wanted to say|wanted to say|came to say|want to say|here to say|saying|"
                "said|say|says|told me|told us|texted me|texted|sent me a|text saying|said his|said her|"
                "saying my|said my|say my|write my|writing my|made my|left a|posted|wrote|tell them|"
                "tell everyone|tell her|tell him|to say"
            ),
            o("a|my|his|her|our|final|last|, |everyone|the|for real|really|, like a"),
            w("goodbye|goodbyes|good bye|my goodbyes|his goodbyes|her goodbyes|farewell"),
            unless(
                "hug|party|to the nausea|lunch|to my depression|to depression|for now|to brain|to meds|to my meds"
                "|to my old|to my therapist|to my doctor|to my psychiatrist"
            ),
            guards=visit,
            weight=0.7,
        ),
        rule(
            "said-goodbye-to",
            w("goodbye|goodbyes|bye|farewell|good bye"),
            gap(1),
            w(
                "to my kids|to my family|to everyone|to my son|to my daughter|to my children|to my mom|"
                "to my wife|to my husband|to the kids|to all my|to my friends|to people|to the dog|"
                "to my dog|to the world|to life|to my cat|to my cats|to us|to me like|to me and|"
                "to her kids|to his kids|everyone|everybody|forever|for good|world"
            ),
            unless("before the infusion|at drop|at the party"),
            guards=visit,
            weight=0.6,
        ),
        rule(
            "goodbye-finality",
            w("goodbye|bye|farewell|good bye"),
            gap(8),
            w(
                "for everything|forever|for the last time|enough for me|too far gone|tried everything|"
                "nothing left|not your fault|did everything|no one s fault|nobody s fault|sorry|"
                "love you all|take care of|be at peace|at peace|peace now|finally be|it is time|my time|"
                "forgive"
            ),
            guards=(*visit, only.sentence_has("question|answered")),
            weight=0.5,
        ),
        rule(
            "note-written",
            w(
                "wrote|write|writing|written|left|leave|leaving|found|typed|typing|have|started|finished|"
                "drafted|finishing|addressed|mailed|sealed|recorded"
            ),
            gap(2),
            w(
                "note|notes|letter|letters|goodbye note|goodbye letter|goodbye letters|goodbye video|"
                "farewell letter|my letter|will and a note|note saying"
            ),
            gap(3),
            w(
                "for mom|for my|for my kids|for my mom|to my mom|to my kids|to my family|for everyone|"
                "to everyone|for each|for the kids|goodbye|for when|on the desk|on the table|on my desk|"
                "in the drawer|on the counter|on the bed|for them|to them|for her|for him|saying|"
                "explaining|and|ready|behind|on the fridge|in my|to my wife|to my husband|to my son|"
                "to my daughter|for mum|mom|on his|on her|by the|in the|to say|on my"
            ),
            guards=(
                *visit,
                only.sentence_has(
                    "doctor s note|thank\\w*|nurse|work|school|appeal|insur\\w*|referral|excuse|denial|"
                    "necessity|landlord|messages?|voicemail|employer|boss|jury|fmla|disability|review"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "letters-on-desk",
            w("letter|letters|note|notes|passwords|will|account info|bank info|my will"),
            gap(2),
            w(
                "on the desk|on the table|on the fridge|in the drawer|on my desk|are written|is written|"
                "on the counter|are done|by the door|on the bed|under my pillow|in an envelope|"
                "to my kids|is updated|all written|signed"
            ),
            weight=0.4,
            guards=(
                only.sentence_has(
                    "denial|thank\\w*|chart|doctor\\w*|lobby|insur\\w*|release|clinic|desk at|front desk"
                ),
            ),
        ),
        rule(
            "goodbye-letters",
            w(
                "goodbye letter|goodbye letters|goodbye note|goodbye notes|goodbye video|farewell letter|"
                "farewell note|death note|letters to my kids|letter to my kids|letters for my kids|"
                "letters to my family|final letter|final letters|last letter|final note|"
                "note for my family|letters to everyone|goodbye texts|goodbye text"
            ),
            weight=0.9,
            guards=visit,
        ),
    ]
