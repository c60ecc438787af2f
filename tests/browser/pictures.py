"""The pictures in docs/images: the widget, from the real system, and the staff's inbox. `make pictures`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.conversation.rasa import RasaClient
from bot.knowledge import importing
from bot.storage import Cipher, Database
from scripts.browser import launch_options
from tests.browser import inbox_scene
from tests.browser.conftest import Chat
from tests.conftest import ROOT, start, stop
from tests.databases import KEY, LOOKUP
from tests.unit.console.conftest import PASSWORD, open_office

MOST_BYTES = 300_000  # a repository keeps every version of a picture for ever

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1.5, "has_touch": True, "is_mobile": True}
SMALL = {"viewport": {"width": 320, "height": 640}}
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}  # 1280 x 800 at 200 %
DARK = {"color_scheme": "dark"}


Scene = Callable[[Chat], object]


def asked(question: str) -> Scene:
    """The chat with this question answered."""

    def scene(chat: Chat) -> None:
        chat.open()
        chat.ask_and_wait(question)

    return scene


ANSWER = asked("Can I drive myself home afterwards?")


def menu(chat: Chat) -> None:
    """What the menu offers."""
    ANSWER(chat)
    chat.panel.get_by_role("button", name="Options").click()


def contact(chat: Chat) -> None:
    """The contact form, sent with mistakes."""
    chat.open()
    chat.choose_from_menu("Ask for a call back")
    chat.panel.get_by_role("button", name="Send request").click()


def away(chat: Chat) -> None:
    """The server cannot be reached."""
    ANSWER(chat)
    chat.page.context.route("**/api/**", lambda route: route.abort("connectionrefused"))
    chat.ask("Does insurance pay for it?")
    expect(chat.banner).to_be_visible()


def erase(chat: Chat) -> None:
    """Erasing asks first."""
    ANSWER(chat)
    chat.choose_from_menu("Erase conversation")


SCENES: dict[str, Scene] = {
    "closed": lambda chat: None,
    "greeting": Chat.open,
    "answer": ANSWER,
    "clarify": asked("treatment"),
    "crisis": asked("I want to end my life"),
    "emergency": asked("she is not breathing"),
    "menu": menu,
    "contact": contact,
    "away": away,
    "erase": erase,
}
VIEWS: dict[str, dict[str, Any]] = {
    "desktop": DESKTOP,
    "dark": {**DESKTOP, **DARK},
    "phone": PHONE,
    "phone-dark": {**PHONE, **DARK},
    "small": SMALL,
    "zoomed": ZOOMED,
    "forced": {**DESKTOP, "forced_colors": "active"},
}
# In docs/images: file name -> scene and view. `--all FOLDER` takes every scene in every view, to be looked at.
KEPT = {
    "chat": ("answer", "desktop"),
    "dark": ("clarify", "dark"),
    "phone": ("greeting", "phone"),
    "crisis": ("crisis", "phone"),
    "contact": ("contact", "phone"),
    "away": ("away", "phone-dark"),
}


def take(browser: Browser, site: str, scene: Scene, view: dict[str, Any], path: Path) -> int:
    """One scene in one view, as a PNG at `path`; returns its bytes."""
    context = browser.new_context(reduced_motion="reduce", **view)
    page: Page = context.new_page()
    chat = Chat(page, site).visit()
    scene(chat)
    page.wait_for_timeout(400)
    size = len(page.screenshot(path=path))
    context.close()
    return size


# The staff's pages: file name -> page and view.
STAFF_KEPT = {"inbox": ("/inbox/", "desktop")}
STAFF_ALL = {
    f"{view}-{name}": (page, view)
    for name, page in {
        "inbox": "/inbox/",
        "theme": "/inbox/t2",
        "answers": "/answers/",
        "topic": "/answers/topic/cost_price",
        "edit": "/answers/topic/cost_price/edit",
    }.items()
    for view in ("desktop", "dark", "phone")
}


def take_staff(browser: Browser, wanted: dict[str, tuple[str, str]], folder: Path) -> None:
    """Pages of a console of its own, whose inbox is full."""
    with tempfile.TemporaryDirectory() as files, mock.patch.object(RasaClient, "parse", inbox_scene.parsed):
        fresh = Database(f"sqlite:///{files}/clinic.db", Cipher([KEY], LOOKUP))
        fresh.migrate()
        fresh.close()
        office = open_office(Path(files))
        importing.run(office.database, ROOT)
        inbox_scene.ask_all(office)
        office.hires("editor", email="editor@example.org")
        with inbox_scene.served(office) as site:
            for name, (path, view) in wanted.items():
                context = browser.new_context(reduced_motion="reduce", **VIEWS[view])
                page = context.new_page()
                page.goto(f"{site}{path}")  # which leads to the sign-in, and back
                page.get_by_label("E-mail address").fill("editor@example.org")
                page.get_by_label("Password", exact=True).fill(PASSWORD)
                page.keyboard.press("Enter")
                expect(page).to_have_url(f"{site}{path}")
                page.wait_for_timeout(400)
                size = len(page.screenshot(path=folder / f"{name}.png"))
                print(f"{name}.png {size // 1000} KB" + ("  TOO LARGE" if size > MOST_BYTES else ""))
                context.close()
        office.database.close()


def main() -> None:
    """Make the kept pictures, or with `--all FOLDER` every scene in every view."""
    wanted, staff = KEPT, STAFF_KEPT
    folder = ROOT / "docs" / "images"
    if sys.argv[1:2] == ["--all"]:
        folder = Path(sys.argv[2])
        staff = STAFF_ALL
        wanted = {f"{view}-{scene}": (scene, view) for view in VIEWS for scene in SCENES}
    with tempfile.TemporaryDirectory() as files, sync_playwright() as playwright:
        system = start(Path(files))
        browser = playwright.chromium.launch(**launch_options(ROOT))
        try:
            take_staff(browser, staff, folder)
            for name, (scene, view) in wanted.items():
                size = take(browser, system.url, SCENES[scene], VIEWS[view], folder / f"{name}.png")
                print(f"{name}.png {size // 1000} KB" + ("  TOO LARGE" if size > MOST_BYTES else ""))
        finally:
            browser.close()
            stop(system)


if __name__ == "__main__":
    main()
