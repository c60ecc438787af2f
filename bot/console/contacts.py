"""The queue of contact requests."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console.access import CARE
from bot.console.accounts import everybody
from bot.console.app import console
from bot.contacts import queue
from bot.contacts.fields import display_reach
from bot.storage.tables import now

routes = Blueprint("contacts", __name__, url_prefix="/contacts")
FILTERS = ("status", "owner", "overdue")


@routes.get("/")
def page() -> str:
    """Requests that fit the filter; at first, those that are not done."""
    known = console()
    overdue = queue.overdue_before(known.clinic, now())
    before = request.args.get("before", type=int)
    rows = queue.listed(known.database, current_user.email, _which(), queue.PAGE, before)
    return render_template(
        "contacts.html",
        rows=rows,
        more=len(rows) == queue.PAGE,  # perhaps one page too many; to look further would be logged as seen
        counts=queue.counted(known.database, overdue),
        overdue=overdue,
        statuses=queue.STATUSES,
        owners=queue.owners(known.database),
        nobody=queue.NOBODY,
        chosen=_chosen(),
        reach=display_reach,
    )


@routes.get("/<int:request_id>")
def one(request_id: int) -> str:
    """One request with its notes."""
    known = console()
    try:
        seen = queue.look_at(known.database, current_user.email, request_id)
    except queue.NoSuchRequest:
        abort(404)
    return render_template(
        "contact.html",
        seen=seen,
        overdue=queue.overdue_before(known.clinic, now()),
        statuses=queue.STATUSES,
        team=sorted({*_team(), *filter(None, [seen.request.owner])}),
        note_max=queue.NOTE_MAX,
        reach=display_reach,
    )


@routes.post("/<int:request_id>")
def change(request_id: int) -> ResponseReturnValue:
    """Set status and owner."""
    status, owner = request.form.get("status", ""), request.form.get("owner") or None
    try:
        queue.change(console().database, current_user.email, request_id, status=status, owner=owner, team=_team())
        flash("Saved.", "success")
    except queue.NotAChange:
        abort(400)
    except queue.NoSuchRequest:
        abort(404)
    return redirect(url_for("contacts.one", request_id=request_id))


@routes.post("/<int:request_id>/notes")
def note(request_id: int) -> ResponseReturnValue:
    """Add a note."""
    try:
        queue.add_note(console().database, current_user.email, request_id, request.form.get("note", ""))
        flash("The note is saved.", "success")
    except queue.NotAChange as error:
        flash(str(error), "error")
    except queue.NoSuchRequest:
        abort(404)
    return redirect(url_for("contacts.one", request_id=request_id))


@routes.post("/export.csv")
def export() -> Response:
    """The chosen requests as a file. A POST: a link in a mail must not make anybody's browser fetch them."""
    known = console()
    content = queue.export(known.database, current_user.email, _which(), known.clinic)
    name = f"contact-requests-{now().astimezone(known.clinic.timezone):%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("\ufeff" + content, content_type="text/csv; charset=utf-8", headers=headers)  # BOM: for Excel


def _chosen() -> dict[str, str]:
    chosen = {name: request.values.get(name, "") for name in FILTERS}
    if "status" not in request.values:
        chosen["status"] = "open"
    return chosen


def _which() -> queue.Which:
    chosen = _chosen()
    late = queue.overdue_before(console().clinic, now()) if chosen["overdue"] else None
    return queue.Which(chosen["status"], chosen["owner"], late)


def _team() -> set[str]:
    """Who may own a request: everybody who may see it."""
    return {user.email for user in everybody(console().database) if user.active and CARE & set(user.roles.split(","))}
