"""English accounts of a medical emergency that is happening now. Symptoms that are weak alone add up."""

from __future__ import annotations

import re

from bot.safety import exceptions as ex
from bot.safety.crisis_en_guards import sentence_has
from bot.safety.grammar import Found, Rule, gap, o, raw, rule, unless, w

E = ex.EMERGENCY
CHILD = "toddler|baby|infant|child|kid|kids|son|daughter|grandson|granddaughter|grandchild|grandkid|nephew|niece|little one|year old|yr old|yo|y o|month old|months old|little girl|little boy|little brother|little sister|twins|two year|three year|four year|kiddo|preschooler|stepson|stepdaughter|children|grandbaby|girl|boy"
PERSON = CHILD + "|he|she|they|husband|wife|brother|sister|mom|mother|dad|father|friend|roommate|partner|boyfriend|girlfriend|teen|teenager|uncle|aunt|cousin|coworker|neighbor|grandma|grandpa|grandmother|grandfather|someone|patient|guy|woman|man|lady|fiance|spouse|somebody|person|him|her|client"
MED = "pill|pills|med|meds|medication|medications|medicine|medicines|ketamine|lozenge|lozenges|troche|troches|tablet|tablets|tylenol|xanax|insulin|opioid|opioids|oxy|oxycodone|ambien|benzo|benzos|klonopin|ativan|sleeping pills|fentanyl|vicodin|norco|percocet|adderall|gabapentin|trazodone|seroquel|nasal spray|spravato|capsules|capsule|melatonin|blood pressure pills|clonazepam|lorazepam|alprazolam|valium|heroin|methadone|hydrocodone|tramadol|painkillers|painkiller|pain pills|antidepressants|zoloft|lexapro|effexor|wellbutrin|bleach|cleaner|edibles|edible|gummies|gummy|vape juice|dose|doses|rdts|rdt|advil|ibuprofen|lithium|prescription|morphine|suboxone|metoprolol|zolpidem|cough syrup|sedatives|sedative|muscle relaxer|muscle relaxers|hydroxyzine|benadryl|nyquil|cocaine|molly|mdma|ghb|k|special k|antifreeze|detergent|hand sanitizer|patch|patches"
DRINK = "alcohol|vodka|whiskey|wine|beer|beers|tequila|drinks|drinking|drunk|booze|liquor|a drink|shots|rum|bottle of wine|xanax|oxy|opioids|benzos|pain pills|pain pill|sleeping pill|sleeping pills|ambien|fentanyl|klonopin|ativan|percocet|valium|heroin|norco|methadone|vicodin|hydrocodone|cocaine|meth|molly|painkillers|muscle relaxers|ghb|sedatives|morphine|suboxone|benadryl|oxycodone|edible|edibles|lorazepam|clonazepam|alprazolam|zolpidem|tramadol|gabapentin|nyquil|adderall"
NOW_BAD = "can not keep my eyes open|not keep my eyes open|can not stay awake|barely awake|barely breathing|not breathing|slow breathing|breathing slow|breathing weird|breathing funny|vomiting|throwing up|so dizzy|feel weird|feel really weird|feel strange|feel awful|feel sick|passing out|passed out|pass out|confused|not making sense|slurring|drowsy|nodding off|will not wake|can not wake|heart racing|heart is racing|heart pounding|really out of it|shaking uncontrollably|blacking out|can not stand up|can not move|nodding out|forgetting to breathe|unresponsive|fading|super sleepy|so sleepy|really sleepy|loopy|stumbling|staggering|can not walk|can not see|chest|breathing"


def _hypothetical_without_help(found: Found) -> bool:
    return ex.hypothetical(found)


def _asks_what_would(found: Found) -> bool:
    """ "What happens if I take two?", "can I mix ...": a question about taking, not an account of it."""
    return bool(re.search(r" (?:if|should i|can i|could i|is it ok|ok to|safe to|okay to|would|supposed to|when i|before i|how long after i|may i|do i|will i|planning to|going to|want to|never|not|nor|used to|instead of|says to|told to|told me to) ", found.left[-60:] + " ")) and not ex._HAPPENING.search(found.sentence.text)


T = (_asks_what_would, ex.medical_history, ex.settled)


def _breathing() -> list[Rule]:
    return [
        rule("not-breathing", w("not|barely|hardly|can not|could not|stopped|stops|stop|struggling to|struggling|struggles to|hard to|trouble|difficulty|hard time|fighting to|unable to|nt|isnt|can barely|can hardly|quit|quits|having to fight to|harder to|hurts to|scarcely|trying to"), o("even|really|hardly|, |him|her|time|so|to|with|able to"), w("breathe|breathing|breath|catch my breath|catch his breath|catch her breath|get air|get any air|get enough air|get my breath|get a breath|get a full breath|take a breath|take a full breath|take a deep breath|get air in|breathes|catch a breath|inhale|breathe right|breath right|getting air|getting enough air|getting any air"),
             unless("exercises|exercise|work|through my nose|a word|techniques|treatment|tube|test|easy|easier|practice|at night|when i sleep|in my sleep|machine"), guards=(*E, _speech, _sleep_apnea, sentence_has("two jobs|kids and|busy week|so busy")), explicit=True),
        rule("breathing-bad", w("breathing|breaths|breath"), o("is|are|feels|has gotten|seems|sounds|getting|got|really|real|looks|become|been"), gap(2), w("slow|slowly|shallow|weird|wrong|funny|weak|labored|ragged|strange|too slow|raspy|irregular|erratic|noisy|gurgling|rattling|stopped|fast and shallow|off|very fast|heavy and|stopping|every 10|like a fish"), unless("exercises|and steady and|down|and deep|helped|helps|techniques|because"), guards=(*E, _technique), explicit=True),
        rule("lips-blue", w("lips|face|skin|fingers|fingernails|nails|hands|mouth|turning|turned|he is|she is|he looks|she looks|feet|toes|now he is|now she is|gone"), o("are|is|look|looks|looking|all|kind of|have|went|really|and|around|his|her|the|fingers|fingertips"), gap(2), w("turning blue|turned blue|are blue|is blue|look blue|looks blue|looking blue|bluish|going blue|went blue|gone blue|blue|purple|grey|gray|ashen|turning purple|turning grey|turning gray|blueish"), unless("area|hair|cross|shield|form|card|building|button|folder|sheet|line|light|light|and sad|today|lately|about|nail polish|pen|binder|anthem|dress|chair|shoes|shirt|gown"), guards=(*E, sentence_has("feel\\w*|shield|nail polish|bruise|bruised|door|sign|brace")), weight=0.9),
        rule("choking", w("choking|gasping|suffocating|gurgling|gasps|wheezing|asphyxiating|gasping for air|wheezing badly|death rattle"), unless("up|up when|hazard|back tears|on the price|on the cost|me up"), guards=E, weight=0.9),
        rule("short-of-breath", w("short of breath|shortness of breath|out of breath|winded|breathless"), guards=(*E, sentence_has("nervous|anxious|already|stairs|climb\\w*|run|running|exercise|workout|copd|asthma")), weight=0.8),
        rule("air", w("getting|struggling to get|can not get|not getting|not get|need|running out of"), o("any|enough"), w("air|oxygen"), unless("conditioning|condition|during|for|mattress|filter|tank"), guards=E, weight=0.9),
    ]


def _speech(found: Found) -> bool:
    """ "Not a breath of ...", "barely breathing room": figures of speech."""
    return bool(re.match(r" (?:room|down my neck|easier|easy|a sigh|of) ", found.right)) or " mint" in found.right


def _sleep_apnea(found: Found) -> bool:
    return bool(re.search(r" (?:apnea|cpap|asthma|copd|deviated|allergies|sinus|snore|stuffy|congested|mask) ", found.sentence.text)) and not re.search(r" (?:now|right now|help|inhaler is not|not working|can not) ", found.sentence.text)


def _technique(found: Found) -> bool:
    return bool(re.search(r" (?:technique|techniques|exercises?|practice|meditation|coach|class|yoga|monitor|how do you) ", found.sentence.text))


