"""A small grammar for rules over normalised sentences.

A sentence is lower-case words joined by single spaces, with a space at both ends. A rule is a row of parts
(`w` = one of these words, `o` = perhaps one of these, `gap` = up to n words in between), so that subject,
tense and wording vary freely while each pattern stays short, bounded and linear in time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field


def word_set(text: str) -> frozenset[str]:
    """The words of a text, to look words up in."""
    return frozenset(text.split())


# Words too frequent to be worth an index entry.
COMMON = word_set(
    "i me my myself you your he him his she her they them their it its we us our is am are was were be "
    "been being do does did done have has had having not no to of in on at for with from by and or but if "
    "so as that this these those the a an will would can could should may might want wants wanted going "
    "go get got like just all any up out what when how who why where there here about think feel know say "
    "says said tell told more than then now too very need take make keep way one thing please help de la "
    "el que y en un una me mi se lo le con por para su es no si ya a al como yo tu mas muy estoy esta los "
    "las"
)


@dataclass(frozen=True)
class Part:
    """One step of a rule: its pattern and, if it must be present, the words that announce it."""

    pattern: str
    keys: frozenset[str] = frozenset()


def _alternatives(spec: str) -> list[str]:
    """The alternatives of a "a|b c" specification, longest first so that none hides a longer one."""
    found = {" ".join(item.split()) for item in spec.split("|")} - {""}
    return sorted(found, key=lambda item: (-len(item), item))


def _key(alternative: str) -> str:
    """The word of an alternative that is rarest: the one under which a rule is looked up."""
    return min(alternative.split(), key=lambda word: (word in COMMON, -len(word)))


def w(spec: str) -> Part:
    """One of the alternatives must follow."""
    alternatives = _alternatives(spec)
    pattern = " (?:" + "|".join(re.escape(item).replace(r"\ ", " ") for item in alternatives) + ")(?= )"
    return Part(pattern, frozenset(_key(item) for item in alternatives))


def o(spec: str) -> Part:
    """One of the alternatives may follow."""
    return Part(f"(?:{w(spec).pattern})?")


def gap(most: int) -> Part:
    """Up to `most` other words, commas included, but no negation: "i am not suicidal" is not "i am ... suicidal"."""
    return Part(rf"(?: (?!(?:not|never|no|nor|without|ni|sin) )[^ ]+){{0,{most}}}?")


def raw(pattern: str) -> Part:
    """A hand-written pattern (each word with its leading space)."""
    return Part(pattern)


def unless(spec: str) -> Part:
    """None of the alternatives may follow."""
    return Part(f"(?!{w(spec).pattern})")


END = raw(
    r"(?= (?:,|and|but|so|because|cause|again|anymore|now|tonight|today|lately|please|i|is|"
    r"are|has|really|keeps|it) | $)"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a message in normal form.

    `text`: words joined and surrounded by single spaces. `question`: ends with "?" or opens like one. `seams`: where
    punctuation was taken out, in a message read without any; only a match across a seam counts there.
    """

    text: str
    question: bool = False
    words: frozenset[str] = field(default_factory=frozenset)
    seams: tuple[int, ...] = ()


@dataclass(frozen=True)
class Found:
    """A place in a sentence where a rule matched."""

    sentence: Sentence
    start: int
    end: int

    @property
    def left(self) -> str:
        """What stands before the match."""
        return self.sentence.text[: self.start] + " "

    @property
    def right(self) -> str:
        """What stands after the match."""
        return self.sentence.text[self.end :]

    @property
    def inner(self) -> str:
        """The match itself, with a space at both ends."""
        return self.sentence.text[self.start : self.end] + " "


Guard = Callable[[Found], bool]


@dataclass(frozen=True)
class Rule:
    """A named pattern with its weight (1 is sufficient alone) and the exceptions that may silence a match.

    `explicit` rules are tried a second time on the message without any punctuation.
    """

    name: str
    pattern: re.Pattern[str]
    weight: float
    guards: tuple[Guard, ...]
    keys: frozenset[str]
    explicit: bool = False
    swallowed: bool = False

    def holds(self, sentence: Sentence) -> bool:
        """Whether the rule matches somewhere in the sentence with no exception applying there."""
        for match in self.pattern.finditer(sentence.text):
            if sentence.seams and not any(match.start() < seam < match.end() for seam in sentence.seams):
                continue
            found = Found(sentence, match.start(), match.end())
            if not any(guard(found) for guard in self.guards):
                return True
        return False


def rule(
    name: str,
    *parts: Part,
    weight: float = 1.0,
    guards: Sequence[Guard] = (),
    explicit: bool = False,
    swallowed: bool = False,
) -> Rule:
    """Build a rule. At least one part must be a `w`, under whose words the rule is indexed.

    Raises ValueError when no part can be indexed.
    """
    keyed = [part.keys for part in parts if part.keys]
    if not keyed:
        raise ValueError(f"rule {name} has no obligatory words; give it a w(...) part")
    keys = min(keyed, key=lambda words: (len(words & COMMON), len(words)))
    pattern = re.compile("".join(part.pattern for part in parts) + "(?= )")
    return Rule(name, pattern, weight, tuple(guards), keys, explicit, swallowed)


class RuleBook:
    """Rules indexed by the words they need, so that an ordinary message tries almost none."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        index: dict[str, list[int]] = {}
        self.rules = tuple(rules)
        for position, item in enumerate(self.rules):
            for key in item.keys:
                index.setdefault(key, []).append(position)
        self._index = {key: tuple(positions) for key, positions in index.items()}

    def candidates(self, words: Iterable[str]) -> Iterator[Rule]:
        """The rules that could match a sentence with these words, in the book's order."""
        wanted: set[int] = set()
        for word in words:
            wanted.update(self._index.get(word, ()))
        return (self.rules[position] for position in sorted(wanted))

    def matching(self, sentence: Sentence, *, explicit_only: bool = False) -> Iterator[Rule]:
        """The rules that hold for a sentence."""
        for item in self.candidates(sentence.words):
            if (item.explicit or not explicit_only) and item.holds(sentence):
                yield item
