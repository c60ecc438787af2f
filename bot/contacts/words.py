"""Word lists that tell a person's name from everything else people type. All folded: lower case, no accents.

Real names are kept out on purpose: Will, May, Price, An, Do, My, Can, No, Paris... are names to someone.
"""

from __future__ import annotations

from bot.safety.grammar import word_set

NEVER_IN_NAMES = word_set(
    """
    what whats what's how hows why when where which whose whats dont don't doesn't doesnt didnt didn't
    cant can't won't wont isn't isnt aren't wasn't i'm im i'd i'll i've you're youre want wants wanted
    wanna need needs because about would could should your yours their this that these those there with
    without the number phone email e-mail telephone landline cellphone voicemail callback nickname
    appointment appt booking cost costs insurance treatment treatments ketamine spravato esketamine
    infusion infusions depression depressed anxiety anxious ptsd effects medicine medication medications
    medicare medicaid clinic question questions hours safe thanks thank thx hello goodbye menu options
    option cancel stop none nothing nobody anonymous null undefined unknown testing asdf asdfgh qwerty yes
    yeah yep yup okay nope tomorrow tmrw today tonight anytime asap whenever always never maybe business
    guess idk whatever please pls sorry urgent ridiculous stupid interested looking trying feeling feel
    calling wondering having getting going asking waiting suffering ready happy sad tired scared worried
    afraid nervous pregnant veteran diabetic allergic suicidal is are was were am been being have has had
    does them they it's its it he's she's we after before around between until til till during past if but
    or so than then also just only instead actually really very much quiero necesito gracias hola cuanto
    donde cuando porque telefono correo llamar llame llamen llamarme pueden puede quisiera gustaria favor
    hablar cita informacion manana mananas tarde tardes noche noches lunes martes miercoles jueves viernes
    sabado sabados despues antes cualquier christmas thanksgiving hanukkah easter holidays birthday
    """
)

# Words a name may hold beside others ("Vincent Price", "Will Call"), but is not made of alone.
WEAK_IN_NAMES = word_set(
    """
    a an i you he she me my her his our to of for in on at by from as and no not do be all any out up
    down off hi hey yo bye ok k y n na nah help test price prices pain side book call text cell mobile
    home work wife husband mom mum dad mother father son daughter friend doctor nurse new old good great
    fine nice cool lol haha wow hmm well right wrong sure now later soon here back again more some same
    one two three morning mornings afternoon afternoons evening evenings night nights noon midday lunch
    lunchtime dinner weekday weekdays weekend weekends monday tuesday wednesday thursday friday saturday
    sunday day days week weeks month year first last next early late name names full legal human person
    people agent operator representative manager staff somebody someone anyone info information parking
    location directions address payment refund billing cash credit card form forms reach contact write
    ring dial send leave message line merry day ty brb si time times skip pass secret private
    mind own mr mrs ms miss dr sir madam dear
    """
)

# How people say that they will not tell.
DECLINED = frozenset(
    (
        "n/a", "na", "n.a", "n.a.", "none", "no name", "nope", "nothing", "none of your business", "nobody",
        "not telling", "prefer not to say", "rather not say", "i'd rather not", "id rather not", "no thanks",
        "anonymous", "private", "secret", "skip", "pass", "idk", "i don't know", "i dont know", "null",
        "undefined", "unknown", "-", "--", ".", "x", "xx", "xxx", "no comment", "mind your own business",
    )
)  # fmt: skip

# A PERSON by spaCy's lights that is a caregiver, a place or a drug rather than the visitor.
NOT_THE_VISITOR = word_set(
    "dr dr. doctor nurse named from at with see saw by therapist psychiatrist provider and or on taking"
)
