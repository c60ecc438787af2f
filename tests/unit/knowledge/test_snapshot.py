"""A model's data: the files, with what the team changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.knowledge import examples, snapshot
from bot.knowledge.files import DataFile
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import Topic, now
from tests.unit.knowledge.conftest import ANSWER, RIDE, approve

FIVE = ["Can my dog come?", "are cats ok", "pets allowed?", "may i bring a pet", "is my puppy welcome"]


def data(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "data").rglob("*.yml")}


def after(made: snapshot.Snapshot) -> DataFile:
    return DataFile("faq/after.yml", (made.folder / "data/faq/after.yml").read_text("utf-8"))


def test_with_nothing_changed_the_data_is_that_of_the_files(database: Database, tmp_path: Path) -> None:
    made = snapshot.write(database, ROOT, tmp_path / "snapshots")
    assert data(made.folder) == data(ROOT)
    assert (made.folder / "config.yml").read_bytes() == (ROOT / "config.yml").read_bytes()
    assert made.topics == len({label for label in examples.files() if label.startswith(examples.PREFIX)})
    assert made.examples > 13_000
    assert made.folder == tmp_path / "snapshots" / made.digest


def test_the_same_content_is_written_once(database: Database, project: Path, tmp_path: Path) -> None:
    first = snapshot.write(database, project, tmp_path / "kept")
    stamp = (first.folder / "config.yml").stat().st_mtime_ns
    assert snapshot.write(database, project, tmp_path / "kept") == first
    assert (first.folder / "config.yml").stat().st_mtime_ns == stamp
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [first.digest]


def test_another_answer_is_another_snapshot(database: Database, project: Path, tmp_path: Path) -> None:
    before = snapshot.write(database, project, tmp_path)
    approve(database, "work", replace(ANSWER, label="Work"))
    made = snapshot.write(database, project, tmp_path)
    assert made.digest != before.digest
    assert after(made).answers()["work"].text == ANSWER.text
    assert after(made).answers()["ride"] == DataFile("", RIDE).answers()["ride"]


def test_a_topic_of_the_team_comes_with_five_examples(database: Database, project: Path, tmp_path: Path, teach) -> None:
    approve(database, "pets", ANSWER)
    teach("faq/pets", *FIVE[:4], "are cats ok?")
    assert snapshot.write(database, project, tmp_path).topics == 2
    teach("faq/pets", FIVE[4])
    made = snapshot.write(database, project, tmp_path)
    assert made.topics == 3
    assert after(made).examples("faq/pets") == [*FIVE[:4], FIVE[4]]


def test_examples_are_added_and_taken_out(database: Database, project: Path, tmp_path: Path, teach) -> None:
    teach("faq/work", "may i work from home", "work at night?")
    teach("faq/ride", "Can I drive home?", removed=True)
    teach("out_of_scope", "do you sell hats")
    teach("faq/ride", "held back for measuring", purpose="evaluation")
    made = snapshot.write(database, project, tmp_path)
    assert after(made).examples("faq/work") == ["Can I go to work?", "may i work from home", "work at night?"]
    assert "Can I drive home?" not in after(made).examples("faq/ride") and len(after(made).examples("faq/ride")) == 4
    assert "- do you sell hats" in (made.folder / "data/dialogue/out_of_scope.yml").read_text("utf-8")
    assert b"held back" not in b"".join(data(made.folder).values())


def test_a_retired_topic_is_left_out(database: Database, project: Path, tmp_path: Path, teach) -> None:
    approve(database, "ride", ANSWER, retired_at=now())
    approve(database, "pets", ANSWER, retired_at=now())
    teach("faq/ride", "a new one")
    teach("faq/pets", *FIVE)
    made = snapshot.write(database, project, tmp_path)
    assert list(after(made).answers()) == ["work"] and after(made).labels() == {"faq/work"}


def test_a_topic_without_an_approved_answer_is_left_out(
    database: Database, project: Path, tmp_path: Path, teach
) -> None:
    with database.session() as session:
        session.add(Topic(id="pets", group="after", created_by="ed@example.org"))
    teach("faq/pets", *FIVE)
    assert snapshot.write(database, project, tmp_path).topics == 2
