"""The thoughts and urges that are back, and the skin that shows it."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "the-bad-idea",
            w(
                "bad idea|bad ideas|bad thoughts|the thoughts|those thoughts|dark thoughts|the thought|"
                "the idea|dark place|scary thoughts|the urge|the urges|the dark|the plan|thoughts"
            ),
            gap(4),
            w(
                "is back|are back|came back|back again|back strong|stronger|louder|getting louder|worse|"
                "won|winning|stay|scaring me|scare me|scares me|getting dark|really dark|very dark|"
                "will not leave|not leave me|will not stop|not go away|wont stop|keep coming|tonight|"
                "again|taking over|too loud|getting scary|acting on"
            ),
            guards=(
                ex.in_general,
                ex.negated,
                ex.long_past,
                only.sentence_has(
                    "anxi\\w*|ketamine|gone|racing|ocd|dark room|lights?|needle|about work|worst|infusion helped"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "scares-me",
            w(
                "scares me|scaring me|scared me|scared of myself|scared of me|frightens me|terrifies me|"
                "scared tonight|i am scared|not safe|scared i|worried i|do not trust myself|"
                "afraid of myself"
            ),
            weight=0.2,
        ),
        rule(
            "it-was-going-to",
            w(
                "not stop myself|not able to stop|couldnt stop|next time i will|next time i might|"
                "last time i almost|nearly did|almost did|so close to|came close|came so close|"
                "very close to"
            ),
            unless("to the clinic|to you|to my house|to home|to fainting|to cancel\\w*"),
            guards=(
                ex.in_general,
                ex.long_past,
                only.sentence_has(
                    "clinic|office|location|appointment|deadline|highway|faint\\w*|vomit\\w*|bathroom|"
                    "laugh\\w*|cry\\w*|scratch\\w*|eat\\w*|hotel"
                ),
            ),
            weight=0.4,
        ),
        rule(
            "skin-till-bled",
            w(
                "scratch|scratched|scratching|dug|digging|picked|cut|hit|burn|burned|burning|punched|"
                "banging|banged|biting|bit|carved|sliced|slice"
            ),
            o("at|up|my|on"),
            w(
                "my arms|my arm|my legs|my thighs|my skin|my wrist|my wrists|my head|myself|my stomach|"
                "my hand|my thigh|my leg"
            ),
            gap(3),
            w(
                "till they bled|until they bled|until it bled|till it bled|bled|bleeding|until i bleed|"
                "to feel|against the wall|keep going|on purpose|to calm|to cope|again|raw|to punish|"
                "last night|tonight|to get through|with a|when i"
            ),
            guards=(
                *ex.CRISIS,
                ex.accident,
                only.sentence_has("itch\\w*|rash|hives|eczema|iv|cat|mosquito|dog|branch"),
            ),
            weight=0.8,
        ),
        rule(
            "cut-to-cope",
            w(
                "i just cut|i cut|i still cut|still cutting|i have been cutting|just cut to|been cutting|"
                "cut to get|cut to feel|cut to cope|cut when i|cut every|i cut when|cut at night|"
                "cutting more|cutting every|cutting helps|cutting to|keep cutting|cutting deeper|"
                "cut deeper|cuts deeper|cutting since|cutting for"
            ),
            unless(
                "my losses|my finger|back|down|out|my hair|carbs|sugar|it in half|them in half|the|"
                "my hours|off|a|ties|my thumb|short|my dose|my hand|corners|costs|my lozenge|coupons|"
                "in college|as a teen|when i was|years ago|onions|through|and paste|in line|hair|grass|"
                "meat|hours|weight|calories|caffeine|alcohol|classes|teeth"
            ),
            guards=(*ex.CRISIS, only.cut_object, ex.accident),
            weight=0.8,
        ),
        rule(
            "cuts-on",
            w("cuts|scars|slashes|burns|marks|blood|bandages|cut marks|fresh scars|burn marks|scratches"),
            gap(2),
            w(
                "on both arms|on her|on his|on their|on both wrists|on my daughter s|on my son s|"
                "on my kid s|up her|up his|on her sheets|on his sheets|on my arms|on my wrists|"
                "on my thighs|down her|down his|along her|along his|all over"
            ),
            gap(2),
            w("arm|arms|wrist|wrists|thigh|thighs|leg|legs|sheets|stomach|forearm|forearms|and|cuts|skin|sleeves"),
            guards=(
                *ex.CRISIS,
                ex.accident,
                only.sentence_has("iv|needle|surgery|old|scar tissue|nose|cat|years|tape|blood draw|healed|faded"),
            ),
            weight=0.8,
        ),
    ]
