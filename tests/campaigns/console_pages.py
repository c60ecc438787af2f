"""How long the console's pages take with years of data: 1,000,000 messages and 200,000 questions in the inbox.

    python -m tests.campaigns.console_pages [--messages 1000000] [--questions 200000] [--times 7] [--keep FOLDER]

Fills a SQLite database (ten minutes; `--keep` leaves it, and finds it filled the next time), starts the real front door
on it, signs in as somebody with all roles, and opens every page several times. A page's time is from the request to the
last byte of the answer, the first time too. What front door and reader only waited for a processor, because other
programs were busy, is taken off (Linux tells). Rasa is not running: the two parts of pages that ask it are not timed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import requests

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.console.access import ROLES
from bot.storage import Database, figures
from bot.storage.tables import now
from tests.campaigns.full_clinic import CONTACTS, TEAM, TOPIC, Filling, Sizes
from tests.campaigns.retrain import PASSWORD, TOKEN, join
from tests.conftest import ROOT
from tests.ports import free_port

WHO, SOMEBODY = "owner@example.org", TEAM[3]
BAR = 300.0  # milliseconds
PATIENCE = 60.0  # seconds until the front door is there
CLINICBOT = str(Path(sys.executable).with_name("clinicbot"))


@dataclass(frozen=True)
class Timed:
    """One page's times in milliseconds, the first time first; `cpu`: the front door's processor time, median."""

    path: str
    times: list[float]
    cpu: float

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.times)

    @property
    def worst(self) -> float:
        """The longest."""
        return max(self.times)


def main() -> int:
    """Run it; 1 if a page took longer than the bar."""
    arguments = _arguments()
    with contextlib.ExitStack() as stack:
        folder = arguments.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        return told(measured(folder, Sizes(arguments.messages, arguments.questions), arguments.times))


def measured(folder: Path, sizes: Sizes, times: int) -> list[Timed]:
    """Every page, opened `times` times on a database of these sizes in `folder`."""
    environment = _environment(folder)
    fill(folder, environment, sizes)
    with front_door(environment) as (site, process):
        http = signed_in(site, environment)
        print(" median   worst     cpu      kB  page (times in ms)")
        return [measure(http, site, process, path, times) for path in paths(sizes)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def _environment(folder: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")}
    settings_module.make_development_secrets(folder)
    return {**inherited, "CLINICBOT_VAR": str(folder), "PORT": str(free_port())}


def fill(folder: Path, environment: dict[str, str], sizes: Sizes) -> None:
    """Fill the folder's database, unless it is filled; and count days that are over, as the worker does."""
    settings, mark = settings_module.load(environment), folder / f"filled-{sizes.messages}-{sizes.questions}"
    database = Database.from_settings(settings)
    try:
        database.migrate()
        began = time.monotonic()

        def tell(words: str) -> None:
            print(f"{time.monotonic() - began:5.0f} s  {words}", flush=True)

        if not mark.exists():
            Filling(database, sizes, tell).run()
            mark.touch()
        zone = clinic_module.load(settings.clinic_file).timezone
        figures.keep_counts(database, zone, now().astimezone(zone).date())
        tell("days that are over are counted")
    finally:
        database.close()


