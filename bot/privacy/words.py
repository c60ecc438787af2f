"""Word lists for telling people's names from everything else visitors write. All folded: lower case, no accents."""

from __future__ import annotations

from bot.safety.grammar import word_set

FIRST_NAMES = word_set(
    """
    aaliyah aaron abby abdul abigail abraham ada adam addison adrian adriana adrienne agnes ahmed aidan aiden aisha
    alan alana albert alberto alejandra alejandro alexander alexandra alexandria alexis alfonso alfred alfredo ali
    alice alicia alina alisa alison allan allen allison alma alonzo alvin alyssa amanda amber amelia ami amina amir
    amy ana andre andrea andres andrew andy angela angelica angelina angelo angie anita anna annabelle anne annette
    annie anthony antoine antonio april ariana arianna armando arnold arthur ashley aubrey audrey austin ava avery
    barbara barry beatrice beatriz becky belinda ben benjamin bernadette bernard bernice bertha beth bethany betsy
    betty beverly bianca blanca bob bobby bonnie brad bradley brandi brandon brandy brenda brendan brent brett
    brian brianna bridget brittany brittney bruce bryan bryce caleb calvin cameron camila candice cara carl carla
    carlos carmen carol carole caroline carolyn carrie carter casey cassandra catherine cathy cecilia cedric celeste
    celia cesar chad charlene charles charlie charlotte chelsea cheryl chloe chris christian christie christina
    christine christopher christy cindy claire clara clarence claude claudia clayton clifford clinton clyde cody
    colin colleen connie connor constance corey courtney craig cristian cristina crystal curtis cynthia daisy dale
    damian damon dan dana daniel daniela danielle danny daphne darius darlene darnell darrell darren darryl dave
    david deanna debbie deborah debra delores denise dennis derek derrick desiree devin devon diana diane diego
    dolores dominic dominique don donald donna doris dorothy doug douglas duane dustin dwayne dylan earl ebony eddie
    edgar edith edna eduardo edward edwin eileen elaine elena eleanor eli elias elijah elisa elizabeth ella ellen
    elliot ellie elmer elsa elsie elvira emily emma emmanuel enrique eric erica erick erik erika erin ernest
    ernesto esmeralda esteban estella esther ethan ethel eugene eunice eva evan evelyn everett fatima felicia
    felipe felix fernando fiona flora florence floyd frances francesca francis francisco franklin fred freddie
    frederick gabriel gabriela gabrielle gail garrett gary gavin geneva genevieve geoffrey george georgia gerald
    geraldine gerard gilbert gina giovanni gladys glenda glenn gloria gordon greg gregory gretchen guadalupe
    guillermo gustavo gwen gwendolyn hannah harold harriet harry harvey hassan hazel heather hector heidi helen
    henry herbert herman hilda holly howard hugh hugo ian ibrahim ida ignacio imani ines ingrid irene iris irma
    isaac isabel isabella isabelle isaiah ismael israel ivan jack jackie jackson jaclyn jacob jacqueline jaime jake
    jamal james jamie jan jane janelle janet janice jared jasmine jason javier jayden jean jeanette jeanne jeff
    jeffery jeffrey jenna jennie jennifer jenny jeremiah jeremy jermaine jerome jerry jesse jessica jesus jill jim
    jimmy joan joann joanna joanne jocelyn jodi joe joel joey johanna john johnny johnson jon jonathan jordan jorge
    jose joseph josephine joshua joyce juan juana juanita judith judy julia julian juliana julie juliet julio june
    justin kaitlyn kara karen kari karina karl karla kate katelyn katherine kathleen kathryn kathy katie katrina
    kayla keith kelli kellie kelly kelsey ken kendra kenneth kenny kerry kevin khadija kim kimberly kirk kristen
    kristi kristin kristina kristine kristy kurt kyle laila lakisha lana larry latasha latoya laura lauren laurie
    lawrence leah leila lena leo leon leonard leonardo leroy leslie leticia lewis liam lila lillian lillie linda
    lindsay lindsey lisa lloyd logan lois lola lonnie lora lorena loretta lori lorraine louis louise lucas lucia
    lucille lucy luis luisa luke luz lydia lynn mabel mackenzie madeline madison malcolm malik mandy manuel marcella
    marcia marco marcos marcus margaret margarita maria mariah marian mariana marianne maribel marie marilyn mario
    marion marisa marisol marissa marjorie marlene marsha marshall martha martin marvin mary mateo mathew matt
    matthew maureen maurice mauricio max maxine megan meghan mei melanie melinda melissa melody melvin mercedes
    meredith mia micah michael michaela micheal michele michelle miguel mike mildred milton mindy miranda miriam
    misty mitchell mohamed mohammed molly mona monica monique morgan muhammad myra myrtle nadia nancy naomi natalia
    natalie natasha nathan nathaniel neil nelson nicholas nichole nicolas nicole nina noah noel noelle nora norma
    norman olga oliver olivia omar orlando oscar owen pablo paige pamela patricia patrick patsy patti paul paula
    paulette pauline pedro peggy penny perry pete peter phil philip phillip phyllis priscilla priya quentin rachael
    rachel rafael ralph ramon ramona randall randy raquel raul raymond rebecca regina reginald rene renee rhonda
    ricardo richard rick rickey ricky riley rita rob robert roberta roberto robin robyn rochelle rocio rodney
    rodolfo rodrigo roger roland rolando roman ron ronald ronnie rosa rosalie rosario rosemary roxanne roy ruben
    ruby russell ruth ryan sabrina sally salvador sam samantha samuel sandra sandy santiago sara sarah saul scott
    sean sebastian selena serena sergio seth shane shannon shari sharon shaun shawn sheila shelby shelia shelley
    sheri sherri sherry sheryl shirley sidney silvia simon simone siobhan sofia sonia sonya sophia sophie stacey
    stacy stanley stefanie stella stephanie stephen steve steven stuart suresh susan susana suzanne sven sydney
    sylvia tabitha tamara tami tammy tanya tara tasha taylor ted terence teresa teri terrance terrence terri terry
    thelma theodore theresa thomas tia tiffany tim timothy tina todd tom tommy toni tonya tracey traci tracy travis
    trevor tricia trisha troy tyler tyrone valeria valerie vanessa vera vernon veronica vicki vickie vicky victor
    victoria vincent viola vivian wallace walt walter wanda warren wayne wei wendy wesley whitney wilfred willard
    william willie wilma xavier xiomara yesenia yolanda yvette yvonne zachary zoe
    """
)

