"""Words for English questions about the subject: what refuses an exception, what may stand beside one, lists."""

from __future__ import annotations

from bot.safety.grammar import word_set

# One of these beside a question, and it is no exception: a person, a time like now, a denial of safety, an assent,
# somebody who is there, despair, the subject once more.
REFUSED = word_set(
    "i me my mine myself we us our ours ourselves he him his himself she her hers herself they them their theirs one "
    "somebody someone yo mi estoy soy ahora hoy tengo "
    "now tonight today tomorrow yesterday again lately still currently recently since already anymore night morning "
    "evening weekend minute minutes hour hours moment always forever daily until till back soon just ongoing "
    "son sons daughter daughters wife husband spouse partner boyfriend girlfriend fiance fiancee mom mum mother dad "
    "father parent parents brother sister sibling roommate friend friends buddy cousin nephew niece uncle aunt grandma "
    "grandpa grandmother grandfather grandson granddaughter neighbor coworker colleague ex baby "
    "kid student pupil camper caller patron customer guest client patient stranger classmate resident tenant employee "
    "player child teen teenager said told texted wrote posted found locked crying cried bleeding left ran gone missing "
    "woman man girl boy guy lady balcony window tracks roof bathroom floor garage here door line hold room outside "
    "waiting "
    "not no never nothing nobody none without neither nor hardly barely "
    "yes yep yeah yup yea same guilty bingo ditto likewise check too lie lied lying lies truth truthfully honest "
    "honestly true real actual seriously plus joking kidding did happened happening happens urgent asap hurry "
    "emergency help save 911 alone scared desperate hopeless unbearable suffering exhausted worse worst losing lost "
    "hate goodbye sorry tired hurts pills gun knife rope bridge plan plans note ready done over finally enough besides "
    "been week weeks days "
    "suicide suicides suicidal suicidality die dies died dying dead death kill kills killed killing harm harming hurt "
    "hurting overdose overdosed life live living alive end ending unalive ideation voice voices"
)

# All that may stand beside a question that the writer could ask of himself.
ADMIN = word_set(
    "to for the a an on in of at with and or but if that this it be get getting start starting come coming into "
    "ketamine spravato esketamine infusion infusions treatment treatments therapy nasal spray iv lozenge lozenges "
    "insurance rules rule under form forms intake paperwork record records chart file clinic doctor doctors "
    "appointment session sessions first visit program study trial please thanks thank you your hi hello hey question "
    "quick curious wondering covered coverage medicare medicaid approved approval qualify qualified eligible "
    "eligibility requirement criteria depression diagnosis diagnosed trd resistant mdd ok okay is are was does do will "
    "would can could what which who how much when where why cost price pay insurer aetna cigna blue cross kaiser "
    "tricare right correct so also about school see people patients long take before after problem issue by as all any "
    "out away against denied often ask asks asking normal usual each every claim request appeal authorization prior "
    "listed say tell bother read online website heard disclose mention"
)
STUDY = ADMIN | word_set(
    "studies trials paper placebo label leaflet brochure poster article documentary media phase data numbers rates "
    "compared group arm percent statistics warning fda black box boxed class essay report podcast fibro tinnitus pain "
    "chronic average more less than most really at some point stage winter december off among between with year years "
    "doing well there have has published recent older younger"
)

