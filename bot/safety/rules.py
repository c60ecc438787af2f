"""The deterministic safety layer: one message in, one decision out.

Total for any str, linear in its length, and free of anything but the standard library, so that it still works
when models, storage or Rasa do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.safety import (
    asked_about,
    blood_pressure,
    crisis_english,
    crisis_spanish,
    emergency_english,
    emergency_spanish,
    informational,
)
from bot.safety.decision import Decision, Kind, Language, Layer
from bot.safety.grammar import Rule, RuleBook, Sentence
from bot.safety.normalise import Normalised, fold, normalise

LONG = 4000  # characters; in a longer message reading stops at the first sufficient rule
ENOUGH = 0.6  # the sum of weights at which a message counts as crisis or emergency
SUSPECTED = 0.4  # and at which a crisis is not excluded

_CRISIS_EN = RuleBook(crisis_english.RULES)
_CRISIS_ES = RuleBook(crisis_spanish.RULES)
_EMERGENCY_EN = RuleBook(emergency_english.RULES)
_EMERGENCY_ES = RuleBook(emergency_spanish.RULES)


class _Book(NamedTuple):
    """One subject in one language."""

    rules: RuleBook
    sentences: tuple[Sentence, ...]
    flat: tuple[Sentence, ...]


def assess(text: str) -> Decision:
    """Decide whether a message tells of a crisis or an emergency, mentions the subject, or neither.

    Never raises for any str. `layer` is "rules" when a rule matched and "none" otherwise.
    """
    message = normalise(text)
    hurry = len(text) > LONG
    crisis, emergency = _crisis(message, hurry=hurry), _emergency(message, hurry=hurry)
    pressure = blood_pressure.score(fold(text))
    mentioned = informational.mentioned(message)
    asked = asked_about.read(message) if crisis or mentioned else None
    beside = _crisis(asked.rest, hurry=hurry) if asked else {}
    # A question can hide what is said right behind it, since exceptions look at the words before a match.
    crisis |= {name: rule for name, rule in beside.items() if rule.explicit}
    scores = {
        "crisis": _total(crisis.values()),
        "emergency": _total(emergency.values(), pressure),
        "informational": 1.0 if mentioned else 0.0,
    }
    kind = _kind(scores)
    names = tuple(crisis) + tuple(emergency) + (("blood-pressure",) if pressure else ())
    if kind is Kind.INFORMATIONAL and mentioned:
        names += ("mention",)
    spoke = (*crisis.values(), *emergency.values()) if kind.interrupts else ()
    swallowed = any(rule.swallowed for rule in spoke)
    explicit = any(rule.explicit for rule in spoke)
    if explicit and asked and asked.harmless and not (beside or emergency or pressure):
        # Only asked about. A suspicion stays, for a model to decide on; without one it stands.
        explicit, names = False, (*names, "asked-about")
        scores |= {"crisis": ENOUGH, "informational": 1.0}
    layer: Layer = "none" if kind is Kind.NONE else "rules"
    return Decision(kind, layer, _language(message, kind, names), scores, names, swallowed, explicit)


def _crisis(message: Normalised, *, hurry: bool) -> dict[str, Rule]:
    books = (
        _Book(_CRISIS_EN, message.english, message.flat_english),
        _Book(_CRISIS_ES, message.spanish, message.flat_spanish),
    )
    return _matching(books, hurry=hurry)


def _emergency(message: Normalised, *, hurry: bool) -> dict[str, Rule]:
    books = (
        _Book(_EMERGENCY_EN, message.english, message.flat_english),
        _Book(_EMERGENCY_ES, message.spanish, message.flat_spanish),
    )
    return _matching(books, hurry=hurry)


def _matching(books: Iterable[_Book], *, hurry: bool) -> dict[str, Rule]:
    """The rules that hold, by name. In a hurry, no more than it takes to be sure."""
    found: dict[str, Rule] = {}
    for book in books:
        for sentence in {sentence.text: sentence for sentence in book.sentences}.values():  # a flood is read once
            found.update((rule.name, rule) for rule in book.rules.matching(sentence))
            if hurry and _total(found.values()) >= 1:
                return found
        for sentence in {sentence.text: sentence for sentence in book.flat}.values():
            if _total(rule for rule in found.values() if rule.explicit) >= ENOUGH:
                break
            found.update((rule.name, rule) for rule in book.rules.matching(sentence, explicit_only=True))
    return found


def _total(rules: Iterable[Rule], more: float = 0.0) -> float:
    """The weights' sum, at most 1, rounded so that weights add up exactly."""
    return round(min(1.0, more + sum(rule.weight for rule in rules)), 3)


def _kind(scores: dict[str, float]) -> Kind:
    """Crisis before emergency: its reply carries 911 as well as 988."""
    if scores["crisis"] >= ENOUGH:
        return Kind.CRISIS
    if scores["emergency"] >= ENOUGH:
        return Kind.EMERGENCY
    suspected = scores["crisis"] >= SUSPECTED  # too little to interrupt: the answer comes, and the support line with it
    return Kind.INFORMATIONAL if scores["informational"] or suspected else Kind.NONE


def _language(message: Normalised, kind: Kind, names: tuple[str, ...]) -> Language:
    """Spanish when the message is, or when only Spanish rules spoke."""
    if kind.interrupts and names and all(name.startswith("es-") for name in names):
        return "es"
    return message.language
