"""The console's application, made from settings; nothing happens at import."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app

from bot.clinic import Clinic
from bot.console.mount import PREFIX
from bot.conversation.rasa import RasaClient
from bot.log import begin_request
from bot.settings import Settings
from bot.storage import Database

BODY_BYTES = 256 * 1024  # a hundred questions of 300 letters, each of which takes up to nine bytes in a form
YEAR = 365 * 24 * 3600  # seconds
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; "  # data: for the second factor's code to scan
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
STATIC = Path(__file__).parent / "static"


@dataclass
class Console:
    """What the pages work with.

    `rasa`: the front door's, whose room is for visitors and staff together.
    `hashing`: one password at a time, since Argon2 takes 19 MB for each.
    """

    settings: Settings
    clinic: Clinic
    database: Database
    rasa: RasaClient
    hashing: threading.Lock


def create_console(settings: Settings, clinic: Clinic, database: Database, rasa: RasaClient) -> Flask:
    """The console, to be mounted at `/staff`."""
    from bot.console import (
        account,
        alerts,
        answer_topics,  # noqa: F401  (more pages of `answers`)
        answer_versions,  # noqa: F401  (the same)
        answers,
        audit_log,
        contacts,
        errors,
        gate,
        inbox,
        overview,
        releases,
        shown,
        sign_in,
        try_it,
        users,
        welcome,
    )  # fmt: skip

    app = Flask("bot.console", static_folder="static", static_url_path=f"/assets/{_version()}")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=BODY_BYTES,
        SEND_FILE_MAX_AGE_DEFAULT=YEAR,
        SESSION_COOKIE_NAME="clinic_staff",
        SESSION_COOKIE_PATH=PREFIX,
        SESSION_COOKIE_SAMESITE="Lax",  # Strict would ask everybody who follows a notice's link to sign in again
        SESSION_COOKIE_SECURE=settings.production or settings.public_url.startswith("https://"),
    )
    app.extensions["console"] = Console(settings, clinic, database, rasa, threading.Lock())
    app.before_request(_name_request)
    errors.register(app)
    sign_in.register(app)
    gate.register(app)
    shown.register(app)
    for page in (
        overview, alerts, contacts, inbox, answers, releases, try_it, users, audit_log, account, welcome,
    ):  # fmt: skip
        app.register_blueprint(page.routes)
    app.after_request(_guard)
    return app


def console() -> Console:
    """The running application's services."""
    return current_app.extensions["console"]


def _name_request() -> None:
    begin_request()


def _version() -> str:
    """Changes with the style sheet and script, which browsers may therefore keep for ever."""
    digest = sha256()
    for file in sorted(STATIC.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _guard(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if "max-age" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "no-store"
    return response
