"""The wish told sideways: hopes for an accident, a slot for somebody else, a deal with oneself."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import service_words
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The wish told sideways: hopes for an accident, a slot for somebody else, a deal with oneself."""
    here = (
        "still be here|be here next week|be around|be alive|needs it|wants to live|has a chance|"
        "deserves it|will use it|can be helped|has time|a future|has hope"
    )
    return [
        rule(
            "not-upset-if",
            w(
                "not be upset|not be sad|not mind|not care|be fine|be ok|be okay|be glad|be relieved|"
                "be a relief|thank him|thank god|not complain|be grateful|not fight it|be happy|not run|"
                "not call for help|not be mad|not stop it|be lucky|seria un alivio|be doing me a favor|"
                "do me a favor|be a favor|not move|a blessing|a mercy"
            ),
            gap(4),
            w(
                "if a truck|if a car|if the plane|if a bus|if something hit|if it hit|if i got|"
                "if my heart|if cancer|if i had a|if it killed|if i crashed|if someone shot|"
                "if it all ended|if it ended|being the one|with it|if god|if something happened to me|"
                "if i did not wake|if i died|if it happened to me|if i got hit|if someone hit me|"
                "if i got sick|if the surgery|if lightning|if they found something|if i never|"
                "if i were to die|to be next"
            ),
            unless("cost|insurance"),
            guards=(
                ex.in_general,
                only.sentence_has("ketamine works?|appointment|schedule|copay|cost|insurance|rescheduled|nausea"),
            ),
            weight=0.7,
        ),
        rule(
            "if-accident-fine",
            w(
                "if a truck|if a car|if the plane|if a bus|if god took|if my heart|if something happened|"
                "if i got hit|if the surgery|if i got cancer|if it killed me|if i stopped breathing|"
                "if my kidneys|if i crashed|if someone shot me|if lightning|if the building"
            ),
            gap(9),
            w(
                "be fine|be ok|be okay|be upset|thank him|be glad|relieved|not mind|not care|a relief|"
                "would not fight|be grateful|not doing|so be it|be happy|good riddance|let it|"
                "fine with it|not be the worst|blessing"
            ),
            guards=(only.sentence_has("insurance|will i|covered"),),
            weight=0.7,
        ),
        rule(
            "wish-it-happened",
            w(
                "wish it would happen|wish it would just happen|wish something would happen|"
                "hope something happens to me|wish something would take|hope it happens|"
                "want something to happen to me|hoping something happens|want it to happen to me|"
                "waiting for something to|hoping one of these times|hoping one day i just|"
                "hoping i do not|hope i never|hope it kills|hope it does|hopefully it kills|"
                "hopefully soon|rolling the dice|russian roulette|see if i wake up|if i wake up i wake|"
                "not looking before i cross|tempting fate|gambling with"
            ),
            guards=(
                only.sentence_has("works?|help|good|ketamine will|insurance|relief|weather|refund|nauseous|scar"),
                ex.in_general,
            ),
            weight=0.5,
        ),
        rule(
            "glad-of-illness",
            w("cancer|tumor|heart attack|stroke|terminal|the plane|an accident|die|diagnosis|malignant"),
            gap(8),
            w(
                "felt relieved|was relieved|relieved|hoping it was|hoped it was|a relief|would be a gift|"
                "disappointed when it|disappointed it|disappointed that it was|wished it was|good news|"
                "was disappointed|lucky|jealous|un alivio|happy about it"
            ),
            guards=(
                only.sentence_has("not cancer|negative|clear|benign|husband|mother|she is|he is|no cancer|was nothing"),
                ex.in_general,
            ),
            weight=0.7,
        ),
        rule(
            "jealous-of-dead",
            w("jealous|envy|envious|envied|jealously"),
            gap(5),
            w("die|died|dead|who get to die|dying|obituary|obituaries|cancer patients|terminal|who are gone|passed"),
            weight=0.7,
        ),
        rule(
            "worth-dead",
            w(
                "cost more alive|worth more dead|worth nothing alive|more alive than dead|more use dead|"
                "already dead|dead already|basically dead|dead inside and|dead man walking|just a body|"
                "a ghost already|might as well not|might as well be dead|might as well die|"
                "as well be dead|no better than dead|long dead inside"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("phone|battery|car|father|mother|he is|she is|tired|when|show|book|afford to not"),
            ),
            weight=0.6,
        ),
        rule(
            "free-of-me",
            w(
                "free of me|rid of me|shot of me|done with me|have her life back|have his life back|"
                "have their life back|have their lives back|without having to deal with me|"
                "without me dragging|never have to deal with|better mother and i|another mother and|"
                "get somebody else|somebody else before"
            ),
            gap(8),
            w(
                "for good|if i|soon|forever|gone|finally|be gone|were not|was not|once|remember me|"
                "when i am|deserves|then"
            ),
            weight=0.6,
            guards=(ex.in_general, only.sentence_has("roommate|divorc\\w*|moved out|appointment")),
        ),
        rule(
            "deserves-free",
            w(
                "deserve to be free of me|deserves to be free of me|deserve better than me|"
                "deserves better than me|drain on my|drain on everyone|dead weight|burden to my|"
                "burden on my|burden to everyone|burden on everyone|a burden to|a burden on"
            ),
            gap(12),
            w(
                "if i|were not|was not|gone|for good|free|let them rest|rest of me|not here|"
                "her life back|around|dead|better off|disappear|end"
            ),
            weight=0.6,
            guards=(ex.in_general, ex.negated),
        ),
        rule(
            "slot-to-other",
            w(
                "give my slot|give my spot|give my appointment|give it to someone|give it to somebody|"
                "someone else can have my|somebody else can have my|someone who will|somebody who will|"
                "to somebody who|to someone who|let someone else have my|save my slot for|waste on me|"
                "wasted on me|wasting it on me"
            ),
            gap(4),
            w(here),
            weight=0.7,
            guards=(only.sentence_has("ride|driver|vacation"),),
        ),
        rule(
            "where-i-am-going",
            w(
                "where i am going|where i will be|where i am headed|where i go next|place i am going|"
                "the other side|where she is|where he is|where they are|wherever she is|wherever he is|"
                "go where she|go where he"
            ),
            gap(6),
            w(
                "not need|will not need|no need|need them|need it|no appointments|soon|go|be|"
                "nothing matters|want to|miss"
            ),
            guards=(
                only.sentence_has(
                    "parking|suite|hallway|building|park|floor|address|lost|map|gps|location|sedation|driving|from"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "not-need-where",
            w("not need|no need|never need|not be needing|not needing"),
            gap(6),
            w(
                "where i am going|where i will be|where i am headed|by then|after all thank|"
                "after all thanks|any of it|any of this|it anymore|them anymore"
            ),
            guards=(
                only.sentence_has(
                    "insurance|feel\\w*|doctor|medication|parking|driver|referral|glasses|cpap|crutches|med|meds"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "settled-by-then",
            w(
                "settled by then|over by then|gone by then|finished by then|too late by then|be over by|"
                "will be done by|sorted before the weekend|sort that out before|need to sort that out|"
                "before the weekend i|be nowhere by|by the time you read|by the time anyone reads|"
                "when you read this|if you are reading this|by the time you get this|by the time anyone"
            ),
            guards=(
                only.sentence_has(
                    "bill|claim|insurance|deductible|wedding|move|lease|prior auth|paperwork|tax\\w*|case|"
                    "lawsuit|divorce|semester|exam|school|project|surgery|cold|flu|insur\\w*"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "own-time",
            w(
                "tonight is when i go|when i go for good|when i go it will|is when i go|"
                "before i go which will|before i go soon|i go soon|i will go soon|i will be going soon|"
                "leaving soon for good|not long now|almost over|one more night and|one more day and i|"
                "one last night|last night here|my last day here|it is time now|i think it is time|"
                "it is my time|my time is|time has come|days are numbered|gone soon|gone already|"
                "be gone already|be gone soon|be gone by|not long for this world|no wish to see|"
                "not see another|content to go|ready to be done|deal with myself|deal i made with myself|"
                "bet with myself|told myself i would|promised myself i would|allowed to go|i could go|"
                "then i get to go|then i can be done|before i check out|until i check out|"
                "when i check out|do six sessions before"
            ),
            weight=0.5,
            guards=(
                ex.in_general,
                only.sentence_has(
                    "home|session left|treatment left|infusion|trip|vacation|hospital stay|shift|school|"
                    "semester|parking|appointment|bathroom|discharge|hotel|drive|leave the clinic|front desk"
                ),
            ),
        ),
        rule(
            "after-i-die",
            w(
                "after i die|when i die|if i die|once i die|if i am dead|when i am dead|my body|"
                "my remains|find my body|find me|finds me|found me|finds my body|my ashes|"
                "donate my organs|donate my body"
            ),
            gap(8),
            w(
                "soon|fairly sure|before finishing|i will|refund|not my daughter|not my son|not my kids|"
                "police|and not|who finds|before my|if i do it|in the lake|this week|in the woods|"
                "in the river|my wife|my roommate|clean up|cleaned up|first|tell my|gets my|"
                "in the bathtub|in the garage|do it myself|my mother"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.fear,
                only.sentence_has(
                    "new location|clinic|during|sleep when|from the infusion|your office|on the map|"
                    "in the system|in your system|in the computer|weight|react\\w*|feels?|pain|portal|aches|"
                    "tense|hurts"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "belt",
            w(
                "looking for my belt|looking for a rope|looking for my gun|looked at my belt|"
                "looking at the knives|looking at the rope|eyeing the|looking at the pills|"
                "look at the pills|look at his gun|look at the gun|looking at the gun|her sleeping pills|"
                "his sleeping pills still|her pills still in|his gun|got his gun|her old pills|"
                "stood in front of that|stood in front of the|stood in the med room|"
                "in front of the cabinet|change the combination|the extra pills|other half just in case|"
                "half just in case|pills together in a drawer|keeping my leftover|keep my leftover|"
                "blade in my|knife under my|just to know it is there|knowing it is there|"
                "in case this does not pan out|in case i need to go"
            ),
            guards=(
                only.sentence_has(
                    "dispose|disposal|kids|toddler|dresser|medicine cabinet safe|return|lock|store|"
                    "medicine cabinet|kitchen cabinet|filing|shaving|lost|loop|size"
                ),
                ex.in_general,
            ),
            weight=0.6,
        ),
        rule(
            "deal-treatment-last",
            w(
                "last try|last thing i try|last shot|last chance|last hope|last attempt at|final try|"
                "final attempt|last resort"
            ),
            gap(12),
            w(
                "already decided|decided|does not work|not work|check out|so that is that|done|out|over|"
                "go|no more|nothing"
            ),
            weight=0.4,
            guards=(only.sentence_has("insurance|appeal|vein|switch|surgery|try tms|i will try"),),
        ),
        rule(
            "decided-alone",
            w(
                "already decided|i have decided|i decided|made up my mind|finally decided|"
                "i know what i am going to do|i know what i will do|i know what comes next|"
                "that was my deal|so that is that|not doing a seventh|not doing another year|"
                "one more year of this|not keep paying this price|price to be alive|"
                "not paying this price|me decidi"
            ),
            gap(10),
            w(
                "peaceful|calm|at peace|peace|relief|light|no more|if it does not|alone|tonight|"
                "and i feel|soon|nothing|goodbye|not a sad|years|this year|be alive|seventh|already|paz"
            ),
            guards=(ex.in_general, service_words),
            weight=0.6,
        ),
        rule(
            "calm-after",
            w("calm|peaceful|at peace|peace|light|relieved|lighter"),
            gap(6),
            w(
                "made up my mind|decided|first time in months|first time in years|since i decided|"
                "wrote the note|for the first time|now that i know|now that i have|now that it is"
            ),
            guards=(
                only.sentence_has(
                    "infusion|infusions|ketamine|session|treatment|spravato|therapy|meditation|booked|"
                    "scheduled|going with|diagnos\\w*"
                ),
            ),
            weight=0.4,
        ),
        rule(
            "wrote-it",
            w(
                "wrote the note|wrote a note|write the note|writing the note|the note is|my note is|"
                "note is done|note is written|rewrote the note|rewriting the note|drafted the note|"
                "tore it up|left a note|left the keys|labeled all|labeled everything|with every password|"
                "where the insurance papers|where the papers are|folder with every|all of my papers|"
                "papers in the|laid out my|my good suit|everything is labeled|instructions for the"
            ),
            guards=(
                only.sentence_has(
                    "doctor|nurse|school|work|thank\\w*|landlord|excuse|voicemail|progress|chart|clinic|"
                    "desk said|insur\\w* denied|appointment for"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "practiced",
            w(
                "practiced last night|practiced it|rehearsed it|did a practice run|a trial run|dry run|"
                "practice run|see if i can do it|see if i could do it|see if i had the nerve|"
                "if i had the nerve|if i have the nerve|tested the rope|tested the knot|"
                "wanted to see if i|see how it would feel|see how it felt|the spot again|"
                "drove out to the spot|went back to the spot|drive out to the spot|by the overlook|"
                "come here to see|engine running|the footbridge|stand on the|stood on the|"
                "going out to stand"
            ),
            guards=(
                only.sentence_has(
                    "infusion|interview|iv|driving|yoga|therapy|scale|treatment|ketamine|drive to the clinic|"
                    "parking spot|appointment|needle|stairs|line"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "finish-most-nights",
            w(
                "finish the job|finishing the job|finish what|i am number|number ten|i am next|my turn|"
                "same as my father|same age my father|same age my|why they did it|why he did it|"
                "why she did it|close myself|follow them|follow her|follow him|lost four guys|"
                "feel it coming for me"
            ),
            guards=(
                only.sentence_has(
                    "in line|waitlist|queue|on the list|ketamine|infusion|insurance|instructions|paperwork"
                ),
                ex.in_general,
            ),
            weight=0.5,
        ),
        rule(
            "think-hourly",
            w(
                "think about it every|think about it constantly|think about it all|"
                "thinking about it every|think about it most|cross my mind every|on my mind every|"
                "cant stop thinking abt it|can not stop thinking about it|"
                "can not stop thinking about doing|think about it more|think about doing it|"
                "thinking about doing it|make plans of my own|plans of my own|"
                "thinking about not going home|not put that thought|ranking them|keep ranking|"
                "turned into a plan|thoughts have turned|passive turning active|turning active|"
                "gone from passive|no longer just thoughts|more than thoughts|getting specific|"
                "a matter of when|when not if"
            ),
            guards=(ex.negated, service_words, only.sentence_has("food|eating|ketamine|infusion|work|exam|iv")),
            weight=0.6,
        ),
        rule(
            "would-be-gone",
            w(
                "i would be gone|i would have done it|i would already be|be gone already|"
                "would have ended it|i would not be here|would have been gone|would do it if|do it if it|"
                "if it was not for|if it were not for|if they were not here|never do it because|"
                "only because of my kids|because of my kids i|if i did not have kids|if not for my|"
                "except for my kids"
            ),
            guards=(
                only.sentence_has(
                    "ketamine|you guys|your clinic|infusions|spravato|this clinic|treatment|medication|dr|insurance"
                ),
                ex.long_past,
            ),
            weight=0.6,
        ),
        rule(
            "want-it-permanent",
            w(
                "want it over|want it to be over|just want it over|want this over|want to be gone|"
                "wanted to be gone|want out|wants out|want it all over|want to go|be done with it|"
                "want it done"
            ),
            gap(6),
            w(
                "permanently|for good|forever|for months|for years|so bad|i mean it|and not come back|"
                "tonight|where she is|where he is|depressed|every day|i have wanted it|with it i am"
            ),
            guards=(ex.in_general, service_words),
            weight=0.7,
        ),
        rule(
            "no-place-ahead",
            w(
                "future with me in it|not want saving|not want to be saved|do not save me|not want help|"
                "past help|past helping|past saving|beyond saving|not worth saving|too far gone|"
                "no tomorrow|not want tomorrow|dont want tomorrow|not a tomorrow|not be a wednesday|"
                "be a wednesday for me|not be a tomorrow|no next week for me|no christmas for me|"
                "not picture being alive|not imagine being alive|not imagine being here|"
                "not picture myself|not intend to get|not plan to get|not get old|not pienso llegar|"
                "not have a patient|will not have a patient|not have me to|not going to make it to|"
                "not plan on being around|not be around lol|the last person who was|the last nice thing|"
                "last person who was nice|it was an honor|an honor and to|look after the plants"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("appointment|stock|traffic|late|insurance|tickets?|reschedul\\w*"),
            ),
            weight=0.6,
        ),
        rule(
            "someone-who-finds",
            w(
                "who should find out first|the one who should find|should find out first|"
                "should be the one to find|so she finds everything|so he finds everything|"
                "so they find everything|so nobody has to search|so that no one has to search|"
                "so no one has to|do not let my kids find|not want my kids to find|the police find me|"
                "they find me and not|someone else to find me|not want him to find me|"
                "not want her to find me|checks on my dog|check on my dog|check on my cat|"
                "feed my cat after|someone to take my cat|takes your cats|take my cats|take my dog if|"
                "takes my dog"
            ),
            guards=(only.sentence_has("during|while i am|infusion|appointment|vacation|trip|surgery"),),
            weight=0.6,
        ),
        rule(
            "drink-to-death",
            w(
                "drinking myself to death|drink myself to death|eating myself to death|"
                "smoking myself to death|using myself to death|drug myself to death|"
                "starving myself to death|working myself to death and|drive myself off"
            ),
            guards=(only.sentence_has("not want to|scared of|afraid of|stop"),),
            weight=0.6,
        ),
        rule(
            "assisted-dying",
            w(
                "medical assistance in dying|assisted dying|assisted suicide|maid for|dignitas|"
                "switzerland|euthanasia|help me die|helped me die|help her die|let her go quietly|"
                "let me go quietly|let him go quietly|stop giving her the insulin|stop giving him the|"
                "put me to sleep like"
            ),
            gap(10),
            w(
                "for me|apply|because of my|i will do it|if you will not|myself|to be done|depressed|"
                "i want|alone|asked me|asked my husband|if he loved|if you love|loved me|how would i"
            ),
            guards=(only.sentence_has("dog|cat|infusion|policy|documentary|article|allow|law"),),
            weight=0.7,
        ),
        rule(
            "help-me-die",
            w(
                "help me die|help me end it|help me go|help him die|help her die|helping me die|"
                "asked him to help me die|wants us to help her die|let her go quietly|let me go quietly"
            ),
            unless("to|through|home|down|laughing"),
            guards=(only.fear, only.sentence_has("home|law")),
            weight=0.7,
        ),
        rule(
            "use-alone-not-wake",
            w("use|using|shoot up|take it|get some|take extra|take more"),
            gap(12),
            w(
                "would not wake up|not wake up|by myself and not|not because i want to get high|"
                "i do not come back|not come back|be the end of it|that would be the end|dice on waking"
            ),
            guards=(ex.in_general, only.fear),
            weight=0.7,
        ),
        rule(
            "would-be-end",
            w(
                "that would be the end|be the end of it|be the end of me|that would be it|"
                "nobody would blame|looks like an accident|look like an accident|make it look like|"
                "so it looks like an accident|nobody s fault|was not anyone s fault|"
                "was not anybody s fault|not anyone s fault|this one is not on you|not on you|"
                "it is not on you|did what you could|right treatment wrong patient|wrong patient"
            ),
            guards=(only.sentence_has("form|death of me|paperwork|insurance|bill|billing|mix ?up|scheduling|world"),),
            weight=0.5,
        ),
        rule(
            "deserve-pain",
            w(
                "deserve to bleed|deserve to suffer|deserve to hurt|deserve the pain|deserve it all|"
                "deserve all of it|need to be punished|punish myself|want to bleed|need to bleed|"
                "hit my head on|hitting my head on|hitting my head against|banging my head|"
                "punching the wall|punching walls until"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("iv|needle|does it|will it|accident\\w*|cabinet|car door|fell|doorway"),
            ),
            weight=0.6,
        ),
        rule(
            "cut-body",
            w("cut|burned|sliced|slashed|carved|stabbed"),
            w(
                "my thighs|my thigh|my arms|my arm|my wrists|my wrist|my legs|my stomach|my hips|"
                "her thighs|his arms|her wrists|his wrists"
            ),
            guards=(*ex.CRISIS, ex.accident, only.sentence_has("glass|fence|sharp edge|stitches from|gardening|paper")),
            weight=0.9,
        ),
        rule(
            "image-of-me",
            w("images|image|pictures|picture|picturing|see|seeing|visions|imagining|keep seeing|dreams|intrusive"),
            gap(3),
            w(
                "me hanging|myself hanging|of me dead|myself dead|my own body|my body in|my dead body|"
                "my body on|me jumping|myself jumping|me falling|me drowning|myself in a coffin|"
                "my own funeral|me in a coffin|my blood|my own blood"
            ),
            guards=(ex.in_general, only.sentence_has("mri|scan|therapy")),
            weight=0.8,
        ),
        rule(
            "kill-us",
            w(
                "kill us both|killing us both|kill both of us|take us both|me and the baby both|"
                "end us both|take her with me|take him with me|take them with me|end it for both"
            ),
            guards=(ex.negated, only.sentence_has("this heat|cost|traffic|laugh\\w*")),
            weight=0.8,
        ),
        rule(
            "plan-not-working",
            w("safety plan"),
            gap(3),
            w(
                "is not working|not working|not helping|failed|does not work|did not work|isnt working|"
                "up|in the trash|is useless|in half|away"
            ),
            weight=0.7,
        ),
        rule(
            "tore-up-plan",
            w("tore up|threw away|threw out|ripped up|deleted|burned"),
            gap(2),
            w("safety plan|crisis plan"),
            weight=0.7,
        ),
        rule(
            "lied-about-it",
            w("lied|lie|lying|not honest|not truthful|did not tell|hid|hiding"),
            gap(4),
            w(
                "suicidal thoughts|suicide|self harm|the questionnaire|the screening|phq|question nine|"
                "wanting to die|the thoughts|safety question|depression screen"
            ),
            gap(14),
            w("every day|have them|still|all the time|scared|truth|real answer|yes|again|worse"),
            guards=(ex.in_general,),
            weight=0.8,
        ),
        rule(
            "reason-to-breathe",
            w(
                "no reason for me to keep|no reason for me to live|no reason for me to be|"
                "no reason for me to stay|no reason for me to go on|nothing holding me here|"
                "nothing keeping me here|nothing holding me|no one holding me|nothing left to stay for|"
                "nothing tying me|not stay here without|can not stay here without|"
                "can not be here without|not live without her|not live without him|live without her|"
                "live without him|cant live without|not go on without|no life without"
            ),
            guards=(ex.in_general, only.sentence_has("phone|coffee|appointment|clinic|job|lease|town|state")),
            weight=0.7,
        ),
        rule(
            "person-gone-soon",
            w(
                "she will be gone soon|he will be gone soon|gone soon and who gets|who gets the house|"
                "who gets the|mom keeps talking about how|called everybody|called everyone to say|"
                "hugged each of us|paid me her half|been a good friend|said i had been a good friend|"
                "gave me his|wrote each of us|reassigned all|hunting rifle|rifle were gone|rifle is gone|"
                "gun is gone|gun is missing|gun is not in|rifle is missing|truck and his|his gun is"
            ),
            guards=(only.sentence_has("cancer|hospice|season opened|hunting trip|sold"),),
            weight=0.5,
        ),
        rule(
            "nearly-crashed",
            w("nearly|almost|wanted to|tried to|about to|thought about|came close to|close to"),
            gap(1),
            w(
                "drove into|driving into|drive into|drove off|driving off|steered into|swerved into|"
                "ran into a|walked into|stepped in front|stepped off|jumped|let go of the wheel|"
                "drove my car into|hit a tree on purpose|crashed on purpose|turned into"
            ),
            unless("a deer|him at|her at|someone i know|your"),
            guards=(
                ex.negated,
                ex.long_past,
                only.sentence_has(
                    "out of my skin|ketamine|infusion|after the session|sleepy|drowsy|fell asleep|"
                    "swerved to avoid|by accident|texting|snow|ice|dizzy"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "goodbye-thanks",
            w("goodbye|bye|farewell"),
            gap(2),
            w(
                "thank you for trying|thanks for trying|thank you for everything|to you guys|"
                "to everyone there|you did what|and thank you for everything|thanks for everything|"
                "tell dr|tell the nurses"
            ),
            guards=(
                only.sentence_has("question|answered|see you|moving|retir\\w*|last infusion|graduat\\w*|help with"),
            ),
            weight=0.6,
        ),
        rule(
            "last-person-kind",
            w("thank you|thanks|thankful|wanted to thank|tell the"),
            gap(10),
            w(
                "nice to me|kind to me|you tried|for trying|what you tried|did what you could|"
                "last person|to the end|best of anyone"
            ),
            weight=0.35,
        ),
        rule(
            "not-want-be-here-2",
            w("not want to be here|not wanna be here|dont want to be here|do not want to be here"),
            guards=(
                ex.in_general,
                ex.negated,
                only.service_place,
                only.sentence_has(
                    "waiting|appointment|early|today|for hours|for long|my wife made|late|moved here|state|"
                    "town|city|at noon"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "ready-to-find-out",
            w(
                "not afraid of dying|not afraid to die|not scared to die|not scared of dying|"
                "no fear of death|no longer afraid of death|no longer scared of dying|not fear death|"
                "not scare me anymore|not scare me like|look forward to dying|thing i look forward to"
            ),
            guards=(only.sentence_has("ketamine|infusion|trip|mushrooms?|since the|after the|therapy"),),
            weight=0.6,
        ),
    ]
