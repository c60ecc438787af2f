"""`clinicbot knowledge`: between the console and the files of `data/faq`. Each imports what it needs when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import settings as settings_module
from bot.settings import ROOT

if TYPE_CHECKING:
    from bot.storage import Database


@click.group()
def knowledge() -> None:
    """Topics and answers: between the console and data/faq."""


def take_in(database: Database) -> bool:
    """Take in what is new in data/faq and print it; returns whether anything was."""
    from bot.knowledge import importing

    done = importing.run(database, ROOT)
    for sentence in done:
        click.echo(sentence)
    return bool(done)


@knowledge.command("import")
def import_() -> None:
    """Offer clinicians what changed in data/faq (docs/answers.md). `clinicbot setup` does it too."""
    with _opened() as database:
        if not take_in(database):
            click.echo("data/faq has nothing that the console does not know.")


@knowledge.command()
@click.option(
    "--to",
    default=ROOT / "data" / "faq",
    type=click.Path(file_okay=False, path_type=Path),
    help="Another folder than data/faq.",
)
def export(to: Path) -> None:
    """Write approved answers and the team's examples into data/faq."""
    from bot.knowledge import exporting

    with _opened() as database:
        done = exporting.run(database, settings_module.at_the_command_line(), ROOT, to)
    click.echo("\n".join(done))


@contextmanager
def _opened() -> Iterator[Database]:
    from bot.storage import Database

    database = Database.from_settings(settings_module.load())
    try:
        yield database
    finally:
        database.close()