def _heart() -> list[Rule]:
    return [
        rule("chest-pain", w("chest|heart"), o("is|feels|has|really|area|keeps|just|suddenly|been|are|so|s|getting|starting to|muscles"), gap(1), w("pain|pains|pressure|tight|tightness|tightening|hurts|hurting|hurt|crushing|squeezing|burning|aching|heavy|heaviness|in pain|stabbing|pounding out|exploding|squeezed|being crushed|killing me|squeezes|clenching|feels tight|discomfort|ache|constricting|like an elephant|caving in"),
             unless("and a history|med|medication|medicine|pill|of my ex"), guards=(*E, _not_had), weight=1.0),
        rule("pain-in-chest", w("pain|pains|pressure|tightness|elephant|weight|squeezing|clutching|holding|grabbing|crushing|stabbing|burning|grabbed|band|tight|clutched|gripping|clutches|hurts"), gap(4), w("my chest|his chest|her chest|the chest|their chest|my heart|his heart|her heart|across chest|in chest"), guards=(*E, _not_had), weight=1.0),
        rule("heart-attack", w("having|has|have|had|like|be|a|another|is it|just had|massive|going into|in|think|possible|maybe|think it is"), o("a|an|like a|it is a|is a|maybe a|possibly a"), w("heart attack|cardiac arrest|heart attacks"), guards=(*E, _not_had, _figurative_attack), weight=1.0),
        rule("heart-stopped", w("no pulse|not find a pulse|can not find a pulse|not feel a pulse|no heartbeat|heart stopped|heart has stopped|cannot feel his pulse|not feel his pulse|not feel her pulse|not find his pulse|not find her pulse|can not feel his pulse|weak pulse|faint pulse|barely a pulse|flatlined|pulse is weak|pulse is faint|pulse is really weak|doing cpr|giving cpr|started cpr|need cpr"), guards=E),
        rule("heart-racing", w("heart|heartbeat|pulse|heart rate"), o("is|was|rate|has been|been|feels like it is|keeps|just|will not stop|s|at|feels"), gap(2), w("racing|pounding|fluttering|skipping|beating so fast|beating really fast|going crazy|irregular|will not slow|not slow down|not slowing|out of my chest|all over the place|160|170|180|190|200|beating out of|way too fast|through the roof"), guards=(*E, sentence_has("anxi\\w*|nervous|excited|thinking about|needles")), weight=0.5),
        rule("arm-jaw", w("down|in|up|into|to|and"), o("my|his|her|the"), o("left|right"), w("left arm|jaw|my arm|his arm|her arm"), gap(3), w("hurts|pain|numb|tingling|tingly|aches|and sweating|and i am sweating|heavy|and sweaty|going numb"), guards=(*E, sentence_has("iv|needle|shot|tmj|dentist|vaccine")), weight=0.5),
    ]


def _not_had(found: Found) -> bool:
    """Chest pain as a topic: nobody has it in this sentence, and nothing says that it is going on."""
    text = found.sentence.text
    if re.search(r" (?:normal|common) (?:\w+ ){0,3}(?:chest pain|chest tightness) ", text):
        return False
    if re.search(r" (?:my|his|her|i|he|she|having|s|we|dad|mom|husband|wife|crushing|severe|sudden|bad|am|cant|getting|got|sharp|now|started|cuff|clutching|and|help|husband|really|worsening|terrible|intense|lot) ", text):
        return found.sentence.question and bool(re.search(r" (?:i|he|she) (?:had|have) (?:a |an )?(?:heart (?:attack|problem|condition)|stent|bypass|murmur)", text))
    return len(text.split()) > 5


def _figurative_attack(found: Found) -> bool:
    return bool(re.search(r" (?:bill|price|cost|invoice|almost had|nearly had|gave me|give me|sticker|quote|scared me|when i saw|statement|family history|risk|runs in|candidate|eligible|qualify) ", found.sentence.text))


def _unconscious() -> list[Rule]:
    third = "him|her|them|my husband|my wife|my son|my daughter|my mom|my dad|my brother|my sister|my friend|my roommate|my partner|my boyfriend|my girlfriend|my mother|my father|my kid|the patient|my baby|my fiance|my spouse"
    return [
        rule("will-not-wake", w("will not|can not|could not|not|nt|never|unable to|wouldnt|refuses to|still has not|trouble|has not|not be|hard to|barely|cannot"), o("be|get|seem to|really|even|able to|fully|woken|gotten|getting|to"), o(third), o("to|fully|even"), w("wake up|wake|waking up|waking|woken up|woke up|respond|responding|responded|come around|come round|wakes up|woken|rouse|roused|be woken|answer me|answering me|react|reacting|get up|wake her up|wake him up|wake him|wake her|wake them|wake them up|regained consciousness|regain consciousness|rouse him|rouse her|get him up|get her up|squeeze my hand|open his eyes|open her eyes"),
             unless("before noon|up before noon|early|before|until|on weekends|on time|for|in the|at|with|during|to my alarm|to the alarm|to treatment|to ketamine|to meds|to my|to my email|to antidepressants|to ssris|to the|to texts|to emails|to calls|rested|well to|my baby|feeling|out of bed|to any|to medication|to medications|to anything|to lexapro|to zoloft|to therapy|to our|and face|and do|in time|so early"), guards=(*E, _is_self_asleep), weight=1.0),
        rule("not-come-to", w("not|hasnt|never|nt"), o("yet|still|really"), w("come to|coming to|came to|come round|come around|regained consciousness"), raw(r"(?= (?:,|yet|and|after|since|for|from|in) | $)"), guards=(*E, sentence_has("clinic|office|appointment|you guys|last three|sessions?|terms")), weight=1.0),
        rule("unresponsive", w("unresponsive|unconscious|lifeless|not responsive|not rousable|unrousable|comatose|limp|not conscious|non responsive|nonresponsive|lost consciousness|out cold|losing consciousness|barely conscious|semi conscious|in a coma|barely responsive|knocked out cold|not coherent|hardly conscious|fading in and out|in and out of consciousness|going in and out"), unless("bias|mind|to treatment|to medication|to antidepressants|to meds|to ssris|to lexapro|depression|to traditional|to standard|to medications|to therapy|during|handshake|to my emails"), guards=(*E, _sedation_question, sentence_has("website|staff|voicemails?|button|every night|each night|emails?|catatonic depression|app|page")), weight=1.0),
        rule("passed-out", w("passed out|passes out|passing out|blacked out|fainted|collapsed|collapses|keeled over|blacking out|keeps passing out|keeps fainting|fainting|went limp|going limp|gone limp|dropped to the floor|about to pass out|going to pass out|gonna pass out|almost passed out|slumped over|slumped|hit the floor|about to faint|going to faint|about to black out|nearly passed out|losing consciousness"), unless("from exhaustion|on the couch and slept|last night and woke|asleep|drunk in college|flyers|when i get|when i see|at the sight|when they|at blood|in 20|around needles|with needles"), guards=(*E, sentence_has("needles?|blood draws?|faint easily|sight of|prone|pots|syncope|stroller|table|chair|bed frame|when a")), weight=0.8),
        rule("passed-out-now", w(PERSON), gap(6), w("passed out|fainted|collapsed|blacked out|is out cold|went limp|slumped over|keeled over|dropped to the floor|is slumped"), gap(8), w("and|can not|will not|not|right now|just now|help|unresponsive|on the floor|in the car|in the bathroom|in the uber|in your|breathing|now|just|in the parking|hit|at home|outside|in the shower|on the stairs"), guards=(*E, sentence_has("asleep|couch|slept")), weight=1.0),
        rule("not-moving", w("not|isnt|nt|stopped|barely|hardly"), w("moving|responding|responsive|talking|blinking|reacting|answering|coherent|waking"), unless("forward|to|my appointment|until|this|the|fast|quickly|along|here|with|in with|about|on|at"), guards=(*E, _third_person), weight=0.8),
        rule("stares", w("just stares|stares at me|staring blankly|staring into space|just staring|blank stare|eyes are open but|eyes rolled|eyes rolling|eyes are rolling|rolled back|eyes are rolled|glassy|pinpoint pupils|pinned pupils|pupils are pinpoint|pupils are tiny|cold and clammy|clammy|gray and sweating|grey and sweating"), guards=E, weight=0.7),
    ]


