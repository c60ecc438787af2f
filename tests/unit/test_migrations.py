"""Each migration goes up, down and up again on both databases, and what was there stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.storage import Cipher, Database
from bot.storage.tables import metadata
from tests.databases import KEY, LOOKUP

REVISIONS = [path.name[:4] for path in sorted(Path("bot/storage/migrations/versions").glob("0*.py"))]
ROWS = (
    "INSERT INTO conversation (id, channel, created_at, last_seen_at) VALUES ('c', 'web', '2026-01-01', '2026-01-01')",
    "INSERT INTO message (id, conversation_id, text, kind, created_at)"
    " VALUES (1, 'c', '\\x61', 'visitor', '2026-01-01'), (2, 'c', '\\x62', 'answer', '2026-01-01')",
    "UPDATE message SET reply_to = 1 WHERE id = 2",
    "INSERT INTO contact_request (id, request_key, channel, name, reach_hash, consent_text, consent_version, status,"
    " created_at, updated_at) VALUES (1, 'k', 'web', '\\x61', 'h', '\\x61', '1', 'new', '2026-01-01', '2026-01-01')",
    "INSERT INTO safety_alert (id, conversation_id, message_id, channel, kind, layer, created_at)"
    " VALUES (1, 'c', 1, 'web', 'crisis', 'rules', '2026-01-01')",
    "INSERT INTO tracker_event (id, sender_id, data) VALUES (1, 'c', '\\x61')",
)
KEPT = ("conversation", "message", "contact_request", "safety_alert", "tracker_event")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'clinic.db'}"
    else:
        url = request.getfixturevalue("postgres").create()
    made = Database(url, Cipher([KEY], LOOKUP))
    yield made
    made.close()


def counts(database: Database) -> dict[str, int]:
    with database.engine.connect() as connection:
        return {table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in KEPT}


def names(database: Database) -> list[str]:
    """Tables; SQLite's own, which comes with the first number that is never used again, stays for good."""
    return [name for name in inspect(database.engine).get_table_names() if name != "sqlite_sequence"]


def shape(database: Database) -> dict[str, list[str]]:
    found = inspect(database.engine)
    tables = {name: sorted(column["name"] for column in found.get_columns(name)) for name in names(database)}
    return {
        name: [*columns, *sorted(str(i["name"]) for i in found.get_indexes(name))] for name, columns in tables.items()
    }


def test_every_step_goes_up_down_and_up_and_keeps_what_is_there(empty: Database) -> None:
    empty.migrate(REVISIONS[0])
    with empty.engine.begin() as connection:
        for statement in ROWS:
            connection.exec_driver_sql(statement)
    kept = counts(empty)
    for before, after in zip(REVISIONS, REVISIONS[1:]):
        old = shape(empty)
        empty.migrate(after)
        new = shape(empty)
        empty.migrate_back(before)
        assert shape(empty) == old, f"{after} does not go back whole"
        empty.migrate(after)
        assert shape(empty) == new, f"{after} does not come again whole"
        assert counts(empty) == kept, f"{after} lost rows"
    assert empty.revisions() == (REVISIONS[-1], REVISIONS[-1])


def test_who_published_a_release_stays_known_both_ways(empty: Database) -> None:
    def published(column: str) -> tuple[str, int]:
        with empty.engine.connect() as connection:
            who = connection.execute(text(f"SELECT {column} FROM release")).scalar_one()
            return who, connection.execute(text("SELECT release_id FROM training_job")).scalar_one()

    empty.migrate("0010")
    with empty.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO release (id, status, model, model_sha256, snapshot, files, created_by, created_at,"
            " approved_by) VALUES (1, 'live', 'm', 's', 's', 'f', 'ed', '2026-01-01', 'doc')"
        )
        connection.exec_driver_sql(
            "INSERT INTO training_job (id, status, progress, log, release_id, created_by, created_at, cancel_wanted)"
            " VALUES (1, 'done', 1, '', 1, 'ed', '2026-01-01', false)"
        )
    empty.migrate("0011")
    assert published("published_by") == ("doc", 1)
    empty.migrate_back("0010")
    assert published("approved_by") == ("doc", 1)


def test_all_the_way_down_leaves_nothing(empty: Database) -> None:
    empty.migrate()
    empty.migrate_back("base")
    assert names(empty) == ["alembic_version"]


def test_the_tables_of_the_code_are_those_of_the_migrations(empty: Database) -> None:
    empty.migrate()
    with empty.engine.connect() as connection:
        options = {"compare_type": False, "include_name": lambda name, kind, _: name != "sqlite_sequence"}
        context = MigrationContext.configure(connection, opts=options)
        differing = list(compare_metadata(context, metadata))
    assert differing == []
