"""The list of commands says what each is for, without being cut off, and soon."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from bot.cli import cli
from tests.conftest import ROOT

SLOW = {"structlog", "sqlalchemy", "flask", "requests", "redis", "twilio", "numpy", "spacy", "rasa", "rasa_sdk"}


def groups(group: click.Group, *words: str) -> Iterator[tuple[str, ...]]:
    """The words of a group and of each in it."""
    yield words
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from groups(command, *words, name)


@pytest.mark.parametrize("words", groups(cli), ids=" ".join)
def test_no_line_of_the_help_is_cut_off_in_80_columns(words: tuple[str, ...]) -> None:
    said = CliRunner().invoke(cli, [*words, "--help"], terminal_width=80)
    assert said.exit_code == 0
    commands = said.output.split("Commands:\n")[1].splitlines()
    assert [line for line in commands if line.endswith("...") or len(line) > 80] == []


def test_a_command_imports_what_it_works_with_when_it_runs() -> None:
    code = "import sys, bot.cli; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert SLOW & set(done.stdout.split()) == set()
