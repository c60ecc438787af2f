"""Exceptions that belong to these subjects, shared by their rules."""

from __future__ import annotations

import re

from bot.safety import exceptions as ex
from bot.safety.grammar import Found

_ASKS = re.compile(
    r" (?:if|should i|can i|could i|is it ok|ok to|safe to|okay to|would|supposed to|when i|"
    r"before i|how long after i|may i|do i|will i|planning to|going to|used to|instead of|says to|told to|told me to) "
)
_NOT_TAKEN = re.compile(r" (?:want to|never|not|nor) ")
_OF_DYING = re.compile(r" (?:do )?(?:not )?want to (?:die|be dead|(?:kill|hurt) (?:my|him|her)self)(?= )")


def asks_what_would(found: Found) -> bool:
    """ "What happens if I take two?", "I did not take ..."; not "I don't want to die, I took ..."."""
    left = _OF_DYING.sub(" ", found.left)
    clause = " " + left[left.rfind(" , ") + 2 :].lstrip()
    asked = _ASKS.search(left[-60:] + " ") or _NOT_TAKEN.search(clause[-60:] + " ")
    return bool(asked) and not ex.HAPPENING.search(found.sentence.text)


def speech(found: Found) -> bool:
    """ "Not a breath of ...", "barely breathing room": figures of speech."""
    return bool(re.match(r" (?:room|down my neck|easier|easy|a sigh|of) ", found.right)) or " mint" in found.right


def sleep_apnea(found: Found) -> bool:
    """Trouble breathing as a known condition, with no word that it is going on."""
    return bool(
        re.search(
            r" (?:apnea|cpap|asthma|copd|deviated|allergies|sinus|snore|stuffy|congested|mask) ", found.sentence.text
        )
    ) and not re.search(r" (?:now|right now|help|inhaler is not|not working|can not) ", found.sentence.text)


def technique(found: Found) -> bool:
    """Breathing as an exercise, or as what somebody asks how to do."""
    return bool(
        re.search(
            r" (?:technique|techniques|exercises?|practice|meditation|coach|class|yoga|monitor|"
            r"how do you) ",
            found.sentence.text,
        )
    )


def not_had(found: Found) -> bool:
    """Chest pain as a topic: nobody has it in this sentence, and nothing says that it is going on."""
    text = found.sentence.text
    if re.search(r" (?:normal|common) (?:\w+ ){0,3}(?:chest pain|chest tightness) ", text):
        return False
    if re.search(
        r" (?:my|his|her|i|he|she|having|s|we|dad|mom|husband|wife|crushing|severe|sudden|bad|am|"
        r"cant|getting|got|sharp|now|started|cuff|clutching|and|help|husband|really|worsening|"
        r"terrible|intense|lot) ",
        text,
    ):
        return found.sentence.question and bool(
            re.search(
                r" (?:i|he|she) (?:had|have) (?:a |an )?(?:heart (?:attack|problem|condition)|stent|"
                r"bypass|murmur)",
                text,
            )
        )
    return len(text.split()) > 5


def figurative_attack(found: Found) -> bool:
    """A heart attack as a manner of speaking, as a risk or as a family's history."""
    return bool(
        re.search(
            r" (?:bill|price|cost|invoice|almost had|nearly had|gave me|give me|sticker|quote|"
            r"scared me|when i saw|statement|family history|risk|runs in|candidate|eligible|qualify) ",
            found.sentence.text,
        )
    )


def third_person(found: Found) -> bool:
    """Nobody else is spoken of."""
    return not re.search(
        r" (?:someone|somebody|patient|he|she|they|his|her|him|son|daughter|husband|wife|friend|"
        r"mom|dad|brother|sister|roommate|partner|baby|hes|shes|man|woman|guy|patient|kid) ",
        found.sentence.text,
    )


