"""How frames are written and what may stand beside them. Everything is bounded and linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GAP = "~"  # stands where a frame was


class Phrases:
    """One pattern of several phrases, in words separated by single spaces, at each of which a comma may stand.

    In a phrase `<name>` stands for one alternative of a list (which may name others), `(a|b)` for one of these,
    `[a|b]` for perhaps one of these, and `<to n>` for up to n words, none of which may be among the `refused`.
    """

    def __init__(self, phrases: Sequence[str], lists: Mapping[str, str], refused: frozenset[str]) -> None:
        self._pattern = re.compile(rf"(?<= )(?:{'|'.join(_pattern(phrase, lists) for phrase in phrases)})(?=,? )")
        self._refused = refused

    def taken_out(self, text: str) -> str:
        """The text with `GAP` for each of the phrases."""
        joined = text.replace(" ,", ",")
        joined = self._pattern.sub(lambda match: GAP if self._neutral(match) else match[0], joined)
        return joined.replace(",", " ,")

    def within(self, text: str) -> bool:
        """Whether one of the phrases occurs."""
        return self.taken_out(text) != text

    def _neutral(self, match: re.Match[str]) -> bool:
        """Whether nothing between a phrase's own words tells of danger."""
        return all(self._refused.isdisjoint(words.replace(",", " ").split()) for words in match.groups() if words)


def _pattern(phrase: str, lists: Mapping[str, str]) -> str:
    text = " ".join(phrase.split())
    while names := re.findall(r"<([a-z ]+)>", text):
        for name in names:
            text = text.replace(f"<{name}>", "(" + " ".join(lists[name].split()) + ")")
    if "([" in text or "|[" in text:
        raise ValueError(f"what may be left out must follow a word: {phrase}")
    text = re.sub(r" ?([|]) ?|(\() | (\))", lambda match: "".join(filter(None, match.groups())), text)
    text = re.sub(r" ?<to (\d)>", r"@\1", text).replace("(", "(?:").replace(" [", "[").replace("]", "))?")
    text = text.replace("?: ", "?:").replace(" ", ",? ").replace("[", "(?:,? (?:")
    return re.sub(r"@(\d)", r"((?:,? [a-z0-9]+){0,\1}?)", text)


@dataclass(frozen=True)
class Frame:
    """Questions of one kind. What stands beside them must consist of `allowed` phrases and then, with a
    `vocabulary`, of its words only; without one, of any words but those refused. `needs`: phrases of which one must
    stand in the message."""

    questions: Phrases
    allowed: Phrases
    vocabulary: frozenset[str] | None = None
    needs: Phrases | None = None


@dataclass(frozen=True)
class Asking:
    """The frames of one language, and the words that refuse every exception."""

    frames: tuple[Frame, ...]
    refused: frozenset[str]

    def read(self, rows: Sequence[str]) -> tuple[list[str], bool] | None:
        """The rows without the questions, and whether what remains is plainly harmless. None where none is asked."""
        found, rest = [], list(rows)
        for frame in self.frames:
            without = [frame.questions.taken_out(row) for row in rest]
            if without != rest:
                found.append(frame)
                rest = without
        return (rest, all(self._lets(frame, rest) for frame in found)) if found else None

    def _lets(self, frame: Frame, rest: Sequence[str]) -> bool:
        text = " " + " ".join(" ".join(rest).replace(" , ", " ").split()) + " "
        if frame.needs and not frame.needs.within(text):
            return False
        left = frozenset(frame.allowed.taken_out(text).split()) - {GAP, ","}
        return left.isdisjoint(self.refused) and (frame.vocabulary is None or left <= frame.vocabulary)
