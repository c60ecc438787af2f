"""When a match is no sign of a crisis: negated, long past, general, a figure of speech, an accident."""

from __future__ import annotations

import re

from bot.safety.exceptions.words import BY_NOW_FINE
from bot.safety.grammar import Found

# Words that may stand between "not" and what it negates.
_FILLER = (
    "i|am|is|are|was|be|been|being|have|has|had|having|do|does|to|at|all|any|the|a|an|of|about|or|really|actually"
    "|currently|actively|even|ever|that|feel|feeling|feels|like|think|thinking|say|saying|"
    "going|planning|plan|plans|want"
    "|wanting|wanted|wants|trying|tried|would|will|could|longer|right|now|thoughts|thought|"
    "intention|intentions|intent"
    "|desire|desires|urge|urges|risk|history|in|danger|way|my|anything|kind|he|she|they|you|it|we|contemplating"
    "|considering|experiencing|seriously|here|because|acutely|technically|depressed|crazy|"
    "mean|implying|report|reported"
    "|recent|current|active|prior|previous|and|either|feelings|tendencies|attempt|attempts|passive|new|ideas"
)
_NEGATED = re.compile(
    r" (?:not|never|deny|denies|denied|denying|neither|without|isnt|nor|nobody is|no one is)"
    rf"((?: (?:{_FILLER})){{0,7}}) $"
)
_NONE_OF = re.compile(
    r" (?:no|zero)(?: (?:longer|more|plans?|intentions?|intent|desires?|urges?|thoughts?|risk|history|current|active"
    r"|recent|prior"
    rf"|way|self|suicidal|feelings|ideation|issues|problems))((?: (?:{_FILLER})){{0,6}}) $| (?:no|zero) $"
)
# "not" that does not deny: fighting an urge, doubting, asking why not, or a second negation.
_NOT_DENIED = re.compile(
    r" (?:(?:trying|try|tried|tries|hard|struggling|reasons?|why|how|fighting|convince|"
    r"convincing|if i do|managed|managing"
    r"|begging|bargaining|want|wanting|careful) (?:\w+ ){0,2}not"
    r"|(?:not|never|hardly|barely|can|could)(?: \w+){1,6} without"
    r"|(?:not|cannot|never)(?: (?:really|even|me|you|him|her|that))* "
    r"(?:promise|guarantee|trust|sure|certain|swear|positive|convinced|confident|know|"
    r"say)(?: \w+){0,5} not)(?: \w+){0,6} $"
)
_MORE_THAN_EVER = re.compile(
    r"^ (?:more|so much|so bad|so badly|this much|this bad|this badly|as much|worse|harder|"
    r"any more than)(?= )"
)
_THIS_MUCH = re.compile(r" (?:so|this|more|as) suicidal $")  # "never been this suicidal"
_SO_STRONGLY = re.compile(r" (?:so|more|this|as) $")

