"""The others who would be better off, farewells through them, what they report."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import service_words
from bot.safety.crisis_english.words import PERSON
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    folks = (
        "they|everyone|everybody|family|kids|kid|children|wife|husband|mom|parents|friends|"
        "people|world|baby|son|daughter|my group|girls|boys|he|she|partner|everyone else|"
        "coworkers|siblings|dad|you all|you guys|dog|class|theirs"
    )
    return [
        rule(
            "others-better",
            w(folks),
            gap(4),
            w(
                "better off|happier|relieved|easier|safer|fine without|ok without|okay without|better|"
                "heal|move on|get over it|be fine|be okay|recover|forget me|breathe easier|be free|"
                "free of me|free|adjust|cope"
            ),
            gap(6),
            w(
                "without me|at my funeral|my funeral|insurance money|life insurance|when i am gone|"
                "if i am gone|if i was gone|if i was dead|if i died|with me gone|with me dead|"
                "just their mom|just their dad|just his dad|just her mom|dead|if i were|if i was not|"
                "if i left|once i am|in a week|in a year|eventually|never existed|than with me|"
                "a different mom|another mom|a real mother|a different mother|someone else as|"
                "the kindest|after i|burying|payout|the insurance|in time|if i had never|"
                "if i disappeared|if i just|i am not here|i was not here|i am not around"
            ),
            unless("meds|insurance pays|coverage"),
            guards=(
                ex.in_general,
                ex.negated,
                only.sentence_has(
                    "ketamine|infusion|symptoms|treatment|divorce|breakup|broke up|ex|moved out|vacation|"
                    "sober|insurance cover\\w*"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "worth-more-dead",
            w(
                "worth more dead|worth more to them dead|more useful dead|more valuable dead|"
                "worth more to my family dead|insurance money would|insurance would help them|"
                "money when i die|money if i die|worth more gone|insurance money and|"
                "kindest thing i could do|kindest option|favor to everyone|doing everyone a favor|"
                "do everyone a favor|do them all a favor|doing the world a favor|do the world a favor|"
                "a favor by"
            ),
            weight=0.7,
            guards=(ex.in_general, only.sentence_has("stopped|staying home|cancel\\w*|masks?")),
        ),
        rule(
            "insurance-themselves",
            w("life insurance|insurance payout|insurance money"),
            gap(8),
            w("themselves|themself|himself|herself|myself|yourself|on purpose|own hand|self inflicted|takes their own"),
            guards=(
                only.sentence_has(
                    "injur\\w*|pay for it myself|copay|deductible|self pay|out of pocket|submit|file|"
                    "cover (?:ketamine|spravato|this|it)|claim myself"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "own-hand",
            w(
                "by their own hand|by his own hand|by her own hand|by my own hand|take care of it myself|"
                "end things my way|go out on my own terms|go on my own terms|leave on my own terms|"
                "on my own terms|die on my terms|handle it myself before|my brother did it|"
                "understand why my brother|understand why my dad|understand why he did it|"
                "understand why she did it|understand why people do it|see why people do it|"
                "understand people who do it|get why people|like my dad did|like my brother did|"
                "the way my father did|same way as my|follow my brother|follow my dad|follow my mother|"
                "follow my husband|follow him|follow her|run in the family and"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("ketamine|infusion|book|scheduling|insurance|instructions|advice|instagram|portal"),
            ),
            weight=0.6,
        ),
        rule(
            "choose-not-here",
            w("choose|chose|choosing|rather|prefer|decided|deciding|want|plan|planning|wish"),
            gap(2),
            w(
                "not to be here|not to be|not be here for|not to exist|not to live|not to wake|"
                "not to stay|not to continue|not to go on|to opt out|to stop existing|to stop being|"
                "nonexistence|not being here|not being"
            ),
            unless("on|late|in|sedated|awake|able|a|intubated|strapped|alone|seen|put|billed|charged|contacted"),
            guards=(ex.in_general, only.not_be_here),
            weight=0.7,
        ),
        rule(
            "not-alive-anymore",
            w(
                "not being alive|not be alive|no longer being alive|no longer alive|not living anymore|"
                "not liv no more|not live no more|not want to live no more|not be here no more|"
                "not want to be alive|being not alive|no more living|not wanting to live|"
                "not wanting to be alive|not wanting to be here|not wanting to exist|not wanting to wake|"
                "without being alive|not staying alive|to live no more|to liv no more|not want to live|"
                "not wanna live|not want to exist|not want to be here anymore"
            ),
            unless("with|in|near|like|at|here|forever|alone|on|through|my life|without|anywhere"),
            guards=(
                ex.in_general,
                ex.long_past,
                ex.fatal_illness,
                only.sentence_has("people|patients|help with|pain makes|in|near|with my"),
            ),
            weight=0.9,
        ),
        rule(
            "hope-biopsy",
            w("hope|hoping|hoped|wish|wishing|pray|praying|want|wanted|glad if|relieved if|kind of hope|waiting"),
            gap(5),
            w(
                "biopsy|scan|scans|test|tests|cancer|tumor|results|diagnosis|the surgery|the lump|mri|"
                "the plane|anesthesia|the infusion|something goes wrong|heart"
            ),
            gap(4),
            w(
                "bad|back bad|comes back bad|terminal|positive|goes wrong|is cancer|malignant|fatal|"
                "stage|does not wake|i do not wake|gives out|stops|crashes|kills|fatal|the end|worst|"
                "never wake|so i do not have to|incurable"
            ),
            guards=(ex.in_general, only.fear, only.sentence_has("not")),
            weight=0.8,
        ),
        rule(
            "careless-of-life",
            w(
                "look both ways|seat belt|seatbelt|helmet|careful|run red lights|running red lights|"
                "close my eyes while driving|speeding|drive too fast|stopped wearing|less careful|"
                "not careful"
            ),
            gap(12),
            w(
                "hope|anymore|hoping|do not care|wouldnt mind|dont care|kind of hope|what happens|bother|"
                "if i crash|if i die"
            ),
            guards=(only.sentence_has("infusion|ketamine|treatment|insurance"),),
            weight=0.5,
        ),
        rule(
            "kind-of-hope",
            w(
                "kind of hope|kinda hope|half hope|part of me hopes|part of me wants to|"
                "part of me wishes|secretly hope|part of me wanted to|some part of me wants|"
                "part of me just wants|half of me wants"
            ),
            unless("it works|this works|you|i can|ketamine|the|i get|i do|that ketamine|to try|to cancel|to believe"),
            weight=0.5,
            guards=(ex.in_general,),
        ),
        rule(
            "forever-sleep",
            w(
                "forever sleep|sleep and stay asleep|stay asleep forever|sleep for good|sleep and never|"
                "sleep until it is over|never get up again|sleep that never ends|sleep eternally|"
                "eternal sleep|permanent sleep|dirt nap|the long sleep|endless sleep|"
                "go night night forever|never open my eyes again|never opening my eyes|"
                "close my eyes forever|close my eyes for good|not open my eyes again|"
                "fall asleep for good|perma sleep|catch the bus|take the bus if you know|"
                "checking out early|check out early|check out for good|clock out for good|"
                "log out for good|leave the server|game over for me|unsubscribe from life|uninstall life|"
                "uninstalling life|delete life|quit the game of life|respawn|alt f4 my life|early exit|"
                "easy way out|final exit|exit bag|punch my ticket|punching my ticket|ready to clock out|"
                "done with this game|end my story|end of my story|close the book on my life|last chapter|"
                "final chapter|cash out for good|meet god early|call it quits on life|"
                "call it quits for good|go to the other side|cross over to|sign off for good|"
                "signing off for good|signing off forever"
            ),
            unless("to your|to the clinic|to work|downtown|from|stop|home|to my|schedule|route|to get|to you|there|at"),
            guards=(
                ex.in_general,
                ex.negated,
                only.sentence_has("freeway|interstate|highway|parking|hotel|schedule|hold"),
            ),
            weight=0.7,
        ),
        rule(
            "the-bad-idea",
            w(
                "bad idea|bad ideas|bad thoughts|the thoughts|those thoughts|dark thoughts|the thought|"
                "the idea|dark place|scary thoughts|the urge|the urges|the dark|the plan|thoughts"
            ),
            gap(4),
            w(
                "is back|are back|came back|back again|back strong|stronger|louder|getting louder|worse|"
                "won|winning|stay|scaring me|scare me|scares me|getting dark|really dark|very dark|"
                "will not leave|not leave me|will not stop|not go away|wont stop|keep coming|tonight|"
                "again|taking over|too loud|getting scary|acting on"
            ),
            guards=(
                ex.in_general,
                ex.negated,
                ex.long_past,
                only.sentence_has(
                    "anxi\\w*|ketamine|gone|racing|ocd|dark room|lights?|needle|about work|worst|infusion helped"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "scares-me",
            w(
                "scares me|scaring me|scared me|scared of myself|scared of me|frightens me|terrifies me|"
                "scared tonight|i am scared|not safe|scared i|worried i|do not trust myself|"
                "afraid of myself"
            ),
            weight=0.2,
        ),
        rule(
            "it-was-going-to",
            w(
                "not stop myself|not able to stop|couldnt stop|next time i will|next time i might|"
                "last time i almost|nearly did|almost did|so close to|came close|came so close|"
                "very close to"
            ),
            unless("to the clinic|to you|to my house|to home|to fainting|to cancel\\w*"),
            guards=(
                ex.in_general,
                ex.long_past,
                only.sentence_has(
                    "clinic|office|location|appointment|deadline|highway|faint\\w*|vomit\\w*|bathroom|"
                    "laugh\\w*|cry\\w*|scratch\\w*|eat\\w*|hotel"
                ),
            ),
            weight=0.4,
        ),
        rule(
            "skin-till-bled",
            w(
                "scratch|scratched|scratching|dug|digging|picked|cut|hit|burn|burned|burning|punched|"
                "banging|banged|biting|bit|carved|sliced|slice"
            ),
            o("at|up|my|on"),
            w(
                "my arms|my arm|my legs|my thighs|my skin|my wrist|my wrists|my head|myself|my stomach|"
                "my hand|my thigh|my leg"
            ),
            gap(3),
            w(
                "till they bled|until they bled|until it bled|till it bled|bled|bleeding|until i bleed|"
                "to feel|against the wall|keep going|on purpose|to calm|to cope|again|raw|to punish|"
                "last night|tonight|to get through|with a|when i"
            ),
            guards=(
                *ex.CRISIS,
                ex.accident,
                only.sentence_has("itch\\w*|rash|hives|eczema|iv|cat|mosquito|dog|branch"),
            ),
            weight=0.8,
        ),
        rule(
            "cut-to-cope",
            w(
                "i just cut|i cut|i still cut|still cutting|i have been cutting|just cut to|been cutting|"
                "cut to get|cut to feel|cut to cope|cut when i|cut every|i cut when|cut at night|"
                "cutting more|cutting every|cutting helps|cutting to|keep cutting|cutting deeper|"
                "cut deeper|cuts deeper|cutting since|cutting for"
            ),
            unless(
                "my losses|my finger|back|down|out|my hair|carbs|sugar|it in half|them in half|the|"
                "my hours|off|a|ties|my thumb|short|my dose|my hand|corners|costs|my lozenge|coupons|"
                "in college|as a teen|when i was|years ago|onions|through|and paste|in line|hair|grass|"
                "meat|hours|weight|calories|caffeine|alcohol|classes|teeth"
            ),
            guards=(*ex.CRISIS, only.cut_object, ex.accident),
            weight=0.8,
        ),
        rule(
            "cuts-on",
            w("cuts|scars|slashes|burns|marks|blood|bandages|cut marks|fresh scars|burn marks|scratches"),
            gap(2),
            w(
                "on both arms|on her|on his|on their|on both wrists|on my daughter s|on my son s|"
                "on my kid s|up her|up his|on her sheets|on his sheets|on my arms|on my wrists|"
                "on my thighs|down her|down his|along her|along his|all over"
            ),
            gap(2),
            w("arm|arms|wrist|wrists|thigh|thighs|leg|legs|sheets|stomach|forearm|forearms|and|cuts|skin|sleeves"),
            guards=(
                *ex.CRISIS,
                ex.accident,
                only.sentence_has("iv|needle|surgery|old|scar tissue|nose|cat|years|tape|blood draw|healed|faded"),
            ),
            weight=0.8,
        ),
        rule(
            "sorry-message",
            w(
                "tell my|tell them|tell her|tell him|tell everyone|telling her|telling him|telling them|"
                "let them know|let my|make sure my|please tell|saying that|schedule a message"
            ),
            gap(8),
            w(
                "i am sorry|was not their fault|not their fault|it is not their fault|not her fault|"
                "not his fault|i love them|loved them|i loved|i love her|i love him|where the spare key|"
                "where to find|i tried|i said goodbye|goodbye|knows i love|know i love|it was not her|"
                "it was not him|wasnt their fault|i fought|take care of"
            ),
            guards=(
                only.sentence_has(
                    "late|resched\\w*|appointment|mix ?up|cancel\\w*|nurse|front desk|bill|voicemail|miss(?:ed|ing)"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "take-care-farewell",
            w(
                "take care of each other|take care of my|look after my|look after each other|"
                "take care of mom|take care of my dog|take care of yourselves|watch over my|"
                "be good to each other|raise my kids|look after mom|take care of them for me|"
                "take care of her for me|take care of him for me|be strong for|remember me|"
                "do not cry for me|do not blame yourselves|do not blame yourself|please forgive me|"
                "forgive me for|forgive me|no one is to blame|nobody is to blame|not your fault|"
                "kind to me right to the end|right to the end|to the very end|you were kind to me|"
                "thank you for everything you did|rest easy knowing|do not look for me|"
                "do not come looking|do not try to find me|not try to stop me"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "during|while i|who will|can someone|appointment|late|cancel\\w*|mix ?up|billing|infusion"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "letters-for-after",
            w("letters|letter|notes|note|videos|video|cards|recordings|messages|birthday cards"),
            gap(6),
            w(
                "for after|for when i am|for when i|each of my kids|to my kids|for my kids|for each|"
                "to each of|my children|to my wife|to my husband|for my wife|for my husband|"
                "to my parents|for my parents|for my daughter|for my son|to my daughter|to my son|"
                "future birthdays|to open when"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.sentence_has("school|doctor|denial|insurance|appeal|necessity|work|jury|teacher|refer\\w*|clinic"),
            ),
            weight=0.5,
        ),
        rule(
            "my-answer-bye",
            w(
                "that is my answer|then that is it|guess that is it|i guess that is my answer|"
                "that settles it|last hope|last chance|last thing i am trying|"
                "last thing i was going to try|last resort|nothing after this|last thing left|"
                "if this does not work i|if it does not work i am|if this fails|"
                "if ketamine does not work i|if it does not work i|when this fails|"
                "if this does not help i|no plan b|out of options|nothing else left"
            ),
            gap(8),
            w(
                "bye|goodbye|done|i am done|out|am not|will not|end|over|not sticking|nothing left|"
                "give up|see you|not going to be|i quit|leave|stop trying|not keep|checking out|anyway|"
                "do not know what i will do|do it"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("refund|switch|go back to|tms|ect|try|spravato|insurance|cancel my"),
            ),
            weight=0.5,
        ),
        rule(
            "person-going-to",
            w(PERSON),
            gap(2),
            w(
                "says|said|texted|told me|keeps saying|messaged|wrote|posted|screamed|yelled|announced|"
                "swears|threatened|just said"
            ),
            gap(6),
            w(
                "going to do it|do it tonight|do it|end it|rather be with|rather be dead|"
                "worry about me after|not worry about me|not be a burden|not be a problem|be with mom|"
                "be with dad|be with grandma|lord take|lord takes|god to take|god takes|ready to die|"
                "ready to go|no reason to|not want to live|done with life|done with everything|"
                "can not go on|can not do this anymore|jump|not see him again|not see her again|"
                "last time|no point in|rather die|wants to sleep|a goodbye|not wake up|world without|"
                "after tonight|want to be here|not wants to be here|he wants out|wants out|better off|"
                "want to exist|kill me"
            ),
            unless("to school|to bed|to work|to treatment|to the appointment|to start"),
            guards=(ex.in_general, ex.long_past, service_words),
            weight=0.7,
        ),
        rule(
            "person-wishes",
            w("hopes|wishes|prays|wants|asking|asks|begging|begs|begged|hoping|praying"),
            gap(2),
            w(
                "the lord takes|god takes|lord to take|god to take|to die|she was dead|he was dead|"
                "to be dead|to go to heaven|to be with my|to join|to be with her|to be with his|"
                "me to let|die|us to let|not to wake|to not wake|he would die|she would die|he could die|"
                "she could die|to end it|it was over|he were dead|she were dead|to be put to sleep|"
                "help dying|me to kill"
            ),
            unless("in peace at|with dignity"),
            guards=(ex.negated, ex.in_general, ex.fatal_illness, only.not_be_here, ex.figure_of_speech),
            weight=0.8,
        ),
        rule(
            "person-stopped",
            w(PERSON),
            gap(6),
            w(
                "stopped eating|stopped taking|refuses to eat|refusing to eat|will not eat|stopped his|"
                "stopped her|quit eating|quit taking|threw out his|flushed his|flushed her"
            ),
            weight=0.3,
            guards=(ex.in_general, ex.long_past),
        ),
        rule(
            "no-future",
            w(
                "no future|no tomorrow|no next|nothing ahead|nothing to look forward to|"
                "no more tomorrows|see no future|not see a future|no way forward|no reason to wait|"
                "nothing to wait for|no reason to keep|can not see a future|do not see a future|"
                "not imagine a future|future is gone|not want a future|nothing keeping me|"
                "nothing to keep me|no one left|nothing left to lose|nothing left to stay|no reason left|"
                "no reason anymore|nothing holding me"
            ),
            guards=(ex.in_general, only.sentence_has("appointments?|openings?|infusion|refill|insurance|session")),
            weight=0.45,
        ),
        rule(
            "going-of-self",
            w(
                "i am leaving tonight|leaving forever|leaving for good|going away forever|"
                "going away for good|going somewhere no one|somewhere no one can|somewhere nobody|"
                "where nobody can find me|never be found|not be found|where no one will find|"
                "disappear for good|disappear and|walk into the woods|drive until|"
                "drive somewhere and not|just keep driving|drive and not come|walk out and not|"
                "go to sleep in the snow|lie down in the snow"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("vacation|job|company|practice|city|state|clinic|symptoms|depression|anxiety"),
            ),
            weight=0.5,
        ),
        rule(
            "finish-what",
            w(
                "finish what i started|finish what the war|finish the job|do it right this time|"
                "make sure this time|get it right next time|correct that mistake|fix that mistake|"
                "correcting that|would like to fix it|finish it this time|complete it this time|"
                "fix god s mistake|fix that tonight|correct it"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "paperwork|bill|chart|form|appointment|insurance|charge|typo|records?|dose|treatment"
                ),
            ),
            weight=0.6,
        ),
    ]
