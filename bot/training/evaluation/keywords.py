"""A plain keyword list, as many products use: what our recognition has to be better than.

The idea and the core of the list follow published work that finds risk by phrases: Jashinsky et al. 2014 (Crisis 35:51,
"Tracking suicide risk factors through Twitter in the US") and O'Dea et al. 2015 (Internet Interventions 2:183,
"Detecting suicidality on Twitter"). The emergency terms are the warning signs that first-aid leaflets name. Chosen
once, before any evaluation set was read with it, and not tuned since: a list tuned to our sets would be no baseline.
"""

from __future__ import annotations

import re

SUICIDE = (
    "suicide", "suicidal", "kill myself", "killing myself", "end my life", "take my life", "end it all", "want to die",
    "wanna die", "wish i was dead", "wish i were dead", "better off dead", "better off without me", "not worth living",
    "no reason to live", "tired of living", "don't want to live", "don't want to be here", "can't go on",
    "never wake up", "sleep forever", "suicide note", "kms",
)  # fmt: skip
SELF_HARM = ("self harm", "self-harm", "hurt myself", "harm myself", "cut myself", "cutting myself")
EMERGENCY = (
    "overdose", "overdosed", "can't breathe", "trouble breathing", "not breathing", "chest pain", "unconscious",
    "unresponsive", "seizure", "stroke", "heart attack", "911",
)  # fmt: skip
TERMS = (*SUICIDE, *SELF_HARM, *EMERGENCY)
_PATTERN = re.compile(r"\b(?:" + "|".join(re.escape(term) for term in TERMS) + r")\b")


def found(text: str) -> bool:
    """Whether any term stands in the text as whole words, in any case."""
    return bool(_PATTERN.search(text.lower().replace("’", "'")))
