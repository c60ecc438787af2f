"""Topics and their answers: find, write, check, approve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from bot.console import answer_form, answer_preview
from bot.console.access import TEACHERS
from bot.console.accounts import team
from bot.console.app import console
from bot.console.wording import counted, group_title
from bot.knowledge import answers, catalogue, examples, rules, versions
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
        everything = catalogue.entries(session, answer_form.today(), versions.live_since(session))
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
        found = _page(session, topic_id)
        unread = found.approved is not None and versions.is_unread(found.approved)
        after = _next_unread(session, found.approved) if unread else None
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


@routes.get("/topic/<topic_id>/edit")
def edit(topic_id: str) -> str:
    """The form, with the draft that there is, or the approved answer. `?from=`: with that version's words."""
    with console().database.reading() as session:
        found = _page(session, topic_id)
        last = versions.newest(found.versions)
        number = request.args.get("from", type=int)
        words = last if number is None else _one(session, topic_id, number)
    answer = Answer.of(words.content) if words else Answer(label="", text="")
    return answer_form.shown(found.topic, answer, versions.mark(last), found.labels)


@routes.post("/topic/<topic_id>/edit")
def save(topic_id: str) -> ResponseReturnValue:
    """Keep a draft, and with `do=propose` put it before the clinicians."""
    answer, began, undated = answer_form.written(), request.form.get("began", ""), answer_form.undated()
    with console().database.session() as session:
        labels = dict(answers.topics(session))
        topic = topic_or_404(session, topic_id)
    if request.form.get("do") == "preview":
        return answer_form.shown(topic, answer, began, labels)
    try:
        with console().database.session() as session:
            if undated:
                raise versions.Refused(undated, "review_by")
            made = versions.save(session, current_user.email, topic_id, answer, began, console().clinic)
            began = versions.mark(made)
    except versions.Overtaken as error:
        return answer_form.shown(topic, answer, versions.mark(error.newest), labels, theirs=error.newest), 409
    except versions.Refused as error:
        flash(f"Nothing is saved yet. {error}", "error")
        return answer_form.shown(topic, answer, began, labels, stopped=(rules.DRAFT,)), 400
    if request.form.get("do") == "propose":
        return _saved_and_proposed(topic, answer, began, labels, made.number)
    flash(f"The draft is saved as version {made.number}.", "success")
    return redirect(url_for("answers.version", topic_id=topic_id, number=made.number))


def _saved_and_proposed(
    topic: Any, answer: Answer, began: str, labels: Mapping[str, str], number: int
) -> ResponseReturnValue:
    """The form again, where the draft that was just saved breaks a rule."""
    others = {name: label for name, label in labels.items() if name != topic.id}
    if all(problem.stops == rules.NOTHING for problem in answer_form.checked(answer, others)):
        return _proposed(topic.id, number)
    flash(f"The draft is saved as version {number}, but cannot be proposed yet: see what is marked below.", "error")
    return answer_form.shown(topic, answer, began, labels, stopped=(rules.DRAFT, rules.PROPOSAL)), 400


@routes.post("/preview")
def preview() -> str:
    """The part of the form that shows how the answer will look: asked by the page while somebody writes."""
    answer = answer_form.written()
    with console().database.reading() as session:
        labels = dict(answers.topics(session))
    others = {name: label for name, label in labels.items() if name != request.form.get("topic")}
    return render_template(
        "answers_preview.html", preview=answer_preview.of(answer, labels), problems=answer_form.checked(answer, others)
    )


@routes.get("/topic/<topic_id>/versions/<int:number>")
def version(topic_id: str, number: int) -> str:
    """One version: first what it changes, then how it will look, then what can be done with it."""
    return _version(topic_id, number)


def _version(topic_id: str, number: int, note: str = "", refused: versions.Refused | None = None) -> str:
    """`refused`: why nothing was decided; the `note` that was written comes back with it."""
    with console().database.reading() as session:
        found = _page(session, topic_id)
        row = _one(session, topic_id, number)
    answer, base = Answer.of(row.content), _base(found, row)
    return render_template(
        "answers_version.html",
        page=found,
        row=row,
        base=base,
        differences=answer_form.differences_from(base, answer),
        answer=answer,
        preview=answer_preview.of(answer, found.labels),
        problems=answer_form.checked(answer, _others(found)),
        statuses=STATUSES,
        rules=rules,
        note_max=versions.NOTE_MAX,
        mine=row.author == current_user.email,
        waits=row.status == APPROVED and versions.waits(row, found.released),
        note=note,
        note_problem=str(refused) if refused and refused.field == "note" else "",
    )


