"""Errors as pages: what happened and what to do."""

from __future__ import annotations

import structlog
from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, SQLAlchemyError
from werkzeug.exceptions import HTTPException

from bot.console import gate, kept

log = structlog.get_logger()

WORDS = {
    400: ("That could not be understood", "Go back, look at what you filled in, and send it again."),
    403: ("That is not for your role", "Ask an administrator if you need it for your work."),
    404: ("There is nothing here", "It may have been deleted or erased. Begin at the overview."),
    405: ("That address takes no such request", "Go back and use the page's own buttons."),
    413: ("That is too long", "Go back and shorten it."),
}
FORGED = ("That page was too old", "Nothing was changed. Go back, load the page anew, and send it again.")
STORAGE = ("We could not reach the database", "Nothing was changed. Try again in a minute.")
UNEXPECTED = ("Something went wrong on our side", "Try again. If it stays, tell whoever runs the assistant.")


def register(app: Flask) -> None:
    """Let all errors of `app` leave as pages."""
    app.register_error_handler(CSRFError, _too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SQLAlchemyError, _storage)
    for error in (OverflowError, DataError):  # an address with a number that no row can have
        app.register_error_handler(error, lambda _: _page(404, WORDS[404]))
    app.register_error_handler(Exception, _unexpected)


def _too_old(_error: CSRFError) -> ResponseReturnValue:
    """The page's token does not fit the session (any more), as after signing in anew."""
    return kept.again("That page was too old.", gate.signed_in()) or _page(400, FORGED)


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    return _page(status, WORDS.get(status, UNEXPECTED))


def _storage(error: SQLAlchemyError) -> ResponseReturnValue:
    log.error("storage failed", endpoint=request.endpoint, error=type(error).__name__)
    return _page(503, STORAGE)


def _unexpected(_error: Exception) -> ResponseReturnValue:
    log.exception("request failed", endpoint=request.endpoint)  # no path: it may hold a one-time link
    return _page(500, UNEXPECTED)


def _page(status: int, words: tuple[str, str]) -> ResponseReturnValue:
    layout = (
        "inside.html" if g.get("inside") and status < 500 else "outside.html"
    )  # with the alerts, if they can be read
    return render_template("error.html", layout=layout, heading=words[0], advice=words[1]), status
