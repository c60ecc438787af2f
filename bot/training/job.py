"""The retraining itself: snapshot, train, evaluate, compare, in the process that `clinicbot retrain --job N` is.

It leads a process group, in which Rasa trains. A thread beside writes progress and a beat into the job's row, and ends
the whole group when somebody cancels, when the row was given up, or when the worker that started it is gone.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.knowledge import archives, jobs, releases, snapshot
from bot.knowledge.files import BadData
from bot.knowledge.queue import OUT_OF_MEMORY
from bot.log import PROGRESS
from bot.settings import ROOT, Settings
from bot.storage import Database
from bot.storage.tables import now
from bot.training import judge
from bot.training.progress import MARKS, Progress
from bot.training.train import TrainingFailed, train_snapshot
from bot.training.wordless import kind_and_place

log = structlog.get_logger()
USUAL = 120.0  # seconds that a training is taken to need before there was one
Train = Callable[[Path, Path, Path, Callable[[str], None]], Path]
DISK_FULL = "The disk is full. Free some space (old files in var/ and models/ take most), and press Retrain again."
BAD_DATA = (
    "Rasa could not read the training data ({where}). Look at the answer or example that was changed last, "
    "correct it, and press Retrain again."
)
CRASHED = (
    "The training broke off in the middle ({signal}), which is no fault of the answers or questions. Press Retrain "
    "again; if it happens twice, tell whoever runs the server."
)
NO_SETS = "The evaluation sets are not in tests/evaluation, so nothing can be compared. Put them back."
UNKNOWN = (
    "It failed for a reason that nobody foresaw ({kind}). Tell whoever runs the server; the worker's log has more."
)


class Job:
    """One job's way from its row to a release."""

    def __init__(self, settings: Settings, database: Database, job_id: int, train: Train = train_snapshot) -> None:
        self._settings, self._database, self._id, self._train = settings, database, job_id, train
        took = jobs.last_took(database)
        self._place, self._lines = Progress(took.total_seconds() if took else USUAL), [""]
        self._started = time.monotonic()
        self._ended = threading.Lock()  # whoever takes it tells the end
        self._scratch = releases.folder(settings.var) / f".job-{job_id}"

    def run(self) -> int:
        """Do it and tell how it ended; the process's exit code."""
        lead_group()
        signal.signal(signal.SIGTERM, lambda *_: self._end_all(jobs.FAILED, jobs.WORKER_STOPPED))
        threading.Thread(target=self._tend, args=(os.getppid(),), daemon=True).start()
        try:
            number = self._make_release()
        except Exception as error:  # every end is explained in the job's row
            code = error.code if isinstance(error, TrainingFailed) else None
            log.error("retraining failed", job=self._id, error=type(error).__name__, code=code, exc_info=True)
            self._end(jobs.FAILED, explanation(error))
            return 1
        self._say(f"release {number} is ready to be looked at")
        self._end(jobs.DONE, release_id=number)
        return 0

    def _make_release(self) -> int:
        job = jobs.one(self._database, self._id)
        who = job.created_by if job else "nobody"
        self._begin("snapshot", "writing down what to train from")
        clear_scratch(self._scratch.parent)
        taken_at = now()
        taught = snapshot.write(self._database, ROOT, self._settings.var / "snapshots")
        self._say(f"{taught.topics:,} topics, {taught.examples:,} examples")
        self._begin("train", "starting Rasa's training")
        self._scratch.mkdir(parents=True)
        judging = judge.Judge(self._settings, self._database, self._say_share)
        model = self._train_while(taught.folder, judging.read_live)
        self._begin("evaluate", "asking the new model all evaluation questions")
        judging.read_candidate(model)
        self._begin("compare", "comparing it with the live release")
        figures, comparison = judging.judge(model.name)
        number = releases.register(
            self._database,
            self._settings.var,
            model,
            who,
            snapshot=taught.digest,
            files=archives.fingerprint(),
            taken_at=taken_at,
            figures=figures,
            comparison=comparison,
        )
        for name in releases.prune(self._database, self._settings.var):
            self._say(f"{name} was old, and is deleted")
        prune_snapshots(self._database, self._settings.var)
        return number

    def _train_while(self, source: Path, meanwhile: Callable[[], None]) -> Path:
        """Train in Rasa's own process, and use the time: the live model can be asked already."""
        found: dict[str, Any] = {}

        def train() -> None:
            try:
                found["model"] = self._train(source, self._scratch, self._settings.var, self._hear)
            except Exception as error:  # raised again below, in the thread that tells
                found["error"] = error

        training = threading.Thread(target=train)
        training.start()
        meanwhile()
        training.join()
        if "error" in found:
            raise found["error"]
        return found["model"]

    def _hear(self, line: str) -> None:
        """A line of the training's output. Only our own words are kept: Rasa's warnings may quote examples."""
        if line.startswith(PROGRESS):
            words = line[len(PROGRESS) :].strip()
            self._place.reach(MARKS.get(words, 0.0))
            self._say(words)

    def _say_share(self, share: float) -> None:
        if self._place.step in ("evaluate", "compare"):
            self._place.reach(share)

    def _begin(self, step: str, words: str) -> None:
        self._place.begin(step)
        self._say(words)

    def _say(self, words: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - self._started), 60)
        self._lines.append(f"{minutes}:{seconds:02}  {words}")

    def _tend(self, parent: int) -> None:
        while True:
            if os.getppid() != parent:
                self._end_all(jobs.FAILED, jobs.WORKER_STOPPED)
            try:
                wanted = self._beat()
            except SQLAlchemyError as error:
                log.warning("no beat", job=self._id, error=type(error).__name__)
                wanted = True
            if not wanted:
                self._end_all(jobs.CANCELLED, jobs.CANCELLED_WORDS)
            time.sleep(jobs.BEAT / 2)

    def _beat(self) -> bool:
        return jobs.beat(self._database, self._id, self._place.step, self._place.share(), self._log())

    def _log(self) -> str:
        return "\n".join(self._lines).strip()

    def _end(self, status: str, words: str = "", release_id: int | None = None) -> None:
        """Clean up and tell the end, once."""
        self._ended.acquire()
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._beat()
        jobs.finish(self._database, self._id, status, words, release_id)

    def _end_all(self, status: str, words: str) -> NoReturn:
        """The same from the side; then nothing of the group is left, neither Rasa nor this process."""
        if self._ended.acquire(blocking=False):
            jobs.finish(self._database, self._id, status, words)
            shutil.rmtree(self._scratch, ignore_errors=True)
            os.killpg(os.getpgrp(), signal.SIGKILL)
        threading.Event().wait()  # the other one is ending it
        raise AssertionError


