"""`clinicbot doctor`, `backup` and `restore`. Each imports what it needs when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import settings as settings_module
from bot.settings import ROOT, SettingsError

if TYPE_CHECKING:
    from bot.storage import Database

SHORTEST = 16  # characters of a passphrase: about four random words
KEY_FILE = click.option(
    "--key-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the passphrase, for backups by the clock; else it is asked for.",
)


@click.command()
def doctor() -> None:
    """Look whether all is well: settings, model, services. Also keys, clinic.yml, database, disk and clocks."""
    from bot.log import configure
    from bot.operations.doctor import PROBLEM, Finding, examine

    configure("doctor")
    try:
        settings = settings_module.load()
    except SettingsError as error:
        click.echo(Finding(PROBLEM, "settings", str(error)).line())
        sys.exit(1)
    problems = 0
    for finding in examine(settings, ROOT):
        click.echo(finding.line())
        problems += finding.level == PROBLEM
    click.echo(f"\n{problems} problem{'s' if problems != 1 else ''}.")
    sys.exit(1 if problems else 0)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@KEY_FILE
def backup(file: Path, key_file: Path | None) -> None:
    """Write everything but the keys into FILE, encrypted. That is database, clinic.yml, models and snapshots; all
    processes may go on running."""
    from bot.operations import backup as backups
    from bot.storage import Database

    settings = settings_module.load()
    passphrase = _passphrase(key_file, confirm=True)
    database = Database.from_settings(settings)
    try:
        counts = backups.write(file, passphrase, database, backups.places(settings, ROOT))
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    _log(database, "backed up", counts)
    click.echo(f"{file}: {sum(counts.values())} rows of {len(counts)} tables, {file.stat().st_size / 1e6:.1f} MB.")
    click.echo("Keep the passphrase and the keys (CLINICBOT_ENCRYPTION_KEYS, CLINICBOT_LOOKUP_KEY) somewhere else.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@KEY_FILE
@click.option("--keys-lost", is_flag=True, help="Restore what is not encrypted; all that patients wrote stays closed.")
def restore(file: Path, key_file: Path | None, keys_lost: bool) -> None:
    """Put everything in FILE back, into an empty database. The old keys come first. Stop the processes before."""
    from bot.operations import backup as backups
    from bot.operations.sealed import SealError
    from bot.storage import Database

    try:
        settings = settings_module.load()
    except SettingsError as error:
        if not any(f"CLINICBOT_{name}" in str(error) for name in settings_module.SECRETS):
            raise
        raise click.ClickException(f"{str(error).split('. ')[0]}. {backups.KEYS_FIRST}") from error
    passphrase = _passphrase(key_file, confirm=False)
    database, places = Database.from_settings(settings), backups.places(settings, ROOT)
    try:
        counts = backups.restore(file, passphrase, database, places, keys_lost)
    except (backups.BackupError, SealError) as error:
        raise click.ClickException(str(error)) from error
    _log(database, "restored", counts, keys_lost=keys_lost)
    click.echo(
        f"Restored {sum(counts.values())} rows of {len(counts)} tables. Look whether all is well: clinicbot doctor"
    )


def _log(database: Database, action: str, counts: dict[str, int], **facts: bool) -> None:
    """Write it into the audit log. Where that cannot be written (a full disk), what was done stands, and it is said."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.storage import audit
    from bot.storage.database import trouble

    after = {"rows": sum(counts.values()), "tables": len(counts), **facts}
    try:
        with database.session() as session:
            audit.record(session, settings_module.at_the_command_line(), action, audit.DATABASE, after=after)
    except SQLAlchemyError as error:
        click.echo(f"It was done, but is not in the audit log. {trouble(error)}", err=True)


def _passphrase(key_file: Path | None, *, confirm: bool) -> bytes:
    if key_file:
        passphrase = key_file.read_text(encoding="utf-8").strip()
    else:
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm)
    if confirm and len(passphrase) < SHORTEST:
        raise click.ClickException(f"The passphrase is too short; use at least {SHORTEST} characters.")
    return passphrase.encode()


COMMANDS = (doctor, backup, restore)
