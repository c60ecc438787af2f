"""Try it and a release's page as staff see them: whole, at both widths, and without a fault that axe finds."""

# ruff: noqa: F811  (fixtures)

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.conversation.rasa import RasaUnavailable
from bot.knowledge import jobs
from tests.browser.test_console import desk, staff  # noqa: F401  (fixtures)
from tests.unit.console.conftest import Office, hashed, office  # noqa: F401
from tests.unit.console.test_releases import LESS_RIGHT, candidate, publish, words
from tests.unit.console.test_try_it import ANSWERS, PARSED, SAFE, answers, fails
from tests.unit.knowledge.questions import teach

WIDTHS = [(1280, 800), (390, 844)]
TOPICS = {"cost_price": "What it costs", "parking": "Where to park", "a": "A topic with quite a long name", "b": "B"}
CLARIFY = {"kind": "clarify", "offered": ["faq/cost_price", "faq/parking"], "confidence": 0.4}
KINDS: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "answer": (PARSED, ANSWERS),
    "clarify": ({**PARSED, "intent": {"name": "clarify"}, "decision": CLARIFY}, {}),
    "fallback": ({**PARSED, "intent": {"name": "nlu_fallback"}, "decision": {"kind": "fallback"}}, {}),
    "crisis": ({**PARSED, "safety": {**SAFE, "kind": "crisis", "layer": "rules"}}, {}),
    "crisis in Spanish": ({**PARSED, "safety": {**SAFE, "kind": "crisis", "layer": "rules", "language": "es"}}, {}),
    "informational": ({**PARSED, "safety": {**SAFE, "kind": "informational"}}, ANSWERS),
}


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_every_kind_of_outcome_is_whole_and_accessible(
    office: Office,
    staff: str,
    desk: Page,
    violations: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    height: int,
) -> None:
    teach(office.database, TOPICS)
    publish(office, candidate(office, "one"))
    candidate(office, "two")
    desk.set_viewport_size({"width": width, "height": height})

    def ask(text: str) -> None:
        desk.goto(f"{staff}/try/?release=2")
        expect(desk.get_by_label("What a visitor writes")).to_be_focused()
        desk.keyboard.type(text)
        desk.get_by_role("button", name="Ask").click()

    for name, (parsed, said) in KINDS.items():
        answers(monkeypatch, parsed, said)
        ask("is it " + "long, " * 200)
        heading = desk.get_by_role("heading", name="What the visitor reads")
        expect(heading, name).to_be_in_viewport()  # on a phone too, below the words that were asked
        assert violations() == [], name
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, name
    jobs.press(office.database, "desk@example.org")
    fails(monkeypatch, RasaUnavailable("Rasa does not answer: ReadTimeout."))
    ask("these words stay")
    expect(desk.get_by_role("alert")).to_contain_text("Release 2 is not ready yet")
    expect(desk.get_by_label("What a visitor writes")).to_have_value("these words stay")
    assert violations() == []


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_a_comparison_that_the_gate_stops_is_whole_and_accessible(
    office: Office, staff: str, desk: Page, violations: Callable[[], list[str]], width: int, height: int
) -> None:
    teach(office.database, TOPICS)
    words(office)
    candidate(office, objections=[LESS_RIGHT])
    for status, said in ((jobs.FAILED, "The disk is full."), (jobs.CANCELLED, jobs.CANCELLED_WORDS)):
        number = jobs.press(office.database, "desk@example.org")
        jobs.finish(office.database, number, status, said)
    desk.set_viewport_size({"width": width, "height": height})
    for path, said in {
        "/releases/1": "A topic with quite a long name",
        "/releases/jobs/1": "The disk is full.",
        "/releases/jobs/2": jobs.CANCELLED_WORDS,
    }.items():
        desk.goto(f"{staff}{path}")
        expect(desk.get_by_text(said).first).to_be_visible()
        assert violations() == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path
