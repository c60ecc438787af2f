"""Figures on messages in danger, and the plain recognisers beside ours."""

from __future__ import annotations

import pytest

from bot.training.evaluation import keywords, safety
from bot.training.evaluation.readings import Reading

RULES, LEARNED = Reading("crisis", layer="rules"), Reading("emergency", layer="learned")
ANSWER = Reading("answer")


def found(*pairs: tuple[str, Reading]) -> dict:
    rows = [{"id": f"{label}{at}", "label": label} for at, (label, _) in enumerate(pairs)]
    return safety.figures(rows, [got for _, got in pairs])


def test_recall_counts_either_kind_of_danger() -> None:
    figures = found(("crisis", RULES), ("crisis", LEARNED), ("crisis", ANSWER), ("emergency", RULES))
    assert (figures["crisis_recall"], figures["emergency_recall"]) == (0.6667, 1.0)
    assert figures["missed"] == {"crisis": ["crisis2"], "emergency": []}


def test_what_was_caught_and_what_was_a_false_alarm_is_told_by_layer() -> None:
    figures = found(("crisis", RULES), ("emergency", LEARNED), ("none", LEARNED), ("none", ANSWER))
    assert figures["caught_by"] == {"rules": 1, "learned": 1}
    assert figures["false_alarms"] == {"rules": [], "learned": ["none2"]}
    assert figures["false_interrupts"] == 0.5


def test_an_informational_message_wants_the_line_without_the_interrupt() -> None:
    figures = found(
        ("informational", Reading("answer", support_line=True)), ("informational", ANSWER), ("informational", RULES)
    )
    assert figures["informational_with_support_line"] == 0.6667
    assert (figures["informational_interrupted"], figures["interrupted"]) == (0.3333, ["informational2"])


@pytest.mark.parametrize("text", ["I want to DIE", "he’s had a seizure", "i can’t go on", "kms"])
def test_keywords_are_found_in_any_case_and_quote(text: str) -> None:
    assert keywords.found(text)
    assert safety.by_keywords(text).danger


@pytest.mark.parametrize("text", ["strokes of a brush", "how much is it", ""])
def test_keywords_are_whole_words(text: str) -> None:
    assert not keywords.found(text)
    assert not safety.by_keywords(text).danger


def test_the_list_is_about_forty_terms_each_once() -> None:
    assert 35 <= len(keywords.TERMS) == len(set(keywords.TERMS)) <= 45


def test_the_rules_alone_read_a_message() -> None:
    assert safety.by_rules("i want to kill myself") == Reading("crisis", layer="rules")
    assert safety.by_rules("does ketamine help with suicidal thoughts?").support_line
    assert safety.by_rules("what are your hours").kind == "fallback"
