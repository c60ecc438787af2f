"""Questions about suicide in which nobody is in danger: what is required, how staff are trained, how many, long ago.

A question is known by a narrow frame that holds the words of danger ("do i have to be suicidal to get spravato").
The frames are taken out and what remains is read once more, strictly: where it tells of anybody, of a time like now, of
despair, or simply says something unexpected, the question is no exception. So a frame can never hide a statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.safety.asked_about import english, spanish
from bot.safety.grammar import Sentence
from bot.safety.normalise import Normalised, flat

MOST_WORDS = 60  # of a message that is looked at; in a longer one too much is said besides


class Asked(NamedTuple):
    """A message that asks about the subject. `rest`: what it says besides, for the rules to read again; `harmless`:
    whether the words of that are harmless in themselves."""

    rest: Normalised
    harmless: bool


def read(message: Normalised) -> Asked | None:
    """The questions about the subject taken out of a message; None where it asks none, or is long."""
    if sum(sentence.text.count(" ") for sentence in message.english) > MOST_WORDS:
        return None
    english_rest = english.ASKING.read([sentence.text for sentence in message.english])
    spanish_rest = spanish.ASKING.read([sentence.text for sentence in message.spanish])
    found = [rest for rest in (english_rest, spanish_rest) if rest is not None]
    if not found:
        return None
    in_english = _sentences(message.english, english_rest[0] if english_rest else None)
    in_spanish = _sentences(message.spanish, spanish_rest[0] if spanish_rest else None)
    rest = Normalised(message.language, in_english, in_spanish, flat(in_english), flat(in_spanish))
    return Asked(rest, all(harmless for _, harmless in found))


def _sentences(whole: Sequence[Sentence], rest: Sequence[str] | None) -> tuple[Sentence, ...]:
    if rest is None:
        return tuple(whole)
    return tuple(Sentence(text, old.question, frozenset(text.split())) for text, old in zip(rest, whole))
