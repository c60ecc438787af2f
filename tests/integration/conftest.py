"""The front door alone, nobody or a stand-in for Rasa behind it: as an application, and as its own process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bot import settings
from bot.settings import ROOT, Settings
from bot.web.app import create_app
from tests.ports import free_port
from tests.rasa import StandIn, running_rasa


@pytest.fixture()
def alone(tmp_path: Path, database_url: str) -> Settings:
    """Settings of a front door that nobody stands behind."""
    settings.make_development_secrets(tmp_path)
    return settings.load(
        {
            "CLINICBOT_VAR": str(tmp_path),
            "CLINICBOT_DATABASE_URL": database_url,
            "CLINICBOT_RASA_PORT": str(free_port()),
            "CLINICBOT_ACTIONS_PORT": str(free_port()),
        }
    )


@pytest.fixture()
def client(alone: Settings) -> Iterator[FlaskClient]:
    with create_app(alone).test_client() as opened:
        yield opened


@dataclass
class Front:
    """`clinicbot web` alone, with a stand-in for Rasa behind it."""

    process: subprocess.Popen[bytes]
    port: int
    rasa: StandIn
    log: Path

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture()
def front(tmp_path: Path, migrated: Path) -> Iterator[Front]:
    """The running process, on a port and a database of its own."""
    settings.make_development_secrets(tmp_path)
    shutil.copy(migrated, tmp_path / "clinic.db")
    port, log = free_port(), tmp_path / "log.txt"
    with running_rasa() as rasa, log.open("wb") as out:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")},
            "CLINICBOT_VAR": str(tmp_path),
            "CLINICBOT_RASA_URL": rasa.url,
            "CLINICBOT_ACTIONS_URL": rasa.url,
            "PORT": str(port),
        }
        command = [str(Path(sys.executable).with_name("clinicbot")), "web"]
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=out, stderr=out)
        try:
            _await_port(process, port, log)
            yield Front(process, port, rasa, log)
        finally:
            process.kill()
            process.wait()


def _await_port(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"The front door does not start.\n{log.read_text('utf-8', 'replace')[-3000:]}")