@routes.post("/topic/<topic_id>/versions/<int:number>/propose")
def propose(topic_id: str, number: int) -> ResponseReturnValue:
    """Put a draft before the clinicians."""
    return _proposed(topic_id, number)


@routes.post("/topic/<topic_id>/versions/<int:number>/approve")
def approve(topic_id: str, number: int) -> ResponseReturnValue:
    """Make a version the answer of the next release."""

    def act(session: Session, row: Any, found: Page) -> str:
        problems = answer_form.checked(Answer.of(row.content), _others(found))
        versions.approve(session, current_user.email, row, problems, request.form.get("note", ""))
        return "Approved. Visitors get it with the next release."

    return _decided(topic_id, number, act)


@routes.post("/topic/<topic_id>/versions/<int:number>/reject")
def reject(topic_id: str, number: int) -> ResponseReturnValue:
    """Turn a version down."""

    def act(session: Session, row: Any, _found: Page) -> str:
        versions.reject(session, current_user.email, row, request.form.get("note", ""))
        return "Rejected. Its author finds your note with the version."

    return _decided(topic_id, number, act)


@routes.post("/topic/<topic_id>/versions/<int:number>/review")
def review(topic_id: str, number: int) -> ResponseReturnValue:
    """Say that one has read an answer of the files and that it stays as it is; then comes the next of them."""
    try:
        with console().database.session() as session:
            found, row = _page(session, topic_id), _one(session, topic_id, number)
            problems = answer_form.checked(Answer.of(row.content), _others(found))
            mine = versions.review(session, current_user.email, row, problems)
            label, left, after = row.content["label"], len(versions.unread(session)), _next_unread(session, row)
    except versions.Refused as error:
        flash(f"{error} Nothing was changed.", "error")
        return topic_page(topic_id), 400
    said = f"{label}: {'your name is at it now' if mine else 'a colleague has read it meanwhile'}."
    if after is None:
        flash(f"{said} Your clinic has read all answers.", "success")
        return redirect(url_for("answers.page"))
    flash(f"{said} {counted(left, 'answer')} left; this is the next.", "success")
    return redirect(url_for("answers.topic", topic_id=after.topic_id))


def _next_unread(session: Session, version: Any) -> Any | None:
    """The next by label that nobody of the clinic has read, after the last one the first; None where it is the last."""
    others = [row for row in versions.unread(session) if row.topic_id != version.topic_id]
    here = version.content["label"].casefold(), version.topic_id
    later = [row for row in others if (row.content["label"].casefold(), row.topic_id) > here]
    return next(iter(later or others), None)


def _read_at(version: Any | None) -> datetime | None:
    """When somebody of the clinic read what came with the files."""
    written = version.content.get("reviewed_at") if version is not None else None
    return datetime.fromisoformat(written) if written else None


def _page(session: Session, topic_id: str) -> Page:
    topic = topic_or_404(session, topic_id)
    found = list(versions.of(session, topic_id))
    return Page(
        topic,
        found,
        next((row for row in found if row.status == APPROVED), None),
        versions.live_since(session),
        dict(answers.topics(session)),
    )


def topic_or_404(session: Session, topic_id: str) -> Any:
    """The topic; the page for what is not there otherwise."""
    try:
        return versions.topic(session, topic_id)
    except versions.NoSuchTopic:
        abort(404)


def _one(session: Session, topic_id: str, number: int) -> Any:
    try:
        return versions.one(session, topic_id, number)
    except versions.NoSuchTopic:
        abort(404)


def _base(found: Page, row: Any) -> Any | None:
    """What a version is compared with: what is approved now, or was approved before it."""
    if row.status in versions.OPEN:
        return found.approved
    return next((old for old in found.versions if old.number < row.number and old.approved_at is not None), None)


def _others(found: Page) -> dict[str, str]:
    return {name: label for name, label in found.labels.items() if name != found.topic.id}


def _proposed(topic_id: str, number: int) -> ResponseReturnValue:
    def act(session: Session, row: Any, found: Page) -> str:
        versions.propose(session, current_user.email, row, answer_form.checked(Answer.of(row.content), _others(found)))
        return "Proposed: it waits for the approval of a clinician other than you."

    return _decided(topic_id, number, act)


def _decided(topic_id: str, number: int, act: Any) -> ResponseReturnValue:
    """Do `act` to a version and show it again with what was done, or with what was in the way."""
    try:
        with console().database.session() as session:
            found = _page(session, topic_id)
            done = act(session, _one(session, topic_id, number), found)
        flash(done, "success")
    except versions.Refused as error:
        if error.field != "note":
            flash(str(error), "error")
        return _version(topic_id, number, request.form.get("note", ""), error), 400
    return redirect(url_for("answers.version", topic_id=topic_id, number=number))
