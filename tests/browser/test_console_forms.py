"""What staff typed is never lost: not by a refusal, not by a click elsewhere, not by a session that has ended."""

# ruff: noqa: F811  (fixtures)

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from bot.knowledge import importing
from bot.settings import ROOT
from bot.storage.tables import ContactNote
from tests.browser.test_console import desk, staff  # noqa: F401  (fixtures)
from tests.unit.console.conftest import PASSWORD, Office, hashed, office  # noqa: F401
from tests.unit.console.test_releases import LESS_RIGHT, candidate
from tests.unit.knowledge.questions import ask
from tests.unit.privacy import people

WIDTHS = [(1280, 800), (390, 844)]
RIDE = "/answers/topic/after_driving"


def work(office: Office) -> None:
    """Something in every queue."""
    importing.run(office.database, ROOT)
    ask(office.database, "do you sell gift cards")
    people.ask_for_contact(office.database, "Ann Ng", "+15305550142", None)
    candidate(office, objections=[LESS_RIGHT])


def refuse_topic(page: Page) -> None:
    page.get_by_label("Topic", exact=True).fill("gift cards")
    page.locator("input[name=key]").check()
    page.get_by_role("button", name="Use this topic").click()


def refuse_wording(page: Page) -> None:
    page.get_by_label("Website", exact=True).fill("Call {nobody} today.")
    page.get_by_role("button", name="Save draft").click()


def refuse_questions(page: Page) -> None:
    page.get_by_label("New questions").fill("   \n  ")
    page.get_by_role("button", name="Add", exact=True).click()


def refuse_new_topic(page: Page) -> None:
    page.get_by_label("Label").fill("Gift cards")
    page.get_by_label("Group").select_option(index=1)
    page.get_by_label("Questions that people ask").fill("only one question")
    page.get_by_role("button", name="Make the topic").click()


def refuse_user(page: Page) -> None:
    page.get_by_label("E-mail address").fill("desk@example.org")
    page.locator("#new-editor").check()
    page.get_by_role("button", name="Add, and").click()


def refuse_reason(page: Page) -> None:
    page.get_by_label("Why it shall go live").evaluate("field => field.removeAttribute('minlength')")
    page.get_by_label("Why it shall go live").fill("because")
    page.get_by_role("button", name="Publish").click()


# Page, what to do there, the field that is wrong then, and what it holds.
REFUSED: dict[str, tuple[str, Callable[[Page], None], str, str]] = {
    "topic of the inbox": ("/inbox/", refuse_topic, "#topic", "gift cards"),
    "wording": (f"{RIDE}/edit", refuse_wording, "#text", "Call {nobody} today."),
    "questions": (RIDE, refuse_questions, "#more", "   \n  "),
    "new topic": ("/answers/new", refuse_new_topic, "#questions", "only one question"),
    "user": ("/users/", refuse_user, "#email", "desk@example.org"),
    "reason": ("/releases/1", refuse_reason, "#reason", "because"),
}


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_a_refused_form_comes_back_with_its_words_and_the_cursor_at_the_field(
    office: Office, staff: str, desk: Page, violations: Callable[[], list[str]], width: int, height: int
) -> None:
    work(office)
    desk.set_viewport_size({"width": width, "height": height})
    desk.on("dialog", lambda dialog: dialog.accept())
    for name, (path, do, field, value) in REFUSED.items():
        desk.goto(f"{staff}{path}")
        do(desk)
        expect(desk.locator(f"{field}[aria-invalid=true]"), name).to_be_focused()
        expect(desk.locator(field), name).to_have_value(value)
        expect(desk.locator(f"{field}-problem"), name).to_be_in_viewport()
        assert violations() == [], name
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, name
    expect(desk.locator("#reason")).to_be_visible()


def test_the_browser_asks_before_typed_words_are_left_behind(office: Office, staff: str, desk: Page) -> None:
    work(office)
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    desk.goto(f"{staff}/contacts/1")
    desk.get_by_label("New note").press_sequentially("Called them.")
    desk.get_by_role("link", name="Inbox").click(no_wait_after=True)
    desk.wait_for_timeout(500)
    assert asked == ["beforeunload"] and desk.url.endswith("/contacts/1")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved, with your note.")).to_be_visible()
    desk.get_by_role("link", name="Inbox").click()
    desk.get_by_label("Topic", exact=True).press_sequentially("some")  # picking is no writing
    desk.get_by_role("link", name="Overview").click()
    expect(desk.get_by_role("heading", name="Overview")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_note_that_came_too_late_is_sent_again_after_signing_in(
    office: Office, staff: str, desk: Page, violations: Callable[[], list[str]]
) -> None:
    work(office)
    desk.goto(f"{staff}/contacts/1")
    desk.get_by_label("New note").fill("They said “call me”.\nTomorrow.")
    desk.context.clear_cookies()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("heading", name="Not saved yet")).to_be_visible()
    assert violations() == []
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Sign in again").click()
    tab = opened.value
    tab.get_by_label("E-mail address").fill("desk@example.org")
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Your account")).to_be_visible()
    desk.get_by_role("button", name="Send it again").click()
    expect(desk.get_by_text("Saved, with your note.")).to_be_visible()
    with office.database.session() as session:
        assert session.scalars(select(ContactNote.text)).all() == ["They said “call me”.\nTomorrow."]
