"""Chest pain and the heart."""

from __future__ import annotations

from bot.safety.emergency_english.exceptions import E, figurative_attack, not_had
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "chest-pain",
            w("chest|heart"),
            o("is|feels|has|really|area|keeps|just|suddenly|been|are|so|s|getting|starting to|muscles"),
            gap(1),
            w(
                "pain|pains|pressure|tight|tightness|tightening|hurts|hurting|hurt|crushing|squeezing|"
                "burning|aching|heavy|heaviness|in pain|stabbing|pounding out|exploding|squeezed|"
                "being crushed|killing me|squeezes|clenching|feels tight|discomfort|ache|constricting|"
                "like an elephant|caving in"
            ),
            unless("and a history|med|medication|medicine|pill|of my ex"),
            guards=(
                *E,
                not_had,
                sentence_has("when i am (?:anxious|stressed|nervous)|when i get|when i panic|every time i"),
            ),
            weight=1.0,
        ),
        rule(
            "pain-in-chest",
            w(
                "pain|pains|pressure|tightness|elephant|weight|squeezing|clutching|holding|grabbing|"
                "crushing|stabbing|burning|grabbed|band|tight|clutched|gripping|clutches|hurts"
            ),
            gap(4),
            w("my chest|his chest|her chest|the chest|their chest|my heart|his heart|her heart|across chest|in chest"),
            guards=(*E, not_had),
            weight=1.0,
        ),
        rule(
            "heart-attack",
            w(
                "having|has|have|had|like|be|a|another|is it|just had|massive|going into|in|think|"
                "possible|maybe|think it is"
            ),
            o("a|an|like a|it is a|is a|maybe a|possibly a"),
            w("heart attack|cardiac arrest|heart attacks"),
            guards=(
                *E,
                not_had,
                figurative_attack,
                sentence_has("at 40|at 50|at 60|at 70|giving me|with their driving|years|now 7|hikes|figure of speech"),
            ),
            weight=1.0,
        ),
        rule(
            "heart-stopped",
            w(
                "no pulse|not find a pulse|can not find a pulse|not feel a pulse|no heartbeat|"
                "heart stopped|heart has stopped|cannot feel his pulse|not feel his pulse|"
                "not feel her pulse|not find his pulse|not find her pulse|can not feel his pulse|"
                "weak pulse|faint pulse|barely a pulse|flatlined|pulse is weak|pulse is faint|"
                "pulse is really weak|doing cpr|giving cpr|started cpr|need cpr"
            ),
            guards=E,
        ),
        rule(
            "heart-racing",
            w("heart|heartbeat|pulse|heart rate"),
            o("is|was|rate|has been|been|feels like it is|keeps|just|will not stop|s|at|feels"),
            gap(2),
            w(
                "racing|pounding|fluttering|skipping|beating so fast|beating really fast|going crazy|"
                "irregular|will not slow|not slow down|not slowing|out of my chest|all over the place|"
                "160|170|180|190|200|beating out of|way too fast|through the roof"
            ),
            guards=(*E, sentence_has("anxi\\w*|nervous|excited|thinking about|needles")),
            weight=0.5,
        ),
        rule(
            "arm-jaw",
            w("down|in|up|into|to|and"),
            o("my|his|her|the"),
            o("left|right"),
            w("left arm|jaw|my arm|his arm|her arm"),
            gap(3),
            w("hurts|pain|numb|tingling|tingly|aches|and sweating|and i am sweating|heavy|and sweaty|going numb"),
            guards=(*E, sentence_has("iv|needle|shot|tmj|dentist|vaccine")),
            weight=0.5,
        ),
    ]
