"""A turn's replies as texts: as few as fit, two segments each as a rule, choices as `Reply 1, 2 or 3`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.conversation.choosing import named
from bot.safety.decision import DANGER, Language
from bot.sms import segments, wording
from bot.storage.tables import Message

MOST = 2  # segments of a text, as a rule
EXTRAS = 3  # suggestions behind an answer, where they cost no segment more


@dataclass(frozen=True)
class Layout:
    """`texts` in the order they are sent; `choices`, by number: ids as `Inbound.choice` takes them."""

    texts: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Choice:
    id: str
    label: str


def lay_out(said: Sequence[Message], link: str, language: Language = "en") -> Layout:
    """Texts for one turn's replies. `link`: where more can be read, for an answer that is too long.

    `language`: the texter's, for the line above choices.
    """
    if not said:
        return Layout()
    texts = [_shortened(message, link, language) for message in said]
    choices, needed = _choices(said)
    apart = any(message.kind in DANGER for message in said)
    bare = _joined(texts, [], apart, language)
    while choices:
        laid = _joined(texts, choices, apart, language)
        if needed or [segments.count(text) for text in laid] == [segments.count(text) for text in bare]:
            return Layout(laid, [choice.id for choice in choices])
        choices = choices[:-1]  # a suggestion is not worth another segment
    return Layout(bare)


def chosen(text: str, said: Sequence[Message], link: str, language: Language = "en") -> str | None:
    """The choice of the last replies that a text like `2` or a label names; None: it is an ordinary text."""
    shown = lay_out(said, link, language).choices
    at = named(text, [choice.label for choice in _choices(said)[0][: len(shown)]])
    return None if at is None else shown[at]


def _choices(said: Sequence[Message]) -> tuple[list[_Choice], bool]:
    """What can be chosen, and whether the reply is no use without it (suggestions behind an answer are extras)."""
    answered = {f"/faq/{message.topic}" for message in said if message.topic}
    found = [
        (message, _Choice(f"{message.id}-{at}", segments.plain(choice["label"])))
        for message in said
        for at, choice in enumerate((message.detail or {}).get("choices") or [])
        if choice.get("payload") not in answered  # of two answers, one may suggest the other
    ]
    needed = [choice for message, choice in found if message.kind != "answer"]
    if needed:
        return needed, True
    asks = (
        said[-1:] and said[-1].kind == "contact"
    )  # the form waits for words; numbers below its question would confuse
    return ([] if asks else [choice for _, choice in found][:EXTRAS]), False


def _joined(texts: Sequence[str], choices: Sequence[_Choice], apart: bool, language: Language) -> list[str]:
    """One text where two segments hold all; what is said in danger stays in segments of its own."""
    menu = _menu(choices, language)
    whole = "\n".join([*texts, *menu])
    if not apart and segments.count(whole) <= MOST:
        return [whole]
    *before, last = texts
    with_menu = "\n".join([last, *menu])
    if segments.count(with_menu) <= (1 if apart else MOST):
        return [*before, with_menu]
    return [*texts, *menu]


def _menu(choices: Sequence[_Choice], language: Language) -> list[str]:
    if not choices:
        return []
    numbers = [str(at) for at in range(1, len(choices) + 1)]
    above = wording.menu(numbers, language)
    if len(choices) == 1:
        return [f"{above} {choices[0].label}"]
    lines = [f"{number} {choice.label}" for number, choice in zip(numbers, choices)]
    return ["\n".join([above, *lines])]


def _shortened(message: Message, link: str, language: Language) -> str:
    """An answer that is too long ends at a sentence, with a link; all else (a read-back) is said whole."""
    text = segments.plain(message.text)
    if message.kind != "answer" or segments.count(text) <= MOST:
        return text[: segments.MOST_CHARACTERS]
    sentences = re.split(r"(?<=[.!?])\s+", text)
    more = f"{'Lea' if language == 'es' else 'More'}: {link}"
    while len(sentences) > 1 and segments.count(" ".join([*sentences, more])) > MOST:
        sentences.pop()
    kept = " ".join([*sentences, more])
    while segments.count(kept) > MOST:  # one endless sentence
        kept = f"{kept[: -len(more) - 8].rstrip(' .')}... {more}"
    return kept
