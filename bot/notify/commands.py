"""`clinicbot outbox`. Imports what it needs when it runs."""

from __future__ import annotations

import click

from bot import clinic as clinic_module
from bot import settings as settings_module


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also what was sent or cancelled.")
@click.option("--retry", metavar="ID", help="Send a failed message again: its number, or `all`.")
def outbox(everything: bool, retry: str | None) -> None:
    """List what waits to be sent and what could not be sent."""
    from bot.notify import channels, report
    from bot.storage import Database

    settings = settings_module.load()
    database = Database.from_settings(settings)
    if retry is not None:
        if retry != "all" and not retry.isdigit():
            raise click.BadParameter("use a message's number, or `all`.", param_hint="--retry")
        number = None if retry == "all" else int(retry)
        click.echo(report.retry(database, number, settings_module.at_the_command_line()))
    zone = clinic_module.load(settings.clinic_file).timezone
    for line in report.lines(database, channels.ready(settings), everything, zone, not settings.production):
        click.echo(line)
