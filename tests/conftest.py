"""The real thing for tests: the trained model behind the real processes, each run in a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import hypothesis
import pytest
import requests
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from playwright.sync_api import Browser, Page, sync_playwright

from bot.storage import database as database_module
from scripts.browser import launch_options
from tests.databases import database, database_url, migrated, postgres, redis  # noqa: F401  (fixtures for every test)
from tests.ports import free_port

# Everywhere: no deadline, since times on a busy machine prove nothing. CI repeats the same examples, so that a run
# there tells about the change and not about luck; every other run looks at new ones.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")

ROOT = Path(__file__).parent.parent
READY_SECONDS = 240  # most it may take; a minute was seen on a busy machine
PROCESSES = ("clinicbot web", "bot.assistant.serve run", "clinicbot actions", "clinicbot worker")


class Compiled(BytecodeCache):
    """Each page's template is compiled once a test process, not once for each of a thousand applications."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Look for a template of this place and these words."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one."""
        assert bucket.code is not None
        self._codes[bucket.key, bucket.checksum] = bucket.code


Flask.jinja_options = {"bytecode_cache": Compiled()}
database_module.FULL = "OFF"  # no test cuts the power; processes that tests start keep to "FULL"


@dataclass
class System:
    """All processes as `clinicbot run` starts them, with a database of their own."""

    url: str
    folder: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    ready_after: float = 0.0  # seconds from the start to the first 200 of /healthz

    def clinicbot(self, *arguments: str) -> str:
        """Run a command against the same database; returns what it prints."""
        command = [str(Path(sys.executable).with_name("clinicbot")), *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def await_ready(self, patience: float = READY_SECONDS) -> None:
        """Wait until /healthz says 200."""
        end = time.monotonic() + patience
        last: object = None
        while time.monotonic() < end:
            assert self.process.poll() is None, f"clinicbot run ended: {self.log()[-3000:]}"
            try:
                response = requests.get(f"{self.url}/healthz", timeout=5)
                last = response.text
                if response.status_code == 200:
                    return
            except requests.RequestException as error:
                last = error
            time.sleep(0.3)
        pytest.fail(f"Not ready after {patience:.0f} s: {last}\n{self.log()[-3000:]}")

    def log(self) -> str:
        """All that the processes have printed."""
        return (self.folder / "log.txt").read_text(encoding="utf-8", errors="replace")

    def pids(self, name: str) -> list[int]:
        """Process ids of this system whose command line holds `name`."""
        listed = subprocess.run(["ps", "-ewwo", "pid=,args="], capture_output=True, text=True, check=True).stdout
        pids = [int(line.split(None, 1)[0]) for line in listed.splitlines() if name in line]
        return [pid for pid in pids if f"CLINICBOT_VAR={self.folder}".encode() in _environment(pid)]


def _environment(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def start(folder: Path, patience: float = READY_SECONDS, **variables: str) -> System:
    """Start all processes with their files in `folder` and these variables besides, and wait until they answer."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")},
        "CLINICBOT_VAR": str(folder),
        "CLINICBOT_RASA_PORT": str(free_port()),
        "CLINICBOT_ACTIONS_PORT": str(free_port()),
        "PORT": str(port),
        **variables,
    }
    clinicbot = str(Path(sys.executable).with_name("clinicbot"))
    subprocess.run([clinicbot, "setup"], env=environment, cwd=ROOT, check=True)
    began = time.monotonic()
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen([clinicbot, "run"], env=environment, cwd=ROOT, stdout=log, stderr=log)
    system = System(f"http://localhost:{port}", folder, environment, process)
    try:
        system.await_ready(patience)
    except BaseException:
        stop(system)
        raise
    system.ready_after = time.monotonic() - began
    return system


def stop(system: System) -> None:
    """Ctrl-C, as a person would. No process stays."""
    system.process.send_signal(signal.SIGINT)
    system.process.wait(timeout=30)
    left = [name for name in PROCESSES if system.pids(name)]
    assert not left, f"After Ctrl-C there still is: {left}"


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """One running system for tests that leave it as it was."""
    running = start(tmp_path_factory.mktemp("system"))
    yield running
    stop(running)


@pytest.fixture(scope="session")
def site(system: System) -> str:
    """The address of the running site."""
    return system.url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium, found or installed by `make test`. Closed after each module: Playwright keeps an event loop
    running in this thread, under which other tests could not run theirs."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options(ROOT))
        yield chromium
        chromium.close()


@pytest.fixture()
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a fresh visitor."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(8000)
    yield opened
    context.close()
