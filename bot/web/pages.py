"""The assistant's own page, the widget's files, and whether all is well."""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Blueprint, Response, abort, jsonify, render_template, request

from bot import widget
from bot.web.app import services

routes = Blueprint("pages", __name__)


@routes.get("/")
def home() -> str:
    """The clinic's name, phone and hours with the widget; outside production it says that it is a demonstration."""
    clinic = services().clinic
    facts = {
        "name": clinic.name,
        "phone": clinic.phone,
        "phone_href": f"tel:{clinic.phone_e164}",
        "hours": clinic.hours_text,
        "address": clinic.facts["address"],
        "website": clinic.website,
    }
    settings = services().settings
    return render_template(
        "home.html", clinic=facts, demonstration=not settings.production, sms_simulator=settings.sms_simulator
    )


@routes.get("/widget.js")
def widget_loader() -> Response:
    """The launcher: small, and fresh, since it names the version of everything else."""
    return _file(widget.loader(), "text/javascript; charset=utf-8", "public, max-age=300")


@routes.get("/widget/<version>/<name>")
def widget_file(version: str, name: str) -> Response:
    """One file of the widget. An address with another version gets the present file, without long caching."""
    if name not in widget.assets():
        abort(404)
    body, content_type = widget.assets()[name]
    lasting = version == widget.version()
    return _file(body, content_type, "public, max-age=31536000, immutable" if lasting else "no-cache")


def _file(body: bytes, content_type: str, caching: str) -> Response:
    """A public file, packed where the browser takes that."""
    packed = "gzip" in request.accept_encodings
    response = Response(_packed(body) if packed else body, content_type=content_type)
    response.headers["Cache-Control"] = caching
    response.vary.add("Accept-Encoding")
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=64)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


@routes.get("/healthz")
def healthz() -> tuple[Response, int]:
    """200 only when a real answer can be given end to end; else 503 with the failing part named."""
    parts = services().health.parts()
    healthy = all(state == "ok" for state in parts.values())
    return jsonify({"status": "ok" if healthy else "unavailable", "parts": parts}), 200 if healthy else 503


@routes.get("/livez")
def livez() -> Response:
    """200 while this process answers, whatever stands behind it: it takes messages and shows 988 without Rasa too."""
    return jsonify({"status": "ok"})
