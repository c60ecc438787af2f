"""The sets, the stable keys of `clinicbot evaluate --json`, and the tables made from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.training import evaluate
from bot.training.evaluation import readings, sets, stock, tables
from bot.training.evaluation.readings import Reading

LINES = {
    "faq_questions.jsonl": [{"id": "a", "text": "how much", "topic": "cost"}],
    "faq_questions_3.jsonl": [{"id": "b", "text": "weather", "topic": "out_of_scope"}],
    "two_questions.jsonl": [{"id": "c", "text": "how much and when", "topics": ["cost", "hours"]}],
    "crisis_messages.jsonl": [{"id": "d", "text": "i want to die", "label": "crisis"}],
    "notes.jsonl": [{"id": "e"}],
}
ANSWER = Reading("answer", ("cost",), guess=("cost",), confidence=0.9, guesses_topic=True)
SHAPE = {"answers", "two_questions", "safety", "calibration", "thresholds"}


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    for name, rows in LINES.items():
        (tmp_path / name).write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    return tmp_path


@pytest.fixture()
def figures(folder: Path) -> dict:
    found = sets.read(folder)
    made = {each.name: [ANSWER for _ in each.rows] for each in found}
    return json.loads(json.dumps(evaluate.figures("x.tar.gz", found, made, {"stock": made})))


def test_sets_are_found_by_name_and_say_whether_they_flatter(folder: Path) -> None:
    found = {each.name: (each.kind, each.used_in_development) for each in sets.read(folder)}
    assert found == {
        "faq_questions": ("answers", True),
        "faq_questions_3": ("answers", False),
        "two_questions": ("two_questions", True),
        "crisis_messages": ("safety", True),
    }


def test_a_missing_kind_of_set_is_an_error(folder: Path) -> None:
    (folder / "crisis_messages.jsonl").unlink()
    with pytest.raises(FileNotFoundError, match="crisis_messages"):
        sets.read(folder)


def test_a_changed_set_has_another_digest(folder: Path) -> None:
    before = sets.read(folder)[0].digest
    (folder / "faq_questions.jsonl").write_text('{"id": "a", "text": "price", "topic": "cost"}\n', "utf-8")
    assert sets.read(folder)[0].digest != before


def test_the_keys_that_others_rely_on(figures: dict) -> None:
    assert set(figures) == {"format", "model", "fits_data", "sets", "about", "released", "baselines"}
    assert set(figures["about"]) == set(figures["baselines"]) == {"rules", "keywords", "stock"}
    assert set(figures["sets"]["faq_questions"]) == {"kind", "rows", "digest", "used_in_development"}
    assert set(figures["released"]) == set(figures["baselines"]["stock"]) == SHAPE
    assert set(figures["baselines"]["rules"]) == set(figures["baselines"]["keywords"]) == {"safety"}
    assert set(figures["released"]["answers"]) == {"faq_questions", "faq_questions_3"}


def test_the_keys_of_each_measure(figures: dict) -> None:
    released = figures["released"]
    assert {*tables.ANSWERS, "topics", "confused", "wrongly_answered"} == set(released["answers"]["faq_questions"])
    assert set(tables.TWO_QUESTIONS) == set(released["two_questions"]["two_questions"])
    assert {*tables.SAFETY, "caught_by", "missed", "false_alarms", "interrupted"} == set(
        released["safety"]["crisis_messages"]
    )
    assert set(released["calibration"]["faq_questions"]) == {"error", "bins"}
    assert set(released["calibration"]["faq_questions"]["bins"][0]) == {"from", "to", "count", "confidence", "right"}
    assert set(released["thresholds"]["faq_questions"][0]) == {"threshold", "right", "wrong", "out_of_scope_answered"}


def test_the_tables_hold_all_side_by_side(figures: dict) -> None:
    text = tables.text(figures, topics=True, other_thresholds=True)
    header = next(line for line in text.splitlines() if line.startswith("Safety: "))
    assert header.split()[-4:] == ["released", "rules", "keywords", "stock"]
    for part in ("Used while developing", "made from other data", "Topics on faq_questions", "Answer thresholds"):
        assert part in text
    assert "missed, crisis: 1 (d)" in text


def test_a_parse_of_ours_becomes_a_reading() -> None:
    parsed = {
        "intent": {"name": "clarify", "confidence": 0.5},
        "intent_ranking": [{"name": "faq/cost", "confidence": 0.45}, {"name": "faq/hours", "confidence": 0.4}],
        "decision": {"kind": "clarify", "topics": [], "offered": ["faq/cost", "faq/hours"], "confidence": 0.45},
        "safety": {"kind": "none", "layer": "none"},
    }
    got = readings.released(parsed)
    assert (got.kind, got.offered, got.guess, got.confidence) == ("clarify", ("cost", "hours"), ("cost",), 0.45)
    assert got.guesses_topic and not got.topics


def parsed_by_stock(intent: str, key: str = "faq/cost") -> dict:
    ranking = [{"name": intent, "confidence": 0.8}, {"name": "faq", "confidence": 0.5}]
    response = {"intent_response_key": key, "confidence": 0.5}
    return {
        "intent": ranking[0],
        "intent_ranking": ranking,
        "response_selector": {"default": {"response": response}},
    }


@pytest.mark.parametrize(
    ("intent", "kind", "topics"),
    [
        ("faq", "answer", ("cost",)),
        ("contact", "contact", ()),
        ("out_of_scope", "fallback", ()),
        ("nlu_fallback", "fallback", ()),
        ("crisis", "crisis", ()),
    ],
)
def test_a_parse_of_the_stock_pipeline_becomes_a_reading(intent: str, kind: str, topics: tuple[str, ...]) -> None:
    got = stock.reading(parsed_by_stock(intent))
    assert (got.kind, got.topics) == (kind, topics)


def test_a_stock_answer_is_as_sure_as_intent_and_selection_together() -> None:
    assert stock.reading(parsed_by_stock("faq")).confidence == 0.4
    informational = stock.reading(parsed_by_stock("informational"))
    assert informational.support_line and informational.topics == ("cost",)


def test_progress_of_the_stock_training_is_a_line_a_tenth() -> None:
    said: list[str] = []
    hear = stock.Progress(said.append)
    for line in ("Starting to train component 'DIETClassifier'.", "Epochs:   9%|", "Epochs:  10%|", "Epochs:  11%|"):
        hear(line)
    assert said == ["  DIETClassifier: 10 % of its epochs"]


def test_the_picture_has_every_assistant_that_says_how_sure_it_is(figures: dict) -> None:
    assert set(evaluate.calibrations(figures)) == {
        f"{system}, {name}" for system in ("released", "stock") for name in ("faq_questions", "faq_questions_3")
    }
