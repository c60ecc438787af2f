"""The list of commands says what each is for, without being cut off."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from bot.cli import cli


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
