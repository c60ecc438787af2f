"""When to answer, ask back, fall back; and how a message falls into parts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decide import CLARIFY, FALLBACK, TWO, Outcome, Read, Thresholds, choose_thresholds, combine, decide
from bot.nlu.encoder import SentenceEncoder
from bot.nlu.questions import Part, parts
from bot.nlu.topics import TopicMatcher

LABELS = np.array(["ambiguous", "contact", "faq/cost", "faq/driving", "faq/food", "out_of_scope", "smalltalk/greet"])
CONFIG = {
    "retrieval_intent": "faq",
    "out_of_scope": ["out_of_scope"],
    "ambiguous": ["ambiguous"],
    "wrong": 0.05,
    "offer": 3,
}
THRESHOLDS = Thresholds(answer=0.6, clarify=0.3, intent=0.4)


def outcome(**shares: float) -> Outcome:
    row = np.array([shares.get(label.split("/")[-1], 0.0) for label in LABELS])
    return decide(row, LABELS, THRESHOLDS, CONFIG)


def read(*parts: tuple[Part, Outcome]) -> Read:
    return lambda *roles: [each for each in parts if each[0].role in roles]


def question(number: int) -> Part:
    return Part("question", "is it?", number)


def test_a_sure_topic_is_answered() -> None:
    found = outcome(cost=0.8, driving=0.2)
    assert (found.kind, found.intent, found.topics) == ("answer", "faq", ("faq/cost",))


def test_an_unsure_topic_is_asked_back_with_the_likeliest_first() -> None:
    found = outcome(driving=0.5, cost=0.4, food=0.1)
    assert (found.kind, found.intent, found.offered) == ("clarify", CLARIFY, ("faq/driving", "faq/cost", "faq/food"))


def test_what_is_out_of_scope_is_not_answered_however_sure() -> None:
    assert outcome(out_of_scope=0.9, cost=0.1).intent == FALLBACK


def test_an_ambiguous_message_is_asked_back() -> None:
    assert outcome(ambiguous=0.9, cost=0.1).kind == "clarify"


def test_an_ordinary_intent_is_followed_by_its_plain_name() -> None:
    found = outcome(greet=0.7, cost=0.3)
    assert (found.intent, found.topics) == ("smalltalk", ("smalltalk/greet",))


def test_two_questions_are_both_answered() -> None:
    whole = outcome(cost=0.5, driving=0.4)
    found = combine(whole, read((question(0), outcome(cost=0.9)), (question(1), outcome(driving=0.9))))
    assert (found.intent, found.topics) == (TWO, ("faq/cost", "faq/driving"))


def test_one_question_said_twice_is_answered_once() -> None:
    found = combine(outcome(cost=0.9), read((question(0), outcome(cost=0.9)), (question(1), outcome(cost=0.8))))
    assert found.topics == ("faq/cost",)


@pytest.mark.parametrize(
    ("leaning", "alone", "second"),
    [
        ({"food": 0.9}, {"driving": 0.9}, "faq/food"),  # surely something else with the first question
        ({"food": 0.75}, {"driving": 0.9}, "faq/driving"),  # not surely
        ({"food": 0.75}, {"driving": 0.5}, "faq/food"),  # alone it says nothing
        ({"cost": 0.9}, {"driving": 0.9}, "faq/driving"),  # the first question over again
    ],
)
def test_a_question_that_leans_on_the_first_is_read_with_it(
    leaning: dict[str, float], alone: dict[str, float], second: str
) -> None:
    first = [(question(0), outcome(cost=0.9)), (Part("leaning", "and it?", 1), outcome(**leaning))]
    found = combine(outcome(cost=0.9), read(*first, (question(1), outcome(**alone))))
    assert found.topics == ("faq/cost", second)


def test_a_question_is_read_with_what_leads_up_to_it_before_it_is_read_alone() -> None:
    led = [(question(0), outcome(food=0.9)), (question(0), outcome(cost=0.9)), (question(1), outcome(driving=0.9))]
    assert combine(outcome(cost=0.9), read(*led)).topics == ("faq/food", "faq/driving")


@pytest.mark.parametrize(
    ("whole", "topics"),
    [
        ({"cost": 0.9, "driving": 0.1}, ("faq/cost", "faq/driving")),
        ({"cost": 0.9, "food": 0.1}, ("faq/cost",)),  # any message can be cut in two
        ({"cost": 0.9, "contact": 0.1}, ("faq/cost",)),
    ],
)
def test_two_questions_around_an_and_are_what_the_whole_is_likeliest_about(
    whole: dict[str, float], topics: tuple[str, ...]
) -> None:
    sides = [(Part("half", "the price"), outcome(cost=0.9)), (Part("half", "can i drive"), outcome(driving=0.65))]
    assert combine(outcome(**whole), read(*sides)).topics == topics


def test_a_part_is_answered_less_surely_where_the_whole_agrees() -> None:
    asked = (question(0), outcome(cost=0.9)), (question(1), outcome(driving=0.65))
    assert combine(outcome(cost=0.9, driving=0.1), read(*asked)).intent == TWO
    assert combine(outcome(cost=0.9, food=0.1), read(*asked)).topics == ("faq/cost",)


def test_a_follow_up_is_understood_with_what_was_said_before() -> None:
    found = combine(outcome(cost=0.3, driving=0.3), read((Part("context", "it?"), outcome(driving=0.9))))
    assert found.topics == ("faq/driving",)


@pytest.mark.parametrize(
    ("whole", "meant", "expected", "topic"),
    [
        ({"cost": 0.95, "food": 0.02}, {"food": 0.95}, ["faq/food"], "faq/food"),
        ({"cost": 0.95, "ambiguous": 0.03, "food": 0.02}, {"food": 0.95}, ["faq/food"], "faq/food"),
        ({"cost": 0.95, "food": 0.02}, {"food": 0.95}, ["faq/driving"], "faq/cost"),  # the answer does not lead there
        ({"cost": 0.95, "food": 0.02}, {"food": 0.95}, ["faq/cost", "faq/food"], "faq/cost"),  # or to both
        ({"cost": 0.95, "driving": 0.03, "food": 0.02}, {"food": 0.95}, ["faq/food"], "faq/cost"),  # nor the message
        ({"cost": 0.95, "food": 0.02}, {"food": 0.8}, ["faq/food"], "faq/cost"),  # not surely
        ({"contact": 0.95, "food": 0.02}, {"food": 0.95}, ["faq/food"], None),  # to be called is no topic
    ],
)
def test_the_last_answer_decides_what_a_sure_message_refers_to(
    whole: dict[str, float], meant: dict[str, float], expected: list[str], topic: str | None
) -> None:
    found = combine(outcome(**whole), read((Part("context", "it?"), outcome(**meant))), expected)
    assert found.topics == ((topic,) if topic else ())


class Lunch:
    """Sure that every message asks for the price, and with the last answer's subject for food."""

    labels = LABELS

    def probabilities(self, texts: list[str], vectors: np.ndarray) -> np.ndarray:
        """Shape (texts, labels)."""
        shares = [(0.02, 0.95) if text.startswith("Lunch: ") else (0.95, 0.02) for text in texts]
        return np.array([[0, 0, cost, 0, food, 0, 0] for cost, food in shares])


