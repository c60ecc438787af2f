"""Both pipelines learn the same few examples of the data that are there now (the training itself is stood in for)."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import RASA_FILES, ROOT
from bot.training import train
from bot.training.evaluation import examples, stock

MANY = 50


def write(root: Path, name: str, **intents: list[str]) -> None:
    """A file of examples."""
    entries = [
        {"intent": intent.replace("__", "/"), "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in intents.items()
    ]
    (root / "data" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "data" / name).write_text(yaml.safe_dump({"version": "3.1", "nlu": entries}), "utf-8")


@pytest.fixture()
def root(tmp_path: Path) -> Path:
    """A small project: one intent in two files, with more examples than are learned, and one with few."""
    root = tmp_path / "checkout"
    for name in (*RASA_FILES, stock.CONFIG):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    write(root, "faq/cost.yml", faq__cost=[f"what is price {number}" for number in range(MANY)])
    write(root, "more.yml", faq__cost=[f"how much is {number}" for number in range(MANY)], greet=["hi", "hello"])
    return root


@pytest.fixture()
def trained(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The models that were trained: files without anything in them."""
    made: list[Path] = []

    def make(target: Path) -> float:
        target.touch()
        made.append(target)
        return 1.0

    def rasa_train(arguments: list[str], *_: Any, **__: Any) -> float:
        told = dict(zip(arguments[1::2], arguments[2::2]))
        return make(Path(told["--out"]) / told["--fixed-model-name"])

    monkeypatch.setattr(train, "rasa_train", rasa_train)
    monkeypatch.setattr(train, "fit", lambda project, out, name, *_, **__: make(out / f"{name}.tar.gz"))
    return made


def learned(project: Path) -> Counter[str]:
    """How many examples of each intent a project has."""
    return Counter(intent for intent, _ in examples._lines(project))


def test_few_are_at_most_so_many_of_an_intent_whatever_files_they_are_in(root: Path, tmp_path: Path) -> None:
    examples.rewritten(tmp_path / "few" / "data", examples.few(30, root), root)
    assert learned(tmp_path / "few") == {"faq/cost": 30, "greet": 2}
    texts = examples.texts(tmp_path / "few")
    assert {text.split()[0] for text in texts} == {"what", "how", "hi", "hello"}  # some of each file
    assert set(texts) <= set(examples.texts(root))


def test_few_are_the_same_each_time_wherever_they_stand(root: Path, tmp_path: Path) -> None:
    examples.rewritten(tmp_path / "before" / "data", examples.few(7, root), root)
    (root / "data/faq/cost.yml").rename(root / "data/zz.yml")
    examples.rewritten(tmp_path / "after" / "data", examples.few(7, root), root)
    assert set(examples.texts(tmp_path / "before")) == set(examples.texts(tmp_path / "after"))


def test_our_pipeline_learns_the_few_with_an_encoder_that_is_found_after_a_move(
    root: Path, trained: list[Path]
) -> None:
    model = stock.ours(root / "var", root)
    assert trained == [model] and model.is_relative_to(root / stock.FOLDER)
    project = model.parent / "project"
    assert learned(project) == {"faq/cost": stock.EXAMPLES, "greet": 2}
    config = yaml.safe_load((project / "config.yml").read_text("utf-8"))
    ours = yaml.safe_load((root / "config.yml").read_text("utf-8"))
    assert [each["name"] for each in config["pipeline"]] == [each["name"] for each in ours["pipeline"]]
    home = str(model.parent.relative_to(root))
    assert config["pipeline"][0]["folder"] == f"{home}/encoder"
    assert config["pipeline"][0]["cache"] == f"{home}/vectors.sqlite"
    assert (project / "domain.yml").read_bytes() == (root / "domain.yml").read_bytes()


def test_both_are_trained_once_for_a_state_of_the_data(root: Path, trained: list[Path]) -> None:
    twice = [(stock.model(root / "var", root), stock.ours(root / "var", root)) for _ in range(2)]
    assert twice == [tuple(trained)] * 2


def test_only_the_present_state_is_kept_and_what_the_benchmarks_keep_there(root: Path, trained: list[Path]) -> None:
    before = stock.model(root / "var", root).parent
    kept = [before.parent / name for name in ("speed-0123456789abcdef.tar.gz", "speed_data", "speed_config.yml")]
    for path in kept:
        path.mkdir()
    write(root, "new.yml", greet=["good morning"])
    after = stock.ours(root / "var", root).parent
    stock.model(root / "var", root)
    assert after != before and set(after.parent.iterdir()) == {after, *kept}
    assert len(trained) == 3 and {model.parent for model in after.glob("*.tar.gz")} == {after}
