"""What the exceptions look for: one word of a list, here or anywhere in the sentence."""

from __future__ import annotations

import re

from bot.safety.grammar import Guard

BY_NOW_FINE = re.compile(
    r" (?:(?:fine|ok|okay|good|well|great|better|stable|healthy|sober|happy|steady|"
    r"safe) (?:right )?now|now (?:fine|ok|okay|good|stable|doing|i (?:love|enjoy|"
    r"look forward)|i feel (?:good|great|fine|better|ok)|i am (?:fine|ok|good|great|stable|"
    r"doing|happy|better))) "
)


def any_word(alternatives: str) -> re.Pattern[str]:
    """A pattern for one of the words (an alternation without spaces around it)."""
    return re.compile(rf" (?:{alternatives}) ")


def sentence_has(alternatives: str) -> Guard:
    """A guard that applies when one of the words stands anywhere in the same sentence."""
    pattern = any_word(alternatives)
    return lambda found: bool(pattern.search(found.sentence.text))


def sentence_lacks(alternatives: str) -> Guard:
    """A guard that applies when none of the words stands in the same sentence."""
    pattern = any_word(alternatives)
    return lambda found: not pattern.search(found.sentence.text)