def _third_person(found: Found) -> bool:
    return not re.search(r" (?:someone|somebody|patient|he|she|they|his|her|him|son|daughter|husband|wife|friend|mom|dad|brother|sister|roommate|partner|baby|hes|shes|man|woman|guy|patient|kid) ", found.sentence.text)


def _is_self_asleep(found: Found) -> bool:
    """ "I can't wake up early": one's own sleep."""
    if re.search(r" (?:wake|woke|woken|get) up | wake $| get up ", found.inner):
        text = found.left[-60:]
        return bool(re.search(r" (?:i|me|alarm|we|foot|leg|hand|brain) ", text)) and not re.search(r" (?:him|her|them|he|she|husband|wife|son|daughter|friend|mom|dad|brother|sister|roommate|partner|boyfriend|girlfriend|kid|baby) ", found.sentence.text)
    if re.search(r" (?:respond\w*|answer\w* me|react\w*) $", found.inner):
        if re.search(r" (?:someone|somebody|he|she|guy|man|woman) ", found.left[-60:]):
            return False
        return bool(re.search(r" (?:clinic|office|email|emails|call|calls|calling|text|texts|phone|message|messages|you guys|you|your|insurance|portal|treatment|treatments|meds|antidepressants|medication|depression|doctor|nobody|no one|body|brain|receptionist) ", found.sentence.text)) and not re.search(r" (?:breathing|floor|shook|shaking|awake|eyes|husband|wife|son|he is|she is|lozenge|infusion) ", found.sentence.text)
    return False


def _sedation_question(found: Found) -> bool:
    """ "Am I unconscious during it?"."""
    return bool(re.search(r" (?:am i|will i be|are you|you are|are patients|be|being|do you go|completely|do i|fully|are people|go|get|mind|is it|or|treatment|knock|make|puts? you|rendered|feel) (?:\w+ ){0,2}$", found.left))


def _seizure() -> list[Rule]:
    return [
        rule("seizure-now", w("having|has|is having|had|in|another|just had|keeps having|started having|having another|have|a|2|two|three|multiple|like a|started|into a|is it a|full|think it is a|having some kind of|mid"), o("a|an|some kind of|what looks like a|another|like a|some sort of|maybe a|2|two|three|multiple|grand mal|full|his|her|first|bad"), w("seizure|seizures|grand mal|convulsions|convulsion"), unless("disorder|history|meds|medication|medications|as a kid|as a child|in the past|free|condition|threshold|years|last|in 20|risk|before|precautions|when i was|controlled"), guards=(*E, _seizure_history), weight=1.0),
        rule("seizing", w("seizing|convulsing|convulses|convulsed|seizing up and|started seizing|jerking all over|foaming|frothing|foam coming|eyes rolled back|shaking uncontrollably and|shaking all over|jerking uncontrollably|twitching uncontrollably|shaking violently|convulsions|body is jerking|whole body shaking|stiff and shaking|went stiff|gone stiff|went rigid"), unless("hand soap|cleanser|roller|with laughter|the day|the moment|up at the gym"), guards=E),
    ]


def _seizure_history(found: Found) -> bool:
    """A seizure that is told as history: "had a seizure" with nothing that says now."""
    text = found.sentence.text
    if re.search(r" (?:now|right now|just|having|in a row|minutes?|ago|today|tonight|again|help|still|after|since|come to|stop|stopped|never had|floor|car|home|before leaving|this morning|during|hour|leaving|call) ", text):
        return bool(re.search(r" (?:years?|months?|last|disorder|history|since (?:childhood|19|20)|no) ", text)) and not re.search(r" (?:now|right now|just|having a|in a row|minutes) ", text)
    return not re.search(r" (?:is having|having a|in a|a seizure help) ", text)


def _stroke() -> list[Rule]:
    return [
        rule("stroke", w("having|had|like|be|a|another|think|just had|is it|possible|mini|signs of|maybe"), o("a|an|like a|it is a|is a|mini|possible|he is having a|she is having a"), w("stroke|strokes|tia"), unless("of|genius|years|last|in 20|history|survivor|patient|risk|when|ago"), guards=(*E, _stroke_history)),
        rule("face-drooping", w("face|mouth|smile|eyelid|one side|left side|right side|eye"), o("is|are|of|of my|of his|of her|on one side|just|went|looks|suddenly|of the|side of|my|his|her|the"), gap(4), w("droop|drooping|droopy|drooped|droops|sagging|lopsided|crooked|uneven|fallen|paralyzed|not moving|went limp|limp|weak|numb|is numb|went numb|gone numb|sagged|slack|not working|slid|melting|falling"), unless("after botox|from the dentist|from botox"), guards=(*E, sentence_has("botox|dentist|bell s|palsy|bells|novocaine|during the infusion|normal to")), weight=1.0),
        rule("half-numb", w("half|one side|left side|right side|left arm|right arm|left leg|right leg|an arm|one arm|side"), gap(5), w("numb|weak|limp|paralyzed|not move|can not move|tingling|dead weight|can not feel|can not lift|not work|heavy|went dead|not working|can not raise"), guards=(*E, sentence_has("iv|needle|slept on|sciatica|carpal|neuropathy|pinched|chronic|injection|fibro\\w*")), weight=0.9),
        rule("can-not-lift", w("can not|could not|unable to|not|can barely"), w("lift|raise|move|feel|use"), w("my arm|his arm|her arm|my left arm|my right arm|my legs|my left side|my right side|my leg|her left arm|his left arm|his legs|one arm|his left side|her left side|my face|one side|half my|his right arm|her right arm|her right side|his right side|my hands|anything on"), unless("above|over my head|at the gym|without pain|because of my shoulder|during"), guards=(*E, sentence_has("numbing|lol|shoulder|rotator|frozen|chronic|arthritis|surgery|during the infusion")), weight=0.9),
        rule("speech-wrong", w("slurring|slurred|slurs|garbled|jumbled|can not speak|can not talk|not able to speak|words are coming out wrong|words coming out wrong|coming out wrong|not making sense|not making any sense|is not making sense|talking gibberish|speaking gibberish|gibberish|can not get words out|can not get his words|can not get her words|can not form words|unable to speak|can not find words|mumbling nonsense|talking nonsense|words are jumbled|word salad|can not string|not say his|speech is off|talking funny|talking weird|can not say|can not get the words out|makes no sense|not make sense|speech"), unless("this bill|the bill|to me|about|therapy|this form|your|my bill|therapist|the website|the invoice|impediment|text|to text"), guards=(*E, sentence_has("bill|form|website|invoice|letter|explanation|insurance|statement|therapy|during the infusion|charges?|policy|instructions|therapist|while high|portal"), _third_or_now), weight=0.6),
        rule("worst-headache", w("worst|thunderclap|sudden severe|most severe|explosive|exploding|excruciating|sudden massive|most painful|blinding"), o("and|sudden"), w("headache|head pain|migraine|headache ever"), gap(12), w("life|ever|sudden|suddenly|all at once|hit|vision|double|vomit|vomiting|stiff|neck|numb|now|lifetime|can not see|of my entire life|had|help|experienced|out of nowhere|started|everything|blurry|confused|after"), guards=(*E, sentence_has("usually|chronic|often|every month|treat|history")), weight=0.9),
        rule("thunderclap", w("thunderclap|worst headache|headache of my life|worst pain of my life in my head|head is going to explode|head is exploding"), guards=E, weight=0.8),
        rule("vision", w("seeing double|double vision|lost my vision|can not see|lost vision|vision is gone|gone blind|going blind|vision went|vision keeps going|vision is blurry|vision is blurring|vision is going|can not see out of|blind in one|vision in one eye|everything is going black|going dark|seeing spots|tunnel vision|vision keeps|lost sight|vision going"), unless("you on|a future|myself|the|your|my appointment|my|a|where|how|it|any|your website|anything on the page|that|why|what"), guards=(*E, sentence_has("during the infusion|website|page|portal|screen|glasses")), weight=0.5),
        rule("confused", w("confused|disoriented|delirious|incoherent|does not know where|not know where he|not know where she|not know who|does not recognize|not recognize me|not recognize his|not know his name|not know her name|hallucinating|does not know who|thinks it is 19|acting drunk|acting really strange|out of it|combative"), unless("about|by|with your|by the|on|with the|how|which|whether|why|what|if|when|as to"), guards=(*E, sentence_has("bill|insurance|form|coverage|website|portal|instructions|pricing|difference|paperwork"), _third_or_now), weight=0.5),
    ]


