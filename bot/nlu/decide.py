"""From probabilities to what is done: answer, ask back, fall back, or an ordinary intent. No Rasa here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np

from bot.nlu.questions import Part

FALLBACK = "nlu_fallback"
CLARIFY = "clarify"
TWO = "two_questions"
OWN_SUBJECT = 0.5  # probability from which a message's own topic is not replaced by the one before
ASKING = ("question", "leaning", "half")  # roles of parts that are one of several questions
PART = 0.7  # probability at which one of several questions is answered: two answers to one question only confuse
AGREED = 0.6  # and where the whole message is likeliest about this topic, or next to likeliest
SURE = 0.8  # and at which it is read with the first question rather than alone
MEANT = 0.9  # at which what was said before decides between the two topics that a message is likeliest about


Read = Callable[..., Sequence[tuple[Part, "Outcome"]]]  # of roles: the parts of a message that have one of them


class Thresholds(NamedTuple):
    """Probabilities, 0 to 1. Used as they stand only where training had too few examples to choose by."""

    answer: float = 0.5  # the top topic's, to be answered
    clarify: float = 0.35  # all topics' together, to ask back rather than fall back
    intent: float = 0.4  # an ordinary intent's, to be followed


class Outcome(NamedTuple):
    """`kind`: answer, clarify, fallback or intent. `topics` are answered, `offered` are asked back about."""

    kind: str
    intent: str
    topics: tuple[str, ...]
    offered: tuple[str, ...]
    confidence: float
    ranking: tuple[tuple[str, float], ...]


def decide(probabilities: np.ndarray, labels: np.ndarray, thresholds: Thresholds, config: Mapping[str, Any]) -> Outcome:
    """The outcome for one text. `probabilities`: shape (labels,)."""
    prefix = config["retrieval_intent"] + "/"
    order = np.argsort(-probabilities)
    ranking = tuple((str(labels[index]), float(probabilities[index])) for index in order[:10])
    names = labels.tolist()
    is_topic = np.array([name.startswith(prefix) for name in names])
    mass = float(probabilities[is_topic].sum())
    top, share = ranking[0]
    offered = tuple(names[index] for index in order[is_topic[order]][: config["offer"]])
    if top.startswith(prefix) and share >= thresholds.answer:
        return Outcome("answer", config["retrieval_intent"], (top,), (), share, ranking)
    silent = (*config["out_of_scope"], *config["ambiguous"])
    if not top.startswith(prefix) and top not in silent and share >= thresholds.intent:
        return Outcome("intent", top.split("/")[0], (top,) if "/" in top else (), (), share, ranking)
    ambiguous = sum(float(probabilities[names.index(name)]) for name in config["ambiguous"] if name in names)
    if mass + ambiguous >= thresholds.clarify and offered:
        return Outcome("clarify", CLARIFY, (), offered, share, ranking)
    return Outcome("fallback", FALLBACK, (), (), share, ranking)


def choose_thresholds(
    probabilities: np.ndarray, truth: Sequence[str], labels: np.ndarray, config: Mapping[str, Any]
) -> Thresholds:
    """Thresholds on examples not seen in training (`probabilities`: shape (examples, labels)).

    `answer`: the lowest at which at most `config["wrong"]` of the questions on a topic are answered wrongly, and of
    the out-of-scope ones too. `clarify`: below what 98 % of the questions on a topic have.
    """
    prefix = config["retrieval_intent"] + "/"
    is_topic = np.array([str(label).startswith(prefix) for label in labels])
    on_topic = np.array([label.startswith(prefix) for label in truth])
    out = np.array([label in config["out_of_scope"] for label in truth])
    top = probabilities.argmax(axis=1)
    answered, share = is_topic[top], probabilities.max(axis=1)
    right = labels[top] == np.array(truth)

    def acceptable(threshold: float) -> bool:
        said = answered & (share >= threshold)
        wrong = (said & ~right & on_topic).sum() <= config["wrong"] * max(1, on_topic.sum())
        return bool(wrong and (said & out).sum() <= config["wrong"] * max(1, out.sum()))

    answer = next((t for t in np.arange(0.2, 0.95, 0.01) if acceptable(t)), 0.95)
    mass = probabilities[:, is_topic].sum(axis=1)
    clarify = float(np.quantile(mass[on_topic], 0.02)) if on_topic.any() else Thresholds().clarify
    return Thresholds(float(answer), min(max(clarify, 0.1), float(answer)), Thresholds().intent)


def combine(whole: Outcome, read: Read, expected: Collection[str] = ()) -> Outcome:
    """The outcome for a message, from its whole and its parts (`questions.parts`), of which only those are read that
    matter. `expected`: the topics that the last answer leads on to, where the message refers to something."""
    two = _two(whole, read("question", "leaning")) or _halves(whole, read)
    if two:
        return two
    if whole.kind == "answer":
        return _meant(whole, read, expected) or whole
    if whole.kind == "intent":
        return whole
    # What was said before may help a message that says little, not overrule one that nearly says it all.
    roles = ("context", "sentence") if whole.confidence < OWN_SUBJECT else ("sentence",)
    found = [outcome for _, outcome in read(*roles) if outcome.kind == "answer"]
    return max(found, key=lambda outcome: outcome.confidence, default=whole)


def _meant(whole: Outcome, read: Read, expected: Collection[str]) -> Outcome | None:
    """What a message sure of its topic is about where its "it" is the last answer's subject: "is it covered" after
    "What Spravato is". Only its next likeliest topic, and only where that answer leads on to it and not to both."""
    other = next((name for name, _ in whole.ranking[1:] if "/" in name), None)
    if other not in expected or whole.topics[0] in expected:
        return None
    found = (outcome for _, outcome in read("context") if outcome.topics == (other,))
    return next((outcome for outcome in found if outcome.confidence >= MEANT), None)


def _two(whole: Outcome, questions: Sequence[tuple[Part, Outcome]]) -> Outcome | None:
    """Two questions in one message: two parts that are each answered, differently."""
    answered: dict[str, float] = {}
    for _number, readings in groupby(questions, lambda each: each[0].number):
        said = _said([each for each in readings if _holds(each[1], whole)], answered)
        if said is not None:
            answered.setdefault(said.topics[0], said.confidence)
    return _both(whole, answered) if len(answered) > 1 else None


def _halves(whole: Outcome, read: Read) -> Outcome | None:
    """Two questions around an "and", where the first does not look like one: "the superbill thing how does that work
    and what's the price". Only with the two topics that the whole is likeliest about: any message can be cut in two."""
    if not all("/" in name for name in _likeliest(whole)):
        return None
    cuts = [list(sides) for _number, sides in groupby(read("half"), lambda each: each[0].number)]
    pairs = [
        {outcome.topics[0]: outcome.confidence for _, outcome in sides}
        for sides in cuts
        if all(outcome.kind == "answer" and outcome.topics[0] in _likeliest(whole) for _, outcome in sides)
    ]
    best = max((pair for pair in pairs if len(pair) > 1), key=lambda pair: min(pair.values()), default=None)
    return _both(whole, best) if best else None


def _both(whole: Outcome, answered: Mapping[str, float]) -> Outcome:
    (first, one), (second, other) = list(answered.items())[:2]
    return Outcome("answer", TWO, (first, second), (), min(one, other), whole.ranking)


def _holds(part: Outcome, whole: Outcome) -> bool:
    """Whether a part of a message is answered."""
    return part.kind == "answer" and (part.confidence >= PART or part.topics[0] in _likeliest(whole))


def _likeliest(whole: Outcome) -> list[str]:
    """The two labels that the whole message is likeliest about."""
    return [name for name, _ in whole.ranking[:2]]


def _said(readings: Sequence[tuple[Part, Outcome]], before: Collection[str]) -> Outcome | None:
    """What one question is about, from its answered readings. One that leans on the first is read with it where that
    surely leads elsewhere ("what is Spravato and how much does it cost?": the price of Spravato)."""
    for part, outcome in readings:
        surely = outcome.topics[0] not in before and (outcome.confidence >= SURE or len(readings) == 1)
        if part.role != "leaning" or surely:
            return outcome
    return None
