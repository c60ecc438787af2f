"""Word families that several subjects share."""

from __future__ import annotations

SELF_ONLY = "myself|himself|herself|themself|themselves|yourself|ourselves|oneself"

OWN = (
    "my|his|her|their|your|our|my own|his own|her own|their own|your own|own|this|the|one s|"
    "this miserable|my whole|my stupid|my pathetic"
)

KILL = (
    "kill|killing|kills|off|offing|shoot|shooting|hang|hanging|drown|drowning|stab|stabbing|"
    "poison|poisoning|strangle|strangling|suffocate|suffocating"
    "|gas|gassing|unalive|unaliving|unalives|end|ending|delete|deleting|murder|murdering|"
    "electrocute|neck|yeet|gun|erase|do away with|doing away with"
    "|overdose|choke|asphyxiate|exterminate|euthanize|self delete"
)

HURT = (
    "hurt|hurting|harm|harming|cut|cutting|burn|burning|injure|injuring|punish|punishing|"
    "mutilate|mutilating|starve|starving|bruise|scratch|scratching|carve|carving|damage"
)

WANT = (
    "want to|wants to|wanting to|wanted to|want 2|want|need to|needs to|needing to|have to|"
    "has to|about to|ready to|readying to|plan to|plans to|planning to|planning on|plan on|"
    "plans on"
    "|trying to|try to|tried to|tempted to|might|may|will|decided to|decided i am going to|"
    "urge to|urges to|impulse to|impulses to|compulsion to|thinking about|thinking of|"
    "think about"
    "|think of|thinks about|thinks of|thought about|thought of|thoughts of|thoughts about|"
    "thought seriously about|considering|consider|considered|contemplating|contemplate|"
    "contemplates|contemplated"
    "|feel like|feeling like|feels like|keep|keeps|kept|ideas of|dying to|threatening to|"
    "threatened to|threatens to|intend to|intending to|intent on|intends to|close to|end up|"
    "deserve to|deserves to"
    "|fantasize about|fantasizing about|fantasies about|fantasies of|fantasise about|"
    "dream of|dreaming of|dreaming about|dream about|daydream about|daydreaming about|"
    "picture|picturing|imagining|imagine"
    "|obsessed with|obsessing over|obsessing about|looking up how to|ways to|way to|how to|"
    "how i would|how i will|how i could|how i can|going to|gong to|love to|like to|rather|"
    "prefer to|choose to|choosing to"
    "|time to|brave enough to|guts to|courage to|strong enough to|strength to|excuse to|"
    "reason to|reasons to|wish i could|could just|just want to|desire to|longing to|long to|"
    "yearn to|craving to|hoping to|hope to"
    "|talking about|talks about|talked about|talk about|said about|mentioned|mentioning|"
    "vowed to|vows to|swears he will|swears she will|promised to|scared i will|afraid i will|"
    "worried i will|scared i might|afraid i might"
    "|worried i might|scared i am going to|afraid i am going to|trying not to|not to|from|"
    "stop|about|vision of|visions of|images of|image of|joking about|jokes about|"
    "searching how to|googling how to|googled how to"
)

INTENT = WANT.replace("|want|", "|").replace("|from|stop|about|", "|stop myself from|keep myself from|stop|")

GOING = (
    "going to|will|about to|plan to|planning to|planning on|decided to|ready to|trying to|"
    "want to|wants to|wanted to|wanting to|need to|have to|might|rather|time to|"
    "thinking about|thinking of|think about|thought about|thoughts of|tempted to|intend to|"
    "to|just|threatening to|like to|love to|go to"
)

DIE = (
    "die|be dead|die already|just die|dying|being dead|stop existing|not exist|"
    "not exist anymore|cease to exist|not be alive|not be alive anymore|sleep forever|"
    "be six feet under|be with god|be in heaven|go to heaven|leave this world|"
    "leave this earth|leave this life|leave the world|exit this life|end my existence|"
    "be done with life|be done living|stop living|stop being alive|quit life|not live|"
    "not be here anymore|not be here|not wake up|never wake up|not wake up again|"
    "never wake up again|disappear forever|disappear from this world|"
    "disappear from this earth|disappear for good|be no more|pass away|meet my maker|"
    "meet god|be put down like a dog|be put out of my misery|go to sleep forever|not be around anymore|"
    "not have to wake up|not have to exist|not have to be alive|be erased|perish|end my days|"
    "death|my death|my own death|join my mom in heaven|log off for good|exit life|"
    "exit the world|leave this planet"
)

LIVE = (
    "live|be alive|being alive|living|exist|existing|stay alive|staying alive|keep living|"
    "go on living|going on living|continue living|be on this earth|be in this world|"
    "be on this planet|breathe|be breathing|survive|keep existing|stay on this earth|"
    "stay in this world|continue existing|continue my life"
)

SUICIDAL_THOUGHTS = (
    "suicidal thoughts|suicidal thought|suicidal ideation|suicidal ideations|"
    "suicidal feelings|suicidal urges|suicidal impulses|suicidal tendencies|"
    "suicidal thinking|thoughts of suicide|suicide thoughts|suicide ideation|"
    "thoughts about suicide|thoughts of self harm|self harm thoughts|self harm urges|"
    "urges to self harm|thoughts of death|thoughts of dying|suicidality"
)