def _third_or_now(found: Found) -> bool:
    """A symptom told of oneself in general, with no "now" and nobody else in sight."""
    return not re.search(r" (?:he|she|his|her|him|my|dad|mom|husband|wife|now|just|suddenly|help|started|i am|i|they|is|friend|still) ", found.sentence.text)


def _stroke_history(found: Found) -> bool:
    return bool(re.search(r" (?:years?|months?|last|history|ago|recovered|stroke risk|survivor|eligible|candidate|qualify|different strokes|family) ", found.sentence.text)) and not re.search(r" (?:now|right now|just|minutes|having a stroke|help) ", found.sentence.text)


def _overdose() -> list[Rule]:
    return [
        rule("overdosed", w("overdosed|overdosing|is overdosing|overdose|od"), gap(0), guards=(*E, *ex.CRISIS[:3], _overdose_topic), weight=1.0, swallowed=True),
        rule("took-too-much", w("took|taken|swallowed|used|had|drank|ate|given|gave|downed|popped|snorted|injected|gulped|chewed|administered|sprayed|inhaled"), o("myself|him|her|way|like|about|maybe|probably|accidentally|, |my son|my daughter|my husband|my wife|the|my|i think|at least|his|her|all|almost|possibly|an|a|basically"), gap(2),
             w("too much|too many|all of my|all my|all his|all her|all of his|all of her|all of the|all the|whole bottle|a whole bottle|entire bottle|the whole|the entire|full bottle|the bottle of|half a bottle|half the bottle|half of the bottle|a bunch of|handful of|handful|a ton of|double my|double dose|double the|a double|twice my|twice the|triple|three times|extra dose|an extra|extra|two doses|wrong dose|wrong medication|wrong pill|wrong meds|wrong pills|more than i should|more than i was supposed|more than prescribed|more than the prescribed|whole package|whole pack|whole bag|entire pack|a lot of|my dose twice|his dose twice|her dose twice|dose twice|both doses|month supply|week supply|whole month|whole week|every pill|all at once|like 10|like 20|fistful of|about 20|about 30|about 10|4 times|five times|10 times|20 pills|30 pills|15 pills|40 pills|50 pills|12 pills|a months worth|the rest of my|the rest of the|somebody else s|someone else s|several|way more"),
             gap(4), w(MED + "|at once|by accident|by mistake|accidentally|and|now|of it|of them|help|what do i do|what should i do|today|tonight|last night|it|help me|supply|again|without|while"), unless("breaks|time off|vacation"), guards=(*T, _not_medicine), weight=0.9, swallowed=True),
        rule("took-twice", w("took|taken|taking|gave|given|swallowed|used|had|dosed"), gap(5), w("twice by accident|twice by mistake|by accident twice|twice accidentally|twice today|doubled my dose|double dosed|dosed twice|two by mistake|two by accident|2 by accident|2 by mistake|doses too close together|two of them by mistake|twice|twice as much|dose again"), guards=(*T, sentence_has("twice (?:a|per|daily|weekly|each)|day|week|temperature|class|a break|vacation|infusion")), weight=0.6, swallowed=True),
        rule("mixed", w("mixed|mixing|combined|took|taken|drank|had|drinking|swallowed|used|downed|washed|on"), gap(7), w(DRINK), gap(7), w("with|and|on top of|along with|plus|together|after|before|n|with my|then|while on|down with|lozenge|ketamine"), gap(5), w(MED + "|ketamine|lozenge|spravato|infusion|dose|treatment|pills|meds|alcohol|vodka"), guards=T, weight=0.5, swallowed=True),
        rule("mixed-2", w("mixed|mixed up|combined|took|taken|had|swallowed|used|did|taking"), gap(6), w("ketamine|lozenge|lozenges|troche|spravato|infusion|dose|nasal spray|pills|pain pills|meds|medicine|sleeping pill|k"), gap(6), w(DRINK + "|another|pain pills|lozenge|his|her"), guards=(*T, _not_medicine), weight=0.5, swallowed=True),
        rule("after-drug-bad", w(DRINK + "|" + MED), gap(14), w(NOW_BAD), guards=(*E, _normal_after), weight=0.4),
        rule("getting-high", w("getting high|got high|high on|got into my|got into his|got into her|got into the|partying|shot up|used fentanyl|used heroin|laced|relapsed on|snorted|drugged|smoked something|took something|bad batch|roofied|spiked"), weight=0.3, guards=(ex.hypothetical, ex.medical_history), swallowed=True),
        rule("accidental", w("accidentally|by accident|by mistake|mistakenly|on accident|mixed up|out of habit|thought it was|forgot i had|forgot i already|forgot that i|forgot i took|wrong bottle|wrong one|grabbed the wrong"), gap(10), w(MED), guards=(*T, _not_medicine, sentence_has("left|threw|deleted|booked|missed|skipped|sent|cancelled|canceled|signed|dropped|lost|flushed")), weight=0.5, swallowed=True),
        rule("wrong-route", w("injected|snorted|swallowed|smoked|drank|plugged"), gap(3), w("my lozenge|the lozenge|my troche|my ketamine|the spray|the nasal spray|whole troche|his ketamine|her ketamine"), guards=T, weight=0.4, swallowed=True),
        rule("child-swallowed", w(CHILD), gap(8), w("ate|eaten|swallowed|swallowing|drank|chewed|chewing|took|taken|got into|gotten into|got ahold of|got a hold of|got hold of|put|licked|sucked|ingested|found|grabbed|eating|opened|consumed|may have eaten|had|bit into|sampled|got in|popped|been in|has been in|into|sprayed|drunk|munched"), gap(6),
             w(MED + "|medicine cabinet|my purse|bottle|something from|one of my|some of my|one of his|in her mouth|in his mouth|candy"), guards=(_asks_what_would, ex.medical_history, _child_topic), weight=1.0, swallowed=True),
        rule("child-swallowed-2", w("ate|eaten|swallowed|drank|chewed|took|got into|found|got ahold of|got hold of"), gap(6), w(MED), gap(6), w("toddler|baby|infant|grandson|granddaughter|year old|my kid|my son is|my daughter is|months old|he is 3|she is 2|he is 2|she is 3|is only 2|is only 3|is only 4"), guards=(_asks_what_would, ex.medical_history, _child_topic), weight=0.9, swallowed=True),
        rule("child-with-empty", w(CHILD), gap(12), w("pills missing|pills are missing|tablets missing|bottle is empty|empty bottle|lozenge is missing|lozenges are missing|lozenges missing|one is missing|open bottle|bottle was open|wrapper|pills everywhere|pill bottle|pills on the floor|some are missing|bottle open|medicine cabinet|missing lozenge"), guards=(*T, _child_topic), weight=0.7, swallowed=True),
        rule("missing-tablets", w("missing|gone|empty"), gap(4), w("tablets|pills|lozenges|bottle|doses"), weight=0.3, guards=(*T, sentence_has("refill|pharmacy|package|delivery|order|shipped|shipment")), swallowed=True),
        rule("need-poison-control", w("poison control|poisoned|poisoning"), unless("number|food"), guards=(*E, sentence_has("number for|what is|food")), weight=0.5, swallowed=True),
    ]


def _overdose_topic(found: Found) -> bool:
    """Overdose as a subject; an emergency only when someone did, and lately."""
    text, inner = found.sentence.text, found.inner
    if re.search(r" (?:at your clinic|matthew perry|celebrity|article|news|podcast|years|died|clinic ever|anyone|famous|history|past|lost|funeral|death|perry|friends star|actor) ", text):
        return True
    who = re.search(r" (?:i|he|she|they|my|husband|wife|son|daughter|friend|brother|sister|mom|dad|roommate|hes|shes|may have|might have|think|just|someone|boyfriend|girlfriend|partner) ", found.left)
    if " overdose " in inner or " od " in inner:
        return not re.search(r" (?:having an|signs of an|is this an|this is an|is an|be an|an accidental|accidental|possible) $", found.left) or not re.search(r" (?:he|she|i|my|him|her|now) ", text)
    return not who


