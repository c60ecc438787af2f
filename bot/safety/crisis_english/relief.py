"""Death seen as rest or relief, lives that should have ended."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import at_peace_topic, not_told
from bot.safety.crisis_english.words import DEATH, RELIEF
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "death-as-relief",
            w(DEATH),
            gap(5),
            w(RELIEF),
            unless("than dying|than dead"),
            guards=(ex.negated, ex.in_general, at_peace_topic),
            weight=0.7,
        ),
        rule(
            "relief-as-death",
            w(RELIEF),
            gap(5),
            w(DEATH),
            unless("inside|end|tired|weight|skin|line|battery|set|serious|air|to me|last"),
            guards=(
                ex.negated,
                ex.in_general,
                ex.figure_of_speech,
                at_peace_topic,
                only.going_to_die,
                only.sentence_has("rest of"),
            ),
            weight=0.6,
        ),
        rule("suicide-told", w("suicide|suicidal|suicidality"), guards=(*ex.CRISIS, not_told), weight=1.0),
        rule(
            "let-me-die",
            w(
                "let me die|let me go|kill me|end me|bury me|put me down|just let me die|let me just die|"
                "finish me off|let me sleep forever|euthanize me|pull the plug on me|let nature take|"
                "let nature|let god take me|leave me to die"
            ),
            gap(1),
            w(
                "please|already|now|i mean it|tonight|in peace|god|its course|take its|die|i beg|"
                "i am begging|and be done|just|forever|lol not|seriously|so i|for good"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has("insurance|hold music|early|home|off the hook|know|from (?:my|the)|lol|haha"),
            ),
            weight=0.8,
        ),
        rule(
            "let-me-die-2",
            w(
                "let me die|bury me already|allowed to die|please kill me|someone kill me|"
                "somebody kill me|kill me please|kill me now please|want you to let me die|"
                "want them to let me die|just want to be put to sleep|medically assisted|assisted dying|"
                "assisted suicide for|euthanasia for me"
            ),
            guards=(ex.negated, ex.in_general, only.sentence_has("embarrass\\w*|lol|haha|law|state")),
            weight=0.8,
        ),
        rule(
            "should-be-dead",
            w(
                "should have died|should be dead|should not have survived|should not be alive|"
                "should have been me|supposed to be dead|was supposed to die|meant to die|"
                "should not have woken|wish i had died|should never have been born|not meant to be here|"
                "not meant to be alive|never meant to be here|not supposed to be alive|"
                "not supposed to still be here|mistake keeping me alive|not meant for this world|"
                "not made for this world|should not exist|should never have been|"
                "do not belong in this world|do not belong on this earth|wish it had been me|"
                "should have let me die|living on borrowed"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has("doctors? said|accident years|lucky|grateful|thankful|miracle"),
            ),
            weight=0.8,
        ),
        rule(
            "not-turning",
            w(
                "not plan|not planning|not intend|never plan|not see myself|not going|not expect|"
                "not think i will|not imagine|not picture|no plans|no intention|not want|doubt i will|"
                "not think i"
            ),
            o("on|to|of|be|i will|that i will"),
            gap(1),
            w(
                "turning|turn|reaching|reach|seeing|see|being anywhere|be anywhere|seeing the|making it|"
                "make it|getting old|get old|growing old|grow old|being around|being here|"
                "finishing the year|living past|live past|live to|meeting|celebrating|having another|"
                "another birthday|another christmas|waking|coming back|a next|getting to|there being|"
                "there is a"
            ),
            gap(2),
            w(
                "40|30|50|20|25|18|19|21|22|35|45|60|65|70|anywhere|old|birthday|christmas|next year|"
                "spring|summer|tomorrow|the weekend|graduation|graduate|january|february|2025|2026|2027|"
                "by then|christmas|thanksgiving|the end of|another year|through|past|back|it to|fall|"
                "winter|morning|then|there|adulthood|next week|that far|the holidays|easter|monday|"
                "sunday|new year|next month|the new year|anymore"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.sentence_has(
                    "clinic|appointment|therapist|doctor|results|improvement|session|work|ride|infusions?|"
                    "vacation|trip|traffic|on time|insurance|copay|office|consult\\w*|deductible|late"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "nowhere-by-then",
            w(
                "not be anywhere|not expect to be anywhere|not going to be anywhere|not be in it|"
                "not be needing any|not be there either|not be anyone s|not be anything|be nowhere|"
                "will be nothing|will not be anyone|not be living"
            ),
            guards=(ex.in_general, only.sentence_has("traffic|clinic|near")),
            weight=0.7,
        ),
        rule(
            "then-i-can-go",
            w(
                "then i can go|then i am allowed to|and then i can go too|then it is my turn|"
                "i can go too|my turn to go|i am next|then i am done|so i can go|can finally go|"
                "free to go|allowed to stop|then i will go|ready to go home to|ready to go to|"
                "time to go home to|time for me to leave|time for me to go|my time to go|"
                "time to leave this|leave my body|leave this body"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "home after|monitor\\w*|discharge\\w*|drive|infusion|nurse|in line|waiting list|waitlist|"
                    "appointment|next patient|checkout|check out|ride|session|treatment|uber"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "still-here-for",
            w(
                "only still here|only here|still here|only alive|still alive|only reason|holding on|"
                "hanging on|only hanging on|only holding on|sticking around|only stay|only thing keeping|"
                "staying alive|stayed alive|i stay|waiting until|just waiting"
            ),
            gap(4),
            w(
                "because of my|for my|until my|because my|to pass|dies|until the|till my|because the dog|"
                "because of the|because who would|passes|is gone|passes away|graduates|are grown|"
                "turns 18|is old enough|are old enough|is raised"
            ),
            gap(4),
            w(
                "cat|dog|kids|mom|mother|daughter|son|go too|children|family|parents|dies|i can go|grown|"
                "18|wife|husband|cats|dogs|grandma"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "appointment|clinic|infusion|insurance|consult\\w*|treatment|phone|hold|parking|pharmacy|"
                    "session|work|job|house|apartment|marriage|lease|city|town"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "fade-out",
            w(
                "starve myself|starving myself to|stopped eating and drinking|not eat or drink|"
                "not eating or drinking|fade out|fade away|wither away|waste away|just stop eating|"
                "stopped taking my insulin|skip my insulin|skipping my insulin|quit my heart medication|"
                "stopped my heart|stopped his heart pills|quit taking my heart|refusing to eat|"
                "stop my heart meds|stopped dialysis|skipping dialysis"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.sentence_has("have to|surgery|before (?:the|my)|fasting|fast|prep|pain|benefits?|effect"),
            ),
            weight=0.6,
        ),
        rule(
            "on-purpose-neglect",
            w("on purpose|deliberately|intentionally"),
            gap(8),
            w("nature|die|kill|stop my|not wake|do not care what happens|course|anymore"),
            weight=0.5,
        ),
    ]
