"""Topics as such: a new one, its owner, its example questions, its end. More pages of the `answers` blueprint."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from bot.console.access import TEACHERS
from bot.console.accounts import team
from bot.console.answers import LONGEST, MOST_LINES, MOST_TYPED, routes, topic_or_404, topic_page
from bot.console.app import console
from bot.console.wording import group_title, questions_are
from bot.knowledge import examples, inbox, rules, versions
from bot.knowledge.answers import Answer, tidy
from bot.knowledge.examples import TRAINING
from bot.knowledge.file_examples import words
from bot.knowledge.snapshot import FEWEST_EXAMPLES
from bot.labels import PREFIX


@routes.get("/new")
def new() -> str:
    """The form for a new topic; `?items=1,2` are questions of the inbox that it is made from, `?label=` its name."""
    numbers = _numbers(request.args.get("items", ""))
    label = request.args.get("label", "")
    return _form(numbers, {"label": label, "group": "", "text": "", "questions": ""})


@routes.post("/new")
def create() -> ResponseReturnValue:
    """Make the topic with its questions and the first draft of its answer: all of it, or nothing."""
    numbers, form = _numbers(request.form.get("items", "")), request.form
    typed = {name: form.get(name, "") for name in ("label", "group", "text", "questions")}
    try:
        with console().database.session() as session:
            made, said = _made(session, numbers, typed)
    except versions.Refused as error:
        return _form(numbers, typed, error), 400
    flash(f"The topic is made. {said} Now write its answer.", "success")
    return redirect(url_for("answers.edit", topic_id=made))


@routes.post("/topic/<topic_id>/owner")
def owner(topic_id: str) -> ResponseReturnValue:
    """Say who keeps the topic."""
    chosen = request.form.get("owner") or None
    if chosen is not None and chosen not in team(console().database, TEACHERS):
        flash(f"{chosen} writes no answers (any more). Choose somebody else.", "error")
        return redirect(url_for("answers.topic", topic_id=topic_id))
    with console().database.session() as session:
        topic_or_404(session, topic_id)
        versions.set_owner(session, current_user.email, topic_id, chosen)
    flash("Saved.", "success")
    return redirect(url_for("answers.topic", topic_id=topic_id))


@routes.post("/topic/<topic_id>/retire")
def retire(topic_id: str) -> ResponseReturnValue:
    """Leave the topic out of the next release, or take it in again."""
    retired = request.form.get("retired") == "yes"
    with console().database.session() as session:
        topic_or_404(session, topic_id)
        versions.retire(session, current_user.email, topic_id, retired)
    flash(
        "Retired: from the next release on the assistant does not know this topic."
        if retired
        else "The topic is back, from the next release on.",
        "success",
    )
    return redirect(url_for("answers.topic", topic_id=topic_id))


@routes.post("/topic/<topic_id>/questions")
def add_questions(topic_id: str) -> ResponseReturnValue:
    """Add example questions, one a line: all of them, or none."""
    typed = request.form.get("questions", "")
    try:
        with console().database.session() as session:
            topic_or_404(session, topic_id)
            count = _add(session, topic_id, _lines(typed))
        if not count:
            raise versions.Refused("Write at least one question.", "questions")
        flash(f"{questions_are(count)} added. The assistant learns from them at the next training.", "success")
    except versions.Refused as error:
        return topic_page(topic_id, typed, str(error)), 400
    return redirect(url_for("answers.topic", topic_id=topic_id, _anchor="questions"))


@routes.post("/topic/<topic_id>/questions/remove")
def remove_question(topic_id: str) -> ResponseReturnValue:
    """Take an example question out."""
    label = PREFIX + topic_id
    try:
        with console().database.session() as session:
            topic_or_404(session, topic_id)
            examples.remove(session, request.form.get("text", ""), label, current_user.email)
            if _trained(session, label) < FEWEST_EXAMPLES:
                raise versions.Refused(
                    f"A topic needs {FEWEST_EXAMPLES} questions: add another first, or let a clinician retire it."
                )
        flash("Taken out, from the next training on.", "success")
    except (versions.Refused, examples.Refused) as error:
        flash(str(error), "error")
    return redirect(url_for("answers.topic", topic_id=topic_id, _anchor="questions"))


def _made(session: Session, numbers: Sequence[int], typed: dict[str, str]) -> tuple[str, str]:
    """The new topic's id, and what became of its questions."""
    label = " ".join(tidy(typed["label"]).split())
    if typed["group"] not in versions.groups(session):
        raise versions.Refused("Choose the group that the topic belongs to.", "group")
    by = current_user.email
    made = versions.create(session, by, label, typed["group"])
    answer = Answer(label=label, text=tidy(typed["text"]))
    versions.save(session, by, made.id, answer, versions.mark(None), console().clinic)
    count = _add(session, made.id, _lines(typed["questions"]))
    settled = examples.from_items(session, numbers, PREFIX + made.id, TRAINING, by) if numbers else None
    reasons = [f"{many} of the inbox stayed there: {why}." for why, many in settled.refused.items()] if settled else []
    if _trained(session, PREFIX + made.id) < FEWEST_EXAMPLES:
        raise versions.Refused(
            " ".join([f"A new topic needs {FEWEST_EXAMPLES} different questions that people ask.", *reasons]),
            "questions",
        )
    return made.id, " ".join([f"{questions_are(count + (settled.count if settled else 0))} added.", *reasons])


def _add(session: Session, topic_id: str, lines: Sequence[str]) -> int:
    for line in lines:
        try:
            examples.add(session, line, PREFIX + topic_id, TRAINING, current_user.email)
        except examples.Refused as error:
            raise versions.Refused(f"“{line}”: {error}. Nothing was added.", "questions") from error
    return len(lines)


def _trained(session: Session, label: str) -> int:
    return len({words(line.text) for line in examples.listed(session, label) if line.purpose == TRAINING})


def _lines(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in tidy(text).split("\n")]
    found = list({words(line): line for line in lines if line}.values())
    if len(found) > MOST_LINES or any(len(line) > LONGEST for line in found):
        raise versions.Refused(f"At most {MOST_LINES} questions at once, of {LONGEST} characters each.", "questions")
    return found


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part.isascii() and part.isdigit() and len(part) < 16]


def _form(numbers: Sequence[int], typed: dict[str, str], refused: versions.Refused | None = None) -> str:
    """`refused`: why nothing was made; it stands at its field."""
    with console().database.session() as session:
        items, groups = inbox.picked(session, current_user.email, numbers), versions.groups(session)
    return render_template(
        "answers_new.html",
        items=items,
        numbers=",".join(str(item.id) for item in items),
        typed=typed,
        groups=sorted(groups, key=group_title),
        fewest=FEWEST_EXAMPLES,
        label_max=rules.LABEL_MAX,
        text_max=rules.TEXT_MAX,
        most=MOST_TYPED,
        wrong={refused.field: str(refused)} if refused else {},
    )
