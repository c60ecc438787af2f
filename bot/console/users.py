"""The team's accounts, for administrators."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console import accounts
from bot.console.app import console
from bot.console.welcome import link

routes = Blueprint("users", __name__, url_prefix="/users")


@routes.get("/")
def page() -> str:
    """All accounts, and a form for one more."""
    return render_template("users.html", users=accounts.everybody(console().database))


@routes.post("/")
def add() -> ResponseReturnValue:
    """Make an account and show its one-time link."""
    database, email = console().database, request.form.get("email", "")
    try:
        address = accounts.add(database, current_user.email, email, request.form.getlist("role"))
    except accounts.AccountError as error:
        flash(str(error), "error")
        return redirect(url_for("users.page"))
    users = accounts.everybody(database)
    return render_template("users.html", users=users, invited=address, link=link(address))


@routes.post("/<int:user_id>")
def change(user_id: int) -> ResponseReturnValue:
    """Set roles, and whether the account may be used."""
    database, form = console().database, request.form
    email = next((user.email for user in accounts.everybody(database) if user.id == user_id), "")
    try:
        accounts.change(
            database, current_user.email, email, roles=form.getlist("role"), active=form.get("active") == "yes"
        )
        flash(f"{email} is saved. If anything changed, they have to sign in again.", "success")
    except accounts.AccountError as error:
        flash(str(error), "error")
    return redirect(url_for("users.page"))
