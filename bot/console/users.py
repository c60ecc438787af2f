"""The team's accounts, for administrators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.console import accounts
from bot.console.app import console
from bot.console.welcome import link

NO_ROLE = "Choose at least one role: it says what they may see and do."
routes = Blueprint("users", __name__, url_prefix="/users")


@dataclass(frozen=True)
class Typed:
    """What a form held when it was refused, and why. `user`: whose form it was; None: the one for somebody new."""

    user: int | None = None
    email: str = ""
    roles: Sequence[str] = ()
    active: bool = False
    problem: str = ""
    field: str = ""


@routes.get("/")
def page() -> str:
    """All accounts, and a form for one more."""
    return _page(Typed())


def _page(typed: Typed) -> str:
    return render_template("users.html", users=accounts.everybody(console().database), typed=typed)


@routes.post("/")
def add() -> ResponseReturnValue:
    """Make an account and show its one-time link."""
    database, email, roles = console().database, request.form.get("email", ""), request.form.getlist("role")
    if not roles:
        return _page(Typed(email=email, problem=NO_ROLE, field="role")), 400
    try:
        address = accounts.add(database, current_user.email, email, roles)
    except accounts.AccountError as error:
        return _page(Typed(email=email, roles=roles, problem=str(error), field="email")), 400
    users = accounts.everybody(database)
    return render_template("users.html", users=users, typed=Typed(), invited=address, link=link(address))


@routes.post("/<int:user_id>")
def change(user_id: int) -> ResponseReturnValue:
    """Set roles, and whether the account may be used."""
    database, form = console().database, request.form
    roles, active = form.getlist("role"), form.get("active") == "yes"
    email = next((user.email for user in accounts.everybody(database) if user.id == user_id), "")
    try:
        if not roles:
            raise accounts.AccountError(NO_ROLE)
        accounts.change(database, current_user.email, email, roles=roles, active=active)
    except accounts.AccountError as error:
        return _page(Typed(user_id, roles=roles, active=active, problem=str(error), field="role")), 400
    flash(f"{email} is saved. If anything changed, they have to sign in again.", "success")
    return redirect(url_for("users.page"))
