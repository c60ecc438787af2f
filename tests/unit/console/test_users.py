"""The team's accounts: at the command line, on their page, and by the one-time link."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from bot.cli import cli
from bot.console import accounts, lockout, welcome
from bot.console.accounts import AccountError
from bot.running import served
from bot.storage import Database
from bot.storage.tables import ContactRequest, OutboxMessage, SafetyAlert, StaffUser
from tests.databases import KEY, LOOKUP
from tests.unit.console.conftest import PASSWORD, Office
from tests.unit.console.test_alerts import raise_one
from tests.unit.privacy import people

NEW = "other words nobody combines"
LINK = re.compile(r"http://\S+/staff(/welcome/[^\s<]+)")


@pytest.fixture()
def clinicbot(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs a command on the office's database."""
    for name, value in {
        "CLINICBOT_VAR": str(tmp_path), "CLINICBOT_DATABASE_URL": office.database.url, "CLINICBOT_ENCRYPTION_KEYS": KEY,
        "CLINICBOT_LOOKUP_KEY": LOOKUP, "CLINICBOT_PUBLIC_URL": "http://localhost", "USER": "root",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)

    def run(*arguments: str, typed: str = "", group: tuple[str, ...] = ("user",)) -> Result:
        return CliRunner().invoke(cli, [*group, *arguments], input=typed)

    return run


def test_the_first_administrator_is_made_at_the_command_line(office: Office, clinicbot) -> None:
    made = clinicbot(
        "add", "Owner@Example.org", "--role", "admin", "--role", "front_desk", typed=f"{PASSWORD}\n{PASSWORD}\n"
    )
    assert made.exit_code == 0 and PASSWORD not in made.output
    owner = office.visitor("owner@example.org")
    assert owner.signs_in().status_code == 302
    assert owner.opens("/users/").status_code == owner.opens("/contacts/").status_code == 200
    assert office.log("added")[0][0] == "command line (root)"


def test_a_link_lets_somebody_set_a_password_once(office: Office, clinicbot) -> None:
    printed = clinicbot("add", "desk@example.org", "--role", "front_desk", "--link").output
    there = LINK.search(printed)[1]
    person = office.visitor("desk@example.org")
    assert person.signs_in("").status_code == 200  # no password opens it
    assert "The two passwords differ" in person.sends(there, {"password": NEW, "again": "x"}, page=there).text
    assert "at least 12" in person.sends(there, {"password": "short", "again": "short"}, page=there).text
    assert person.sends(there, {"password": NEW, "again": NEW}, page=there).location == "/staff/sign-in"
    assert person.signs_in(NEW).status_code == 302
    again = office.visitor().opens(there)
    assert again.status_code == 404 and "This link was used already, or is too old." in again.text
    assert "There is nothing here" not in again.text and ">Sign in</a>" in again.text


def test_a_link_leads_to_the_assistant_that_runs_whatever_its_port(
    clinicbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLINICBOT_PUBLIC_URL")
    with served.announced(tmp_path, "http://localhost:9310"):
        said = clinicbot("add", "desk@example.org", "--role", "front_desk", "--link").output
        assert "http://localhost:9310/staff/welcome/" in said and "No assistant runs" not in said
    said = clinicbot("password", "desk@example.org", "--link").output  # the file is still there, its lock is not
    assert "http://localhost:8000/staff/welcome/" in said and "No assistant runs" in said and "PORT, set as for" in said
    monkeypatch.setenv("CLINICBOT_PUBLIC_URL", "https://chat.example.org/")
    with served.announced(tmp_path, "http://localhost:9310"):
        said = clinicbot("password", "desk@example.org", "--link").output
    assert "https://chat.example.org/staff/welcome/" in said and "No assistant runs" not in said


def test_a_link_ends_after_three_days(office: Office, clinicbot, monkeypatch: pytest.MonkeyPatch) -> None:
    there = LINK.search(clinicbot("add", "desk@example.org", "--role", "front_desk", "--link").output)[1]
    monkeypatch.setattr(welcome, "LIFETIME", -1)
    assert office.visitor().opens(there).status_code == 404


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nonsense", "--role", "editor", "--link"), "is not an e-mail address"),
        (("add", "a@example.org", "--role", "king", "--link"), "front_desk"),
        (("disable", "nobody@example.org"), "There is no user nobody@example.org"),
    ],
)
def test_a_mistake_is_told_in_words(clinicbot, arguments: tuple[str, ...], said: str) -> None:
    result = clinicbot(*arguments)
    assert result.exit_code != 0 and said in result.output


def test_a_password_that_is_short_or_mistyped_is_asked_for_again(office: Office, clinicbot) -> None:
    typed = ["short", PASSWORD, "something else", PASSWORD, PASSWORD]
    result = clinicbot("add", "editor@example.org", "--role", "editor", typed="\n".join(typed) + "\n")
    assert result.exit_code == 0, result.output
    first, _, rest = result.output.partition("at least 12")
    assert "The same again" not in first and "The two passwords differ" in rest
    assert office.visitor("editor@example.org").signs_in().status_code == 302


def test_the_list_says_who_may_do_what(office: Office, clinicbot) -> None:
    assert "There are no users yet" in clinicbot("list").output
    office.hires("admin")
    office.hires("editor")
    clinicbot("disable", "editor@example.org")
    listed = clinicbot("list").output.splitlines()
    assert listed[0].startswith("admin@example.org  admin  active  without second factor  never signed in")
    assert "disabled" in listed[1]


