"""Exceptions that belong to single English crisis rules: scheduling, side effects, sayings."""

from __future__ import annotations

import re

from bot.safety.exceptions import any_word, negated, sentence_has
from bot.safety.grammar import Found, Guard


def left_has(alternatives: str) -> Guard:
    """A guard that applies when one of the words stands before the match or opens it."""
    pattern = any_word(alternatives)
    return lambda found: bool(pattern.search(found.left[-120:] + found.inner.lstrip()))


def more_is_said(found: Found) -> bool:
    """The sentence says more than the match and who says it: "I can't do this anymore, the app logs me out"."""
    before = re.sub(
        r" (?:i|we|but|and|so|ok|okay|please|help|me|god|oh|omg|hi|hello|sorry|just|really|honestly|say|said) ",
        " ",
        found.left.replace(" ", "  "),
    )
    return bool(before.strip(" ,.!?") or found.right.strip(" ,.!?"))


completed = sentence_has("years? ago|lost|funeral|anniversary|grief|grieving|died|passed|since (?:his|her|my \\w+ s)")
policy = sentence_has(
    "screening|form|forms|ask about|questionnaire|policy|safety plan|documented|require|"
    "required|what is a|do you|does your"
)
login = sentence_has(
    "log in|login|payment|password|portal|vein|veins|iv|needle|call|calling|reach|refill|pay|"
    "upload|submit|reschedule|quit smoking"
    "|book|booking|register|schedule|form|email|contact|insert|treatment|infusion to|sign"
)
fear = left_has(
    "afraid|scared|worried|fear|nervous|anxious|terrified|what if|can you|could i|risk|"
    "will i|fearful|phobia|worry|chance|panic"
    ""
)
service_place = sentence_has("waiting room|office|clinic|hospital|lobby|in town|class|party")
late = sentence_has("late|boss|mad|tired|traffic|hungry|embarrass\\w*|grounded|kill me|wife will|if my|mom will")
practical = sentence_has("pre ?paid|prepay|songs? for|director")
building = sentence_has("parking|door|building|lot|garage|exit|elevator|freeway")
in_session = sentence_has(
    "infusion|infusions|session|ketamine|under|during|embarrass\\w*|treatment|on it|say|"
    "drugged|sedated|high|spravato|without (?:a|my|the)"
)
minor = sentence_has(
    "smoking|eating|spending|shopping|drinking|picking|scratching|buying|calling|booking|"
    "coming|snacking|signing|scheduling|vomiting"
    "|throwing up|driving|working|going to work|walking|getting treatment|trying ketamine|"
    "starting|cost|price|money|nail|nails|snoring"
)
missing_visit = sentence_has("appointments?|session|cancel\\w*|reschedul\\w*|no show|check in|check out|parking")
needs_death_pattern = any_word("funeral|death|dying|dead|die|way out|ending|not existing|end it|gone|suicide")
safe_question_pattern = any_word(
    "ketamine|drive|driving|drug|medication|parking|is it|is that|mix|combine|treatment|"
    "neighborhood|area|spravato|infusion|is this|to take"
)
cut_object = sentence_has(
    "carbs?|sugar|dose|dosage|hours|smoking|coffee|hair|grass|budget|corners|class|weight|"
    "calories|alcohol|half|finger|thumb|cord|wood"
    "|costs|pills|line|line items|lawn|connection|off|lozenge|lozenges|tablet|tablets|troche|"
    "hand on|caffeine|spending|gluten"
)
_soon = any_word("tonight|today|tomorrow|soon by my|by my own|this week|this weekend|i want to")
_not_wanting = re.compile(
    r"^ (?:am |is )?(?:going to|will|might|may|about to|close to|have to|has to|how to|"
    r"feel like|feeling like|feels like|scared i \w+(?: going to)?"
    r"|afraid i \w+(?: going to)?|worried i \w+|ways to|way to|end up|not to|from|about|"
    r"like to|how i will|how i would|how i could|how i can|excuse to|trying not to|"
    r"scared i am going to|time to|stop"
    r"|keep|keeps|kept|close to)"
    r" (?:\w+ )?(?:die|dying|death|my death|pass away|being dead|be dead|just die|perish) $"
)
_death_thought = re.compile(
    r"^ (?:thinking|think|thinks|thought|thoughts|considered?|considering|contemplating|"
    r"contemplate|talking|talks|talked|talk|picture|picturing|imagining"
    r"|imagine|mentioned|mentioning|said|ideas?|visions?|images?|stop|dream|dreaming|"
    r"obsess\w+|joking|jokes|from|fantas\w+|daydream\w*)(?: \w+){0,3} "
    r"(?:die|dying|death|my death|my own death|being dead) $"
)
_preoccupied = any_word(
    "all the time|a lot|constantly|always|every|keep|keeps|can not stop|lately|all day|"
    "more and more|nonstop|24/7|again|daily|most days|often|obsess\\w+"
    "|fantas\\w+|longing|nothing else|only thing|much|comfort\\w*|peace\\w*|plan\\w*|hours|"
    "tonight|seriously|my own death|my death|more than|too much|about dying|of dying"
)
_side_effect = any_word(
    "ketamine|during|infusion|trip|ego|anesthesia|afraid|scared|panic|fear|people|patients|"
    "cancer|bible|grandma|grandmother|philosoph\\w+|near|normal to|hospice"
)
_scheduling = any_word(
    "week|monday|tuesday|wednesday|thursday|friday|weekend|vacation|trip|out of town|"
    "appointment|office|in time|at \\d+|by \\d+|early"
)
_without_not = any_word("not|never|no|nor")
_wanted_more = re.compile(
    r" (?:what|more|most|get|gets|got|getting|enjoyment|joy|fun|something|everything|anything|"
    r"sucked|sucks|suck|all i|much) (?:\w+ ){0,3}$"
)


