"""English questions about the subject: requirements, training and policy, figures, screening denied, a past over."""

from __future__ import annotations

from bot.safety.asked_about.english_words import ADMIN, LISTS, REFUSED, STUDY
from bot.safety.asked_about.frames import Asking, Frame, Phrases
from bot.safety.asked_about.spanish import REFUSED as REFUSED_IN_SPANISH

_REFUSED = REFUSED | REFUSED_IN_SPANISH  # people mix the two

_REQUIREMENTS = (
    """((do|does|would) (i|you|we|one|someone|a person|people|patients|veterans|adults) [really|actually|first]
        (have to|need to|got to|must)|must (i|you|we|one|someone|people|patients)) (be|feel|be feeling) [<adverb>]
        suicidal [first] <goal> [<or else>] [right|or not]""",
    """(do|does|would) (i|you|we|one|someone|a person|people|patients) [really|actually|first]
        (have to|need to|got to|must|need|have) (have|be having|having|have had) <thoughts> [first] <goal> [right]""",
    """(you|people|patients|one) [really|actually] (have to|need to|must|got to) (be|feel) [<adverb>] suicidal <goal>
        [<or else>] (right|correct|or not)""",
    """(i heard|i read|i saw|heard|read|saw|is it true|is it correct|does [the|your] <to 2> (label|fda|policy|form) say)
        [that] (you|people|patients|one|someone) (have to|has to|need to|needs to|must) (be|feel) [<adverb>] suicidal
        <goal>""",
    """is (it|that) (required|necessary|a requirement|mandatory) (to|that you (have|need) to) be [<adverb>] suicidal
        <goal>""",
    "is (being|feeling|having|to be) (suicidal|<thoughts>) (required|necessary|a requirement|mandatory) [<goal>]",
    """(does|do|will) (<drug>|it|insurance|the insurance|my insurance|medicare|medicaid|tricare) (require|need)
        (being suicidal|feeling suicidal|<thoughts>|that you are suicidal|(someone|me|you|people) to be suicidal)
        [to (approve|cover|pay for) (it|<drug>)]""",
)
_ASKED_OF_ALL = (
    """why (do|does|did) (they|you|everyone|(the|your|every|a) <to 1> <asker>) [always|all|even] ask [people|patients]
        (if|whether) (you|people|patients) (are|feel|want to) (suicidal|die|hurt yourself|kill yourself)""",
)
_SCREENING = (
    """((my|the|your|a|every) <to 2> <asker>|they|everyone) [always|even|also|once] (asked|asks|ask) [me] (if|whether) i
        ((am|was|were|feel|felt|have ever been|had ever been|ever felt|ever was|have been) [ever|<adverb>] suicidal
        |(want|wanted|ever wanted|had ever wanted) to (die|kill myself|hurt myself|be dead))
        [from the pain|from my pain] [at the (er|hospital|clinic|pharmacy|dentist)]""",
    """((my|the|your|a|every) <to 2> <asker>|they) [always|even|also] (asked|asks|ask|says|said) [me]
        (are you suicidal|do you want to (die|kill yourself|hurt yourself|be dead)|do you feel suicidal)""",
)
_SAID_NO = "i (said|answered|put|wrote|checked|ticked|marked) [heavens] (no|never)"
_PAST_OVER = (
    """(if|that|because|when) (i|you|someone|a person|they|youve|ive) [have|had] <was> [once|back] <over> [<ended>]""",
    "(if|when|that) (i|you|someone|a person) <telling> [that] (i|you|they|youve) <was> [once|back] <over> [<ended>]",
    "(if|when) i (talk about|mention|bring up) (being|having been|feeling) suicidal [once|back] <over> [<ended>]",
    "i (was|felt|used to be|had been) suicidal [once|back] <over> [<ended>]",
    "(is|does|would|will|can|could) (being|having been|feeling|having felt|having had) (suicidal|<thoughts>) <over>",
)
_ELIGIBILITY = (
    """(will|would|can|could|do|does|did) (you|they|it|that|this|the clinic|the doctor|insurance|doctors|the school)
        [still|ever|even|all] <verb> [me|you|someone|that|it|this|someone like me]
        [up|out|away|down|in|in for that]""",
    "(can|could|may|should|do|would|will|am|might) i [still|even] <mine> [it|that|this|you|them] [that|it]",
    "(is|are) (it|that|this|you) [still] (ok|okay|safe|possible|allowed|fine|alright|a problem|an issue|risky)",
    "(does|will|would) (it|that|this) [still] (matter|count|rule me out|disqualify me|show|stay|be a problem)",
    "(rule|disqualify|exclude|affect) (me|you|someone) [out]",
    "does it (land|go|stay|show up) (in|on) (the|my) (chart|record|records|file)",
)
_BESIDE_ADMIN = (
    *_ELIGIBILITY,
    _SAID_NO,
    "if i (say|tell you|mention|put|write)",
    "against me",
    "(i|we) (heard|read|saw)",
    "that is what my <to 1> (cousin|aunt|uncle|friend|neighbor|coworker|brother|sister|mom|dad) (said|says|heard)",
    "is (it|that) (true|right|correct|so)",
    "(on|in|with) (my|their|the|your) (form|forms|record|records|chart|file|insurance|paperwork)",
    "(my|the) (claim|coverage|appeal|request|insurance|prior authorization|treatment) (is|was|got|were|get) denied",
    "now (it is|it got|it was|my claim is|the claim is|i am|they) denied [me|it]",
    "(do|does|did) (they|you|doctors) all ask",
    "(why|how often) (do|does|did) (they|you|doctors|everyone|all of them) [always|all|even] ask [that|this|me]",
)

