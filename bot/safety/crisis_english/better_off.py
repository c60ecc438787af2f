"""Others better off without me, nobody who would miss me, a way out of life."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import C
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "better-off",
            w(
                "better off|be better|happier|easier|best off|better place|be relieved|relieved|freer|"
                "be free|better if|best if|better life|be fine|easier on everyone|best for everyone|"
                "better for everyone|better|easier for everyone|be okay|be happy|happy"
            ),
            gap(4),
            w(
                "without me|if i am not in it|if i am not here|if i am not around|if i am not there|"
                "if i was not in it|if i was dead|if i were dead|if i died|if i die|if i was gone|"
                "if i were gone|if i am gone|if i was not here|if i were not here|if i was not around|"
                "if i were not around|if i was not alive|if i were not alive|with me dead|with me gone|"
                "with me out of|me dead|me gone|dead|if i had never been born|if i was never born|"
                "i would never been born|i would died|i would not woken up|i would never woken up|"
                "i would been aborted|to be taken|if i did not exist|if i disappeared|"
                "if i just disappeared|if i vanished|without me around|without me here|without me in it|"
                "once i am gone|when i am gone|burying me|burying him|burying her|if i never existed|"
                "if i never woke up|if i did not wake up|if i was no longer here|if i ended it|not here|"
                "i was not here|i was gone|i were gone|i was dead|i were dead|i were not here|"
                "i just died|i died|i did not exist|i disappeared|i was not alive|i were not around|"
                "i was not around|if i just died|if i left this world"
            ),
            unless(
                "meds|insurance|being|having|there|at the meeting|and alive|going|taking|in the room|"
                "knowing|coming|tired|needing|as|weight"
            ),
            guards=(
                ex.in_general,
                ex.negated,
            ),
            explicit=True,
        ),
        rule(
            "miss-me",
            w("nobody|no one|none of them|not one person|who"),
            o("would|will|is going to"),
            o("even|really|ever"),
            w(
                "miss me|mourn me|notice me gone|notice i am gone|notice i was gone|find me for|"
                "cry for me|come to my funeral"
            ),
            unless("at the|if i|monday|on"),
            guards=(ex.in_general,),
            weight=0.8,
        ),
        rule(
            "no-one-would-miss",
            w(
                "nobody|no one|none of them|noone|would anyone|will anyone|would anybody|anyone|"
                "not one person|who would|no body|wonder who would|wonder if anyone would|they would not|"
                "would not|would not even|will not"
            ),
            gap(2),
            w(
                "miss me|notice|notices|notice if|care if|come to my funeral|mourn me|cry for me|"
                "come to my|cry if|cry at|miss me if|be sad if|care that i|find me|find my body|"
                "even notice|mourn|attend my"
            ),
            gap(2),
            w(
                "i died|i die|i was gone|i were gone|i disappeared|i was dead|i were dead|i killed|"
                "funeral|i ended|i vanished|i did not wake|i am gone|i am dead|me|my body|for days|"
                "for weeks|if i|i were not|i was not|i lived|i live|lived or died|i never|i just"
            ),
            unless("if i cancel|am late|out|reschedul|at the appointment|miss|skip|move"),
            guards=(ex.in_general, only.missing_visit),
        ),
        rule(
            "do-not-care-if-live",
            w("care|matter|matters|mind|cares|bother"),
            gap(3),
            w(
                "if i live|if i die|whether i live|live or die|if i am alive|i live or die|"
                "if i lived or died|if i died|what happens to me|if i am dead|if i do not wake up|"
                "if i do not make it|whether i wake up|if i never wake up|if i wake up or not|"
                "if i wake up"
            ),
            unless("there|during|in|close|near|far|alone|to pay"),
            guards=(ex.in_general, only.others_care),
        ),
        rule(
            "out-of-life",
            w(
                "way out of|want out of|escape|exit|check out of|checking out of|clock out of|leaving|"
                "leave|log off|log out of|logging off|opt out of|opting out of|quitting|ready to leave|"
                "tap out of|tapping out of|punch out of"
            ),
            o("this|my|the"),
            w("life|world|earth|this life|life for good|life early|life permanently|existence|planet|this earth"),
            unless("insurance|me|support|coach|alert"),
            weight=0.9,
            guards=(*C, only.leave_world),
        ),
        rule(
            "way-out",
            w(
                "only way out|easy way out|permanent solution|permanent way out|no other way out|"
                "no other way|no way out|way out of this|only option left|see a way out|only escape|"
                "one way out|see another way|only way to stop|only way this ends|only way it ends|"
                "only way to end"
            ),
            weight=0.6,
            guards=(ex.in_general, only.building),
        ),
    ]
