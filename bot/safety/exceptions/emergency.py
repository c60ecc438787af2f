"""When a symptom is not happening now: denied, asked about, long past, over."""

from __future__ import annotations

import re

from bot.safety.exceptions.words import BY_NOW_FINE
from bot.safety.grammar import Found

_HYPOTHETICAL = re.compile(
    r" (?:what if|what happens (?:if|when)|what (?:do you|should i|do i|would you|"
    r"will you) do (?:if|when)|(?<!sure )(?<!tell )(?<!know )if|in case|will i|will it|"
    r"will my|will the"
    r"|can it|can i|can ketamine|can spravato|can this|can they|can people|can patients|"
    r"can anyone|can you|could i|could it|could ketamine|could this|could you|does it|"
    r"does ketamine"
    r"|does spravato|do people|do patients|do you ever|do you (?:treat|see|have|ever|accept|"
    r"take)|would i|would you|should i worry|how often|risks? of|chances? of|odds of|"
    r"likelihood of|side effects?|causes?"
    r"|how common|has anyone|has anybody|have you ever|has a|ever had|ever have|"
    r"when (?:should|do|would) i|who do i call if|possible|worried (?:about|that|it|i)|"
    r"worry (?:about|that|i)"
    r"|(?:afraid|scared|fear|nervous|terrified|anxious) (?:of|about|that i|that it|i will|"
    r"i might|it will|it might)|history of"
    r"|prone to|symptoms of|signs of|avoid|prevents?|treats?|make me|make you|makes you|"
    r"screen for|monitor for|watch for|watch out for|such as|including|include"
    r"|read (?:that|about)|heard (?:that|about)|leaflet|label|warning|whether|unless|"
    r"are you (?:able|trained|ready|prepared)|people|patients|policy|protocol|trained"
    r"|case of|event of|same as|what is|what counts as|study|studies|supposed to|"
    r"emergency plan|normal to|common to|allergic to|is there|how do they know|when i am|"
    r"when i get|why (?:do|would|does)) (?:\w+ ){0,9}$"
)
HAPPENING = re.compile(
    r" (?:right now|just|minutes? ago|min ago|currently|as we speak|this (?:second|minute|"
    r"moment)|help me|please help|hurry|send help|help us) "
)
_EMERGENCY_PAST = re.compile(
    r" (?:years? ago|months? ago|weeks? ago|last (?:year|month|week|summer|winter|spring|"
    r"fall)|(?:in|since|around|back in) (?:19|20)\d\d|when (?:i|he|she|they) (?:was|were)"
    r"|as a (?:kid|child|teen\w*|baby)|used to|history|in the past|past|previous(?:ly)?|prior|"
    r"once|controlled|recovered|last time|at one point|years|survived"
    r"|diagnosed|chronic|disorder|well controlled|during my (?:last|first|second|third|"
    r"previous)|growing up|high school|college|childhood|at my last|for years|long time|"
    r"disease) "
)
_EMERGENCY_NOW = re.compile(
    r" (?:now|again|right now|still|just|today|tonight|minutes? ago|hours? ago|hour ago|"
    r"this morning|currently|help|since (?:the|my|his|her)|after the) "
)
_SETTLED = re.compile(
    r" (?:it (?:is|was) gone|gone now|fine now|ok now|okay now|better now|it passed|"
    r"feel (?:totally |completely )?(?:normal|fine)|feeling (?:fine|normal)|cleared|"
    r"all good now|he is fine|she is fine|i am fine|back to normal|resolved|is fine"
    r"|was fine|were fine|is normal now|doing (?:great|fine|well|better)) "
)
_SAID_NOT = re.compile(
    r" (?:no|not|never|without|denies|zero|nor|hardly any|isnt)(?: (?:having|have|had|any|a|"
    r"an|the|in|is|it|was|really|been|or|and|had any|more|longer|sign|signs|of|an? |actual"
    r"|so far|problem|problems|trouble|issues|with|to|feel|feeling|getting|chest|pain|"
    r"shortness|breath|of breath|,|allergies|fever|hives|heart|stuff|swelling|seizures?|"
    r"dizziness|ever|emergency|this)){0,8} $"
)


def _clause(found: Found) -> str:
    """The part of the sentence before a match, from the last comma or "but" on."""
    left = found.left
    cut = max(left.rfind(" , "), left.rfind(" but "), left.rfind(" because "))
    return left[cut + 2 :] if cut >= 0 else left


def hypothetical(found: Found) -> bool:
    """ "Will I stop breathing?", "what if ...", "risk of ...": asked about, not happening."""
    if HAPPENING.search(found.sentence.text):
        return False
    return bool(_HYPOTHETICAL.search(" " + _clause(found).lstrip()[-160:]))


def denied_symptom(found: Found) -> bool:
    """ "No chest pain, no trouble breathing"."""
    return bool(_SAID_NOT.search(found.left[-160:]))


_DATED = re.compile(
    r" (?:(?:\w+ )?(?:years?|months?) (?:ago|back)|in (?:19|20)\d\d|last (?:year|summer|"
    r"winter|spring|fall)|as a (?:kid|child|teenager|teen|baby)) "
)
_THIS_MINUTE = re.compile(r" (?:right now|just now|minutes? ago|again|as we speak|is having|am having|is back) ")


def medical_history(found: Found) -> bool:
    """ "Had a stroke four years ago": dated or chronic, with no sign of now."""
    if _DATED.search(found.sentence.text) and not _THIS_MINUTE.search(found.sentence.text):
        return True
    text = BY_NOW_FINE.sub(" ", found.sentence.text)
    return bool(_EMERGENCY_PAST.search(text)) and not _EMERGENCY_NOW.search(text)


def settled(found: Found) -> bool:
    """The same sentence says that it is over."""
    return bool(_SETTLED.search(found.sentence.text))


def asked_in_general(found: Found) -> bool:
    """ "Is chest pain a common side effect?": the match is the subject of an is-it question."""
    if HAPPENING.search(found.sentence.text) or " now " in found.sentence.text:
        return False
    return bool(re.match(r" (?:is|are|was|does|do|can|will|could) (?:\w+ ){0,2}$", found.left)) and not re.search(
        r" (?:i|my|he|she|his|her|we|they) ", found.left
    )


EMERGENCY = (denied_symptom, hypothetical, medical_history, settled, asked_in_general)
