"""What an answer may say and how: the rules that the pages, the files and the tests hold answers against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot import channels
from bot.clinic import Clinic
from bot.knowledge.answers import SMS, WEB, Answer
from bot.knowledge.reading import grade
from bot.safety import gsm7

MOST_WORDS = 90  # of a web text, with the clinic's facts filled in
MOST_SMS = 300  # GSM-7 characters: two segments, and the choices behind
HARDEST = 9.5  # reading grade; by textstat's count of syllables this is 8
AIM = 8
LABEL_MAX = 40
TEXT_MAX = 4000  # characters that a draft may have at all
MOST_VARIATIONS = 5
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_PROMISE = re.compile(r"[^.]*\b(?:cure[sd]?|curing|guarantee[sd]?|guaranteeing)\b[^.]*")
_DENIED = re.compile(r"\b(?:not|no|promises?)\b")
_DOSE = re.compile(r"\b\d[\d.,]*\s?(?:mg|mcg|µg|milligrams?|micrograms?|grams?|ml)\b", re.IGNORECASE)

DRAFT, PROPOSAL, NOTHING = "draft", "proposal", "nothing"


@dataclass(frozen=True)
class Problem:
    """A sentence for whoever writes. `stops`: a draft from being saved, a proposal from being made, or nothing.
    `field`: the part of an `Answer` that it is about; of several variations `variation-1` and so on,
    of other channels `elsewhere-1`."""

    stops: str
    sentence: str
    field: str = ""


def check(answer: Answer, clinic: Clinic, labels: Mapping[str, str], today: date) -> list[Problem]:
    """Everything that is wrong with an answer. `labels`: id -> label of all other topics."""
    return [
        *unsaveable(answer, clinic),
        *_unfinished(answer, labels),
        *_texts(answer, clinic),
        *_doubtful(answer, today),
    ]


def unsaveable(answer: Answer, clinic: Clinic) -> Iterator[Problem]:
    """What no version may have at all."""
    if not answer.label:
        yield Problem(DRAFT, "The label is empty. Name the topic in a few words, as visitors shall read it.", "label")
    words = clinic.words()
    sources = (("sources", source) for source in answer.sources)
    for field, text in (("label", answer.label), *((part.field, part.text) for part in parts(answer)), *sources):
        for found in dict.fromkeys(_BRACES.findall(text)):
            if found[1:-1] not in words:
                known = ", ".join(f"{{{name}}}" for name in words)
                yield Problem(
                    DRAFT, f"{found} stands for nothing: write it without braces, or use one of {known}.", field
                )
        if len(text) > TEXT_MAX:
            yield Problem(DRAFT, f"A text has {len(text):,} characters; keep it below {TEXT_MAX:,}.", field)
    if len(answer.variations) > MOST_VARIATIONS:
        yield Problem(
            DRAFT, f"There are {len(answer.variations)} other wordings; {MOST_VARIATIONS} are enough.", "variation-1"
        )


def _unfinished(answer: Answer, labels: Mapping[str, str]) -> Iterator[Problem]:
    if len(answer.label) > LABEL_MAX:
        yield Problem(
            PROPOSAL, f"The label has {len(answer.label)} characters; it must fit a button: {LABEL_MAX}.", "label"
        )
    if answer.label in labels.values():
        yield Problem(PROPOSAL, "Another topic has the same label: visitors could not tell them apart.", "label")
    if not answer.text:
        yield Problem(PROPOSAL, "The website's text is empty.", "text")
    if not answer.sms:
        yield Problem(PROPOSAL, "The text message is empty.", "sms")
    if not answer.sources:
        yield Problem(PROPOSAL, "There is no source: name what the answer rests on, such as {clinic_name}.", "sources")
    if not answer.review_by:
        yield Problem(PROPOSAL, "There is no date by which somebody looks at it again.", "review_by")
    for topic in answer.follow_ups:
        if topic not in labels:
            yield Problem(PROPOSAL, f"The follow-up {topic} is no topic, or is this one.", "follow-up-1")


def _texts(answer: Answer, clinic: Clinic) -> Iterator[Problem]:
    for channel, field, name, text in parts(answer):
        filled = clinic.fill(text)
        if channels.named(channel).short:
            yield from _short(filled, field, name)
        elif len(filled.split()) > MOST_WORDS:
            count = len(filled.split())
            yield Problem(PROPOSAL, f"{name} has {count} words with the clinic's facts; at most {MOST_WORDS}.", field)
        for claim in _PROMISE.findall(filled.lower()):
            if not _DENIED.search(claim):
                yield Problem(PROPOSAL, f"{name} promises a cure: “{claim.strip()}”.", field)
        if (years := grade(filled)) > HARDEST:
            yield Problem(
                NOTHING,
                f"{name} is hard to read (grade {years:.1f}; aim for {AIM}): shorter sentences and words help.",
                field,
            )
        if found := _DOSE.search(filled):
            yield Problem(
                NOTHING,
                f"{name} names an amount, “{found[0]}”. The assistant must never say what dose to take.",
                field,
            )


def _short(filled: str, field: str, name: str) -> Iterator[Problem]:
    size = gsm7.units(filled)
    if size is None:
        wrong = "".join(dict.fromkeys(char for char in filled if gsm7.units(char) is None))
        yield Problem(PROPOSAL, f"{name} has signs that make every text cost twice: {wrong[:20]}", field)
    elif size > MOST_SMS:
        yield Problem(PROPOSAL, f"{name} has {size} characters with the clinic's facts; at most {MOST_SMS}.", field)


def _doubtful(answer: Answer, today: date) -> Iterator[Problem]:
    if answer.review_by and answer.review_by < today.isoformat():
        yield Problem(NOTHING, "Its date for the next look is over.", "review_by")


class Part(NamedTuple):
    """One text of an answer: for which channel, as which field of it, what it is called."""

    channel: str
    field: str
    name: str
    text: str


def parts(answer: Answer) -> Iterator[Part]:
    """The texts that are not empty."""
    everything = (
        Part(WEB, "text", "The website's text", answer.text),
        *(Part(WEB, f"variation-{at}", f"Other wording {at}", text) for at, text in enumerate(answer.variations, 1)),
        Part(SMS, "sms", "The text message", answer.sms),
        *(
            Part(channel, f"elsewhere-{at}", f"The text for {channel}", text)
            for at, (channel, text) in enumerate(answer.elsewhere, 1)
        ),
    )
    return (part for part in everything if part.text)
