"""How an answer will look: on the website and as text messages, with the clinic's own facts filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.app import console
from bot.knowledge import rules
from bot.knowledge.answers import Answer
from bot.knowledge.reading import grade
from bot.sms import layout, segments
from bot.storage.tables import Message


@dataclass(frozen=True)
class Said:
    """One text. `size`: words on the website, segments of a text message."""

    name: str
    text: str
    size: int
    grade: float


@dataclass(frozen=True)
class Preview:
    """`web`: the wordings, one of which a visitor gets; `sms`: what a texter gets, in order."""

    web: list[Said]
    sms: list[Said]
    sms_grade: float
    sources: tuple[str, ...]
    follow_ups: list[str]


def of(answer: Answer, labels: Mapping[str, str]) -> Preview:
    """The preview. `labels`: topic id -> label, for the follow-ups."""
    clinic = console().clinic
    filled = [(name, clinic.fill(text)) for name, text in rules.named(answer) if name != rules.SMS]
    follow_ups = [labels[topic] for topic in answer.follow_ups if topic in labels]
    text = clinic.fill(answer.sms)
    return Preview(
        [Said(name, words, len(words.split()), grade(words)) for name, words in filled],
        [Said(f"Text {at}", words, segments.count(words), 0) for at, words in enumerate(_texts(text, follow_ups), 1)],
        grade(text),
        tuple(map(clinic.fill, answer.sources)),
        follow_ups,
    )


def _texts(text: str, follow_ups: list[str]) -> list[str]:
    """The texts as the channel lays them out, with its numbered choices."""
    if not text:
        return []
    choices = [{"label": label} for label in follow_ups]
    said = Message(id=0, kind="answer", text=text, detail={"choices": choices})
    return layout.lay_out([said], console().settings.public_url).texts
