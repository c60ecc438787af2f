"""Alerts: on top of every page until somebody has taken care, and a list of all."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console.app import console
from bot.conversation import alerts

PAGE = 50
routes = Blueprint("alerts", __name__, url_prefix="/alerts")


@routes.get("/")
def page() -> str:
    """All alerts, the newest first."""
    found = alerts.newest(console().database, PAGE + 1, request.args.get("before", type=int))
    return render_template("alerts.html", alerts=found[:PAGE], more=len(found) > PAGE)


@routes.get("/banner")
def banner() -> str:
    """The open alerts alone, for pages that stay open."""
    return render_template("banner.html")


@routes.get("/<int:alert_id>")
def one(alert_id: int) -> str:
    """An alert with its conversation."""
    seen = alerts.look_at(console().database, current_user.email, alert_id, console().clinic)
    if seen is None:
        abort(404)
    return render_template("alert.html", seen=seen)


@routes.post("/<int:alert_id>/acknowledge")
def acknowledge(alert_id: int) -> ResponseReturnValue:
    """Take care of it: the reminders end, and the name stays with it."""
    if alerts.acknowledge(console().database, alert_id, current_user.email):
        flash(f"Alert {alert_id} is yours. Reminders about it have stopped.", "success")
    else:
        flash(f"Alert {alert_id} has been acknowledged before.", "info")
    return redirect(url_for("alerts.one", alert_id=alert_id))
