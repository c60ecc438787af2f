"""Releases: trained models with their data and figures. One is live; publishing and rolling back change which.

A release's archive lies in `var/models`, apart from what developers train in `models/`, so that nothing of theirs is
ever pruned. Rasa's processes take the live one from the front door (`bot.web.models`, `bot.assistant.updater`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, defer

from bot.knowledge.objections import COMPARED_WITH_OTHER, NOT_COMPARED, Objection, against
from bot.storage import Database, audit
from bot.storage.database import one_at_a_time
from bot.storage.tables import Release, now

CANDIDATE, LIVE, PREVIOUS, DISCARDED = "candidate", "live", "previous", "discarded"
KEPT_PREVIOUS = 5
KEPT_LIVE_WITHIN = timedelta(days=90)  # what answered a patient then can still be looked at
LISTED = 30
SETUP = "clinicbot setup"  # who made a release that went live without a comparison
SHORTEST_REASON = 10  # characters: a reason, not a letter
WITHOUT_FIGURES = (defer(Release.figures), defer(Release.comparison))  # some 100 KB each, for one release's page alone


class NotPublished(Exception):
    """A release did not go live; the message says why, and what to do."""


class NoReason(NotPublished):
    """It may go live if somebody says why it shall."""


def folder(var: Path) -> Path:
    """Where the releases' archives lie."""
    return var / "models"


def archive(var: Path, release: Release) -> Path:
    """A release's own archive; it may be missing on another machine."""
    return folder(var) / release.model


def sha256(path: Path) -> str:
    """A file's SHA-256, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def short(text: str) -> str:
    """A short name for any text: 8 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def live(database: Database) -> Release | None:
    """The live release, if there is one; without its figures and comparison."""
    with database.reading() as session:
        return live_in(session)


def live_in(session: Session) -> Release | None:
    """The same, in the caller's transaction."""
    return session.scalar(select(Release).where(Release.status == LIVE).options(*WITHOUT_FIGURES))


def one(database: Database, release_id: int) -> Release | None:
    """A release by its number."""
    with database.reading() as session:
        return session.get(Release, release_id)


def newest(database: Database, limit: int = LISTED) -> Sequence[Release]:
    """The releases that were not discarded, the newest first; without their figures and comparisons."""
    query = select(Release).where(Release.status != DISCARDED).order_by(Release.id.desc()).limit(limit)
    query = query.options(*WITHOUT_FIGURES)
    with database.reading() as session:
        return session.scalars(query).all()


def before_live(database: Database) -> Release | None:
    """The release that was live before the live one: what rolling back goes to."""
    query = select(Release).where(Release.status == PREVIOUS).order_by(Release.published_at.desc()).limit(1)
    query = query.options(*WITHOUT_FIGURES)
    with database.reading() as session:
        return session.scalar(query)


def register(
    database: Database,
    var: Path,
    model: Path,
    who: str,
    *,
    snapshot: str,
    files: str,
    taken_at: datetime | None = None,
    figures: dict[str, Any] | None = None,
    comparison: dict[str, Any] | None = None,
) -> int:
    """Keep a trained model as a candidate; returns its number.

    `taken_at`: when its snapshot was taken (now, unless given). What was approved later is not in it.
    """
    kept = keep_archive(var, model)
    release = Release(
        status=CANDIDATE,
        model=kept.name,
        model_sha256=sha256(kept),
        snapshot=snapshot,
        files=files,
        figures=figures,
        comparison=comparison,
        created_by=who,
        created_at=taken_at or now(),
    )
    with database.session() as session:
        session.add(release)
        session.flush()
        audit.record(session, who, "trained", audit.RELEASE, release.id)
        return int(release.id)


def register_live(database: Database, var: Path, model: Path, who: str, *, snapshot: str, files: str) -> int:
    """The developers' way: what was trained from the files goes live at once, as a release of its own; returns its
    number."""
    number = register(database, var, model, who, snapshot=snapshot, files=files)
    with database.session() as session:
        one_at_a_time(session, "release")
        _switch(session, session.get(Release, number), who)
    return number


