"""Death by drink or drug, by another's hand, or so that it looks like an accident."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
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
    ]
