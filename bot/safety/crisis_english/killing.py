"""Killing oneself, ending one's life, ending it all: explicit statements."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import C
from bot.safety.crisis_english.words import GOING, INTENT, KILL, OWN, SELF_ONLY, WANT
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "ending-it",
            w(
                "i am ending it|i am ending things|i will end things|i am ending everything|"
                "i will end it|i am going to end it|i am gonna end it|i am just going to end it|"
                "he is ending it|she is ending it|im ending it"
            ),
            unless("with|early|after|at|with him|for|with her"),
            guards=(*C, ex.about_a_service),
            explicit=True,
        ),
        rule(
            "self-delete",
            w(
                "self delete|self deleting|self deletion|six feet under|6 feet under|eating my gun|"
                "eat my gun|eat a gun|unalive thoughts|unaliving|unalive me|unalive us|blow my head off|"
                "blow his head off|blow her head off|blowing my brains|blew his brains|bleach cocktail|"
                "drink drain cleaner|off me"
            ),
            guards=(*C, only.sentence_has("what does|mean|meaning|the word|collect|info")),
            explicit=True,
        ),
        rule("kill-self", w(KILL), o("my own|off|, |fucking"), w(SELF_ONLY), guards=C, explicit=True),
        rule(
            "kill-self-just-done",
            w("just|has|have"),
            o("just|now"),
            w("shot|hung|hanged|stabbed|poisoned|slit|cut open"),
            w(SELF_ONLY),
            guards=C,
        ),
        rule(
            "tried-recently",
            w("tried to|attempted to|tries to"),
            w("overdose|hang it|jump|end everything|die"),
            guards=(*C, ex.accident),
        ),
        rule(
            "end-life",
            w("end|ending|ends|take|taking|finish|finishing|terminate|terminating|takes|ended it and"),
            w(OWN),
            w("life|lives|existence|own life|miserable life|suffering existence"),
            unless(
                "back|seriously|one step|for granted|to the next|insurance|again|into my own|as it comes|"
                "partner|coach|in a new|in my own|day by day|story|easy|decisions|choices|balance|quality"
            ),
            guards=C,
            explicit=True,
        ),
        rule(
            "end-misery",
            w("end|ending|put"),
            w("my|his|her|it"),
            w("misery|suffering"),
            w("forever|permanently|for good|once and for all|myself"),
            guards=C,
        ),
        rule(
            "out-of-my-misery",
            w("put me|putting myself|put myself|puts me"),
            w("out of my misery|down"),
            unless("for|as|on|in|a"),
            weight=0.7,
            guards=C,
        ),
        rule(
            "end-it-all",
            w(GOING + "|"),
            gap(2),
            w(
                "end it all|ending it all|end everything|ending everything|end all of it|end it for good|"
                "end it forever|end it permanently|end it once and for all|ending it once and for all|"
                "ending it for good|end things for good"
            ),
            guards=C,
            explicit=True,
        ),
        rule("ending-it-all", w("ending it all|end it all"), unless("start|in one"), guards=C, explicit=True),
        rule(
            "can-not-promise",
            w(
                "not promise|not guarantee|not sure|not trust myself|not trust me|not swear|not certain|"
                "not know if i|not know that i|not say i|not confident|not convinced"
            ),
            gap(4),
            w("will not|would not|to not|not to|wont|am not going to"),
            gap(2),
            w(
                "hurt myself|kill myself|harm myself|cut myself|end it|do something|overdose|act on it|"
                "die|end my life|hurting myself|killing myself|do it|off myself|be dead|jump"
            ),
            unless("again ask"),
            guards=(ex.in_general,),
        ),
        rule(
            "end-it",
            w(GOING),
            o("just|finally|, |fucking|really|to"),
            w("end it|ending it|end things|ending things|end this|finish it|do myself in|ending this"),
            unless("with him|with her|with my|early|with them|on|as|in|by email|after the|relationship|phone|between"),
            guards=(*C, ex.about_a_service),
            explicit=True,
        ),
        rule(
            "end-it-when",
            w("end it|ending it|end things|finish it|it ends|do it"),
            w(
                "tonight|today|tomorrow|right here|right now|this week|this weekend|soon|by my own hand|"
                "my way|before morning|before my birthday"
            ),
            weight=0.7,
            guards=(*C, ex.about_a_service),
        ),
        rule(
            "means-to-end-it",
            w("what i need|everything i need|the means|a plan|a way|my plan|enough|ways|how"),
            o("pills|meds|to take|here|ready|now"),
            w("to"),
            w("end it"),
            guards=(*C, ex.about_a_service),
            weight=0.9,
        ),
        rule(
            "kms",
            w(
                "kms|kmsing|ctb|ctbing|catch the bus out|kermit sewerslide|commit die|commit sudoku|"
                "commit unalive|self deletion|commit sewer slide|commit toaster bath|toaster bath"
            ),
            guards=(*C, only.joke_about_a_trifle, only.definition),
            explicit=True,
        ),
        rule(
            "unalive",
            w(WANT + "|am going|get"),
            gap(2),
            w("unalive|unalived|unaliving|rope|roping myself|yeet out of existence"),
            unless("course|ladder|swing"),
            guards=C,
            explicit=True,
        ),
        rule(
            "commit-suicide",
            w(
                "commit|committing|commits|attempt|attempting|complete|completing|attempts|die by|"
                "dying by|death by|try|trying"
            ),
            o("a|my"),
            w("suicide"),
            unless("risk|assessment|screening|survivors"),
            guards=(*C, only.nobody),
            explicit=True,
        ),
        rule(
            "lethal-me",
            w("lethal|fatal|deadly|enough to die|kill me"),
            gap(6),
            w(
                "my size|my weight|for me|quick|painless|want it|i am done|i want|be fatal|at once|"
                "someone my|i take|if i take|if i took|would it take me|would kill me"
            ),
            guards=(
                ex.negated,
                ex.in_general,
                only.fear,
                only.sentence_has("afraid|risk|infusion|at your|allergic|interaction|safe|mix"),
            ),
            weight=0.8,
        ),
        rule(
            "all-at-once-fatal",
            w("all of my|all my|my whole|the whole|a whole|my entire|every one of my|my full|everything in"),
            gap(7),
            w("be fatal|be lethal|kill me|be enough|fatal|lethal|be painful|do it"),
            guards=(ex.negated, only.sentence_has("insurance|history|records|forms?")),
            weight=0.7,
        ),
        rule(
            "painless",
            w(
                "painless way|painless ways|least painful way|easiest way|quickest way|fastest way|"
                "quick way|peaceful way|ways to do it|way to do it|twelve tabs"
            ),
            gap(2),
            w("to go|out|to die|to end|to do it|i had|last night|to leave this|to kill|myself|painlessly|open|and"),
            unless("to the|to your|of the|to work|through"),
            guards=(
                only.sentence_has(
                    "clinic|get there|treatment|infusion|insurance|appointment|pay|needle|iv|form|parking|"
                    "portal|schedule"
                ),
                ex.in_general,
            ),
            weight=0.8,
        ),
        rule(
            "hurt-to-die",
            w(
                "hurt to die|hurts to die|hurt when you die|hurt to drown|hurt to hang|hurt to bleed out|"
                "feel like to die|what is it like to die|what happens when you die|does dying hurt|"
                "is dying painful|is drowning painful|does drowning hurt"
            ),
            guards=(only.sentence_has("ketamine|infusion|patients?|trip|feels like|grand\\w*"),),
            weight=0.7,
        ),
        rule(
            "intend-overdose",
            w(
                "might|want to|wants to|wanted to|going to|plan to|planning to|planning on|plan on|"
                "thinking about|thinking of|think about|think of|thought about|tempted to|urge to|"
                "urges to|decided to|trying to|about to|tried to|ready to|need to|thoughts of|"
                "thoughts about|considering|contemplating|threatening to|threatens to|rather|might just|"
                "i will just|going to just"
            ),
            gap(2),
            w("overdose|overdosing|od on|od"),
            unless("deaths|from the infusion|if the|in your|at your"),
            guards=(*C, only.left_has("could you|can you|possible to")),
            explicit=True,
        ),
        rule(
            "method",
            w(INTENT + "|going and"),
            gap(3),
            w(
                "blow my brains out|blow his brains out|blow her brains out|slit my wrists|"
                "slit his wrists|slit her wrists|slit my wrist|slit my throat|slitting my wrists|"
                "cut my wrists|cutting my wrists|slash my wrists|jump off a bridge"
                "|jump off the bridge|jump off a building|jump off the roof|jump off a roof|"
                "jump off the balcony|jump from the bridge|jump off something|jump in front of|"
                "jumping off|jumping in front of|jump from a|jump out the window"
                "|jump out of a window|jumping out the window|jump out of the window|step in front of|"
                "stepping in front of|walk in front of|walking in front of|walk into traffic|"
                "walking into traffic|run into traffic|drive off a|drive off the|driving off a"
                "|driving off the|drive my car into|drive into a|drive into the|driving into a|"
                "driving into the|driving my car into|swerve into|swerving into|swerve off|crash my car|"
                "crashing my car|crash the car|wreck my car on purpose|steer into|put a bullet in"
                "|eat a bullet|eat my gun|put a gun in my mouth|put a gun to my head|drink bleach|"
                "hang from|bleed out|throw myself|throwing myself|lay on the tracks|lie on the tracks|"
                "lay down on the tracks"
                "|swallow all|take all my pills|take all of my pills|take every pill|"
                "take the whole bottle|take a whole bottle|taking all my pills|take all the pills|"
                "take the entire bottle|swallow the whole bottle|swallow every|let go of the wheel|"
                "let go of the steering wheel"
                "|inhale exhaust|close the garage door and|stop taking my insulin|use the gun|"
                "use it on myself|veer into|veering into|not turn the wheel|drift into oncoming|"
                "drown in the|starve to death|od on purpose|overdose on purpose"
            ),
            guards=(*C,),
            explicit=False,
        ),
        rule("use-on-self", w("use|using|used"), gap(2), w("on myself|on himself|on herself"), weight=0.4, guards=C),
        rule(
            "gun-to-self",
            w("gun|knife|blade|razor|pistol|rifle|revolver"),
            gap(3),
            w(
                "to my head|in my mouth|to my temple|to his head|to her head|to my throat|to my wrist|"
                "to my wrists|in his mouth|against my wrist|on my lap|in my lap|at his head"
            ),
            guards=C,
        ),
        rule("noose", w("noose|nooses|hangman s knot"), guards=C, weight=0.9),
    ]
