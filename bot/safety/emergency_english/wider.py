"""The same dangers in people's own wider words."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.emergency_english.exceptions import (
    E,
    T,
    asks_what_would,
    figurative_attack,
    normal_after,
    not_medicine,
    overdose_topic_short,
    third_or_now,
)
from bot.safety.emergency_english.words import CHILD, DRINK
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """Wider families: how people describe the same dangers in their own words."""
    return [
        rule(
            "air-hunger",
            w(
                "run out of air|running out of air|out of air|no air|pauses between breaths|"
                "pause between breaths|pauses in his breathing|pauses in her breathing|"
                "long pauses between|breathing sounds wet|breath sounds wet|only say a few words|"
                "can only get out a few words|say two words|wheezing and|gulping air|fighting for air|"
                "forgetting to breathe|forget to breathe|forgets to breathe|asthma attack|"
                "lost my inhaler|inhaler is not working|inhaler is not helping|can not cough|"
                "holding his throat|holding her throat|clutching his throat|clutching her throat|"
                "grabbing his throat|grabbing her throat|breathing is wet|breathing optional|"
                "breathing feels optional|rattling|every few seconds he stops|not taking breaths|"
                "breaths a minute|breaths per minute|snoring weird|gurgly"
            ),
            guards=(*E, sentence_has("apnea|cpap|history|marathon")),
            weight=0.8,
        ),
        rule(
            "oxygen-low",
            w("oxygen|pulse ox|o2|spo2|sat|sats|oximeter|saturation|ox"),
            gap(6),
            w(
                "60|65|68|70|71|72|73|74|75|76|77|78|79|80|81|82|83|84|85|86|87|88|in the 80s|in the 70s|"
                "dropping|low 80s|60s|70s|80s"
            ),
            guards=(ex.hypothetical, ex.medical_history, sentence_has("during|what if|monitor|normal")),
            weight=0.9,
        ),
        rule(
            "sugar-low",
            w("sugar|glucose|blood sugar"),
            gap(4),
            w(
                "20|25|28|30|32|34|35|36|38|39|40|41|42|44|45|48|hi|lo|500|550|600|over 500|super low|"
                "really low|crashing|dangerously low|below 40|won t come up|will not come up"
            ),
            guards=(ex.hypothetical, ex.medical_history, sentence_has("grams?|diet|snack|no sugar")),
            weight=0.7,
        ),
        rule(
            "chest-feels",
            w("chest|sternum|breastbone"),
            gap(3),
            w(
                "feels like|feel like|feels|been hurting|has been hurting|pains|killing|hurts|hurting|"
                "pain|someone is standing|someone standing|sitting on|standing on|caving|on fire|"
                "exploding|ripping|tearing"
            ),
            unless("relaxed|better|fine|open"),
            guards=(
                *E,
                sentence_has(
                    "when i am (?:anxious|stressed|nervous)|when i get|coughing|cold|cough|heartburn|bruised|"
                    "flu|workout|gym|sunburn|tattoo|hair"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "feeling-in-chest",
            w(
                "heavy|heaviness|tight|tightness|squeezing|pressure|pain|pains|burning|ache|aching|"
                "elephant|discomfort|fluttering|hurting|weight|band"
            ),
            gap(3),
            w(
                "in my chest|in his chest|in her chest|on my chest|on his chest|on her chest|"
                "across my chest|around my chest|in the chest|across his chest|across her chest|"
                "my chest since|in the center of my chest|behind my breastbone"
            ),
            guards=(
                *E,
                figurative_attack,
                sentence_has("grief|anxious|sadness|emotional|heartbreak|when i think|before appointments?"),
            ),
            weight=0.8,
        ),
        rule(
            "aorta",
            w("ripping|tearing|splitting|stabbing|unbearable|excruciating|worst"),
            gap(3),
            w(
                "pain in my back|pain in his back|pain in her back|pain in my stomach|pain in my belly|"
                "pain in my abdomen|back pain right now|belly pain|abdominal pain|stomach pain|"
                "pain in my side|pain is unbearable|pain between my shoulder"
            ),
            guards=(*E, sentence_has(r"chronic|years|for months|treat|treats|fibro\w*")),
            weight=0.6,
        ),
        rule(
            "belly-bad",
            w("belly|stomach|abdomen"),
            gap(6),
            w("rock hard|rigid|so bad i can not|can not stand up|vomiting green|hard as a rock|unbearable|board"),
            guards=E,
            weight=0.6,
        ),
        rule(
            "vomit-nonstop",
            w("vomiting|throwing up|puking|vomit|threw up|vomited"),
            gap(4),
            w(
                "nonstop|non stop|for hours|for nine hours|for 9 hours|for 12 hours|all day and|"
                "hours straight|will not stop|and can not keep|can not keep water|can not keep anything|"
                "green|twice|blood|every few minutes|constantly|since yesterday and|in his sleep|"
                "in her sleep|and choking|and so sleepy|so many times|and passed out|and will not wake|"
                "and confused|while asleep|while passed out|hours now|10 times|five times|six times"
            ),
            guards=(*E, sentence_has("last time|after my first|is that normal|migraine")),
            weight=0.5,
        ),
        rule(
            "can-not-keep-down",
            w(
                "can not keep water down|can not keep anything down|not keep water down|"
                "not keeping anything down|not keep fluids down|stop vomiting|stop throwing up|"
                "not stop vomiting|not stop throwing up|not stop puking|stopped vomiting"
            ),
            gap(4),
            w("and|now|for|since|dizzy|too|sleepy|down|help|so|hours"),
            guards=(ex.hypothetical, ex.medical_history, ex.settled),
            weight=0.4,
        ),
        rule(
            "not-know-self",
            w(
                "not know who i am|not know who he is|not know who she is|not know where he is|"
                "not know where she is|not know who|not know what year|not know his own|not know her own|"
                "not know where we are|not recognize me|not recognize us|not recognize her|"
                "not recognize his|does not recognize|not know my name|not know me|not make any sense|"
                "making no sense|keeps asking the same|asking what happened|keeps asking what happened|"
                "asks the same|asking the same question|talks but it is not words|not words|"
                "it is not words|answers do not make sense|acting drunk|swinging at us|very confused|"
                "really confused|so confused he|so confused she|is confused and|confused and not|"
                "suddenly confused|got confused and"
            ),
            guards=(
                *E,
                sentence_has(
                    r"dementia|alzheimer\w*|insurance|form|bill|website|metaphor\w*|anymore who|depression|"
                    "patients?|pricing|programs?|options?|coverage"
                ),
                third_or_now,
            ),
            weight=0.7,
        ),
        rule(
            "asymmetry",
            w(
                "can not smile|not smile|smile is|smile on one|one side of his face|one side of her face|"
                "one side of my face|side of my face|side of his face|side of her face|right side of my|"
                "left side of my|right side of his|left side of his|right side of her|left side of her|"
                "half of his|half of her|half of my face|half his face|half her face|half my face|"
                "right hand|left hand|right arm|left arm|my arm|arm s|his arm|her arm"
            ),
            gap(8),
            w(
                "on one side|crooked|lopsided|suddenly|sudden|all of a sudden|numb|weak|weakness|"
                "numbness|droopy|limp|drooping|dead|dropping things|can not grip|will not work|"
                "not working|went weak|came on|and slurring|slurred|words|and i can not speak|"
                "and i can not talk|not lift|not move"
            ),
            guards=(
                *E,
                sentence_has(
                    r"iv|needle|slept on|sciatica|carpal|neuropathy|pinched|chronic|injection|fibro\w*|botox|"
                    r"dentist|shoulder|tattoo|cuff|blood draw|bruis\w*|vaccine|infusion site|crps|pain down|"
                    "years|months"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "words-fail",
            w(
                "words will not come|words wont come|words will not come out|words come out wrong|"
                "words are coming out|words out properly|get my words out|get his words out|"
                "get her words out|get words out|say words|words are mush|mumbling|speech is slurred|"
                "speech is garbled|speech went|speech is weird|speaking weird|talking strange|"
                "talking gibberish|hablo raro|mixing up words|his speech|her speech|my speech|"
                "speech suddenly|trouble speaking|trouble talking|difficulty speaking|forming words|"
                "form words|forming sentences"
            ),
            guards=(
                *E,
                sentence_has(r"therapist|express|therapy|feelings|during|impediment|anxiety|emotional\w*"),
                third_or_now,
            ),
            weight=0.5,
        ),
        rule(
            "vision-lost",
            w(
                "blindness|gone blind|sudden blindness|blind in both|vision is going|vision going|"
                "vision is going double|everything is double|everything double|now everything is double|"
                "seeing two of|can not see straight|see straight|flashing lights|lost sight|went black|"
                "sight is going|everything went black|vision went black|double vision"
            ),
            guards=(*E, sentence_has("so (?:mad|angry)|during|migraine aura|usually")),
            weight=0.5,
        ),
        rule(
            "head-bad",
            w(
                "head exploding|head is exploding|head is splitting|head splitting|brain is on fire|"
                "brain feels like it is on fire|head feels like it is going to explode|severe headache|"
                "splitting headache|worst headache|sudden headache|terrible headache and|stiff neck"
            ),
            guards=(*E, sentence_has("chronic|usually|every month|migraines for|history")),
            weight=0.4,
        ),
        rule(
            "pupils",
            w("pupils|pupil|eyes"),
            gap(4),
            w(
                "different sizes|different size|uneven|pinpoint|pinned|not reacting|do not react|rolled|"
                "rolling back|fixed|unequal|blown|twitching side|going side to side|glassy|glazed|"
                "are open but|huge and|bulging|crossed"
            ),
            guards=(*E, sentence_has("during|normal|ketamine eyes|headache usually")),
            weight=0.6,
        ),
        rule(
            "knocked-out",
            w(
                "knocked myself out|knocked himself out|knocked herself out|knocked out|"
                "knocked unconscious|out for a minute|out for a few|found him between|found her between|"
                "found him on the floor|found her on the floor|found my|there was a bang|heard a thud|"
                "heard a bang|lump on the back of|went straight down|fell straight back|has gone down|"
                "gone down|just dropped|dropped like|on the bathroom floor|lying on the floor|"
                "laying on the floor|on the kitchen floor|on the floor and|toppled|crumpled"
            ),
            guards=(
                *E,
                sentence_has(
                    "completely|will i|am i|fully|do you|me out (?:for|completely)|pump|swelling has|price|"
                    "phone|invoice|years|lost|wallet|keys|purse|therapist|doctor|clinic"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "shaken-called",
            w(
                "called his name|called her name|shaken him|shaken her|shook him|shook her|shaking him|"
                "shaking her|shouting did nothing|shouting did not|yelled his name|yelled her name|"
                "yelling his name|yelling her name|shouted|slapped him|slapped her|pinched him|"
                "pinched her|sternum rub|only moaned|just moans|only moans|just groans|only groans|"
                "just mumbles|nomas se queja|hands are cold|hands are freezing|skin is cold|"
                "cold and sweaty|cold to touch|is ice cold|no reaction|not responding to her name|"
                "not responding to his name|not react|does not react|drooling and|drooling|floppy|"
                "like a rag doll|rag doll|barely opens|head keeps dropping|head keeps falling|melting|"
                "eyes half open|swaying|wobbling|went pale|pale and|turned pale|gray in the face|"
                "grey in the face|mottled|twitching|breathing but nothing"
            ),
            guards=(*E, sentence_has(r"anxious|always cold|cold hands usually|raynaud\w*|during")),
            weight=0.5,
        ),
        rule(
            "weak-pulse",
            w("pulse|heartbeat|heart rate|heart"),
            gap(5),
            w(
                "so weak|very weak|weak i|faint|hardly find|barely feel|barely find|can not find|30|32|"
                "35|38|34|36|in the 30s|thready|stopping|keeps stopping|skipping and|slow and|"
                "irregular rhythm|going slow|va lento"
            ),
            guards=(*E, sentence_has("monitor|resting|athlete")),
            weight=0.7,
        ),
        rule(
            "irregular-rhythm",
            w("irregular rhythm|afib|a fib|irregular heartbeat|my watch says|watch alert"),
            gap(8),
            w("black out|pass out|faint|dizzy|chest|right now|now|lightheaded"),
            guards=(ex.hypothetical, ex.denied_symptom, ex.medical_history),
            weight=0.6,
        ),
        rule(
            "pressure-high",
            w("bp|blood pressure|pressure"),
            o("is|reads|says|at|way|of|was|like"),
            w(
                "200|205|210|215|220|225|230|240|250|way up|through the roof|60 something|70 over|"
                "60 over|super low|dropping fast|crashing|50 over|80 over"
            ),
            guards=(ex.hypothetical, ex.medical_history, ex.settled),
            weight=0.6,
        ),
        rule(
            "pregnant",
            w("pregnant|weeks along|pregnancy|water broke|in labor|contractions"),
            gap(12),
            w(
                "headache|bleeding|flashing|swelling|pressure way|pain|cord|not moving|five minutes|"
                "minutes apart|stopped moving|blood|seizure|see the"
            ),
            guards=(ex.hypothetical, ex.medical_history, ex.denied_symptom, sentence_has("want to get|planning|can i")),
            weight=0.6,
        ),
        rule(
            "asthma-allergy",
            w("allergic reaction|anaphylaxis|anaphylactic|asthma attack|bad reaction|severe reaction|allergy attack"),
            guards=(*E, sentence_has("history|allergic to|carry|bring|had an|never|do you treat|no")),
            weight=0.5,
        ),
        rule(
            "allergic-now",
            w(
                "having an|is having an|having a|having some kind of|started having an|this is an|"
                "think it is an|he is having|she is having|severe|had a bad|an"
            ),
            o("severe|bad|major|serious|life threatening"),
            w(
                "allergic reaction|anaphylactic reaction|asthma attack|anaphylaxis|"
                "reaction to the infusion|reaction to the ketamine|reaction to the shot|"
                "reaction to ketamine"
            ),
            guards=(
                ex.denied_symptom,
                ex.hypothetical,
                ex.medical_history,
                ex.settled,
                sentence_has("had an|history|mild|chance|ever|if"),
            ),
            weight=0.7,
        ),
        rule(
            "swollen",
            w("swollen|swelling|swelled|tingling and swollen|puffy|ballooned|swell"),
            gap(6),
            w("lips|tongue|throat|face|airway|eyes shut|neck"),
            guards=(*E, sentence_has("dentist|wisdom|crying|pollen|glands?|strep|sinus|allergies usually|botox")),
            weight=0.7,
        ),
        rule(
            "seized",
            w("seized|seizes|fit|fits|convulsed|seizing|seizure"),
            gap(5),
            w(
                "twice|two times|again|and has not|has not come|three times|minutes|at his desk|"
                "on the floor|help|and is not|and bit|right now|in the car|bit his tongue|and turned|"
                "on the couch|still going|in a row|not stopping"
            ),
            guards=(
                *E,
                sentence_has("history|years|controlled|fit for|good fit|right fit|opportunity|be a fit|fit me"),
            ),
            weight=0.8,
        ),
        rule(
            "help-symptom",
            w("help"),
            o("me|,|please|us|now"),
            w(
                "seizure|stroke|overdose|choking|chest|heart attack|not breathing|cant breathe|fire|"
                "unconscious|bleeding"
            ),
            unless("with|risk|patients|history|disorder"),
            guards=(sentence_has("with|does|can|will|history|prevent"),),
            weight=0.9,
        ),
        rule(
            "had-a-fit",
            w("had|having|some sort of|some kind of|like a"),
            o("a|some|sort of|kind of"),
            w("fit at|fit on|fit in|fit and|convulsive|spasm and|blackout and|some sort of fit|some kind of fit"),
            guards=(*E, sentence_has("of rage|laughter|laughing|crying|anger")),
            weight=0.5,
        ),
        rule(
            "od-now",
            w("overdose|od|overdosing|overdosed|narcan|naloxone"),
            gap(7),
            w(
                "in progress|right now|help|not waking|fading|barely breathing|blue|given|gave|"
                "he woke up but|she woke up but|no narcan|still not|not working|what do i do|going on|"
                "please|unresponsive|not breathing"
            ),
            guards=(ex.medical_history, overdose_topic_short),
            weight=0.8,
            swallowed=True,
        ),
        rule(
            "gave-narcan",
            w("gave him|gave her|given him|given her|used|sprayed"),
            o("the|some|a dose of"),
            w("narcan|naloxone|epipen|epi pen"),
            guards=(ex.medical_history, ex.hypothetical),
            weight=0.8,
            swallowed=True,
        ),
        rule(
            "poison-swallowed",
            w("swallowed|drank|ate|ingested|inhaled|drinking|gulped|sprayed|breathing in"),
            gap(4),
            w(
                "bleach|cleaner|detergent|antifreeze|gasoline|battery|batteries|magnet|magnets|"
                "drain cleaner|hand sanitizer|rubbing alcohol|rat poison|lighter fluid|pesticide|ammonia|"
                "paint thinner|chemical|nail polish remover|perfume|mushrooms|vape juice|lamp oil"
            ),
            guards=(asks_what_would, ex.medical_history, sentence_has("smell|allergic|fresh")),
            weight=0.9,
            swallowed=True,
        ),
        rule(
            "nodding-off",
            w(
                "nodding off|nodding out|nod off|keep nodding|keeps nodding|can not stay awake|"
                "can barely stay awake|barely stay awake|not stay awake|can not keep my eyes open|"
                "fading again|fading out|drifting in and out|in and out|super sleepy|so sleepy|"
                "really sleepy|very drowsy|so drowsy|barely awake|going under|slipping away|hard to wake"
            ),
            guards=(
                *E,
                sentence_has(
                    "at work|depression|insomnia|meetings?|tired all|lexapro makes|boring|during|normal|usually|always"
                ),
            ),
            weight=0.35,
        ),
        rule(
            "mixed-drowsy",
            w(DRINK + "|patch|opioid|opioids|narcotic"),
            gap(14),
            w(
                "nodding off|nodding out|super sleepy|so sleepy|stay awake|forgetting to breathe|"
                "hard to breathe|breathing|blue|barely|slow|can not wake|not waking|drowsy|fading|"
                "passed out|out cold|limp|will not wake|head keeps|slurring|snoring|throwing up|"
                "unresponsive|very sleepy|so out of it"
            ),
            guards=(*E, normal_after),
            weight=0.6,
            swallowed=True,
        ),
        rule(
            "wrong-meds",
            w("took|taken|swallowed|gave|given"),
            gap(5),
            w(
                "husband s|wife s|mom s|dad s|wrong bottle|wrong pills|wrong pill|wrong meds|"
                "wrong medicine|someone else s|dog s|heart pills|blood pressure pills|insulin|old maoi|"
                "maoi|double|twice|instead of his|instead of my|both at once|patch"
            ),
            gap(10),
            w(
                "lot of them|dizzy|now|by mistake|accident|accidentally|sleepy|with the|instead|"
                "and i feel|and feel|faint|help|what|rigid|fever|too|two|bad|heart|shaking|and he|"
                "and she|splitting|pounding"
            ),
            guards=(*T, not_medicine, sentence_has("advice|word|insurance|discount|vitamin")),
            weight=0.7,
            swallowed=True,
        ),
        rule(
            "serotonin",
            w("maoi|zoloft|tramadol|ssri|lexapro|prozac|lithium|st john s wort|mdma|molly|nardil|parnate|effexor"),
            gap(16),
            w(
                "rigid|muscles|jerking|twitching|fever|sweating|so hot|heart pounding|shaking|confused|"
                "pounding|overheating|agitated"
            ),
            guards=(*E, sentence_has("side effect|usually|always|withdrawal|night sweats")),
            weight=0.4,
        ),
        rule(
            "fever-very-high",
            w("fever|temp|temperature"),
            gap(2),
            w("104|105|106|107|103 5|41|over 104"),
            guards=(ex.hypothetical, ex.medical_history, ex.settled),
            weight=0.6,
        ),
        rule(
            "heat",
            w(
                "hot car|heat stroke|heatstroke|overheated|hypothermia|drowning in the|electrocuted|"
                "stung by|bitten by a snake|snakebite|carbon monoxide|gas leak|house is on fire|"
                "fire in the building|there is a fire|smell gas"
            ),
            guards=(
                *E,
                sentence_has(
                    r"nerve|brain|skin feels|metaphor\w*|in (?:debt|work|paperwork|grief)|therapy|feel like|"
                    "would not say"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "spurting",
            w(
                "spurting|gushing|hemorrhaging|pouring blood|soaked through|soaking through|nosebleed|"
                "nose will not stop bleeding|wont stop bleeding|bleeding through"
            ),
            guards=(*E, sentence_has("history")),
            weight=0.7,
        ),
        rule(
            "cannot-feel-limbs",
            w(
                "can not feel my arms|can not feel my legs|can not feel my hands|not feel my legs|"
                "not feel my arms|paralyzed|can not move at all|can not move for|can not move my|"
                "completely frozen|frozen and|can not talk can not move|unable to move|locked in my body|"
                "body will not move|not move or speak|can not move or talk|can not speak or move|"
                "can not hold my head|too weak to|too dizzy to|can not stand up|can not stand without|"
                "can not sit up|only blinking|only blink"
            ),
            guards=(
                *E,
                sentence_has(
                    "during|k hole|khole|sleep paralysis|fear|depression|some days|most days|get out of bed|"
                    "anxiety|by fear"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "pee-blocked",
            w("can not pee|not peed|have not peed|unable to pee|can not urinate|has not peed"),
            gap(4),
            w("hours|since|and|day"),
            guards=(ex.hypothetical, ex.medical_history),
            weight=0.6,
        ),
        rule(
            "child-foil",
            w(CHILD),
            gap(20),
            w(
                "foil|empty foil|wrapper|lunchbox|dragged a chair|mouth tastes|tastes yucky|"
                "make him throw up|make her throw up|kind of swaying|eyes are going|in his mouth|"
                "in her mouth"
            ),
            guards=(*T,),
            weight=0.5,
            swallowed=True,
        ),
        rule(
            "make-throw-up",
            w(
                "make him throw up|make her throw up|induce vomiting|make myself throw up|"
                "make them throw up|get it out of him|get it out of her|should i make"
            ),
            weight=0.6,
            swallowed=True,
            guards=(ex.medical_history,),
        ),
        rule(
            "hurt-a-toddler",
            w("hurt|harm|kill|dangerous for|bad for|too much for|affect|do to"),
            o("a|my|the|an"),
            o("small|little|two year old|2 year old"),
            w("toddler|baby|infant|child|kid|two year old|three year old"),
            gap(10),
            w("ate|swallowed|just ate|mine just|got into|took|chewed|licked"),
            swallowed=True,
            weight=0.9,
        ),
        rule(
            "ate-some",
            w(
                "just ate|just swallowed|mine just|just drank|just chewed|ate something|"
                "swallowed something|drank something|just got into|swallowed one|swallowed it|ate one of|"
                "ate some of|swallowed a bunch|swallowed some|ate a bunch of|drank some of|just licked"
            ),
            weight=0.5,
            swallowed=True,
            guards=(
                asks_what_would,
                ex.medical_history,
                sentence_has(
                    "lunch|breakfast|dinner|banana|sandwich|food|toast|meal|snack|crackers|eggs|water|coffee|"
                    "my lozenge|i just (?:ate|swallowed|drank)|cereal|pizza|before"
                ),
            ),
        ),
    ]
