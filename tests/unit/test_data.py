"""The training data and the answers keep what the project promises about them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import textstat
import yaml

from bot import clinic

ROOT = Path(__file__).parent.parent.parent
GSM7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà{}[]~\\^|€"
)
TWICE = set("{}[]~\\^|€")  # these take two places in an SMS


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
def answers() -> dict[str, list[dict[str, Any]]]:
    return {
        name: variations
        for content in files().values()
        for name, variations in (content.get("responses") or {}).items()
        if name.startswith("utter_faq/")
    }


def filled(text: str) -> str:
    return clinic.load(ROOT / "clinic.yml").fill(text)


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
    assert asked == {name[len("utter_") :] for name in answers()}
    assert len(asked) == 89


def test_no_example_stands_twice() -> None:
    texts = [text.lower() for _, text in examples()]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", sorted(answers()))
def test_an_answer_is_short_plain_and_sourced(name: str) -> None:
    web = next(variation for variation in answers()[name] if "channel" not in variation)
    sms = next(variation for variation in answers()[name] if variation.get("channel") == "sms")
    assert len(filled(web["text"]).split()) <= 90
    words = filled(sms["text"])
    assert len(words) + sum(char in TWICE for char in words) <= 300
    assert set(words) <= GSM7
    for text in (filled(web["text"]), words):
        assert textstat.flesch_kincaid_grade(text) <= 8
        for claim in re.findall(r"[^.]*\b(?:cures?|guarantees?)\b[^.]*", text.lower()):
            assert re.search(r"\bnot\b|\bno\b|promise", claim), f"a promise of a cure: {claim}"
        assert "{" not in text
    metadata = web["metadata"]
    assert metadata["sources"] and metadata["review_by"] and "reviewed_by" in metadata
    assert 0 < len(metadata["label"]) <= 40
    assert all(f"utter_faq/{topic}" in answers() for topic in metadata["follow_ups"])


def test_labels_tell_topics_apart() -> None:
    labels = [variations[0]["metadata"]["label"] for variations in answers().values()]
    assert len(labels) == len(set(labels))