def keep_archive(var: Path, model: Path) -> Path:
    """The model in the releases' own folder, without a second copy on disk where the file system can."""
    kept = folder(var) / model.name
    if kept == model:
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_name(f".{kept.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        os.link(model, part)
    except OSError:  # another file system
        shutil.copyfile(model, part)
    os.replace(part, kept)
    return kept


def objections(release: Release, live_id: int | None) -> tuple[list[Objection], list[Objection]]:
    """Why a candidate may not go live: what nobody may override, and what an administrator may.

    A release that has been live was let through then; going back to it must always be possible.
    """
    if release.status != CANDIDATE:
        return [], []
    found = release.comparison or {}
    if not found:
        return [Objection(NOT_COMPARED)], []
    if found.get("with") != live_id:
        other = f"release {found['with']}" if found.get("with") else "no release"
        return [Objection(COMPARED_WITH_OTHER, name=other)], []
    every = against(found)
    return [each for each in every if not each.overridable], [each for each in every if each.overridable]


def publish(
    database: Database, release_id: int, who: str, *, instead_of: int | None, reason: str = "", override: bool = False
) -> None:
    """Make a release the live one.

    `instead_of`: the live one that the page showed, so that a second press changes nothing. `override`: whether `who`
    may publish against the gate's milder half, and `reason` then says why.

    Raises:
        NoReason: it may go live once `reason` says why.
        NotPublished: the gate, or somebody else's press a moment ago, stands against it.
    """
    with database.session() as session:
        one_at_a_time(session, "release")
        release, before = session.get(Release, release_id), live_in(session)
        live_id = None if before is None else int(before.id)
        if release is None or release.status not in (CANDIDATE, PREVIOUS):
            raise NotPublished(f"Release {release_id} is live already, or was discarded.")
        if live_id != instead_of:
            raise NotPublished(f"Release {live_id} went live in the meantime. Look at it before you change that.")
        never, milder = objections(release, live_id)
        if never:
            raise NotPublished(f"Nobody may publish release {release_id} as it is.")
        if milder and not override:
            raise NotPublished(f"Only an administrator may publish release {release_id} as it is.")
        if milder and len(reason.strip()) < SHORTEST_REASON:
            raise NoReason("Write why it shall go live although the comparison speaks against it.")
        release.override_reason = reason.strip()[:500] if milder else release.override_reason
        _switch(session, release, who)


def roll_back(database: Database, who: str, *, instead_of: int | None) -> int:
    """Go back to the release that was live before; returns its number.

    Raises:
        NotPublished: there is none, or the live one has changed in the meantime.
    """
    release = before_live(database)
    if release is None:
        raise NotPublished("There is no earlier release to go back to.")
    publish(database, int(release.id), who, instead_of=instead_of)
    return int(release.id)


def discard(database: Database, release_id: int, who: str) -> bool:
    """Take a candidate off the list; its archive goes when pruned. False where it is none."""
    with database.session() as session:
        release = session.get(Release, release_id)
        if release is None or release.status != CANDIDATE:
            return False
        release.status = DISCARDED
        audit.record(session, who, "discarded", audit.RELEASE, release_id)
        return True


def loaded(database: Database, digest: str) -> None:
    """A Rasa process answers with the model of this SHA-256."""
    _report(database, digest, loaded_at=now(), refusal=None)


def refused(database: Database, digest: str, why: str) -> None:
    """A Rasa process could not load the model of this SHA-256 and goes on with the one before."""
    _report(database, digest, refusal=why[:500])


def prune(database: Database, var: Path) -> list[str]:
    """Delete archives and discarded candidates that the rule does not keep; returns the files' names.

    Kept: the live one, candidates newer than it, the last `KEPT_PREVIOUS` that were live, and all that were live
    within `KEPT_LIVE_WITHIN`. Rows stay: who published what, with its figures, is never forgotten.
    """
    with database.session() as session:
        kept = {str(name) for name in session.scalars(_kept(session))}
        known = {str(name) for name in session.scalars(select(Release.model))}
    gone = sorted(known - kept)
    deleted = [name for name in gone if (folder(var) / name).exists()]
    for name in deleted:
        (folder(var) / name).unlink(missing_ok=True)
    return deleted


def kept_snapshots(database: Database) -> set[str]:
    """The snapshots of the releases whose archives are kept."""
    with database.session() as session:
        names = session.scalars(_kept(session)).all()
        return set(session.scalars(select(Release.snapshot).where(Release.model.in_(names))))


def _kept(session: Session) -> Any:
    """A query of the archives' names that stay."""
    cutoff = now() - KEPT_LIVE_WITHIN
    was_live = select(Release.id).where(Release.status == PREVIOUS).order_by(Release.published_at.desc())
    # The one that was live when the time began: it last went live before that.
    at_cutoff = select(Release.id).where(Release.published_at <= cutoff).order_by(Release.published_at.desc()).limit(1)
    present = live_in(session)
    return select(Release.model).where(
        or_(
            Release.status == LIVE,
            (Release.status == CANDIDATE) & (Release.id > (present.id if present else 0)),
            Release.id.in_(session.scalars(was_live.limit(KEPT_PREVIOUS)).all()),
            Release.published_at > cutoff,
            Release.id.in_(session.scalars(at_cutoff).all()),
        )
    )


def _switch(session: Session, release: Release, who: str) -> None:
    """The release is live and the one before is not; both in the caller's transaction."""
    before = live_in(session)
    if before is not None:
        before.status = PREVIOUS
        session.flush()  # at most one may be live at any moment
    release.status, release.published_by, release.published_at = LIVE, who, now()
    release.loaded_at = release.refusal = None
    log = {"override": True} if release.override_reason else {}
    audit.record(
        session,
        who,
        "published",
        audit.RELEASE,
        release.id,
        before={"live": None if before is None else int(before.id)},
        after={"live": int(release.id), **log},
    )


def _report(database: Database, digest: str, **values: Any) -> None:
    query = update(Release).where(Release.model_sha256 == digest, Release.status == LIVE).values(**values)
    with database.session() as session:
        session.execute(query.execution_options(synchronize_session=False))
