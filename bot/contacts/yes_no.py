"""A yes or a no to the read-back: consent is given by clear words only."""

from __future__ import annotations

import re

# All patterns are for folded text: lower case, plain apostrophes, no accents.
# Thanks alone are neither a yes nor a no; who is "all set" may want it sent, or nothing more.
_NOT_ONLY_THANKS = r"(?!(?:thanks?|thank you|gracias|do|all set|[\s,.!])+$)"
_YES = re.compile(
    _NOT_ONLY_THANKS
    + r"(?:yes|yep|yeah|yup|y|ya|ok|okay|k|sure|correct|right|send(?: it)?|looks? good|all (?:good|set)"
    r"|perfect|go ahead|s[ií]|claro|(?:esta|muy|todo|asi|asi esta) bien|correcto|de acuerdo|acepto|por favor"
    r"|gracias|envie(?:la|lo)?|dale|perfecto|listo|adelante|exacto|asi es|mandelo|mandela|que si"
    r"|i agree|agreed?|that'?s (?:right|correct|it)|(?:all|it'?s|everything(?: is|'s)?) (?:correct|right"
    r"|good)|please|do|thanks?|thank you|👍|✅|👌"
    r"|[\s,.!])+"
)
_NO = re.compile(
    _NOT_ONLY_THANKS
    + r"(?:no|nope|nah|n|wrong|incorrect|not (?:right|correct|quite)|change(?: something)?|that'?s (?:wrong"
    r"|not right)|cambi(?:ar|e|o)(?: algo)?|incorrecto|thanks?|thank you|gracias|👎|❌|[\s,.!])+"
)
_YES_WORD = re.compile(
    r"\b(?:yes|yep|yeah|yup|ok|okay|sure|correct|right|agreed?|good|great|fine|perfect|go ahead|send|confirm(?:ed)?"
    r"|do it|works|si|claro|dale|acepto|correcto|vale|listo|perfecto|esta bien)\b"
)
_HEDGE = re.compile(r"\b(?:but|except|only|unless|don'?t|do not|not|never|without|no|pero|salvo|excepto|sin)\b")
_CALL_ME = re.compile(r"[\s,.!]+(?:(?:call|contact|text|reach) me|ll?amen?me)$")


def is_yes(plain: str) -> bool:
    """Whether `plain` is a yes and nothing else."""
    asked = _CALL_ME.sub("", plain)  # "yes, call me"; "please call me" was said before we asked, and may be again
    return bool(_YES.fullmatch(plain) or (asked != plain and _YES.fullmatch(asked) and _YES_WORD.search(asked)))


def is_no(plain: str) -> bool:
    """Whether `plain` is a no and nothing else."""
    return bool(_NO.fullmatch(plain))


def holds_yes(plain: str) -> bool:
    """Whether `plain` has a yes in it, perhaps beside other words."""
    return bool(_YES_WORD.search(plain))


def is_hedged(plain: str) -> bool:
    """Whether a yes in `plain` has a "but"."""
    return bool(_HEDGE.search(plain))
