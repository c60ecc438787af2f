"""A question that nobody could answer becomes an answer, in the hands of the people who make it one, and is taken back.

Everything is real: the widget, the console, the worker's grouping, Rasa's training, the swap.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Chat
from tests.campaigns.retrain import PASSWORD, join
from tests.conftest import System, start, stop

EDITOR, CLINICIAN, OWNER = "ed@example.org", "cleo@example.org", "ona@example.org"
ASKED = ("do you sell gift cards", "can i buy a gift card for my sister")
MORE = (
    "any gift cards",
    "gift certificate for a friend",
    "is there a gift voucher",
    "i want to give my mom a session as a present",
)
STILL_MORE = (
    "could i get my sister a gift card from yall",
    "gift cards: sold at the desk or online?",
    "got gift cards??",
)
ANSWER = "Gift cards are sold at our front desk. They hold for one year."
PATIENCE = 600_000  # ms: training takes a minute and a half on two idle cores


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system with an editor, a clinician and an administrator."""
    running = start(tmp_path_factory.mktemp("story"))
    for email, role in ((EDITOR, "editor"), (CLINICIAN, "clinician"), (OWNER, "admin")):
        join(running.url, running.clinicbot("user", "add", email, "--link", "--role", role))
    yield running
    stop(running)


def signed_in(browser: Browser, clinic: System, email: str) -> Page:
    page = browser.new_context(base_url=clinic.url).new_page()
    page.goto("/staff/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Sign out").or_(page.get_by_role("button", name="Sign out"))).to_be_visible()
    return page


def asks(browser: Browser, clinic: System, *questions: str) -> str:
    """The widget's reply to the last of them, to a visitor who has just come."""
    context = browser.new_context()
    chat = Chat(context.new_page(), clinic.url).visit().open()
    replies = [chat.ask_and_wait(question).inner_text() for question in questions]
    context.close()
    return replies[-1]


def until_said(browser: Browser, clinic: System, words: str, said: bool) -> None:
    """Rasa follows the live release within seconds."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if (words in asks(browser, clinic, ASKED[0])) == said:
            return
        time.sleep(2)
    pytest.fail(f"After a minute visitors still {'do not ' if said else ''}get: {words}")


def test_a_new_question_is_taught_and_taken_back(browser: Browser, clinic: System) -> None:
    assert ANSWER not in asks(browser, clinic, *ASKED)
    editor, clinician = signed_in(browser, clinic, EDITOR), signed_in(browser, clinic, CLINICIAN)
    find_in_inbox(editor)
    make_topic(editor)
    draft(editor)
    approve(clinician)
    # The gate may find that a fit misses somebody in danger, and is right to: then the team goes on teaching.
    for number, question in enumerate(STILL_MORE, 2):
        retrain(editor)
        if publish(clinician, number) or publish(signed_in(browser, clinic, OWNER), number):
            break
        add_question(editor, question)
    until_said(browser, clinic, ANSWER, True)
    clinician.goto("/staff/releases/")
    clinician.get_by_role("button", name="Roll back").click()
    until_said(browser, clinic, ANSWER, False)


def find_in_inbox(editor: Page) -> None:
    """The questions come redacted and grouped; all themes that speak of gift cards are ticked."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        editor.goto("/staff/inbox/")
        there = all(editor.get_by_text(question, exact=True).count() for question in ASKED)
        if there and not editor.get_by_role("heading", name="Not grouped yet").count():
            break
        time.sleep(2)
    for theme in editor.locator("li.theme").all():
        if "gift card" in theme.inner_text():
            theme.get_by_role("checkbox").check()


def make_topic(editor: Page) -> None:
    editor.get_by_role("button", name="New topic").click()
    for question in ASKED:
        expect(editor.get_by_text(question, exact=True)).to_be_visible()
    editor.get_by_label("Label").fill("Gift cards")
    editor.get_by_label("Group").select_option(label="The clinic")
    editor.get_by_label("More questions").fill("\n".join(MORE))
    editor.get_by_label("Answer for the website").fill(ANSWER)
    editor.get_by_role("button", name="Make the topic").click()
    expect(editor.get_by_label("Text message", exact=True)).to_be_visible()


def draft(editor: Page) -> None:
    editor.get_by_label("Text message", exact=True).fill("We sell gift cards at our front desk.")
    editor.get_by_label("Sources, one a line").fill("{clinic_name}")
    editor.get_by_label("Look again by").fill("2099-01-01")
    editor.get_by_role("button", name="Save and propose").click()
    expect(editor.get_by_text("Waiting for approval").first).to_be_visible()


def approve(clinician: Page) -> None:
    clinician.goto("/staff/answers/?show=waiting")
    expect(clinician.get_by_role("link", name="Gift cards")).to_be_visible()
    clinician.goto("/staff/answers/topic/gift_cards/versions/1")
    clinician.get_by_role("button", name="Approve").click()
    clinician.goto("/staff/answers/topic/gift_cards")
    expect(clinician.get_by_text("waits for a release").first).to_be_visible()


def retrain(editor: Page) -> None:
    editor.goto("/staff/releases/")
    editor.get_by_role("button", name="Retrain").click()
    expect(editor.get_by_text("It is trained, evaluated and compared")).to_be_visible(timeout=PATIENCE)


def publish(who: Page, number: int) -> bool:
    """Put release `number` live. False: the gate keeps `who` from it, for safety and nothing else."""
    who.goto("/staff/releases/")
    who.get_by_role("link", name=f"Release {number}").first.click()
    button = who.get_by_role("button", name="Publish")
    if not button.count():
        stopped = who.get_by_text("Nobody may publish it").or_(who.get_by_text("Only an administrator may"))
        expect(stopped).to_be_visible()
        expect(who.get_by_text("on safety messages").first).to_be_visible()
        return False
    reason = who.get_by_label("Why it shall go live all the same")
    if reason.count():
        reason.fill("It interrupts one harmless message more, and misses nobody.")
    button.click()
    expect(who.get_by_text("Live").first).to_be_visible()
    return True


def add_question(editor: Page, question: str) -> None:
    """What the release's page advises: teach it more."""
    editor.goto("/staff/answers/topic/gift_cards")
    editor.get_by_label("New questions, one a line").fill(question)
    editor.get_by_role("button", name="Add", exact=True).click()
    expect(editor.get_by_text("1 question is added.")).to_be_visible()
