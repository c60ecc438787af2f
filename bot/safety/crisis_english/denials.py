"""A denial that is none, a "yes" on a form, a denial of the one that points to another."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.words import DIE, PERSON
from bot.safety.exceptions import sentence_has, sentence_lacks
from bot.safety.grammar import Rule, gap, o, raw, rule, unless, w

_CLAUSE_ENDS = raw(r"(?= (?:,|and|but|so|now|again|too|tonight|right now|today|still) | $)")
_TOPIC = (
    "suicidal|suicidal thoughts|suicidal ideation|suicide|thoughts of suicide|thoughts of self harm|self harm|"
    "thoughts of dying|self injury"
)
_NO_ROOM = r"(?: (?!(?:never|nobody|he|she|they|who|insurance|price) )[^ ]+)"  # like `gap`, but "not" may stand in it


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(  # "Self harm: yes / Insurance: Cigna"
            "answered-yes",
            w(_TOPIC),
            o("yes no|yes or no|why and|yes and no"),
            w("yes|yep|yeah|why|daily|every day|often|most days|nearly every day|constantly|positive|worse|frequent"),
            raw(
                r"(?= (?:,|q?\d\d?|hi|self|suicidal|suicide|homicidal|insurance|depression|anxiety|plan|means|age|meds|"
                r"sleep|mood|allergies) | $)"
            ),
            guards=(ex.in_general, ex.negated, sentence_has("history|past|previous|prior|family|or|does|policy")),
            explicit=True,
        ),
        rule(
            "answered-plan",
            w("suicidal|suicide|self harm|suicidal ideation"),
            raw(_NO_ROOM + "{0,6}?"),
            w("plan yes|means yes|intent yes|access to means yes|plan why|intent why|passive yes|passively yes"),
            guards=(
                ex.in_general,
                sentence_has("(?:insurance|payment|treatment|safety|health|crisis|care) plan"),
            ),
            explicit=True,
        ),
        rule(  # "suicidal: no. I lied on the form"
            "denial-was-a-lie",
            raw(r" (?:not|never|no|suicidal|self harm)"),
            raw(_NO_ROOM + "{0,4}?"),
            w("suicidal|suicide|no|none|hurt myself|kill myself|die"),
            raw(_NO_ROOM + "{0,9}?"),
            w(
                "i lied|i am lying|i was lying|it is a lie|its a lie|that is a lie|it was a lie|was lying|"
                "who am i kidding|am i kidding|ok fine yes|okay fine yes|ok yes|well yes|but yes|but it is yes|"
                "its yes|it is yes|actually yes|suicidal no yes|no yes"
            ),
            guards=(sentence_lacks("suicidal|suicide|self harm|hurt myself|kill myself|want to die"),),
            explicit=True,
        ),
        rule(
            "never-not",
            w("never not|not not|not a day goes by i am not|not a day goes by that i am not|not a day i am not"),
            o("feeling|been|thinking about|wanting to"),
            w("suicidal|suicide|die|kill myself|killing myself|hurting myself"),
            explicit=True,
        ),
        rule(
            "who-says-not",
            w("nobody said|no one said|never said|did not say|who says|who said|you think|do you think|they think"),
            o("that|now|really"),
            w("i am not|i was not|i will not|i would not"),
            o("feeling|going to|even"),
            w("suicidal|hurt myself|kill myself|end it|end my life"),
            weight=0.7,
        ),
        rule(  # "no longer suicidal? no i am"
            "yes-i-am",
            w("suicidal"),
            o("no|yes|well|but|because|actually|oh"),
            w("i am"),
            _CLAUSE_ENDS,
            guards=(only.definition,),
            explicit=True,
        ),
        rule(
            "not-i-but-another",
            w("suicidal|hurt myself|kill myself|want to die|want to hurt myself|want to kill myself|in danger"),
            o(",|but|its|it is"),
            o("my|our|a|its my|it is my|but my"),
            w(PERSON + "|best friend|girl friend"),
            w("does|is|is though|does though|wants to"),
            _CLAUSE_ENDS,
            guards=(ex.in_general,),
            explicit=True,
        ),
        rule(
            "not-yet",
            w("not going to|will not|am not|do not want to|not planning to"),
            w("kill myself|hurt myself|die|end it|end my life|suicidal|be suicidal"),
            w("yet|for now|tonight|today|this week|not today|not tonight"),
            _CLAUSE_ENDS,
            guards=(ex.in_general,),
            weight=0.8,
            explicit=True,
        ),
        rule(
            "never-until-now",
            w("never"),
            o("have|been|had|even|really"),
            w("wanted to die|suicidal|wanted to kill myself|wanted to hurt myself|thought about dying|felt suicidal"),
            w("until|till|before"),
            w("now|today|tonight|this week|this month|this year|last night|recently|lately|last week"),
            guards=(ex.in_general,),
            weight=0.9,
        ),
        rule(
            "torn",
            w("not want to die|not want to kill myself|not suicidal|not want to hurt myself"),
            gap(6),
            w("but"),
            gap(2),
            w(
                "can not go on|can not do this|can not keep|can not live|can not take this|can not take it|"
                "no other way|another way out|not see a way|not see another|see no|not want to live|"
                "not want to be here|have no choice|have to|part of me|voices|can not stop|might|may do it|going to|"
                "scared i will|afraid i will"
            ),
            unless("pay|afford|ask|cancel|move|reschedule|wait|work|know|need|want to know|drive|take off"),
            weight=0.7,
        ),
        rule(
            "so-they-let-me",
            w("not suicidal|not going to hurt myself|not going to do anything|no longer suicidal"),
            w("so"),
            o("that"),
            w("he|she|they|you|nobody|no one|my mom|my dad|my wife|my husband"),
            gap(2),
            w("leave me alone|leave|stop watching|let me go|let me out|let me be|worry|discharge me|stop asking"),
            weight=0.7,
        ),
        rule("suicidal-as-well", w("suicidal"), w("too|also|as well"), _CLAUSE_ENDS, guards=(*ex.CRISIS, only.nobody)),
        rule(
            "every-intention",
            w("every intention of|full intention of|all intentions of|every intention to|set on|hell bent on"),
            o("just"),
            w("killing myself|hurting myself|ending it|ending my life|harming myself|suicide|" + DIE),
            guards=(ex.in_general, ex.figure_of_speech),
            explicit=True,
        ),
        rule(
            "die-if-i-could",
            w("would"),
            o("just|gladly|happily|really|so"),
            w("die|be dead|kill myself|end it|not exist|stop existing|kill herself|kill himself|never wake up"),
            o("tonight|today|tomorrow|now|right now"),
            w("if i could|if she could|if he could|if they could|if i was brave|if i had the guts"),
            _CLAUSE_ENDS,
            guards=(ex.in_general,),
            weight=0.8,
        ),
        rule(
            "reasons-to-die",
            w("reason|reasons"),
            o("why|that"),
            w("i|he|she|they"),
            w("should|deserve to|deserves to|ought to|needs to|need to|have to"),
            o("just"),
            w("die|be dead|kill myself|kill himself|kill herself|not exist|not be alive"),
            guards=(ex.in_general,),
        ),
        rule(
            "wanted-to-live-once",
            w("used to want to|used to like to|once wanted to"),
            w("live|be alive|exist"),
            raw(r"(?= (?:,|and|but) | $)"),
            guards=(ex.in_general,),
            weight=0.7,
        ),
        rule(
            "alive-alas",
            w("not dead yet|not dead|still alive|still breathing|still here|woke up alive"),
            o(",|and"),
            w("sadly|unfortunately|regrettably|alas|worse luck"),
            guards=(sentence_has("hold|line|waiting room|chat|building|parking"),),
            weight=0.7,
        ),
        rule(
            "follow-the-dead",
            w("died|passed|passed away|gone|killed"),
            gap(6),
            w("want to|wanna|going to|wish i could|would rather|need to"),
            w("go with|follow|join"),
            w("him|her|them|it"),
            unless("to|into|in the|on|next"),
            guards=(ex.negated, ex.in_general),
            weight=0.8,
        ),
    ]
