"""The inbox in a real browser: by keyboard alone, accessible at both widths, keys that can be switched off."""

# ruff: noqa: F811  (fixtures)

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from bot.conversation.rasa import RasaClient
from bot.storage.tables import Example, InboxItem
from tests.browser import inbox_scene
from tests.browser.test_console import VIEWS, desk, staff  # noqa: F401
from tests.unit.console.conftest import Office, hashed, office  # noqa: F401


@pytest.fixture()
def full(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions to decide on, and a model that answers."""
    monkeypatch.setattr(RasaClient, "parse", inbox_scene.parsed)
    inbox_scene.fill(office)


def texts(office: Office, status: str) -> set[str]:
    with office.database.session() as session:
        return set(session.scalars(select(InboxItem.text).where(InboxItem.status == status)))


def test_a_morning_s_inbox_by_keyboard_alone(office: Office, full: None, staff: str, desk: Page) -> None:
    desk.goto(f"{staff}/inbox/")
    press = desk.keyboard.press
    press("j")
    expect(desk.get_by_role("link", name="Can I buy a gift card")).to_be_focused()
    press("j")
    expect(desk.get_by_role("link", name="where do i leave my car")).to_be_focused()
    press("c")  # confirm
    expect(desk.get_by_text("3 questions are in training, under “Location and hours”.").first).to_be_visible()
    press("u")  # undo
    expect(desk.get_by_text("3 questions are back in the inbox.")).to_be_visible()
    expect(desk.get_by_role("link", name="where do i leave my car")).to_be_focused()  # on what came back
    press("x")
    press("k")
    press("x")  # both ticked
    press("e")  # to the evaluation set
    press("t")
    expect(desk.get_by_label("Topic", exact=True)).to_be_focused()
    desk.keyboard.type("What it costs")
    press("Enter")
    expect(desk.get_by_text("6 questions are in the evaluation set, under “What it costs”.").first).to_be_visible()
    while desk.locator("[data-row]").count():
        left = desk.locator("[data-row]").count()
        if not desk.evaluate("document.activeElement.closest('[data-row]')"):
            press("j")
        press("d")
        expect(desk.locator("[data-row]")).to_have_count(left - 1)
    expect(desk.get_by_text("Nothing to decide.")).to_be_visible()
    assert texts(office, "open") == set() and len(texts(office, "evaluation")) == 6
    with office.database.session() as session:
        assert set(session.scalars(select(Example.purpose))) == {"evaluation"}


def test_a_theme_s_questions_are_ticked_and_the_model_asked(office: Office, full: None, staff: str, desk: Page) -> None:
    desk.goto(f"{staff}/inbox/")
    desk.get_by_role("link", name="where do i leave my car").click()
    expect(desk.get_by_text("The model already knows this")).to_be_visible()
    expect(desk.locator("#live")).to_contain_text("91")
    desk.keyboard.press("j")
    desk.keyboard.press("x")
    desk.keyboard.press("o")
    expect(desk.get_by_text("1 question is out of scope.")).to_be_visible()
    expect(desk.locator("[data-row]")).to_have_count(2)
    assert texts(office, "out_of_scope") == {"where do i leave my car, and what does parking cost"}


def test_the_keys_are_explained_and_can_be_switched_off(office: Office, full: None, staff: str, desk: Page) -> None:
    desk.goto(f"{staff}/inbox/")
    desk.keyboard.press("?")
    expect(desk.get_by_role("cell", name="confirm the nearest topic")).to_be_visible()
    desk.get_by_label("Use these keys on this computer").uncheck()
    desk.reload()
    desk.keyboard.press("j")
    assert desk.evaluate("document.activeElement.closest('[data-row]')") is None
    assert desk.locator("[aria-keyshortcuts]").count() == 0


def test_axe_finds_nothing_on_the_inbox(office: Office, full: None, staff: str, desk: Page, violations) -> None:
    for width, height, scheme in VIEWS:
        desk.set_viewport_size({"width": width, "height": height})
        desk.emulate_media(color_scheme=scheme)
        for path in ("/inbox/", "/inbox/t1", "/inbox/?channel=sms&outcome=clarify"):
            desk.goto(f"{staff}{path}")
            if desk.locator("#help").count():
                desk.locator("#help summary").click()
            assert violations() == [], (path, width)
            assert desk.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is wider than the screen"


def test_it_works_without_javascript(office: Office, full: None, staff: str, desk: Page) -> None:
    browser = desk.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, storage_state=desk.context.storage_state())
    page = context.new_page()
    page.goto(f"{staff}/inbox/")
    page.get_by_role("button", name="Confirm “Location and hours”").click()
    expect(page.get_by_text("3 questions are in training, under “Location and hours”.").first).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("link", name="where do i leave my car").click()
    page.get_by_role("link", name="Ask it").click()
    expect(page.get_by_text("The model already knows this")).to_be_visible()
    context.close()
