"""Stroke signs: face, arm, speech, sight, sudden headache."""

from __future__ import annotations

from bot.safety.emergency_english.exceptions import E, stroke_history, third_or_now
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "stroke",
            w("having|had|like|be|a|another|think|just had|is it|possible|mini|signs of|maybe"),
            o("a|an|like a|it is a|is a|mini|possible|he is having a|she is having a"),
            w("stroke|strokes|tia"),
            unless("of|genius|years|last|in 20|history|survivor|patient|risk|when|ago"),
            guards=(*E, stroke_history),
        ),
        rule(
            "face-drooping",
            w("face|mouth|smile|eyelid|one side|left side|right side|eye"),
            o("is|are|of|of my|of his|of her|on one side|just|went|looks|suddenly|of the|side of|my|his|her|the"),
            gap(4),
            w(
                "droop|drooping|droopy|drooped|droops|sagging|lopsided|crooked|uneven|fallen|paralyzed|"
                "not moving|went limp|limp|weak|numb|is numb|went numb|gone numb|sagged|slack|"
                "not working|slid|melting|falling"
            ),
            unless("after botox|from the dentist|from botox"),
            guards=(
                *E,
                sentence_has(
                    "botox|dentist|bell s|palsy|bells|novocaine|during the (?:infusion|spray|session|treatment)"
                    "|normal to"
                ),
            ),
            weight=1.0,
        ),
        rule(
            "half-numb",
            w("half|one side|left side|right side|left arm|right arm|left leg|right leg|an arm|one arm|side"),
            gap(5),
            w(
                "numb|weak|limp|paralyzed|not move|can not move|tingling|dead weight|can not feel|"
                "can not lift|not work|heavy|went dead|not working|can not raise"
            ),
            guards=(
                *E,
                sentence_has("iv|needle|slept on|sciatica|carpal|neuropathy|pinched|chronic|injection|fibro\\w*"),
            ),
            weight=0.9,
        ),
        rule(
            "can-not-lift",
            w("can not|could not|unable to|not|can barely"),
            w("lift|raise|move|feel|use"),
            w(
                "my arm|his arm|her arm|my left arm|my right arm|my legs|my left side|my right side|"
                "my leg|her left arm|his left arm|his legs|one arm|his left side|her left side|my face|"
                "one side|half my|his right arm|her right arm|her right side|his right side|my hands|"
                "anything on"
            ),
            unless("above|over my head|at the gym|without pain|because of my shoulder|during"),
            guards=(
                *E,
                sentence_has("numbing|lol|shoulder|rotator|frozen|chronic|arthritis|surgery|during the infusion"),
            ),
            weight=0.9,
        ),
        rule(
            "speech-wrong",
            w(
                "slurring|slurred|slurs|garbled|jumbled|can not speak|can not talk|not able to speak|"
                "words are coming out wrong|words coming out wrong|coming out wrong|not making sense|"
                "not making any sense|is not making sense|talking gibberish|speaking gibberish|gibberish|"
                "can not get words out|can not get his words|can not get her words|can not form words|"
                "unable to speak|can not find words|mumbling nonsense|talking nonsense|words are jumbled|"
                "word salad|can not string|not say his|speech is off|talking funny|talking weird|"
                "can not say|can not get the words out|makes no sense|not make sense|speech"
            ),
            unless(
                "this bill|the bill|to me|about|therapy|this form|your|my bill|therapist|the website|"
                "the invoice|impediment|text|to text"
            ),
            guards=(
                *E,
                sentence_has(
                    "bill|form|website|invoice|letter|explanation|insurance|statement|therapy|"
                    "during the infusion|charges?|policy|instructions|therapist|while high|portal"
                ),
                third_or_now,
            ),
            weight=0.6,
        ),
        rule(
            "worst-headache",
            w(
                "worst|thunderclap|sudden severe|most severe|explosive|exploding|excruciating|"
                "sudden massive|most painful|blinding"
            ),
            o("and|sudden"),
            w("headache|head pain|migraine|headache ever"),
            gap(12),
            w(
                "life|ever|sudden|suddenly|all at once|hit|vision|double|vomit|vomiting|stiff|neck|numb|"
                "now|lifetime|can not see|of my entire life|had|help|experienced|out of nowhere|started|"
                "everything|blurry|confused|after"
            ),
            guards=(*E, sentence_has("usually|chronic|often|every month|treat|history")),
            weight=0.9,
        ),
        rule(
            "thunderclap",
            w(
                "thunderclap|worst headache|headache of my life|worst pain of my life in my head|"
                "head is going to explode|head is exploding"
            ),
            guards=(*E, sentence_has("terms|options|information|acronyms|choices|usually|chronic|treat")),
            weight=0.8,
        ),
        rule(
            "vision",
            w(
                "seeing double|double vision|lost my vision|can not see|lost vision|vision is gone|"
                "gone blind|going blind|vision went|vision keeps going|vision is blurry|"
                "vision is blurring|vision is going|can not see out of|blind in one|vision in one eye|"
                "everything is going black|going dark|seeing spots|tunnel vision|vision keeps|lost sight|"
                "vision going"
            ),
            unless(
                "you on|a future|myself|the|your|my appointment|my|a|where|how|it|any|your website|"
                "anything on the page|that|why|what"
            ),
            guards=(*E, sentence_has("during the infusion|website|page|portal|screen|glasses")),
            weight=0.5,
        ),
        rule(
            "confused",
            w(
                "confused|disoriented|delirious|incoherent|does not know where|not know where he|"
                "not know where she|not know who|does not recognize|not recognize me|not recognize his|"
                "not know his name|not know her name|hallucinating|does not know who|thinks it is 19|"
                "acting drunk|acting really strange|out of it|combative"
            ),
            unless("about|by|with your|by the|on|with the|how|which|whether|why|what|if|when|as to"),
            guards=(
                *E,
                sentence_has("bill|insurance|form|coverage|website|portal|instructions|pricing|difference|paperwork"),
                third_or_now,
            ),
            weight=0.5,
        ),
    ]
