"""Before every page: is it a page, is a POST ours, who is it, is their session still good, may they?"""

from __future__ import annotations

from flask import Flask, abort, current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console import kept
from bot.console.access import ANYBODY, PAGES, allowed
from bot.console.app import console
from bot.storage import audit
from bot.storage.tables import now

IDLE = 30 * 60  # seconds without use
LONGEST = 8 * 60 * 60  # seconds after signing in
NEVER = "You are not signed in."
BACKGROUND = "alerts.banner"  # asked by the page itself every half minute: that is not use


def register(app: Flask) -> None:
    """Let nothing of `app` be reached around the gate."""
    app.before_request(_gate)


def _gate() -> ResponseReturnValue | None:
    endpoint = request.endpoint
    if endpoint is None:
        return None  # there is no such page; Flask says so
    if endpoint not in PAGES:
        abort(404)
    current_app.extensions["csrf"].protect()
    if PAGES[endpoint] == ANYBODY:
        return None
    if not current_user.is_authenticated:
        return _sign_in(NEVER)
    if problem := _ended():
        session.clear()
        return _sign_in(problem)
    g.inside = True
    if not allowed(endpoint, current_user.role_names):
        with console().database.session() as transaction:
            audit.record(transaction, current_user.email, "refused", after={"page": endpoint})
        abort(403)
    if endpoint != BACKGROUND:
        session["seen"] = now().timestamp()
    return None


def _ended() -> str:
    """Why the session is over; empty while it is good."""
    moment = now().timestamp()
    if moment - session.get("began", 0) > LONGEST:
        return "You were signed out, as after every 8 hours."
    if moment - session.get("seen", 0) > IDLE:
        return "You were signed out after 30 minutes without use."
    return ""


def signed_in() -> bool:
    """Whether somebody is, and their session has not ended."""
    return current_user.is_authenticated and not _ended()


def _sign_in(problem: str) -> ResponseReturnValue:
    """To the sign-in. `problem`: why the session is over."""
    if request.endpoint == BACKGROUND:
        return "", 401
    if page := kept.again(problem, signed_in=False):
        return page
    if problem != NEVER:
        flash(problem, "info")
    back = request.script_root + request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("security.login", next=back))
