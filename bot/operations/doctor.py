"""`clinicbot doctor`: looks at everything that has to be right before patients come, and says what to do."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot import clinic as clinic_module
from bot.clinic import Clinic, ClinicError
from bot.knowledge import answers, archives, bars, releases, versions
from bot.loopback import is_loopback
from bot.notify import channels
from bot.operations import services
from bot.settings import Settings, SettingsError
from bot.storage import Database
from bot.storage.encryption import DecryptionError
from bot.storage.tables import Message, now

OK, NOTE, PROBLEM = "ok", "note", "problem"
LEAST_DISK, ENOUGH_DISK = 0.5, 3.0  # GB free: below, training or the database fails; below, it will soon
LONGEST_DRIFT = 5.0  # seconds between two machines' clocks


class Finding(NamedTuple):
    """One line of the report: `ok`, `note` (worth knowing) or `problem`; what was looked at, and what it is."""

    level: str
    about: str
    what: str

    def line(self) -> str:
        """As printed."""
        return f"{self.level:<8} {self.about}: {self.what}"


@dataclass(frozen=True)
class Installation:
    """What is examined. `root`: the folder with config.yml and models/."""

    settings: Settings
    clinic: Clinic
    database: Database
    root: Path


def examine(settings: Settings, root: Path) -> Iterator[Finding]:
    """All findings, one after the other: what answers slowly comes last."""
    yield from _keys(settings, root)
    try:
        clinic = clinic_module.load(settings.clinic_file)
    except ClinicError as error:
        yield from (Finding(PROBLEM, "clinic.yml", said) for said in error.args)
        return
    installation = Installation(settings, clinic, Database.from_settings(settings), root)
    try:
        for check in CHECKS:
            yield from check(installation)
    finally:
        installation.database.close()


def _keys(settings: Settings, root: Path) -> Iterator[Finding]:
    kept = settings.var / "secrets.env"
    yield Finding(OK, "settings", f"all can be read; this is {settings.environment}")
    if settings.production:
        return
    if kept.exists() and kept.stat().st_mode & 0o077:
        yield Finding(PROBLEM, "keys", f"others can read {kept.name}; run: chmod 600 {_short(kept, root)}")
    yield Finding(NOTE, "keys", "development keys; before patients come, set CLINICBOT_ENVIRONMENT=production")


def _clinic(installation: Installation) -> Iterator[Finding]:
    file = installation.settings.clinic_file
    level = PROBLEM if installation.settings.production else NOTE
    for entry in installation.clinic.examples:
        yield Finding(level, file.name, f"`{entry}` is an example value; write the clinic's own and delete `# EXAMPLE`")
    if not installation.clinic.examples:
        yield Finding(OK, file.name, "no example values are left")
    try:
        for sentence in channels.check(installation.settings, installation.clinic):
            yield Finding(level, "notices", sentence)
    except SettingsError as error:
        yield Finding(PROBLEM, "notices", str(error))


def _address(installation: Installation) -> Iterator[Finding]:
    settings = installation.settings
    if not settings.production:
        return
    if not settings.public_url.startswith("https://") and not is_loopback(settings.public_url):
        yield Finding(PROBLEM, "address", "CLINICBOT_PUBLIC_URL must begin with https://; chats must not be readable")
    elif is_loopback(settings.public_url):
        yield Finding(PROBLEM, "address", "set CLINICBOT_PUBLIC_URL to the address that visitors use")
    else:
        yield Finding(OK, "address", settings.public_url)
    if not settings.proxies:
        yield Finding(
            NOTE, "address", "no reverse proxy is expected; behind one, set CLINICBOT_PROXIES=1, or all share one limit"
        )


def _database(installation: Installation) -> Iterator[Finding]:
    kind = installation.database.engine.dialect.name
    try:
        present, newest = installation.database.revisions()
    except SQLAlchemyError as error:
        what = f"{kind} does not answer ({type(error).__name__}); is it running, and is CLINICBOT_DATABASE_URL right?"
        yield Finding(PROBLEM, "database", what)
        return
    if present != newest:
        what = f"its tables are at migration {present or 'none'}, this version wants {newest}; run: clinicbot setup"
        yield Finding(PROBLEM, "database", what)
        return
    yield Finding(OK, "database", f"{kind} answers, its tables are at migration {newest}")
    yield from _readable(installation)
    yield from _answers(installation)
    yield from _live(installation)
    if kind == "postgresql":
        yield _drift("the database", _database_clock(installation.database))


def _readable(installation: Installation) -> Iterator[Finding]:
    with installation.database.session() as session:
        for newest in (Message.id.desc(), Message.id.asc()):
            try:
                session.scalars(select(Message.text).order_by(newest).limit(1)).first()
            except DecryptionError as error:
                yield Finding(PROBLEM, "keys", str(error))
                return
    yield Finding(OK, "keys", "they open what is stored")


def _answers(installation: Installation) -> Iterator[Finding]:
    """Whether a clinician of this clinic stands behind what is said: what is shipped is live from the first start."""
    with installation.database.session() as session:
        count, unread = len(answers.approved(session)), len(versions.unread(session))
    if unread:
        what = (
            f"of {count}, nobody of your clinic has read {unread}, which visitors get all the same; a clinician puts "
            "their name at each in the console: Answers, “Not read yet by your clinic”"
        )
        yield Finding(PROBLEM if installation.settings.production else NOTE, "answers", what)
    elif count:
        yield Finding(OK, "answers", f"all {count} were read by your clinic")


def _model(installation: Installation) -> Iterator[Finding]:
    """Whether the newest model is whole and fits. TensorFlow stays out: a model is looked at, not loaded."""
    trained = archives.newest(installation.root / archives.MODELS)
    if trained is None:
        yield Finding(PROBLEM, "model", "there is none in models/; run: make train")
        return
    name = trained.name
    try:
        with tarfile.open(trained) as archive:
            found = {Path(member.name).name for member in archive}  # reads, and so checks, the whole file
    except archives.BROKEN as error:
        what = f"{name} cannot be read ({type(error).__name__}); delete it, and run: make train"
        yield Finding(PROBLEM, "model", what)
        return
    if "metadata.json" not in found:
        yield Finding(PROBLEM, "model", f"{name} is no Rasa model; delete it, and run: make train")
    elif archives.fitting(installation.root) is None:
        what = f"{name} was not made from the present data/ and config.yml, or its encoder is missing; run: make train"
        yield Finding(NOTE, "model", what)
    else:
        yield Finding(OK, "model", f"{name} is whole and fits")


def _live(installation: Installation) -> Iterator[Finding]:
    """Whether the live release is as good as the project wants it, as far as it was measured."""
    live = releases.live(installation.database)
    if live is None:
        return
    missed = bars.missed(installation.database, int(live.id))
    for each in missed or ():
        yield Finding(NOTE, "live release", f"release {live.id} misses a bar. {each.sentence()}")
    if missed == []:
        yield Finding(OK, "live release", f"release {live.id} keeps every bar in its own evaluation")


def _disk(installation: Installation) -> Iterator[Finding]:
    for folder in (installation.settings.var, installation.root / archives.MODELS):
        if not folder.exists():
            continue
        name, free = _short(folder, installation.root), shutil.disk_usage(folder).free / 1e9
        if free < LEAST_DISK:
            yield Finding(PROBLEM, "disk", f"{name} has {free:.1f} GB left; make room, or messages cannot be kept")
        elif free < ENOUGH_DISK:
            yield Finding(NOTE, "disk", f"{name} has {free:.1f} GB left; training wants about a gigabyte at a time")
        elif not os.access(folder, os.W_OK):
            yield Finding(PROBLEM, "disk", f"{name} cannot be written; make it this user's own (chown)")
        else:
            yield Finding(OK, "disk", f"{name} has {free:.0f} GB left")


def _others(installation: Installation) -> Iterator[Finding]:
    settings = installation.settings
    mail, account = settings.credentials.smtp, settings.credentials.twilio
    if settings.redis_url:
        yield from _ask("redis", partial(services.redis, settings.redis_url))
    if mail:
        yield from _ask("mail server", partial(services.smtp, mail))
    else:
        yield Finding(NOTE, "mail server", "none; to tell staff by e-mail, set CLINICBOT_SMTP_URL (docs/notices.md)")
    if settings.sms_simulator:
        yield Finding(NOTE, "Twilio", "not asked: text messages go to the simulator, to no phone")
    elif account:
        yield from _ask("Twilio", partial(services.twilio, account))
    else:
        yield Finding(NOTE, "Twilio", "no account; to answer text messages, set it up as docs/sms.md says")


def _ask(name: str, ask: Callable[[], datetime | None]) -> Iterator[Finding]:
    try:
        clock = ask()
    except services.Away as error:
        yield Finding(PROBLEM, name, str(error))
        return
    yield Finding(OK, name, "answers and takes our credentials")
    if clock is not None:
        yield _drift(name, clock)


def _drift(name: str, clock: datetime) -> Finding:
    """This machine's clock beside another's: hours, retention and codes for signing in depend on it."""
    seconds = abs((now() - clock).total_seconds())
    if seconds > LONGEST_DRIFT:
        return Finding(PROBLEM, "clock", f"it is {seconds:.0f} s away from that of {name}; set up NTP on both")
    return Finding(OK, "clock", f"it agrees with that of {name}")


def _database_clock(database: Database) -> datetime:
    with database.engine.connect() as connection:
        return connection.execute(select(func.now())).scalar_one().astimezone(timezone.utc)


def _short(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


CHECKS: tuple[Callable[[Installation], Iterator[Finding]], ...] = (_clinic, _address, _database, _model, _disk, _others)
