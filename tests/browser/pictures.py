"""The pictures of the widget in docs/images, from the real system: `make pictures`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.browser import launch_options
from tests.browser.conftest import Chat
from tests.conftest import ROOT, start, stop

MOST_BYTES = 300_000  # a repository keeps every version of a picture for ever

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1.5, "has_touch": True, "is_mobile": True}
SMALL = {"viewport": {"width": 320, "height": 640}}
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}  # 1280 x 800 at 200 %
DARK = {"color_scheme": "dark"}


def closed(chat: Chat) -> None:
    """The page with the launcher."""


def greeting(chat: Chat) -> None:
    """Just opened."""
    chat.open()


def answer(chat: Chat) -> None:
    """An answer with its source and "was this helpful?"."""
    chat.open()
    chat.ask_and_wait("Can I drive myself home afterwards?")


def clarify(chat: Chat) -> None:
    """The assistant asks which question was meant."""
    chat.open()
    chat.ask_and_wait("treatment")


def crisis(chat: Chat) -> None:
    """Somebody may be in danger."""
    chat.open()
    chat.ask_and_wait("I want to end my life")


def emergency(chat: Chat) -> None:
    """A medical emergency."""
    chat.open()
    chat.ask_and_wait("she is not breathing")


def menu(chat: Chat) -> None:
    """What the menu offers."""
    answer(chat)
    chat.panel.get_by_role("button", name="Options").click()


def contact(chat: Chat) -> None:
    """The contact form, sent with mistakes."""
    chat.open()
    chat.choose_from_menu("Ask for a call back")
    chat.panel.get_by_role("button", name="Send request").click()


def away(chat: Chat) -> None:
    """The server cannot be reached."""
    answer(chat)
    chat.page.context.route("**/api/**", lambda route: route.abort("connectionrefused"))
    chat.ask("Does insurance pay for it?")
    expect(chat.banner).to_be_visible()


def erase(chat: Chat) -> None:
    """Erasing asks first."""
    answer(chat)
    chat.choose_from_menu("Erase conversation")


Scene = Callable[[Chat], None]
# What is shown in docs; `--all FOLDER` makes every scene in every view, to be looked at.
KEPT: dict[str, tuple[Scene, dict[str, Any]]] = {
    "chat": (answer, DESKTOP),
    "dark": (answer, {**DESKTOP, **DARK}),
    "phone": (greeting, PHONE),
    "crisis": (crisis, PHONE),
    "contact": (contact, PHONE),
    "away": (away, {**PHONE, **DARK}),
}
SCENES = (closed, greeting, answer, clarify, crisis, emergency, menu, contact, away, erase)
VIEWS = {
    "desktop": DESKTOP,
    "dark": {**DESKTOP, **DARK},
    "phone": PHONE,
    "phone-dark": {**PHONE, **DARK},
    "small": SMALL,
    "zoomed": ZOOMED,
    "forced": {**DESKTOP, "forced_colors": "active"},
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


def main() -> None:
    """Make the kept pictures, or with `--all FOLDER` every scene in every view."""
    wanted = KEPT
    folder = ROOT / "docs" / "images"
    if sys.argv[1:2] == ["--all"]:
        folder = Path(sys.argv[2])
        wanted = {f"{name}-{scene.__name__}": (scene, view) for name, view in VIEWS.items() for scene in SCENES}
    with tempfile.TemporaryDirectory() as files, sync_playwright() as playwright:
        system = start(Path(files))
        browser = playwright.chromium.launch(**launch_options(ROOT))
        try:
            for name, (scene, view) in wanted.items():
                size = take(browser, system.url, scene, view, folder / f"{name}.png")
                print(f"{name}.png {size // 1000} KB" + ("  TOO LARGE" if size > MOST_BYTES else ""))
        finally:
            browser.close()
            stop(system)


if __name__ == "__main__":
    main()