_PAST_TENSE = re.compile(
    r" (?:used to|was|were|had|wanted|tried|attempted|felt|thought|struggled|overdosed|went|"
    r"recovered|history|past|previous"
    r"|prior|former|cut|hurt|harmed|burned|threatened|dealt|survived|did|attempts?|spent|"
    r"hospitali[sz]ed|harming|phase|have had"
    r"|old|planned|considered|experienced|came) "
)
_PRESENT_TENSE = re.compile(
    r" (?:i am|i will|i want|i need|i plan|i think|i feel|i keep|is going|am going|going to|"
    r"says?|wants|i wish|i hope|i do not|still"
    r"|keeps|i can not|he is|she is|has been|have been|have wanted|been wanting|been thinking|"
    r"been planning|been having|keep) "
)
_LONG_AGO = re.compile(
    r" (?:years? ago|yrs ago|decades? ago|long ago|months? ago|ages ago|(?:in|since|around|"
    r"during|of|back in) (?:19|20)\d\d"
    r"|(?:my|his|her|their|early|late|mid) (?:teens|twenties|thirties|forties|20s|30s|40s|childhood|youth)"
    r"|when (?:i|he|she|they|we) (?:was|were) (?:\w+ ){0,3}?(?:young|younger|little|kid|child|"
    r"teen|teenager|\d\d?|student|freshman)"
    r"|as a (?:\w+ )?(?:kid|child|teen|teenager|student|man|woman|boy|girl|adult)|back then|"
    r"used to|history of|history|high school|college|middle school"
    r"|in the past|past|previous|previously|prior|last year|before (?:i|he|she) (?:met|"
    r"started|got|found)|before (?:ketamine|treatment|spravato|infusions|the infusions|"
    r"starting|therapy|my infusions|esketamine)|a long time|long time ago"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years|yrs|decades)|the (?:90|"
    r"80|70)s|teen years|teenage|adolescen\w+"
    r"|once|at one point|not anymore|behind me|recovered|since recovered) "
)
# "I was suicidal in 2025 and am, can I come"; not "... and am fine".
_AND_AM = r"and (?:i )?am(?= (?:$|[,.;?!]|(?:can|could|may|do|does|is|are|will|would|should|how|what|so|but|and) ))"
_AGAIN_NOW = re.compile(
    r" (?:again|now|lately|tonight|today|still|these days|keeps?|right now|back again|"
    r"this (?:week|morning|afternoon|evening|weekend|month)"
    r"|recently|currently|ever since|since then i still|last night|yesterday|every (?:day|"
    r"night|single)|getting worse|returning"
    r"|(?:came|come|coming) back|are back|is back|most (?:days|nights|mornings)|ago and|"
    r"for (?:\w+ ){1,2}(?:years|months|weeks|days)"
    rf"|{_AND_AM}) "
)
_FIRMLY_DATED = re.compile(
    r" (?:(?:years|yrs|decades) ago|(?:in|since|around|back in) (?:19|20)\d\d|"
    r"(?:in )?the (?:60|70|80|90)s|in (?:college|high school)|as a (?:kid|child|teen|"
    r"teenager)) "
)
_AGAIN = re.compile(
    r" (?:again|still|lately|tonight|keeps?|right now|recently|ever since|last (?:night|week)|"
    r"yesterday|worse|worsening|returning|(?:came|come|coming|are|is) back"
    rf"|every (?:day|night)|these days|want to|going to|this (?:week|morning|time)|{_AND_AM}) "
)
_GENERAL_PERSON = re.compile(
    r" (?:if|when|whether|for|with|of|in|help|helps|helped|treat|treats|treating|see|accept|"
    r"accepts|take|takes|about|among|any|most"
    r"|some|many|how|do|does|did|are|can|will|would|should|why|the|a|other|that|have|had|has|"
    r"what if|all|young|with a|by|to|policy|keep)"
    r" (?:\w+ )?(?:people|person|persons|patients?|someone|somebody|anyone|anybody|those|"
    r"individuals|clients?|folks|teens|teenagers|kids|adults"
    r"|veterans|vets|others|everyone|women|men|users|one|members?)"
    r"(?: (?:who|that|with|is|are|was|were|s|says?|said|has|have|had|reports?|tells?|admits?|"
    r"expresses|mentions|brings|being|feels?|feeling|wants?"
    r"|having|gets?|becomes?|become|starts?|comes|who are|who is|say|report|whether|they|"
    r"types?|writes?|texts?|types that|do|does|did|you|they|actually|currently|actively|"
    r"really|ever|to|up|me|i|in|on|at|am|be|been)){0,6} $"
    r"| (?:if|when|people|patients|anyone) (?:people |patients )?you (?:\w+ ){0,3}$| (?:make|"
    r"makes|made|making) (?:you|people|someone|patients|anyone|them|kids|teens) (?:\w+ ){0,2}$"
)
_CAUSED = re.compile(
    r" (?:can|could|does|do|did|will|would|might|may|is it possible|has|possible|possibly|able)(?: \w+){0,6}"
    r" (?:make|cause|lead|trigger|increase|worsen|turn|leave|get|push)(?: \w+){0,4} $"
    r"| (?:afraid|scared|worried|nervous|worry|fear|concerned)(?: \w+){0,6} (?:make|makes|"
    r"making|cause|causes|causing|turn|leave)(?: \w+){0,4} $"
)
_TREATED = re.compile(
    r" (?:help|helps|helped|treat|treats|treating|relieve|relieves|reduce|reduces|work|works|"
    r"used|approved|indicated|good|effective|covered?"
    r"|for|studies|research|evidence|cure|stop|ease)(?: (?:with|for|on|against|to|reduce|"
    r"treat|the|of|acute|all|like|severe|chronic|about|from)){0,5} $"
)
_FIRST_PERSON = re.compile(r" (?:i|me|my|myself|mine) ")
_TOLD_ELSEWHERE = re.compile(
    r" (?:song|movie|film|book|show|episode|podcast|article|documentary|poster|novel|lyrics?|"
    r"headline|netflix|series|ad|meme|character)"
    r" (?:(?!(?:and|but|so) (?:now )?(?:he|she|my|let) )\w+ ){0,6}$"
)
_FIGURE = re.compile(
    r"^ (?:(?:of|from|with|in) (?:pure |sheer |total |the )?(?:embarrassment|embarassment|"
    r"laughter|laughing|boredom|curiosity|hunger|heat"
    r"|shame|cringe|thirst|happiness|cuteness|excitement|anticipation|humiliation|starvation|"
    r"awkwardness|work|paperwork|ice cream|debt|bills"
    r"|emails|homework|old age|natural causes|cancer)"
    r"|laughing|lol of|at the gym|at crossfit|at work|studying|working out|with cardio|"
    r"to (?:know|see|try|hear|meet|find|ask|learn|get an|get a|get in|go)|than(?! (?:live|"
    r"living|keep|wake|go on|be|feel|exist|face|suffer|spend|continue|do this|stay|lose|"
    r"another|go through|endure|have) )|when i am dead|than this"
    r"|trying to (?:get|reach|find|park|call|log|fill|figure|understand|schedule|book|read|pay|make it|afford)"
    r"|for (?:a|an|some|the|that|this|my|one|these|those) |hard (?!every)|on (?:the|that|"
    r"this) hill|alone (?:in a|of)) "
    r"|^ for (?:a|an|some|the|that|this|my|one|these|those|coffee|chocolate) "
)
_ACCIDENT = re.compile(
    r" (?:gym|lifting|lifted|workout|working out|exercis\w+|yoga|running|jogging|(?:my|his|her|lower) back|knee|"
    r"ankle|shoulder|shaving|shave|shaved|cooking|chopping|slicing"
    r"|opening|accident|accidentally|fell|falling|fall|soccer|basketball|bike|biking|skiing|"
    r"snowboarding|hiking|gardening|moving|ladder|stove|iron|oven"
    r"|at work|on the job|drive|driving|sleepwalk\w*|stairs|slip|slipped|trip|tripped|balance|"
    r"dizzy|wobbly|tool|tools|saw|sprain\w*|pulled|grill"
    r"|during the infusion|during treatment|during the session|while i am under|thrash\w*|"
    r"coffee|tea|curling|hair|knife slipped) "
)
_NO_ACCIDENT = re.compile(
    r" (?:on purpose|intentionally|deliberately|want to|wanted to|urge|urges|cannot stop|can not stop|"
    r"could not stop|start|started|starting|relapsed|relapse|going to|gonna|back to|every (?:day|night|time)|"
    r"to feel|to cope|deserve|punish\w*|secretly|hiding|hide|tempted|thinking about|think about|thoughts) "
)
_KEEPS = re.compile(r" (?:keep|keeps|kept) ")  # a habit, unless it is plainly clumsiness:
_CLUMSY = re.compile(r" (?:shav\w+|fall(?:ing)?|fell|trip\w*|slip\w*|cooking|chopping|slicing) (?!asleep|apart)")
_SERVICE = re.compile(
    r" (?:membership|subscription|session|sessions|infusion|infusions|contract|package|call|"
    r"chat|treatment|relationship|appointment|appt"
    r"|service|services|plan with|lease|marriage|program|meeting|conversation|trial|therapy|boyfriend|girlfriend) "
)
_IF_IT_FAILS = re.compile(r" (?:if|when|since|because) (?:\w+ ){0,6}(?:not|never|fails?|failed|stops?) ")
_DEATHS_OF_OTHERS = re.compile(
    r" (?:dog|cat|pet|horse|phone|battery|car|plant|plants|laptop|computer|kitten|"
    r"puppy) (?:\w+ ){0,4}$"
)
_PHYSICALLY_ILL = re.compile(
    r" (?:cancer|hospice|terminal|terminally|palliative|dementia|als|alzheimer s|stage 4|"
    r"stage four|chemo) "
)


