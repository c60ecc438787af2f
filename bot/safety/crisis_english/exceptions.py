"""Exceptions that belong to these subjects, shared by their rules."""

from __future__ import annotations

import re

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Found


def not_told(found: Found) -> bool:
    """Suicide as a subject: a question, a policy, a study, somebody's past or a lost relative."""
    text = found.sentence.text
    if found.sentence.question:
        return True
    if TOPIC.search(text):
        return True
    return not re.search(r" (?:i|me|my|myself) ", text) and (
        len(text.split()) > 4 or bool(re.search(r" (?:ketamine|spravato|esketamine|and|or) ", text))
    )


TOPIC = re.compile(
    r" (?:prevention|screen\w*|assess\w*|polic\w*|questions?|questionnaire|forms?|intake|"
    r"stud\w*|research\w*|trials?|warnings?|article|book|movie|film|documentary|podcast|show|"
    r"history|family|lost|died|by suicide|to suicide|years?|awareness"
    r"|statistic\w*|rates?|survivors?|loss|ocd|sin|pastor|preached|sermon|hotline|lifeline|"
    r"training|class|paper|nurse|therapist|psychiatrist|counselor|social worker|approved|"
    r"indication|fda|label|leaflet|insur\w*|coverage|covered|records?|chart|summary|"
    r"diagnos\w*|past|previous\w*"
    r"|prior|ago|used to|when i was|teen\w*|college|high school|anniversary|grief|father s|"
    r"brother s|mother s|sister s|friend s|ketamine and|anymore|no longer|never|in remission|"
    r"gone|helped|help with|benefit|volunteer\w*|donat\w*|walk|fundraiser|presentation|read|"
    r"reading|heard|saw|ask|asks|asked|attempts?|old|patients?|people|risk|job|work at|"
    r"support group|watched|talked about in|if|whether|claims?|professor|cover|squad|"
    r"note taking|moderate|moderator|novel|character|wrong word|isn|word|worried it|"
    r"side effects?) "
)


def harmless_leap(found: Found) -> bool:
    """A jump, a bridge or a fall that is a figure of speech, a sport, a way to drive or a fear."""
    return bool(
        re.search(
            r" (?:jump(?:ing)? (?:on|in(?! front)|into treatment|the gun|to conclusions|through|"
            r"right in|at the|for joy|ahead|around|start|in on|on a call|ship|rope|at|back|straight|"
            r"to)|directions|exit|parking|tahoe view|hike|hiking|boat|boating|kayak\w*|fishing|swim|"
            r"swimming|beach|picnic|ski|skiing|bungee|skydiv\w*|trampoline|train to|bus to|bus stop"
            r"|trees?|view|left on|right on|address|located|directions|commute takes|route|clinic is|"
            r"near (?:the|your) (?:bridge|lake|river)|cardboard|catch the bus|light|boil|weeks? of|"
            r"needle|faith|leap of|conclusions|fear of|phobia|scared of|afraid of|acrophobia|vertigo|"
            r"during the infusion|treatment plan|let go of|let go from|nauseous|scheduling|schedule|"
            r"work|job) ",
            found.sentence.text,
        )
    )


def service_words(found: Found) -> bool:
    """ "I have a plan with Blue Cross", "I picked the date for my infusion"."""
    return bool(
        re.search(
            r" (?:insurance|ppo|hmo|deductible|wedding|vacation|treatment|payment|payments|meal|"
            r"consult\w*|ride|driver|package|book|booked|appointments?|infusions?|surgery|medicare|"
            r"medicaid|aetna|cigna|kaiser|tricare|humana|copay|coverage|time off|aftercare|"
            r"safety plan|care plan|session|sessions|party|trip|travel|flight|"
            r"schedule|scheduled|birth plan|due|blue (?:cross|shield)|work|spending|fsa|hsa|"
            r"health plan|bronze|silver|gold|high deductible|covers|crisis plan|backup|ketamine|"
            r"spravato|savings|dental|employer|game plan|plan b|lesson|phone|data|dinner|weekend) ",
            found.sentence.text,
        )
    )


def voices_of_people(found: Found) -> bool:
    """What a person tells the writer, or what the voices must not do, is no command of a voice."""
    return bool(re.search(r" (?:not to|never to|to stop|about|if|my doctor|nurse|therapist|what) ", found.inner))


def at_peace_topic(found: Found) -> bool:
    """Death and peace of others, of pets, of the ego."""
    text = found.sentence.text
    return (
        bool(
            re.search(
                r" (?:ego death|ego|cancer|hospice|dog|cat|pet|horse|vet|grandma|grandmother|grandpa|"
                r"mom s|dad s|father s|mother s|husband s|wife s|since (?:my|his|her)|passed|grief|"
                r"grieving|patients?|people|trip|journey|during|fear of|afraid of|terminal|"
                r"better than dying|beats|phone|battery|car|rest in peace|funeral home|dead end|drop dead"
                r"|deadline|dead tired|near death|anxiety about|lost|widow\w*|philosoph\w*|meditat\w*|"
                r"tired|legs|asleep|weight|better off without|study|read|book|novel|movie|than dead|"
                r"not dead|before i die|bored to|sick to|die for|dying to|his death|her death|their death|"
                r"anxious about|skin|hair|plants?|cells|brain|silence|zone|nerve|legacy|estate) ",
                text,
            )
        )
        or found.sentence.question
    )


def lock_up(found: Found) -> bool:
    """A weapon, blade or rope of everyday life: its storage, a rule about it, or another thing of that name."""
    return bool(
        re.search(
            r" (?:off duty|lockers?|policy|allowed|range|hunting|hunt|permit|massage|nail|license|"
            r"concealed|jump rope|jumped the|glue|shoelaces?|kitchen|steak|cooking|seat belt|seatbelt|"
            r"belt buckle|phone cord|power cord|spinal cord|umbilical|wheelchair|rope course|"
            r"safely store|storage|locks|gun lock|bring|leave|razor burn|shav\w*|bikini|clean the|"
            r"stains?|shot clinic|needle|fun|metal detector|off the top|nerf|water gun|top gun|toy) ",
            found.sentence.text,
        )
    )


def no_means(found: Found) -> bool:
    """The means are denied just before, and it is not that nobody trusts the writer with them."""
    return (
        bool(re.search(r" (?:no|not|never|without) (?:\w+ ){0,3}$", found.left[-40:])) and " trust " not in found.left
    )


visit = (
    ex.in_general,
    only.sentence_has("moving|moved|relocat\\w*|transfer\\w*|graduat\\w*|retir\\w*|vacation|switching|new job"),
)


C = ex.CRISIS


HARM_GUARDS = (*C, ex.accident)
