"""No page reads a large table from end to end: with years of data, and nothing of it in memory, that takes seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from bot.console.access import ROLES
from tests.unit.console.conftest import Office
from tests.unit.knowledge.questions import ask, grouper, teach

LARGE = ("audit_entry", "conversation", "inbox_item", "message", "outbox", "tracker_event")
WHOLE = re.compile(rf"SCAN ({'|'.join(LARGE)})(_\d+)?\b")
ROWS = "SELECT inbox_item.id, inbox_item.message_id"
SORTED = "USE TEMP B-TREE FOR ORDER BY"
PAGES = (
    "/",
    "/?since=2026-08-01&until=2026-10-31&channel=web",
    "/alerts/",
    "/inbox/",
    "/inbox/?order=newest&page=2",
    "/inbox/?channel=sms",
    "/inbox/?outcome=clarify&since=2026-01-01&until=2027-01-01",
    "/inbox/t1",
    "/inbox/t1?before=3",
    "/audit/",
    "/audit/?subject_id=1",
    "/audit/?subject=inbox_item&subject_id=1",
    "/audit/?actor=nobody",
    "/audit/?action=viewed&since=2026-01-01&until=2026-02-01",
    "/releases/",
    "/try/",
)


@contextmanager
def watched(office: Office) -> Iterator[list[tuple[str, Any]]]:
    """Every query that is made meanwhile, with its values."""
    made: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            made.append((statement, values))

    event.listen(office.database.engine, "before_cursor_execute", note)
    yield made
    event.remove(office.database.engine, "before_cursor_execute", note)


def plan(office: Office, statement: str, values: Any) -> list[str]:
    """What SQLite does for a query, step by step."""
    with office.database.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return [row[3] for row in rows]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_finds_its_rows_in_an_index(office: Office, path: str) -> None:
    teach(office.database)
    ask(office.database, "balloon one?", "balloon two?", "balloon three?", topics=("faq/parking",))
    grouper(office.database).run()
    person = office.signed_in(*ROLES)
    form = {"whole": "t1", "item": "1", "newest": "9", "do": "dismissed"}
    assert person.sends("/inbox/decide", form).status_code == 302
    with watched(office) as made:
        assert person.opens(path).status_code == 200
    assert made
    for statement, values in made:
        steps = plan(office, statement, values)
        assert "WHERE" not in statement or not any(map(WHOLE.match, steps)), (statement, steps)
        if statement.startswith(ROWS) and "theme_id = ?" in statement:  # of which the newest are shown
            assert SORTED not in steps and "theme_id=?" in steps[0], (statement, steps)