def test_lists_tell_times_by_the_clinics_clock(office: Office, clinicbot) -> None:
    office.hires("admin")
    raise_one(office)
    people.ask_for_contact(office.database, "Ann", "+15305550142", None)
    noon = datetime(2026, 7, 4, 20, 30, tzinfo=timezone.utc)
    with office.database.session() as session:
        session.execute(update(StaffUser).values(signed_in_at=noon))
        session.execute(update(SafetyAlert).values(created_at=noon))
        session.execute(update(ContactRequest).values(created_at=noon))
        session.execute(update(OutboxMessage).values(created_at=noon))
    assert clinicbot("list").output.rstrip().endswith("2026-07-04 13:30 PDT")
    for command in ("alerts", "contacts", "outbox"):
        listed = clinicbot(command, group=()).output
        assert "  2026-07-04 13:30 PDT  " in listed, listed


def test_an_alert_is_acknowledged_at_the_command_line_once(office: Office, clinicbot) -> None:
    raise_one(office)
    done = clinicbot("alerts", "--acknowledge", "1", group=())
    assert done.exit_code == 0 and "Alert 1 is acknowledged." in done.output
    for number in ("1", "99"):
        refused = clinicbot("alerts", "--acknowledge", number, group=())
        assert refused.exit_code == 1 and f"There is no open alert {number}." in refused.output
    assert office.log("acknowledged") == [("command line (root)", "acknowledged", "1")]


def test_a_new_password_ends_a_lock_out_and_all_sessions(office: Office, clinicbot) -> None:
    person = office.signed_in("front_desk")
    for _ in range(lockout.PER_ACCOUNT):
        office.visitor(person.email).signs_in("wrong")
    clinicbot("password", person.email, "--reset-second-factor", typed=f"{NEW}\n{NEW}\n")
    assert person.opens("/account").status_code == 302
    assert person.signs_in(NEW).status_code == 302


def test_an_administrator_adds_somebody_and_gets_the_link(office: Office) -> None:
    admin = office.signed_in("admin")
    page = admin.sends("/users/", {"email": "new@example.org", "role": ["editor", "clinician"]}).text
    assert LINK.search(page)
    assert "new@example.org" in page and "No password yet" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"email": "admin@example.org", "role": ["editor", "clinician"]}, "There is a user admin@example.org already"),
        ({"email": "not an address", "role": ["editor"]}, "is not an e-mail address"),
        ({"email": "new@example.org", "role": []}, "Choose at least one role"),
    ],
)
def test_an_account_that_is_refused_keeps_what_was_filled_in(office: Office, form: dict, said: str) -> None:
    answer = office.signed_in("admin").sends("/users/", form)
    assert answer.status_code == 400 and said in answer.text
    assert f'value="{form["email"]}"' in answer.text
    assert re.findall(r'id="new-(\w+)"[^>]*checked', answer.text) == form["role"]
    assert re.search(r'aria-describedby="(email|new)-problem', answer.text)


def test_an_administrator_changes_roles_and_shuts_out(office: Office) -> None:
    admin, person = office.signed_in("admin"), office.signed_in("front_desk")
    ids = {user.email: user.id for user in accounts.everybody(office.database)}
    admin.sends(f"/users/{ids[person.email]}", {"role": "editor", "active": "yes"})
    person.signs_in()
    assert person.opens("/contacts/").status_code == 403
    admin.sends(f"/users/{ids[person.email]}", {"role": "editor"})
    assert person.opens("/").status_code == 302
    assert len(office.log("changed")) == 2


def test_the_last_administrator_stays(office: Office) -> None:
    admin = office.signed_in("admin")
    (number,) = (user.id for user in accounts.everybody(office.database))
    page = admin.sends(f"/users/{number}", {"role": "editor", "active": "yes"}).text
    assert "That is the last administrator" in page and re.search(r'<details class="card" open>', page)
    assert re.findall(rf'id="user-{number}-(\w+)"[^>]*checked', page) == ["editor"]  # as it was chosen
    assert re.findall(rf'id="user-{number}-(\w+)"[^>]*checked', admin.opens("/users/").text) == ["admin"]
    assert "Choose at least one role" in admin.sends(f"/users/{number}", {"active": "yes"}).text
    with pytest.raises(AccountError):
        accounts.change(office.database, "owner", admin.email, active=False)


def test_accounts_work_on_both_databases(database: Database) -> None:
    accounts.add(database, "owner", "a@example.org", ["admin"])
    accounts.add(database, "owner", "b@example.org", ["editor", "front_desk"])
    accounts.change(database, "owner", "B@example.org ", roles=["clinician"], active=False)
    accounts.set_password(database, "owner", "b@example.org", "hash", forget_code=True)
    store = accounts.Accounts(database)
    found = store.find_user(case_insensitive=True, email="B@Example.org")
    assert found.role_names == {"clinician"} and not found.active and found.password == "hash"
    lockout.failed(database, "b@example.org", "203.0.113.9")
    assert not lockout.refused(database, "b@example.org", "203.0.113.9")
    lockout.forget(database, "b@example.org")
