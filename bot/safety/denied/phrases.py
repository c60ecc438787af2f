"""How denials are found in the rows of a message, and what may stand beside them. Linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.safety.asked_about.frames import GAP, Phrases, pattern

MARK = "/"  # stands between sentences, so that "suicidal? no" is one phrase
_AT_A_START = frozenset(("", ",", MARK, GAP))


class Rest(NamedTuple):
    """A message without its denials. `stands`: nothing beside them sounds like a reversal; `harmless`: and every word
    is that of a wish to live or of an ordinary matter."""

    rows: tuple[str, ...]
    stands: bool
    harmless: bool


class Denials:
    """Phrases that deny, each a clause of its own: at its start (or behind an `opening` word) and up to its end (or
    before one of the `ends`). No comma may stand within one, as "no, I want to ..." denies nothing, unless `loose`.
    """

    def __init__(
        self,
        phrases: Sequence[str],
        lists: Mapping[str, str],
        openings: frozenset[str],
        ends: str,
        *,
        loose: bool = False,
    ) -> None:
        either = "|".join(pattern(phrase, lists) for phrase in phrases)
        either = either if loose else either.replace(",? ", " ")
        self._pattern = re.compile(rf"(?<= )(?:{either})(?=,| {MARK} | $| (?:{ends}) )")
        self._openings = openings | _AT_A_START

    def taken_out(self, text: str) -> str:
        """The text with `GAP` for each denial."""
        joined = text.replace(" ,", ",")
        return self._pattern.sub(self._gap, joined).replace(",", " ,")

    def _gap(self, match: re.Match[str]) -> str:
        before = match.string[: match.start()].replace(",", " ,").split()
        return GAP if (before[-1] if before else "") in self._openings else match[0]


@dataclass(frozen=True)
class Denying:
    """The denials of one language. `answers` stand by themselves, `statements` beside a `wish` to live or to know a
    price. `beside`: phrases that may stand there, too, like single words of `vocabulary`; `reversing`: words that take
    a denial back or cast doubt on it.
    """

    statements: Denials
    answers: Denials
    wishes: Phrases
    beside: Phrases
    vocabulary: frozenset[str]
    reversing: frozenset[str]

    def read(self, rows: Sequence[str]) -> Rest | None:
        """What is left without the denials; None where there are none."""
        text = f" {MARK} ".join(row.strip() for row in rows)
        text = f" {text} "
        answered = self.answers.taken_out(text)
        rest = self.statements.taken_out(answered)
        if rest == text:
            return None
        wished = self.wishes.taken_out(rest)
        left = self.beside.taken_out(wished).split()
        words = frozenset(word for word in left if not word.isdigit()) - {GAP, ",", MARK}
        stands = words.isdisjoint(self.reversing)
        enough = answered != text or wished != rest  # a bare "I don't want to die" may be a cry
        return Rest(tuple(_rows(rest)), stands, stands and enough and words <= self.vocabulary)


def _rows(text: str) -> list[str]:
    return [f" {row} " for row in (" ".join(part.split()) for part in text.split(f" {MARK} ")) if row]
