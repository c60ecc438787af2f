"""What a message consists of: one question or several, and whether it leans on what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass

# How a question of its own begins, after whatever leads up to it. "I take Lexapro" is context, not a question.
ASKS = re.compile(
    r"^(?:(?:and|also|so|ok|okay|but|plus|hi|hello|hey|then|um|well|i was wondering|wondering|i wonder|do you know|"
    r"i want to know|can you tell me|could you tell me|tell me|if|please|pls)\W+)*"
    r"(?:what|whats|wats|wat|how|hows|hw|when|where|wheres|who|whos|why|which|can|cn|could|do|does|dos|did|is|are|am|"
    r"was|will|would|should|shud|may|must|has|have|any)\b",
    re.IGNORECASE,
)
SEAMS = re.compile(
    r"(?<=[?!])\s+|(?<=\.)\s+(?=\D)|\n+|;\s*|,?\s+(?:and also|and then|and|also|plus|as well as|&|n)\s+|,\s+",
    re.IGNORECASE,
)
BACK = re.compile(
    r"\b(that|it|this|those|these|they|them|then|one|same|instead|else|afterwards?)\b|^(and|but|so|or|what about|"
    r"how about|how long|how much|how often|how many|for how long|really)\b",
    re.IGNORECASE,
)
FOLLOW_UP_WORDS = 9  # longer messages carry their own subject
SHORTEST = 3  # words of a part that can be a question of its own ("is it safe")
LONG = 60  # words; a longer message is a story, not a pair of questions
STORY = 25  # words from which a question may hide among other sentences; in a shorter message none says more than all
WINDOW, STEP = 60, 40  # words of a long message that are looked at together, and from one look to the next
MOST_WINDOWS = 25  # the longest message that the front door takes
MOST_PARTS = 6
MOST_SENTENCES = 60


@dataclass(frozen=True)
class Part:
    """A piece of a message.

    `role`: question (one of several), sentence (of a story), aside (a sentence of anything shorter), window (of a
    long message), context (with what was answered before).
    """

    role: str
    text: str


def parts(text: str, previous: str | None = None) -> list[Part]:
    """The pieces worth a look of their own beside the whole; `previous`: what the last answer was about."""
    words = text.split()
    found = [Part("question", question) for question in _questions(text)] if len(words) <= LONG else []
    found += [Part("sentence" if len(words) >= STORY else "aside", sentence) for sentence in _sentences(text)]
    found += [Part("window", window) for window in _windows(words)]
    if previous and len(words) <= FOLLOW_UP_WORDS and BACK.search(text):
        found.append(Part("context", f"{previous}: {text}"))
    return found


def asks(text: str) -> bool:
    """Whether a part of a message asks something of its own."""
    return bool(ASKS.match(text)) or text.endswith("?")


def _questions(text: str) -> list[str]:
    """Parts that ask something of their own, if there are at least two of them."""
    pieces = [piece.strip(" .,;") for piece in SEAMS.split(text) if piece]
    asking = [piece for piece in pieces if len(piece.split()) >= SHORTEST and asks(piece)]
    return asking[:MOST_PARTS] if len(asking) >= 2 else []


def _sentences(text: str) -> list[str]:
    """The sentences of a message that has several: the question may be one of many."""
    pieces = [piece.strip() for piece in re.split(r"(?<=[.?!])\s+|\n+", text) if len(piece.split()) > 1]
    return pieces[:MOST_SENTENCES] if len(pieces) > 1 else []


def _windows(words: list[str]) -> list[str]:
    """Overlapping stretches of a long message: an encoder reads only the first hundred words or so."""
    if len(words) <= WINDOW + STEP:
        return []
    starts = range(0, len(words) - WINDOW + STEP, STEP)
    return [" ".join(words[start : start + WINDOW]) for start in starts][:MOST_WINDOWS]
