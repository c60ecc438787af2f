"""An inbox as a clinic may find it one morning, for tests in the browser and for pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from werkzeug.serving import make_server

from bot.console.mount import Mounted
from bot.conversation.rasa import RasaClient
from bot.knowledge.themes import Grouper, find_encoder
from bot.settings import ROOT
from bot.storage.tables import now
from tests.unit.console.conftest import Office
from tests.unit.knowledge.questions import ask, teach

TOPICS = {
    "clinic_location_hours": "Location and hours",
    "cost_price": "What it costs",
    "insurance_coverage": "Insurance",
    "session_length": "How long a session takes",
    "after_driving": "Driving afterwards",
}
QUESTIONS: tuple[tuple[tuple[str, ...], str, str, tuple[str, ...]], ...] = (
    (
        ("do you offer gift cards", "do you sell gift cards", "Can I buy a gift card for my sister?"),
        "web",
        "fallback",
        ("faq/cost_price", "faq/insurance_coverage"),
    ),
    (
        ("what does parking cost", "how much is parking", "where do i leave my car, and what does parking cost"),
        "web",
        "clarify",
        ("faq/clinic_location_hours", "faq/cost_price"),
    ),
    (("can i bring my dog", "are dogs allowed in the room"), "sms", "fallback", ()),
    (("i am <name>, does my plan with united pay for any of it",), "sms", "unhelpful", ("faq/insurance_coverage",)),
    (("whats the wifi password",), "web", "fallback", ()),
    (("asdf",), "web", "fallback", ()),
)


def fill(office: Office) -> None:
    """A few topics, and questions."""
    teach(office.database, TOPICS)
    ask_all(office)


def ask_all(office: Office) -> None:
    """Questions, grouped by the real encoder."""
    for number, (texts, channel, outcome, topics) in enumerate(QUESTIONS):
        ask(office.database, *texts, channel=channel, outcome=outcome, topics=topics,
            at=now() - timedelta(hours=7 * number))  # fmt: skip
    Grouper(office.database, lambda tags: find_encoder(ROOT / "models" / "encoder", tags)).run()


@contextmanager
def served(office: Office) -> Iterator[str]:
    """The console's address."""
    server = make_server("127.0.0.1", 0, Mounted(lambda *_: [], lambda: office.app), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}/staff"
    server.shutdown()


def parsed(_self: RasaClient, _text: str) -> dict[str, Any]:
    """The live model knows parking by now."""
    ranking = [
        {"name": "faq/clinic_location_hours", "confidence": 0.91},
        {"name": "faq/cost_price", "confidence": 0.04},
    ]
    decision = {"kind": "answer", "topics": ["faq/clinic_location_hours"], "confidence": 0.91}
    return {"decision": decision, "intent": {"name": "faq"}, "intent_ranking": ranking}
