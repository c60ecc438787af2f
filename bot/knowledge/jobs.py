"""Retraining jobs: one press, one row, one at a time. The row is the truth; the queue only carries its number.

The process that trains (`clinicbot retrain`) writes its progress and a beat into the row, and looks there whether
somebody wants it to stop. A row whose beat has stopped belongs to nobody any more, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.storage import Database, audit
from bot.storage.database import one_at_a_time
from bot.storage.tables import TrainingJob, now

QUEUED, RUNNING, DONE, FAILED, CANCELLED = "queued", "running", "done", "failed", "cancelled"
OPEN = (QUEUED, RUNNING)
# Each step's share of the whole time, on two cores; they add up to 1.
STEPS: Mapping[str, float] = {"snapshot": 0.02, "train": 0.56, "evaluate": 0.34, "compare": 0.08}
BEAT = 2.0  # seconds between two signs of life
STALE = timedelta(seconds=30)  # without one: the process is gone, however busy the machine
LOG_CHARACTERS = 20_000
LISTED = 10

WORKER_STOPPED = "The worker stopped while it trained. Nothing was changed. Press Retrain again."
CANCELLED_WORDS = "Cancelled. Nothing was changed."


class Busy(Exception):
    """Somebody is retraining already; the message says who, and since when."""

    def __init__(self, job: TrainingJob) -> None:
        super().__init__(f"{job.created_by} started training {job.id} already.")
        self.job = job


def press(database: Database, who: str) -> int:
    """Note that `who` wants a new model; returns the job's number, which goes into the queue next.

    Raises:
        Busy: one is under way.
    """
    with database.session() as session:
        one_at_a_time(session, "training_job")
        _give_up_stale(session)
        present = session.scalar(select(TrainingJob).where(TrainingJob.status.in_(OPEN)).limit(1))
        if present is None:
            job = TrainingJob(status=QUEUED, created_by=who)
            session.add(job)
            session.flush()
            audit.record(session, who, "retrained", audit.TRAINING, job.id)
            return int(job.id)
    raise Busy(present)  # not within the transaction: rolled back, the row could not be read any more


def one(database: Database, job_id: int) -> TrainingJob | None:
    """A job by its number."""
    with database.session() as session:
        return session.get(TrainingJob, job_id)


def newest(database: Database, limit: int = LISTED) -> Sequence[TrainingJob]:
    """The newest jobs first; those whose process is gone say so."""
    with database.session() as session:
        _give_up_stale(session)
        return session.scalars(select(TrainingJob).order_by(TrainingJob.id.desc()).limit(limit)).all()


def under_way(database: Database) -> TrainingJob | None:
    """The job that waits or runs, if there is one."""
    with database.session() as session:
        _give_up_stale(session)
        return session.scalar(select(TrainingJob).where(TrainingJob.status.in_(OPEN)).limit(1))


def cancel(database: Database, job_id: int, who: str) -> bool:
    """Ask for the end of a job; one that still waits ends at once. False where it is over already."""
    with database.session() as session:
        one_at_a_time(session, "training_job")
        job = session.get(TrainingJob, job_id)
        if job is None or job.status not in OPEN:
            return False
        job.cancel_wanted = True
        if job.status == QUEUED:
            _finish(job, CANCELLED, CANCELLED_WORDS)
        audit.record(session, who, "cancelled", audit.TRAINING, job_id)
        return True


def claim(database: Database, job_id: int) -> bool:
    """Begin a job that waits; False where it does not (cancelled, or another worker was faster)."""
    with database.session() as session:
        one_at_a_time(session, "training_job")
        job = session.get(TrainingJob, job_id)
        if job is None or job.status != QUEUED:
            return False
        job.status, job.started_at, job.beat_at = RUNNING, now(), now()
        return True


def beat(database: Database, job_id: int, step: str, share: float, log: str) -> bool:
    """Write where a running job is (`share` of the step, 0 to 1); False when it shall stop.

    It shall stop when somebody cancelled it, or when it was given up and its row belongs to nobody.
    """
    with database.session() as session:
        values = {"beat_at": now(), "step": step, "progress": progress(step, share), "log": log[-LOG_CHARACTERS:]}
        session.execute(
            update(TrainingJob)
            .where(TrainingJob.id == job_id, TrainingJob.status == RUNNING)
            .values(**values)
            .execution_options(synchronize_session=False)
        )
        job = session.get(TrainingJob, job_id)
        return job is not None and job.status == RUNNING and not job.cancel_wanted


def finish(database: Database, job_id: int, status: str, explanation: str = "", release_id: int | None = None) -> bool:
    """End a job; False where it has been ended before, which stays as it is."""
    with database.session() as session:
        job = session.get(TrainingJob, job_id)
        if job is None or job.status not in OPEN:
            return False
        _finish(job, status, explanation)
        job.release_id = release_id
        if status == DONE:
            job.progress = 1.0
        return True


def progress(step: str, share: float) -> float:
    """How much of the whole is done, 0 to 1."""
    names = list(STEPS)
    before = sum(STEPS[name] for name in names[: names.index(step)])
    return round(before + STEPS[step] * min(max(share, 0.0), 1.0), 3)


def seconds_left(database: Database, job: TrainingJob, moment: datetime) -> float | None:
    """How long a running job will still take, from how long the last one took; before there was one, None until it is
    half way through."""
    took = last_took(database)
    if job.started_at is None:
        return None
    gone = (moment - job.started_at).total_seconds()
    if job.progress > 0.5:  # by its own steps it knows better than the last one did
        return max(gone / job.progress - gone, 1.0)
    return None if took is None else max(took.total_seconds() - gone, 1.0)


def last_took(database: Database) -> timedelta | None:
    """How long the last training took that came to its end; None where there was none yet."""
    query = select(TrainingJob.started_at, TrainingJob.finished_at).where(
        TrainingJob.status == DONE, TrainingJob.started_at.is_not(None), TrainingJob.finished_at.is_not(None)
    )
    with database.reading() as session:
        found = session.execute(query.order_by(TrainingJob.id.desc()).limit(1)).one_or_none()
    return None if found is None else found.finished_at - found.started_at


def _give_up_stale(session: Session) -> None:
    """End the jobs whose process is gone."""
    stale = select(TrainingJob).where(TrainingJob.status == RUNNING, TrainingJob.beat_at < now() - STALE)
    for job in session.scalars(stale):
        _finish(job, FAILED, WORKER_STOPPED)


def _finish(job: TrainingJob, status: str, explanation: str) -> None:
    job.status, job.explanation, job.finished_at = status, explanation[:500] or None, now()
