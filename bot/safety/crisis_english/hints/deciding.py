"""A decision and what leads there: looks at the means, a deal with oneself, a note, a rehearsal."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import service_words
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "belt",
            w(
                "looking for my belt|looking for a rope|looking for my gun|looked at my belt|"
                "looking at the knives|looking at the rope|eyeing the|looking at the pills|"
                "look at the pills|look at his gun|look at the gun|looking at the gun|her sleeping pills|"
                "his sleeping pills still|her pills still in|his gun|got his gun|her old pills|"
                "stood in front of that|stood in front of the|stood in the med room|"
                "in front of the cabinet|change the combination|the extra pills|other half just in case|"
                "half just in case|pills together in a drawer|keeping my leftover|keep my leftover|"
                "blade in my|knife under my|just to know it is there|knowing it is there|"
                "in case this does not pan out|in case i need to go"
            ),
            guards=(
                only.sentence_has(
                    "dispose|disposal|kids|toddler|dresser|medicine cabinet safe|return|lock|store|"
                    "medicine cabinet|kitchen cabinet|filing|shaving|lost|loop|size"
                ),
                ex.in_general,
            ),
            weight=0.6,
        ),
        rule(
            "deal-treatment-last",
            w(
                "last try|last thing i try|last shot|last chance|last hope|last attempt at|final try|"
                "final attempt|last resort"
            ),
            gap(12),
            w(
                "already decided|decided|does not work|not work|check out|so that is that|done|out|over|"
                "go|no more|nothing"
            ),
            weight=0.4,
            guards=(only.sentence_has("insurance|appeal|vein|switch|surgery|try tms|i will try"),),
        ),
        rule(
            "decided-alone",
            w(
                "already decided|i have decided|i decided|made up my mind|finally decided|"
                "i know what i am going to do|i know what i will do|i know what comes next|"
                "that was my deal|so that is that|not doing a seventh|not doing another year|"
                "one more year of this|not keep paying this price|price to be alive|"
                "not paying this price|me decidi"
            ),
            gap(10),
            w(
                "peaceful|calm|at peace|peace|relief|light|no more|if it does not|alone|tonight|"
                "and i feel|soon|nothing|goodbye|not a sad|years|this year|be alive|seventh|already|paz"
            ),
            guards=(ex.in_general, service_words),
            weight=0.6,
        ),
        rule(
            "calm-after",
            w("calm|peaceful|at peace|peace|light|relieved|lighter"),
            gap(6),
            w(
                "made up my mind|decided|first time in months|first time in years|since i decided|"
                "wrote the note|for the first time|now that i know|now that i have|now that it is"
            ),
            guards=(
                only.sentence_has(
                    "infusion|infusions|ketamine|session|treatment|spravato|therapy|meditation|booked|"
                    "scheduled|going with|diagnos\\w*"
                ),
            ),
            weight=0.4,
        ),
        rule(
            "wrote-it",
            w(
                "wrote the note|wrote a note|write the note|writing the note|the note is|my note is|"
                "note is done|note is written|rewrote the note|rewriting the note|drafted the note|"
                "tore it up|left a note|left the keys|labeled all|labeled everything|with every password|"
                "where the insurance papers|where the papers are|folder with every|all of my papers|"
                "papers in the|laid out my|my good suit|everything is labeled|instructions for the"
            ),
            guards=(
                only.sentence_has(
                    "doctor|nurse|school|work|thank\\w*|landlord|excuse|voicemail|progress|chart|clinic|"
                    "desk said|insur\\w* denied|appointment for"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "practiced",
            w(
                "practiced last night|practiced it|rehearsed it|did a practice run|a trial run|dry run|"
                "practice run|see if i can do it|see if i could do it|see if i had the nerve|"
                "if i had the nerve|if i have the nerve|tested the rope|tested the knot|"
                "wanted to see if i|see how it would feel|see how it felt|the spot again|"
                "drove out to the spot|went back to the spot|drive out to the spot|by the overlook|"
                "come here to see|engine running|the footbridge|stand on the|stood on the|"
                "going out to stand"
            ),
            guards=(
                only.sentence_has(
                    "infusion|interview|iv|driving|yoga|therapy|scale|treatment|ketamine|drive to the clinic|"
                    "parking spot|appointment|needle|stairs|line"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "finish-most-nights",
            w(
                "finish the job|finishing the job|finish what|i am number|number ten|i am next|my turn|"
                "same as my father|same age my father|same age my|why they did it|why he did it|"
                "why she did it|close myself|follow them|follow her|follow him|lost four guys|"
                "feel it coming for me"
            ),
            guards=(
                only.sentence_has(
                    "in line|waitlist|queue|on the list|ketamine|infusion|insurance|instructions|paperwork"
                ),
                ex.in_general,
            ),
            weight=0.5,
        ),
        rule(
            "think-hourly",
            w(
                "think about it every|think about it constantly|think about it all|"
                "thinking about it every|think about it most|cross my mind every|on my mind every|"
                "cant stop thinking abt it|can not stop thinking about it|"
                "can not stop thinking about doing|think about it more|think about doing it|"
                "thinking about doing it|make plans of my own|plans of my own|"
                "thinking about not going home|not put that thought|ranking them|keep ranking|"
                "turned into a plan|thoughts have turned|passive turning active|turning active|"
                "gone from passive|no longer just thoughts|more than thoughts|getting specific|"
                "a matter of when|when not if"
            ),
            guards=(ex.negated, service_words, only.sentence_has("food|eating|ketamine|infusion|work|exam|iv")),
            weight=0.6,
        ),
    ]