@contextlib.contextmanager
def front_door(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """The front door's address and process."""
    site = f"http://localhost:{environment['PORT']}"
    process = subprocess.Popen([CLINICBOT, "web"], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(requests.ConnectionError):
                requests.get(f"{site}/staff/sign-in", timeout=30)
                break
            time.sleep(0.2)
        yield site, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def signed_in(site: str, environment: dict[str, str]) -> requests.Session:
    """A browser of somebody with all roles."""
    command = [CLINICBOT, "user", "add", WHO, "--link", *(word for role in ROLES for word in ("--role", role))]
    made = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    if made.returncode == 0:
        join(site, made.stdout)
    http = requests.Session()
    found = TOKEN.search(http.get(f"{site}/staff/sign-in", timeout=30).text)
    assert found
    form = {"csrf_token": found[1], "email": WHO, "password": PASSWORD}
    answer = http.post(f"{site}/staff/sign-in?next=/staff/account", data=form, timeout=30)
    assert answer.ok and "/sign-in" not in answer.url, answer.text
    return http


def paths(sizes: Sizes) -> Iterator[str]:
    """Every page that is opened by its address, with the filters that make it look at most."""
    today = now().date()
    early, late = today - timedelta(days=91), today - timedelta(days=1)
    yield from ("/", f"/?since={early}&until={today}", f"/?since={early}&until={late}&channel=web", "/?channel=sms")
    yield from ("/alerts/", "/alerts/?before=2000", "/alerts/banner", f"/alerts/{sizes.alerts}")
    yield from ("/contacts/", "/contacts/?status=", "/contacts/?status=done", "/contacts/?overdue=yes")
    yield from ("/contacts/?owner=nobody", f"/contacts/?status=&owner={SOMEBODY}", "/contacts/?status=&before=500")
    yield from (f"/contacts/{CONTACTS}", f"/contacts/{CONTACTS - 1}")
    yield from ("/inbox/", "/inbox/?order=newest", "/inbox/?page=600", "/inbox/?single=15", "/inbox/?channel=sms")
    yield from ("/inbox/?outcome=unhelpful", "/inbox/?channel=web&outcome=clarify&order=newest")
    yield from (f"/inbox/?since={today - timedelta(days=170)}", f"/inbox/?since={late}&until={today}")
    yield from ("/inbox/t1", "/inbox/t1?before=100000", "/inbox/t2", f"/inbox/q{sizes.questions}")
    yield from ("/answers/", "/answers/?q=insurance", "/answers/?show=overdue", "/answers/?show=unreleased")
    topic, other = f"/answers/topic/{TOPIC}", "/answers/topic/after_driving"
    yield from (topic, f"{topic}?before=10000", f"{topic}/edit", f"{topic}/versions/1", f"{topic}/versions/9", other)
    yield from ("/answers/new", f"/answers/new?items={','.join(map(str, range(1, 60)))}")
    yield from ("/releases/", "/releases/60", "/releases/60?all=yes", "/releases/1", "/releases/jobs/200")
    yield from ("/releases/jobs/200/progress", "/try/")
    yield from ("/users/", "/account", "/account/password", "/account/second-factor", "/account/recovery-codes")
    yield from ("/audit/", "/audit/?before=1000", "/audit/?actor=nobody", f"/audit/?actor={SOMEBODY}")
    yield from ("/audit/?action=exported", "/audit/?subject=inbox_item&subject_id=4", "/audit/?subject=user")
    yield from (f"/audit/?since={today - timedelta(days=170)}&until={today - timedelta(days=169)}",)
    yield from (f"/audit/?actor={SOMEBODY}&action=saved&since={early}&until={early}", "/audit/?subject_id=nothing")


def measure(http: requests.Session, site: str, process: int, path: str, times: int) -> Timed:
    """Open a page some times, the first one too."""
    own, cpu, size = [], [], 0
    for _ in range(times):
        before, began = _scheduled(process), time.perf_counter()
        answer = http.get(f"{site}/staff{path}", timeout=60)
        wall = (time.perf_counter() - began) * 1000
        worked, waited = (after - value for after, value in zip(_scheduled(process), before))
        own.append(max(wall - waited, worked))
        cpu.append(worked)
        size = len(answer.content)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        assert "/sign-in" not in answer.url, f"{path} asks to sign in"
    timed = Timed(path, own, statistics.median(cpu))
    print(f"{timed.median:7.0f} {timed.worst:7.0f} {timed.cpu:7.0f} {size / 1000:7.0f}  {path}", flush=True)
    return timed


def _scheduled(process: int) -> tuple[float, float]:
    """Milliseconds that all threads of the front door worked, and that they and we waited for a processor (Linux)."""
    theirs = [_times(file) for file in Path(f"/proc/{process}/task").glob("*/schedstat")]
    ours = _times(Path("/proc/thread-self/schedstat"))
    return sum(worked for worked, _ in theirs), sum(waited for _, waited in theirs) + ours[1]


def _times(schedstat: Path) -> tuple[float, float]:
    worked, waited, _ = schedstat.read_text(encoding="ascii").split()
    return int(worked) / 1e6, int(waited) / 1e6


def told(timed: list[Timed]) -> int:
    """Say which pages are slow."""
    slow = [each for each in timed if each.worst > BAR]
    worst = max(timed, key=lambda each: each.worst)
    middle = statistics.median(each.median for each in timed)
    print(f"\n{len(timed)} pages; median {middle:.0f} ms; the longest {worst.worst:.0f} ms: {worst.path}")
    for each in slow:
        print(f"OVER {BAR:.0f} ms: {each.path}  {' '.join(f'{value:.0f}' for value in each.times)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
