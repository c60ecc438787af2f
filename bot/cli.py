"""`clinicbot`: what serves the assistant, and the rooms' own commands. Each imports what it needs when it runs, so that
all start fast."""

from __future__ import annotations

import os
import sys

import click

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.console.commands import user
from bot.contacts.commands import contacts
from bot.conversation.commands import alerts
from bot.knowledge.commands import knowledge, take_in
from bot.notify.commands import outbox
from bot.operations.commands import COMMANDS as OPERATIONS
from bot.privacy.commands import COMMANDS as PRIVACY
from bot.settings import ROOT, Settings, SettingsError
from bot.sms.commands import COMMANDS as SMS
from bot.training.commands import COMMANDS as TRAINING


@click.group()
def cli() -> None:
    """The clinic assistant's commands."""


def main() -> None:
    """Run a command; mistakes in settings or clinic.yml end in one clear sentence, not a traceback."""
    try:
        cli(prog_name="clinicbot", standalone_mode=True)  # also where it is started as a module
    except Exception as error:
        from bot.knowledge.mistakes import BadData
        from bot.training.train import NoModel, TrainingFailed

        if not isinstance(error, (SettingsError, clinic_module.ClinicError, BadData, NoModel, TrainingFailed)):
            raise
        click.echo(f"clinicbot: {error}", err=True)
        sys.exit(1)


@cli.command()
def setup() -> None:
    """Make ready to run: keys, database, topics, model.

    Keys in development only; a model is trained if none fits the data.
    """
    from bot.notify import channels
    from bot.storage import Database
    from bot.training.releases import ensure_live

    if os.environ.get("CLINICBOT_ENVIRONMENT", "development") == "development":
        made = settings_module.make_development_secrets(settings_module.var_folder())
        if made:
            click.echo("Made development keys in var/secrets.env. In production set your own, CLINICBOT_*.")
    settings = settings_module.load()
    clinic = clinic_module.load(settings.clinic_file)
    database = Database.from_settings(settings)
    database.migrate()
    take_in(database)
    if said := ensure_live(settings, database):
        click.echo(said)
    database.close()
    for sentence in channels.check(settings, clinic):
        click.echo(sentence)


@cli.command()
def run() -> None:
    """Serve web, rasa, actions and worker until Ctrl-C. What crashes is started again."""
    from bot.notify import channels
    from bot.running import health_watch, served, supervisor

    settings = settings_module.load()
    clinic = clinic_module.load(settings.clinic_file)
    channels.check(settings, clinic)  # in production it stops here
    _warn(settings, clinic)
    environment = {**os.environ, **settings_module.exported(settings)}
    with served.announced(settings.var, settings.public_url):
        watch = health_watch.until_ready(settings.port, settings.sms_simulator)
        sys.exit(supervisor.main(ROOT, environment, watch))


@cli.command()
def web() -> None:
    """Serve the front door: website, widget, chat API, health."""
    from bot.log import configure
    from bot.web.app import create_app
    from bot.web.serving import serve

    settings = settings_module.load()
    configure("web")
    _warn(settings, clinic_module.load(settings.clinic_file))
    serve(create_app(settings), settings.host, settings.port, settings.proxies)


@cli.command()
def rasa() -> None:
    """Serve Rasa to our other processes. On loopback, unless CLINICBOT_PRIVATE_HOST says otherwise."""
    from bot.assistant.starting import starting_model, write_endpoints
    from bot.storage import Database

    settings = settings_module.load()
    os.environ.update(settings_module.exported(settings))
    model = starting_model(settings, Database.from_settings(settings))
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a message's sums are small: more threads only wait for each other
    command = [
        sys.executable, "-m", "bot.assistant.serve", "run", "--interface", settings.private_host,
        "--port", str(settings.rasa_port), "--model", str(model), "--credentials", "credentials.yml",
        "--endpoints", str(write_endpoints(settings)),
    ]  # fmt: skip
    os.chdir(ROOT)
    os.execv(sys.executable, command)  # noqa: S606  (our own command)


@cli.command()
def actions() -> None:
    """Serve the custom actions to Rasa. On loopback, as Rasa; only requests with the token are taken."""
    from bot.log import quiet_dependencies

    quiet_dependencies()
    from actions.server import serve

    serve(settings_module.load())


@cli.command()
def worker() -> None:
    """Send what waits, train, keep house, answer late. Without it, no notice and no text message goes out."""
    from bot.worker import work

    work(settings_module.load())


for command in (*TRAINING, *PRIVACY, *OPERATIONS, *SMS, contacts, alerts, outbox, user, knowledge):
    cli.add_command(command)


def _warn(settings: Settings, clinic: clinic_module.Clinic) -> None:
    """In production: loudly, of example values. Not a refusal: an assistant that is away shows nobody 988."""
    if settings.production and clinic.warning:
        click.secho(f"\nWARNING: {clinic.warning}\n", err=True, bold=True)


if __name__ == "__main__":
    main()
