"""When a match is not a danger: negated, long past, general, a figure of speech, an accident.

Each guard looks only at the words around its own match, so that harmless words elsewhere in a message can
never silence a statement of danger.
"""

from __future__ import annotations

import re

from bot.safety.grammar import Found, Guard


def any_word(alternatives: str) -> re.Pattern[str]:
    """A pattern for one of the words (an alternation without spaces around it)."""
    return re.compile(rf" (?:{alternatives}) ")


def sentence_has(alternatives: str) -> Guard:
    """A guard that applies when one of the words stands anywhere in the same sentence."""
    pattern = any_word(alternatives)
    return lambda found: bool(pattern.search(found.sentence.text))


def sentence_lacks(alternatives: str) -> Guard:
    """A guard that applies when none of the words stands in the same sentence."""
    pattern = any_word(alternatives)
    return lambda found: not pattern.search(found.sentence.text)


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
_BY_NOW_FINE = re.compile(
    r" (?:(?:fine|ok|okay|good|well|great|better|stable|healthy|sober|happy|steady|"
    r"safe) (?:right )?now|now (?:fine|ok|okay|good|stable|doing|i (?:love|enjoy|"
    r"look forward)|i feel (?:good|great|fine|better|ok)|i am (?:fine|ok|good|great|stable|"
    r"doing|happy|better))) "
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
    return not _MORE_THAN_EVER.search(found.right)


def long_past(found: Found) -> bool:
    """ "In 2016 I tried to ...": told in the past tense, dated long ago, with no sign that it is so again."""
    told = _near(found, 7) + found.inner.lstrip()
    if not _PAST_TENSE.search(told) or _PRESENT_TENSE.search(_near(found, 4) + found.inner.lstrip()):
        return False
    sentence = _BY_NOW_FINE.sub(" ", found.sentence.text)
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
_FIRST = re.compile(r" (?:i|we|my|me) ")


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
    text = _BY_NOW_FINE.sub(" ", found.sentence.text)
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


CRISIS = (negated, long_past, in_general, figure_of_speech)
EMERGENCY = (denied_symptom, hypothetical, medical_history, settled, asked_in_general)
