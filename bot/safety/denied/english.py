"""English denials: a form's "suicidal: no", "are you suicidal? no", "I don't want to die, I want to get better"."""

from __future__ import annotations

from bot.safety.asked_about.english_words import ADMIN
from bot.safety.asked_about.frames import Phrases
from bot.safety.denied.phrases import Denials, Denying
from bot.safety.grammar import word_set

# One of these beside a denial: it may be taken back, be about somebody else, or not be the whole truth.
REVERSING = word_set(
    "lethal fatal deadly dose doses ready coffin casket funeral grave urn not no never cannot can nothing nobody "
    "none without neither nor hardly barely but except though although however unless until till if maybe perhaps "
    "sure idk guess suppose supposedly probably almost close yes yep yeah yup yea si pero sino lie lied lying lies "
    "liar truth truthfully honest honestly true false kidding joking pretend pretending lol actually really "
    "seriously technically still again anymore lately sometimes often now today tonight tomorrow yesterday night "
    "morning soon later already since yet then once he him his she her hers they them their son daughter wife "
    "husband spouse partner boyfriend girlfriend mother mom mum father dad brother sister friend roommate kid child "
    "cousin nephew niece uncle aunt everyone somebody someone one people else other others plan plans pills pill "
    "gun guns rope knife blade razor bridge bleach means method note goodbye bye sorry forgive thank alone tired "
    "exhausted done over finished end ends ending enough hopeless worthless pointless point burden hate scared "
    "afraid help please urgent emergency hurry hospital 911 988 call police lonely empty numb pain hurts suffering "
    "unbearable worse worst disappear gone vanish sleep wake forever go goes going leave leaving left rest peace "
    "stop stops quit escape out dark voices took taken swallowed drank bleeding cut cutting overdose overdosed life "
    "live lives living alive exist die dies died dying dead death kill kills killed killing harm harming hurt "
    "hurting suicide suicides suicidal suicidality unalive "
)

_LISTS = {
    "self": "myself|yourself",
    "act": "die|be dead|(kill|hurt|harm) <self>|end (my|your) life|take my [own] life|commit suicide",
    "acting": "(killing|hurting|harming) <self>|ending (my|your) life|suicide|dying|self harm|death",
    "topic": """suicidal (thoughts|thought|ideation|ideas|feelings|intent|plans|urges|tendencies)|suicidal
        |suicide (risk|risks|thoughts|ideation|attempts|plan)|suicide|self harm|self harming|self injury
        |(thoughts|thought) of <acting>|risk of (suicide|self harm)""",
    "which": "current|currently|any|active|recent|recently|present|the|q1|q2|q3|q4|q5|q6|q7|q8|q9|\\d\\d?",
    "no": "no|none|nope|negative|never|denies|denied|nil|n|na|absent|not at all|none at all|no never|no none",
    "whom": "i|you",
}

# The topic and a "no", as on a form: needs nothing beside it.
_ANSWERS = (
    "<topic> [yes no|yes or no|why and] [/] <no>",
    "<which> <topic> [yes no|yes or no|why and] [/] <no>",
    "<topic> why and and",  # so "(y/n): n" is read; a bare "suicidal: n" could be a cut off "suicidal and"
    "<topic> (and|or) (<topic>|homicidal) [/] <no>",
    "(am i|are you) [<which>] [feeling] suicidal [/] <no>",
    "(am i|are you) [<which>] [feeling] suicidal [/] (a|answer|ans) <no>",
    "(are you|am i) [<which>] having <topic> [/] <no>",
    """(do|does) <whom> [ever|<which>] (want to <act>|feel suicidal|think about <acting>|have [<which>] <topic>)
        [/] <no>""",
)
_STATEMENTS = (
    "(no|denies|denied|zero) [<which>] <topic> [(or|and|nor|no) (<topic>|homicidal)]",
    "i am not [at all|even|in any way|the least bit] suicidal",
    "not suicidal [at all]",
    "(am not|i have never been|never been|never was) suicidal",
    "i do not want to <act>",
    "(do not|never) want to <act>",
    "i (never wanted to|would never|will not|would not|am not going to|am not planning to) <act>",
    "i (have no|do not have [any]) (plans|plan|intention|desire|wish|thoughts|urge) (to <act>|of <acting>)",
    "not (thinking|thinking about|planning|considering) <acting>",
    "i am not (thinking about|thinking of|planning|considering) <acting>",
)

