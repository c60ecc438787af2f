"""How long a visitor waits: from Enter to the frame that shows the reply, in a real browser on loopback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from benchmarks import FULL, QUESTIONS
from scripts.browser import launch_options
from tests.browser.conftest import Chat
from tests.conftest import ROOT, start, stop

ROUNDS = 3  # of the questions, in one visit: stays below the limit of 20 a minute
# Notes the time when a message of the assistant has been drawn.
WATCH = """() => {
    const log = document.querySelector('clinic-assistant').shadowRoot.querySelector('.log');
    window.shown = [];
    new MutationObserver((changes) => {
        if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.matches?.('.theirs'))))
            requestAnimationFrame(() => setTimeout(() => shown.push(performance.now())));
    }).observe(log, { childList: true });
    log.getRootNode().addEventListener('keydown', (event) => event.key === 'Enter' && (window.asked = event.timeStamp));
}"""


def measure(url: str, visitors: int) -> dict[str, float]:
    """Milliseconds to a visitor's first reply, and to any reply (p50, p95)."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(ROOT))
        visit(browser, url)  # warm
        visits = [visit(browser, url) for _ in range(visitors)]
        browser.close()
    every = [wait for waits in visits for wait in waits]
    p50, p95 = (round(float(np.percentile(every, q)), 1) for q in (50, 95))
    first = round(max(waits[0] for waits in visits), 1)
    return {"p50 ms": p50, "p95 ms": p95, "slowest first reply of a visit ms": first, "replies": len(every)}


def visit(browser: Browser, url: str) -> list[float]:
    """One visitor's waits, in milliseconds."""
    context = browser.new_context()
    chat = Chat(context.new_page(), url).visit().open()
    chat.page.evaluate(WATCH)
    waits = [_wait(chat, question) for question in QUESTIONS * ROUNDS]
    context.close()
    return waits


def _wait(chat: Chat, question: str) -> float:
    chat.page.evaluate("shown.length = 0")
    chat.ask(question)
    chat.page.wait_for_function("() => shown.length > 0")
    return float(chat.page.evaluate("shown[0] - asked"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        system = start(Path(folder))
        try:
            print(measure(system.url, FULL.visits))
        finally:
            stop(system)