def answered(text: str, said: dict[str, Any], **config: Any) -> str:
    """The topic that answers a message after something said with this metadata."""
    encoder = SimpleNamespace(encode=lambda texts: np.zeros((len(texts), 4), np.float32))
    reading = SentenceEncoder(SentenceEncoder.get_default_config(), None, None, encoder)  # type: ignore[arg-type]
    matcher = TopicMatcher({**TopicMatcher.get_default_config(), **config}, None, None)  # type: ignore[arg-type]
    matcher._classifier = Lunch()  # type: ignore[assignment]
    tracker = DialogueStateTracker.from_events("visitor", [BotUttered("Yes.", metadata={"metadata": said})])
    message = Message({"text": text})
    matcher.process(reading.process([message], tracker), tracker)
    return message.get("decision")["topics"][0]


LUNCH = {"label": "Lunch", "follow_ups": [{"label": "Food", "payload": "/faq/food"}]}


@pytest.mark.parametrize(
    ("text", "said", "topic"),
    [
        ("is it covered", LUNCH, "faq/food"),
        ("are they covered too", LUNCH, "faq/food"),
        ("how much is parking", LUNCH, "faq/cost"),  # refers to nothing
        ("how much is it when i park here", LUNCH, "faq/cost"),  # says enough itself
        ("is it covered", {"label": "Lunch"}, "faq/cost"),
        ("is it covered", {"label": "Lunch", "follow_ups": ["food"]}, "faq/cost"),  # as Rasa's own generator has them
        ("is it covered", {}, "faq/cost"),
    ],
)
def test_a_sure_message_that_refers_is_read_with_the_last_subject(text: str, said: dict[str, Any], topic: str) -> None:
    assert answered(text, said) == topic


