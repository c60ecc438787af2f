"""`clinicbot text` and `sms-fallback`. Each imports what it needs when it runs."""

from __future__ import annotations

import click

from bot import clinic as clinic_module
from bot import settings as settings_module


@click.command()
@click.argument("request", type=int)
def text(request: int) -> None:
    """Text the person of contact request REQUEST to call the clinic. Once, not at night, not after STOP."""
    from bot.sms import starting
    from bot.storage import Database

    settings = settings_module.load()
    clinic, by = clinic_module.load(settings.clinic_file), settings_module.at_the_command_line()
    try:
        click.echo(starting.ask_to_call(Database.from_settings(settings), clinic, request, by))
    except starting.NotAllowed as error:
        raise click.ClickException(str(error)) from error


@click.command("sms-fallback")
def sms_fallback() -> None:
    """Print what Twilio shall answer when we cannot. It is TwiML: put it where the fallback URL points."""
    from bot.sms.fallback import twiml

    click.echo(twiml(clinic_module.load(settings_module.clinic_file())))


COMMANDS = (text, sms_fallback)
