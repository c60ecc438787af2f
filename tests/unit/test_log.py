"""Whatever somebody logs, no visitor's words, numbers or addresses come out."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.log import scrubbed

# Run in a process of its own: logging is configured for a whole process.
SCRIPT = """
import logging, sys
from bot import log
{setup}
import structlog
out = structlog.get_logger()
word = "zanzibarquokka"
{lines}
"""


def logged(lines: str, setup: str = "log.configure('test')") -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(setup=setup, lines=lines)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


RAISED = """
try:
    raise ValueError(word)
except ValueError:
    {}
"""


@pytest.mark.parametrize(
    "lines",
    [
        "out.info('x', text=word)",
        "out.info('x', detail={'answer': [word], 'id': 5})",
        RAISED.format("out.exception('x')"),
        RAISED.format("out.error('x', exc_info=True)"),
        RAISED.format("logging.getLogger('lib').exception('x')"),
        RAISED.format("logging.getLogger('lib').error('x %s', 5, exc_info=True)"),
    ],
)
def test_words_are_left_out_but_the_event_is_there(lines: str) -> None:
    printed = logged(lines)
    assert "zanzibarquokka" not in printed
    event = json.loads(printed)
    assert event["event"].startswith("x") and event["process"] == "test"
    if "ValueError" in lines:
        assert "ValueError" in printed and '"lineno"' in printed


def test_an_error_that_ends_a_thread_is_told_without_words() -> None:
    printed = logged("import threading\ndef run(): raise ValueError(word)\nt = threading.Thread(target=run)\nt.start()")
    assert "zanzibarquokka" not in printed and '"exc_type": "ValueError"' in printed


@pytest.mark.parametrize(
    "lines",
    [
        "out.info('call 530-555-0142')",
        "out.warning('x', path='/who?mail=ann.ng%40example.com', to=['(530) 555-0142', 'ann.ng@example.com'])",
        "logging.getLogger('lib').error('to %s', '+1 530 555 0142')",
        "logging.getLogger('lib').warning('GET /Messages.json?To=%%2B15305550142 failed')",
        "logging.getLogger('lib').error('to %(who)s', {'who': 'ann.ng@example.com'})",
        "logging.getLogger('lib').error('%s %s', '5305550142')",
        "logging.getLogger('lib').error(ValueError('ann.ng@example.com'))",
    ],
)
def test_numbers_and_addresses_are_taken_out_of_every_line(lines: str) -> None:
    printed = logged(lines)
    assert printed.strip()
    assert "0142" not in printed and "ann.ng" not in printed


def test_rasas_own_log_keeps_only_kinds_and_places() -> None:
    """As `bot.assistant.serve` sets it up, then Rasa configures its logging."""
    setup = (
        "import structlog; log.guard_libraries(); structlog.processors.dict_tracebacks = log.places_only\n"
        "from rasa.utils.log_utils import configure_structlog; configure_structlog()"
    )
    printed = logged(RAISED.format("out.error('x', exc_info=True); logging.getLogger('y').exception('y')"), setup)
    assert "ValueError" in printed and "zanzibarquokka" not in printed


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-26T01:02:03.123456Z",
        "http://127.0.0.1:5005/webhook",
        "message 123456",
        "a1b2c3d4e5f60718293a4b5c6d7e8f90",
    ],
)
def test_times_addresses_of_machines_and_ids_stay(text: str) -> None:
    assert scrubbed(text) == text


@given(st.text(), st.sampled_from(["530-555-0142", "(530) 555-0142", "tel:+1 530.555.0142", "5305550142"]), st.text())
def test_a_number_between_any_words_is_taken_out(before: str, number: str, after: str) -> None:
    assert number not in scrubbed(f"{before.rstrip('0123456789')} {number}, {after}")
