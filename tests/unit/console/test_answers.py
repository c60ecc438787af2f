"""Answers, through their pages: written by one, approved by another, never lost."""

# ruff: noqa: F811  (fixtures)

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from bot.channels import CHANNELS
from bot.knowledge import examples, exporting, importing, snapshot
from bot.knowledge.answers import Answer
from bot.knowledge.files import DataFile
from bot.storage.tables import AnswerVersion, InboxItem, Release, Topic, now
from tests.unit.console.conftest import Office, Someone
from tests.unit.knowledge.conftest import project  # noqa: F401  (fixture)

RIDE = "/answers/topic/ride"
FORM = {
    "label": "Ride home",
    "text": "Please plan a ride home. A friend is best.",
    "sms": "Plan a ride home.",
    "sources": "{clinic_name}, price list\nAnand, NEJM 2023",
    "review_by": "2099-01-01",
    "follow_up": ["work", "", ""],
    "variation": [""],
}
BEGAN = re.compile(r'name="began" value="(\w+)"')


@pytest.fixture()
def clinic(office: Office, project: Path) -> Office:
    """An office with two topics."""
    importing.run(office.database, project)
    return office


def writes(person: Someone, do: str = "save", began: str = "", topic: str = "ride", **more: Any) -> TestResponse:
    """Fill in the form and send it."""
    path = f"/answers/topic/{topic}/edit"
    found = BEGAN.search(person.opens(path).text)
    assert found
    return person.sends(path, {**FORM, "began": began or found[1], "do": do, **more})


def states(office: Office, topic: str = "ride") -> list[tuple[int, str, str]]:
    with office.database.session() as session:
        query = select(AnswerVersion).where(AnswerVersion.topic_id == topic).order_by(AnswerVersion.number)
        return [(row.number, row.status, row.author) for row in session.scalars(query)]


def test_without_topics_the_page_says_where_they_come_from(office: Office) -> None:
    assert "clinicbot knowledge import" in office.signed_in("editor").opens("/answers/").text


def test_an_answer_is_written_by_one_and_approved_by_another(clinic: Office) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    writes(editor, "propose")
    assert "Waits for approval" in doctor.opens("/answers/?show=waiting").text
    page = doctor.opens(f"{RIDE}/versions/2").text
    assert page.index("<del>") < page.index("How it will look") < page.index(">Approve<")
    doctor.sends(f"{RIDE}/versions/2/approve", {"note": "Good."})
    assert states(clinic) == [(1, "replaced", "data/faq"), (2, "approved", editor.email)]
    assert "Approved, waits for a release" in editor.opens(RIDE).text
    assert clinic.log("proposed") == [(editor.email, "proposed", "3")]
    assert clinic.log("approved") == [(doctor.email, "approved", "3")]


def test_nobody_approves_what_they_wrote(clinic: Office) -> None:
    doctor = clinic.signed_in("clinician")
    writes(doctor, "propose")
    assert ">Approve<" not in doctor.opens(f"{RIDE}/versions/2").text
    assert "another clinician" in doctor.sends(f"{RIDE}/versions/2/approve").text
    assert states(clinic)[1] == (2, "proposed", doctor.email)


def test_a_rejection_wants_a_note_which_its_author_finds(clinic: Office) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    writes(editor, "propose")
    doctor.sends(f"{RIDE}/versions/2/reject", {"note": " "})
    assert states(clinic)[1][1] == "proposed"
    doctor.sends(f"{RIDE}/versions/2/reject", {"note": "Say that a <taxi> is fine."})
    assert states(clinic)[1][1] == "rejected"
    assert "Say that a &lt;taxi&gt; is fine." in editor.opens(f"{RIDE}/versions/2").text
    assert states(clinic)[0][1] == "approved"


