"""Several web and Rasa processes on one database and one Redis, as behind a load balancer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from bot import settings
from bot.settings import ROOT
from bot.storage import Database
from tests.conftest import READY_SECONDS
from tests.databases import RedisServer, running_redis
from tests.ports import free_port


@dataclass
class Fleet:
    """The sites, and what a test needs to look behind them."""

    sites: list[str]
    environment: dict[str, str]
    folder: Path
    redis: RedisServer

    def database(self) -> Database:
        """The one that all of them use."""
        return Database.from_settings(settings.load(self.environment))

    def log(self) -> str:
        """All that the processes have printed."""
        return (self.folder / "log.txt").read_text("utf-8", errors="replace")

    def await_ready(self, site: str, seconds: float = READY_SECONDS) -> None:
        """Wait until a site's /healthz says 200."""
        end, said = time.monotonic() + seconds, "nothing"
        while time.monotonic() < end:
            try:
                answer = requests.get(f"{site}/healthz", timeout=10)
                said = answer.text
                if answer.status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.3)
        pytest.fail(f"Not ready: {said}\n{self.log()[-3000:]}")


class Processes:
    """Single processes of the assistant; all end with the block."""

    def __init__(self, log: Path) -> None:
        self._log, self._running = log.open("wb"), list[subprocess.Popen[bytes]]()

    def __enter__(self) -> Processes:
        return self

    def run(self, name: str, environment: dict[str, str]) -> None:
        """Start one."""
        command = [str(Path(sys.executable).with_name("clinicbot")), name]
        self._running.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self._log, stderr=self._log))

    def __exit__(self, *_: object) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            process.wait(30)
        self._log.close()


@contextmanager
def running_fleet(folder: Path, database_url: str, count: int = 2) -> Iterator[Fleet]:
    """`count` sites, each with a Rasa of its own; they share the migrated database, a Redis, actions and worker."""
    settings.make_development_secrets(folder)
    with running_redis() as redis, Processes(folder / "log.txt") as processes:
        common = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")},
            "CLINICBOT_VAR": str(folder),
            "CLINICBOT_DATABASE_URL": database_url,
            "CLINICBOT_REDIS_URL": redis.url,
            "CLINICBOT_ACTIONS_PORT": str(free_port()),
            "CLINICBOT_PROXIES": "1",
        }
        processes.run("actions", common)
        sites = []
        for _ in range(count):
            own = {**common, "PORT": str(free_port()), "CLINICBOT_RASA_PORT": str(free_port())}
            processes.run("rasa", own)
            processes.run("web", own)
            sites.append(f"http://localhost:{own['PORT']}")
        processes.run("worker", own)
        made = Fleet(sites, own, folder, redis)
        for site in sites:
            made.await_ready(site)
        yield made
