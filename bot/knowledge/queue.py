"""The queue of retraining jobs (huey): a file in `var/` by default, Redis where `CLINICBOT_REDIS_URL` names one.

The worker takes a job's number from it and starts `clinicbot retrain` in a process group of its own. That process
imports TensorFlow and takes a gigabyte, which goes back when it ends; and it can be killed whole.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog
from huey import Huey, RedisHuey, SqliteHuey
from redis.exceptions import RedisError

from bot.knowledge import jobs
from bot.running.groups import signal_group
from bot.settings import ROOT, Settings, exported
from bot.storage import Database

log = structlog.get_logger()
PAUSE = 1.0  # seconds between two looks at the queue
STOP_SECONDS = 5.0  # that a training has to clean up after itself
NAME = "retrain"

OUT_OF_MEMORY = (
    "The training was killed by the machine, most likely because its memory was used up. "
    "Close other programs, or give the machine at least 4 GB, and press Retrain again."
)
QUEUE_AWAY = (
    "The queue of trainings does not answer, so it could not begin. Ask whoever runs the server (is the disk full, or "
    "Redis away?), and press Retrain again."
)


def queue(settings: Settings) -> Huey:
    """The queue that the settings name. Nothing is connected before it is used."""
    if settings.redis_url:
        return RedisHuey("clinicbot", url=settings.redis_url, results=False)
    settings.var.mkdir(parents=True, exist_ok=True)
    return SqliteHuey("clinicbot", filename=str(settings.var / "jobs.db"), results=False)


class QueueAway(Exception):
    """The queue does not answer; the message says so to staff."""


def enqueue(settings: Settings, database: Database, job_id: int) -> None:
    """Let a worker take this job.

    Raises:
        QueueAway: it could not be put into the queue, and has ended for that reason.
    """
    task = queue(settings).task(name=NAME)(_nothing)
    try:
        task(job_id)
    except (RedisError, sqlite3.Error, OSError) as error:
        log.error("the queue does not answer", error=type(error).__name__)
        jobs.finish(database, job_id, jobs.FAILED, QUEUE_AWAY)
        raise QueueAway(QUEUE_AWAY) from error


def _nothing(job_id: int) -> None:
    """What the task is where it is only put into the queue."""


class Retraining(threading.Thread):
    """The worker's half: takes jobs from the queue, one at a time, and sees each through to its end.

    `command`: what to run for a job; tests give another.
    """

    def __init__(
        self, settings: Settings, database: Database, command: Callable[[int], Sequence[str]] | None = None
    ) -> None:
        super().__init__(name="retraining", daemon=True)
        self._settings, self._database = settings, database
        self._command = command or _clinicbot_retrain
        self._stopping = threading.Event()

    def run(self) -> None:
        """Take jobs from the queue, one at a time, until `stop`."""
        waiting = queue(self._settings)
        waiting.task(name=NAME)(self.see_through)
        while not self._stopping.wait(PAUSE):
            try:
                task = waiting.dequeue()
                if task is not None:
                    waiting.execute(task)
            except Exception as error:  # the queue is away, or the database: the thread has to go on
                log.error("retraining failed", error=type(error).__name__, exc_info=True)

    def stop(self, seconds: float = STOP_SECONDS + 3) -> bool:
        """End a training that is under way, which then says so in its row; False if it did not end in time."""
        self._stopping.set()
        self.join(seconds)
        return not self.is_alive()

    def see_through(self, job_id: int) -> None:
        """Run one job to its end, whatever that is, and make sure that its row tells it."""
        if not jobs.claim(self._database, job_id):
            return
        process = subprocess.Popen(
            self._command(job_id),
            cwd=ROOT,
            env={**os.environ, **exported(self._settings)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # so that Rasa's own children end with it
        )
        log.info("retraining", job=job_id)
        code = self._wait(process)
        signal_group(process.pid, signal.SIGKILL)
        if code == -signal.SIGKILL and not self._stopping.is_set():
            jobs.finish(self._database, job_id, jobs.FAILED, OUT_OF_MEMORY)
        if self._stopping.is_set():
            jobs.finish(self._database, job_id, jobs.FAILED, jobs.WORKER_STOPPED)
        # It has told its own end, unless it could not.
        if jobs.finish(self._database, job_id, jobs.FAILED, _unexplained(code)):
            log.error("retraining ended without a word", job=job_id, code=code)

    def _wait(self, process: subprocess.Popen[bytes]) -> int:
        """Its exit code; where the worker is to stop, after having stopped it."""
        while process.poll() is None:
            if self._stopping.wait(0.2):
                process.terminate()
                try:
                    process.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    signal_group(process.pid, signal.SIGKILL)
                break
        return process.wait()


def _clinicbot_retrain(job_id: int) -> list[str]:
    return [str(Path(sys.executable).with_name("clinicbot")), "retrain", "--job", str(job_id)]


def _unexplained(code: int) -> str:
    return (
        f"The training ended with code {code} before it could say why. Its last lines are below; the worker's log may "
        "hold more. Press Retrain again."
    )