# What shows that somebody teaches, writes or learns about it.
_TRAINING = (
    "for <a> <to 2> <work>",
    "(i am|we are) (writing|revising|updating|drafting|preparing|building|making|editing) [<a>] <to 3> <work>",
    "(i am|we are) (leading|running|teaching|taking|doing|giving) [<a>] <to 3> <work>",
    "(writing|revising|updating|drafting|preparing|building|making|editing|teaching|taking) [<a>] <to 3> <work>",
    "(i am|we are) in <to 2> training",
    "(i am|we are) in (nursing|med|medical|social work|teacher) school",
    "(i|we) (train|teach) (<role>|(that|this|a) (module|class|course)|this)",
    "we train (next|every|new|in|on) [week|month|year|spring|summer|fall|monday|staff|hires]",
    "(training|homework|exam|interview|quiz|policy) question",
    "(new|a) <to 2> (course|handbook|training|module|curriculum) has",
    "what training would you suggest [for]",
    "homework for <to 2> class",
    "i am comparing clinics",
)
_BESIDE_TRAINING = (
    *_TRAINING,
    """(i am|we are) (a|an|the|in the) [new|retired|school|head|volunteer|high school|team|summer|camp|nursing]
        (<role>|blogger|writer|journalist|trainer|(nursing|social work|education|medical) student)""",
    "(we|i) (work|volunteer) (at|in|for) (a|an|the) <to 2> (school|camp|hotel|library|gym|shelter|office|hospital)",
    "(we|i) (run|manage|lead|coach) (a|an|the) <to 2> (club|team|group|camp|program|school|gym|library)",
    "(our|my) <to 1> (club|school|camp|hotel|team|library|gym|department|office|company|district)",
    "(we are|i am) (a|an) <to 2> (company|school|club|hotel|camp|library|practice)",
    "we are a <to 3> training desk",
    "(could|can|would) one of your (clinicians|nurses|doctors|people)",
    "where (do|can) i find [good] (material|sources|slides)",
    "(could|can) you (point me to|send me|recommend)",
    "over (the summer|coffee)",
    "look it over",
    "and so on",
)
_STAFF = (  # staff and callers are people in general by themselves
    """((is|are) there|do you have) (a|an|any) <to 1> <paper> for [your|the|clinic|hotel|school|new] <role>
        (for when|for|when|if|about) <many> [who|that] (<said>|<danger>)""",
    "is there training for <role> (for when|when|if|about) <many> [who|that] (<said>|<danger>)",
    """(we need|we want|my boss wants|our boss wants|our principal wants|our director wants|our owner wants) a [new]
        <paper> (for when|for|when|if|about) (a <one>|<many>) [who|that] (<said>|<danger>)""",
)
_POLICY = (
    """(what <does> <who> <do>|what happens|how to <respond>|how (should|does|do|would|can|must) <who> <respond>
        |what is the (right|best|correct|proper|model|standard) (thing|way|answer|response|protocol|procedure|script)
        [to (do|say|answer|respond)|for <who>]|what are the [right|correct|usual] (steps|rules) [for <who>]
        |(is|are) there (a|an|any) <to 1> <paper> [for <who>]|(a|the) <paper>|(class|course) on (spotting|noticing)
        |do you (have|offer|teach|know|recommend|run) (a|an|any) <to 1> <paper> [for <who>])
        [<when>] <somebody says>""",
    "(if|when|suppose) <somebody says> (what|how|who|is it|should|whom|where) (is|are|do|does|should|better|to|would)",
    "a (classmate|student|pupil|player) (posts|writes) that (she|he|they) <danger> what are the [right|correct] steps",
)

