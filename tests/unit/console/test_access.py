"""Who gets where: every page against every role, from the one table; and nothing around it."""

from __future__ import annotations

import re

import pytest

from bot.console.access import ANYBODY, MENU, PAGES, ROLES, TEAM, allowed
from tests.unit.console.conftest import PASSWORD, Office, Someone
from tests.unit.console.test_alerts import raise_one

VALUES = {
    "alert_id": "1",
    "request_id": "1",
    "key": "t1",
    "decision_id": "1",
    "user_id": "1",
    "topic_id": "ride",
    "number": "1",
    "token": "x",
    "filename": "console.css",
    "release_id": "1",
    "job_id": "1",
}


def pages(office: Office) -> dict[str, tuple[str, str]]:
    """Path and method of every page in the table."""
    found = {}
    for rule in office.app.url_map.iter_rules():
        if rule.endpoint in PAGES:
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: VALUES[part[1]], rule.rule)
            found[rule.endpoint] = (path, "GET" if "GET" in (rule.methods or ()) else "POST")
    return found


def test_every_page_of_ours_is_in_the_table(office: Office) -> None:
    ours = {rule.endpoint for rule in office.app.url_map.iter_rules() if not rule.endpoint.startswith("security.")}
    assert ours <= set(PAGES)
    assert set(PAGES) <= {rule.endpoint for rule in office.app.url_map.iter_rules()}


def test_what_is_not_in_the_table_is_closed_to_all(office: Office) -> None:
    closed = [rule for rule in office.app.url_map.iter_rules() if rule.endpoint not in PAGES]
    admin = office.signed_in(*ROLES)
    assert closed  # Flask-Security brings some that we do not offer
    for rule in closed:
        assert admin.opens(rule.rule).status_code == 404, rule


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_exactly_its_pages(office: Office, role: str) -> None:
    person = office.signed_in(role)
    for endpoint, (path, method) in pages(office).items():
        if PAGES[endpoint] == ANYBODY or endpoint == "security.logout":
            continue
        answer = person.opens(path) if method == "GET" else person.sends(path)
        assert (answer.status_code == 403) != allowed(endpoint, {role}), (endpoint, answer.status)
        assert answer.status_code < 500, endpoint


def test_without_signing_in_every_page_leads_to_the_sign_in(office: Office) -> None:
    stranger = office.visitor()
    for endpoint, (path, method) in pages(office).items():
        if PAGES[endpoint] == ANYBODY:
            continue
        answer = stranger.opens(path) if method == "GET" else stranger.sends(path, page="/sign-in")
        if endpoint == "alerts.banner":
            assert answer.status_code == 401
        else:
            assert answer.location.startswith("/staff/sign-in"), endpoint


@pytest.mark.parametrize(
    "path", ["/contacts/99", "/alerts/9999999999999999999999", "/contacts/?before=9999999999999999999999"]
)
def test_what_is_not_there_is_told_with_the_alerts_on_top(office: Office, path: str) -> None:
    desk = office.signed_in("front_desk")
    raise_one(office)
    answer = desk.opens(path)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text and "1 open alert." in answer.text


def test_a_session_cannot_be_made_to_last(office: Office) -> None:
    person = office.hires("editor")
    person.sends("/sign-in", {"email": person.email, "password": PASSWORD, "remember": "y"}, page="/sign-in")
    assert person.client.get_cookie("remember_token", path="/") is None
    assert person.client.get_cookie("remember_token", path="/staff") is None


def test_a_refusal_is_logged(office: Office) -> None:
    editor = office.signed_in("editor")
    editor.opens("/contacts/")
    assert office.log("refused") == [(editor.email, "refused", None)]


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_has_no_link_that_is_closed(office: Office, role: str) -> None:
    person = office.signed_in(role)
    for page in re.findall(r'<a href="(/staff/[^"]*)"', person.opens("/").text):
        assert person.opens(page.removeprefix("/staff")).status_code == 200, page
    assert all(endpoint in PAGES for endpoint, _ in MENU)


def test_roles_add_up(office: Office) -> None:
    owner = office.signed_in("front_desk", "admin")
    assert owner.opens("/contacts/").status_code == owner.opens("/audit/").status_code == 200
    assert allowed("overview.page", TEAM) and not allowed("nowhere.page", TEAM)


def headers_of(person: Someone, path: str) -> dict[str, str]:
    return dict(person.opens(path).headers)


@pytest.mark.parametrize(
    "path", ["/", "/contacts/", "/alerts/", "/inbox/", "/users/", "/audit/", "/account", "/nothing"]
)
def test_pages_are_shut_in_and_kept_nowhere(office: Office, path: str) -> None:
    person = office.signed_in(*ROLES)
    headers = headers_of(person, path)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    text = person.opens(path).text
    assert not re.search(r"<style|style=|<script(?! src=\"/staff/assets/)|\son\w+=|https?://(?!localhost)", text)


def test_style_and_script_may_be_kept_since_their_address_has_a_version(office: Office) -> None:
    person = office.visitor()
    (sheet,) = re.findall(r'href="/staff(/assets/[0-9a-f]{12}/console.css)"', person.opens("/sign-in").text)
    answer = person.opens(sheet)
    assert answer.status_code == 200 and "max-age=31536000" in answer.headers["Cache-Control"]
