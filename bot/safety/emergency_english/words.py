"""Word families that several subjects share."""

from __future__ import annotations

CHILD = (
    "toddler|baby|infant|child|kid|kids|son|daughter|grandson|granddaughter|grandchild|"
    "grandkid|nephew|niece|little one|year old|yr old|yo|y o|month old|months old|"
    "little girl|little boy|little brother|little sister|twins|two year|three year|four year|"
    "kiddo|preschooler|stepson|stepdaughter|children|grandbaby|girl|boy"
)

PERSON = CHILD + (
    "|he|she|they|husband|wife|brother|sister|mom|mother|dad|father|friend|roommate|partner|"
    "boyfriend|girlfriend|teen|teenager|uncle|aunt|cousin|coworker|neighbor|grandma|grandpa|"
    "grandmother|grandfather|someone|patient|guy|woman|man|lady|fiance|spouse|somebody|"
    "person|him|her|client"
)

MED = (
    "pill|pills|med|meds|medication|medications|medicine|medicines|ketamine|lozenge|lozenges|"
    "troche|troches|tablet|tablets|tylenol|xanax|insulin|opioid|opioids|oxy|oxycodone|ambien|"
    "benzo|benzos|klonopin|ativan|sleeping pills|fentanyl|vicodin|norco|percocet|adderall|"
    "gabapentin|trazodone|seroquel|nasal spray|spravato|capsules|capsule|melatonin|"
    "blood pressure pills|clonazepam|lorazepam|alprazolam|valium|heroin|methadone|"
    "hydrocodone|tramadol|painkillers|painkiller|pain pills|antidepressants|zoloft|lexapro|"
    "effexor|wellbutrin|bleach|cleaner|edibles|edible|gummies|gummy|vape juice|dose|doses|"
    "rdts|rdt|advil|ibuprofen|lithium|prescription|morphine|suboxone|metoprolol|zolpidem|"
    "cough syrup|sedatives|sedative|muscle relaxer|muscle relaxers|hydroxyzine|benadryl|"
    "nyquil|cocaine|molly|mdma|ghb|k|special k|antifreeze|detergent|hand sanitizer|patch|"
    "patches"
)

DRINK = (
    "alcohol|vodka|whiskey|wine|beer|beers|tequila|drinks|drinking|drunk|booze|liquor|"
    "a drink|shots|rum|bottle of wine|xanax|oxy|opioids|benzos|pain pills|pain pill|"
    "sleeping pill|sleeping pills|ambien|fentanyl|klonopin|ativan|percocet|valium|heroin|"
    "norco|methadone|vicodin|hydrocodone|cocaine|meth|molly|painkillers|muscle relaxers|ghb|"
    "sedatives|morphine|suboxone|benadryl|oxycodone|edible|edibles|lorazepam|clonazepam|"
    "alprazolam|zolpidem|tramadol|gabapentin|nyquil|adderall"
)

NOW_BAD = (
    "can not keep my eyes open|not keep my eyes open|can not stay awake|barely awake|"
    "barely breathing|not breathing|slow breathing|breathing slow|breathing weird|"
    "breathing funny|vomiting|throwing up|so dizzy|feel weird|feel really weird|feel strange|"
    "feel awful|feel sick|passing out|passed out|pass out|confused|not making sense|slurring|"
    "drowsy|nodding off|will not wake|can not wake|heart racing|heart is racing|"
    "heart pounding|really out of it|shaking uncontrollably|blacking out|can not stand up|"
    "can not move|nodding out|forgetting to breathe|unresponsive|fading|super sleepy|"
    "so sleepy|really sleepy|loopy|stumbling|staggering|can not walk|can not see|chest|"
    "breathing"
)
