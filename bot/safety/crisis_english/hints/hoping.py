"""Hopes for an accident, an illness, a death that is nobody's doing; envy of the dead."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "not-upset-if",
            w(
                "not be upset|not be sad|not mind|not care|be fine|be ok|be okay|be glad|be relieved|"
                "be a relief|thank him|thank god|not complain|be grateful|not fight it|be happy|not run|"
                "not call for help|not be mad|not stop it|be lucky|seria un alivio|be doing me a favor|"
                "do me a favor|be a favor|not move|a blessing|a mercy"
            ),
            gap(4),
            w(
                "if a truck|if a car|if the plane|if a bus|if something hit|if it hit|if i got|"
                "if my heart|if cancer|if i had a|if it killed|if i crashed|if someone shot|"
                "if it all ended|if it ended|being the one|with it|if god|if something happened to me|"
                "if i did not wake|if i died|if it happened to me|if i got hit|if someone hit me|"
                "if i got sick|if the surgery|if lightning|if they found something|if i never|"
                "if i were to die|to be next"
            ),
            unless("cost|insurance"),
            guards=(
                ex.in_general,
                only.sentence_has("ketamine works?|appointment|schedule|copay|cost|insurance|rescheduled|nausea"),
            ),
            weight=0.7,
        ),
        rule(
            "if-accident-fine",
            w(
                "if a truck|if a car|if the plane|if a bus|if god took|if my heart|if something happened|"
                "if i got hit|if the surgery|if i got cancer|if it killed me|if i stopped breathing|"
                "if my kidneys|if i crashed|if someone shot me|if lightning|if the building"
            ),
            gap(9),
            w(
                "be fine|be ok|be okay|be upset|thank him|be glad|relieved|not mind|not care|a relief|"
                "would not fight|be grateful|not doing|so be it|be happy|good riddance|let it|"
                "fine with it|not be the worst|blessing"
            ),
            guards=(only.sentence_has("insurance|will i|covered"),),
            weight=0.7,
        ),
        rule(
            "wish-it-happened",
            w(
                "wish it would happen|wish it would just happen|wish something would happen|"
                "hope something happens to me|wish something would take|hope it happens|"
                "want something to happen to me|hoping something happens|want it to happen to me|"
                "waiting for something to|hoping one of these times|hoping one day i just|"
                "hoping i do not|hope i never|hope it kills|hope it does|hopefully it kills|"
                "hopefully soon|rolling the dice|russian roulette|see if i wake up|if i wake up i wake|"
                "not looking before i cross|tempting fate|gambling with"
            ),
            guards=(
                only.sentence_has("works?|help|good|ketamine will|insurance|relief|weather|refund|nauseous|scar"),
                ex.in_general,
            ),
            weight=0.5,
        ),
        rule(
            "glad-of-illness",
            w("cancer|tumor|heart attack|stroke|terminal|the plane|an accident|die|diagnosis|malignant"),
            gap(8),
            w(
                "felt relieved|was relieved|relieved|hoping it was|hoped it was|a relief|would be a gift|"
                "disappointed when it|disappointed it|disappointed that it was|wished it was|good news|"
                "was disappointed|lucky|jealous|un alivio|happy about it"
            ),
            guards=(
                only.sentence_has("not cancer|negative|clear|benign|husband|mother|she is|he is|no cancer|was nothing"),
                ex.in_general,
            ),
            weight=0.7,
        ),
        rule(
            "jealous-of-dead",
            w("jealous|envy|envious|envied|jealously"),
            gap(5),
            w("die|died|dead|who get to die|dying|obituary|obituaries|cancer patients|terminal|who are gone|passed"),
            weight=0.7,
        ),
    ]