def test_an_editor_cannot_approve(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    writes(editor, "propose")
    for page in ("approve", "reject"):
        assert editor.sends(f"{RIDE}/versions/2/{page}", {"note": "x"}).status_code == 403
    assert editor.sends(f"{RIDE}/retire", {"retired": "yes"}).status_code == 403


def test_saving_ones_own_draft_again_makes_no_new_version(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    writes(editor)
    writes(editor, text="Please plan a ride.")
    assert states(clinic) == [(1, "approved", "data/faq"), (2, "draft", editor.email)]
    assert "Please plan a ride." in editor.opens(f"{RIDE}/edit").text


def test_the_later_of_two_editors_is_told_and_loses_nothing(clinic: Office) -> None:
    ann, bo = clinic.signed_in("editor"), clinic.signed_in("editor", "front_desk")
    began = BEGAN.search(ann.opens(f"{RIDE}/edit").text)[1]
    writes(bo, text="What Bo wrote.", began=began)
    answer = writes(ann, text="What Ann wrote.", began=began)
    assert answer.status_code == 409
    assert bo.email in answer.text and "What Ann wrote." in answer.text and "<del>" in answer.text
    assert states(clinic)[1:] == [(2, "draft", bo.email)]
    writes(ann, text="What Ann wrote.", began=BEGAN.search(answer.text)[1])
    assert states(clinic)[1:] == [(2, "replaced", bo.email), (3, "draft", ann.email)]
    assert "What Bo wrote." in ann.opens(f"{RIDE}/versions/2").text


def test_braces_that_stand_for_nothing_are_refused_and_the_words_stay_in_the_form(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    answer = writes(editor, text="Call {contact_name} at {clinic_phone}.")
    assert answer.status_code == 400 and "{contact_name} stands for nothing" in answer.text
    assert "Call {contact_name} at" in answer.text
    answer = writes(editor, sources="{clinic}, price list")
    assert answer.status_code == 400 and "{clinic} stands for nothing" in problem(answer.text, "sources")
    assert states(clinic) == [(1, "approved", "data/faq")]


def test_what_breaks_a_rule_can_be_saved_but_not_proposed(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    answer = writes(editor, "propose", sms="x" * 301, sources="")
    assert states(clinic)[1][1] == "draft" and answer.status_code == 400
    for page in (answer.text, editor.opens(f"{RIDE}/versions/2").text):
        assert "has 301 characters" in page and "There is no source" in page
    assert "saved as version 2, but cannot be proposed yet" in answer.text
    assert "has 301 characters" in problem(answer.text, "sms") and "no source" in problem(answer.text, "sources")
    assert f">{'x' * 301}</textarea>" in answer.text and problem(answer.text, "text") == ""
    writes(editor, "propose", began=BEGAN.search(answer.text)[1])  # from the page that came back
    assert states(clinic)[1][1] == "proposed"


def problem(page: str, field: str) -> str:
    """What the page says below a field that is marked as wrong."""
    if not re.search(rf'id="{field}"[^>]* aria-invalid="true" aria-describedby="{field}-problem', page):
        return ""
    return re.search(rf'id="{field}-problem"[^>]*>([^<]*)<', page)[1]


def test_a_wrong_wording_is_marked_where_it_is(clinic: Office) -> None:
    page = writes(clinic.signed_in("editor"), variation=["Fine.", "Call {nobody}."]).text
    assert "{nobody} stands for nothing" in problem(page, "variation-2") and problem(page, "variation-1") == ""
    assert "Nothing is saved yet." in page and states(clinic) == [(1, "approved", "data/faq")]


def test_a_date_that_is_none_comes_back_as_it_was_written(clinic: Office) -> None:
    page = writes(clinic.signed_in("editor"), review_by="1/31/2027", text="New words.").text
    assert "is no date" in problem(page, "review_by") and 'value="1/31/2027"' in page and "New words." in page
    assert states(clinic) == [(1, "approved", "data/faq")]


def test_a_note_that_is_refused_is_not_lost(clinic: Office) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    writes(editor, "propose")
    endless = "Say where. " * 60
    page = doctor.sends(f"{RIDE}/versions/2/reject", {"note": endless}).text
    assert "at most 500 characters" in problem(page, "note") and endless in page
    assert "Say in the note" in problem(doctor.sends(f"{RIDE}/versions/2/reject", {"note": ""}).text, "note")
    doctor.sends(f"{RIDE}/versions/2/approve")
    late = doctor.sends(f"{RIDE}/versions/2/reject", {"note": "Say <where>."}).text
    assert "does not wait for approval any more" in late and "“Say &lt;where&gt;.”" in late


def test_questions_that_are_refused_are_not_lost(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    typed = "who drives me <home>\n" + "x" * 301
    answer = editor.sends(f"{RIDE}/questions", {"questions": typed})
    assert answer.status_code == 400 and "of 300 characters each" in problem(answer.text, "more")
    assert "who drives me &lt;home&gt;\nxxx" in answer.text
    assert "at least one question" in problem(editor.sends(f"{RIDE}/questions", {"questions": " \n"}).text, "more")


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"label": "?!"}, "label", "needs some letters"),
        ({"group": ""}, "group", "Choose the group"),
        ({"questions": "one\ntwo"}, "questions", "needs 5 different questions"),
        ({"questions": "x" * 301}, "questions", "of 300 characters each"),
        ({"text": "Call {nobody}."}, "text", "stands for nothing"),
    ],
)
def test_a_new_topic_that_is_refused_comes_back_whole(
    clinic: Office, change: dict[str, str], field: str, said: str
) -> None:
    editor = clinic.signed_in("editor")
    group = re.search(r'<option value="(\w+)"', editor.opens("/answers/new").text.split('name="group"')[1])[1]
    form = {"label": "Gift <cards>", "group": group, "questions": "a\nb\nc\nd\ne", "text": "We sell them.", **change}
    answer = editor.sends("/answers/new", form)
    assert answer.status_code == 400 and said in problem(answer.text, field)
    for name in ("label", "questions", "text"):
        assert form[name].replace("<", "&lt;").replace(">", "&gt;") in answer.text, name
    with clinic.database.session() as session:
        assert session.scalar(select(Topic.id).where(Topic.id.like("gift%"))) is None


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("It cures depression.", True),
        ("You will be cured.", True),
        ("Relief is guaranteed.", True),
        ("It does not cure depression.", False),
        ("No result is guaranteed.", False),
    ],
)
def test_a_promise_of_a_cure_cannot_be_proposed(clinic: Office, text: str, stopped: bool) -> None:
    editor = clinic.signed_in("editor")
    writes(editor, "propose", text=text)
    assert ("promises a cure" in editor.opens(f"{RIDE}/versions/2").text) == stopped
    assert states(clinic)[1][1] == ("draft" if stopped else "proposed")