def _not_medicine(found: Found) -> bool:
    return bool(re.search(r" (?:too much (?:time|work|money|on my plate|information|stress|space)|too many (?:questions|sessions|forms|calls|texts|people|hours|treatments|steps)|a lot of (?:work|time|questions|money|courage|effort|convincing|meds over|antidepressants|different)|several (?:antidepressants|medications|meds|different|years)|all (?:the|of the) (?:steps|tests|forms|time|antidepressants|meds (?:they|there)|surveys|questions|usual)|extra (?:time|day|hour|shift|long|work|session|infusion|care|precautions)|a bunch of (?:meds (?:over|before)|antidepressants|different|forms|questions|tests)) ", found.sentence.text))


def _normal_after(found: Found) -> bool:
    """ "Is it normal to feel sleepy after my lozenge?": mild and asked."""
    return bool(re.search(r" (?:normal|common|typical|ok|okay|expected|little|a bit|slightly|usually|usual|mild) ", found.sentence.text)) and not re.search(r" (?:not breathing|unresponsive|barely|help|can not|wont) ", found.sentence.text)


def _child_topic(found: Found) -> bool:
    """Storing medicine, a child's own prescription, a child old enough to be a patient."""
    text = found.sentence.text
    return bool(re.search(
        r" (?:store|storing|storage|lock|locked|keep|keeping|childproof|child proof|safe from|so (?:my|the|our) (?:\w+ )?(?:kids?|toddler|children|son|daughter)|can not get|not get into|prescribed|prescription for (?:him|her)"
        r"|pediatrician|psychiatrist|every (?:day|night|morning)|daily|for (?:adhd|anxiety|depression|ocd|his|her)|as prescribed|on (?:lexapro|zoloft|prozac|adderall)|seizure|babysit\w*|prevent|curious|worried|gets? into"
        r"|his (?:adhd|anxiety|own|medicine|meds|zoloft|prozac|lexapro)|her (?:adhd|anxiety|own|medicine|meds|zoloft|prozac|lexapro|antidepressant)) ", text)) and not re.search(r" (?:just|swallowed|ate|eaten|chewed|now|help|minutes|ahold|licked|in (?:his|her) mouth|missing|got into) ", text)


def _other() -> list[Rule]:
    return [
        rule("throat-tongue", w("throat|tongue|airway|face|lips|mouth|neck|eyes|lip"), o("is|are|feels|and|my|lips|has|have|feel|like it is|just|start|started|starting to|really|so|all|tongue|throat|are all|face|keeps|felt like|seems|of mine|and face|and lips|looks|look|got|getting"), gap(3), w("closing|closing up|swelling|swelling up|swollen|swelled|swelled up|swell|tight|tightening|closed|puffing up|ballooning|puffed up|constricting|closes|itchy and swollen|close up|swole|swells|puffy and|getting bigger|huge|twice its size|closing in"), unless("from the dentist|from crying|gland|glands|glands are"), guards=(*E, sentence_has("dentist|wisdom|sty|crying|pollen|glands?|sore throat|strep")), weight=1.0),
        rule("can-not-swallow", w("can not|not|unable to|hard to|trouble|hard time|can barely"), w("swallow|swallowing"), unless("pills|tablets|a pill|large|the cost|capsules|that|big|pills well|the pill|my pride|price"), guards=(*E, sentence_has("pills?|tablets|usually|capsules|always|lozenges whole|price")), weight=0.6),
        rule("anaphylaxis", w("anaphylaxis|anaphylactic|epipen|epi pen|anaphylactic shock|used my epi|severe allergic reaction|bad allergic reaction|serious allergic reaction|having an allergic reaction|allergic reaction right now|having a reaction|severe reaction|having a bad reaction"), guards=(*E, sentence_has("history|allergic to|carry|bring|on hand|do you|had|have an epipen|no")), weight=0.9),
        rule("hives", w("hives|welts|rash all over|covered in a rash|itching all over|hives everywhere|rash spreading|rash is spreading"), guards=(*E, sentence_has("mild|small|history|allergic")), weight=0.4),
        rule("bleeding", w("vomiting|throwing up|coughing up|puking|spitting up|pooping|peeing|coughing|spitting|pissing|threw up|coughed up|vomited|puked"), gap(4), w("blood|blood clots|coffee grounds|lot of blood"), guards=(*E, sentence_has("pressure|drops? of|streak"))),
        rule("bleeding-out", w("bleeding|blood"), gap(3), w("will not stop|not stop|not stopping|everywhere|a lot|heavily|gushing|pouring|profusely|badly|so much|out|pooling|spurting|all over|really bad|soaked|soaking|nonstop|uncontrollably"), unless("of tests|of bleeding|work|draws|draw|pressure"), guards=(*E, sentence_has("pressure|period|test|tests|labs?|nose|work|draw|thinner|thinners")), weight=0.9),
        rule("lot-of-blood", w("a lot of|so much|tons of|lots of|full of|covered in|losing|loss of|pool of"), w("blood|bleeding"), unless("work|tests|draws|pressure|sugar"), guards=(*E, sentence_has("tests|labs?|draw\\w*")), weight=0.8),
        rule("head-injury", w("hit|hits|banged|smacked|cracked|hurt|slammed|bumped|split|struck"), o("her|his|my|the|their|back of"), o("back of"), w("head|skull|his head|her head|my head"), gap(30), w("throwing up|vomiting|confused|unconscious|passed out|blood|bleeding|sense|vomit|puking|puked|dizzy|will not wake|seizure|hard|sleepy|slurring|blacked out|knocked out|pupils|not responding|out cold|drowsy|can not remember|groggy"), guards=(*E, sentence_has("years")), weight=0.9),
        rule("fell", w("fell|fallen|fall"), gap(6), w("and can not get up|can not get up|not moving|hit head|hit her head|hit his head|down the stairs and|and is not|and he is|and she is|broken|and will not|and now|and hit"), guards=E, weight=0.6),
        rule("call-911", w("call 911|called 911|calling 911|call an ambulance|need an ambulance|send an ambulance|ambulance now|send help|send someone|need paramedics|need 911|call the ambulance|dial 911|send paramedics|get help now|need emergency help|911 now|get an ambulance|call 911 or you|need a doctor now|ambulance on the way|need ems|waiting for the ambulance|911 or"), guards=(ex.denied_symptom, ex.hypothetical, ex.medical_history, _policy_911), weight=0.8),
        rule("is-emergency", w("this is an emergency|it is an emergency|medical emergency|emergency help|emergency right now|emergency please|having an emergency|have an emergency|sos|mayday|i need help now|help me now|someone help|somebody help|please help me now|help immediately"), unless("me , which|me set|me find|me with|me understand|me figure|me out|me book|me pay|me schedule|me get|me compare|me choose|me pick|with|out|me , which|, which|me cancel|me decide|me log"), guards=(*E, sentence_has("not an|contact|policy|protocol|number|line|room|plan|if|do you|appointment|dental|family emergency|had a|afford\\w*|copay|fund")), weight=0.7),
        rule("please-help", w("please help|help me|help please|help now|hurry|asap please|what do i do|what should i do|what now|omg|oh my god|scared|terrified|panicking|freaking out|who do i call|should i come in|should i call|do i call"), unless("me set|me find|me with|me out|me compare|me quit|me cut|me understand|me decide|with|me pay|about a|about my|about the|for|to get|to qualify|to bring|me choose|me figure|me sleep|me at|me feel|me get"), weight=0.25, guards=(sentence_has("schedule|book|bill|insurance|pay|portal|password|form|cost|understand|find|decide|needles?"),)),
        rule("dying-feeling", w("i think i am dying|feel like i am dying|i am dying|he is dying|she is dying|i am going to die|going to die help|think he is dying|think she is dying|think i am going to die|feels like i am dying|im dying|feel like dying"), unless("to|of|for|inside|laughing|from embarrassment|from boredom|over here|at work|lol"), guards=(ex.hypothetical, ex.fatal_illness, ex.figure_of_speech, ex.denied_symptom, sentence_has("during|last time|trip|infusion felt|lol|haha|waiting|hold|cancer|hospice|dog|cat|felt like")), weight=0.6),
        rule("getting-worse", w("getting worse|worse by the minute|getting worse fast|spreading fast|spreading|fast|right now|keeps getting worse|sudden|suddenly|out of nowhere|and sweating|sweating|drenched in sweat|grey|gray|pale|shaking|vomiting|throwing up|staggering|stumbling|can not stand|can not walk|can not stay standing|not stay standing|can not keep my eyes open|barely awake|drooling|can not hold his head|limp|floppy|dizzy|room is spinning|so weak|too weak"), weight=0.3, guards=(ex.denied_symptom, ex.hypothetical, ex.settled, sentence_has("anxi\\w*|nervous|little|bit|slightly|depression|mood|normal|mild|common"))),
        rule("fever-stiff", w("fever of|temp of|temperature of|temp is|fever is"), gap(1), w("104|105|106|104 5|107"), guards=E, weight=0.9),
        rule("tremor-serotonin", w("rigid|muscles are rigid|overheating|burning up|can not stop shaking|shaking uncontrollably|serotonin syndrome|jaw is locked"), guards=(*E, sentence_has("risk|worried")), weight=0.5),
        rule("not-making-it", w("not going to make it|losing him|losing her|we are losing him|i am losing him|turning cold|body is cold|cold to the touch|stopped moving"), guards=(*E, sentence_has("appointment|traffic|on time|late")), weight=0.7),
        rule("hurt-badly", w("wreck|car accident|crashed|hit by a car|car crash|ran a red light"), gap(8), w("bleeding|hurt|trapped|driving home from|just now|unconscious|injured|help"), guards=(ex.hypothetical, ex.medical_history, sentence_has("years|months|ago|last")), weight=0.7),
    ]


