"""`clinicbot user`: the team's accounts. Imports what it needs when it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.console.access import ROLES
from bot.running import served
from bot.settings import Settings

NOT_RUNNING = (
    "No assistant runs from this folder now. If it will be at another address, put that before /staff in the link; "
    "PORT, set as for `make run`, changes what is printed here."
)


@click.group()
def user() -> None:
    """Who may use the staff console (docs/console.md)."""


@user.command()
@click.argument("email")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(list(ROLES)), help="May be repeated.")
@click.option("--link", "by_link", is_flag=True, help="Print a one-time link instead of asking for a password.")
def add(email: str, roles: tuple[str, ...], by_link: bool) -> None:
    """Make an account for EMAIL."""
    with _console() as (accounts, welcome, database, _):
        password = None if by_link else _ask(welcome, accounts)
        address = accounts.add(database, settings_module.at_the_command_line(), email, roles, password)
        click.echo(f"Added {address} ({', '.join(roles)}).")
        _tell(welcome, address, by_link)


@user.command("list")
def list_users() -> None:
    """List all accounts."""
    with _console() as (accounts, _, database, clinic):
        users = accounts.everybody(database)
        for row in users:
            state = "disabled" if not row.active else "active" if row.password else "no password yet"
            factor = "with second factor" if row.tf_primary_method else "without second factor"
            seen = clinic.written(row.signed_in_at) if row.signed_in_at else "never signed in"
            click.echo(f"{row.email}  {row.roles}  {state}  {factor}  {seen}")
        if not users:
            click.echo("There are no users yet: clinicbot user add EMAIL --role admin --role front_desk")


@user.command()
@click.argument("email")
def disable(email: str) -> None:
    """Shut EMAIL out, at once and everywhere."""
    with _console() as (accounts, _, database, _):
        accounts.change(database, settings_module.at_the_command_line(), email, active=False)
        click.echo(f"{email} is disabled.")


@user.command()
@click.argument("email")
@click.option("--link", "by_link", is_flag=True, help="Print a one-time link instead of asking for a password.")
@click.option("--reset-second-factor", "forget", is_flag=True, help="For somebody who lost their phone.")
def password(email: str, by_link: bool, forget: bool) -> None:
    """Give EMAIL a new password; also ends a lock-out."""
    from bot.console import lockout

    with _console() as (accounts, welcome, database, _):
        hashed = None if by_link else _ask(welcome, accounts)
        accounts.set_password(database, settings_module.at_the_command_line(), email, hashed, forget)
        lockout.forget(database, email)
        click.echo("The old password and all sessions have ended.")
        _tell(welcome, email.strip().lower(), by_link)


def _ask(welcome, accounts) -> str:  # noqa: ANN001  (modules)
    """The hash of a password that is good enough and was typed twice alike."""
    while True:
        password = click.prompt("Password (12 characters or more)", hide_input=True)
        try:
            hashed = welcome.hashed(password)
        except accounts.AccountError as error:
            click.echo(str(error))
            continue
        if click.prompt("The same again", hide_input=True) == password:
            return hashed
        click.echo("The two passwords differ.")


def _tell(welcome, address: str, by_link: bool) -> None:  # noqa: ANN001  (a module)
    if by_link:
        click.echo(f"Hand this link over by a safe way. It works once, for 72 hours:\n{welcome.link(address)}")
        if _served_at(settings_module.load()) is None:
            click.echo(NOT_RUNNING)


def _served_at(settings: Settings) -> str | None:
    """The address that is known for certain: as it is set, or as the assistant that runs here says."""
    return settings.public_url if os.environ.get("CLINICBOT_PUBLIC_URL") else served.address(settings.var)


@contextmanager
def _console() -> Iterator[tuple]:
    """The rooms that the commands use, inside of the application, whose settings hash passwords."""
    from bot.console import accounts, welcome
    from bot.console.app import create_console
    from bot.conversation.rasa import RasaClient
    from bot.storage import Database

    settings = settings_module.load()
    settings = replace(settings, public_url=_served_at(settings) or settings.public_url)
    database = Database.from_settings(settings)
    clinic = clinic_module.load(settings.clinic_file)
    app = create_console(settings, clinic, database, RasaClient(settings))
    try:
        with app.app_context():
            yield accounts, welcome, database, clinic
    except accounts.AccountError as error:
        raise click.ClickException(str(error)) from error
    finally:
        database.close()
