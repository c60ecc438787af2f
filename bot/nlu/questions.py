"""What a message consists of: one question or several, and whether it leans on what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

# How a question of its own begins, after whatever leads up to it. "I take Lexapro" is context, not a question.
ASKS = re.compile(
    r"^(?:(?:and|also|so|ok|okay|but|or|plus|hi|hello|hey|oh|then|um|well|i was wondering|wondering|i wonder|"
    r"do you know|i want to know|can you tell me|could you tell me|tell me|if not|if so|if|please|pls|"
    r"first(?:ly)?|second(?:ly)?|lastly)\W+)*(?:what|whats|wats|wat|wut|how|hows|hw|when|wen|where|wheres|who|whos|why|"
    r"which|can|cn|could|cud|do|does|duz|dos|"
    r"did|is|are|r|am|was|will|would|wud|should|shud|may|must|has|have|had|any|"
    r"(?:is|are|was|do|does|did|ca|wo|would|should|could|has|have)n['\u2019]?t|cant|wont|"
    r"explain|describe|give me|walk me through)\b",
    re.IGNORECASE,
)
# Who writes of somebody and turns nothing round tells something: "my son is 16", not "im 19 can i sign up".
TELLS = re.compile(
    r"^(?:(?:hi|hello|hey|so|ok|okay|well|also|and|but)\W+)*"
    r"(?:i|i'?m|im|i'?ve|ive|i'?d|my(?! question)|we|we'?re|our|he|she|he'?s|she'?s|they|his|her|its|it'?s)\b"
    r"(?!.*\b(?:can|could|do|does|did|is|are|will|would|should|how|what|whats|when|where|why|which|who)\s+"
    r"(?:i|you|u|it|they|we|my|the|there|this|that)\b)(?!.*\b(?:know|ask|wonder(?:ing)?|tell|question|info)\b)",
    re.IGNORECASE,
)
INDIRECT = re.compile(r"(?:if|whether)\b", re.IGNORECASE)  # after an "and": "the price n if you take Aetna"
_AND = r",?\s+(?:and also|and then|and|also|plus|as well as|&|n)\s+"
JOINED = re.compile(_AND, re.IGNORECASE)
SEAMS = re.compile(rf"(?<=[?!])\s+|(?<=\.)\s+(?=\D)|\n+|;\s*|{_AND}|,\s+", re.IGNORECASE)
BACK = re.compile(
    r"\b(that|it|this|those|these|they|them|then|one|same|instead|else|afterwards?)\b|^(and|but|so|or|what about|"
    r"how about|how long|how much|how often|how many|for how long|really)\b",
    re.IGNORECASE,
)
REFERS = re.compile(r"\b(it|this|that|these|those|they|them)\b", re.IGNORECASE)  # not "one": too often a number
FOLLOW_UP_WORDS = 9  # longer messages carry their own subject
REFERRING_WORDS = 6  # and messages that are sure by themselves do so from fewer
SHORTEST = 2  # words of a part that can be a question of its own ("what dose"), unless it has a question mark
MOST_LEAD = 25  # words before a question that are read with it
LONG = 60  # words; a longer message is a story, not a pair of questions
STORY = 25  # words from which a question may hide among other sentences; in a shorter message none says more than all
WINDOW, STEP = 60, 40  # words of a long message that are looked at together, and from one look to the next
MOST_WINDOWS = 25  # the longest message that the front door takes
MOST_PARTS = 6
MOST_SENTENCES = 60


@dataclass(frozen=True)
class Part:
    """A piece of a message.

    `role`: question (one of several, with what leads up to it or alone), leaning (one of several, with the first, as
    "and how much does it cost?"), half (one of two around an "and"), sentence (of a story), aside (a sentence of
    anything shorter), window (of a long message), context (with what was answered before). `number`: which of the
    questions, or of the places to part it; the best reading comes first.
    """

    role: str
    text: str
    number: int = 0


def parts(text: str, previous: str | None = None) -> list[Part]:
    """The pieces worth a look of their own beside the whole; `previous`: what the last answer was about."""
    words = text.split()
    found = [*_questions(text), *_halves(text)] if len(words) <= LONG else []
    found += [Part("sentence" if len(words) >= STORY else "aside", sentence) for sentence in _sentences(text)]
    found += [Part("window", window) for window in _windows(words)]
    if previous and len(words) <= FOLLOW_UP_WORDS and BACK.search(text):
        found.append(Part("context", f"{previous}: {text}"))
    return found


def asks(text: str) -> bool:
    """Whether a part of a message asks something of its own."""
    return bool(ASKS.match(text)) or text.endswith("?")


def refers(text: str) -> bool:
    """Whether the subject of a message may lie in a word for what was said before: "is it covered"."""
    return len(text.split()) <= REFERRING_WORDS and bool(REFERS.search(text))


def _questions(text: str) -> list[Part]:
    """Parts that ask something of their own, if there are at least two of them, in all their readings."""
    asked: list[tuple[list[str], str]] = []
    lead: list[str] = []  # "I have high blood pressure, is that a no, and do you do an EKG?"
    for piece in filter(None, (piece.strip(" .,;") for piece in SEAMS.split(text) if piece)):
        if piece.endswith("?") or (len(piece.split()) >= SHORTEST and ASKS.match(piece)):
            asked.append((lead, piece))
            lead = []
        else:
            lead = [*lead, piece]
    if len(asked) < 2:
        return []
    return [part for number, each in enumerate(asked[:MOST_PARTS]) for part in _readings(number, *each, asked[0][1])]


def _readings(number: int, lead: list[str], question: str, first: str) -> Iterator[Part]:
    if lead:
        short = lead if len(" ".join(lead).split()) <= MOST_LEAD else lead[-1:]
        yield Part("question", ", ".join([*short, question]), number)
    elif number and BACK.search(question):
        yield Part("leaning", f"{first}, {question}", number)
    yield Part("question", question, number)


def _halves(text: str) -> Iterator[Part]:
    """Both sides of each "and" before a question, however the first one asks: "the dose n how long do i sit there".

    What tells something belongs to the question: "my son is 16 and can he come".
    """
    for number, seam in enumerate(islice(JOINED.finditer(text), MOST_PARTS)):
        sides = text[: seam.start()].strip(" .,;"), text[seam.end() :].strip(" .,;")
        asks_second = ASKS.match(sides[1]) or INDIRECT.match(sides[1])
        if asks_second and not TELLS.match(sides[0]) and min(len(side.split()) for side in sides) >= SHORTEST:
            yield from (Part("half", side, number) for side in sides)


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
