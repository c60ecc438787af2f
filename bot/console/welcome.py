"""The one-time link by which somebody of the team sets a password of their own."""

from __future__ import annotations

from typing import NoReturn

from flask import Blueprint, abort, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import hash_password
from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.console import accounts, lockout
from bot.console.accounts import Account, Accounts
from bot.console.app import console
from bot.console.mount import PREFIX

LIFETIME = 72 * 3600  # seconds
OVER = "This link does not work any more"
ADVICE = "This link was used already, or is too old. Sign in, or ask an administrator for a new one."
routes = Blueprint("welcome", __name__)


def link(email: str) -> str:
    """A link for one account, good for `LIFETIME`. Setting a password ends it, and so does a change of the account.

    Raises:
        AccountError: there is no such account.
    """
    account = Accounts(console().database).find_user(email=email)
    if account is None:
        raise accounts.AccountError(f"There is no user {email}.")
    return f"{console().settings.public_url}{PREFIX}/welcome/{_signer().dumps(account.fs_uniquifier)}"


def hashed(password: str) -> str:
    """The password's hash.

    Raises:
        AccountError: it is too short.
    """
    known = console()
    problems, password = current_app.extensions["security"].password_util.validate(password, True)
    if problems:
        raise accounts.AccountError(" ".join(map(str, problems)))
    with known.hashing:
        return hash_password(password)


@routes.route("/welcome/<token>", methods=["GET", "POST"])
def page(token: str) -> ResponseReturnValue:
    """Set the first password, or a new one."""
    account = _account(token)
    if request.method == "GET":
        return render_template("welcome.html", email=account.email)
    password, again = request.form.get("password", ""), request.form.get("again", "")
    try:
        if password != again:
            raise accounts.AccountError("The two passwords differ.")
        accounts.set_password(console().database, account.email, account.email, hashed(password))
    except accounts.AccountError as error:
        return render_template("welcome.html", email=account.email, problem=str(error)), 400
    lockout.forget(console().database, account.email)
    flash("Your password is set. Sign in with it.", "success")
    return redirect(url_for("security.login"))


def _account(token: str) -> Account:
    try:
        unique = _signer().loads(token, max_age=LIFETIME)
    except BadSignature:
        _over()
    account = Accounts(console().database).find_user(fs_uniquifier=unique)
    if account is None or not account.active:
        _over()
    return account


def _over() -> NoReturn:
    """The same words whether it was used, came too late or was never one: they tell nobody which accounts there are."""
    words = {"heading": OVER, "advice": ADVICE, "next": "Sign in"}
    abort(make_response(render_template("error.html", layout="outside.html", **words), 404))


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(console().settings.secret_key, salt="set password")
