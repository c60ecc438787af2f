"""One's own account: password and second factor."""

from __future__ import annotations

from flask import Blueprint, render_template

routes = Blueprint("account", __name__)


@routes.get("/account")
def page() -> str:
    """What one may change about oneself."""
    return render_template("account.html")
