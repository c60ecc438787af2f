"""Topics and their answers: the list, and a topic's page. Versions are in `answer_versions.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask_login import current_user
from sqlalchemy.orm import Session

from bot.console import answer_form, answer_preview
from bot.console.access import TEACHERS
from bot.console.accounts import team
from bot.console.app import console
from bot.console.wording import group_title
from bot.knowledge import answers, catalogue, examples, releases, versions
from bot.knowledge.answers import APPROVED, Answer
from bot.knowledge.snapshot import FEWEST_EXAMPLES
from bot.labels import PREFIX

routes = Blueprint("answers", __name__, url_prefix="/answers")
MOST_LINES = 100  # example questions typed at once
LONGEST = 300  # characters of one
MOST_TYPED = MOST_LINES * (LONGEST + 1)
STATUSES = {
    "draft": "Draft",
    "proposed": "Waiting for approval",
    "approved": "Approved",
    "rejected": "Rejected",
    "replaced": "Replaced",
}


@dataclass(frozen=True)
class Page:
    """What a topic's page shows. `released`: the live release."""

    topic: Any
    versions: list[Any]
    approved: Any | None
    released: Any | None
    labels: Mapping[str, str]


@routes.get("/")
def page() -> str:
    """All topics that fit the filter."""
    chosen = {name: request.args.get(name, "") for name in ("q", "group", "show")}
    with console().database.reading() as session:
        everything = catalogue.entries(session, answer_form.today(), releases.live_in(session))
    rows = [
        entry
        for entry in everything
        if entry.fits(chosen["show"], current_user.email)
        and chosen["group"] in ("", entry.topic.group)
        and entry.mentions(chosen["q"])
    ]
    counts = {name: sum(entry.fits(name, current_user.email) for entry in everything) for name in catalogue.SHOWN}
    return render_template(
        "answers.html",
        rows=rows,
        counts=counts,
        chosen=chosen,
        shown=catalogue.SHOWN,
        groups=sorted({entry.topic.group for entry in everything}, key=group_title),
        any_topics=bool(everything),
    )


@routes.get("/topic/<topic_id>")
def topic(topic_id: str) -> str:
    """One topic: its answer as visitors get it, what is being written, its questions, its history."""
    return topic_page(topic_id)


def topic_page(topic_id: str, typed: str = "", problem: str = "") -> str:
    """`typed`: new questions that were refused, and the `problem` with them."""
    before = request.args.get("before", type=int)
    with console().database.reading() as session:
        found = page_of(session, topic_id)
        unread = found.approved is not None and versions.is_unread(found.approved)
        after = next_unread(session, found.approved) if unread else None
        questions = examples.newest(session, PREFIX + topic_id, before)
    answer = Answer.of(found.approved.content) if found.approved else None
    return render_template(
        "answers_topic.html",
        page=found,
        questions=questions,
        before=before,
        answer=answer,
        preview=answer_preview.of(answer, found.labels) if answer else None,
        waits=found.approved is not None and versions.waits(found.approved, found.released),
        unread=unread and found.topic.retired_at is None,
        next_unread=after,
        read_at=_read_at(found.approved),
        open=[row for row in found.versions if row.status in versions.OPEN],
        statuses=STATUSES,
        team=sorted({*team(console().database, TEACHERS), *filter(None, [found.topic.owner])}),
        fewest=FEWEST_EXAMPLES,
        most=MOST_TYPED,
        overdue=bool(answer and answer.review_by and answer.review_by < answer_form.today().isoformat()),
        typed=typed,
        problem=problem,
    )


def next_unread(session: Session, version: Any) -> Any | None:
    """The next by label that nobody of the clinic has read, after the last one the first; None where it is the last."""
    others = [row for row in versions.unread(session) if row.topic_id != version.topic_id]
    here = version.content["label"].casefold(), version.topic_id
    later = [row for row in others if (row.content["label"].casefold(), row.topic_id) > here]
    return next(iter(later or others), None)


def _read_at(version: Any | None) -> datetime | None:
    """When somebody of the clinic read what came with the files."""
    written = version.content.get("reviewed_at") if version is not None else None
    return datetime.fromisoformat(written) if written else None


def page_of(session: Session, topic_id: str) -> Page:
    """A topic with all that its pages show; the page for what is not there otherwise."""
    topic = topic_or_404(session, topic_id)
    found = list(versions.of(session, topic_id))
    return Page(
        topic,
        found,
        next((row for row in found if row.status == APPROVED), None),
        releases.live_in(session),
        answers.topics(session),
    )


def topic_or_404(session: Session, topic_id: str) -> Any:
    """The topic; the page for what is not there otherwise."""
    try:
        return versions.topic(session, topic_id)
    except versions.NoSuchTopic:
        abort(404)
