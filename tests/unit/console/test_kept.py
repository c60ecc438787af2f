"""A form that comes after its session has ended is not lost, and nobody else's page can make use of that."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.console import gate
from bot.contacts import queue
from bot.storage.tables import ContactNote, now
from tests.unit.console.conftest import PASSWORD, TOKEN, Office, Someone
from tests.unit.privacy import people

OURS = {"headers": {"Sec-Fetch-Site": "same-origin"}}
NOTE = 'They said "<call me>".\r\nTomorrow.'
FORM = {"status": "in_progress", "owner": "", "note": NOTE}


@pytest.fixture()
def desk(office: Office) -> Someone:
    """Somebody at the front desk, with one request before them."""
    people.ask_for_contact(office.database, "Ann Ng", "+15305550142", None)
    return office.signed_in("front_desk")


def hidden(page: str) -> dict[str, str]:
    """The fields that the page would send again, as a browser reads them."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: value.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"') for name, value in fields}


def notes(office: Office) -> list[str]:
    with office.database.session() as session:
        return session.scalars(select(ContactNote.text)).all()


def time_passes(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    later = now() + timedelta(seconds=seconds)
    monkeypatch.setattr(gate, "now", lambda: later)


def test_what_was_written_in_a_session_that_ended_is_sent_again_after_signing_in(
    office: Office, desk: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = TOKEN.search(desk.opens("/contacts/1").text)[1]
    with monkeypatch.context() as patch:
        time_passes(patch, gate.IDLE + 60)
        answer = desk.client.post("/staff/contacts/1", data={**FORM, "csrf_token": token}, **OURS)
    assert answer.status_code == 401 and "signed out after 30 minutes without use" in answer.text
    assert "kept on this page" in answer.text and notes(office) == []
    assert '<form method="post" action="/staff/contacts/1"' in answer.text
    fields = hidden(answer.text)
    assert {name: fields[name] for name in FORM} == FORM
    desk.signs_in()
    again = desk.client.post("/staff/contacts/1", data=fields, **OURS)
    if again.status_code == 401:  # the token of the time before signing in: one more press
        again = desk.client.post("/staff/contacts/1", data=hidden(again.text), **OURS)
    assert again.status_code == 302
    assert notes(office) == [NOTE.replace("\r\n", "\n")]


def test_a_page_that_is_too_old_for_the_session_keeps_its_words(office: Office, desk: Someone) -> None:
    answer = desk.client.post("/staff/contacts/1", data={**FORM, "csrf_token": "of an earlier session"}, **OURS)
    assert "That page was too old." in answer.text and "Sign in again" not in answer.text and notes(office) == []
    assert desk.client.post("/staff/contacts/1", data=hidden(answer.text), **OURS).status_code == 302
    assert notes(office) == [NOTE.replace("\r\n", "\n")]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_a_stranger_s_form_does_not_come_back(office: Office, desk: Someone, site: str) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}
    answer = desk.client.post("/staff/contacts/1", data={**FORM, "csrf_token": "made up"}, headers=headers)
    assert answer.status_code == 400 and "call me" not in answer.text
    away = office.visitor()
    token = TOKEN.search(away.opens("/sign-in").text)[1]
    answer = away.client.post("/staff/contacts/1", data={**FORM, "csrf_token": token}, headers=headers)
    assert answer.status_code == 302 and "call me" not in answer.text


def test_a_password_never_comes_back(office: Office, desk: Someone) -> None:
    form = {"password": PASSWORD, "new_password": "x" * 20, "csrf_token": "made up"}
    for path in ("/staff/account/password", "/staff/sign-in"):
        assert PASSWORD not in desk.client.post(path, data=form, **OURS).text


def test_a_button_alone_leads_to_the_sign_in(office: Office) -> None:
    away = office.visitor()
    answer = away.sends("/releases/retrain", page="/sign-in", **OURS)
    assert answer.status_code == 302 and "/sign-in" in answer.location


def test_long_texts_in_any_script_fit_into_a_form(office: Office, desk: Someone) -> None:
    note = "я" * queue.NOTE_MAX
    desk.sends("/contacts/1", {**FORM, "note": note})
    assert notes(office) == [note]
    editor = office.signed_in("editor")
    answer = editor.sends("/answers/new", {"label": "x", "questions": "\n".join(["я" * 300] * 100), "text": "я" * 4000})
    assert answer.status_code == 400 and "Choose the group" in answer.text