# What `<name>` stands for in a phrase.
LISTS = {
    "adverb": "actively|currently|acutely|really|severely|passively|seriously|actually|chronically|highly",
    "self": "themselves|themself|himself|herself|yourself|oneself",
    "their": "their|his|her|your|their own|his own|her own|your own",
    "act": "die|be dead|(kill|hurt|harm|hang|shoot) <self>|(end|take) <their> (life|lives)|end it [all]|commit suicide",
    "thoughts": "suicidal (thoughts|ideation|feelings|thinking)|thoughts of (suicide|dying)",
    # What is said of people in general: in the present, never in the first person.
    "danger": """(is|are|feels|feel|might be|may be|could be|is feeling|are feeling) suicidal
        |(has|have|is having|are having) <thoughts>|(wants|want|wanting|wishes|plans) to <act>
        |(does|do) not want to (live|be alive) [anymore]|(about|of) (suicide|<thoughts>|wanting to <act>)""",
    "general": """people|patients|participants|subjects|volunteers|users|adults|teens|teenagers|kids|children|women|men
        |veterans|vets|folks|students|clients|someone|somebody|anyone|anybody|a person""",
    "role": """coach|coaches|teacher|teachers|counselor|counselors|staff|nurse|nurses|therapist|therapists|doctor
        |doctors|clinic|clinics|school|schools|receptionist|receptionists|volunteer|volunteers|moderator|moderators
        |bartender|bartenders|librarian|librarians|manager|managers|supervisor|supervisors|trainer|trainers|leader
        |leaders|instructor|instructors|professor|professors|driver|drivers|barber|barbers|stylist|stylists|operator
        |operators|responder|responders|mentor|mentors|tutor|tutors|assistant|assistants|employer|employers
        |front desk|hr|ra|ras|agent|agents|dispatcher|dispatchers|lifeguard|lifeguards|chaplain|chaplains|employees""",
    "who": """<role>|(school|camp|team|clinic) <role>|you|they|one
        |(a|the|your|our|an|any) [school|camp|team|clinic|good|new|high school] <role>""",
    "one": """kid|classmate|student|pupil|camper|caller|patron|customer|guest|client|patient|stranger|resident|tenant
        |employee|worker|member|player|athlete|user|visitor|person|teen|teenager|child|veteran|passenger|participant""",
    "many": """kids|students|pupils|campers|callers|patrons|customers|guests|clients|patients|strangers|residents
        |tenants|employees|workers|members|players|athletes|users|visitors|people|teens|teenagers|children|veterans
        |passengers|participants""",
    "somebody": "(a|an|any) <one>|<one>|<many>|someone|somebody|anyone|anybody",
    "where": """on (the|a) team|in (the|a) class|in class|at the [front] desk|on the phone|at a camp|in the program
        |in (recovery|treatment)|online|in (a|the) chat|in an essay""",
    "says": """(tells|tell) [a|the] (<role>|you|housekeeping|someone)|says|say|mentions|mention|reports|report|admits
        |admit|posts|post|writes|write|texts|text|remarks|remark|reveals|reveal|discloses|disclose|types|type""",
    "said": "<says> [<where>] [that] [he|she|they|who] <danger>",
    "somebody says": "<somebody> [<where>] [who|that] (<said>|<danger>)",
    "does": "should|does|do|would|can|must|could",
    "do": "do first|do|say first|say|tell|write|answer|reply|know|get wrong",
    "respond": "respond|react|answer|deal|talk|act|reply|proceed|handle it|document it|handle|approach|train|prepare",
    "when": "if|for when|when|whenever|in case|to|with|for|about|where|on|concerns|covers",
    "paper": """script|scripts|protocol|protocols|policy|policies|procedure|procedures|guideline|guidelines|handout
        |handouts|template|templates|checklist|guide|guides|training|course|courses|wording|poster|posters|leaflet
        |leaflets|slide|slides|section|page|chapter|module|lesson|scenario|role play""",
    "work": """handbook|manual|guide|policy|training|course|class|curriculum|workshop|lesson|lesson plan|lesson plans
        |module|script|presentation|thesis|essay|article|exam|seminar|slides|newsletter|brochure|poster|leaflet
        |in service|certification|homework|quiz|handout|paper|onboarding|orientation|protocol|one page guide
        |(student|employee|patient|guest) handbook|customer service script""",
    "a": "a|an|the|our|my|this|that|your",
    "drug": """spravato|esketamine|ketamine|infusions|infusion|iv|nasal (spray|one)|the nasal (spray|one)|treatment
        |treatments|lozenges
        |troches|(iv ketamine|ketamine) [treatment|therapy|infusions]|therapy""",
    "get": """get|receive|start|try|use|take|do|have|be given|be prescribed|get on|go on|be put on|be offered
        |(be|get) approved for|qualify for|be eligible for|be considered for|be a candidate for|be treated with
        |get treated with""",
    "aim": """to <get> [a|any|the|your|this] <drug>|to (qualify|be eligible|be a candidate|be considered)
        |to (be|get) (approved|accepted|covered)|to get (it|<drug>) covered
        |to (join|enroll in|take part in|be in) [the|a|this] (trial|study|program)
        |to get insurance to (pay|cover it|cover)""",
    "goal": """<aim>|in order <aim>|for <drug> [to be covered]|for (coverage|approval)|under [the] insurance rules
        |for [the|my] (insurance|insurer) [company] to (pay for it|pay|cover it|cover|approve it|approve|cover <drug>)
        |for (medicare|medicaid|tricare) to (pay|cover it|cover)|before they approve <drug>
        |<or else>""",
    "or else": """or (is|are|does|would|can it be for) (depressed|depression|ptsd|anxiety|pain|ocd)
        [enough|ok|fine|okay|count|too|also]|or just (depressed|anxious)""",
    "asker": """insurance|insurer|insurance company|form|forms|doctor|nurse|clinic|intake|intake form|questionnaire
        |survey|pharmacist|anesthetist|anesthesiologist|dentist|receptionist|screener|paperwork|specialist|surgeon
        |hospital|portal|pain doctor|pain clinic|nurse practitioner|screening|intake nurse""",
    "number": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty",
    "then": """younger|(much|way|a lot) younger|young|a (kid|child|teen|teenager|student|freshman)|little
        |in (high school|college|school|middle school|the army|the navy)|in my (teens|twenties|20s)
        |\\d\\d|<number>""",
    "over": """when (i|you|they|he|she) (was|were) (<then>)|(years|decades) ago
        |(many|a few|some|several|\\d+|<number>) (years|decades) ago|a long time ago|long ago|in the past
        |as a (kid|child|teen|teenager|young adult|student)|in (high school|college|middle school)
        |in (my|your) (teens|twenties|thirties|20s|30s|youth|childhood)|back in (19|20)\\d\\d|in (19|20)\\d\\d
        |before but not (now|anymore|currently)|in the (80|90)s""",
    "ended": """(and|but) no longer|(and|but) not (now|anymore|since|currently)|not (now|anymore)
        |(and|but) [i am|am] (fine|ok|okay|good|well|better) now|but (it|that) is over""",
    "was": """(had|have had|ever had|used to have) <thoughts>
        |(was|were|felt|had been|have been|has been|been|used to be|ever were|have ever been|was once|were once
        |have felt) suicidal|wanted to (die|(kill|hurt) (myself|yourself)|end (my|your) life)|used to want to die""",
    "telling": """say|said|mention|admit|put down|disclose|write|(say|put) on the form|check|tick
        |(tell|told) (them|you|(a|the|my|your) (doctor|therapist|nurse|clinic|psychiatrist|school)|insurance)""",
    "verb": """see|take|accept|treat|refuse|reject|deny|turn|cover|approve|matter|count|disqualify|exclude|start|let
        |lock|hospitalize|commit|keep|report|call|prescribe|show|rule|hold|stop|give|be|go|affect|admit""",
    "mine": """come in|come|start|get|do|have to|need to|qualify|be|try|join|go ahead|mention|tell|disclose|say|put|list
        |write|use|take|receive|apply|book|schedule|eligible|allowed|disqualified|excluded|ok|okay|safe
        |a [good] candidate|able to""",
}
