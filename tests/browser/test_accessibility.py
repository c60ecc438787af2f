"""Everyone can use it: keyboard, screen reader, zoom, colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Chat

CRISIS_LINKS = [{"label": "Call 988", "href": "tel:988"}, {"label": "Text 988", "href": "sms:988"}]
VIEWS = [
    (1280, 800, "light"),
    (1280, 800, "dark"),
    (390, 800, "light"),
    (390, 800, "dark"),
    (320, 640, "light"),
    (640, 400, "dark"),  # 1280 x 800 at 200 % zoom
]


@pytest.mark.parametrize(("width", "height", "scheme"), VIEWS)
def test_axe_finds_nothing_in_any_state(chat, server, violations, width, height, scheme):
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.page.emulate_media(color_scheme=scheme)
    chat.visit()
    assert violations() == [], "closed"
    chat.open()
    assert violations() == [], "open, with suggestions"
    server.say = lambda body: [
        server.message("An answer.", helpful_asked=True, sources=["FDA, 2025", "https://example.org"])
    ]
    chat.ask_and_wait("Is it safe?")
    assert violations() == [], "answer"
    chat.panel.get_by_role("button", name="No", exact=True).click()
    assert violations() == [], "found unhelpful"
    server.say = lambda body: [server.message("Call 911.", "emergency", links=CRISIS_LINKS)]
    chat.ask_and_wait("I can't breathe")
    assert violations() == [], "emergency"
    server.say = lambda body: [server.message("You are not alone.", "crisis", links=CRISIS_LINKS)]
    chat.ask_and_wait("I want to die")
    assert violations() == [], "crisis"
    chat.panel.get_by_role("button", name="Options").click()
    assert violations() == [], "menu"
    chat.panel.get_by_role("button", name="Erase conversation").click()
    assert violations() == [], "erase"
    chat.page.keyboard.press("Escape")
    chat.choose_from_menu("Ask for a call back")
    chat.panel.get_by_role("button", name="Send request").click()
    assert violations() == [], "contact form with mistakes"
    chat.fill_contact_form().get_by_role("button", name="Send request").click()
    expect(chat.panel.get_by_role("heading", name="Request sent")).to_be_visible()
    assert violations() == [], "contact request sent"
    chat.page.keyboard.press("Escape")
    server.errors = [(400, {"error": {"code": "bad", "message": "Please write it another way."}})]
    chat.ask("?")
    expect(chat.panel.get_by_text("another way")).to_be_visible()
    server.down = True
    chat.ask("Hello?")
    expect(chat.banner).to_be_visible()
    assert violations() == [], "server away"
    chat.page.context.set_offline(True)
    expect(chat.banner).to_contain_text("You are offline")
    assert violations() == [], "offline"
    chat.choose_from_menu("Ask for a call back")
    chat.fill_contact_form().get_by_role("button", name="Send request").click()
    expect(chat.panel.get_by_role("heading", name="Request kept")).to_be_visible()
    assert violations() == [], "contact request kept"
    chat.page.keyboard.press("Escape")
    chat.choose_from_menu("Copy conversation")
    expect(chat.panel.locator(".toast")).to_be_visible()
    assert violations() == [], "notice"
    chat.panel.get_by_role("button", name="Close chat").click()
    assert violations() == [], "closed again"


def test_axe_finds_nothing_in_forced_colours_or_in_spanish(chat, server, violations):
    chat.page.emulate_media(forced_colors="active")
    chat.page.route(f"{chat.site}/", spanish)
    server.say = lambda body: [server.message("No está a solas.", "crisis", links=CRISIS_LINKS, lang="es")]
    chat.visit().open()
    assert violations() == [], "open"
    chat.panel.get_by_role("textbox", name="Su pregunta").fill("quiero morir")
    chat.page.keyboard.press("Enter")
    expect(chat.theirs.last).to_contain_text("No está a solas.")
    assert violations() == [], "crisis"
    chat.panel.get_by_role("button", name="Opciones").click()
    chat.panel.get_by_role("button", name="Pedir que me llamen").click()
    assert violations() == [], "contact form"


def spanish(route: Route) -> None:
    """The page with the widget in Spanish."""
    page = route.fetch()
    route.fulfill(response=page, body=page.text().replace('src="/widget.js"', 'src="/widget.js" data-lang="es"'))


def test_the_screen_that_a_keyboard_leaves_free_holds_the_whole_panel(chat, server):
    """No browser without a screen has an on-screen keyboard: its effect on `visualViewport` stands in for it."""
    chat.page.emulate_media(reduced_motion="reduce")  # measured without the short slide
    chat.page.set_viewport_size({"width": 390, "height": 800})
    chat.visit().open()
    chat.page.evaluate(
        """() => {
            Object.defineProperty(visualViewport, 'height', { value: 420 });
            Object.defineProperty(visualViewport, 'offsetTop', { value: 30 });
            visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    box = chat.panel.bounding_box()
    assert (box["y"], box["height"]) == (30, 420)
    field = chat.field.bounding_box()
    assert field["y"] + field["height"] <= 450
    expect(chat.panel.get_by_role("link", name="Call 988")).to_be_in_viewport()


def test_a_whole_conversation_by_keyboard(chat, server):
    keys = chat.page.keyboard
    chat.visit()
    chat.launcher.focus()
    keys.press("Enter")
    expect(chat.field).to_be_focused()
    keys.type("Is it safe?")
    keys.press("Shift+Enter")
    keys.type("And for how long?")
    keys.press("Enter")
    expect(chat.theirs).to_have_count(2)
    expect(chat.field).to_be_focused()
    assert server.questions[0]["text"] == "Is it safe?\nAnd for how long?"
    keys.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    assert chat.panel.get_attribute("inert") is not None


def tab_to(chat: Chat, name: str) -> None:
    """Press Tab until the control with this name has the focus."""
    for _ in range(40):
        chat.page.keyboard.press("Tab")
        focused = chat.page.evaluate(
            """() => {
                let node = document.activeElement;
                while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
                const label = node.labels?.[0]?.textContent;
                return node.getAttribute('aria-label') ?? label ?? node.textContent;
            }"""
        )
        if name in focused:
            return
    pytest.fail(f"Tab never comes to {name}")


def test_everything_else_by_keyboard(chat, server):
    """From the page to the chat, a suggestion, a rating, the menu, the contact form with a mistake, erasing, out."""
    keys = chat.page.keyboard
    server.say = lambda body: [server.message("An answer.", helpful_asked=True)]
    chat.visit()
    tab_to(chat, "Ask a question")
    keys.press("Enter")
    expect(chat.theirs).to_have_count(1)
    keys.press("Shift+Tab")  # suggestions lie before the field
    expect(chat.panel.get_by_role("button", name="What does it cost?")).to_be_focused()
    keys.press("Enter")
    expect(chat.field).to_be_focused()
    expect(chat.theirs).to_have_count(2)
    keys.press("Shift+Tab")
    expect(chat.panel.get_by_role("button", name="No", exact=True)).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Space")
    expect(chat.panel.get_by_text("Thank you.")).to_be_focused()
    tab_to(chat, "Options")
    keys.press("Enter")
    expect(chat.panel.get_by_role("button", name="Ask for a call back")).to_be_focused()
    keys.press("Enter")
    expect(chat.panel.get_by_role("heading", name="Ask for a call back")).to_be_focused()
    tab_to(chat, "Send request")
    keys.press("Enter")
    expect(chat.panel.get_by_label("Your name")).to_be_focused()
    keys.type("Sam Visitor")
    tab_to(chat, "Email")
    keys.type("sam@example.org")
    tab_to(chat, "I agree that")
    keys.press("Space")
    keys.press("Enter")
    expect(chat.panel.get_by_role("heading", name="Request sent")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(chat.field).to_be_focused()
    tab_to(chat, "Options")
    keys.press("Enter")
    tab_to(chat, "Erase conversation")
    keys.press("Enter")
    expect(chat.panel.get_by_role("button", name="Keep")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(chat.mine).to_have_count(0)
    tab_to(chat, "Close chat")
    keys.press("Enter")
    expect(chat.launcher).to_be_focused()
    assert len(server.contacts) == 1


def test_esc_closes_what_is_innermost(chat, server):
    chat.visit().open()
    options = chat.panel.get_by_role("button", name="Options")
    options.click()
    expect(chat.panel.get_by_role("button", name="Ask for a call back")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(options).to_be_focused()
    expect(options).to_have_attribute("aria-expanded", "false")
    chat.choose_from_menu("Ask for a call back")
    chat.page.keyboard.press("Escape")
    expect(chat.field).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()


def test_nothing_ever_covers_the_crisis_line(chat, server):
    chat.page.set_viewport_size({"width": 390, "height": 640})
    chat.visit().open()
    chat.panel.get_by_role("button", name="Options").click()
    # A trial click fails when something lies over the link.
    for name in ("Call 988", "text 988"):
        chat.panel.locator(".line").get_by_role("link", name=name).click(trial=True)
    chat.panel.locator(".log").click(position={"x": 10, "y": 300})
    expect(chat.panel.locator(".menu")).to_be_hidden()


def test_each_reply_is_read_out_once_and_the_log_itself_is_silent(chat, server):
    chat.visit().open()
    chat.ask_and_wait("Is it safe?")
    expect(chat.live.get_by_text("Here is the answer.")).to_have_count(1)
    log = chat.panel.get_by_role("log", name="Conversation")
    expect(log).to_have_attribute("aria-live", "off")
    expect(log.get_by_text("Here is the answer.")).to_have_count(1)


def test_a_phone_gets_a_modal_panel_and_no_keyboard_at_once(chat, server):
    chat.page.emulate_media(reduced_motion="reduce")  # measured without the short slide
    chat.page.set_viewport_size({"width": 390, "height": 800})
    chat.visit().open()
    assert chat.panel.evaluate("node => node.matches(':modal')")
    expect(chat.panel.get_by_role("heading", name="Example Clinic")).to_be_focused()
    box = chat.panel.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 800)
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()


def test_a_desktop_page_stays_usable_behind_the_open_panel(chat, server):
    chat.visit().open()
    assert not chat.panel.evaluate("node => node.matches(':modal')")
    chat.page.locator("main a").first.focus()
    expect(chat.page.locator("main a").first).to_be_focused()


def test_a_window_that_becomes_narrow_keeps_the_conversation_and_the_focus(chat, server):
    chat.visit().open()
    chat.field.fill("Half a ques")
    chat.page.set_viewport_size({"width": 390, "height": 800})
    modal = "() => document.querySelector('clinic-assistant').shadowRoot.querySelector('dialog:modal')"
    chat.page.wait_for_function(modal)
    expect(chat.field).to_be_focused()
    chat.page.set_viewport_size({"width": 1280, "height": 800})
    expect(chat.field).to_have_value("Half a ques")
    expect(chat.panel).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400), (320, 256)])