def _near(found: Found, words: int) -> str:
    """The last few words before a match."""
    return " " + " ".join(found.left.split()[-words:]) + " "


def negated(found: Found) -> bool:
    """ "I'm not suicidal", "no plans to hurt myself"; but not "trying not to", "can't promise I won't"."""
    left = found.left[-160:]
    if not (_NEGATED.search(left) or _NONE_OF.search(left)):
        return False
    if _NOT_DENIED.search(left) or _SO_STRONGLY.search(left):
        return False
    return not _MORE_THAN_EVER.search(found.right) and not _THIS_MUCH.search(found.inner)


def long_past(found: Found) -> bool:
    """ "In 2016 I tried to ...": told in the past tense, dated long ago, with no sign that it is so again."""
    told = _near(found, 7) + found.inner.lstrip()
    if not _PAST_TENSE.search(told) or _PRESENT_TENSE.search(_near(found, 4) + found.inner.lstrip()):
        return False
    sentence = BY_NOW_FINE.sub(" ", found.sentence.text)
    if _FIRMLY_DATED.search(sentence):  # "... in the 90s, would she be a candidate now?"
        return not _AGAIN.search(sentence)
    return bool(_LONG_AGO.search(sentence)) and not _AGAIN_NOW.search(sentence)


def in_general(found: Found) -> bool:
    """ "What do you do if a patient says ...", "can it make you ...", "does it help people who ..."."""
    left = found.left[-160:]
    if _CAUSED.search(left) or _TOLD_ELSEWHERE.search(left):
        return True
    if _TREATED.search(left) and not _FIRST_PERSON.search(found.sentence.text):
        return True
    return bool(_GENERAL_PERSON.search(left)) and " right now " not in found.sentence.text


def figure_of_speech(found: Found) -> bool:
    """ "Dying of embarrassment", "die to know", "kill myself laughing"."""
    return bool(_FIGURE.search(found.right))


def accident(found: Found) -> bool:
    """A cut while cooking, a back hurt at the gym: injury without intent, and without a sign of intent or habit."""
    text = found.sentence.text
    if not _ACCIDENT.search(text) or _NO_ACCIDENT.search(text):
        return False
    return not _KEEPS.search(text) or bool(_CLUMSY.search(text))


def about_a_service(found: Found) -> bool:
    """ "Should I end it early?" said of a membership or a session; not "if the infusions fail I'm ending it"."""
    text = found.sentence.text
    return bool(_SERVICE.search(text)) and not _IF_IT_FAILS.search(text)


def not_a_person(found: Found) -> bool:
    """A phone, car or pet that died."""
    return bool(_DEATHS_OF_OTHERS.search(found.left))


def fatal_illness(found: Found) -> bool:
    """Dying of an illness, in the same sentence."""
    return bool(_PHYSICALLY_ILL.search(found.sentence.text))


CRISIS = (negated, long_past, in_general, figure_of_speech)