def needs_death(found: Found) -> bool:
    """Relief says nothing here unless it is relief at death."""
    return not needs_death_pattern.search(found.sentence.text)


def safe_question(found: Found) -> bool:
    """ "Is it not safe to ...": a question about safety of a thing, not of a person."""
    return found.sentence.question or bool(safe_question_pattern.search(found.sentence.text))


def going_to_die(found: Found) -> bool:
    """ "Am I going to die from this?": fear or fact of dying, not a wish, unless said of a near day."""
    if re.match(
        r" (?:(?:afraid|scared|worried) i (?:will|might)|will|might|may|going to|have to|has to|"
        r"keep|about to|stop) (?:\w+ )?(?:not|never) wak",
        found.inner,
    ):
        return True
    return bool(_not_wanting.search(found.inner)) and not _soon.search(found.right)


def thoughts_of_death(found: Found) -> bool:
    """Death as a passing thought, a fear or a side effect; not when it keeps coming back."""
    if not _death_thought.search(found.inner):
        return False
    return bool(_side_effect.search(found.sentence.text)) or not _preoccupied.search(found.sentence.text)


def not_be_here(found: Found) -> bool:
    """ "I might not be here Thursday": about an appointment."""
    about_presence = " not be here" in found.inner or " not be around" in found.inner or "disappear" in found.inner
    return about_presence and bool(_scheduling.search(found.sentence.text))


def wish_gap(found: Found) -> bool:
    """Rides ("hope someone takes me home") and other loose matches of the wish rule."""
    inner = found.inner
    if inner.endswith((" takes me ", " take me ")):
        return not re.search(r" (?:god|lord|death|cancer|reaper|jesus|heaven|universe|devil|allah) ", inner)
    loose = re.match(
        r" (?:for|better|great|good|nice|wait|waiting|easier|care|not care|glad|happy|ok|okay|"
        r"fine|best|great|ask|asked|asking|dream|be fine|be ok|relieved|relief|not mind|"
        r"do not care|would not care|peaceful) ",
        inner,
    )
    return bool(loose) and not re.search(r" (?:if|to|when|of|with) ", inner)


def no_longer_wished(found: Found) -> bool:
    """ "I no longer wish I was dead"; not "wouldn't mind", whose "not" is part of the wish."""
    wished = re.match(r" (?:wish|wished|wishing|hope|hoping|pray|praying) ", found.inner)
    if not wished or " anymore " in found.sentence.text:  # "... anymore, I have scheduled it"
        return False
    return bool(re.search(r" (?:no longer|do not|not|never|stopped|quit) $", found.left)) and negated(found)


def trifling(found: Found) -> bool:
    """ "He'd rather die than eat my cooking"; not "than keep living like this"."""
    return bool(re.match(r" than (?:eat|drink|cook|watch|wear|sing|dance|listen|wait|miss|pay|admit) ", found.right))


