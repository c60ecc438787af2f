"""Every error leaves as `{"error": {"code", "message"}}`, or as a page to a browser: what happened, what to do."""

from __future__ import annotations

import re
from typing import Any

import structlog
from flask import Flask, Response, jsonify, make_response, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from bot.storage.database import no_room, trouble
from bot.web.app import services

log = structlog.get_logger()

WORDS = {
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that kind of request."),
    413: ("too_large", "That is too long to send. Please shorten it."),
    415: ("not_json", "Send JSON, with the header Content-Type: application/json."),
}

# What programs ask, whatever they say they accept.
FOR_PROGRAMS = ("/api", "/sms", "/healthz", "/livez", "/metrics", "/internal", "/widget", "/static")


class ApiError(Exception):
    """An error with a clear answer for the sender. `status`: HTTP; `retry_after`: seconds, where waiting helps."""

    def __init__(self, status: int, code: str, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after


def register(app: Flask) -> None:
    """Let all errors of `app` leave in one shape."""
    app.register_error_handler(ApiError, _api_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SQLAlchemyError, _storage_error)
    app.register_error_handler(Exception, _unexpected)


def error_response(status: int, code: str, message: str, **more: Any) -> Response:
    """The one error shape; where somebody opened the address in a browser, the same words on a page."""
    if _wants_page():
        clinic = services().clinic
        response = make_response(render_template("error.html", message=message, clinic=clinic))
    else:
        response = jsonify({"error": {"code": code, "message": message, **more}})
    response.vary.add("Accept")
    response.status_code = status
    if "retry_after" in more:
        response.headers["Retry-After"] = str(more["retry_after"])
    return response


def _wants_page() -> bool:
    """Whether a browser opened the address: it asks for HTML by name, which programs, that take anything, do not."""
    if re.match(rf"({'|'.join(FOR_PROGRAMS)})(/|\.|$)", request.path):
        return False
    return "text/html" in request.accept_mimetypes.values()


def _api_error(error: ApiError) -> Response:
    more = {"retry_after": error.retry_after} if error.retry_after else {}
    return error_response(error.status, error.code, error.message, **more)


def route() -> str:
    """The rule that the request's address fits, for logs and counts: the address itself may hold words or a key."""
    return request.url_rule.rule if request.url_rule else "none"


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    code, message = WORDS.get(status, ("bad_request", "That request could not be understood."))
    response = error_response(status, code, message)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))  # RFC 9110, 15.5.6
    return response


def _storage_error(error: SQLAlchemyError) -> Response:
    log.error("storage failed", route=route(), reason=trouble(error))
    if no_room(error):
        message = "There is no room left to save that. Please call the clinic, or try again later."
        return error_response(503, "storage_full", message, retry_after=60)
    message = "We could not save that just now. Please try again in a minute."
    return error_response(503, "storage_unavailable", message, retry_after=10)


def _unexpected(error: Exception) -> Response:
    log.exception("request failed", route=route())
    return error_response(
        500, "internal_error", "Something went wrong on our side. Please try again, or call the clinic."
    )
