"""Figures on questions, by hand-made rows and readings."""

from __future__ import annotations

from bot.training.evaluation import answers, calibration, thresholds
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import Row


def answer(*topics: str, confidence: float = 0.9) -> Reading:
    return Reading("answer", topics, guess=topics, confidence=confidence, guesses_topic=True)


def silent(kind: str, guess: str, confidence: float, *offered: str) -> Reading:
    return Reading(kind, offered=offered, guess=(guess,), confidence=confidence, guesses_topic=guess != "out_of_scope")


ASKED: list[tuple[Row, Reading]] = [
    ({"id": "a", "topic": "cost"}, answer("cost")),
    ({"id": "b", "topic": "cost"}, answer("food", confidence=0.7)),
    ({"id": "c", "topic": "cost"}, silent("clarify", "cost", 0.5, "cost", "food")),
    ({"id": "d", "topic": "food"}, silent("fallback", "food", 0.3)),
    ({"id": "e", "topic": "out_of_scope"}, silent("fallback", "food", 0.4)),
    ({"id": "f", "topic": "out_of_scope"}, answer("food", confidence=0.6)),
    ({"id": "g", "topic": "contact"}, Reading("contact", guess=("contact",), confidence=0.8)),
    ({"id": "h", "topic": "food"}, Reading("crisis", layer="rules")),
]
ROWS, READINGS = [row for row, _ in ASKED], [got for _, got in ASKED]
FOUND = answers.figures(ROWS, READINGS)


def test_only_questions_on_a_topic_count_as_right_or_wrong() -> None:
    assert (FOUND["questions"], FOUND["right"], FOUND["wrong"]) == (5, 0.2, 0.4)
    assert (FOUND["right_or_offered"], FOUND["not_answered"]) == (0.4, 0.4)


def test_an_interrupted_question_is_wrong() -> None:
    assert ["food", "crisis", 1] in FOUND["confused"]
    assert {"id": "h", "topic": "food", "got": "crisis"} in FOUND["wrongly_answered"]


def test_out_of_scope_and_contact_have_shares_of_their_own() -> None:
    assert (FOUND["out_of_scope_answered"], FOUND["contact_recognised"]) == (0.5, 1.0)


def test_a_share_of_nothing_is_not_zero() -> None:
    assert FOUND["crisis_recognised"] is None


def test_each_topic_has_its_outcomes() -> None:
    assert FOUND["topics"]["cost"] == {"questions": 3, "right": 1, "offered": 1, "wrong": 1, "abstained": 0}
    assert FOUND["topics"]["food"] == {"questions": 2, "right": 0, "offered": 0, "wrong": 1, "abstained": 1}


def test_both_of_two_questions_want_both_topics() -> None:
    rows = [{"id": str(at), "topics": ["cost", "food"]} for at in range(3)]
    found = answers.two_questions(rows, [answer("food", "cost"), answer("cost"), Reading("fallback")])
    assert found == {"messages": 3, "both_of_two": 0.3333, "one_of_two": 0.3333}


def test_a_confidence_that_says_what_happens_has_no_error() -> None:
    rows = [{"topic": "cost"}] * 4
    sure = [answer("cost", confidence=0.75)] * 3 + [answer("food", confidence=0.75)]
    assert calibration.figures(rows, sure)["error"] == 0.0


def test_overconfidence_is_the_gap_weighted_by_bin() -> None:
    rows = [{"topic": "cost"}] * 4
    found = calibration.figures(rows, [answer("food", confidence=1.0)] * 2 + [answer("cost", confidence=0.5)] * 2)
    assert found["error"] == 0.75
    assert [(each["from"], each["count"], each["right"]) for each in found["bins"]] == [(0.5, 2, 1.0), (0.9, 2, 0.0)]


def test_an_interrupted_message_has_no_confidence_to_judge() -> None:
    assert calibration.figures([{"topic": "cost"}], [Reading("crisis")]) == {"error": 0.0, "bins": []}


def test_the_reliability_text_has_a_line_a_bin_and_the_picture_is_written(tmp_path) -> None:
    found = calibration.figures(ROWS, READINGS)
    assert len(calibration.text(found)) == len(found["bins"])
    assert calibration.draw({"ours": found}, tmp_path / "var" / "a.png").read_bytes().startswith(b"\x89PNG")


def at(threshold: float) -> dict[str, float | None]:
    return next(each for each in thresholds.figures(ROWS, READINGS) if each["threshold"] == threshold)


def test_a_lower_threshold_answers_what_was_silent() -> None:
    assert (at(0.2)["right"], at(0.2)["out_of_scope_answered"]) == (0.6, 1.0)


def test_a_higher_threshold_silences_the_unsure() -> None:
    found = at(0.8)
    assert (found["right"], found["wrong"], found["out_of_scope_answered"]) == (0.2, 0.2, 0.0)


def test_the_chosen_threshold_is_the_lowest_within_the_bars() -> None:
    rows = [{"id": "a", "topic": "out_of_scope"}, {"id": "b", "topic": "cost"}]
    readings = [answer("cost", confidence=0.52), answer("cost", confidence=0.9)]
    assert thresholds.chosen(thresholds.figures(rows, readings)) == 0.55
    assert thresholds.chosen(thresholds.figures(rows, [answer("food", confidence=1.0)] * 2)) is None
