"""The short, breathless messages of people in the middle of it."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import E, T, asks_what_would, not_medicine, technique
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, raw, rule, unless, w


def rules() -> list[Rule]:
    """The short, breathless messages of people in the middle of it."""
    return [
        rule(
            "blue-lips",
            w(
                "blue lips|lips blue|blue in the face|blue fingernails|blue fingertips|gray lips|"
                "grey lips|purple lips|lips purple|blue skin"
            ),
            guards=(*E, sentence_has("lipstick|filler|sign of")),
            weight=0.9,
        ),
        rule(
            "took-too-much-bare",
            w(
                "took too much|took too many|i took too much|taken too much|took way too much|"
                "took too many pills|took the whole bottle|took them all|took all of them|"
                "swallowed them all|swallowed the whole bottle|took everything|took a bunch|"
                "taken them all|i took them|took the pills"
            ),
            raw(
                r"(?= (?:,|and|now|i|help|what|of|but|please|she|he|it|again|tonight|today|last|all|by|on|"
                r"accidentally|because) | $)"
            ),
            guards=(
                asks_what_would,
                ex.medical_history,
                ex.settled,
                not_medicine,
                sentence_has("work|time off|credit|on my plate|notes|steps|courage"),
            ),
            weight=0.9,
            swallowed=True,
        ),
        rule(
            "slow-breaths",
            w("breathing|breath|breaths|breathes|breathe|breathin"),
            gap(6),
            w(
                "slow|really slow|so slow|every ten seconds|once every|5 a minute|six a minute|"
                "4 a minute|6 a minute|a minute|per minute|but out|but nothing else|shallow|real shallow|"
                "and out|but not waking|not right"
            ),
            unless("and deep|breaths help|down"),
            guards=(
                ex.denied_symptom,
                ex.settled,
                ex.medical_history,
                technique,
                sentence_has(
                    "exercise|technique|normal rate|how many breaths is normal|what is a normal|"
                    "during the infusion|why is slow"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "found-down",
            w("found him|found her|found my|found them|i found|found a man|found a woman|found someone"),
            gap(6),
            w(
                "on the stairs|on the floor|on the bathroom|unconscious|passed out|not breathing|but out|"
                "out cold|face down|slumped|in the bathtub|in the tub|on the ground|limp|blue|cold|"
                "seizing|not responding"
            ),
            guards=(ex.medical_history, ex.hypothetical, sentence_has("years|keys|wallet|phone|earring|cat|dog")),
            weight=0.8,
        ),
        rule(
            "hit-by-car",
            w(
                "hit by a car|hit by a truck|got hit by a|struck by a car|got run over|run over by|"
                "been shot|got shot|been stabbed|got stabbed|fell off the roof|fell out the window|"
                "fell down the stairs"
            ),
            guards=(
                ex.hypothetical,
                ex.medical_history,
                sentence_has("bow|photos?|video|feel like|felt like|like i was|wish|hope|want|years|months|flu|covid"),
            ),
            weight=0.7,
        ),
        rule(
            "someone-dying",
            w(
                "someone is dying|somebody is dying|someone s dying|somebody s dying|he is dying|"
                "she is dying|they are dying|man is dying|woman is dying|dying in here|dying right now|"
                "dying on the floor|he is dead|she is dead|think he is dead|think she is dead|"
                "think they are dead"
            ),
            unless("to|of|for|inside|laughing|from cancer"),
            guards=(
                ex.hypothetical,
                ex.fatal_illness,
                ex.denied_symptom,
                ex.medical_history,
                sentence_has("lol|haha|grandma|hospice|dog|cat|years|to know|heat|of boredom|nobody|no one"),
            ),
            weight=0.7,
        ),
        rule(
            "device-shocking",
            w("pacemaker|defibrillator|icd|insulin pump"),
            gap(4),
            w("shocking me|keeps shocking|going off|beeping and|is failing|stopped|shocked me"),
            guards=(ex.hypothetical, ex.medical_history),
            weight=0.9,
        ),
        rule(
            "delirium",
            w(
                "hallucinating|seeing people that are not there|seeing things that are not|seeing people|"
                "out of his mind|out of her mind|tearing her clothes|tearing his clothes|"
                "climb out the window|trying to fly|does not recognise|not recognise|extremely agitated|"
                "screaming and|violent and|hot to the touch|not slept in three days|"
                "not slept in four days|paranoid and"
            ),
            guards=(
                ex.hypothetical,
                ex.denied_symptom,
                ex.medical_history,
                ex.settled,
                sentence_has("during (?:the|my|his|her)|normal|on ketamine is it|while it"),
            ),
            weight=0.5,
        ),
        rule(
            "walk-talk",
            w(
                "can not walk or talk|can not talk or walk|can not walk or speak|can not speak or|"
                "can not feel her legs|can not feel his legs|feel her legs|feel his legs|"
                "can not stand or|can not walk properly|can not talk properly|walk or talk properly|"
                "talk properly|not feel her legs|not feel his legs|legs do not work|legs will not work|"
                "legs gave out|trouble with the buttons|difficulty with the buttons|"
                "running out of the corner of|drooling out of|dribbling|not making complete sense|"
                "corner of my mouth|corner of his mouth|corner of her mouth|one hand is asleep|"
                "left hand is kind of asleep|left hand is asleep|hand is not working|hand not working|"
                "hand not wrking"
            ),
            guards=(*E, sentence_has("during|years|chronic|ms|neuropathy")),
            weight=0.6,
        ),
        rule(
            "coffee-grounds",
            w(
                "coffee grounds|black vomit|tarry|black stool|vomiting black|blood in my vomit|"
                "blood in his vomit|blood in her vomit"
            ),
            guards=E,
            weight=0.8,
        ),
        rule(
            "jaw-chest",
            w("jaw|shoulder blades|left arm|left hand|back"),
            gap(5),
            w("chest|and chest|pain|heart|asleep|numb"),
            guards=(
                *E,
                sentence_has(
                    "iv|tmj|chronic|years|fibro\\w*|massage|sciatica|disc|treat|tattoo|arthritis|"
                    "physical therapy|surgery|surgeries|lower|herniated|crps|nerve|for months"
                ),
            ),
            weight=0.4,
        ),
        rule(
            "heart-uncountable",
            w("heart|pulse"),
            gap(8),
            w(
                "can not count it|so fast i|too fast to count|will not slow|not slow down|not slowing|"
                "pounding and|racing and|pounding and i|fast and|going so fast"
            ),
            guards=(*E, sentence_has("anxi\\w*|nervous about")),
            weight=0.5,
        ),
        rule(
            "inhaled",
            w("inhaled|breathed in|mixing cleaners|mixed cleaners|mixed bleach|fumes|smoke inhalation|breathing fumes"),
            gap(8),
            w("chest burns|coughing|can not stop coughing|dizzy|cleaners|bleach|burns|throat|help|now"),
            guards=T,
            weight=0.7,
            swallowed=True,
        ),
        rule(
            "wrong-person-s-pill",
            w("gave|given|took|taken"),
            gap(6),
            w(
                "pill too by mistake|pill by mistake|pills by mistake|medicine by mistake|"
                "meds by mistake|pill too|dose by mistake|sister s pill|brother s pill|"
                "somebody else s pill|someone else s pill|sister s pills|his sister s|her brother s|"
                "grandma s pill|grandpa s pill|dog s pill"
            ),
            guards=(T[0], ex.medical_history, sentence_has("vitamin|insurance")),
            weight=0.7,
            swallowed=True,
        ),
    ]