def is_self_asleep(found: Found) -> bool:
    """ "I can't wake up early": one's own sleep."""
    if re.search(r" (?:wake|woke|woken|get) up | wake $| get up ", found.inner):
        text = found.left[-60:]
        return bool(re.search(r" (?:i|me|alarm|we|foot|leg|hand|brain) ", text)) and not re.search(
            r" (?:him|her|them|he|she|husband|wife|son|daughter|friend|mom|dad|brother|sister|"
            r"roommate|partner|boyfriend|girlfriend|kid|baby) ",
            found.sentence.text,
        )
    if re.search(r" (?:respond\w*|answer\w* me|react\w*) $", found.inner):
        if re.search(r" (?:someone|somebody|he|she|guy|man|woman) ", found.left[-60:]):
            return False
        return bool(
            re.search(
                r" (?:clinic|office|email|emails|call|calls|calling|text|texts|phone|message|messages|"
                r"you guys|you|your|insurance|portal|treatment|treatments|meds|antidepressants|medication|"
                r"depression|doctor|nobody|no one|body|brain|receptionist) ",
                found.sentence.text,
            )
        ) and not re.search(
            r" (?:breathing|floor|shook|shaking|awake|eyes|husband|wife|son|he is|she is|lozenge|"
            r"infusion) ",
            found.sentence.text,
        )
    return False


def sedation_question(found: Found) -> bool:
    """ "Am I unconscious during it?"."""
    return bool(
        re.search(
            r" (?:am i|will i be|are you|you are|are patients|be|being|do you go|completely|do i|"
            r"fully|are people|go|get|mind|is it|or|treatment|knock|make|puts? you|rendered|"
            r"feel) (?:\w+ ){0,2}$",
            found.left,
        )
    )


def seizure_history(found: Found) -> bool:
    """A seizure that is told as history: "had a seizure" with nothing that says now."""
    text = found.sentence.text
    if re.search(
        r" (?:now|right now|just|having|in a row|minutes?|ago|today|tonight|again|help|still|"
        r"after|since|come to|stop|stopped|never had|floor|car|home|before leaving|this morning|"
        r"during|hour|leaving|call) ",
        text,
    ):
        return bool(
            re.search(r" (?:years?|months?|last|disorder|history|since (?:childhood|19|20)|no) ", text)
        ) and not re.search(r" (?:now|right now|just|having a|in a row|minutes) ", text)
    return not re.search(r" (?:is having|having a|in a|a seizure help) ", text)


def third_or_now(found: Found) -> bool:
    """A symptom told of oneself in general, with no "now" and nobody else in sight."""
    return not re.search(
        r" (?:he|she|his|her|him|my|dad|mom|husband|wife|now|just|suddenly|help|started|i am|i|"
        r"they|is|friend|still) ",
        found.sentence.text,
    )


def stroke_history(found: Found) -> bool:
    """A stroke of the past, as a risk, or the word in another sense, with no word that it is now."""
    return bool(
        re.search(
            r" (?:years?|months?|last|history|ago|recovered|stroke risk|survivor|eligible|candidate|"
            r"qualify|different strokes|family) ",
            found.sentence.text,
        )
    ) and not re.search(r" (?:now|right now|just|minutes|having a stroke|help) ", found.sentence.text)


def overdose_topic(found: Found) -> bool:
    """Overdose as a subject; an emergency only when someone did, and lately."""
    text, inner = found.sentence.text, found.inner
    if re.search(
        r" (?:at your clinic|matthew perry|celebrity|article|news|podcast|years|died|clinic ever|"
        r"anyone|famous|history|past|lost|funeral|death|perry|friends star|actor) ",
        text,
    ):
        return True
    if re.search(r" (?:on (?:your|the) (?:faq|page|website|info)|coffee|caffeine|sugar|chocolate|lol) ", text):
        return True
    who = re.search(
        r" (?:i|he|she|they|my|husband|wife|son|daughter|friend|brother|sister|mom|dad|roommate|"
        r"hes|shes|may have|might have|think|just|someone|boyfriend|girlfriend|partner) ",
        found.left,
    )
    if " overdose " in inner or " od " in inner:
        return not re.search(
            r" (?:having an|signs of an|is this an|this is an|is an|be an|an accidental|accidental|"
            r"possible) $",
            found.left,
        ) or not re.search(r" (?:he|she|i|my|him|her|now) ", text)
    return not who