def test_narrow_and_zoomed_pages_need_no_sideways_scrolling(chat, server, width, height):
    """640 x 400 is 1280 x 800 at 200 % zoom; 320 x 256 is WCAG's reflow size."""
    server.say = lambda body: [
        server.message("Verylongwordwithoutanybreak" * 8, links=CRISIS_LINKS, helpful_asked=True)
    ]
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.visit()
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= width
    chat.open()
    chat.ask_and_wait("Anotherverylongwordwithoutanybreak" * 6)
    assert chat.panel.evaluate("node => node.scrollWidth") <= width
    assert chat.panel.locator(".log").evaluate("node => node.scrollWidth - node.clientWidth") == 0
    expect(chat.field).to_be_in_viewport()
    expect(chat.theirs.last).to_be_in_viewport()


def test_every_target_is_at_least_24_pixels(chat, server):
    chat.page.set_viewport_size({"width": 320, "height": 640})
    server.say = lambda body: [server.message("Answer.", "crisis", links=CRISIS_LINKS, helpful_asked=True)]
    chat.visit().open()
    chat.ask_and_wait("Is it safe?")
    small = chat.panel.locator("a:visible, button:visible").evaluate_all(
        """nodes => nodes.map((node) => [node.textContent, node.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    )
    assert small == []


def test_it_holds_still_for_those_who_ask(chat, server):
    chat.page.emulate_media(reduced_motion="reduce")
    chat.visit().open()
    assert chat.panel.evaluate("node => node.getAnimations({ subtree: true }).length") == 0


def test_forced_colours_keep_edges(chat, server):
    chat.page.emulate_media(forced_colors="active")
    server.say = lambda body: [server.message("You are not alone.", "crisis")]
    chat.visit().open()
    bubble = chat.ask_and_wait("I want to die").locator(".bubble")
    expect(bubble).to_have_css("border-top-style", re.compile("double"))
