"""The live model, for Rasa's processes wherever they run: `GET /internal/model` and the encoder it needs.

Every Rasa asks every few seconds, with the ETag of the model it has. The public gets nothing here without the token.
"""

from __future__ import annotations

import hmac
import re
import tarfile
import tempfile
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, jsonify, make_response, request, send_file

from bot.knowledge import releases
from bot.settings import ENCODERS, internal_header
from bot.storage.tables import Release
from bot.web.app import services

FORM = "application/gzip"
routes = Blueprint("models", __name__, url_prefix="/internal")


@routes.before_request
def require_token() -> tuple[Response, int] | None:
    """Our own processes only."""
    wanted = internal_header(services().settings.internal_token)
    if hmac.compare_digest(request.headers.get("X-Internal-Token", "").encode(), wanted.encode()):
        return None
    return _refuse("The internal token is missing or wrong.", 401)


@routes.get("/model")
def model() -> Response | tuple[Response, int]:
    """The live release's archive; 304 for who has it, 404 with a sentence while nothing is live or it is not here."""
    release = releases.live(services().database)
    if release is None:
        return _refuse("No release is live yet. Run `clinicbot setup`.", 404)
    return _archive(release)


@routes.get("/model/<int:release_id>")
def one(release_id: int) -> Response | tuple[Response, int]:
    """Any release's archive, to be tried before it goes live."""
    release = releases.one(services().database, release_id)
    return _refuse(f"There is no release {release_id}.", 404) if release is None else _archive(release)


@routes.get("/encoder/<name>.tar")
def encoder(name: str) -> Response:
    """A sentence encoder's folder, for a Rasa on another machine: archives only name theirs."""
    folder = ENCODERS / name
    if not re.fullmatch(r"[0-9a-z]+", name) or not (folder / "encoder.json").exists():
        abort(404)
    packed = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the response)
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for file in sorted(folder.iterdir()):
            tar.add(file, arcname=file.name)
    packed.seek(0)
    return send_file(packed, mimetype="application/x-tar")


def _archive(release: Release) -> Response | tuple[Response, int]:
    if request.if_none_match.contains(release.model_sha256):
        response = make_response("", 304)
        response.set_etag(release.model_sha256)
        return response
    path: Path = releases.archive(services().settings.var, release)
    if not path.exists():
        current_app.logger.error("release %s has no archive here", release.id)
        return _refuse(f"The archive of release {release.id} is not in var/models of this machine.", 404)
    response = send_file(path, mimetype=FORM, etag=False)
    response.set_etag(release.model_sha256)
    response.headers["Cache-Control"] = "no-store"
    return response


def _refuse(sentence: str, status: int) -> tuple[Response, int]:
    return jsonify({"error": {"code": "no_model" if status == 404 else "unauthorized", "message": sentence}}), status
