"""data/faq into the console and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot import clinic as clinic_module
from bot.knowledge import exporting, files, importing, snapshot, versions
from bot.knowledge.answers import Answer
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import AnswerVersion, Topic
from tests.unit.knowledge.conftest import ANSWER, RIDE
from tests.unit.knowledge.test_files import changed
from tests.unit.knowledge.test_snapshot import FIVE

CLINIC = clinic_module.load(ROOT / "clinic.yml")
ED, DOC = "ed@example.org", "doc@example.org"


def edit(project: Path, old: str, new: str) -> None:
    """A developer changes the file."""
    path = project / "data/faq/after.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def publish(database: Database, topic: str, **changes: object) -> None:
    """The team writes an answer and approves it."""
    with database.session() as session:
        last = versions.newest(versions.of(session, topic))
        answer = replace(Answer.of(last.content), **changes) if last else ANSWER
        made = versions.save(session, ED, topic, answer, versions.mark(last), CLINIC)
        versions.propose(session, ED, made, [])
        versions.approve(session, DOC, made, [])


def states(database: Database, topic: str = "work") -> list[tuple[str, str]]:
    with database.session() as session:
        query = select(AnswerVersion).where(AnswerVersion.topic_id == topic).order_by(AnswerVersion.number)
        return [(row.status, row.origin) for row in session.scalars(query)]


def export(database: Database, project: Path) -> list[str]:
    return exporting.run(database, ED, project, project / "data/faq")


def test_a_text_for_another_channel_is_trained_exported_and_approved_as_any_other(
    database: Database, project: Path, tmp_path: Path
) -> None:
    short = 'text: "Rest for the day."'
    edit(project, short, f"{short}\n  - channel: chat_app\n    text: Rest today.")
    importing.run(database, project)
    publish(database, "work", text="Rest until the morning.")
    made = snapshot.write(database, project, tmp_path / "snapshots")
    export(database, project)
    for root in (made.folder, project):
        answer = files.read(root / "data")["faq/after.yml"].answers()["work"]
        assert answer.text == "Rest until the morning." and answer.elsewhere == (("chat_app", "Rest today."),)
    edit(project, "Rest today.", "Do not work today.")
    assert "work has another answer in data/faq" in importing.run(database, project)[0]
    made = snapshot.write(database, project, tmp_path / "snapshots")
    assert "Do not work" not in (made.folder / "data/faq/after.yml").read_text("utf-8")  # nobody has approved it


def test_at_first_everything_comes_in_as_approved(database: Database) -> None:
    count = sum(len(file.answers()) for file in files.read(ROOT / "data", "faq/*.yml").values())
    assert importing.run(database, ROOT) == [f"Took in {count} topics of data/faq with their answers, as approved."]
    assert importing.run(database, ROOT) == []
    with database.session() as session:
        assert {row.status for row in session.scalars(select(AnswerVersion))} == {"approved"}


def test_export_changes_nothing_where_nothing_changed(database: Database, tmp_path: Path) -> None:
    importing.run(database, ROOT)
    exporting.run(database, ED, ROOT, tmp_path)
    for path in (ROOT / "data/faq").iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
    assert exporting.run(database, ED, ROOT, tmp_path) == ["Nothing to write: the files say the same already."]


def test_what_changes_in_the_files_later_waits_for_a_clinician(database: Database, project: Path) -> None:
    importing.run(database, project)
    edit(project, "Rest for the day.\n    metadata", "Rest for two days.\n    metadata")
    assert len(importing.run(database, project)) == 1
    assert importing.run(database, project) == []
    assert states(database) == [("approved", "file"), ("proposed", "file")]
    made = snapshot.write(database, project, project.parent / "kept")
    assert "Rest for the day." in (made.folder / "data/faq/after.yml").read_text("utf-8")


def test_a_change_in_the_files_may_be_approved_by_any_clinician(database: Database, project: Path) -> None:
    importing.run(database, project)
    edit(project, "Rest for the day.\n    metadata", "Rest for two days.\n    metadata")
    importing.run(database, project)
    with database.session() as session:
        versions.approve(session, DOC, versions.one(session, "work", 2), [])
    assert states(database) == [("replaced", "file"), ("approved", "file")]
    assert importing.run(database, project) == []


def test_an_answer_of_the_console_survives_a_deployment(database: Database, project: Path) -> None:
    importing.run(database, project)
    publish(database, "work", text="Rest, then walk.")
    assert importing.run(database, project) == []
    edit(project, "Please plan a ride home.", "Plan a ride home.")
    assert importing.run(database, project) == [
        "ride has another answer in data/faq: it waits in the console for a clinician's approval."
    ]
    assert states(database) == [("replaced", "file"), ("approved", "console")]


def test_what_was_exported_is_no_news_even_after_another_edit(database: Database, project: Path) -> None:
    importing.run(database, project)
    publish(database, "work", text="Rest, then walk.")
    assert export(database, project) == ["Wrote faq/after.yml."]
    assert changed(RIDE, (project / "data/faq/after.yml").read_text("utf-8")) == [
        "-      Rest for the day.", "+      Rest, then walk.",
        "-      reviewed_by: null", '+      reviewed_by: "doc@example.org"',
    ]  # fmt: skip
    assert importing.run(database, project) == []
    publish(database, "work", text="Rest, then run.")
    assert importing.run(database, project) == []


def test_going_back_in_the_files_is_news(database: Database, project: Path) -> None:
    importing.run(database, project)
    edit(project, "Rest for the day.\n    metadata", "Rest for two days.\n    metadata")
    importing.run(database, project)
    edit(project, "Rest for two days.\n    metadata", "Rest for the day.\n    metadata")
    importing.run(database, project)
    assert states(database) == [("approved", "file"), ("replaced", "file"), ("proposed", "file")]


def test_a_topic_that_is_new_in_the_files_waits(database: Database, project: Path) -> None:
    importing.run(database, project)
    file = files.DataFile("", (project / "data/faq/after.yml").read_text("utf-8"))
    file.add_topic("pets", ANSWER, FIVE)
    (project / "data/faq/after.yml").write_text(file.text, "utf-8")
    assert "pets is new" in importing.run(database, project)[0]
    assert snapshot.write(database, project, project.parent / "kept").topics == 2
    assert export(database, project)[0] == "Nothing to write: the files say the same already."
    with database.session() as session:
        versions.approve(session, DOC, versions.one(session, "pets", 1), [])
    assert snapshot.write(database, project, project.parent / "kept").topics == 3


def test_a_topic_that_left_the_files_is_retired_until_it_is_back(database: Database, project: Path) -> None:
    importing.run(database, project)
    file = files.DataFile("", RIDE)
    file.remove_topic("ride")
    (project / "data/faq/after.yml").write_text(file.text, "utf-8")
    assert importing.run(database, project) == ["ride is not in data/faq any more: it is retired."]
    assert importing.run(database, project) == []
    (project / "data/faq/after.yml").write_text(RIDE, "utf-8")
    assert importing.run(database, project) == ["ride is in data/faq again, and so in the console."]


def test_what_staff_retired_stays_so(database: Database, project: Path) -> None:
    importing.run(database, project)
    with database.session() as session:
        versions.retire(session, DOC, "ride")
    assert importing.run(database, project) == []
    assert export(database, project) == ["Wrote faq/after.yml."]
    assert importing.run(database, project) == []
    with database.session() as session:
        assert session.get(Topic, "ride").retired_at is not None


def test_topics_and_questions_of_the_team_go_to_the_files_once(database: Database, project: Path, teach) -> None:
    importing.run(database, project)
    with database.session() as session:
        versions.create(session, ED, "Pets", "after")
    publish(database, "pets")
    teach("faq/pets", *FIVE)
    teach("faq/work", "may i work from home")
    teach("out_of_scope", "do you sell hats")
    assert export(database, project)[1].startswith("1 question that is out of scope: kept in the database")
    text = (project / "data/faq/after.yml").read_text("utf-8")
    assert not [line for line in changed(RIDE, text) if line[0] == "-"]
    assert files.DataFile("", text).examples("faq/pets") == FIVE
    kept = project.parent / "kept"
    before = snapshot.write(database, project, kept)
    assert export(database, project)[0].startswith("Nothing to write")
    assert snapshot.write(database, project, kept) == before
    assert importing.run(database, project) == []


def test_a_waiting_change_of_the_files_is_not_written_over(database: Database, project: Path) -> None:
    importing.run(database, project)
    edit(project, "Rest for the day.\n    metadata", "Rest for two days.\n    metadata")
    importing.run(database, project)
    assert export(database, project)[-1].startswith("work was changed in data/faq and waits")
    assert "Rest for two days." in (project / "data/faq/after.yml").read_text("utf-8")


def test_no_files_is_a_mistake_and_retires_nothing(database: Database, project: Path) -> None:
    importing.run(database, project)
    (project / "data/faq/after.yml").unlink()
    with pytest.raises(files.BadData, match="no answer in data/faq"):
        importing.run(database, project)


def test_what_cannot_be_used_is_said_and_the_rest_comes_in(database: Database, project: Path) -> None:
    (project / "data/faq/bare.yml").write_text("nlu:\n\nresponses:\n", "utf-8")
    edit(project, "- intent: faq/work", "- intent: faq/walk")
    said = importing.run(database, project)
    assert said[0].startswith("Took in 2 topics")
    assert said[1:3] == [f"data/faq/bare.yml has nothing below `{key}:`: skipped." for key in ("nlu", "responses")]
    assert said[3].startswith("walk has example questions in data/faq/after.yml, but no answer: skipped.")
    assert said[4].startswith("work has an answer in data/faq/after.yml, but no example questions")
    assert importing.run(database, project) == said[1:]  # until it is put right


def test_a_mistake_in_any_file_stops_the_import_and_retires_nothing(database: Database, project: Path) -> None:
    importing.run(database, project)
    edit(project, "nlu:\n", "")
    with pytest.raises(files.BadData, match="data/faq/after.yml, line 3"):
        importing.run(database, project)
    with database.session() as session:
        assert not session.scalars(select(Topic).where(Topic.retired_at.is_not(None))).all()


def test_two_imports_at_once_are_one(database: Database, project: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: importing.run(database, project), range(4)))
    assert sorted(map(len, done)) == [0, 0, 0, 1]


def test_a_texts_history_is_never_rewritten(database: Database, project: Path) -> None:
    importing.run(database, project)
    publish(database, "work", text="Rest, then walk.")
    with database.session() as session:
        session.execute(update(Topic).values(owner=ED))
        first = versions.one(session, "work", 1)
        assert Answer.of(first.content).text == "Rest for the day."
