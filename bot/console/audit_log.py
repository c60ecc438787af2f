"""The audit log, for administrators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import Blueprint, render_template, request
from sqlalchemy import select

from bot.console.app import console
from bot.console.shown import midnight
from bot.storage import Database, audit
from bot.storage.tables import AnswerVersion, AuditEntry

routes = Blueprint("audit", __name__, url_prefix="/audit")
FILTERS = ("actor", "action", "subject", "subject_id", "since", "until")


@routes.get("/")
def page() -> str:
    """Entries that fit the filter, the newest first."""
    database = console().database
    chosen = {name: request.args.get(name, "").strip() for name in FILTERS}
    since, until = midnight(chosen["since"]), midnight(chosen["until"])
    which = audit.Which(
        **{name: chosen[name] for name in FILTERS[:4]}, since=since, until=until and until + timedelta(days=1)
    )
    entries = audit.entries(database, which, request.args.get("before", type=int), audit.PAGE + 1)
    return render_template(
        "audit.html",
        entries=entries[: audit.PAGE],
        versions=_versions(database, entries),
        more=len(entries) > audit.PAGE,
        chosen=chosen,
        actions=audit.actions(database),
        subjects=audit.subjects(database),
    )


def _versions(database: Database, entries: Sequence[AuditEntry]) -> dict[int, tuple[str, int]]:
    """Topic and number of the answers' versions that entries tell of by their ids."""
    facts = [each for entry in entries if entry.subject == audit.ANSWER for each in (entry.before, entry.after) if each]
    ids = {each["version"] for each in facts if "version" in each}
    query = select(AnswerVersion.id, AnswerVersion.topic_id, AnswerVersion.number).where(AnswerVersion.id.in_(ids))
    with database.reading() as session:
        return {row.id: (row.topic_id, row.number) for row in session.execute(query)}
