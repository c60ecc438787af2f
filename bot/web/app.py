"""The web application, made from settings; nothing happens at import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request

from bot import clinic as clinic_module
from bot.clinic import Clinic
from bot.console.mount import Mounted
from bot.conversation.late_alerts import LateAlerts
from bot.conversation.rasa import RasaClient
from bot.conversation.turn import Conversations
from bot.log import REQUEST_ID, begin_request
from bot.settings import Settings
from bot.sms import webhook as sms_webhook
from bot.sms.delivery_status import Statuses
from bot.sms.receiving import Receiver
from bot.storage import Database
from bot.web.health import Health
from bot.web.limits import Limits

BODY_BYTES = 64 * 1024  # the longest message is 4,000 characters
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)


@dataclass
class Services:
    """What the routes work with."""

    settings: Settings
    clinic: Clinic
    database: Database
    rasa: RasaClient
    conversations: Conversations
    late_alerts: LateAlerts
    limits: Limits
    health: Health


def create_app(settings: Settings, rasa: RasaClient | None = None) -> Flask:
    """The front door. `rasa`: given by tests that need Rasa to be away."""
    from bot.web import chat, errors, metrics, models, pages

    app = Flask("bot.web", static_folder="static", static_url_path="/static")
    app.config.update(SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=BODY_BYTES)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    clinic = clinic_module.load(settings.clinic_file)
    database = Database.from_settings(settings)
    client = rasa or RasaClient(settings)
    limits = Limits(settings.redis_url, settings.lookup_key)
    conversations = Conversations(database, client, clinic)
    app.extensions["clinic"] = Services(
        settings=settings,
        clinic=clinic,
        database=database,
        rasa=client,
        conversations=conversations,
        late_alerts=LateAlerts(conversations),
        limits=limits,
        health=Health(database, client, limits),
    )
    app.before_request(_name_request)
    errors.register(app)
    metrics.register(app)
    app.register_blueprint(chat.routes)
    app.register_blueprint(pages.routes)
    app.register_blueprint(models.routes)
    _add_sms(app)
    app.after_request(_guard)
    app.wsgi_app = Mounted(app.wsgi_app, lambda: _console(settings, clinic, database, client))  # type: ignore[method-assign]
    return app


def _console(settings: Settings, clinic: Clinic, database: Database, rasa: RasaClient) -> Flask:
    from bot.console.app import create_console  # at the first visit: sign-in takes 15 MB

    return create_console(settings, clinic, database, rasa)


def _add_sms(app: Flask) -> None:
    """Twilio's webhook and, in development where it is asked for, the simulator."""
    known: Services = app.extensions["clinic"]
    settings = known.settings
    receiver = Receiver(known.database, known.rasa, known.clinic, settings.public_url)
    statuses = Statuses(known.database, known.clinic.timezone)
    app.register_blueprint(sms_webhook.routes(settings.credentials.twilio, settings.public_url, receiver, statuses))
    if settings.sms_simulator:
        from bot.sms import simulator

        app.register_blueprint(simulator.routes(settings, known.clinic))


def services() -> Services:
    """The running application's services."""
    return current_app.extensions["clinic"]


def may_embed(origin: str) -> bool:
    """Whether `origin` is this site itself or a website that `clinic.yml` allows to embed the widget."""
    return _ourselves(origin) or origin in services().clinic.allowed_origins


def other_website() -> str:
    """The origin of the page that calls; empty for our own pages, which do not always send one."""
    origin = request.headers.get("Origin", "")
    return "" if _ourselves(origin) else origin


def _ourselves(origin: str) -> bool:
    return urlsplit(origin).netloc in (request.host, urlsplit(services().settings.public_url).netloc)


def _name_request() -> None:
    g.request_id = begin_request()


def _guard(response: Response) -> Response:
    response.headers[REQUEST_ID] = g.request_id  # what somebody who complains can name
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if request.path.startswith("/api/"):
        response.headers["Cache-Control"] = "no-store"
        _allow_origin(response)
    if re.match(r"^/(widget|static)", request.path):
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Access-Control-Allow-Origin"] = "*"  # public files: module scripts are fetched with CORS
    return response


def _allow_origin(response: Response) -> None:
    origin = request.headers.get("Origin")
    response.vary.add("Origin")
    if origin and may_embed(origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Max-Age"] = "600"
