"""The worker never goes on without one of its parts: nobody would notice that staff are no longer told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT, load, make_development_secrets
from bot.storage import Database
from bot.worker import ALIVE
from tests.waiting import awaited

HEALTHY = "from bot.cli import main; main()"
WITHOUT_TEXTS = f"import bot.worker; bot.worker.Answering.run = lambda self, stop: None; {HEALTHY}"


@pytest.fixture(name="start")
def start_fixture(tmp_path: Path) -> Iterator[object]:
    started: list[subprocess.Popen[str]] = []
    environment = {**os.environ, "CLINICBOT_VAR": str(tmp_path)}
    make_development_secrets(tmp_path)
    database = Database.from_settings(load(environment))
    database.migrate()
    database.close()

    def start(program: str) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", program, "worker"], cwd=ROOT, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )
        )  # fmt: skip
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_it_ends_as_failed_where_a_part_has_ended_and_names_it(start) -> None:
    said, _ = (process := start(WITHOUT_TEXTS)).communicate(timeout=90)
    assert process.returncode == 1
    ended = [line for line in map(json.loads, said.splitlines()) if "a part of the worker" in line["event"]]
    assert [line["parts"] for line in ended] == [["sms"]]


def test_told_to_stop_it_ends_as_it_should_and_showed_until_then_that_it_was_alive(start, tmp_path: Path) -> None:
    process = start(HEALTHY)
    awaited((tmp_path / ALIVE).exists)
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0 and "a part of the worker" not in said
