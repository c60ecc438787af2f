"""Retraining is one at a time, can be cancelled, and every end of it is told, whoever dies in the middle."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot import settings as settings_module
from bot.knowledge import jobs, queue
from bot.knowledge.queue import Retraining
from bot.settings import Settings
from bot.storage import Database
from bot.storage.tables import TrainingJob, now
from tests.databases import KEY, LOOKUP
from tests.waiting import awaited

STAND_IN = """
import sys, time
sys.path.insert(0, {root!r})
from bot.knowledge import jobs
from bot.storage import Cipher, Database
database = Database({url!r}, Cipher([{key!r}], {lookup!r}))
job = int(sys.argv[-1])
{body}
"""
DONE = "jobs.beat(database, job, 'train', 0.5, 'learning'); jobs.finish(database, job, jobs.DONE)"
LONG = "open({flag!r}, 'w').write('x')\nwhile jobs.beat(database, job, 'train', 0.1, ''): time.sleep(0.1)\n"
CANCELLABLE = LONG + "jobs.finish(database, job, jobs.CANCELLED, jobs.CANCELLED_WORDS)"


@pytest.fixture()
def settings(tmp_path: Path, database: Database) -> Settings:
    settings_module.make_development_secrets(tmp_path)
    found = settings_module.load({"CLINICBOT_VAR": str(tmp_path)})
    return replace(found, database_url=database.url, encryption_keys=(KEY,), lookup_key=LOOKUP)


@pytest.fixture()
def worker(
    settings: Settings, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Retraining]]:
    """Starts a worker whose training is the given few lines of Python."""
    monkeypatch.setattr(queue, "PAUSE", 0.05)
    started: list[Retraining] = []

    def start(body: str) -> Retraining:
        script = tmp_path / f"stand_in_{len(started)}.py"
        body = body.replace("{flag!r}", repr(str(tmp_path / "running")))
        root = str(settings_module.ROOT)
        script.write_text(STAND_IN.format(root=root, url=database.url, key=KEY, lookup=LOOKUP, body=body))
        started.append(Retraining(settings, database, lambda job: [sys.executable, str(script), str(job)]))
        started[-1].start()
        return started[-1]

    yield start
    for each in started:
        each.stop()


def ended(database: Database, number: int) -> TrainingJob:
    return awaited(lambda: found if (found := jobs.one(database, number)).status not in jobs.OPEN else None)


def pressed(settings: Settings, database: Database) -> int:
    number = jobs.press(database, "ann@example.org")
    queue.enqueue(settings, database, number)
    return number


def test_a_press_goes_through_the_queue_to_its_end(
    settings: Settings, database: Database, worker: Callable[[str], Retraining]
) -> None:
    number = pressed(settings, database)
    worker(DONE)
    job = ended(database, number)
    assert (job.status, job.progress, job.log) == (jobs.DONE, 1.0, "learning")
    assert job.finished_at >= job.started_at


def test_a_second_press_says_who_and_since_when(database: Database) -> None:
    number = jobs.press(database, "ann@example.org")
    with pytest.raises(jobs.Busy, match="ann@example.org started") as refused:
        jobs.press(database, "bob@example.org")
    assert refused.value.job.id == number and refused.value.job.created_at


def test_two_presses_at_the_same_moment_are_one(database: Database) -> None:
    made: list[int] = []

    def press(who: str) -> None:
        try:
            made.append(jobs.press(database, who))
        except jobs.Busy:
            pass

    threads = [threading.Thread(target=press, args=(f"{number}@example.org",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_cancelling_before_it_began_ends_it_at_once(
    settings: Settings, database: Database, worker: Callable[[str], Retraining]
) -> None:
    number = pressed(settings, database)
    assert jobs.cancel(database, number, "ann@example.org")
    worker(DONE)
    assert jobs.one(database, number).status == jobs.CANCELLED
    assert not jobs.cancel(database, number, "ann@example.org")
    assert ended(database, pressed(settings, database)).status == jobs.DONE


def test_cancelling_a_running_one_ends_it(
    settings: Settings, database: Database, worker: Callable[[str], Retraining], tmp_path: Path
) -> None:
    number = pressed(settings, database)
    worker(CANCELLABLE)
    awaited((tmp_path / "running").exists)
    jobs.cancel(database, number, "ann@example.org")
    assert ended(database, number).explanation == jobs.CANCELLED_WORDS


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory was used up"),
        ("sys.exit(7)", "ended with code 7 before it could say why"),
        ("jobs.finish(database, job, jobs.FAILED, 'The disk is full.'); sys.exit(1)", "The disk is full."),
    ],
)
def test_every_end_is_explained(
    settings: Settings, database: Database, worker: Callable[[str], Retraining], body: str, said: str
) -> None:
    number = pressed(settings, database)
    worker(body)
    job = ended(database, number)
    assert job.status == jobs.FAILED and said in job.explanation


def test_stopping_the_worker_ends_the_training_and_says_so(
    settings: Settings, database: Database, worker: Callable[[str], Retraining], tmp_path: Path
) -> None:
    number = pressed(settings, database)
    running = worker("import os\nopen({flag!r} + '.pid', 'w').write(str(os.getpid()))\n" + LONG)
    awaited((tmp_path / "running").exists)
    assert running.stop()
    assert jobs.one(database, number).explanation == jobs.WORKER_STOPPED
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "running.pid").read_text()), signal.SIGTERM)


def test_a_job_whose_worker_was_killed_says_so_and_makes_way(database: Database) -> None:
    number = jobs.press(database, "ann@example.org")
    jobs.claim(database, number)
    with database.session() as session:
        session.execute(update(TrainingJob).values(beat_at=now() - jobs.STALE - timedelta(seconds=1)))
    assert jobs.under_way(database) is None
    assert jobs.one(database, number).explanation == jobs.WORKER_STOPPED
    assert jobs.beat(database, number, "train", 0.5, "") is False  # a process that was only asleep must end
    assert jobs.press(database, "bob@example.org") > number


def test_a_queue_in_redis_is_one_setting(settings: Settings) -> None:
    assert type(queue.queue(settings)).__name__ == "SqliteHuey"
    assert type(queue.queue(replace(settings, redis_url="redis://localhost:1/0"))).__name__ == "RedisHuey"


def test_a_queue_that_is_away_ends_the_job_so_that_the_button_works_again(
    settings: Settings, database: Database
) -> None:
    number = jobs.press(database, "ann@example.org")
    with pytest.raises(queue.QueueAway, match="does not answer"):
        queue.enqueue(replace(settings, redis_url="redis://127.0.0.1:1/0"), database, number)
    assert jobs.one(database, number).status == jobs.FAILED
    assert jobs.press(database, "ann@example.org") > number


def test_time_left_is_what_the_last_one_took(database: Database) -> None:
    first = jobs.press(database, "ann@example.org")
    jobs.claim(database, first)
    assert jobs.seconds_left(database, jobs.one(database, first), now()) is None
    jobs.finish(database, first, jobs.DONE)
    with database.session() as session:
        session.execute(update(TrainingJob).values(started_at=now() - timedelta(seconds=80), finished_at=now()))
    second = jobs.press(database, "ann@example.org")
    jobs.claim(database, second)
    job = jobs.one(database, second)
    assert 65 < jobs.seconds_left(database, job, job.started_at + timedelta(seconds=10)) < 75


def test_progress_grows_from_step_to_step() -> None:
    shares = [jobs.progress(step, share) for step in jobs.STEPS for share in (0.0, 0.5, 1.0)]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
