"""The training data and the answers keep what the project promises about them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import textstat
import yaml

from bot import clinic
from bot.knowledge import rules
from bot.knowledge.answers import Answer
from bot.knowledge.files import read
from bot.training.evaluation.sets import OTHER

ROOT = Path(__file__).parent.parent.parent
CLINIC = clinic.load(ROOT / "clinic.yml")


@cache
def files() -> dict[Path, dict[str, Any]]:
    return {path: yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "data").rglob("*.yml"))}


@cache
def examples() -> list[tuple[str, str]]:
    return [
        (entry["intent"], line[2:].strip())
        for content in files().values()
        for entry in content.get("nlu") or ()
        for line in entry["examples"].splitlines()
        if line.strip()
    ]


@cache
def answers() -> dict[str, Answer]:
    return {topic: answer for file in read(ROOT / "data").values() for topic, answer in file.answers().items()}


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def test_no_evaluation_text_is_in_the_training_data() -> None:
    sets = (ROOT / "tests" / "evaluation").glob("*.jsonl")
    held = {plain(json.loads(line)["text"]) for path in sets for line in path.read_text("utf-8").splitlines()}
    assert held
    leaked = {text for _, text in examples() if plain(text) in held}
    assert not leaked


def test_every_topic_has_questions_and_an_answer() -> None:
    asked = {intent for intent, _ in examples() if intent.startswith("faq/")}
    assert asked and asked == {f"faq/{topic}" for topic in answers()}


def test_the_topics_named_as_risks_are_there() -> None:
    config = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))
    risks = {topic for component in config["pipeline"] for topic in component.get("risks") or ()}
    assert risks and risks <= {f"faq/{topic}" for topic in answers()}


def test_every_topic_that_the_evaluation_asks_about_is_there() -> None:
    """The catalogue that the project promises. A clinic may have more topics: those that it exported."""
    rows = [
        json.loads(line)
        for path in (ROOT / "tests" / "evaluation").glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    wanted = {topic for row in rows for topic in row.get("topics", [row["topic"]] if "topic" in row else [])}
    catalogue = wanted - OTHER
    assert len(catalogue) > 80 and catalogue <= set(answers())


def test_no_example_stands_twice() -> None:
    texts = [text.lower() for _, text in examples()]
    assert len(texts) == len(set(texts))


def test_the_pages_count_the_examples_alike_and_about_as_they_are() -> None:
    pages = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("teach.md", "answers.md"))
    asked = [intent for intent, _ in examples() if intent.startswith("faq/")]
    told = re.findall(r"shipped topics have some (\d+)", pages)
    assert len(told) == 2 and len(set(told)) == 1
    assert int(told[0]) == pytest.approx(len(asked) / len(set(asked)), rel=0.1)  # a clinic adds topics of its own
    all_told = re.findall(r"all examples \(([\d,]+)\)", pages)
    assert [int(number.replace(",", "")) for number in all_told] == [pytest.approx(len(examples()), rel=0.1)]


@pytest.mark.parametrize("topic", sorted(answers()))
def test_an_answer_keeps_the_rules_of_the_console_and_is_easily_read(topic: str) -> None:
    answer = answers()[topic]
    others = {name: other.label for name, other in answers().items() if name != topic}
    problems = rules.check(answer, CLINIC, others, date(2026, 1, 1))
    assert [problem.sentence for problem in problems] == []
    assert all(problem.stops == rules.NOTHING for problem in problems)
    assert all(textstat.flesch_kincaid_grade(CLINIC.fill(text)) <= 8 for text in answer.texts())


def test_the_dose_is_left_to_the_clinicians_in_the_first_words_and_without_a_number() -> None:
    for text in answers()["session_dose"].texts():
        assert text.startswith("This chat cannot tell you") and "clinicians set your" in text
        assert not re.search(r"\d", text)


def test_the_hours_come_before_what_is_not_known_of_the_place() -> None:
    unknown = replace(CLINIC, facts=dict.fromkeys(CLINIC.facts))
    for text in map(unknown.fill, answers()["clinic_location_hours"].texts()):
        assert text.index(CLINIC.hours_text) < text.index("Our team can tell you where we are")


@pytest.mark.parametrize("topic", answers())
def test_a_source_says_whose_it_is(topic: str) -> None:
    for source in answers()[topic].sources:
        own = re.search(r"\b(clinic|document|protocol)\b", source.replace("Mayo Clinic", ""), re.IGNORECASE)
        assert not own or source.startswith(("{clinic_name}", "{assistant_name}")), source


@pytest.mark.parametrize("topic", answers())
def test_an_answer_whose_facts_are_not_known_names_the_phone_once(topic: str) -> None:
    unknown = replace(CLINIC, facts=dict.fromkeys(CLINIC.facts))
    for text in answers()[topic].texts():
        assert unknown.fill(text).count(CLINIC.phone) <= 1, unknown.fill(text)
