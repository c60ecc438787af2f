"""Writing answers in a real browser: accessible at both widths, with a preview that follows the keys."""

# ruff: noqa: F811  (fixtures)

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.knowledge import importing, versions
from bot.knowledge.answers import Answer
from bot.settings import ROOT
from tests.browser.test_console import VIEWS, desk, staff  # noqa: F401  (fixtures)
from tests.unit.console.conftest import Office, hashed, office  # noqa: F401
from tests.unit.knowledge.conftest import ANSWER, project  # noqa: F401

RIDE = "/answers/topic/ride"
PAGES = ("/answers/", RIDE, f"{RIDE}/edit", f"{RIDE}/versions/1", f"{RIDE}/versions/2", "/answers/new")


def proposed(office: Office) -> None:
    """Somebody else wrote a version that waits."""
    clinic = office.app.extensions["console"].clinic
    with office.database.session() as session:
        last = versions.newest(versions.of(session, "ride"))
        answer = Answer(
            **{**vars(ANSWER), "label": "Ride home", "follow_ups": ("work",), "text": "Plan a ride, please."}
        )
        made = versions.save(session, "ed@example.org", "ride", answer, versions.mark(last), clinic)
        versions.propose(session, "ed@example.org", made, [])


@pytest.mark.parametrize(("width", "height", "scheme"), VIEWS)
def test_axe_finds_nothing_on_any_page(
    office: Office, staff: str, desk: Page, project: Path, violations, width, height, scheme
) -> None:
    desk.set_viewport_size({"width": width, "height": height})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"{staff}/answers/")
    assert violations() == []
    importing.run(office.database, project)
    proposed(office)
    for path in PAGES:
        desk.goto(f"{staff}{path}")
        assert violations() == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is wider than the screen"


def test_the_preview_follows_the_keys_and_a_draft_becomes_an_answer(
    office: Office, staff: str, desk: Page, project: Path
) -> None:
    importing.run(office.database, project)
    desk.goto(f"{staff}{RIDE}")
    desk.get_by_role("link", name="Edit", exact=True).click()
    desk.get_by_label("Website", exact=True).fill("Call {clinic_phone} for a ride.")
    shown = desk.get_by_role("region", name="On the website")
    expect(shown).to_contain_text("Call (530) 555-0100 for a ride.")
    desk.get_by_label("Text message", exact=True).fill("Call {nobody}.")
    expect(desk.locator("#preview")).to_contain_text("{nobody} stands for nothing")
    desk.get_by_label("Text message", exact=True).fill("Call us.")
    desk.get_by_role("button", name="Save and propose").click()
    expect(desk.get_by_text("Proposed: it waits for the approval")).to_be_visible()
    expect(desk.get_by_text("You wrote this version.")).to_be_visible()


def test_the_real_topics_are_listed_in_time(office: Office, staff: str, desk: Page) -> None:
    importing.run(office.database, ROOT)
    desk.goto(f"{staff}/answers/?q=driving")
    expect(desk.get_by_role("link", name="Driving and the ride home")).to_be_visible()
