"""Single signs: pain that is deserved, one's own death pictured, a safety plan torn up, a near crash, last thanks."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
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
