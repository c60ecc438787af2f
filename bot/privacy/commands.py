"""`clinicbot keys`, `retention`, `erase` and `export`. Each imports what it needs when it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import clinic as clinic_module
from bot import settings as settings_module

if TYPE_CHECKING:
    from bot.clinic import Clinic
    from bot.privacy.person import Subject
    from bot.storage import Database


@click.group()
def keys() -> None:
    """Keys that encrypt what is stored (docs/privacy.md)."""


@keys.command()
def new() -> None:
    """Print a new key, to be put first in CLINICBOT_ENCRYPTION_KEYS."""
    from cryptography.fernet import Fernet

    click.echo(Fernet.generate_key().decode())


@keys.command()
def rotate() -> None:
    """Encrypt everything anew with the first key. May be stopped and run again."""
    from bot.privacy.rotation import Progress, outdated
    from bot.privacy.rotation import rotate as encrypt_anew
    from bot.storage import audit

    def tell(at: Progress) -> None:
        click.echo(f"{at.table}: {at.rows} of {at.of} rows looked at, {at.renewed} values encrypted anew")

    with _opened() as (database, _):
        renewed, left = encrypt_anew(database, tell), outdated(database)
        after = {"encrypted anew": renewed, "left": left}
        with database.session() as session:
            audit.record(session, settings_module.at_the_command_line(), "rotated", audit.KEYS, after=after)
    if left:
        raise click.ClickException(
            f"{left} values were written with an older key meanwhile. Restart all processes with the new key first in "
            "CLINICBOT_ENCRYPTION_KEYS, and run this again."
        )
    click.echo(f"Encrypted anew: {renewed}. Everything is encrypted with the first key; older ones may be removed.")


@click.command()
@click.option("--dry-run", is_flag=True, help="Only count; delete nothing.")
def retention(dry_run: bool) -> None:
    """Delete what was kept as long as clinic.yml says. The worker does it once a day."""
    from bot.privacy.retention import Keeper
    from bot.storage import audit

    with _opened() as (database, clinic):
        deleted = {}
        for expired in Keeper(database, clinic.retention, clinic.timezone).run(dry_run):
            click.echo(expired.line(dry_run))
            if expired.count:
                deleted[expired.kind] = expired.count
        if not dry_run:
            with database.session() as session:
                audit.record(session, settings_module.at_the_command_line(), "applied", audit.RETENTION, after=deleted)


def _of_somebody(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the three ways to say who is meant."""
    for option in (
        click.option("--conversation", metavar="ID", help="The conversation with this id, and requests made in it."),
        click.option("--email", metavar="ADDRESS", help="The person with this e-mail address."),
        click.option("--phone", metavar="NUMBER", help="The person with this phone number."),
    ):
        command = option(command)
    return command


@click.command()
@_of_somebody
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(phone: str | None, email: str | None, conversation: str | None, yes: bool) -> None:
    """Erase everything about a person. Prints a proof without the person in it."""
    from bot.privacy import erasure
    from bot.privacy.person import find

    with _opened() as (database, clinic):
        who = _subject(clinic, phone=phone, email=email, conversation=conversation)
        person = find(database, who, clinic.phone_e164)
        with database.session() as transaction:
            counts = erasure.held(transaction, person)
            waiting = erasure.new_requests(transaction, person)
            in_danger = erasure.open_alerts(transaction, person)
        for table, count in counts.items():
            click.echo(f"{table:<22} {count}")
        if len(person.identifiers) > 1:
            click.echo(f"Their requests name {len(person.identifiers)} phone numbers and e-mail addresses together.")
        if waiting:
            click.echo(f"{waiting} of the contact requests are new: nobody has called yet.")
        if in_danger:
            click.echo(
                f"Alerts that nobody has acknowledged and that would lose their conversation: {in_danger}. "
                "Look at them first: clinicbot alerts, or the console."
            )
        if not any(counts.values()):
            click.echo("Nothing is stored about them; the proof says where that was looked for.")
        elif not yes:
            click.confirm("Erase all of this for good?", abort=True)
        proof = erasure.erase(database, person, clinic.timezone, settings_module.at_the_command_line())
        database.overwrite_deleted()
    click.echo("\n".join(proof.lines()))
    if not proof.complete:
        raise click.exceptions.Exit(1)


@click.command()
@_of_somebody
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE.json", help="A new file.")
def export(phone: str | None, email: str | None, conversation: str | None, out: Path) -> None:
    """Write all that is a person's own into a file. Only you can read it."""
    from bot.privacy import export as exports
    from bot.privacy.person import find, find_own

    with _opened() as (database, clinic):
        who = _subject(clinic, phone=phone, email=email, conversation=conversation)
        own, named = find_own(database, who), find(database, who, clinic.phone_e164)
        content = exports.export(database, own)
        try:
            exports.hand_over(database, own, content, out, settings_module.at_the_command_line())
        except exports.ExportError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"Wrote {sum(map(len, content['held'].values()))} rows to {out}. It is readable: mind where it goes.")
    names = sorted({request["name"] for request in content["held"]["contact_request"]})
    if len(names) > 1:
        click.echo(f"Its requests are by {', '.join(names)}. If these are not one person, do not hand it over.")
    for other in sorted(named.conversations - own.conversations):
        click.echo(f"Left out, for it may be somebody else's: conversation {other}. If it is theirs: --conversation.")


COMMANDS = (keys, retention, erase, export)


def _subject(clinic: Clinic, **given: str | None) -> Subject:
    from bot.privacy.person import NotAnIdentifier, subject

    named: list[Any] = [(kind, value) for kind, value in given.items() if value is not None]
    if len(named) != 1:
        raise click.UsageError("Say who is meant with one of --phone, --email, --conversation.")
    try:
        return subject(*named[0], clinic_phone=clinic.phone_e164)
    except NotAnIdentifier as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def _opened() -> Iterator[tuple[Database, Clinic]]:
    from bot.storage import Database
    from bot.storage.encryption import DecryptionError

    settings = settings_module.load()
    clinic = clinic_module.load(settings.clinic_file)
    database = Database.from_settings(settings)
    try:
        yield database, clinic
    except DecryptionError as error:
        raise click.ClickException(str(error)) from error
    finally:
        database.close()
