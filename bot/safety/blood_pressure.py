"""A blood pressure read out as an emergency."""

from __future__ import annotations

import re

_READING = re.compile(r"(?<!\d)(\d{2,3}) ?(?:/|over|\\) ?(\d{2,3})(?![\d/])")
_SAID = re.compile(r"\b(?:bp|blood pressure|pressure|cuff|systolic|reading|diastolic|presion)\b")
_NOT_NOW = re.compile(
    r"\b(?:what if|if my|if it|is over|cut ?off|limit|maximum|max|above|below|usually|"
    r"was fine|used to|years ago|last year|in 20\d\d|too high (?:to|for)|can i still|"
    r"still qualify|before i started)\b"
)


def score(folded: str) -> float:
    """0-1 for a blood pressure read out as it is now: 0.7 from 180 over 120 on, 1 from 200 over 130 on.

    180/120 mm Hg is the American Heart Association's line for a hypertensive crisis.
    """
    if not _SAID.search(folded) or _NOT_NOW.search(folded):
        return 0.0
    best = 0.0
    for systolic, diastolic in ((int(a), int(b)) for a, b in _READING.findall(folded)):
        if not (60 <= systolic <= 320 and 30 <= diastolic <= 220 and systolic > diastolic):
            continue
        if systolic >= 200 or diastolic >= 130:
            best = max(best, 1.0)
        elif systolic >= 180 or diastolic >= 120:
            best = max(best, 0.7)
    return best