def lead_group() -> None:
    """Be a process group's leader, so that ending the group ends nobody else."""
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)


def clear_scratch(folder: Path) -> None:
    """Remove what a job that was killed outright left half written."""
    for left in folder.glob(".job-*"):
        shutil.rmtree(left, ignore_errors=True)


def prune_snapshots(database: Database, var: Path) -> None:
    """Delete the snapshots that no kept release was made from."""
    kept = releases.kept_snapshots(database)
    for folder in (var / "snapshots").glob("[0-9a-f]*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def explanation(error: Exception) -> str:
    """What happened and what to do, in a sentence for staff."""
    said = str(error)
    code = error.code if isinstance(error, TrainingFailed) else 0
    if isinstance(error, MemoryError) or code == -signal.SIGKILL or re.search(r"MemoryError|bad_alloc|OOM when", said):
        return OUT_OF_MEMORY
    if getattr(error, "errno", None) == errno.ENOSPC or os.strerror(errno.ENOSPC) in said:
        return DISK_FULL
    if isinstance(error, BadData):
        return f"{said} Then press Retrain again."
    if isinstance(error, judge.NoSets):
        return NO_SETS
    if code < 0:
        return CRASHED.format(signal=_signal(-code))
    if isinstance(error, TrainingFailed):
        return BAD_DATA.format(where=kind_and_place(said))
    return UNKNOWN.format(kind=type(error).__name__)


def _signal(number: int) -> str:
    """`signal 11, SIGSEGV`."""
    try:
        return f"signal {number}, {signal.Signals(number).name}"
    except ValueError:
        return f"signal {number}"
