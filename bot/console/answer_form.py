"""The form in which an answer is written: what it shows, what it holds, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import render_template, request

from bot.channels import CHANNELS
from bot.console import answer_preview
from bot.console.app import console
from bot.knowledge import rules
from bot.knowledge.answers import SMS, WEB, Answer, tidy
from bot.knowledge.differences import Difference, between
from bot.storage.tables import now

FOLLOW_UPS = 3
EMPTY_WORDINGS = 1  # places for one more, on every page


def shown(
    topic: Any,
    answer: Answer,
    began: str,
    labels: Mapping[str, str],
    theirs: Any | None = None,
    stopped: tuple[str, ...] = (),
) -> str:
    """The page with the form. `began`: the mark of the version that the writing began with; `theirs`: a version that
    somebody else saved meanwhile; `stopped`: which kinds of problems are marked at their fields, since they were in
    the way just now."""
    others = {name: label for name, label in labels.items() if name != topic.id}
    problems, no_date = checked(answer, others), undated()
    wrong = {each.field: each.sentence for each in reversed(problems) if each.stops in stopped}
    return render_template(
        "answers_edit.html",
        topic=topic,
        answer=answer,
        began=began,
        others=others,
        wordings=[*answer.variations, *[""] * EMPTY_WORDINGS],
        elsewhere=[*answer.elsewhere, *((name, "") for name in CHANNELS if name not in _written_for(answer))],
        follow_ups=[*answer.follow_ups, *[""] * (FOLLOW_UPS - len(answer.follow_ups))],
        theirs=theirs,
        differences=differences_from(theirs, answer) if theirs is not None else [],
        preview=answer_preview.of(answer, labels),
        problems=problems,
        wrong={**wrong, "review_by": no_date} if no_date else wrong,
        review_by=request.form.get("review_by", "") if no_date else answer.review_by or "",
        words=sorted(console().clinic.words()),
        rules=rules,
    )


def _written_for(answer: Answer) -> set[str]:
    """The channels that the form has a field for already."""
    return {WEB, SMS, *(channel for channel, _ in answer.elsewhere)}


def undated() -> str:
    """What is wrong with a date that was written by hand, as older browsers let people do; empty: nothing."""
    typed = request.form.get("review_by", "").strip()
    try:
        date.fromisoformat(typed or "2000-01-01")
    except ValueError:
        return f"“{typed}” is no date: write it as year-month-day, such as 2027-01-31."
    return ""


def written() -> Answer:
    """The answer that the form holds."""
    form = request.form
    sources = [" ".join(tidy(line).split()) for line in re.split(r"[\n;]", form.get("sources", ""))]
    try:
        dated: str | None = date.fromisoformat(form.get("review_by", "")).isoformat()
    except ValueError:
        dated = None
    return Answer(
        label=" ".join(tidy(form.get("label", "")).split()),
        text=tidy(form.get("text", "")),
        sms=tidy(form.get("sms", "")),
        variations=tuple(filter(None, map(tidy, form.getlist("variation")))),
        elsewhere=tuple(
            (channel, text)
            for channel, text in zip(form.getlist("channel"), map(tidy, form.getlist("elsewhere")))
            if text
        ),
        sources=tuple(dict.fromkeys(filter(None, sources))),
        review_by=dated,
        follow_ups=tuple(dict.fromkeys(filter(None, form.getlist("follow_up")))),
    )


def checked(answer: Answer, others: Mapping[str, str]) -> list[rules.Problem]:
    """What is wrong with an answer today. `others`: id and label of all other topics."""
    return rules.check(answer, console().clinic, others, today())


def differences_from(base: Any | None, answer: Answer) -> list[Difference]:
    """What an answer changes of the version `base`; None: there was nothing before."""
    return between(Answer.of(base.content) if base is not None else None, answer)


def today() -> date:
    """The date by the clinic's clock."""
    return now().astimezone(console().clinic.timezone).date()
