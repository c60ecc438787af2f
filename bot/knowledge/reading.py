"""How hard a text is to read: the Flesch-Kincaid grade, in years of school.

Kincaid et al. 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted by rule. textstat
counts by hyphenation ("any" and "about" have one there): a grade lower on our answers. It takes 3 s to load.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_](?:[\w'’./-]*[^\W_])?")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![lr])(?<=[^aeiouy])e$|(?<=[aeiouy])[lr]e$|(?<=[^aeiouytdl])ed$|(?<=[aeiouyl]l)ed$|(?<=[^aeiouycsgxzl])es$"
)
_APART = re.compile(r"i[ao](?<![tscg]i[ao])|(?<![gq])ua|[aeiouy]ing|ie[nt]|iu|[dg]eo|uou")


def grade(text: str) -> float:
    """The grade of `text`, 0 at least; 8 is what most adults read with ease."""
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return max(0.0, 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59)


def syllables(word: str) -> int:
    """How many syllables an English word has, by its letters; 1 at least."""
    return sum(_of(part) for part in re.findall(r"[a-z]+", word.lower().replace("'", ""))) or 1


def _of(part: str) -> int:
    return max(1, len(_VOWELS.findall(part)) + len(_APART.findall(part)) - len(_SILENT.findall(part)))
