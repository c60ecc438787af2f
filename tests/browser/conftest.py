"""A visitor's hands and eyes: `chat` is the widget on a page; `server` stands in for a misbehaving server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

GREETING = {
    "id": "g1", "kind": "greeting", "text": "I am an automated assistant.", "from": "assistant",
    "choices": [{"id": "c1", "label": "Is it safe?"}, {"id": "c2", "label": "What does it cost?"}],
}  # fmt: skip
# Waits until what moves has come to its end: begun in this frame or the next, on the page or in the widget.
STILL = """async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => { requestAnimationFrame(done); });
    const inside = [...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean);
    const moving = [document, ...inside].flatMap((root) => root.getAnimations());
    const ending = moving.filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((each) => each.finished));
}"""


class Chat:
    """The widget on a page, as a visitor finds it."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.launcher = page.locator("clinic-assistant .launcher")
        self.panel = page.locator("clinic-assistant dialog")
        self.field = self.panel.get_by_role("textbox", name="Your question")
        self.theirs = self.panel.locator(".message.theirs")
        self.mine = self.panel.locator(".message.mine")
        self.banner = self.panel.locator(".banner")
        self.live = self.panel.locator("[aria-live=polite]")

    def visit(self, path: str = "/") -> Chat:
        self.page.goto(self.site + path)
        expect(self.launcher.or_(self.panel).first).to_be_visible()
        return self

    def open(self) -> Chat:
        self.launcher.click()
        expect(self.panel).to_be_visible()
        expect(self.theirs.first).to_be_visible()
        return self

    def ask(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def ask_and_wait(self, text: str) -> Locator:
        """The assistant's first new message."""
        before = self.theirs.count()
        self.ask(text)
        reply = self.theirs.nth(before)
        expect(reply).to_be_visible(timeout=10_000)
        return reply

    def fill_contact_form(self, label: str = "Email", value: str = "sam@example.org") -> Locator:
        """Write all that a contact request needs, with one way to reach the visitor; returns the form, not yet sent."""
        form = self.panel.locator("form.contact")
        form.get_by_label("Your name").fill("Sam Visitor")
        form.get_by_label(label, exact=True).fill(value)
        form.get_by_role("checkbox").check()
        return form

    def choose_from_menu(self, item: str) -> None:
        self.panel.get_by_role("button", name="Options").click()
        self.panel.locator(".menu").get_by_role("button", name=item).click()


class Server:
    """The chat API as one test wants it: `say` answers questions, `down` refuses every connection."""

    def __init__(self, page: Page) -> None:
        self.questions: list[dict[str, Any]] = []
        self.contacts: list[dict[str, Any]] = []
        self.history: list[dict[str, Any]] = []
        self.erased: list[str] = []
        self.ratings: list[dict[str, Any]] = []
        self.sessions = 0
        self.languages: list[str] = []  # that greetings were asked for in
        self.down = False
        self.errors: list[tuple[int, dict[str, Any]]] = []  # given once each to POST messages
        self.say: Callable[[dict[str, Any]], list[dict[str, Any]]] = lambda body: [self.message("Here is the answer.")]
        self._answered: dict[str, list[dict[str, Any]]] = {}
        page.context.route("**/api/**", self._handle)

    def message(self, text: str, kind: str = "answer", **more: Any) -> dict[str, Any]:
        return {
            "id": f"m{len(self.history)}-{len(self._answered)}",
            "text": text,
            "kind": kind,
            "from": "assistant",
            **more,
        }

    def _handle(self, route: Route) -> None:
        request = route.request
        path = request.url.split("/api/")[1]
        if self.down:
            return route.abort("connectionrefused")
        body = json.loads(request.post_data or "{}")
        status, reply = self._reply(request.method, path, body, request.headers.get("authorization", ""))
        route.fulfill(status=status, json=reply) if reply is not None else route.fulfill(status=status)
        return None

    def _reply(self, method: str, path: str, body: Any, token: str) -> tuple[int, Any]:
        if path == "chat/sessions":
            self.sessions += 1
            self.languages.append(body["language"])
            self.history = [GREETING]
            return 201, {
                "token": f"t{self.sessions}",
                "expires_at": "2999-01-01T00:00:00Z",
                "greeting": [GREETING],
            }
        if path == "chat/messages":
            return self._answer(body)
        if path == "chat/history":
            return 200, {"messages": self.history}
        if path == "chat/feedback":
            self.ratings.append(body)
            return 204, None
        if path == "chat/session":
            self.erased.append(token)
            return 204, None
        if path == "contact":
            self.contacts.append(body)
            return 201, {"message": "Thank you. The clinic will reach you."}
        return 200, {
            "name": "Example Clinic",
            "phone": "(530) 555-0100",
            "phone_href": "tel:+15305550100",
            "hours": "9 to 5",
        }

    def _answer(self, body: dict[str, Any]) -> tuple[int, Any]:
        self.questions.append(body)
        if self.errors:
            return self.errors.pop(0)
        key = body["client_message_id"]
        if key not in self._answered:
            text = body.get("text") or body["choice"]
            self.history = [
                *self.history,
                {
                    "id": f"v{key}",
                    "from": "visitor",
                    "kind": "visitor",
                    "text": text,
                    "client_message_id": key,
                },
            ]
            self._answered[key] = self.say(body)
            self.history = [*self.history, *self._answered[key]]
        return 200, {"messages": self._answered[key]}


@pytest.fixture
def chat(page: Page, site: str) -> Iterator[Chat]:
    """The demo page's widget. Fails the test when the page's scripts did."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Chat(page, site)
    assert errors == []


@pytest.fixture
def server(page: Page) -> Server:
    return Server(page)


@pytest.fixture(scope="session")
def axe_source() -> str:
    """axe-core, as the package axe-playwright-python carries it."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@pytest.fixture
def violations(page: Page, axe_source: str) -> Callable[[], list[str]]:
    """What axe finds on the page now: WCAG 2.2 A and AA and its best practices."""

    def run() -> list[str]:
        page.evaluate(STILL)  # colours are measured after the panel's short animation
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(axe_source)
        found = page.evaluate(
            """async () => {
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                const { violations } = await axe.run(document, { runOnly: tags });
                return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
            }"""
        )
        return list(found)

    return run
