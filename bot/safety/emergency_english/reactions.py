"""Severe reactions, bleeding, injuries, calls for an ambulance."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import E, nothing_swallowed, policy_911
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "throat-tongue",
            w("throat|tongue|airway|face|lips|mouth|neck|eyes|lip"),
            o(
                "is|are|feels|and|my|lips|has|have|feel|like it is|just|start|started|starting to|really|"
                "so|all|tongue|throat|are all|face|keeps|felt like|seems|of mine|and face|and lips|looks|"
                "look|got|getting"
            ),
            gap(3),
            w(
                "closing|closing up|swelling|swelling up|swollen|swelled|swelled up|swell|tight|"
                "tightening|closed|puffing up|ballooning|puffed up|constricting|closes|itchy and swollen|"
                "close up|swole|swells|puffy and|getting bigger|huge|twice its size|closing in"
            ),
            unless("from the dentist|from crying|gland|glands|glands are"),
            guards=(*E, sentence_has("dentist|wisdom|sty|crying|pollen|glands?|sore throat|strep")),
            weight=1.0,
        ),
        rule(
            "can-not-swallow",
            w("can not|not|unable to|hard to|trouble|hard time|can barely"),
            w("swallow|swallowing"),
            unless("pills|tablets|a pill|large|the cost|capsules|that|big|pills well|the pill|my pride|price"),
            guards=(
                *E,
                nothing_swallowed,
                sentence_has("pills?|tablets|usually|capsules|always|lozenges whole|price"),
            ),
            weight=0.6,
        ),
        rule(
            "anaphylaxis",
            w(
                "anaphylaxis|anaphylactic|epipen|epi pen|anaphylactic shock|used my epi|"
                "severe allergic reaction|bad allergic reaction|serious allergic reaction|"
                "having an allergic reaction|allergic reaction right now|having a reaction|"
                "severe reaction|having a bad reaction"
            ),
            guards=(*E, sentence_has("history|allergic to|carry|bring|on hand|do you|had|have an epipen|no")),
            weight=0.9,
        ),
        rule(
            "hives",
            w(
                "hives|welts|rash all over|covered in a rash|itching all over|hives everywhere|"
                "rash spreading|rash is spreading"
            ),
            guards=(*E, sentence_has("mild|small|history|allergic")),
            weight=0.4,
        ),
        rule(
            "bleeding",
            w(
                "vomiting|throwing up|coughing up|puking|spitting up|pooping|peeing|coughing|spitting|"
                "pissing|threw up|coughed up|vomited|puked"
            ),
            gap(4),
            w("blood|blood clots|coffee grounds|lot of blood"),
            guards=(*E, sentence_has("pressure|drops? of|streak")),
        ),
        rule(
            "bleeding-out",
            w("bleeding|blood"),
            gap(3),
            w(
                "will not stop|not stop|not stopping|everywhere|a lot|heavily|gushing|pouring|profusely|"
                "badly|so much|out|pooling|spurting|all over|really bad|soaked|soaking|nonstop|"
                "uncontrollably"
            ),
            unless("of tests|of bleeding|work|draws|draw|pressure"),
            guards=(*E, sentence_has("pressure|period|test|tests|labs?|nose|work|draw|thinner|thinners")),
            weight=0.9,
        ),
        rule(
            "lot-of-blood",
            w("a lot of|so much|tons of|lots of|full of|covered in|losing|loss of|pool of"),
            w("blood|bleeding"),
            unless("work|tests|draws|pressure|sugar"),
            guards=(*E, sentence_has("tests|labs?|draw\\w*")),
            weight=0.8,
        ),
        rule(
            "head-injury",
            w("hit|hits|banged|smacked|cracked|hurt|slammed|bumped|split|struck"),
            o("her|his|my|the|their|back of"),
            o("back of"),
            w("head|skull|his head|her head|my head"),
            gap(30),
            w(
                "throwing up|vomiting|confused|unconscious|passed out|blood|bleeding|sense|vomit|puking|"
                "puked|dizzy|will not wake|seizure|hard|sleepy|slurring|blacked out|knocked out|pupils|"
                "not responding|out cold|drowsy|can not remember|groggy"
            ),
            guards=(*E, sentence_has("years")),
            weight=0.9,
        ),
        rule(
            "fell",
            w("fell|fallen|fall"),
            gap(6),
            w(
                "and can not get up|can not get up|not moving|hit head|hit her head|hit his head|"
                "down the stairs and|and is not|and he is|and she is|broken|and will not|and now|and hit"
            ),
            guards=E,
            weight=0.6,
        ),
        rule(
            "call-911",
            w(
                "call 911|called 911|calling 911|call an ambulance|need an ambulance|send an ambulance|"
                "ambulance now|send help|send someone|need paramedics|need 911|call the ambulance|"
                "dial 911|send paramedics|get help now|need emergency help|911 now|get an ambulance|"
                "call 911 or you|need a doctor now|ambulance on the way|need ems|"
                "waiting for the ambulance|911 or"
            ),
            guards=(ex.denied_symptom, ex.hypothetical, ex.medical_history, policy_911),
            weight=0.8,
        ),
        rule(
            "is-emergency",
            w(
                "this is an emergency|it is an emergency|medical emergency|emergency help|"
                "emergency right now|emergency please|having an emergency|have an emergency|sos|mayday|"
                "i need help now|help me now|someone help|somebody help|please help me now|"
                "help immediately"
            ),
            unless(
                "me , which|me set|me find|me with|me understand|me figure|me out|me book|me pay|"
                "me schedule|me get|me compare|me choose|me pick|with|out|me , which|, which|me cancel|"
                "me decide|me log"
            ),
            guards=(
                *E,
                sentence_has(
                    "not an|contact|policy|protocol|number|line|room|plan|if|do you|appointment|dental|"
                    "family emergency|had a|afford\\w*|copay|fund"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "please-help",
            w(
                "please help|help me|help please|help now|hurry|asap please|what do i do|"
                "what should i do|what now|omg|oh my god|scared|terrified|panicking|freaking out|"
                "who do i call|should i come in|should i call|do i call"
            ),
            unless(
                "me set|me find|me with|me out|me compare|me quit|me cut|me understand|me decide|with|"
                "me pay|about a|about my|about the|for|to get|to qualify|to bring|me choose|me figure|"
                "me sleep|me at|me feel|me get"
            ),
            weight=0.25,
            guards=(
                sentence_has(
                    "schedule|book|bill|insurance|pay|portal|password|form|cost|understand|find|decide|needles?"
                ),
            ),
        ),
        rule(
            "dying-feeling",
            w(
                "i think i am dying|feel like i am dying|i am dying|he is dying|she is dying|"
                "i am going to die|going to die help|think he is dying|think she is dying|"
                "think i am going to die|feels like i am dying|im dying|feel like dying"
            ),
            unless("to|of|for|inside|laughing|from embarrassment|from boredom|over here|at work|lol"),
            guards=(
                ex.hypothetical,
                ex.fatal_illness,
                ex.figure_of_speech,
                ex.denied_symptom,
                sentence_has(
                    "during|last time|trip|infusion felt|lol|haha|waiting|hold|cancer|hospice|dog|cat|felt like"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "getting-worse",
            w(
                "getting worse|worse by the minute|getting worse fast|spreading fast|spreading|fast|"
                "right now|keeps getting worse|sudden|suddenly|out of nowhere|and sweating|sweating|"
                "drenched in sweat|grey|gray|pale|shaking|vomiting|throwing up|staggering|stumbling|"
                "can not stand|can not walk|can not stay standing|not stay standing|"
                "can not keep my eyes open|barely awake|drooling|can not hold his head|limp|floppy|dizzy|"
                "room is spinning|so weak|too weak"
            ),
            weight=0.3,
            guards=(
                ex.denied_symptom,
                ex.hypothetical,
                ex.settled,
                sentence_has("anxi\\w*|nervous|little|bit|slightly|depression|mood|normal|mild|common"),
            ),
        ),
        rule(
            "fever-stiff",
            w("fever of|temp of|temperature of|temp is|fever is"),
            gap(1),
            w("104|105|106|104 5|107"),
            guards=E,
            weight=0.9,
        ),
        rule(
            "tremor-serotonin",
            w(
                "rigid|muscles are rigid|overheating|burning up|can not stop shaking|"
                "shaking uncontrollably|serotonin syndrome|jaw is locked"
            ),
            guards=(*E, sentence_has("risk|worried")),
            weight=0.5,
        ),
        rule(
            "not-making-it",
            w(
                "not going to make it|losing him|losing her|we are losing him|i am losing him|"
                "turning cold|body is cold|cold to the touch|stopped moving"
            ),
            guards=(*E, sentence_has("appointment|traffic|on time|late")),
            weight=0.7,
        ),
        rule(
            "hurt-badly",
            w("wreck|car accident|crashed|hit by a car|car crash|ran a red light"),
            gap(8),
            w("bleeding|hurt|trapped|driving home from|just now|unconscious|injured|help"),
            guards=(ex.hypothetical, ex.medical_history, sentence_has("years|months|ago|last")),
            weight=0.7,
        ),
    ]
