"""All that is held about one person, readable, for the person to have."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.privacy.erasure import logged
from bot.privacy.person import Person
from bot.storage import Database, audit
from bot.storage.tables import SafetyAlert, SmsConsent, TrackerEvent, now

# What says nothing to a person.
HASHES = ("recipient_hash", "phone_hash", "idempotency_key", "request_key", "claim")


class ExportError(Exception):
    """The file cannot be written; the message says why and what to do."""


def export(database: Database, person: Person) -> dict[str, Any]:
    """Every row about the person, by table, in words and ISO times."""
    with database.session() as session:
        tables = [*person.rows(), (SafetyAlert, person.alerts()), (SmsConsent, person.consents())]
        held = {
            model.__tablename__: [_row(row) for row in session.scalars(select(model).where(which).order_by(model.id))]
            for model, which in tables
        }
    return {person.subject.kind: person.subject.value, "exported_at": now().isoformat(), "held": held}


def hand_over(database: Database, person: Person, content: dict[str, Any], path: Path, by: str) -> None:
    """Write what was exported, and who did it into the audit log: neither is there without the other.

    Raises:
        ExportError: there is a file already, or it cannot be made.
    """
    with database.session() as session:
        rows = {table: len(found) for table, found in content["held"].items()}
        audit.record(session, by, "exported", audit.PERSON, after=logged(person, rows))
        session.flush()  # what keeps the log from being written keeps the file from being made
        write(path, content)


def write(path: Path, content: dict[str, Any]) -> None:
    """Write `content` as JSON into a new file that only its owner can read.

    Raises:
        ExportError: there is a file already, or it cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise ExportError(f"{path} is there already; choose another name or remove it.") from error
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        json.dump(content, file, ensure_ascii=False, indent=2)
        file.write("\n")


def _row(row: Any) -> dict[str, Any]:
    values = {column.name: getattr(row, column.key) for column in row.__table__.columns if column.name not in HASHES}
    if isinstance(row, TrackerEvent):
        values["data"] = json.loads(values["data"])
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
