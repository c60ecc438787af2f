"""Reading the training data quickly gives Rasa the same as its own reader does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import ROOT
from bot.training.fit import PlainData, importer
from bot.training.validate import validate

FILES = (
    "config.yml",
    "domain.yml",
    "data/dialogue/rules.yml",
    "data/dialogue/smalltalk.yml",
    "data/faq/privacy_bot.yml",
)


@pytest.fixture()
def project(tmp_path: Path) -> Path:
    """A small part of our own project."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def by_rasa(project: Path) -> TrainingDataImporter:
    files = (str(project / name) for name in ("config.yml", "domain.yml"))
    return TrainingDataImporter.load_from_config(*files, [str(project / "data")])


def examples(data: TrainingData) -> set[tuple[str | None, ...]]:
    return {tuple(message.get(key) for key in (TEXT, INTENT, INTENT_RESPONSE_KEY)) for message in data.nlu_examples}


def test_it_reads_the_same_examples_and_answers(project: Path) -> None:
    ours, theirs = importer(project).get_nlu_data(), by_rasa(project).get_nlu_data()
    assert isinstance(ours, PlainData)
    assert examples(ours) == examples(theirs) and len(examples(ours)) > 100
    assert ours.responses == theirs.responses


def test_it_reads_the_same_domain_and_rules(project: Path) -> None:
    ours, theirs = importer(project), by_rasa(project)
    assert ours.get_domain().as_dict() == theirs.get_domain().as_dict()
    assert ours.get_stories().fingerprint() == theirs.get_stories().fingerprint()
    assert ours.get_config() == theirs.get_config()


def test_a_file_whose_last_topic_was_taken_out_is_no_obstacle(project: Path) -> None:
    before = examples(importer(project).get_nlu_data())
    (project / "data/faq/empty.yml").write_text('version: "3.1"\n\nnlu:\n\nresponses:\n', "utf-8")
    assert examples(importer(project).get_nlu_data()) == before


@pytest.mark.parametrize(
    "entry",
    [
        "- intent: faq/bot_about\n  examples: |\n    - are you [bob](name)\n",
        "- intent: faq/bot_about\n  examples:\n  - text: who are you\n    metadata: {sentiment: 1}\n",
        "- synonym: ketamine\n  examples: |\n    - ket\n",
    ],
)
def test_what_is_more_than_plain_sentences_is_left_to_rasa(project: Path, entry: str) -> None:
    (project / "data" / "more.yml").write_text(f'version: "3.1"\nnlu:\n{entry}', "utf-8")
    assert not isinstance(importer(project).get_nlu_data(), PlainData)


def test_rasa_has_no_objection_to_our_project_and_nothing_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert validate(ROOT)
    assert capfd.readouterr() == ("", "")


def test_stories_that_contradict_each_other_are_said(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, other = (
        f"- story: {action}\n  steps:\n  - intent: affirm\n  - action: {action}\n"
        for action in ("utter_restart", "action_fallback")
    )
    (project / "data/dialogue/more.yml").write_text(f'version: "3.1"\nstories:\n{one}{other}', "utf-8")
    assert not validate(project)
    assert "Story structure conflict after intent 'affirm'" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("  - intent: nonsense\n  - action: utter_restart\n", "The intent 'nonsense' is used in your stories"),
        ("  - intent: affirm\n  - action: utter_nonsense\n", "The action 'utter_nonsense' is used in the stories"),
    ],
)
def test_what_rasa_objects_to_is_said(project: Path, capfd: pytest.CaptureFixture[str], rule: str, said: str) -> None:
    (project / "data/dialogue/more.yml").write_text(f'version: "3.1"\nrules:\n- rule: x\n  steps:\n{rule}', "utf-8")
    assert not validate(project)
    assert said in capfd.readouterr().err