def test_the_preview_shows_what_visitors_and_texters_get(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    form = {**FORM, "text": "Call {clinic_phone} <now>.", "sms": "é" * 200, "topic": "ride"}
    text = editor.sends("/answers/preview", form).text
    assert "Call (530) 555-0100 &lt;now&gt;." in text
    assert "2 segments" in text and "Reply 1: Work" in text
    assert "Sources: Tahoe Ketamine, price list; Anand, NEJM 2023<" in text
    assert "<html" not in text


def test_a_new_topic_is_made_from_the_inbox(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    with clinic.database.session() as session:
        for text in ("may my dog come", "are pets ok", "can i bring my cat"):
            session.add(InboxItem(channel="web", text=text, outcome="fallback", redacted_at=now()))
    page = editor.opens("/answers/new?items=1,2,3").text
    assert "may my dog come" in page
    assert (
        "Different words matter more than many questions" in page and "<em>Try it</em> before it is published" in page
    )
    form = {"items": "1,2,3", "label": "Bringing pets!", "group": "after", "text": "Leave pets at home."}
    few = editor.sends("/answers/new", {**form, "questions": "Are pets OK?"})
    assert few.status_code == 400 and "5 different questions" in few.text and "Leave pets at home." in few.text
    with clinic.database.session() as session:
        assert session.get(Topic, "bringing_pets") is None
    made = editor.sends("/answers/new", {**form, "questions": "dogs?\nis a service dog welcome\n\nDogs"})
    assert made.location.endswith("/answers/topic/bringing_pets/edit")
    with clinic.database.session() as session:
        lines = examples.listed(session, "faq/bringing_pets")
        assert len(lines) == 5
        assert {item.status for item in session.scalars(select(InboxItem))} == {"training"}
    assert states(clinic, "bringing_pets") == [(1, "draft", editor.email)]
    page = editor.opens("/answers/topic/bringing_pets").text
    assert "does not know it" in page and "Version 1 is a draft: propose it" in page
    form = {
        "sources": "{clinic_name}",
        "label": "Bringing pets!",
        "text": "Leave pets at home.",
        "follow_up": ["", "", ""],
    }
    assert writes(editor, "propose", topic="bringing_pets", **form).status_code == 302
    page = editor.opens("/answers/topic/bringing_pets").text
    assert f"Version 1 is waiting for the approval of a clinician other than {editor.email}." in page
    assert "Write one" not in page and "is a draft" not in page


def test_every_further_channel_has_a_field_and_keeps_its_text(clinic: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = clinic.signed_in("editor")
    assert 'name="elsewhere"' not in editor.opens(f"{RIDE}/edit").text
    monkeypatch.setitem(CHANNELS, "pager", CHANNELS["sms"])  # type: ignore[arg-type]
    assert 'name="channel" value="pager"' in editor.opens(f"{RIDE}/edit").text
    writes(editor, channel=["pager", "chat_app"], elsewhere=["Plan a ride “home”.", "Take a taxi."])
    page = editor.opens(f"{RIDE}/edit").text
    assert page.count('name="elsewhere"') == 2 and ">Take a taxi.</textarea>" in page
    assert "The text for pager has signs that make every text cost twice" in page
    assert "The text for chat_app has signs" not in page
    page = editor.opens(f"{RIDE}/versions/2").text
    assert "Other channels" in page and "chat_app: Take a taxi." in page


def test_a_new_topic_is_in_the_snapshot_once_it_is_approved(clinic: Office, project: Path, tmp_path: Path) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    questions = "may my dog come\nare pets ok\ncan i bring my cat\ndogs?\nis a service dog welcome"
    form = {"label": "Pets", "group": "after", "text": "x", "questions": questions}
    editor.sends("/answers/new", form)
    writes(editor, "propose", topic="pets", label="Pets")
    assert snapshot.write(clinic.database, project, tmp_path).topics == 2
    doctor.sends("/answers/topic/pets/versions/1/approve")
    made = snapshot.write(clinic.database, project, tmp_path)
    file = DataFile("", (made.folder / "data/faq/after.yml").read_text("utf-8"))
    assert file.answers()["pets"].sms == FORM["sms"] and len(file.examples("faq/pets")) == 5


def test_questions_are_added_and_taken_out_but_never_below_five(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    editor.sends(f"{RIDE}/questions", {"questions": "is a bus fine\nCAN I DRIVE HOME"})
    with clinic.database.session() as session:
        assert "is a bus fine" in [line.text for line in examples.listed(session, "faq/ride")]
    page = editor.opens(RIDE).text
    assert page.count("Take out<") == page.count("Added by the team")  # data/ of the repository has no topic `ride`
    editor.sends(f"{RIDE}/questions/remove", {"text": "is a bus fine"})
    assert "A topic needs 5 questions" in editor.opens(RIDE).text


def test_a_retired_topic_can_come_back(clinic: Office) -> None:
    doctor = clinic.signed_in("clinician")
    doctor.sends(f"{RIDE}/retire", {"retired": "yes"})
    assert "Retired" in doctor.opens("/answers/?show=retired").text
    assert "Ride home" not in doctor.opens("/answers/").text
    doctor.sends(f"{RIDE}/retire", {"retired": "no"})
    assert "Ride home" in doctor.opens("/answers/").text
    assert [action for _, action, subject in clinic.log() if subject == "ride"] == ["retired", "restored"]


def test_topics_are_found_by_words_group_owner_and_date(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    assert "Work" in editor.opens("/answers/?q=rest+day").text
    assert "Ride home" not in editor.opens("/answers/?q=rest+day").text
    assert "No topic fits" in editor.opens("/answers/?group=nothing").text
    editor.sends(f"{RIDE}/owner", {"owner": editor.email})
    page = editor.opens("/answers/?show=mine").text
    assert "Ride home" in page and ">Work<" not in page
    page = editor.sends(f"{RIDE}/owner", {"owner": "outsider@example.org"}, follow_redirects=True).text
    assert "outsider@example.org writes no answers" in page
    with clinic.database.session() as session:
        assert session.get(Topic, "ride").owner == editor.email


def test_an_answer_past_its_date_is_overdue(clinic: Office) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    writes(editor, "propose", review_by="2020-01-01")
    doctor.sends(f"{RIDE}/versions/2/approve")
    page = doctor.opens("/answers/?show=overdue").text
    assert "Ride home" in page and ">Work<" not in page


def test_an_answer_is_live_once_a_release_is_newer_than_its_approval(clinic: Office) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    writes(editor, "propose")
    doctor.sends(f"{RIDE}/versions/2/approve")
    assert "waits for a release" in editor.opens(RIDE).text
    with clinic.database.session() as session:
        session.add(
            Release(
                status="live", model="m", model_sha256="0", snapshot="s", files="f", created_by="x", created_at=now(),
                published_at=now(),
            )
        )  # fmt: skip
    page = editor.opens(RIDE).text
    assert "waits for a release" not in page and ">Live<" in page


@pytest.mark.parametrize("path", ["/answers/topic/nothing", f"{RIDE}/versions/9", "/answers/topic/nothing/edit"])
def test_what_is_not_there_is_not_found(clinic: Office, path: str) -> None:
    assert clinic.signed_in("editor").opens(path).status_code == 404


# What came with the files, and nobody of the clinic has read


def unread(page: str) -> int:
    """The number above the list of answers."""
    found = re.search(r"<strong>(\d+)</strong> not read yet by your clinic", page)
    return int(found[1]) if found else 0


def test_shipped_answers_are_marked_until_a_clinician_has_read_them_one_after_the_other(clinic: Office) -> None:
    doctor = clinic.signed_in("clinician")
    assert unread(doctor.opens("/answers/").text) == 2
    assert "2 answers came with the program" in doctor.opens("/").text
    page = doctor.sends(f"{RIDE}/versions/1/review", follow_redirects=True).text
    assert "<h1>Work</h1>" in page and "1 answer left" in page  # on to the next
    rows = doctor.opens("/answers/?show=unread").text
    assert ">Work<" in rows and "Ride home" not in rows
    page = doctor.sends("/answers/topic/work/versions/1/review", follow_redirects=True).text
    assert "Your clinic has read all answers." in page and unread(page) == 0
    assert "came with the program" not in doctor.opens("/").text
    assert clinic.log("reviewed") == [(doctor.email, "reviewed", "1"), (doctor.email, "reviewed", "2")]


def test_reading_an_answer_names_who_and_when_and_changes_nothing_for_visitors(clinic: Office) -> None:
    doctor = clinic.signed_in("clinician")
    with clinic.database.session() as session:
        session.add(
            Release(
                status="live", model="m", model_sha256="0", snapshot="s", files="f", created_by="x", created_at=now()
            )
        )
    doctor.sends(f"{RIDE}/versions/1/review")
    page = doctor.opens(RIDE).text
    assert ">Live<" in page and "waits for a release" not in page
    assert re.search(rf"<dt>Read</dt><dd>\w+ \d+, \d+, [^<]+, {doctor.email}<", page)
    with clinic.database.session() as session:
        assert Answer.of(session.get(AnswerVersion, 1).content).reviewed_by == doctor.email
    assert states(clinic) == [(1, "approved", "data/faq")]


def test_one_may_leave_an_answer_unread_and_goes_round_to_it_at_the_end(clinic: Office) -> None:
    doctor = clinic.signed_in("clinician")
    assert 'href="/staff/answers/topic/work">Leave it' in doctor.opens(RIDE).text
    page = doctor.sends("/answers/topic/work/versions/1/review", follow_redirects=True).text
    assert "<h1>Ride home</h1>" in page and "Leave it" not in page


def test_an_editor_sees_what_is_unread_but_cannot_put_a_name_at_it(clinic: Office) -> None:
    editor = clinic.signed_in("editor")
    page = editor.opens(RIDE).text
    assert "Nobody of your clinic has read" in page and "I have read it" not in page
    assert editor.sends(f"{RIDE}/versions/1/review").status_code == 403


def test_two_clinicians_who_read_the_same_answer_both_go_on(clinic: Office) -> None:
    first, second = clinic.signed_in("clinician"), clinic.signed_in("clinician", "front_desk")
    first.sends(f"{RIDE}/versions/1/review")
    page = second.sends(f"{RIDE}/versions/1/review", follow_redirects=True).text
    assert "a colleague has read it meanwhile" in page and "<h1>Work</h1>" in page
    assert clinic.log("reviewed") == [(first.email, "reviewed", "1")]


def test_an_answer_that_was_replaced_meanwhile_or_breaks_a_rule_gets_no_name(clinic: Office) -> None:
    editor, doctor = clinic.signed_in("editor"), clinic.signed_in("clinician")
    writes(editor, "propose")
    doctor.sends(f"{RIDE}/versions/2/approve")
    answer = doctor.sends(f"{RIDE}/versions/1/review")
    assert answer.status_code == 400 and "not the approved answer any more" in answer.text
    with clinic.database.session() as session:
        row = session.get(AnswerVersion, 2)
        row.content = {**row.content, "sources": []}
    answer = doctor.sends("/answers/topic/work/versions/1/review")
    assert answer.status_code == 400 and "There is no source" in answer.text
    assert clinic.log("reviewed") == []


def test_the_readers_name_goes_to_the_files_and_is_no_news(clinic: Office, project: Path, tmp_path: Path) -> None:
    before = snapshot.write(clinic.database, project, tmp_path)
    clinic.signed_in("clinician").sends(f"{RIDE}/versions/1/review")
    assert snapshot.write(clinic.database, project, tmp_path) == before  # nothing to train anew for
    exporting.run(clinic.database, "x", project, project / "data/faq")
    assert 'reviewed_by: "clinician@example.org"' in (project / "data/faq/after.yml").read_text("utf-8")
    assert importing.run(clinic.database, project) == []
