"""Public sets of questions become Rasa projects that our pipeline learns (`python -m benchmarks.intents`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from benchmarks.intents import Rows, draw, project, read
from bot.training.fit import importer

ROWS: Rows = [(f"question {number} about {category}", category) for number in range(9) for category in ("card", "pin?")]


def test_a_file_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('category,text\ncard,"where is\n my  card"\n', "utf-8")
    assert read(tmp_path / "a.csv") == [("where is my card", "card")]


@pytest.mark.parametrize("content", ["", "where is my card,card\n", "text,label\nwhere is my card,card\n"])
def test_a_file_without_these_columns_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content, "utf-8")
    with pytest.raises(ValueError, match="a.csv needs a first line that names the columns text and category"):
        read(tmp_path / "a.csv")


def test_a_draw_has_so_many_of_each_category() -> None:
    drawn = draw(ROWS, 4, seed=0)
    assert Counter(category for _, category in drawn) == {"card": 4, "pin?": 4}
    assert len(set(drawn)) == 8 and set(drawn) <= set(ROWS)
    assert draw(ROWS, 0, seed=0) == ROWS


def test_a_draw_is_its_seeds() -> None:
    assert draw(ROWS, 4, seed=1) == draw(ROWS, 4, seed=1)
    assert set(draw(ROWS, 4, seed=1)) != set(draw(ROWS, 4, seed=2))


def test_its_categories_are_the_topics_of_a_rasa_project(tmp_path: Path) -> None:
    made = project(tmp_path / "project", ROWS)
    seen = importer(made)
    data = seen.get_nlu_data()
    assert {(each.get("text"), each.get_full_intent()) for each in data.intent_examples} == {
        (text, f"faq/{category}") for text, category in ROWS
    }
    domain = seen.get_domain()
    assert set(domain.retrieval_intent_responses) == {"utter_faq/card", "utter_faq/pin?"}
    assert domain.retrieval_intents == ["faq"]
    assert [rule.block_name for rule in seen.get_stories().story_steps] == ["answer"]


def test_its_encoder_lies_in_the_project(tmp_path: Path) -> None:
    made = project(tmp_path / "project", ROWS)
    first = yaml.safe_load((made / "config.yml").read_text("utf-8"))["pipeline"][0]
    assert (first["folder"], first["cache"]) == (str(made / "encoder"), str(made / "vectors.sqlite"))
