"""Unresponsive, unconscious, passed out."""

from __future__ import annotations

from bot.safety.emergency_english.exceptions import E, is_self_asleep, sedation_question, third_person
from bot.safety.emergency_english.words import PERSON
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, raw, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    third = (
        "him|her|them|my husband|my wife|my son|my daughter|my mom|my dad|my brother|my sister|"
        "my friend|my roommate|my partner|my boyfriend|my girlfriend|my mother|my father|my kid|"
        "the patient|my baby|my fiance|my spouse"
    )
    return [
        rule(
            "will-not-wake",
            w(
                "will not|can not|could not|not|nt|never|unable to|wouldnt|refuses to|still has not|"
                "trouble|has not|not be|hard to|barely|cannot"
            ),
            o("be|get|seem to|really|even|able to|fully|woken|gotten|getting|to"),
            o(third),
            o("to|fully|even"),
            w(
                "wake up|wake|waking up|waking|woken up|woke up|respond|responding|responded|come around|"
                "come round|wakes up|woken|rouse|roused|be woken|answer me|answering me|react|reacting|"
                "get up|wake her up|wake him up|wake him|wake her|wake them|wake them up|"
                "regained consciousness|regain consciousness|rouse him|rouse her|get him up|get her up|"
                "squeeze my hand|open his eyes|open her eyes"
            ),
            unless(
                "before noon|up before noon|up until|up before|up early|up on time|up rested|until|early|"
                "before|until|on weekends|on time|for|in the|at|with|during|to my alarm|to the alarm|"
                "to treatment|to ketamine|to meds|to my|to my email|to antidepressants|to ssris|to the|"
                "to texts|to emails|to calls|rested|well to|my baby|feeling|out of bed|to any|"
                "to medication|to medications|to anything|to lexapro|to zoloft|to therapy|to our|"
                "and face|and do|in time|so early"
            ),
            guards=(*E, is_self_asleep),
            weight=1.0,
        ),
        rule(
            "not-come-to",
            w("not|hasnt|never|nt"),
            o("yet|still|really"),
            w("come to|coming to|came to|come round|come around|regained consciousness"),
            raw(r"(?= (?:,|yet|and|after|since|for|from|in) | $)"),
            guards=(*E, sentence_has("clinic|office|appointment|you guys|last three|sessions?|terms")),
            weight=1.0,
        ),
        rule(
            "unresponsive",
            w(
                "unresponsive|unconscious|lifeless|not responsive|not rousable|unrousable|comatose|limp|"
                "not conscious|non responsive|nonresponsive|lost consciousness|out cold|"
                "losing consciousness|barely conscious|semi conscious|in a coma|barely responsive|"
                "knocked out cold|not coherent|hardly conscious|fading in and out|"
                "in and out of consciousness|going in and out"
            ),
            unless(
                "bias|mind|to treatment|to medication|to antidepressants|to meds|to ssris|to lexapro|"
                "depression|to traditional|to standard|to medications|to therapy|during|handshake|"
                "to my emails"
            ),
            guards=(
                *E,
                sedation_question,
                sentence_has(
                    "website|staff|voicemails?|button|every night|each night|emails?|catatonic depression|app|page"
                ),
            ),
            weight=1.0,
        ),
        rule(
            "passed-out",
            w(
                "passed out|passes out|passing out|blacked out|fainted|collapsed|collapses|keeled over|"
                "blacking out|keeps passing out|keeps fainting|fainting|went limp|going limp|gone limp|"
                "dropped to the floor|about to pass out|going to pass out|gonna pass out|"
                "almost passed out|slumped over|slumped|hit the floor|about to faint|going to faint|"
                "about to black out|nearly passed out|losing consciousness"
            ),
            unless(
                "from exhaustion|on the couch and slept|last night and woke|asleep|drunk in college|"
                "flyers|when i get|when i see|at the sight|when they|at blood|in 20|around needles|"
                "with needles"
            ),
            guards=(
                *E,
                sentence_has(
                    "needles?|blood draws?|faint easily|sight of|prone|pots|syncope|stroller|roof|deal|"
                    "market|marriage|table|chair|bed frame|when a"
                ),
            ),
            weight=0.8,
        ),
        rule(
            "passed-out-now",
            w(PERSON),
            gap(6),
            w(
                "passed out|fainted|collapsed|blacked out|is out cold|went limp|slumped over|keeled over|"
                "dropped to the floor|is slumped"
            ),
            gap(8),
            w(
                "and|can not|will not|not|right now|just now|help|unresponsive|on the floor|in the car|"
                "in the bathroom|in the uber|in your|breathing|now|just|in the parking|hit|at home|"
                "outside|in the shower|on the stairs"
            ),
            guards=(*E, sentence_has("asleep|couch|slept")),
            weight=1.0,
        ),
        rule(
            "not-moving",
            w("not|isnt|nt|stopped|barely|hardly"),
            w("moving|responding|responsive|talking|blinking|reacting|answering|coherent|waking"),
            unless("forward|to|my appointment|until|this|the|fast|quickly|along|here|with|in with|about|on|at"),
            guards=(*E, third_person),
            weight=0.8,
        ),
        rule(
            "stares",
            w(
                "just stares|stares at me|staring blankly|staring into space|just staring|blank stare|"
                "eyes are open but|eyes rolled|eyes rolling|eyes are rolling|rolled back|eyes are rolled|"
                "glassy|pinpoint pupils|pinned pupils|pupils are pinpoint|pupils are tiny|"
                "cold and clammy|clammy|gray and sweating|grey and sweating"
            ),
            guards=E,
            weight=0.7,
        ),
    ]