_FIGURES = (
    """how many [of the] <general> <to 6> ((get|got|become|became|are|were|is|was|turned|feel|felt|ended up|end up)
        [more|actually|really|<adverb>] suicidal|(had|have|reported|report|developed|develop) <thoughts>
        |(wanted|want) to (die|kill themselves)) [(during|in|on) [the|this] (trial|trials|study|studies|it)]""",
    """(what|which) (share|percent|percentage|proportion|fraction|number|part) of [the|all] <general> <to 6>
        ((get|got|become|became|are|were|feel|felt) suicidal|(have|had) <thoughts>|(want|wanted) to
        (die|kill themselves))""",
    "how (often|likely) (do|are|did|is it that) <general> <to 6> (get|become|feel|to become|to get) suicidal",
    """how (common|usual|rare|frequent|normal) (is|are|was|were) (wanting to die|<thoughts>|(being|feeling) suicidal)
        (among|in|with|for|on|during) <to 5>""",
    """(do|did|does) (most|many|all|some|a lot of|lots of|half of|older|younger|more) <general> <to 6>
        (get|become|feel|end up|ended up) suicidal""",
    "(did|has|have) (anyone|anybody|any patients) [ever] <to 4> (become|get|feel|gotten|got) suicidal",
    "are (teens|teenagers|kids|people|young people|men|women|veterans) <to 4> killing themselves (more|less)",
)
_BESIDE_FIGURES = (
    "i am a (blogger|writer|journalist|teacher|nurse|researcher)",
    "i run the <to 2> club",
    "we have a <to 1> (slot|talk|event|lecture)",
    "(asking|it is) for <a> <to 2> <work>",
    "my <to 1> (audiologist|doctor|nurse|teacher|professor) (has|had) [a|the] (poster|leaflet|brochure|article|paper)",
    "is (it|that) true",
    "my (kid|son|daughter|niece|nephew) (saw|watched) a (documentary|movie|show)",
    "how do they (test|measure|know|count) (that|it|this)",
)
_NO_PEOPLE = (  # animals, and what a chat does
    """(do|can|did|are|is it true that) (rats|mice|animals|lemmings|dolphins|octopuses|monkeys|whales|birds|dogs)
        [really|ever|actually] ((get|become|feel|be) suicidal|suicidal|(kill|killing) themselves|want to die)""",
    """how does (this|the|your) (chat|bot|assistant|chatbot|app) (decide|know|tell|detect|recognize)
        [if|when|that|whether] (somebody|someone|a person|people) <danger>""",
    """(if|when) (this|the|your) (chat|bot|assistant|chatbot|app) (thinks|decides|detects|finds) [that]
        (somebody|someone|a person) <danger> (does|do|what|who|is)""",
)


def _phrases(*phrases: str) -> Phrases:
    return Phrases(phrases, LISTS, _REFUSED)


def _asking() -> Asking:
    admin, training, figures = _phrases(*_BESIDE_ADMIN), _phrases(*_BESIDE_TRAINING), _phrases(*_BESIDE_FIGURES)
    return Asking(
        (
            Frame(_phrases(*_PAST_OVER), admin, ADMIN, needs=_phrases(*_ELIGIBILITY)),
            Frame(_phrases(*_REQUIREMENTS, *_ASKED_OF_ALL), admin, ADMIN),
            Frame(_phrases(*_SCREENING), admin, ADMIN, needs=_phrases(_SAID_NO)),
            Frame(_phrases(*_STAFF), admin, ADMIN),
            Frame(_phrases(*_POLICY), training, needs=_phrases(*_TRAINING)),
            Frame(_phrases(*_FIGURES), figures, STUDY),
            Frame(_phrases(*_NO_PEOPLE), figures),
        ),
        _REFUSED,
    )


ASKING = _asking()