def deserve_life(found: Found) -> bool:
    """ "I deserve to live" without a negation."""
    if not re.search(r" (?:live|alive|exist) $", found.inner) or " not " in found.inner:
        return False
    return not _without_not.search(found.left[-40:])


def others_care(found: Found) -> bool:
    """Caring whether one lives, said without a negation."""
    return not re.search(
        r" (?:not|no one|nobody|hardly|barely|never|no longer|stopped|who) ", found.left[-60:] + found.inner.lstrip()
    )


def leave_world(found: Found) -> bool:
    """ "Get more out of life", "people leave my life"."""
    if " my " in found.inner and re.match(r" (?:leav|escap|exit)", found.inner):
        return True
    return bool(_wanted_more.search(found.left[-60:]))


def the_subject(found: Found) -> bool:
    """Suicidal thoughts as a diagnosis, a requirement or a warning, nobody having them."""
    text = found.sentence.text
    impersonal = re.match(
        r" (?:with|the|some|more|these|mine|constant|strong|bad|intense|experiencing|having|"
        r"getting|to have|have|had) ",
        found.inner,
    )
    if not impersonal:
        return False
    if re.search(
        r" (?:is having|does having|need to have|have to have|must have|if you have|"
        r"need documented|requires?|required|do you need|eligible with|as having|count as) ",
        text,
    ):
        return True
    return not re.search(r" (?:i|my|me|he|she|his|her|our|mine|us|am|we) ", text) and (
        found.sentence.question
        or bool(
            re.search(
                r" (?:people|patients|depression|mdd|adults|treatment|warning|approved|ketamine|spravato|"
                r"esketamine|risk|insurance|teens|young|those|increased?|for|history) ",
                text,
            )
        )
    )


def someone_said(found: Found) -> bool:
    """Self-harm as the subject of a general question."""
    bare = re.match(
        r" (?:is|or|into|and|in|did|doing|to|she|he|kid|teen|i did|about) (?:\w+ )?(?:self harm|"
        r"self injury) $",
        found.inner,
    )
    return bool(bare) and not re.search(r" (?:i|my|her|his) ", found.sentence.text)


_ASKS = re.compile(
    r" (?:is|are|was|do|does|did|can|could|will|would|should|has|have|what|when|where|who|why|"
    r"how|whats|any|which|if|curious|question) "
)


def nobody(found: Found) -> bool:
    """A question in which nobody has the thought: "Is it true talking about suicide plants the idea?"."""
    return bool(_ASKS.match(found.left)) and not re.search(
        r" (?:i|me|my|he|she|his|her|him|we|our|myself) ", found.sentence.text
    )


def definition(found: Found) -> bool:
    """A word asked about: "what does kms mean"."""
    text = found.sentence.text
    return bool(
        re.search(
            r" (?:what does|what is|what do|mean|means|meaning|stand for|stands for|acronym|"
            r"abbreviation|definition|slang|as in|bus) ",
            text,
        )
    ) and not re.search(r" (?:i want|i am going|mean it) ", text)


def gone(found: Found) -> bool:
    """Thoughts that the same sentence says are gone."""
    return bool(
        re.search(
            r" (?:are gone|is gone|went away|have stopped|stopped|disappeared|no longer|resolved|"
            r"faded|lifted|all gone|not anymore|are better) ",
            found.sentence.text,
        )
    ) and not re.search(r" (?:back|again|still|came|want|but) ", found.sentence.text)


_JOKING = any_word("lol|lmao|lmfao|haha|hahaha|ha|joking|kidding|rofl|jaja|jajaja|lolol")
_TRIFLE = any_word(
    "form|forms|paperwork|traffic|hold|hold music|insurance|parking|bill|bills|wifi|app|"
    "website|portal|password|exam|exams|finals|meeting|monday|mondays|hangover|needle|"
    "deductible|captcha|fax"
)


def joke_about_a_trifle(found: Found) -> bool:
    """Slang ("kms lol this form"): a laugh and a trivial cause in the same sentence, and nothing earnest."""
    text = found.sentence.text
    earnest = re.search(
        r" (?:not joking|no joke|not kidding|serious|seriously|tonight|plan|really|pills|gun|"
        r"not lol|not really) ",
        text,
    )
    return bool(_JOKING.search(text) and _TRIFLE.search(text)) and not earnest
