"""`clinicbot parse`: what it says of a file that is not what it wants."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import cli


@pytest.mark.parametrize("line", ["how much is it", '{"text": "how much is it"}', "[1]", '"words"'])
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"id": "1", "text": "hi"}}\n\n{line}\n', encoding="utf-8")
    done = CliRunner().invoke(cli, ["parse", str(file)])
    assert done.exit_code == 1
    assert "Line 3 of FILE is no question" in done.output