DEATH = (
    "death|dying|dead|die|died|being dead|not existing|nonexistence|non existence|oblivion|"
    "the grave|my grave|my funeral|my own funeral|the afterlife|obituary|obituaries|the void|"
    "cemetery|coffin|casket|the noose|corpse|the morgue|not being alive|not being here|"
    "not waking up|being gone|never waking up|suicide|end of my life"
)

RELIEF = (
    "peace|peaceful|peacefully|rest|restful|relief|relieved|relieving|calm|comfort|"
    "comforting|comforts|nice|appealing|inviting|tempting|easier|escape|freedom|be better|"
    "kindest|soothing|sweet|gentle|beautiful|attractive|solution|answer|look forward|"
    "looking forward|looks good|sounds good|seems good|envy|envied|envious|jealous|lucky|"
    "welcome|restful one|a gift|mercy|merciful|only answer"
)

MEANS = (
    "gun|guns|pistol|rifle|shotgun|revolver|sidearm|glock|9mm|firearm|handgun|service weapon|"
    "rope|noose|razor|razors|razor blade|blade|blades|knife|belt|bullets|bullet|exhaust|hose|"
    "bleach|ledge|box cutter|scalpel|cord|extension cord|tourniquet|plastic bag|helium|"
    "carbon monoxide"
)

NEAR_ME = (
    "next to me|in my hand|in my hands|in front of me|beside me|in my lap|on my lap|"
    "right here|in the console|on the sink|on the counter|on the nightstand|on the table|"
    "by the bed|under my pillow|keep looking|just to look|keep opening|keep walking past|"
    "staring|looking at|holding|a talk with|talk to it|to my head|to my temple|in my mouth|"
    "to my throat|against my|sitting here with|sitting with|ready|loaded|around my neck|tied|"
    "in the tub|with the|in the garage|calling me|calling my name|calls to me|on my bed|"
    "in the car with|in my pocket|on the seat|thinking about it|keep thinking|keeps|"
    "picked up|pick up|took out|got out|pulled out|waiting for me|where i can see|"
    "within reach|out tonight|tonight|cleaned"
)

HIGH_PLACE = (
    "bridge|overpass|ledge|cliff|roof|rooftop|tracks|train tracks|railing|balcony|platform|"
    "edge|window|top floor|parking structure|tower|ocean|river|lake|water|sea|train|trains|"
    "truck|bus|traffic|semi|subway|pass|canyon|embankment|guardrail|median|quarry"
)

LEAP = (
    "jump|jumping|jumped|step off|stepping off|stepped|step in front|stepping in front|"
    "step out|walk into|walking into|walk out into|walked into|let go|go over|drive off|"
    "driving off|drive into|driving into|drive through|steer into|swerve|swerving|leap|"
    "throw myself|lean|leaning|fall|lie down on|lay down on|climb over|climbed over|"
    "climbing over|swim out|wade|dive|go off|run into|going over|walk in front|stepped off|"
    "plunge"
)

PERSON = (
    "he|she|they|husband|wife|son|daughter|brother|sister|mom|mother|dad|father|friend|"
    "roommate|partner|boyfriend|girlfriend|kid|teen|uncle|aunt|cousin|nephew|niece|coworker|"
    "neighbor|client|grandma|grandpa|fiance|ex|spouse"
)

DRUG = (
    "pills|meds|medication|medications|medicine|ketamine|lozenges|troches|tylenol|xanax|"
    "insulin|opioids|oxy|ambien|benzos|klonopin|ativan|sleeping pills|tablets|fentanyl|"
    "troche|lozenge|trazodone|seroquel|gabapentin|morphine|of my meds|prescription|oxycodone|"
    "painkillers|pain pills|percocet|norco|of it|of them|mg|milligrams|advil|ibuprofen|"
    "acetaminophen|nasal spray|spravato|lorazepam|zolpidem"
)

FATAL = (
    "kill me|kill myself|die|not wake up|never wake up|end it|end my life|end it all|"
    "be fatal|be lethal|be enough to die|finish me|finish me off|be dead|overdose|"
    "stop my heart|i do not wake up|put me to sleep forever|put me out forever|"
    "be a lethal dose|make me not wake up|do the job|sleep forever|i never wake up|"
    "make sure i do not wake up|be painless|it is over|end everything|lethal for someone my|"
    "kill someone my"
)

LEAVING = (
    "goodbye forever|final goodbye|final goodbyes|last goodbye|my last message|"
    "my final message|my last words|last text from me|last time you will hear from me|"
    "last you will hear from me|last you hear from me|my last day on earth|"
    "my last night on earth|last night on earth|last day on earth|last night alive|"
    "my last day alive|my last sunset|my final hours|my final night|my final day|"
    "never hear from me again|not hear from me again|not be hearing from me again|"
    "never see me again|see you on the other side|see you in the next life|see you in heaven|"
    "in another life|last time i will bother|last time i bother|last thing i ever|"
    "last message from me|last thing i will|never have to hear from me again|goodbye world|"
    "goodbye cruel world|not be a problem anymore|last christmas|last birthday"
)