def not_medicine(found: Found) -> bool:
    """What somebody had too much of is no medicine, or medicine tried over the years."""
    return bool(
        re.search(
            r" (?:coffee|caffeine|too much (?:coffee|caffeine|sugar|tv|screen|time|work|money|"
            r"on my plate|information|stress|space)|too many (?:questions|sessions|forms|calls|texts|"
            r"people|hours|treatments|steps)|a lot of (?:work|time|questions|money|courage|effort|"
            r"convincing|meds over|antidepressants|different)|several (?:antidepressants|medications|"
            r"meds|different|years)|all (?:the|of the) (?:steps|tests|forms|time|antidepressants|"
            r"meds (?:they|there)|surveys|questions|usual)|extra (?:time|day|hour|shift|long|work|"
            r"session|infusion|care|precautions)|a bunch of (?:meds (?:over|before)|antidepressants|"
            r"different|forms|questions|tests)) ",
            found.sentence.text,
        )
    )


def normal_after(found: Found) -> bool:
    """ "Is it normal to feel sleepy after my lozenge?": mild and asked."""
    return bool(
        re.search(
            r" (?:normal|common|typical|ok|okay|expected|little|a bit|slightly|usually|usual|mild) ",
            found.sentence.text,
        )
    ) and not re.search(r" (?:not breathing|unresponsive|barely|help|can not|wont) ", found.sentence.text)


def child_topic(found: Found) -> bool:
    """Storing medicine, a child's own prescription, a child old enough to be a patient."""
    text = found.sentence.text
    return bool(
        re.search(
            r" (?:store|storing|storage|lock|locked|keep|keeping|childproof|child proof|safe from|"
            r"so (?:my|the|our) (?:\w+ )?(?:kids?|toddler|children|son|daughter)|can not get|"
            r"not get into|prescribed|prescription for (?:him|her)"
            r"|pediatrician|psychiatrist|every (?:day|night|morning)|daily|for (?:adhd|anxiety|"
            r"depression|ocd|his|her)|as prescribed|on (?:lexapro|zoloft|prozac|adderall)|seizure|"
            r"babysit\w*|prevent|curious|worried|gets? into"
            r"|took (?:her|his|their) (?:own |usual |daily |regular |morning )*(?:medication|medicine|meds|dose"
            r"|pill|pills)"
            r"|his (?:adhd|anxiety|own|medicine|meds|zoloft|prozac|lexapro)|her (?:adhd|anxiety|own|"
            r"medicine|meds|zoloft|prozac|lexapro|antidepressant)) ",
            text,
        )
    ) and not re.search(
        r" (?:just|swallowed|ate|eaten|chewed|now|help|minutes|ahold|licked|in (?:his|her) mouth|"
        r"missing|got into) ",
        text,
    )


def nothing_swallowed(found: Found) -> bool:
    """ "He did not swallow anything": none was taken, unlike "he can not swallow"."""
    return found.left.endswith(" did ") and found.inner.startswith(" not swallow ")


def policy_911(found: Found) -> bool:
    """ "When should I call 911?", "do you call 911 if ...": asked about procedure."""
    return bool(
        re.search(
            r" (?:when (?:should|do|would)|do you|will you|would you|did you|your policy|"
            r"have you ever|if i|if a|if someone|why did|voicemail|says|said to|recording|told me to|"
            r"do the nurses|to know when|who would|who do|who will|hang up and) ",
            found.left[-60:],
        )
    )


def overdose_topic_short(found: Found) -> bool:
    """Naloxone as a subject: a kit, a class, a policy; not somebody who is given it now."""
    return bool(
        re.search(
            r" (?:train\w*|class|kit|kits|carry|stock|keep|do you|your|question|curious|policy|"
            r"does narcan|does naloxone|is there|years|have (?:narcan|naloxone)|at the clinic|"
            r"give out|would|could) ",
            found.sentence.text,
        )
    ) and not re.search(r" (?:he|she|in progress|fading|now) ", found.sentence.text)


E = ex.EMERGENCY


T = (asks_what_would, ex.medical_history, ex.settled)
