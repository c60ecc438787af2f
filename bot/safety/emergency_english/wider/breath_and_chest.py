"""Breath, oxygen, sugar, chest, belly, vomiting."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
    figurative_attack,
)
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "air-hunger",
            w(
                "run out of air|running out of air|out of air|no air|pauses between breaths|"
                "pause between breaths|pauses in his breathing|pauses in her breathing|"
                "long pauses between|breathing sounds wet|breath sounds wet|only say a few words|"
                "can only get out a few words|say two words|wheezing and|gulping air|fighting for air|"
                "forgetting to breathe|forget to breathe|forgets to breathe|asthma attack|"
                "lost my inhaler|inhaler is not working|inhaler is not helping|can not cough|"
                "holding his throat|holding her throat|clutching his throat|clutching her throat|"
                "grabbing his throat|grabbing her throat|breathing is wet|breathing optional|"
                "breathing feels optional|rattling|every few seconds he stops|not taking breaths|"
                "breaths a minute|breaths per minute|snoring weird|gurgly"
            ),
            guards=(*E, sentence_has("apnea|cpap|history|marathon")),
            weight=0.8,
        ),
        rule(
            "oxygen-low",
            w("oxygen|pulse ox|o2|spo2|sat|sats|oximeter|saturation|ox"),
            gap(6),
            w(
                "60|65|68|70|71|72|73|74|75|76|77|78|79|80|81|82|83|84|85|86|87|88|in the 80s|in the 70s|"
                "dropping|low 80s|60s|70s|80s"
            ),
            guards=(ex.hypothetical, ex.medical_history, sentence_has("during|what if|monitor|normal")),
            weight=0.9,
        ),
        rule(
            "sugar-low",
            w("sugar|glucose|blood sugar"),
            gap(4),
            w(
                "20|25|28|30|32|34|35|36|38|39|40|41|42|44|45|48|hi|lo|500|550|600|over 500|super low|"
                "really low|crashing|dangerously low|below 40|won t come up|will not come up"
            ),
            guards=(ex.hypothetical, ex.medical_history, sentence_has("grams?|diet|snack|no sugar")),
            weight=0.7,
        ),
        rule(
            "chest-feels",
            w("chest|sternum|breastbone"),
            gap(3),
            w(
                "feels like|feel like|feels|been hurting|has been hurting|pains|killing|hurts|hurting|"
                "pain|someone is standing|someone standing|sitting on|standing on|caving|on fire|"
                "exploding|ripping|tearing"
            ),
            unless("relaxed|better|fine|open"),
            guards=(
                *E,
                sentence_has(
                    "when i am (?:anxious|stressed|nervous)|when i get|coughing|cold|cough|heartburn|bruised|"
                    "flu|workout|gym|sunburn|tattoo|hair"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "feeling-in-chest",
            w(
                "heavy|heaviness|tight|tightness|squeezing|pressure|pain|pains|burning|ache|aching|"
                "elephant|discomfort|fluttering|hurting|weight|band"
            ),
            gap(3),
            w(
                "in my chest|in his chest|in her chest|on my chest|on his chest|on her chest|"
                "across my chest|around my chest|in the chest|across his chest|across her chest|"
                "my chest since|in the center of my chest|behind my breastbone"
            ),
            guards=(
                *E,
                figurative_attack,
                sentence_has("grief|anxious|sadness|emotional|heartbreak|when i think|before appointments?"),
            ),
            weight=0.8,
        ),
        rule(
            "aorta",
            w("ripping|tearing|splitting|stabbing|unbearable|excruciating|worst"),
            gap(3),
            w(
                "pain in my back|pain in his back|pain in her back|pain in my stomach|pain in my belly|"
                "pain in my abdomen|back pain right now|belly pain|abdominal pain|stomach pain|"
                "pain in my side|pain is unbearable|pain between my shoulder"
            ),
            guards=(*E, sentence_has(r"chronic|years|for months|treat|treats|fibro\w*")),
            weight=0.6,
        ),
        rule(
            "belly-bad",
            w("belly|stomach|abdomen"),
            gap(6),
            w("rock hard|rigid|so bad i can not|can not stand up|vomiting green|hard as a rock|unbearable|board"),
            guards=E,
            weight=0.6,
        ),
        rule(
            "vomit-nonstop",
            w("vomiting|throwing up|puking|vomit|threw up|vomited"),
            gap(4),
            w(
                "nonstop|non stop|for hours|for nine hours|for 9 hours|for 12 hours|all day and|"
                "hours straight|will not stop|and can not keep|can not keep water|can not keep anything|"
                "green|twice|blood|every few minutes|constantly|since yesterday and|in his sleep|"
                "in her sleep|and choking|and so sleepy|so many times|and passed out|and will not wake|"
                "and confused|while asleep|while passed out|hours now|10 times|five times|six times"
            ),
            guards=(*E, sentence_has("last time|after my first|is that normal|migraine")),
            weight=0.5,
        ),
        rule(
            "can-not-keep-down",
            w(
                "can not keep water down|can not keep anything down|not keep water down|"
                "not keeping anything down|not keep fluids down|stop vomiting|stop throwing up|"
                "not stop vomiting|not stop throwing up|not stop puking|stopped vomiting"
            ),
            gap(4),
            w("and|now|for|since|dizzy|too|sleepy|down|help|so|hours"),
            guards=(ex.hypothetical, ex.medical_history, ex.settled),
            weight=0.4,
        ),
    ]
