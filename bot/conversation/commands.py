"""`clinicbot alerts`. Imports what it needs when it runs."""

from __future__ import annotations

import click

from bot import clinic as clinic_module
from bot import settings as settings_module


@click.command()
@click.option("--acknowledge", type=int, metavar="ID", help="Mark an alert as seen and taken care of.")
@click.option("--counts", is_flag=True, help="Print how many alerts each day had; they name nobody.")
def alerts(acknowledge: int | None, counts: bool) -> None:
    """List alerts (crisis, emergency) not acknowledged yet."""
    from bot.conversation import alerts as found
    from bot.storage import Database

    settings = settings_module.load()
    database = Database.from_settings(settings)
    if counts:
        for row in found.counts(database):
            click.echo(f"{row.day}  {row.kind:<9}  {row.channel:<4}  {row.count}")
        return
    if acknowledge is not None:
        if not found.acknowledge(database, acknowledge, settings_module.at_the_command_line()):
            raise click.ClickException(f"There is no open alert {acknowledge}.")
        click.echo(f"Alert {acknowledge} is acknowledged.")
    clinic = clinic_module.load(settings.clinic_file)
    for alert in found.open_alerts(database):
        click.echo(f"{alert.id}  {clinic.written(alert.created_at)}  {alert.kind}  ({alert.channel})")
