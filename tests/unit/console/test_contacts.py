"""The front desk's queue, through its pages."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from bot import clinic as clinic_module
from bot.contacts import queue
from bot.contacts.queue import Which
from bot.privacy.erasure import erase
from bot.privacy.person import Subject, find
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import ContactNote, ContactRequest, now
from tests.unit.console.conftest import Office
from tests.unit.privacy import people

ZONE = ZoneInfo("America/Los_Angeles")
PHONE = "+15305550142"


def ask(office: Office, name: str = "Ann Ng", phone: str | None = PHONE, days_ago: float = 0) -> int:
    number = people.ask_for_contact(office.database, name, phone, None if phone else "ann@example.com")
    with office.database.session() as session:
        moment = now() - timedelta(days=days_ago)
        session.execute(update(ContactRequest).where(ContactRequest.id == number).values(created_at=moment))
    return number


def note(office: Office, number: int, words: str) -> None:
    queue.change(office.database, "desk", number, status="new", owner=None, team=(), note=words)


def test_an_empty_queue_says_what_will_come(office: Office) -> None:
    page = office.signed_in("front_desk").opens("/contacts/").text
    assert "Nobody is waiting" in page and "<table>" not in page


def test_a_request_is_taken_on_noted_and_done(office: Office) -> None:
    desk = office.signed_in("front_desk")
    number = ask(office)
    assert "(530) 555-0142" in desk.opens("/contacts/").text
    desk.sends(f"/contacts/{number}", {"status": "in_progress", "owner": desk.email})
    note = "Called, no answer.\r\nAgain <b>tomorrow</b>."
    desk.sends(f"/contacts/{number}", {"status": "in_progress", "owner": desk.email, "note": note})
    page = desk.opens(f"/contacts/{number}").text
    assert "In progress" in page and "Called, no answer." in page and "&lt;b&gt;tomorrow" in page
    desk.sends(f"/contacts/{number}", {"status": "done", "owner": desk.email})
    assert "Ann Ng" not in desk.opens("/contacts/").text
    assert "Ann Ng" in desk.opens("/contacts/?status=done").text


def test_a_request_that_was_changed_says_when_beside_when_it_came(office: Office) -> None:
    desk = office.signed_in("front_desk")
    number = ask(office, days_ago=0.5)
    pages = ("/contacts/", f"/contacts/{number}")
    note(office, number, "Called, no answer.")  # the team's own changes are not meant
    assert not any("Changed" in desk.opens(page).text for page in pages)
    assert ask(office, days_ago=0.5) == number
    came, changed = (
        datetime(2026, 11, 24, 17, 5, tzinfo=timezone.utc),
        datetime(2026, 11, 25, 1, 30, tzinfo=timezone.utc),
    )
    with office.database.session() as session:
        row = session.get(ContactRequest, number)
        assert row.changed_at - row.created_at > timedelta(hours=11)
        row.created_at, row.changed_at = came, changed
    for page in pages:
        words = " ".join(re.sub(r"<[^>]+>", " ", desk.opens(page).text).split())
        assert "Nov 24, 2026, 9:05 am" in words and "Changed Nov 24, 2026, 5:30 pm" in words
    file = desk.sends("/contacts/export.csv", {"status": ""}).text.removeprefix("\ufeff")
    (line,) = csv.DictReader(io.StringIO(file))
    assert (line["asked"], line["changed"]) == ("2026-11-24 09:05", "2026-11-24 17:30")


def test_every_look_and_change_is_in_the_audit_log_without_the_person(office: Office) -> None:
    desk = office.signed_in("front_desk")
    number = ask(office)
    desk.opens("/contacts/")
    desk.opens(f"/contacts/{number}")
    desk.sends(f"/contacts/{number}", {"status": "done", "owner": "", "note": "secret words"})
    desk.sends("/contacts/export.csv", {"status": ""})
    done = [(action, subject) for actor, action, subject in office.log() if actor == desk.email]
    for expected in ("viewed", "changed", "noted"):
        assert (expected, str(number)) in done
    assert ("listed", None) in done and ("exported", None) in done
    with office.database.engine.connect() as connection:
        stored = repr(connection.execute(text("SELECT * FROM audit_entry")).all())
    assert not any(word in stored for word in ("Ann", "5550142", "secret words"))
    assert '"status": "done"' in stored


def test_notes_are_encrypted_and_go_when_the_person_is_erased(office: Office) -> None:
    number = ask(office)
    note(office, number, "most private words")
    assert b"most private" not in people.as_stored(office.database.engine)
    proof = erase(office.database, find(office.database, Subject("phone", PHONE), people.CLINIC), ZONE)
    assert proof.complete and proof.before["contact_note"] == 1
    with office.database.session() as session:
        assert session.scalars(select(ContactNote)).all() == []


def test_a_note_that_is_too_long_comes_back_with_all_that_was_chosen(office: Office) -> None:
    desk = office.signed_in("front_desk")
    number, note = ask(office), "<x>" * queue.NOTE_MAX
    answer = desk.sends(f"/contacts/{number}", {"status": "done", "owner": desk.email, "note": note})
    assert answer.status_code == 400 and "A note has at most 2,000 characters; this one has 6,000." in answer.text
    assert "&lt;x&gt;" * queue.NOTE_MAX + "</textarea>" in answer.text
    assert re.search(r'id="note"[^>]* aria-invalid="true" aria-describedby="note-problem', answer.text)
    assert '<option value="done" selected>' in answer.text and f"<option selected>{desk.email}" in answer.text
    with office.database.session() as session:
        assert session.get(ContactRequest, number).status == "new"


def test_a_blank_note_is_none_and_a_full_one_may_have_lines(office: Office) -> None:
    desk = office.signed_in("front_desk")
    number = ask(office)
    desk.sends(f"/contacts/{number}", {"status": "new", "owner": "", "note": " \r\n "})
    assert "No notes yet" in desk.opens(f"/contacts/{number}").text
    lines = "\r\n".join(["x" * 9] * 200)  # 1,999 characters as the browser's own limit counts them
    assert desk.sends(f"/contacts/{number}", {"status": "new", "owner": "", "note": lines}).status_code == 302


def test_a_note_leaves_alone_what_somebody_else_chose_meanwhile(office: Office) -> None:
    desk, other = office.signed_in("front_desk"), office.signed_in("clinician")
    number = ask(office)
    shown = {"was_status": "new", "was_owner": ""}
    other.sends(f"/contacts/{number}", {**shown, "status": "in_progress", "owner": other.email})
    desk.sends(f"/contacts/{number}", {**shown, "status": "new", "owner": "", "note": "They called back."})
    with office.database.session() as session:
        row = session.get(ContactRequest, number)
        assert (row.status, row.owner) == ("in_progress", other.email)
    assert "They called back." in desk.opens(f"/contacts/{number}").text


@pytest.mark.parametrize("form", [{"status": "lost"}, {"status": "done", "owner": "outsider@example.org"}, {}])
def test_what_the_form_does_not_offer_is_refused_in_words(office: Office, form: dict[str, str]) -> None:
    desk = office.signed_in("front_desk")
    answer = desk.sends(f"/contacts/{ask(office)}", {**form, "note": "kept words"})
    assert answer.status_code == 400 and "kept words</textarea>" in answer.text
    assert "The status is one of" in answer.text or "somebody of the team" in answer.text


def test_only_people_who_may_see_a_request_can_own_it(office: Office) -> None:
    desk, clinician, editor = office.signed_in("front_desk"), office.hires("clinician"), office.hires("editor")
    page = desk.opens(f"/contacts/{ask(office)}").text
    assert f"<option>{clinician.email}</option>" in page and editor.email not in page


def test_a_request_that_is_gone_is_told(office: Office) -> None:
    desk = office.signed_in("front_desk")
    assert desk.opens("/contacts/99").status_code == 404
    assert desk.sends("/contacts/99", {"status": "done"}).status_code == 404
    assert desk.sends("/contacts/99", {"status": "new", "note": "hi"}).status_code == 404


def test_filters_by_status_owner_and_what_is_overdue(office: Office) -> None:
    desk = office.signed_in("front_desk")
    ask(office, "Old Request", PHONE, days_ago=9)
    mine = ask(office, "My Request", "+15305550143")
    queue.change(office.database, "desk", mine, status="in_progress", owner=desk.email, team={desk.email})

    def names(path: str) -> set[str]:
        return {name for name in ("Old Request", "My Request") if name in desk.opens(path).text}

    assert names("/contacts/") == {"Old Request", "My Request"}
    assert names("/contacts/?overdue=yes") == {"Old Request"}
    assert names("/contacts/?owner=nobody") == {"Old Request"}
    assert names(f"/contacts/?owner={desk.email}") == {"My Request"}
    assert names("/contacts/?status=done") == set()
    assert "No request fits this filter" in desk.opens("/contacts/?status=done").text
    assert desk.opens("/contacts/?overdue=yes").text.count("Overdue</strong>") == 1


def test_long_queues_come_in_pages(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    desk = office.signed_in("front_desk")
    numbers = [ask(office, f"Person {letter}", f"+1530555014{n}") for n, letter in enumerate("ABC")]
    first = desk.opens("/contacts/").text
    assert "Person A" not in first and f"before={numbers[1]}" in first
    assert "Person A" in desk.opens(f"/contacts/?before={numbers[1]}").text


def test_the_export_is_a_spreadsheet_that_runs_nothing(office: Office) -> None:
    desk = office.signed_in("front_desk")
    number = ask(office, "Ann Ng")
    note(office, number, '=HYPERLINK("http://evil.example")')
    answer = desk.sends("/contacts/export.csv", {"status": "open"})
    assert answer.content_type.startswith("text/csv") and "attachment" in answer.headers["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert row["name"] == "Ann Ng" and row["phone"] == "(530) 555-0142" and row["status"] == "New"
    assert row["notes"].startswith("'=")


def test_a_clinician_sees_requests_but_does_not_take_them_away(office: Office) -> None:
    clinician = office.signed_in("clinician")
    ask(office)
    assert "Download" not in clinician.opens("/contacts/").text


CLINIC = clinic_module.load(ROOT / "clinic.yml")  # Monday to Friday, 9 to 17


@pytest.mark.parametrize(
    ("moment", "first_in_time"),
    [
        ("2026-11-25 16:59", "2026-11-24"),  # Wednesday, still open: what came on Tuesday has until 17:00
        ("2026-11-25 17:00", "2026-11-25"),
        ("2026-11-28 12:00", "2026-11-27"),  # Saturday: Friday has closed, what came on it is not late yet
        ("2026-11-30 09:00", "2026-11-27"),  # Monday morning
        ("2026-11-30 17:00", "2026-11-30"),
    ],
)
def test_a_request_is_overdue_once_a_whole_opening_day_has_gone_by(moment: str, first_in_time: str) -> None:
    found = queue.overdue_before(CLINIC, datetime.fromisoformat(moment).replace(tzinfo=ZONE))
    assert found == datetime.fromisoformat(first_in_time).replace(tzinfo=ZONE)


def test_the_queue_works_on_both_databases(database: Database) -> None:
    number = people.ask_for_contact(database, "Ann Ng", PHONE, None)
    queue.change(database, "desk", number, status="done", owner=None, team=(), note="called")
    assert [row.id for row in queue.listed(database, "desk", Which(status="done"))] == [number]
    assert queue.counted(database, now())["done"] == 1
    assert queue.look_at(database, "desk", number).notes[0].text == "called"
    assert "called" in queue.export(database, "desk", Which(), CLINIC)