def _policy_911(found: Found) -> bool:
    """ "When should I call 911?", "do you call 911 if ...": asked about procedure."""
    return bool(re.search(r" (?:when (?:should|do|would)|do you|will you|would you|did you|your policy|have you ever|if i|if a|if someone|why did|voicemail|says|said to|recording|told me to|do the nurses|to know when|who would|who do|who will|hang up and) ", found.left[-60:]))


_BP = re.compile(r"(?<!\d)(\d{2,3}) ?(?:/|over|\\) ?(\d{2,3})(?![\d/])")
_BP_WORD = re.compile(r"\b(?:bp|blood pressure|pressure|cuff|systolic|reading|diastolic|presion)\b")
_BP_NOT_NOW = re.compile(r"\b(?:what if|if my|if it|is over|cut ?off|limit|maximum|max|above|below|usually|was fine|used to|years ago|last year|in 20\d\d|too high (?:to|for)|can i still|still qualify|before i started)\b")


def pressure_score(folded: str) -> float:
    """0-1 for a blood pressure read out as it is now: 0.7 from 180 over 120 on, 1 from 200 over 130 on.

    180/120 mm Hg is the American Heart Association's line for a hypertensive crisis.
    """
    if not _BP_WORD.search(folded) or _BP_NOT_NOW.search(folded):
        return 0.0
    best = 0.0
    for systolic, diastolic in ((int(a), int(b)) for a, b in _BP.findall(folded)):
        if not (60 <= systolic <= 320 and 30 <= diastolic <= 220 and systolic > diastolic):
            continue
        if systolic >= 200 or diastolic >= 130:
            best = max(best, 1.0)
        elif systolic >= 180 or diastolic >= 120:
            best = max(best, 0.7)
    return best


SICK = "he|she|husband|wife|son|daughter|mom|dad|mother|father|friend|i|my|grandma|grandpa|partner|baby|brother|sister|they|we|patient|man|woman|coworker|colleague|girlfriend|boyfriend|roommate|student|resident|her|his|him|kid|aunt|uncle"


