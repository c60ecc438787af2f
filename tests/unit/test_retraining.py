"""The process that trains: its end is told whatever happens, nothing is left behind, and it ends with its worker."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import settings as settings_module
from bot.cli import cli
from bot.knowledge import jobs
from bot.knowledge.files import BadData
from bot.knowledge.queue import OUT_OF_MEMORY
from bot.storage import Cipher, Database
from bot.storage.tables import TrainingJob
from bot.training import job as training
from bot.training.judge import NoSets
from bot.training.train import TrainingFailed
from tests.databases import KEY, LOOKUP
from tests.waiting import awaited

SCRIPT = """
import subprocess, sys, time
sys.path.insert(0, {root!r})
from dataclasses import replace
from pathlib import Path
from bot import settings
from bot.storage import Database
from bot.training import job, judge

class Judge:
    def __init__(self, *_): pass
    def read_live(self): pass
    def read_candidate(self, model): pass
    def judge(self, name): return {{"format": 1}}, {{"with": None, "objections": []}}

def train(source, target, var, hear):
    hear("progress: learning the topics\\n")
    hear("a warning that quotes somebody's words\\n")
    {body}
    model = target / "made.tar.gz"
    model.write_bytes(b"x")
    return model

judge.Judge = Judge
job.snapshot.write = lambda *_: job.snapshot.Snapshot(Path({var!r}), "digest", 3, 30)
job.prune_snapshots = lambda *_: None
found = settings.load({{"CLINICBOT_VAR": {var!r}}})
found = replace(found, database_url={url!r}, encryption_keys=({key!r},), lookup_key={lookup!r})
sys.exit(job.Job(found, Database.from_settings(found), int(sys.argv[1]), train).run())
"""
CHILD = """
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
    (target / "half.tar.gz").write_bytes(b"half")
    Path({var!r}, "child").write_text(str(child.pid))
    child.wait()
"""


@pytest.fixture()
def db(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'clinic.db'}", Cipher([KEY], LOOKUP))
    opened.migrate()
    settings_module.make_development_secrets(tmp_path)
    yield opened
    opened.close()


@pytest.fixture()
def start(db: Database, tmp_path: Path) -> Iterator[Callable[..., tuple[int, subprocess.Popen[bytes]]]]:
    """Starts a job whose training is the given lines of Python; its number and process."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(body: str, through: tuple[str, ...] = ()) -> tuple[int, subprocess.Popen[bytes]]:
        script, var = tmp_path / "job.py", str(tmp_path)
        body = body.replace("{var!r}", repr(var)).strip()
        root = str(settings_module.ROOT)
        script.write_text(SCRIPT.format(root=root, var=var, url=db.url, key=KEY, lookup=LOOKUP, body=body))
        number = jobs.press(db, "ann@example.org")
        jobs.claim(db, number)
        command = [*through, sys.executable, str(script), str(number)]
        started.append(subprocess.Popen(command, start_new_session=True))
        return number, started[-1]

    yield begin
    for process in started:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


def ended(db: Database, number: int) -> TrainingJob:
    return awaited(lambda: job if (job := jobs.one(db, number)).status not in jobs.OPEN else None)


def gone(pid: int) -> bool:
    """Whether no such process runs; a zombie that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_job_ends_in_a_candidate(db: Database, tmp_path: Path, start: Callable[..., tuple]) -> None:
    number, process = start("pass")
    job = ended(db, number)
    assert (job.status, job.release_id, process.wait(30)) == (jobs.DONE, 1, 0)
    assert "learning the topics" in job.log and "somebody's words" not in job.log
    assert (tmp_path / "models" / "made.tar.gz").exists()


def test_cancelling_ends_the_whole_group_and_leaves_nothing(
    db: Database, tmp_path: Path, start: Callable[..., tuple]
) -> None:
    number, process = start(CHILD)
    awaited((tmp_path / "child").exists)
    jobs.cancel(db, number, "ann@example.org")
    assert ended(db, number).status == jobs.CANCELLED
    process.wait(30)
    assert awaited(lambda: gone(int((tmp_path / "child").read_text())))
    assert not list((tmp_path / "models").glob(".job-*"))


def test_it_ends_when_its_worker_was_killed(db: Database, tmp_path: Path, start: Callable[..., tuple]) -> None:
    worker = "import subprocess, sys; subprocess.Popen(sys.argv[1:], start_new_session=True).wait()"
    number, process = start(CHILD, (sys.executable, "-c", worker))
    awaited((tmp_path / "child").exists)
    process.kill()
    process.wait()
    job = ended(db, number)
    assert (job.status, job.explanation) == (jobs.FAILED, jobs.WORKER_STOPPED)
    assert awaited(lambda: gone(int((tmp_path / "child").read_text())))


def test_by_hand_it_says_that_there_is_no_such_job_or_that_the_worker_begins_it(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "VAR": str(tmp_path),
        "DATABASE_URL": db.url,
        "ENCRYPTION_KEYS": KEY,
        "LOOKUP_KEY": LOOKUP,
    }.items():
        monkeypatch.setenv(f"CLINICBOT_{name}", value)
    said = CliRunner().invoke(cli, ["retrain", "--job", "99"])
    assert said.exit_code == 1 and "There is no training job 99." in said.output
    waiting = jobs.press(db, "ann@example.org")
    said = CliRunner().invoke(cli, ["retrain", "--job", str(waiting)])
    assert said.exit_code == 1 and f"Training job {waiting} is queued" in said.output
    assert "retrain" not in CliRunner().invoke(cli, ["--help"]).output


def test_a_full_disk_is_told(db: Database, start: Callable[..., tuple]) -> None:
    number, process = start("raise OSError(28, 'No space left on device')")
    assert ended(db, number).explanation == training.DISK_FULL
    assert process.wait(30) == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), training.DISK_FULL),
        (TrainingFailed("... OSError: [Errno 28] No space left on device"), training.DISK_FULL),
        (TrainingFailed("", -signal.SIGKILL), OUT_OF_MEMORY),
        (TrainingFailed("numpy.core._exceptions.MemoryError: Unable to allocate"), OUT_OF_MEMORY),
        (MemoryError(), OUT_OF_MEMORY),
        (NoSets("x"), training.NO_SETS),
        (BadData("data/faq/a.yml has a line that nobody can read."), "data/faq/a.yml has a line"),
        (
            TrainingFailed("YamlSyntaxException: Failed to read 'data/faq/cost.yml'. my secret words, line 12"),
            "(YamlSyntaxException, data/faq/cost.yml, line 12)",
        ),
        (ZeroDivisionError("my secret words"), "nobody foresaw (ZeroDivisionError)"),
    ],
)
def test_each_end_is_a_sentence_without_anybodys_words(error: Exception, said: str) -> None:
    explained = training.explanation(error)
    assert said in explained and "secret" not in explained and len(explained) <= 500
