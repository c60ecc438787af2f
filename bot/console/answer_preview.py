"""How an answer will look: on the website and as text messages, with the clinic's own facts filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.app import console
from bot.knowledge import rules
from bot.knowledge.answers import SMS, WEB, Answer
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
    """`web`: the wordings, one of which a visitor gets; `sms`: what a texter gets, in order; `elsewhere`: the texts for
    other channels."""

    web: list[Said]
    sms: list[Said]
    sms_grade: float
    elsewhere: list[Said]
    sources: tuple[str, ...]
    follow_ups: list[str]


def of(answer: Answer, labels: Mapping[str, str]) -> Preview:
    """The preview. `labels`: topic id -> label, for the follow-ups."""
    clinic = console().clinic
    parts = list(rules.parts(answer))
    follow_ups = [labels[topic] for topic in answer.follow_ups if topic in labels]
    text = clinic.fill(answer.sms)
    return Preview(
        [_said(part) for part in parts if part.channel == WEB],
        [Said(f"Text {at}", words, segments.count(words), 0) for at, words in enumerate(_texts(text, follow_ups), 1)],
        grade(text),
        [_said(part) for part in parts if part.channel not in (WEB, SMS)],
        tuple(map(clinic.fill, answer.sources)),
        follow_ups,
    )


def _said(part: rules.Part) -> Said:
    words = console().clinic.fill(part.text)
    return Said(part.name, words, len(words.split()), grade(words))


def _texts(text: str, follow_ups: list[str]) -> list[str]:
    """The texts as the channel lays them out, with its numbered choices."""
    if not text:
        return []
    choices = [{"label": label} for label in follow_ups]
    said = Message(id=0, kind="answer", text=text, detail={"choices": choices})
    return layout.lay_out([said], console().settings.public_url).texts
