"""The queue of contact requests."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console.access import CARE
from bot.console.accounts import team
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
    return _one(request_id)


def _one(request_id: int, refused: queue.NotAChange | None = None) -> str:
    """`refused`: why nothing was saved; what the form held comes back with it."""
    known, form = console(), request.form
    try:
        seen = queue.look_at(known.database, current_user.email, request_id)
    except queue.NoSuchRequest:
        abort(404)
    row = seen.request
    return render_template(
        "contact.html",
        seen=seen,
        chosen=(form.get("status"), form.get("owner") or None) if refused else (row.status, row.owner),
        note=form.get("note", "") if refused else "",
        wrong={refused.field: str(refused)} if refused else {},
        overdue=queue.overdue_before(known.clinic, now()),
        statuses=queue.STATUSES,
        team=sorted({*team(known.database, CARE), *filter(None, [seen.request.owner])}),
        note_max=queue.NOTE_MAX,
        reach=display_reach,
    )


@routes.post("/<int:request_id>")
def change(request_id: int) -> ResponseReturnValue:
    """Set status and owner, and add what was written as a note: one form, so that no button forgets the other half."""
    form = request.form
    was = (form["was_status"], form.get("was_owner") or None) if "was_status" in form else None
    try:
        queue.change(
            console().database,
            current_user.email,
            request_id,
            status=form.get("status", ""),
            owner=form.get("owner") or None,
            team=team(console().database, CARE),  # who may see it may own it
            shown=was,
            note=form.get("note", ""),
        )
    except queue.NotAChange as error:
        return _one(request_id, error), 400
    except queue.NoSuchRequest:
        abort(404)
    flash("Saved, with your note." if form.get("note", "").strip() else "Saved.", "success")
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