def _more() -> list[Rule]:
    """Wider families: how people describe the same dangers in their own words."""
    return [
        rule("air-hunger", w("run out of air|running out of air|out of air|no air|pauses between breaths|pause between breaths|pauses in his breathing|pauses in her breathing|long pauses between|breathing sounds wet|breath sounds wet|only say a few words|can only get out a few words|say two words|wheezing and|gulping air|fighting for air|forgetting to breathe|forget to breathe|forgets to breathe|asthma attack|lost my inhaler|inhaler is not working|inhaler is not helping|can not cough|holding his throat|holding her throat|clutching his throat|clutching her throat|grabbing his throat|grabbing her throat|breathing is wet|breathing optional|breathing feels optional|rattling|every few seconds he stops|not taking breaths|breaths a minute|breaths per minute|snoring weird|gurgly"), guards=(*E, sentence_has("apnea|cpap|history|marathon")), weight=0.8),
        rule("oxygen-low", w("oxygen|pulse ox|o2|spo2|sat|sats|oximeter|saturation|ox"), gap(6), w("60|65|68|70|71|72|73|74|75|76|77|78|79|80|81|82|83|84|85|86|87|88|in the 80s|in the 70s|dropping|low 80s|60s|70s|80s"), guards=(ex.hypothetical, ex.medical_history, sentence_has("during|what if|monitor|normal")), weight=0.9),
        rule("sugar-low", w("sugar|glucose|blood sugar"), gap(4), w("20|25|28|30|32|34|35|36|38|39|40|41|42|44|45|48|hi|lo|500|550|600|over 500|super low|really low|crashing|dangerously low|below 40|won t come up|will not come up"), guards=(ex.hypothetical, ex.medical_history, sentence_has("grams?|diet|snack|no sugar")), weight=0.7),
        rule("chest-feels", w("chest|sternum|breastbone"), gap(3), w("feels like|feel like|feels|been hurting|has been hurting|pains|killing|hurts|hurting|pain|someone is standing|someone standing|sitting on|standing on|caving|on fire|exploding|ripping|tearing"), gap(4), unless("relaxed|better|fine|open"), guards=(*E, sentence_has("coughing|cold|cough|heartburn|bruised|flu|workout|gym|sunburn|tattoo|hair")), weight=0.7),
        rule("feeling-in-chest", w("heavy|heaviness|tight|tightness|squeezing|pressure|pain|pains|burning|ache|aching|elephant|discomfort|fluttering|hurting|weight|band"), gap(3), w("in my chest|in his chest|in her chest|on my chest|on his chest|on her chest|across my chest|around my chest|in the chest|across his chest|across her chest|my chest since|in the center of my chest|behind my breastbone"), guards=(*E, _figurative_attack, sentence_has("grief|anxious|sadness|emotional|heartbreak|when i think|before appointments?")), weight=0.8),
        rule("aorta", w("ripping|tearing|splitting|stabbing|unbearable|excruciating|worst"), gap(3), w("pain in my back|pain in his back|pain in her back|pain in my stomach|pain in my belly|pain in my abdomen|back pain right now|belly pain|abdominal pain|stomach pain|pain in my side|pain is unbearable|pain between my shoulder"), guards=(*E, sentence_has("chronic|years|for months|treat|treats|fibro\w*")), weight=0.6),
        rule("belly-bad", w("belly|stomach|abdomen"), gap(6), w("rock hard|rigid|so bad i can not|can not stand up|vomiting green|hard as a rock|unbearable|board"), guards=E, weight=0.6),
        rule("vomit-nonstop", w("vomiting|throwing up|puking|vomit|threw up|vomited"), gap(4), w("nonstop|non stop|for hours|for nine hours|for 9 hours|for 12 hours|all day and|hours straight|will not stop|and can not keep|can not keep water|can not keep anything|green|twice|blood|every few minutes|constantly|since yesterday and|in his sleep|in her sleep|and choking|and so sleepy|so many times|and passed out|and will not wake|and confused|while asleep|while passed out|hours now|10 times|five times|six times"), guards=(*E, sentence_has("last time|after my first|is that normal|migraine")), weight=0.5),
        rule("can-not-keep-down", w("can not keep water down|can not keep anything down|not keep water down|not keeping anything down|not keep fluids down|stop vomiting|stop throwing up|not stop vomiting|not stop throwing up|not stop puking|stopped vomiting"), gap(4), w("and|now|for|since|dizzy|too|sleepy|down|help|so|hours"), guards=(ex.hypothetical, ex.medical_history, ex.settled), weight=0.4),
        rule("not-know-self", w("not know who i am|not know who he is|not know who she is|not know where he is|not know where she is|not know who|not know what year|not know his own|not know her own|not know where we are|not recognize me|not recognize us|not recognize her|not recognize his|does not recognize|not know my name|not know me|not make any sense|making no sense|keeps asking the same|asking what happened|keeps asking what happened|asks the same|asking the same question|talks but it is not words|not words|it is not words|answers do not make sense|acting drunk|swinging at us|very confused|really confused|so confused he|so confused she|is confused and|confused and not|suddenly confused|got confused and"), guards=(*E, sentence_has("dementia|alzheimer\w*|insurance|form|bill|website|metaphor\w*|anymore who|depression|patients?|pricing|programs?|options?|coverage"), _third_or_now), weight=0.7),
        rule("asymmetry", w("can not smile|not smile|smile is|smile on one|one side of his face|one side of her face|one side of my face|side of my face|side of his face|side of her face|right side of my|left side of my|right side of his|left side of his|right side of her|left side of her|half of his|half of her|half of my face|half his face|half her face|half my face|right hand|left hand|right arm|left arm|my arm|arm s|his arm|her arm"), gap(8), w("on one side|crooked|lopsided|suddenly|sudden|all of a sudden|numb|weak|weakness|numbness|droopy|limp|drooping|dead|dropping things|can not grip|will not work|not working|went weak|came on|and slurring|slurred|words|and i can not speak|and i can not talk|not lift|not move"), guards=(*E, sentence_has("iv|needle|slept on|sciatica|carpal|neuropathy|pinched|chronic|injection|fibro\w*|botox|dentist|shoulder|tattoo|cuff|blood draw|bruis\w*|vaccine|infusion site|crps|pain down|years|months")), weight=0.7),
        rule("words-fail", w("words will not come|words wont come|words will not come out|words come out wrong|words are coming out|words out properly|get my words out|get his words out|get her words out|get words out|say words|words are mush|mumbling|speech is slurred|speech is garbled|speech went|speech is weird|speaking weird|talking strange|talking gibberish|hablo raro|mixing up words|his speech|her speech|my speech|speech suddenly|trouble speaking|trouble talking|difficulty speaking|forming words|form words|forming sentences"), guards=(*E, sentence_has("therapist|express|therapy|feelings|during|impediment|anxiety|emotional\w*"), _third_or_now), weight=0.5),
        rule("vision-lost", w("blindness|gone blind|sudden blindness|blind in both|vision is going|vision going|vision is going double|everything is double|everything double|now everything is double|seeing two of|can not see straight|see straight|flashing lights|lost sight|went black|sight is going|everything went black|vision went black|double vision"), guards=(*E, sentence_has("so (?:mad|angry)|during|migraine aura|usually")), weight=0.5),
        rule("head-bad", w("head exploding|head is exploding|head is splitting|head splitting|brain is on fire|brain feels like it is on fire|head feels like it is going to explode|severe headache|splitting headache|worst headache|sudden headache|terrible headache and|stiff neck"), guards=(*E, sentence_has("chronic|usually|every month|migraines for|history")), weight=0.4),
        rule("pupils", w("pupils|pupil|eyes"), gap(4), w("different sizes|different size|uneven|pinpoint|pinned|not reacting|do not react|rolled|rolling back|fixed|unequal|blown|twitching side|going side to side|glassy|glazed|are open but|huge and|bulging|crossed"), guards=(*E, sentence_has("during|normal|ketamine eyes|headache usually")), weight=0.6),
        rule("knocked-out", w("knocked myself out|knocked himself out|knocked herself out|knocked out|knocked unconscious|out for a minute|out for a few|found him between|found her between|found him on the floor|found her on the floor|found my|there was a bang|heard a thud|heard a bang|lump on the back of|went straight down|fell straight back|has gone down|gone down|just dropped|dropped like|on the bathroom floor|lying on the floor|laying on the floor|on the kitchen floor|on the floor and|toppled|crumpled"), guards=(*E, sentence_has("completely|will i|am i|fully|do you|me out (?:for|completely)|pump|swelling has|price|phone|invoice|years|lost|wallet|keys|purse|therapist|doctor|clinic")), weight=0.5),
        rule("shaken-called", w("called his name|called her name|shaken him|shaken her|shook him|shook her|shaking him|shaking her|shouting did nothing|shouting did not|yelled his name|yelled her name|yelling his name|yelling her name|shouted|slapped him|slapped her|pinched him|pinched her|sternum rub|only moaned|just moans|only moans|just groans|only groans|just mumbles|nomas se queja|hands are cold|hands are freezing|skin is cold|cold and sweaty|cold to touch|is ice cold|no reaction|not responding to her name|not responding to his name|not react|does not react|drooling and|drooling|floppy|like a rag doll|rag doll|barely opens|head keeps dropping|head keeps falling|melting|eyes half open|swaying|wobbling|went pale|pale and|turned pale|gray in the face|grey in the face|mottled|twitching|breathing but nothing"), guards=(*E, sentence_has("anxious|always cold|cold hands usually|raynaud\w*|during")), weight=0.5),
        rule("weak-pulse", w("pulse|heartbeat|heart rate|heart"), gap(5), w("so weak|very weak|weak i|faint|hardly find|barely feel|barely find|can not find|30|32|35|38|34|36|in the 30s|thready|stopping|keeps stopping|skipping and|slow and|irregular rhythm|going slow|va lento"), guards=(*E, sentence_has("monitor|resting|athlete")), weight=0.7),
        rule("irregular-rhythm", w("irregular rhythm|afib|a fib|irregular heartbeat|my watch says|watch alert"), gap(8), w("black out|pass out|faint|dizzy|chest|right now|now|lightheaded"), guards=(ex.hypothetical, ex.denied_symptom, ex.medical_history), weight=0.6),
        rule("pressure-high", w("bp|blood pressure|pressure"), o("is|reads|says|at|way|of|was|like"), w("200|205|210|215|220|225|230|240|250|way up|through the roof|60 something|70 over|60 over|super low|dropping fast|crashing|50 over|80 over"), guards=(ex.hypothetical, ex.medical_history, ex.settled), weight=0.6),
        rule("pregnant", w("pregnant|weeks along|pregnancy|water broke|in labor|contractions"), gap(12), w("headache|bleeding|flashing|swelling|pressure way|pain|cord|not moving|five minutes|minutes apart|stopped moving|blood|seizure|see the"), guards=(ex.hypothetical, ex.medical_history, ex.denied_symptom, sentence_has("want to get|planning|can i")), weight=0.6),
        rule("asthma-allergy", w("allergic reaction|anaphylaxis|anaphylactic|asthma attack|bad reaction|severe reaction|allergy attack"), gap(0), guards=(*E, sentence_has("history|allergic to|carry|bring|had an|never|do you treat|no")), weight=0.5),
        rule("allergic-now", w("having an|is having an|having a|having some kind of|started having an|this is an|think it is an|he is having|she is having|severe|had a bad|an"), o("severe|bad|major|serious|life threatening"), w("allergic reaction|anaphylactic reaction|asthma attack|anaphylaxis|reaction to the infusion|reaction to the ketamine|reaction to the shot|reaction to ketamine"), guards=(ex.denied_symptom, ex.hypothetical, ex.medical_history, ex.settled, sentence_has("had an|history|mild|chance|ever|if")), weight=0.7),
        rule("swollen", w("swollen|swelling|swelled|tingling and swollen|puffy|ballooned|swell"), gap(6), w("lips|tongue|throat|face|airway|eyes shut|neck"), guards=(*E, sentence_has("dentist|wisdom|crying|pollen|glands?|strep|sinus|allergies usually|botox")), weight=0.7),
        rule("seized", w("seized|seizes|fit|fits|convulsed|seizing|seizure"), gap(5), w("twice|two times|again|and has not|has not come|three times|minutes|at his desk|on the floor|help|and is not|and bit|right now|in the car|bit his tongue|and turned|on the couch|still going|in a row|not stopping"), guards=(*E, sentence_has("history|years|controlled|good fit|right fit|opportunity|be a fit|fit me")), weight=0.8),
        rule("help-symptom", w("help"), o("me|,|please|us|now"), w("seizure|stroke|overdose|choking|chest|heart attack|not breathing|cant breathe|fire|unconscious|bleeding"), unless("with|risk|patients|history|disorder"), guards=(sentence_has("with|does|can|will|history|prevent"),), weight=0.9),
        rule("had-a-fit", w("had|having|some sort of|some kind of|like a"), o("a|some|sort of|kind of"), w("fit at|fit on|fit in|fit and|convulsive|spasm and|blackout and|some sort of fit|some kind of fit"), guards=(*E, sentence_has("of rage|laughter|laughing|crying|anger")), weight=0.5),
        rule("od-now", w("overdose|od|overdosing|overdosed|narcan|naloxone"), gap(7), w("in progress|right now|help|not waking|fading|barely breathing|blue|given|gave|he woke up but|she woke up but|no narcan|still not|not working|what do i do|going on|please|unresponsive|not breathing"), guards=(ex.medical_history, _overdose_topic_short), weight=0.8, swallowed=True),
        rule("gave-narcan", w("gave him|gave her|given him|given her|used|sprayed"), o("the|some|a dose of"), w("narcan|naloxone|epipen|epi pen"), guards=(ex.medical_history, ex.hypothetical), weight=0.8, swallowed=True),
        rule("poison-swallowed", w("swallowed|drank|ate|ingested|inhaled|drinking|gulped|sprayed|breathing in"), gap(4), w("bleach|cleaner|detergent|antifreeze|gasoline|battery|batteries|magnet|magnets|drain cleaner|hand sanitizer|rubbing alcohol|rat poison|lighter fluid|pesticide|ammonia|paint thinner|chemical|nail polish remover|perfume|mushrooms|vape juice|lamp oil"), guards=(_asks_what_would, ex.medical_history, sentence_has("smell|allergic|fresh")), weight=0.9, swallowed=True),
        rule("nodding-off", w("nodding off|nodding out|nod off|keep nodding|keeps nodding|can not stay awake|can barely stay awake|barely stay awake|not stay awake|can not keep my eyes open|fading again|fading out|drifting in and out|in and out|super sleepy|so sleepy|really sleepy|very drowsy|so drowsy|barely awake|going under|slipping away|hard to wake"), gap(0), guards=(*E, sentence_has("at work|depression|insomnia|meetings?|tired all|lexapro makes|boring|during|normal|usually|always")), weight=0.35),
        rule("mixed-drowsy", w(DRINK + "|patch|opioid|opioids|narcotic"), gap(14), w("nodding off|nodding out|super sleepy|so sleepy|stay awake|forgetting to breathe|hard to breathe|breathing|blue|barely|slow|can not wake|not waking|drowsy|fading|passed out|out cold|limp|will not wake|head keeps|slurring|snoring|throwing up|unresponsive|very sleepy|so out of it"), guards=(*E, _normal_after), weight=0.6, swallowed=True),
        rule("wrong-meds", w("took|taken|swallowed|gave|given"), gap(5), w("husband s|wife s|mom s|dad s|wrong bottle|wrong pills|wrong pill|wrong meds|wrong medicine|someone else s|dog s|heart pills|blood pressure pills|insulin|old maoi|maoi|double|twice|instead of his|instead of my|both at once|patch"), gap(10), w("lot of them|dizzy|now|by mistake|accident|accidentally|sleepy|with the|instead|and i feel|and feel|faint|help|what|rigid|fever|too|two|bad|heart|shaking|and he|and she|splitting|pounding"), guards=(*T, _not_medicine, sentence_has("advice|word|insurance|discount|vitamin")), weight=0.7, swallowed=True),
        rule("serotonin", w("maoi|zoloft|tramadol|ssri|lexapro|prozac|lithium|st john s wort|mdma|molly|nardil|parnate|effexor"), gap(16), w("rigid|muscles|jerking|twitching|fever|sweating|so hot|heart pounding|shaking|confused|pounding|overheating|agitated"), guards=(*E, sentence_has("side effect|usually|always|withdrawal|night sweats")), weight=0.4),
        rule("fever-very-high", w("fever|temp|temperature"), gap(2), w("104|105|106|107|103 5|41|over 104"), guards=(ex.hypothetical, ex.medical_history, ex.settled), weight=0.6),
        rule("heat", w("hot car|heat stroke|heatstroke|overheated|hypothermia|drowning in the|electrocuted|stung by|bitten by a snake|snakebite|carbon monoxide|gas leak|house is on fire|fire in the building|there is a fire|smell gas"), guards=(*E, sentence_has("nerve|brain|skin feels|metaphor\w*|in (?:debt|work|paperwork|grief)|therapy|feel like|would not say")), weight=0.6),
        rule("spurting", w("spurting|gushing|hemorrhaging|pouring blood|soaked through|soaking through|nosebleed|nose will not stop bleeding|wont stop bleeding|bleeding through"), guards=(*E, sentence_has("history")), weight=0.7),
        rule("cannot-feel-limbs", w("can not feel my arms|can not feel my legs|can not feel my hands|not feel my legs|not feel my arms|paralyzed|can not move at all|can not move for|can not move my|completely frozen|frozen and|can not talk can not move|unable to move|locked in my body|body will not move|not move or speak|can not move or talk|can not speak or move|can not hold my head|too weak to|too dizzy to|can not stand up|can not stand without|can not sit up|only blinking|only blink"), guards=(*E, sentence_has("during|k hole|khole|sleep paralysis|fear|depression|some days|most days|get out of bed|anxiety|by fear")), weight=0.5),
        rule("pee-blocked", w("can not pee|not peed|have not peed|unable to pee|can not urinate|has not peed"), gap(4), w("hours|since|and|day"), guards=(ex.hypothetical, ex.medical_history), weight=0.6),
        rule("child-foil", w(CHILD), gap(20), w("foil|empty foil|wrapper|lunchbox|dragged a chair|mouth tastes|tastes yucky|make him throw up|make her throw up|kind of swaying|eyes are going|in his mouth|in her mouth"), guards=(*T,), weight=0.5, swallowed=True),
        rule("make-throw-up", w("make him throw up|make her throw up|induce vomiting|make myself throw up|make them throw up|get it out of him|get it out of her|should i make"), weight=0.6, swallowed=True, guards=(ex.medical_history,)),
        rule("hurt-a-toddler", w("hurt|harm|kill|dangerous for|bad for|too much for|affect|do to"), o("a|my|the|an"), o("small|little|two year old|2 year old"), w("toddler|baby|infant|child|kid|two year old|three year old"), gap(10), w("ate|swallowed|just ate|mine just|got into|took|chewed|licked"), swallowed=True, weight=0.9),
        rule("ate-some", w("just ate|just swallowed|mine just|just drank|just chewed|ate something|swallowed something|drank something|just got into|swallowed one|swallowed it|ate one of|ate some of|swallowed a bunch|swallowed some|ate a bunch of|drank some of|just licked"), weight=0.5, swallowed=True, guards=(_asks_what_would, ex.medical_history, sentence_has("lunch|breakfast|dinner|banana|sandwich|food|toast|meal|snack|crackers|eggs|water|coffee|my lozenge|i just (?:ate|swallowed|drank)|cereal|pizza|before"))),
    ]


def _overdose_topic_short(found: Found) -> bool:
    return bool(re.search(r" (?:train\w*|class|kit|kits|carry|stock|keep|do you|your|question|curious|policy|does narcan|does naloxone|is there|years|have (?:narcan|naloxone)|at the clinic|give out|would|could) ", found.sentence.text)) and not re.search(r" (?:he|she|in progress|fading|now) ", found.sentence.text)


RULES: tuple[Rule, ...] = (*_breathing(), *_heart(), *_unconscious(), *_seizure(), *_stroke(), *_overdose(), *_other(), *_more())