def test_what_was_said_before_never_replaces_an_answer_about_a_risk() -> None:
    assert answered("is it covered", LUNCH, risks=["faq/cost"]) == "faq/cost"


def test_parts_that_cannot_matter_are_not_read() -> None:
    asked: list[str] = []
    combine(outcome(cost=0.9, food=0.1), lambda *roles: asked.extend(roles) or [], ["faq/driving"])
    assert not {"aside", "sentence", "context"}.intersection(asked)


def test_thresholds_keep_the_promised_share_of_wrong_answers() -> None:
    random = np.random.default_rng(0)
    rows = random.dirichlet(np.ones(len(LABELS)) * 0.3, 2000)
    truth = [str(LABELS[random.choice(len(LABELS), p=row)]) for row in rows]
    chosen = choose_thresholds(rows, truth, LABELS, CONFIG)
    topics = [(row, label) for row, label in zip(rows, truth) if label.startswith("faq/")]
    wrong = [
        found.kind == "answer" and label not in found.topics
        for row, label in topics
        for found in [decide(row, LABELS, chosen, CONFIG)]
    ]
    assert np.mean(wrong) <= CONFIG["wrong"]


STORY = " ".join(["I have been down since the spring and nothing that my doctor gave me did much"] * 2) + "."


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("how much is it and does insurance pay", "question", ["how much is it", "does insurance pay"]),
        (f"{STORY} Can I have ketamine?", "sentence", [STORY, "Can I have ketamine?"]),
        ("I take Lexapro. Can I have ketamine?", "sentence", []),
        ("is it safe", "question", []),
        ("price? success rate?", "question", ["price?", "success rate?"]),
        ("isn't it addictive? cant u get hooked", "question", ["isn't it addictive?", "cant u get hooked"]),
        (
            "i have high blood pressure, is that a no, and do you do an ekg",
            "question",
            ["i have high blood pressure, is that a no", "is that a no", "do you do an ekg"],
        ),
        ("What is it and how much does it cost?", "leaning", ["What is it, how much does it cost?"]),
        ("What is it and do you take Visa?", "leaning", []),
        ("the dose n how long do i sit there", "half", ["the dose", "how long do i sit there"]),
        ("is it safe for me and my unborn baby", "half", []),
        ("i'm pregnant and is it safe", "half", []),
        ("my son is 16 and can he come", "half", []),
        ("im 19 can i sign up and will they find out", "half", ["im 19 can i sign up", "will they find out"]),
        ("the price n if you take aetna", "half", ["the price", "if you take aetna"]),
    ],
)
def test_a_message_falls_into_its_parts(text: str, role: str, expected: list[str]) -> None:
    assert [part.text for part in parts(text) if part.role == role] == expected


def test_a_short_message_that_leans_back_is_read_with_the_last_subject() -> None:
    assert [part.text for part in parts("and how long does that take?", "Spravato") if part.role == "context"] == [
        "Spravato: and how long does that take?"
    ]
    assert not [part for part in parts("Does Medicare cover ketamine infusions?", "Spravato") if part.role == "context"]


@given(st.lists(st.sampled_from(["cats", "sit", "still"]), min_size=1, max_size=1500))
def test_no_word_of_a_long_message_is_left_out_of_its_windows(words: list[str]) -> None:
    words = [f"{word}{at}" for at, word in enumerate(words)][:900]
    windows = [part.text.split() for part in parts(" ".join(words)) if part.role == "window"]
    assert not windows or {word for window in windows for word in window} == set(words)
    assert bool(windows) == (len(words) > 100)


@given(st.text(max_size=300), st.none() | st.text(max_size=20))
def test_any_text_can_be_taken_apart(text: str, previous: str | None) -> None:
    found = parts(text, previous)
    assert len(found) <= 70
    assert all(part.text.strip() for part in found)
