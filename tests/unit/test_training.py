"""When a model fits the present data, and when it has to be trained anew."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import tarfile
import zlib
from functools import partial
from pathlib import Path

import pytest

from bot import settings
from bot.assistant import starting
from bot.knowledge import archives
from bot.knowledge.queue import OUT_OF_MEMORY
from bot.settings import RASA_FILES, ROOT
from bot.storage import Database
from bot.training import train
from bot.training.job import DISK_FULL, explanation
from bot.training.wordless import kind_and_place, wordless


@pytest.fixture()
def project(tmp_path: Path) -> Path:
    """A small copy of what a model is made from."""
    for name in (*RASA_FILES, "data/dialogue/rules.yml", "bot/nlu/decide.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "models" / "encoder" / "abc").mkdir(parents=True)
    (tmp_path / "models" / "encoder" / "abc" / "encoder.json").write_text("{}", "utf-8")
    return tmp_path


def write_model(project: Path, name: str, first: str = "{}", last: str = "") -> Path:
    """A model with the encoder `abc`, between files that hold `first` and `last`."""
    path = project / "models" / f"{name}-20260101-000000.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        named = json.dumps({"name": "abc"})
        for file, text in (("metadata.json", first), ("components/x/encoder.json", named), ("components/y", last)):
            member = tarfile.TarInfo(file)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    return path


def test_a_model_of_the_present_data_fits(project: Path) -> None:
    path = write_model(project, archives.fingerprint(project))
    assert archives.fitting(project) == path


def test_a_changed_question_wants_training(project: Path) -> None:
    write_model(project, archives.fingerprint(project))
    with (project / "data/dialogue/rules.yml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert archives.fitting(project) is None


def test_a_half_written_model_does_not_fit(project: Path) -> None:
    path = write_model(project, archives.fingerprint(project))
    path.write_bytes(path.read_bytes()[:40])
    assert archives.fitting(project) is None


def test_a_model_that_breaks_off_after_its_encoder_was_named_does_not_fit(project: Path) -> None:
    path = write_model(project, archives.fingerprint(project), last=random.Random(0).randbytes(100_000).hex())
    path.write_bytes(path.read_bytes()[:60_000])
    assert archives.encoder(path, project) is not None and archives.fitting(project) is None


def test_the_components_of_a_model_are_told_without_loading_it(project: Path) -> None:
    nodes = {"run_a": {"uses": "bot.nlu.topics.TopicMatcher"}, "run_b": {"uses": "rasa.x.DIETClassifier"}}
    path = write_model(project, "a", first=json.dumps({"predict_schema": {"nodes": nodes}}))
    assert archives.components(path) == ["bot.nlu.topics.TopicMatcher", "rasa.x.DIETClassifier"]
    assert archives.components(project / "none.tar.gz") == []


def test_a_damaged_model_does_not_fit(project: Path) -> None:
    path = write_model(project, archives.fingerprint(project), first=random.Random(0).randbytes(100_000).hex())
    whole = path.read_bytes()
    path.write_bytes(whole[:50_000] + random.Random(1).randbytes(20_000) + whole[70_000:])
    with pytest.raises(zlib.error), tarfile.open(path) as archive:
        archive.getnames()
    assert archives.fitting(project) is None


def test_a_model_without_its_encoder_does_not_fit(project: Path) -> None:
    write_model(project, archives.fingerprint(project))
    shutil.rmtree(project / "models" / "encoder")
    assert archives.fitting(project) is None


def test_rasa_starts_with_the_newest_model_where_no_release_is_live(
    project: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "ROOT", project)
    settings.make_development_secrets(project)
    started = partial(starting.starting_model, settings.load({"CLINICBOT_VAR": str(project)}), database)
    assert started() == project / "models"  # Rasa starts without one, and waits
    newer, older = write_model(project, "a"), write_model(project, "b")
    os.utime(older, (0, 0))
    assert started() == newer == archives.newest(project / "models")


def stand_in(root: Path, *said: str, code: int = 0) -> None:
    """Let a training from the code in `root` only print these lines, and end with this code."""
    stub = root / "bot" / "training" / "fit.py"
    stub.parent.mkdir(parents=True)
    lines = [f"print({line!r})\n" for line in said]
    stub.write_text("".join([*lines, f"raise SystemExit({code})\n"]), "utf-8")


def test_a_share_that_two_passes_say_is_heard_once(tmp_path: Path) -> None:
    said = ["progress: 50 %", "a warning", "progress: 50 %", "progress: 55 %"]
    stand_in(tmp_path, *said)
    heard: list[str] = []
    train.fit(tmp_path, tmp_path, "made", tmp_path, tmp_path / "log", hear=heard.append)
    assert [line.strip() for line in heard] == ["progress: 50 %", "a warning", "progress: 55 %"]
    assert (tmp_path / "log").read_text("utf-8").split("\n")[:-1] == said


def test_a_training_writes_its_log_where_the_settings_say(project: Path) -> None:
    stand_in(project, "progress: 50 %")
    var = project / "elsewhere" / "var"
    train.train(var, project)
    train.train_snapshot(project, project / "models", var, lambda line: None, project)
    assert {path.name for path in var.iterdir()} == {"training.log", "training-release.log"}
    assert not (project / "var").exists()


# As Rasa prints them; a visitor's words are each time a secret.
QUOTING = (
    "io.py:100: UserWarning: Your training data contains an example 'my secret ill...' for the 'faq/cost' intent.",
    "    - my secret illness: TypeError, said my doctor in line 1234567",
    "raise ValueError('my secret illness')",
    "progressing in secret: 50 %",
)
FAILING = (
    "progress: 50 %",
    "Traceback (most recent call last):",
    '  File "/srv/bot/nlu/topics.py", line 121, in train',
    "    text = 'my secret illness'",
    "ValueError: my secret illness",
    '  File "yaml/_yaml.pyx", line 861, in yaml._yaml.CParser._parse_next_event',
    "rasa.exceptions.YamlException: Failed to read '/srv/var/snapshots/ab/data/faq/cost.yml'. my secret illness:",
    '  in "<my secret illness>", line 12, column 3',
)


def test_of_a_training_with_visitors_questions_no_word_of_theirs_is_kept(project: Path) -> None:
    stand_in(project, *QUOTING, *FAILING, *QUOTING, code=1)
    heard: list[str] = []
    with pytest.raises(train.TrainingFailed) as failed:
        train.train_snapshot(project, project / "models", project, heard.append, project)
    kept = (project / "training-release.log").read_text("utf-8")
    assert kept.splitlines() == [
        "progress: 50 %",
        '  File "/srv/bot/nlu/topics.py", line 121, in train',
        "ValueError",
        '  File "yaml/_yaml.pyx", line 861, in yaml._yaml.CParser._parse_next_event',
        "rasa.exceptions.YamlException, data/faq/cost.yml",
        "line 12",
    ]
    assert "".join(heard) == kept and str(failed.value).endswith(kept)  # what the command prints, and what staff see
    assert kind_and_place(str(failed.value)) == "YamlException, data/faq/cost.yml, line 12"


def test_of_a_training_from_the_files_alone_everything_is_kept(project: Path) -> None:
    stand_in(project, *QUOTING, *FAILING, code=1)
    with pytest.raises(train.TrainingFailed, match="my secret illness"):
        train.train(project, project)
    assert (project / "training.log").read_text("utf-8").splitlines() == [*QUOTING, *FAILING]


@pytest.mark.parametrize(
    "said",
    [
        "OSError: [Errno 28] No space left on device",
        "numpy.core._exceptions._ArrayMemoryError: Unable",
        "std::bad_alloc",
    ],
)
def test_what_the_machine_lacks_can_still_be_told(said: str) -> None:
    assert explanation(train.TrainingFailed(wordless(said))) in (DISK_FULL, OUT_OF_MEMORY)
