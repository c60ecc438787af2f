"""Logs: one JSON line an event, never a visitor's words.

Code here logs ids and kinds only. Below is the net under that: from every line, ours or a library's, phone numbers and
e-mail addresses are taken out, fields that hold words are emptied, and of an exception only its kind and the places it
came through are kept, since its message and the local variables may quote what somebody wrote.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Mapping
from types import TracebackType
from typing import Any
from uuid import uuid4

import structlog
from structlog.tracebacks import ExceptionDictTransformer

LEFT_OUT = "<left out>"
# Fields whose values are somebody's words or name, whoever logs them (Rasa's own events among them).
WORDS = frozenset([
    "text", "name", "phone", "email", "body", "payload", "recipient", "message", "messages", "question",
    "answer", "user_text", "response_text", "response", "slot_values", "slots", "parse_data",
    "parse_data_text", "parse_data_entities", "tracker_latest_message", "user_message", "json_message",
    "entities", "rasa_events", "tracker_states",
])  # fmt: skip
_EMAIL = re.compile(r"[\w.+'-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+")
# Ten digits and more as people write numbers; times, ids and addresses of machines have other marks between them.
_PHONE = re.compile(r"(?:(?<![\w.-])\+?|(?<=%[0-9A-F]{2}))(?:\(?\d{1,4}\)?[ .-]?){2,4}\d{3,4}(?![\w:/-]|\.\d)")

PROGRESS = "progress: "  # begins a line of a training that a person shall see: our own words, never an example

REQUEST_ID = "X-Request-ID"  # the header by which our processes tell each other which request they work on
_REQUEST_ID = re.compile(r"[0-9a-f]{16}")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(process: str) -> None:
    """Let structlog and the standard library write JSON lines to stderr, each with the process's name."""

    def name_process(_logger: Any, _method: str, event: Any) -> Any:
        return {**event, "process": process}  # no context variable: threads have a context of their own

    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        name_process,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        leave_out_words,
        places_only,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    guard_libraries()
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def begin_request(number: object = None) -> str:
    """Let every line that this thread or task logs from now on bear a request id; returns it.

    `number`: the id that another process of ours sent. Without a usable one a new one is made: nobody outside may
    choose what we log.
    """
    request_id = number if isinstance(number, str) and _REQUEST_ID.fullmatch(number) else uuid4().hex[:16]
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=request_id)
    return request_id


def request_id() -> str | None:
    """The id of the request that is being worked on here."""
    return structlog.contextvars.get_contextvars().get("request")


def for_rasa(logger: Any, method: str, event: Any) -> Any:
    """For structlog, where Rasa's own log becomes JSON: our fields, and none of a visitor's words."""
    stamped = structlog.processors.TimeStamper(fmt="iso", utc=True)(logger, method, {**event, "process": "rasa"})
    return places_only(logger, method, leave_out_words(logger, method, stamped))


def guard_libraries() -> None:
    """Put the net under every logger of the standard library, whatever handlers and formats it is given later."""
    if logging.getLogRecordFactory() is _record:
        return
    logging.setLogRecordFactory(_record)


def scrubbed(text: str) -> str:
    """`text` without phone numbers and e-mail addresses."""
    text = _EMAIL.sub("<email>", text)
    return _PHONE.sub(lambda match: "<phone>" if _is_long(match[0]) else match[0], text)


def leave_out_words(_logger: Any, _method: str, event: Any) -> Any:
    """For structlog: the event without words, phone numbers and e-mail addresses."""
    return {key: value if key == "exc_info" else _clean(key, value) for key, value in event.items()}


# For structlog: an exception as its kinds and places.
places_only = structlog.processors.ExceptionRenderer(lambda info: _stacks(info))


def quiet_dependencies() -> None:
    """Keep deprecation notices off the log: Sanic and pyparsing switch them on for everybody when imported."""
    import pyparsing  # noqa: F401
    import sanic.app  # noqa: F401

    warnings.filterwarnings("ignore", category=DeprecationWarning)


def _uncaught(kind: Any, error: Any, trace: Any) -> None:
    """Python's own report quotes the error's message; only the operating system's are known to hold no words."""
    if issubclass(kind, OSError | KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        structlog.get_logger().critical("uncaught", exc_info=(kind, error, trace))


def _stacks(info: ExcInfo) -> list[dict[str, Any]]:
    return [{**stack, "exc_value": LEFT_OUT} for stack in ExceptionDictTransformer(show_locals=False)(info)]


def _clean(key: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if key in WORDS:
        return LEFT_OUT
    if isinstance(value, Mapping):
        return {inner: _clean(inner, part) for inner, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(key, part) for part in value]
    return scrubbed(str(value))


def _is_long(number: str) -> bool:
    return 10 <= sum(map(str.isdigit, number)) <= 15


_plain_record = logging.getLogRecordFactory()


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _plain_record(*args, **kwargs)
    record.msg, record.args = scrubbed(_message(record)), ()
    if record.exc_info and record.exc_info[0]:
        record.exc_text = _places(record.exc_info)  # formatters take this before they make their own
    return record


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # wrong arguments: logging itself would print them all
        return str(record.msg)


def _places(info: Any) -> str:
    stack = "".join(traceback.format_tb(info[2]))
    return f"Traceback (most recent call last):\n{stack}{info[0].__name__}: {LEFT_OUT}"
