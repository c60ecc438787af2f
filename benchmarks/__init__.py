"""How fast answers come, what they cost and how that grows, measured on this machine. Bounded, on loopback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.settings import ROOT

QUESTIONS = (
    "how fast does ketamine work",
    "can i drive home after",
    "does insurance cover it",
    "what are the side effects?",
    "is it ok to eat breakfast before the session",
)
PER_VISITOR = 15  # messages of one conversation; below the limit of 20 a minute
REAL = ROOT / "tests/evaluation/faq_questions.jsonl"  # as long and as odd as people's own


@dataclass(frozen=True)
class Sizes:
    """How much is measured."""

    rounds: int
    messages: Mapping[int, int]  # of a round, by visitors at once
    parses: int  # messages that are only understood
    stored: int  # messages, at most
    shares: tuple[float, ...]  # of the examples, to train from; the first is the training again
    swaps: int
    visits: int  # in a browser
    page_times: int
    filled: tuple[int, int]  # the console's database: messages, questions in the inbox


FULL = Sizes(3, {1: 150, 16: 480}, 500, 1_000_000, (1, 0.5, 2), 5, 7, 3, (100_000, 20_000))
QUICK = Sizes(1, {1: 15, 16: 30}, 20, 10_000, (0.05,), 1, 1, 1, (1_000, 500))  # shows that each part works, no more


def questions(count: int) -> list[str]:
    """So many questions of visitors, from all over the first evaluation set; again from its start where it ends."""
    texts = [json.loads(line)["text"] for line in REAL.read_text(encoding="utf-8").splitlines()]
    step = max(1, len(texts) // count)
    spread = texts[::step]
    return [spread[number % len(spread)] for number in range(count)]


def say(text: str) -> None:
    """Tell who waits what is being measured."""
    print(text, flush=True)