# Last names that are no everyday words, for what is written in lower case ("kevin nguyen wants to know").
LAST_NAMES = word_set(
    """
    adams aguilar alexander allen alvarez anderson andrews armstrong arnold bailey baker barnes bennett bryant butler
    campbell carpenter carter castillo castro chavez chen clark coleman collins cooper cox crawford cruz cunningham
    davis delgado diaz dixon doe dominguez duncan dunn edwards elliott ellis espinoza estrada evans ferguson fernandez
    fisher fletcher flores ford foster fox freeman garcia gardner garza gibson gomez gonzales gonzalez gordon graham
    griffin guerrero guzman hamilton hansen harper harris harrison hawkins hayes henderson henry hernandez herrera
    hicks holmes howard hudson hughes hunt hunter jackson jacobs jenkins jensen jimenez johnson jones jordan kelly
    kennedy khan kim king knight kowalski kumar larson lawrence lee lewis li lin liu lopez luna marshall martin
    martinez mason matthews mcdonald medina mejia mendez mendoza meyer miller mills mitchell montgomery moore morales
    moreno morgan morris morrison munoz murphy murray myers nelson newman nguyen nichols oconnor olson orozco ortega
    ortiz owens palmer park parker patel patterson payne perez perkins perry peters peterson pham phillips porter
    powell powers price ramirez ramos reed reyes reynolds richards richardson riley rios rivera roberts robertson
    robinson rodriguez rogers romero rosario rose ross ruiz russell ryan salazar sanchez sanders sandoval santiago
    santos schmidt schultz scott shaw silva simmons simpson singh smith snyder soto spencer stephens stevens stewart
    stone sullivan taylor thomas thompson torres tran tucker turner valdez vargas vasquez vazquez vega velasquez wagner
    walker wallace wang ward warren washington watkins watson weaver webb weber welch wells west wheeler white williams
    willis wilson wong wood woods wright wu yang young zhang
    """
)

