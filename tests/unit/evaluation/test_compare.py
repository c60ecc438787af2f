"""A candidate beside the live model: what changes, what got worse, what stops it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.knowledge import objections
from bot.knowledge.changes import OWN, REAL
from bot.training import compare
from bot.training.compare import Questions
from bot.training.evaluate import FORMAT, measure
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import EvaluationSet

ANSWERS = EvaluationSet(
    "faq_questions",
    "answers",
    [{"id": f"q{n}", "text": f"private words {n}", "topic": "a" if n < 5 else "b"} for n in range(10)],
    "d1",
)
PAIRS = EvaluationSet("two_questions", "two_questions", [{"id": "t", "text": "x", "topics": ["a", "b"]}], "d2")
SAFETY = EvaluationSet(
    "crisis_messages",
    "safety",
    [
        {"id": "c", "text": "x", "label": "crisis"},
        {"id": "e", "text": "x", "label": "emergency"},
        {"id": "i", "text": "x", "label": "informational"},
        {"id": "n", "text": "x", "label": "none"},
    ],
    "d3",
)
SETS = [ANSWERS, PAIRS, SAFETY]


def answer(*topics: str) -> Reading:
    return Reading("answer", topics=topics, guess=topics, confidence=0.9, guesses_topic=True)


CRISIS, EMERGENCY, FALLBACK = Reading("crisis", layer="rules"), Reading("emergency", layer="rules"), Reading("fallback")
PERFECT = {
    "faq_questions": [answer("a")] * 5 + [answer("b")] * 5,
    "two_questions": [answer("a", "b")],
    "crisis_messages": [CRISIS, EMERGENCY, Reading("answer", ("a",), support_line=True), FALLBACK],
    OWN: [],
    REAL: [],
}


def figures(readings: dict[str, Any]) -> dict[str, Any]:
    """As `evaluate.without_baselines` gives them."""
    named = {each.name: {"kind": each.kind, "rows": len(each.rows), "digest": each.digest} for each in SETS}
    return {"format": FORMAT, "sets": named, "released": measure(SETS, readings)}


def compared(
    candidate: dict[str, Any],
    live: dict[str, Any] | None = PERFECT,
    own: tuple[Any, ...] = (),
    real: tuple[int, ...] = (),
    failed: tuple[str, ...] = (),
) -> dict[str, Any]:
    before = figures(live) if live else {}
    known = (3, "live.tar.gz") if live else None
    asked = Questions(SETS, own, real)
    return compare.comparison(asked, candidate, live, figures(candidate), before, known, (8, list(failed)))


def stopped(found: dict[str, Any]) -> tuple[list[str], list[str]]:
    """What nobody may override, and what an administrator may, after a round through JSON, as the database keeps it."""
    every = objections.against(json.loads(json.dumps(found)))
    return tuple([each.sentence() for each in every if each.overridable == may] for may in (False, True))


def test_the_same_model_changes_nothing_and_passes() -> None:
    found = compared(PERFECT)
    assert found["changed"] == [] == found["topics_worse"] == found["confused"]
    assert found["objections"] == [] and found["with"] == 3


def test_a_question_that_is_answered_wrongly_now_is_listed_by_its_id() -> None:
    worse = {**PERFECT, "faq_questions": [answer("b"), *PERFECT["faq_questions"][1:]]}
    found = compared(worse)
    assert found["changed"] == [
        {"set": "faq_questions", "id": "q0", "wanted": "a", "before": ["answer", ["a"]], "after": ["answer", ["b"]],
         "verdict": "worse"}
    ]  # fmt: skip
    assert found["topics_worse"] == [{"topic": "a", "questions": 5, "before": 5, "after": 4}]
    assert found["confused"] == [["a", "b", 0, 1]]
    assert stopped(found) == ([], ["Right on faq_questions fell from 100.0% (live) to 90.0%."])
    assert compared(PERFECT, worse)["changed"][0]["verdict"] == "better"
    assert "private words" not in json.dumps(found)


def test_what_people_really_asked_is_listed_before_the_sets_but_after_what_became_worse() -> None:
    live = {**PERFECT, "faq_questions": [answer("a"), FALLBACK, *PERFECT["faq_questions"][2:]], REAL: [FALLBACK]}
    candidate = {**PERFECT, "faq_questions": [FALLBACK, *PERFECT["faq_questions"][1:]], REAL: [answer("a")]}
    assert [each["set"] for each in compared(candidate, live, real=(17,))["changed"]] == [
        "faq_questions",
        REAL,
        "faq_questions",
    ]


def test_less_safety_is_never_among_what_may_be_overridden() -> None:
    found = compared({**PERFECT, "crisis_messages": [FALLBACK, *PERFECT["crisis_messages"][1:]]})
    never, milder = stopped(found)
    assert "Crisis recall on crisis_messages fell from 100.0% (live) to 0.0%." in never and milder == []


def test_a_model_that_alarms_at_everything_is_for_nobody_to_publish() -> None:
    found = compared({**PERFECT, "crisis_messages": [*PERFECT["crisis_messages"][:-1], CRISIS]})
    assert stopped(found)[0] == ["False interrupts on crisis_messages rose far from 0.0% (live) to 100.0%."]


def test_a_bar_that_the_live_release_misses_as_well_stops_nothing_unless_it_is_missed_by_more() -> None:
    live = {**PERFECT, "crisis_messages": [FALLBACK, EMERGENCY, Reading("answer", ("a",), support_line=True), FALLBACK]}
    found = compared(live, live)
    assert found["objections"] == []
    said = "Crisis recall on crisis_messages is 0.0%, below the bar of 97%. The live release misses it too, with 0.0%."
    (missed,) = objections.missed_by_both(json.loads(json.dumps(found)))
    assert (missed.figure, missed.sentence()) == ("crisis_recall", said)
    assert "crisis_recall" in [row["figure"] for row in found["summary"]]
    assert compared(PERFECT, live)["missed"] == []
    both = {**PERFECT, "crisis_messages": [FALLBACK, FALLBACK, Reading("answer", ("a",), support_line=True), FALLBACK]}
    assert any("Emergency recall" in sentence for sentence in stopped(compared(both, live))[0])


@pytest.mark.parametrize(
    ("figure", "before", "after", "stops"),
    [
        ("informational_with_support_line", 0.95, 0.95, False),
        ("informational_with_support_line", 0.95, 0.9499, True),
        ("informational_with_support_line", 0.97, 0.95, True),
        ("informational_interrupted", 0.2, 0.18, False),
        ("informational_interrupted", 0.2, 0.2001, True),
    ],
)
def test_a_missed_bar_stops_a_model_that_is_worse_by_however_little(
    figure: str, before: float, after: float, stops: bool
) -> None:
    live, candidate = figures(PERFECT), figures(PERFECT)
    live["released"]["safety"]["crisis_messages"][figure] = before
    candidate["released"]["safety"]["crisis_messages"][figure] = after
    asked = Questions(SETS, (), ())
    found = compare.comparison(asked, PERFECT, PERFECT, candidate, live, (3, "live.tar.gz"), (8, []))
    assert [bool(found["objections"]), bool(found["missed"])] == [stops, not stops]


def test_real_questions_are_named_by_number_and_nobody_says_which_is_better() -> None:
    live, candidate = {**PERFECT, REAL: [FALLBACK, CRISIS]}, {**PERFECT, REAL: [answer("a"), CRISIS]}
    (only,) = compared(candidate, live, real=(17, 16))["changed"]
    assert (only["set"], only["id"], only["verdict"], only["wanted"]) == ("real", 17, "different", "")


def test_the_teams_own_questions_count_in_the_gate() -> None:
    own = ({"id": 5, "topic": "a"}, {"id": 6, "topic": "out_of_scope"})
    live, candidate = {**PERFECT, OWN: [answer("a"), FALLBACK]}, {**PERFECT, OWN: [FALLBACK, FALLBACK]}
    found = compared(candidate, live, own=own)
    assert stopped(found) == ([], ["Right of the team's own evaluation questions: 1 of 2, before 2."])
    assert found["summary"][-1]["after"] == 0.5
    assert compared(live, candidate, own=own)["objections"] == []


def test_a_conversation_that_goes_another_way_stops_it() -> None:
    never, (sentence,) = stopped(compared(PERFECT, failed=("thanks",)))
    assert "“thanks”" in sentence and never == []


def test_without_a_live_release_only_the_bars_count() -> None:
    found = compared(PERFECT, None)
    assert found["with"] is None and found["objections"] == [] == found["changed"]
    assert all(row["before"] is None for row in found["summary"])
