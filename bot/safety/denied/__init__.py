"""Danger that is plainly denied: "I don't want to die, I want to get better", "suicidal: no. just want the price".

A denial is known by a narrow phrase that holds the words of danger, stands at the start of a clause and ends it. It is
taken out and what remains is read again by all rules, so that it hides nothing. What only the denial's own words had
raised is dropped where nothing beside it sounds like a reversal; and where all that is beside it is a wish to live, a
form's other answers or an ordinary question, no model may raise the alarm.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.safety.denied import english, spanish
from bot.safety.grammar import Sentence
from bot.safety.normalise import Normalised, flat

MOST_WORDS = 60  # of a message that is looked at; in a longer one too much is said besides


class Denied(NamedTuple):
    """A message with a denial in it. `rest`: what it says besides, for the rules to read again; `harmless`: whether
    that is a wish to live or an ordinary matter, word for word."""

    rest: Normalised
    harmless: bool


def read(message: Normalised) -> Denied | None:
    """The denials taken out of a message; None where it has none, takes one back, or is long."""
    if sum(sentence.text.count(" ") for sentence in message.english) > MOST_WORDS:
        return None
    in_english = english.DENYING.read([sentence.text for sentence in message.english])
    in_spanish = spanish.DENYING.read([sentence.text for sentence in message.spanish])
    found = [rest for rest in (in_english, in_spanish) if rest is not None]
    harmless = any(each.harmless for each in found)  # the other language does not know the words
    if not found or not (harmless or all(each.stands for each in found)):
        return None
    rows = _sentences(in_english.rows) if in_english else message.english
    filas = _sentences(in_spanish.rows) if in_spanish else message.spanish
    rest = Normalised(message.language, rows, filas, flat(rows), flat(filas))
    return Denied(rest, harmless)


def _sentences(rows: tuple[str, ...]) -> tuple[Sentence, ...]:
    """As statements, never as questions: those are let off by some rules."""
    return tuple(Sentence(row, False, frozenset(row.split())) for row in rows)
