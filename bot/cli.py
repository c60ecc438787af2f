"""`clinicbot`: every command of the assistant. Each imports what it needs when it runs, so that all start fast."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TextIO

import click

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.console.commands import user
from bot.knowledge.commands import knowledge, take_in
from bot.operations.commands import COMMANDS as OPERATIONS
from bot.privacy.commands import COMMANDS as PRIVACY
from bot.settings import ROOT, Settings, SettingsError

EXISTING = click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path)


@click.group()
def cli() -> None:
    """The clinic assistant's commands."""


def main() -> None:
    """Run a command; mistakes in settings or clinic.yml end in one clear sentence, not a traceback."""
    from bot.knowledge.mistakes import BadData
    from bot.training.train import NoModel, TrainingFailed

    try:
        cli(prog_name="clinicbot", standalone_mode=True)  # also where it is started as a module
    except (SettingsError, clinic_module.ClinicError, BadData, NoModel, TrainingFailed) as error:
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
    from bot import health_watch, running, supervisor
    from bot.notify import channels

    settings = _load()
    clinic = clinic_module.load(settings.clinic_file)
    channels.check(settings, clinic)  # in production it stops here
    _warn(settings, clinic)
    environment = {**os.environ, **settings_module.exported(settings)}
    with running.announced(settings.var, settings.public_url):
        watch = health_watch.until_ready(settings.port, settings.sms_simulator)
        sys.exit(supervisor.main(ROOT, environment, watch))


@cli.command()
def web() -> None:
    """Serve the front door: website, widget, chat API, health."""
    from bot.log import configure
    from bot.web.app import create_app
    from bot.web.serving import serve

    settings = _load()
    configure("web")
    _warn(settings, clinic_module.load(settings.clinic_file))
    serve(create_app(settings), settings.host, settings.port, settings.proxies)


@cli.command()
def rasa() -> None:
    """Serve Rasa to our other processes. On loopback, unless CLINICBOT_PRIVATE_HOST says otherwise."""
    from bot.training.endpoints import write_endpoints
    from bot.training.releases import starting_model

    settings = _load()
    os.environ.update(settings_module.exported(settings))
    model = starting_model(settings, _database(settings))
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

    serve(_load())


@cli.command()
def worker() -> None:
    """Send what waits, train, keep house, answer late. Without it, no notice and no text message goes out."""
    from bot.worker import work

    work(_load())


@cli.command()
def train() -> None:
    """Train a model from config.yml, domain.yml and data/."""
    from bot.knowledge import files
    from bot.training import train as training

    settings = _load()
    files.read(ROOT / "data")  # a mistake is named here: Rasa would end in a traceback
    click.echo(training.train(settings.var))


@cli.command()
def validate() -> None:
    """Hold config.yml, domain.yml and data/ against Rasa's checks. Exits with 1 if it objects."""
    from bot.knowledge import files

    files.read(ROOT / "data")
    from bot.training.validate import validate as sound  # Rasa takes seconds to load

    if not sound(ROOT):
        sys.exit(1)
    click.echo("Rasa has no objection.")


@cli.command(hidden=True)
@click.option("--job", type=int, required=True, help="The job's number, as the console made it.")
def retrain(job: int) -> None:
    """Train, evaluate and compare a release: the worker runs this when staff press Retrain."""
    from bot.knowledge import jobs
    from bot.log import configure

    settings = _load()
    database = _database(settings)
    found = jobs.one(database, job)
    if found is None:
        raise click.ClickException(f"There is no training job {job}. Press Retrain in the console to begin one.")
    if found.status != jobs.RUNNING:
        raise click.ClickException(f"Training job {job} is {found.status}; the worker begins those that wait.")
    from bot.training.job import Job  # Rasa's side takes seconds to load

    configure("retrain")
    sys.exit(Job(settings, database, job).run())


@cli.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
def parse(file: TextIO) -> None:
    """Print what the model makes of each question in FILE.

    Each line of FILE is like {"id": "1", "text": "how much is it"}; the newest model is asked.
    """
    from bot.training.understand import understand

    lines = [_question(number, line) for number, line in enumerate(file, 1) if line.strip()]
    for line, found in zip(lines, understand([line["text"] for line in lines])):
        click.echo(json.dumps({"id": line["id"], **found}, ensure_ascii=False))


