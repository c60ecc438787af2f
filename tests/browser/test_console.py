"""The staff console in a real browser: accessible at both widths, and its own policy refuses nothing of it."""

# ruff: noqa: F811  (fixtures)

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from bot.console.mount import Mounted
from bot.contacts import queue
from bot.knowledge import jobs
from tests.unit.console.conftest import PASSWORD, Office, hashed, office  # noqa: F401
from tests.unit.console.test_alerts import raise_one
from tests.unit.console.test_releases import candidate
from tests.unit.privacy import people

PAGES = (
    "/",
    "/contacts/",
    "/contacts/1",
    "/alerts/",
    "/alerts/1",
    "/releases/",
    "/releases/1",
    "/releases/jobs/1",
    "/try/",
    "/users/",
    "/audit/",
    "/account",
    "/account/second-factor",
)
REFUSED = re.compile("responded with a status of 40[01]")  # a form that comes back: said by the page itself
VIEWS = [(390, 844, "light"), (1280, 800, "light"), (1280, 800, "dark")]


@pytest.fixture()
def staff(office: Office) -> Iterator[str]:
    """The console's address."""
    server = make_server("127.0.0.1", 0, Mounted(lambda *_: [], lambda: office.app), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}/staff"
    server.shutdown()


@pytest.fixture()
def desk(office: Office, staff: str, page: Page) -> Iterator[Page]:
    """Somebody with all roles, signed in by the keyboard. Fails the test when the browser complained."""
    complaints: list[str] = []
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" and not REFUSED.search(said.text) else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    office.hires("front_desk", "clinician", "editor", "admin", email="desk@example.org")
    page.goto(f"{staff}/")
    page.get_by_label("E-mail address").fill("desk@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    yield page
    assert complaints == []


def work(office: Office) -> None:
    """A day's traces: a conversation, an alert, requests in all states."""
    conversation = raise_one(office, "Can I drive home afterwards?", "I do not want to be here any more")
    people.ask_for_contact(office.database, "Maria Lopez", "+15305550142", "maria.lopez@example.com", conversation)
    people.ask_for_contact(office.database, "Bo Li", "+15305550143", None)
    queue.change(
        office.database,
        "desk@example.org",
        2,
        status="in_progress",
        owner="desk@example.org",
        team={"desk@example.org"},
    )
    queue.change(
        office.database,
        "desk@example.org",
        1,
        status="new",
        owner=None,
        team=(),
        note="Called, no answer. Again tomorrow after 5.",
    )
    candidate(office)
    jobs.claim(office.database, jobs.press(office.database, "desk@example.org"))
    jobs.beat(office.database, 1, "train", 0.5, "0:02  89 topics, 31008 examples\n0:12  learning the topics")


@pytest.mark.parametrize(("width", "height", "scheme"), VIEWS)
def test_axe_finds_nothing_on_any_page(
    office: Office, staff: str, desk: Page, violations, width, height, scheme
) -> None:
    desk.set_viewport_size({"width": width, "height": height})
    desk.emulate_media(color_scheme=scheme)
    for state in ("empty", "full"):
        if state == "full":
            work(office)
        for path in PAGES:
            if state == "empty" and path.endswith("/1"):
                continue
            desk.goto(f"{staff}{path}")
            assert violations() == [], (path, state)
            assert desk.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is wider than the screen"


def test_on_a_phone_the_head_is_one_line_and_its_menu_opens_without_javascript(
    office: Office, staff: str, desk: Page, violations
) -> None:
    work(office)
    plain = desk.context.browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, storage_state=desk.context.storage_state()
    )
    phone = plain.new_page()
    phone.goto(f"{staff}/releases/")
    assert phone.locator("header").bounding_box()["height"] < 50
    assert phone.get_by_role("heading", name="Releases", exact=True).bounding_box()["y"] < 844 / 4
    expect(phone.get_by_role("link", name="Audit log")).to_have_count(0)
    phone.get_by_text("Menu", exact=True).click()
    expect(phone.get_by_role("button", name="Sign out")).to_be_visible()
    phone.get_by_role("link", name="Audit log").click()
    expect(phone.get_by_role("heading", name="Audit log")).to_be_visible()
    plain.close()
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(f"{staff}/releases/")
    desk.get_by_text("Menu", exact=True).click()
    assert violations() == []


def test_a_page_that_stays_open_shows_a_new_alert(office: Office, staff: str, desk: Page) -> None:
    desk.clock.install()
    desk.goto(f"{staff}/contacts/")
    desk.get_by_label("Only overdue").check()
    raise_one(office)
    desk.clock.run_for(31_000)
    expect(desk.get_by_role("link", name="Alert 1: crisis")).to_be_visible()
    expect(desk.get_by_role("status")).to_contain_text("The open alerts have changed")
    expect(desk.get_by_label("Only overdue")).to_be_checked()


def test_a_training_is_followed_to_its_end_on_the_open_page(office: Office, staff: str, desk: Page) -> None:
    desk.clock.install()
    jobs.claim(office.database, jobs.press(office.database, "desk@example.org"))
    desk.goto(f"{staff}/releases/jobs/1")
    jobs.beat(office.database, 1, "evaluate", 0.5, "0:40  asking the new model")
    desk.clock.run_for(4_000)
    expect(desk.get_by_label("Asking all evaluation questions")).to_be_visible()
    jobs.finish(office.database, 1, jobs.FAILED, "The disk is full. Free some space.")
    desk.clock.run_for(4_000)
    expect(desk.get_by_text("The disk is full. Free some space.")).to_be_visible()
    expect(desk.locator("#training-news")).to_have_text("Failed")
    expect(desk.get_by_role("button", name="Cancel")).to_have_count(0)
    expect(desk.get_by_role("button", name="Retrain")).to_be_visible()


def test_the_log_that_somebody_reads_stays_where_it_is(office: Office, staff: str, desk: Page) -> None:
    desk.clock.install()
    jobs.claim(office.database, jobs.press(office.database, "desk@example.org"))
    lines = [f"0:{second:02}  a line" for second in range(60)]
    jobs.beat(office.database, 1, "train", 0.5, "\n".join(lines))
    desk.goto(f"{staff}/releases/jobs/1")
    desk.locator(".log").evaluate("log => { log.scrollTop = 100; log.focus(); }")
    jobs.beat(office.database, 1, "train", 0.6, "\n".join([*lines, "1:00  the newest line"]))
    desk.clock.run_for(4_000)
    expect(desk.locator(".log")).to_contain_text("the newest line")
    assert desk.locator(".log").evaluate("log => log.scrollTop") == 100
    expect(desk.locator(".log")).to_be_focused()