_WISHES = (
    """(i|but i|instead i|all i) [just|only|really|do|would] (want to|like to|would like to|need to|hope to)
        [just|really|finally] (get (better|well|healthy)|feel (better|good|well|happy|normal|human|like (me|myself)
        [again]|joy [again])|heal|recover|live|be (happy|well|healthy|better|(me|myself) again|normal)
        |enjoy (life|my life) [again]|see my (kids|children|grandkids|grandchildren|son|daughter) grow [up]
        |meet my (grandkids|grandchildren)|be there for my (kids|family|children))""",
    "(i|but i|and i) [just|only] want my life back",
    """(i|we) [just|only] (want|wanted|need|needed|have|am asking|am wondering|am calling)
        [to (know|ask|see|get|find out)] [about|for]
        [a|the|your|some] (price|prices|cost|costs|hours|address|appointment|consult|consultation|quote
        |info|information|insurance|question|opening|refill|number)""",
    "just (want|wanted|need|needed|asking|wondering|curious|checking) [to (know|ask|see|get)|about|for] [the|a|your]",
)
_BESIDE = (
    "(can|could|may|should) i [just|still|please] (come|start|book|get|schedule|qualify|apply|bring|drive|eat|pay)",
    "(do|would|will) i [still] (qualify|need|have to)",
    "i have (insurance|<to 1> insurance|medicare|medicaid|tricare|aetna|cigna|kaiser|depression|ptsd|anxiety|ocd)",
    "(is|was|has) [it|this|that] <to 1> (covered|included|required|available)",
    "(my|your) (insurance|form|answers|intake|age|name|meds|medications|appointment)",
    "(for|about) me",
    # Other lines of a form.
    """(homicidal|hallucinations|psychosis|mania|manic|stroke|chest pain|voices)
        [yes no|why and] [/] (no|none|and|never|denies)""",
    """(depression|depressed|anxiety|anxious|panic|panic attacks|ptsd|ocd|bipolar
        |insomnia|seizures|epilepsy|glaucoma|pregnant|pregnancy|breastfeeding|smoker|smoking|nicotine
        |alcohol|drinking|cannabis|marijuana|drugs|allergies|allergy|asthma|diabetes|diabetic|hypertension|high blood
        pressure|blood pressure|heart disease|heart problems|heart issues|liver disease|thyroid
        |surgeries|surgery|meds|medications|insurance|veteran|metal implants|implants|prior ketamine|ketamine before)
        [yes no|why and] [/] (yes|no|none|and|why|never|denies|mild|moderate|severe|ok|normal|controlled)""",
    "(no|denies|zero) (allergies|seizures|drugs|alcohol|meds|medications|surgeries|psychosis|mania|pregnancy)",
    "are you homicidal [/] no",
    "hi [/] (no|none)",  # homicidal ideation
    "(insurance|health|dental) plan [/] (yes|no|and|why)",
    "are you (pregnant|a smoker|allergic|diabetic) [/] (no|yes|and|why)",
)
_VOCABULARY = ADMIN | word_set(
    "meds medications age name dob weight height depressed anxiety anxious ptsd ocd insomnia panic attacks bipolar "
    "sad down stressed grumpy bored mood sleeping phone email male female single married allergies money rate rates "
    "package packages hours open location parking address intake screening questionnaire yrs years old new client "
    "want wanted need asking wondering tell me know info information per included each option options consult "
    "consultation book schedule veteran va free low medication resistant tried lexapro zoloft prozac wellbutrin "
    "effexor cymbalta trintellix lamictal sertraline fluoxetine escitalopram bupropion venlafaxine duloxetine "
    "regular routine therapist psychiatrist referral referred today's just only "
) - word_set("after away against denied say sessions")

DENYING = Denying(
    statements=Denials(_STATEMENTS, _LISTS, word_set("no"), "i just|i only|i want|just|but i"),
    answers=Denials(
        _ANSWERS,
        _LISTS,
        word_set("no yes none q question and also"),
        "self harm|homicidal|hi|depression|anxiety|are|do|have",
        loose=True,
    ),
    wishes=Phrases(_WISHES, _LISTS, REVERSING),
    beside=Phrases(_BESIDE, _LISTS, REVERSING),
    vocabulary=_VOCABULARY,
    reversing=REVERSING,
)