def _question(number: int, line: str) -> dict[str, str]:
    """A line of `parse`'s file."""
    try:
        found = json.loads(line)
        return {"id": found["id"], "text": found["text"]}
    except (ValueError, KeyError, TypeError) as error:
        wanted = '{"id": "1", "text": "how much is it"}'
        raise click.ClickException(f"Line {number} of FILE is no question. Each is to look like {wanted}.") from error


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON instead of tables.")
@click.option("--topics", is_flag=True, help="Also a table per topic.")
@click.option("--thresholds", is_flag=True, help="Also what other answer thresholds would do.")
@click.option("--no-stock", is_flag=True, help="Do not train and measure the stock Rasa pipeline to compare with.")
@click.option("--model", type=EXISTING, help="Measure this model instead of the newest.")
@click.option("--gate", type=EXISTING, metavar="LIVE.json", help="Exit 1 if worse than these --json figures or a bar.")
def evaluate(
    as_json: bool, topics: bool, thresholds: bool, no_stock: bool, model: Path | None, gate: Path | None
) -> None:
    """Measure the newest model on tests/evaluation."""
    from bot.training.evaluate import PICTURE
    from bot.training.evaluate import evaluate as measure
    from bot.training.evaluation import tables
    from bot.training.evaluation.gate import objections

    var = settings_module.var_folder()
    figures = measure(var, model, with_stock=not (no_stock or gate))
    click.echo(json.dumps(figures, indent=1) if as_json else tables.text(figures, topics, thresholds))
    click.echo(f"The reliability diagram is in {var / PICTURE}.", err=True)
    if gate is None:
        return
    found = objections(figures, json.loads(gate.read_text(encoding="utf-8")))
    for sentence in [each.sentence() for each in found] or ["The gate is passed."]:
        click.echo(sentence, err=True)
    sys.exit(1 if found else 0)


@cli.command()
@click.option("--limit", default=50, show_default=True, help="How many of the newest to list.")
def contacts(limit: int) -> None:
    """List contact requests, the newest first."""
    from bot.contacts import queue
    from bot.contacts.fields import display_reach

    settings = _load()
    clinic = clinic_module.load(settings.clinic_file)
    rows = queue.listed(_database(settings), settings_module.at_the_command_line(), queue.Which(), limit)
    if not rows:
        click.echo("There are no contact requests yet.")
    for row in rows:
        ways = ", ".join(display_reach(way) for way in (row.phone, row.email) if way)
        when = row.preferred_time or "any time"
        changed = f", changed {clinic.written(row.changed_at)}" if row.changed_at else ""
        asked = f"{row.id}  {clinic.written(row.created_at)}  {row.status:<11}"
        click.echo(f"{asked} {row.name}  {ways}  {when}  ({row.channel}{changed})")


@cli.command()
@click.option("--acknowledge", type=int, metavar="ID", help="Mark an alert as seen and taken care of.")
@click.option("--counts", is_flag=True, help="Print how many alerts each day had; they name nobody.")
def alerts(acknowledge: int | None, counts: bool) -> None:
    """List alerts (crisis, emergency) not acknowledged yet."""
    from bot.conversation import alerts as found

    settings = _load()
    database = _database(settings)
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


@cli.command()
@click.option("--all", "everything", is_flag=True, help="Also what was sent or cancelled.")
@click.option("--retry", metavar="ID", help="Send a failed message again: its number, or `all`.")
def outbox(everything: bool, retry: str | None) -> None:
    """List what waits to be sent and what could not be sent."""
    from bot.notify import channels, report

    settings = _load()
    database = _database(settings)
    if retry is not None:
        if retry != "all" and not retry.isdigit():
            raise click.BadParameter("use a message's number, or `all`.", param_hint="--retry")
        number = None if retry == "all" else int(retry)
        click.echo(report.retry(database, number, settings_module.at_the_command_line()))
    zone = clinic_module.load(settings.clinic_file).timezone
    for line in report.lines(database, channels.ready(settings), everything, zone, not settings.production):
        click.echo(line)


@cli.command()
@click.argument("request", type=int)
def text(request: int) -> None:
    """Text the person of contact request REQUEST to call the clinic. Once, not at night, not after STOP."""
    from bot.sms import starting

    settings = _load()
    clinic, by = clinic_module.load(settings.clinic_file), settings_module.at_the_command_line()
    try:
        click.echo(starting.ask_to_call(_database(settings), clinic, request, by))
    except starting.NotAllowed as error:
        raise click.ClickException(str(error)) from error


@cli.command("sms-fallback")
def sms_fallback() -> None:
    """Print what Twilio shall answer when we cannot. It is TwiML: put it where the fallback URL points."""
    from bot.sms.fallback import twiml

    click.echo(twiml(clinic_module.load(settings_module.clinic_file())))


for command in (*PRIVACY, *OPERATIONS, user, knowledge):
    cli.add_command(command)


def _warn(settings: Settings, clinic: clinic_module.Clinic) -> None:
    """In production: loudly, of example values. Not a refusal: an assistant that is away shows nobody 988."""
    if settings.production and clinic.warning:
        click.secho(f"\nWARNING: {clinic.warning}\n", err=True, bold=True)


def _load() -> Settings:
    return settings_module.load()


def _database(settings: Settings):  # noqa: ANN202  (imported late)
    from bot.storage import Database

    return Database.from_settings(settings)


if __name__ == "__main__":
    main()
