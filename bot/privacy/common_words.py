"""Ordinary words of the questions that people ask a clinic: behind "my husband" or "a doctor", in lower case, no name.

All words that stand at least three times in lower case in `data/`, without the names in `bot.privacy.words` and without
words that are given names too (Joy, Hope, Drew). Kept as a list, so that a change of training examples does not change
what is redacted.
"""

from __future__ import annotations

_TEXT = """
    ability able above abren abroad absorbed abt abuse accept accepted access accident accidental accidentally
    according account accurate aches acid across act acting action active actor acts actual actually acupuncture
    acute ad adapt add added addict addicted addiction addictive addicts adding address adjust adjustment
    administer administered admitted adolescents ads adult adults advance advertise advice advise affect
    affected affects afford afraid afternoon afternoons afterward afterwards against age ages agian agitated ago
    agree agreed aguanto ahead aid aids aim air aire airport al alarm alcohol alcoholic alcoholics alert algo
    alguien alike alive allergic allergies allergy allowed almost along alongside alright altering alternative
    alzheimers amazing amazon ambulance among amount amygdala anesthesia anesthesiologist anesthetic aneurysm
    anger angry animal animals anniversary anonymous anorexia another answer answered answering answers
    antagonist anti antibiotics antidepresants antidepressant antidepressants antidote anxiety anybody anything
    anyway anywhere apart apartment apnea app appeal appetite application apply appointment appointments
    appreciate approach approval approve approved apps appt appts area areas arent arketamine arm arms army
    around arrange arranged arrive arthritis article asap aside ask asking asks asleep assessment assistance
    assistant assisted asthma ate atrophy attachment attack attacks attempt attempted attempts attention
    attorney atypical aunt auth authorization autism autistic automated average avoid awake aware away awful
    ayer ayuda baby babysitter back backfire background bad badly bag bail bakery balance ball ballpark banana
    bank bankrupt bar barely barn based basic basically basics bath bathroom battery bay bc beat beats become
    becomes bed bedroom bedtime beer beforehand begin beginner beginners beginning behalf behavioral behind
    believe belly belong below bend benefit benefits beside best betterhelp between beyond bf bien big bigger
    biggest bike billed billing bills bind biology birth birthday bit biting black bladder bladders blah blame
    blanket bleed bleeding block blocked blocker blockers blocking blocks blood bloodwork blow blues blurry
    board boat body bones book booked books boost booster boosters booze borderline bored born boss bot bother
    bottle bottles bottom bought bounce box boxed boxes boy boyfriend boys bp brain brains branches brand break
    breakfast breaking breakup breast breastfed breastfeeding breath breathe breathing breathwork bridge brief
    bringing brochure broke broken brother brought brownies bruise bucks budged budget build building built
    bullet bump bumped bunch burden burn burned burning burnout burns burnt burst bus business busy button
    buying bye cab cabinet caffeine cake cal calendar calling calls calm calming calories camera canada cancel
    canceled cancellation cancelling cancels cancer candidate canned cansada cant car card cardiologist cards
    caregiver carer carries carry cars cart case cases cash cat catatonic catch category cats cause caused
    causes causing ceiling cell cells center centers ceremony certain certified chain chainsaw chair chairs
    champagne chances change changed changes changing character charge charged charger charges chart chat
    chatbot chatbots chatgpt chatting cheap cheaper cheapest check checked checking checklist checks cheer
    chemical chemically chemicals chemistry chemo chest chew chicken child childhood children chip chiropractor
    choice choices choking cholesterol choose choosing chronic church cinco cita city claim claims clash class
    classes claustrophobic clean cleaning clear clearance cleared click client clients climb clinic clinical
    clinically clinician clinicians clinics clipboard clock close closed closely closer closet closing clothes
    club clubs coach coat cocaine cocktail code coded codes coffee cognitive coke cold collapsed collect college
    colonoscopy color com combat combination combine combo comedown comfortable coming commercial commit common
    community commute como comp companies companion company compare compared comparing comparison complaint
    complaints complete completely complex compliant complicated compounded compounding compulsive compulsory
    computer conceive concentrate concentration concern concerned concerns concussion condition conditions
    confidential confirm conflict confused confusing connect connection connections cons conscious consciousness
    consent consequences consider considered considering constant constantly consult consulta consultation
    contact contacted contagious contesta continue contract contraindication control controlled controls
    conversation convince convinced cook cookies coordinate coordinator cop copay cope copy cord corner correct
    correo cortex cortisol cost costs couch cough coughing couldnt counseling counselling counselor count
    counter country counts county couple couples course court cousin coverage covering covers covid coworker
    crack crackers crash crashed crave cravings crazy cream credentials credit crew cries crisis criteria cry
    crying ctb cuando cuesta cuff cup curb cure cured curious current custody cut cutoff cutter cutting cuz
    cycle cystitis dad dads damage damaged danger dangerous dangers dark data date dates daughter day days dead
    deadline deadly deal dealbreaker dealing deals dear death deaths debunked decades decent decided decides
    deciding decision decisions deductible deep deeper define definition dejar dejo delete delivery delta
    dementia denied dental dentist deny department depend dependence dependent depends depersonalization
    deployment deposit depresion depression depressive dept dermatologist descansar describe described
    description desde desk despertar despierta detached details detect detox developer developing device devices
    diabetes diabetic diagnose diagnoses diagnosis diarrhea dice didnt die diet diff differ difference
    differences different differently differs difficult dinner dip directions directly director disability
    disabled disadvantages disappear disc discharge discontinue discount discreet discuss disease dishes
    disorder disorders disqualify dissociation dissociative dissolve distance distract ditch diversion divorce
    dizziness dizzy doable doc docs doctor doctors documentary documents doesnt dog dogs dollar dollars dolor
    done donor door dopamine dormir dos dose doses dosing dot double down downsides dozen dr drank draw drawer
    draws dread dream dreams drill drink drinking drinks drip dripped drips driver driving drooling drop dropped
    dropping drops drowning drug drugs drunk dry due duele duelo dui dull dumb dump dumped during duty dye dying
    dysthymia ear earlier earliest early ears earth ease easier easiest easily easy eaten eating eats ecstasy
    edge edible edibles efects effect effective effects egg eight elderly electroconvulsive electroshock
    elevator eleven eligible elsewhere em email emailed embarrassing emergencies emergency emotional emotionally
    emotions empiezo employee employer employment empty encrypted end ended ending ends energy enfermera enjoy
    enjoying enough enrollment entire entirely entrance enzymes epidural epilepsy episode episodes equipment er
    erase error esa eso esposo essay esta established estar este esto estoy etc eval evaluated evaluation
    evening evenings event eventually everybody everyday everyone everyones everything everywhere evidence
    evryone ex exact exactly exam example except exception excited exclude excluded excuse exercise exercises
    exhausted exist existed existing exit expect expected expecting expense expensive experience experimental
    explain explained explaining explanation exploding exposure extra extract eye eyes face fact factors facts
    factura fade fades fading fail failed failing fails failure faint fainted fainting fair fake fall falling
    families family fancy faq far farm fast faster fastest fasting fatal father fatigue fault favor fax fear fee
    feed feel feeling feelings feels fees feet fell felony female fentanyl fertility fertilizer fever few fewer
    fibro fibromyalgia field fifteen fight figure file files filled fin final financial financing finding finds
    fine finger finish finished finishing fire fireworks fish fit fitness fits five fix fixed flag flagged flags
    flare flashbacks flashes flat flexibility flexible flight flip float floating floaty floor floors flu fluids
    fly flyer flying focus fog foggy folks follicle followers following follows food foods foot football
    forbidden forever forget forgetful forgetting forgive forgot form formal forming forms formula formulario
    forum forward found four fourth frail frame freak freaking free freeway freeze frequently fresh fri friday
    fridge friend friendly friends fright frightened front frontal frozen fruit fue full fully fun function
    functional functioning fund funeral funk funny further future gain gained game games ganglion gap gaps
    garage gas gemini general generalized generally generic genes genetic gentle gentler gf gift girl girlfriend
    gives giving glad glass glasses gloomy glutamate goal goals gold gone gonna goodbye gotta gotten government
    gown gp gracias grad grade gradually grand grandfather grandkids grandma grandmother grandpa grandson
    grateful gray great greater green grey grief grieving grinding groggy grounds group groups grow growing
    grown growth grumpy guard guess guide guilt gum gummies gummy gun guns gut guys gym ha habit habits habla
    hablar hablo hace hacer hacerlo haha hair half halfway hallucinogen hand handed handle handled handles hands
    hang hanging hangover happen happened happening happens happy hard harder hardly harm harmed harmful
    harmless hated haul hay hazards head headache headaches headlines headphones headspace heal healing heals
    healthy hear heard hearing heart heavier heavily heaviness heavy held hell hello helpful helping helps
    hermana hermano heroin herself hes hi hidden hiding higher highway hijo hijos himself hip hippocampal
    hippocampus hiring history hit hits hives hobbies hold holding holds hole holes holidays home homes homework
    honest honestly honor hook hooked hopeful hopeless hopes hoping hora hormone hormones horrible horror horse
    horses hospice hospitalized hospitals host hot hotel hotline hours house hoy hr hrs huh human humans hundred
    hundreds hungry hurt hurting hurts husband hype hypertension hypnosis ibogaine ice id idea ideas ideation
    idk ill illegal illness illnesses images imbalance immune impact important improve improvement improving
    incl include included income increase increased individual induction infection inflammation info inform
    information informed infusion infusions ingles inhaler inherited inhibitor initial inject injection injury
    inpatient inpatients ins insides insist insists insomnia installment instructions insulin insurance insured
    insurer insurers intake integration intend intense intensive intention intento interact interaction interest
    interested intermittent internet interpreter interstitial interval interview intravenous intrusive invented
    invoice involved iq ir iron irritable irritate isnt issue issues ist itemized itself ive jab january jaw jk
    job jobs johns joint joke jokes joking journal journaling judge jueves juice jump jury kap keeping ket
    ketamin ketamina ketmine key keys kg kick kicked kicks kid kidding kidney kidneys kids kill killed killing
    kills kind kinda kinder kindly kinds kit kitchen knee knees knitting knock knocked knocks knowing known
    kratom lab label labs lack ladder lady lag laid land landline landlord language languages laptop lasting
    lasts lately laugh laughed laughing law lawful lawyer lay laziness lazy lb lbs lead leading leads leaflet
    lean learn learned learning lease least leave leaves leaving left leftover leg legal legally legit legs
    length les lesions less lethal lets letter letters level levels library licence license licensed lidocaine
    lie lied lies life lifestyle lifetime lift lifting lifts light lighter lights liked likely likes limit
    limits line lines link linked lips liquid liquids list listed listening lists literally little liver living
    loading loan lobby lobe local location lock locked locks log lol lonely longer longest looked looking looks
    loop loops loopy loose lose losing loss lost lots loud louder loved lovely low lower lowers lozenge lozenges
    luck lucky lunch lying machine machines mad magic magnesium magnet magnetic magnets mail mailed mailing main
    maintenance major making male mall malpractice man managed manager managing mandatory mania manic many map
    march market marketing marketplace marks marriage mask massage matar matarme matter matters md meal meals
    mean meaning means meant measure mechanism med media medically medication medications medicina medicine
    medicines meditating meditation meds meeting meetings meh mejor melancholic melatonin member members
    membership memories memory men menopause mental mentally mention mentioned mentions menu mess message
    messages messenger met meter meth method mexico mg mi microdose microdosing mid middle midnight miedo
    migraine migraines mild milder mile military milk mill milligram milligrams min mind mindset minimum minor
    minute minutes miracle mirror mis miscarriage miserable mismo miss missed missing mistake misuse mix mixed
    mixing mode moderate mole molecule mom moment moms monday money monitoring monitors month monthly months
    mood moods moral morir morirme morning mornings morphine mostly mother mothers motion motivation motorcycle
    mountains mouth move moved movie moving mri msg much muchas mucho muero muerta mum mundo muscle muscles
    mushroom mushrooms music muy myth nada nah nail nails name names nap narcan narcotic nasal nasty natural
    naturally nature naturopath nausea nauseous nearby nearest nearly necessary necessity neck needing needle
    needles negative neighbor neighbour neither nephew nerve nerves nervous net network neural neurofeedback
    neurological neurologist neuron neurons neuroplasticity neuroscience neurotransmitter neurotransmitters
    newborn newer news newsletter next ni nice nicotine niece night nightcap nightmare nightmares nights nine
    nite nitrous nmda nobody noche nodding noise noises none nonsense nonstop noon norco norepinephrine
    norketamine normal normally nortriptyline nose nosebleeds nothing notice noticing null numb number numbers
    numbing numbness nurse nurses nursing nutshell nyquil oak oat observation od odd odds offer offered offering
    offers officer offices official officially often oil older oldest olds ones online open opened opening opens
    operate operating opinion opinions opioid opioids opposite option optional options oral ordered ordinary
    organ organs originally others otherwise otra otro ought outcome outpatient outside outweigh overactive
    overall overdose overdosed overnight overseas overview owe owned owns ox oxy oxygen pacemaker paciente pack
    package packet page paid pain painful painkiller paint panel panels panic paper papers paperwork paramedic
    paramedics parar parent parents parking parkinsons parole parties parts party pass passed passenger passing
    passive password past pastilla pastillas pastor patch path pathways patient patients pause paying payment
    pcp peace peaceful pecho pediatrician pee peeing peer pen penalty pensamientos people percent percentage
    period periods permanent permanently permission permit pero persistent person persona personal personality
    pets pharmacist pharmacy phase phobia photo physical physically physician pick picked picking picks pickup
    picky picture pictures piece pienso pill pillows pills pilot pistol pitch pizza place placebo places plain
    plane planned planning plans plant plants plastic plasticity play playlist pleasure plenty pls plug plus plz
    pm pocket podcast poem point pointless points poison police policy polish pool poor pop porque port portal
    position positive possession possibility possible post posted poster postpartum postpone pot potential
    pounding pounds powder power ppd ppl practical practice practitioner pray predict prednisone prefer
    prefrontal pregnancy pregnant pregunta prep prepare prepay prescriber prescribing prescription prescriptions
    presentation press pressure pretty prevent prevented preventing prevention previous prices pricey primary
    printed printer prior prison privacy private pro prob probably probation problem problems procedure process
    procrastination professional professor program programme programs progress project promised promising proof
    proper properly pros protect protection protocol prove proven provider providers psych psychedelic
    psychedelics psychiatric psychiatrist psychiatrists psychiatry psychological psychologist psychology
    psychosis psychotherapy psychotic public puede pueden puedo puke pull pulled pulling pulse pump pumps puppy
    pure purpose push pushes puts putting qualifications qualifies qualify quantity queasy question
    questionnaire questionnaires questions quick quicker quickly quiere quiet quite quits quitting quiz quizzes
    quote quoted race racing raise raised raises ramp ranch random rang range rank rapid rare raro rash rate
    rates rather rating raves raving raw reacciona reach react reaction reactions reading reads real realistic
    realistically reason reasons rebound rebuild receipt receipts receive receptionist receptor receptors
    recibir recliner recognise recognize recommend recommendation record records recover recovered recovering
    recovery recreational recurrent red reduce reduced referrals referring refill refractory refund refuse
    refuses regarding regards regeneration regional regions regret regrow regular rehab reimburse reimbursed
    reimbursement relapse relapsed related relationship release released reliable relief relieves religious
    remain remedies remember remission remote remove removed renew rent rep repair repeat repeated replace
    replacement replies reply report reported represent reputable request require required requirements
    reschedule rescue research reserve reset resets residency resident resistant resort respira respirar respond
    responder responders responding response responsible rest restart resting restore restores restroom result
    results resume retired retirement retreat return returned reverse reversible reviews reward rewire rewiring
    rhythm rid ride rigid ring risk risks risky rn road roads robot rock role roll rolled rolling roof room
    roomate roommate rooms root rope rough round route routine row ruin ruined rule rules run running rural sabe
    saber sad sadder sadness safe safely safer safety salary sale sales sample sat saturday save saved saving
    savings saying scale scam scan scans scared scares scars scary schedule scheduling schizophrenia school
    schoolteacher science scientists score scores scratch screaming screen screening screens script scroll
    scrolling se season seasonal seasons second seconds section security sedated sedation sedative seem seems
    seen seguir seguro seis seizure seizures self sell selling semana sending sends seniors sensation sense
    sensible sensitive sentence sentences separate separates separation series serious seriously serotonin serve
    service services sesiones session sessions set sets setting settle settled seven several severe sex shake
    shaking shape shaped share shared sharp sharpness sheet shell shes shift shifts shingles ship shipped shock
    shoes shoot shop shopping short shorten shorter shot shots shoulder show showed shower showering showing
    shown shows shrink shrinkage shrinking shrinks shrooms shrugged shrunken shut shy si sickness side siempre
    siento signals signed signing signs silence silent silly silver similar simple simply sin single sink sinus
    sir sirve sister site sites sits sitter sitting situation six sixth size sketchy ski skills skin skip skips
    sleep sleeper sleeping sleeps sleepy sleeves slept slide sliding slipped slipping slot slots slow slower
    slowly slump slurred slurring small smaller smalltalk smart smarter smell smells smile smoke smoked smoking
    sms smth snap snaps sniff snores snoring snort snow sober sobre sobredosis sobriety soccer social sociopath
    sofa soft software sold solo somebody something sometime sometimes somewhere son song songs sooner soonest
    sore sorry sort sorts soul sound sounds soup spa space spaced spacey spacing spare speak speaking speaks
    special specialist specialty specifically speech spell spelled spend spending spent sperm spike spinal
    spines spit split sponsor sports spot spots spouse spravto spray sprays spread spring square squirt st
    stable stack staff stage stages stairs stand standard standing stands stare start starter starting starts
    startup state statement states station stayed staying steer stellate step steps steroid stick sticker sticky
    stiff stimulation stimulator stitches stock stomach stood stopping stops store stored stories story stove
    straight strange street strength stress stressed stressful stretch strict strictly strip stroke strong
    stronger strongly structural structured struggling stuck student students studied studies study stuff stupid
    style su submit subscription substance success such suck suddenly sugar suggest suicidality suicidas suicide
    suicides suicidio suitable suite suits sum summarize summary sunday sunglasses super superbill supermarket
    supervised supervision supper supplement support supposed supposedly sure surge surgeon surgery survive
    survived survivor swab swallow swallowed swallowing swap swear swears sweating swelling swing swinging
    swings switch switched switching swollen symptom symptoms synapse synapses synaptogenesis syndrome syrup
    system table tablet tablets tabs tailored taken talked talking talks tall tank tap tape taper tapered tarde
    tardes target taste tastes tattoo tax taxes taxi tbh tea teach teacher teachers team tears tech teen teenage
    teenager teenagers teens teeth telehealth telephone telling tells temporary ten tend tends term terms
    terrible terrified terror test tested testimonials testing testosterone tests text texting texts thank thats
    themselves theory therapies therapist therapists therapy theres theyre thick thigh thin thing things think
    thinking thinner third thirty tho those thought thoughts thread three threw throat through throw throwing
    thru thurs thursday thx thyroid tick ticket tiempo tiene tienen tier tight tightness til till time timeline
    timer times timing tiny tip tips tire tiredness tissue tmrw toast toddler todo todos together toilet
    tolerance tomatoes tongue tonight tool top topics total totally touch touched tour tours toward town toxic
    trabajo trace track tracked tracking traditional traffic train trained training tranq tranquilizer
    transcript transfer trash tratamiento trauma travel treatable treating treatment treatments treats tree
    trial trials trick tricks tricyclics trigger triggers trimester trip tripping trips troche troches trouble
    troubles truck trucker true truffles trust trustworthy truth tub tube tubes tuesday tunnel turkey turn
    turned turning turns tv twelve twenties twenty twice twin twins type typed types typical typing ua ugly
    ultrasound um un una unbearable uncle unconscious underneath understand understanding understood undo undone
    undress unipolar unit units university unresponsive untreated unwanted updates upped ups upset upside
    upstairs ur urge urgent urinalysis urinary urine urologist useful useless user users ustedes usual usually
    vacation vagus value vape vary vehicle vein veins veo ver version versus vertigo vet veteran veterans vets
    vez vial vida video view virtual vision visiting vitals vitamin vitamins viva vivir vodka voice voicemail
    voicemails voices volume volunteer vomiting vote voy vs waitlist waits wake waking walgreens walk walking
    wall wallet wanna wanting war warned warning wasnt waste wasted wat watched watches watching water way ways
    weak weaken weaker weakness wean wear wearing wears weather web webcam website wed wedding wednesday weed
    weekend weekends weekly weeks weepy weigh weight weird welcome wellness wet whatever whats whatsoever wheel
    wheelchair whenever whether whichever whiskey whoever whom whos whose wide wife wind window windows wine
    wins winter wiped wire wiring wisdom wise wish wishful withdrawal within wks wld wobbly woke woman women won
    wonder wonderful wondering wont word words wore worked worker workers world worn worried worrier worry worse
    worst wort worth worthless wouldnt wreck wrist writes writing written wrong wud xylazine ya yall yeah year
    years yesterday yo yoga youre yours yourself yr yrs zapping zaps zero zip zombie
    """
COMMON = frozenset(_TEXT.split())
