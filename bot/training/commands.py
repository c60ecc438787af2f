"""`clinicbot train`, `validate`, `parse`, `evaluate`, and `retrain` for the worker. Each imports what it needs when it
runs: Rasa takes seconds to load."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

import click

from bot import settings as settings_module
from bot.settings import ROOT

EXISTING = click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path)


@click.command()
def train() -> None:
    """Train a model from config.yml, domain.yml and data/."""
    from bot.knowledge import files
    from bot.training import train as training

    files.read(ROOT / "data")  # a mistake is named here: Rasa would end in a traceback
    click.echo(training.train(settings_module.var_folder()))


@click.command()
def validate() -> None:
    """Hold config.yml, domain.yml and data/ against Rasa's checks. Exits with 1 if it objects."""
    from bot.knowledge import files

    files.read(ROOT / "data")
    from bot.training.validate import validate as sound  # Rasa takes seconds to load

    if not sound(ROOT):
        sys.exit(1)
    click.echo("Rasa has no objection.")


@click.command(hidden=True)
@click.option("--job", type=int, required=True, help="The job's number, as the console made it.")
def retrain(job: int) -> None:
    """Train, evaluate and compare a release: the worker runs this when staff press Retrain."""
    from bot.knowledge import jobs
    from bot.log import configure
    from bot.storage import Database

    settings = settings_module.load()
    database = Database.from_settings(settings)
    found = jobs.one(database, job)
    if found is None:
        raise click.ClickException(f"There is no training job {job}. Press Retrain in the console to begin one.")
    if found.status != jobs.RUNNING:
        raise click.ClickException(f"Training job {job} is {found.status}; the worker begins those that wait.")
    from bot.training.job import Job  # Rasa's side takes seconds to load

    configure("retrain")
    sys.exit(Job(settings, database, job).run())


@click.command()
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


@click.command()
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


COMMANDS = (train, validate, retrain, parse, evaluate)
