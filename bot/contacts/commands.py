"""`clinicbot contacts`. Imports what it needs when it runs."""

from __future__ import annotations

import click

from bot import clinic as clinic_module
from bot import settings as settings_module


@click.command()
@click.option("--limit", default=50, show_default=True, help="How many of the newest to list.")
def contacts(limit: int) -> None:
    """List contact requests, the newest first."""
    from bot.contacts import queue
    from bot.contacts.fields import display_reach
    from bot.storage import Database

    settings = settings_module.load()
    clinic = clinic_module.load(settings.clinic_file)
    database = Database.from_settings(settings)
    rows = queue.listed(database, settings_module.at_the_command_line(), queue.Which(), limit)
    if not rows:
        click.echo("There are no contact requests yet.")
    for row in rows:
        ways = ", ".join(display_reach(way) for way in (row.phone, row.email) if way)
        when = row.preferred_time or "any time"
        changed = f", changed {clinic.written(row.changed_at)}" if row.changed_at else ""
        asked = f"{row.id}  {clinic.written(row.created_at)}  {row.status:<11}"
        click.echo(f"{asked} {row.name}  {ways}  {when}  ({row.channel}{changed})")
