"""Releases: retrain, follow it, compare, publish, roll back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console import access
from bot.console.app import console
from bot.console.charts import by_pair
from bot.knowledge import bars, changes, jobs, objections, queue, releases
from bot.storage import Database
from bot.storage.tables import Release, TrainingJob, now

EVERY = 3  # seconds after which a page of a job under way comes anew, without JavaScript
SHOWN = 40  # changed questions on the page, unless all are asked for
PAIRS = 12
STATUSES = {
    releases.CANDIDATE: "Candidate",
    releases.LIVE: "Live",
    releases.PREVIOUS: "Was live",
    releases.DISCARDED: "Discarded",
}
JOB_STATUSES = {
    jobs.QUEUED: "Waits for the worker",
    jobs.RUNNING: "Under way",
    jobs.DONE: "Done",
    jobs.FAILED: "Failed",
    jobs.CANCELLED: "Cancelled",
}
STEPS = {
    "snapshot": "Writing down what to train from",
    "train": "Training",
    "evaluate": "Asking all evaluation questions",
    "compare": "Comparing with the live release",
}
PLACES = {changes.REAL: "A real question", changes.OWN: "The team's evaluation question"}
routes = Blueprint("releases", __name__, url_prefix="/releases")


@routes.get("/")
def page() -> str:
    """What is live, what waits to be published, what is being trained, and what was before."""
    database = console().database
    found, live = releases.newest(database), releases.live(database)
    return render_template(
        "releases.html",
        live=live,
        missed=None if live is None else bars.missed(database, int(live.id)),
        before=releases.before_live(database),
        candidates=[each for each in found if each.status == releases.CANDIDATE],
        rows=found,
        under_way=jobs.under_way(database),
        jobs=jobs.newest(database),
        took=_took(database),
        setup=releases.SETUP,
        statuses=STATUSES,
        job_statuses=JOB_STATUSES,
    )


@routes.post("/retrain")
def retrain() -> ResponseReturnValue:
    """The one button."""
    known = console()
    try:
        number = jobs.press(known.database, current_user.email)
    except jobs.Busy as busy:
        flash(f"{busy} A new one can begin when it is done.", "info")
        return redirect(url_for("releases.job", job_id=busy.job.id))
    try:
        queue.enqueue(known.settings, known.database, number)
    except queue.QueueAway as problem:
        flash(str(problem), "error")
    return redirect(url_for("releases.job", job_id=number))


@routes.get("/jobs/<int:job_id>")
def job(job_id: int) -> str:
    """A job's progress, or how it ended."""
    return render_template("training_job.html", every=EVERY, **_progress(job_id))


@routes.get("/jobs/<int:job_id>/progress")
def progress(job_id: int) -> str:
    """That part of the page alone, for the open page to show."""
    return render_template("training_progress.html", **_progress(job_id))


@routes.post("/jobs/<int:job_id>/cancel")
def cancel(job_id: int) -> ResponseReturnValue:
    """End a job; what it made is deleted."""
    if not jobs.cancel(console().database, job_id, current_user.email):
        flash(f"Training {job_id} is over already.", "info")
    return redirect(url_for("releases.job", job_id=job_id))


@routes.get("/<int:release_id>")
def one(release_id: int) -> str:
    """A release with its comparison, and what may be done with it."""
    return _one(release_id)


def _one(release_id: int, reason: str = "", problem: str = "") -> str:
    """`reason`: what was written for publishing it, which was refused; `problem`: what is wrong with that."""
    database = console().database
    release = _release(release_id)
    live = releases.live(database)
    never, milder = releases.objections(release, None if live is None else int(live.id))
    found = release.comparison or {}
    every = found.get("changed", [])
    shown = every if "all" in request.args else every[:SHOWN]
    may_read = not access.TEACHERS.isdisjoint(current_user.role_names)
    return render_template(
        "release.html",
        release=release,
        live=live,
        never=never,
        milder=milder,
        found=found,
        missed=objections.missed_by_both(found),
        changed=changes.listed(database, release_id, shown, current_user.email, may_read),
        may_read=may_read,
        verdicts=_verdicts(every),
        confused=by_pair(found.get("confused", [])[:PAIRS]),
        statuses=STATUSES,
        places=PLACES,
        setup=releases.SETUP,
        may_override=access.ADMIN in current_user.role_names,
        shortest=releases.SHORTEST_REASON,
        reason=reason,
        problem=problem,
    )


@routes.post("/<int:release_id>/publish")
def publish(release_id: int) -> ResponseReturnValue:
    """Let it go live; every Rasa takes it within seconds."""
    _release(release_id)
    reason = request.form.get("reason", "")
    try:
        releases.publish(
            console().database,
            release_id,
            current_user.email,
            instead_of=request.form.get("instead_of", type=int),
            reason=reason,
            override=access.ADMIN in current_user.role_names,
        )
    except releases.NoReason as problem:
        return _one(release_id, reason, str(problem)), 400
    except releases.NotPublished as problem:
        flash(str(problem), "error")
        return _one(release_id, reason), 400
    flash(f"Release {release_id} is live. The assistant takes it within 15 seconds.", "success")
    return redirect(url_for("releases.page"))


@routes.post("/roll-back")
def roll_back() -> ResponseReturnValue:
    """Go back to the release that was live before."""
    try:
        number = releases.roll_back(
            console().database, current_user.email, instead_of=request.form.get("instead_of", type=int)
        )
    except releases.NotPublished as problem:
        flash(str(problem), "error")
    else:
        flash(f"Release {number} is live again. The assistant takes it within 15 seconds.", "success")
    return redirect(url_for("releases.page"))


@routes.post("/<int:release_id>/discard")
def discard(release_id: int) -> ResponseReturnValue:
    """Take a candidate off the list."""
    if releases.discard(console().database, release_id, current_user.email):
        flash(f"Release {release_id} is discarded.", "success")
    else:
        flash(f"Release {release_id} is no candidate, and stays.", "error")
    return redirect(url_for("releases.page"))


def _release(release_id: int) -> Release:
    found = releases.one(console().database, release_id)
    if found is None:
        abort(404)
    return found


def _progress(job_id: int) -> dict[str, Any]:
    database = console().database
    jobs.under_way(database)  # one whose process is gone says so from now on
    found: TrainingJob | None = jobs.one(database, job_id)
    if found is None:
        abort(404)
    left = jobs.seconds_left(database, found, now()) if found.status == jobs.RUNNING else None
    release = None if found.release_id is None else releases.one(database, found.release_id)
    live = releases.live(database)
    never, milder = releases.objections(release, None if live is None else int(live.id)) if release else ([], [])
    return {
        "job": found,
        "release": release,
        "never": never,
        "milder": milder,
        "took": _took(database),
        "open": found.status in jobs.OPEN,
        "left": None if left is None else _rounded(left),
        "running": None if found.started_at is None else _lasted((found.finished_at or now()) - found.started_at),
        "waits_long": found.status == jobs.QUEUED and (now() - found.created_at) > jobs.STALE,
        "steps": STEPS,
        "job_statuses": JOB_STATUSES,
    }


def _took(database: Database) -> str:
    """How long the last training took here; empty before there was one."""
    took = jobs.last_took(database)
    return "" if took is None else _lasted(took)


def _lasted(time: timedelta) -> str:
    """`1 min 5 s`."""
    minutes, seconds = divmod(max(int(time.total_seconds()), 0), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _rounded(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(5, round(seconds / 5) * 5)} seconds"
    return f"about {round(seconds / 60)} minutes"


def _verdicts(changed: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(each["verdict"] == name for each in changed) for name in ("worse", "better", "different")}
