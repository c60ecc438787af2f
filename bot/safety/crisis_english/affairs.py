"""Affairs put in order, things given away, homes found for pets, wills and insurance."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.words import PERSON
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "affairs-in-order",
            w("affairs|everything|things|finances|house|life|it all|paperwork"),
            o("is|are|all|s|my|has been"),
            w("in order|are settled|taken care of for when|settled for when|squared away for when"),
            unless("to start|for my|for the appointment|for insurance|to schedule|with my insurance|to get"),
            guards=(
                ex.in_general,
                only.sentence_has("retirement|taxes|labs?|insur\\w*|forms?|referral|appointment|intake"),
            ),
            weight=0.6,
        ),
        rule(
            "getting-affairs",
            w("getting|get|got|putting|put|have|had|set|setting|finished|wrapping up|tidying"),
            o("all|most of"),
            w("my affairs|his affairs|her affairs|all my affairs|our affairs"),
            weight=0.8,
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.sentence_has("retire\\w*|taxes|move|moving|surgery|estate lawyer|attorney"),
            ),
        ),
        rule(
            "giving-away",
            w("gave|give|giving|given|gives|giving away|donated|handed|giving out"),
            gap(5),
            w(
                "away|away my|away his|away her|all my things|all my stuff|to my brother|"
                "to my little brother|to my sister|to my best friend|all his stuff|all her stuff|"
                "everything i own|his dog|my dog|my cat|my guitar|my ps5|all of my"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "wheelchair|donat\\w*|charity|goodwill|garage sale|data|info|information|secret|"
                    "free samples?|clinic take|my age|prize|advice|swag|spot|slot|moving|bed|crib|"
                    "old clothes|privacy|medical|samples|appointment"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "his-things-away",
            w(PERSON),
            gap(6),
            w(
                "given away|giving away|gave away|giving all|gave his|gave her|gave me his|gave me her|"
                "gives away|giving his|giving her|gave all"
            ),
            guards=(only.sentence_has("donat\\w*|charity|goodwill|moving"),),
            weight=0.4,
        ),
        rule(
            "rehomed",
            w(
                "found homes for|found a home for|found someone to take|found someone for|rehomed|"
                "rehoming|new home for|new homes for|arranged for someone to take|"
                "lined up someone to take|made arrangements for|made sure someone will take|"
                "made plans for|someone will feed|find someone to take|someone to take care of"
            ),
            gap(2),
            w("cat|cats|dog|dogs|pets|pet|animals|kids|daughter|son|bird|my kids|children"),
            unless("while|during|for my appointment|that day|so i can come"),
            guards=(only.sentence_has("while|during|appointment|infusion day|shelter|moving|allerg\\w*|foster"),),
            weight=0.6,
        ),
        rule(
            "will-and-insurance",
            w("life insurance|insurance policy"),
            gap(5),
            w("pay|pays|paid|payout|cover|covers|void|still|suicide|collect|money goes|to my kids|my wife gets|clause"),
            gap(5),
            w(
                "suicide|do it yourself|did it yourself|if i|kill|self inflicted|myself|die|i am gone|"
                "i do|my own|intentional|am gone|overdose|on purpose|after|for my family"
            ),
            guards=(ex.long_past,),
            weight=0.7,
        ),
        rule(
            "my-will",
            w(
                "wrote my will|made my will|updated my will|writing my will|signed my will|will is done|"
                "updated my beneficiaries|changed my beneficiary|picked out my casket|picked my casket|"
                "bought a plot|planned my funeral|planning my funeral|planning my own funeral|"
                "prepaid my funeral|chose my funeral|songs for my funeral|who gets what"
            ),
            weight=0.5,
            guards=(ex.fatal_illness,),
        ),
        rule(
            "paid-ahead",
            w(
                "paid the rent|paid rent|paid my bills|paid all my|paid everything|paid off|"
                "closed my accounts|closed my bank|deleted my|deleted all my|cleaned out my|"
                "cleaned my apartment|emptied my|quit my job and|cancelled everything|"
                "canceled everything|passwords are|my passwords|list of passwords|"
                "wrote down my passwords|bank passwords|wiped my phone"
            ),
            weight=0.3,
            guards=(ex.in_general,),
        ),
        rule(
            "once-i-am-gone",
            w("once|after|when|until|that|because|and"),
            w(
                "i am gone|i am no longer here|i am dead|i die|i am not here anymore|"
                "i am not around anymore|im gone|i am not around|i am no longer around|i have gone|"
                "i am no longer alive|i am finally gone|i am not alive"
            ),
            unless(
                "on vacation|away|home|back to|from work|for the day|to work|out of town|for a week|on a trip|"
                "next week|camping|traveling"
            ),
            guards=(
                ex.in_general,
                ex.fatal_illness,
                only.sentence_has(
                    "vacation|travel\\w*|trip|out of town|organ|donor|sleep when|refills?|dog sitter|under|infusion"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "will-be-gone",
            w(
                "i will be|i will finally be|i am going to be|i plan to be|i should be|i will just be|"
                "i will already be|will soon be"
            ),
            o("long|already|finally|just|all|be"),
            w(
                "gone|at peace|at rest|no more|in a better place|free of this|with god|out of everyone s|"
                "out of everyone|out of their|out of your hair|out of pain forever|free forever|"
                "pain free forever|with jesus|in heaven|in the ground|done with all of this|"
                "out of my misery"
            ),
            unless("all day|for|on|until|until|from|next|the week|out of|this weekend|by noon|away|to|camping"),
            guards=(
                only.sentence_has("vacation|travel\\w*|trip|out of town|weekend|work|airport|ride|moving|minutes"),
            ),
            weight=0.8,
        ),
        rule(
            "be-with-the-dead",
            w(
                "join|be with|joining|going to see|see|reunite with|being with|reunited with|follow|"
                "go be with|go to|meet|with"
            ),
            o("my|him|her"),
            gap(2),
            w(
                "late husband|late wife|my late husband|my late wife|dead husband|dead wife|in heaven|"
                "on the other side|in the afterlife|in the grave|up there|who passed|"
                "again soon in heaven|soon up there|beyond the grave|wherever she is now|in the ground"
            ),
            weight=0.7,
            guards=(ex.in_general, ex.long_past, only.sentence_has("one day|some day|someday|is|she is|he is")),
        ),
    ]