# Proper names that a question needs: medicines, scales, companies, places. Never redacted as a person's name.
KEPT = word_set(
    """
    ketamine esketamine spravato ketalar racemic spravatos ssri ssris snri maoi maois rems tms ect emdr cbt dbt ptsd
    ocd adhd cptsd tbi mdd bipolar lsd mdma dmt ayahuasca psilocybin thc cbd cannabis marijuana
    zoloft sertraline prozac fluoxetine lexapro escitalopram celexa citalopram paxil paroxetine effexor venlafaxine
    cymbalta duloxetine pristiq wellbutrin bupropion trintellix viibryd remeron mirtazapine trazodone abilify
    aripiprazole rexulti vraylar seroquel quetiapine zyprexa latuda lamictal lamotrigine lithium depakote valproate
    topamax tegretol neurontin gabapentin lyrica xanax alprazolam ativan lorazepam klonopin clonazepam valium diazepam
    benzos benzo ambien buspar buspirone hydroxyzine propranolol clonidine prazosin adderall ritalin vyvanse concerta
    strattera modafinil methadone suboxone buprenorphine naltrexone vivitrol oxycodone tramadol tylenol advil
    ibuprofen zofran ondansetron benadryl metformin ozempic wegovy mounjaro semaglutide losartan lisinopril synthroid
    levothyroxine warfarin eliquis viagra nardil parnate emsam auvelity zurzuvae zulresso versed midazolam propofol
    clomid accutane botox dexamethasone ketorolac toradol imitrex phq gad hamilton madrs moca yale harvard mayo
    stanford fda dea va nih samhsa hipaa aetna cigna anthem humana kaiser permanente tricare triwest medicare medicaid
    medi-cal medical blue cross shield united healthcare unitedhealthcare optum ambetter molina covered california
    hometown health hsa fsa carecredit affirm visa mastercard amex discover paypal venmo zelle apple google uber lyft
    amtrak greyhound johnson janssen joyous mindbloom nue innerwell better ucsf barton renown tahoe truckee reno
    stateline sparks carson minden gardnerville incline kings beach placerville sacramento roseville auburn folsom
    davis lake south north nevada california oregon utah heavenly northstar palisades harrah's harrahs harveys
    america american us usa english spanish español christmas thanksgiving easter ramadan iraq afghanistan vietnam
    matthew elon musk perry zoom facetime spotify netflix instagram facebook tiktok reddit youtube hamilton
    joe rogan esk iv im wifi
    """
)
# People the public talks about: "did Matthew Perry die from ketamine" is no one's secret.
PUBLIC = ("matthew perry", "elon musk", "joe rogan", "johnson & johnson", "johnson and johnson")

# Everyday words that follow "Dr." or "my husband" without being a name.
EVERYDAY = word_set(
    """
    a about after again all also alone always am an and any anymore anyone are aren't as asked at available be became
    because been before began being besides bill both bring but buy by call called came can can't cannot care come
    comes could couldn't cover currently daily decide did didn't died do does doesn't doing don't dont drive drives
    drove each eat either else even ever every felt fill finally find first follow for from gave get gets getting
    give given go goes going good got had hadn't has hasn't hate hates have having he he'd he's health hears help
    helped her here hers high him his hospital hour how i i'd i'll i'm i've if im in inside instead into is isn't it
    its join just keep keeps kept knew know knows last late later let like listen live lives long look lot love made
    make makes manage may maybe me meet might mine monitor more most must my myself near need needed needs never new
    no nor not note notes now of off office ok okay old on once one only onsite or order orders other our out over own
    part partner pay pays per phone plan please prescribe prescribed prescribes present provide put quit ran read
    ready really recommended refer referral referred refused review right runs said same saw say says see seeing sees
    send sent she she's should shouldn't sick sign sit since sit so some someone soon started stay stays still stop
    stopped struggles struggled suffer suffers suggested take takes taking talk tell than thanks that that's the
    their them then there these they thinks this though tired to today told tomorrow too took treat treated tried tries
    try trying two under until up us use used uses using very visit visits wait waiting want wanted wants was wasn't
    watch we week well went were what when where which while who whole why will with without won't work working works
    would write wrote yes yet you your and/or if're currently diagnosed depressed anxious suicidal
    recently already tomorrow's
    de del el la los las le lo y o en por para con que quiero soy es tengo
    """
)
