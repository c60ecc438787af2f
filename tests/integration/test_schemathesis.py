"""schemathesis against the front door's process: what our OpenAPI document allows is taken, what it forbids is refused,
malformed JSON too, and nothing comes back that the document does not describe."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT
from scripts import python_tools, toolbox
from tests.integration.conftest import Front

HERE = Path(__file__).parent  # with its settings, schemathesis.toml
PATIENCE = 300  # seconds; it takes 40
WIDTH = 500  # characters of a line that are shown: a request may hold thousands


def test_schemathesis_finds_nothing(front: Front, tmp_path: Path) -> None:
    report = tmp_path / "schemathesis.json"
    own = {"COLUMNS": "100", "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path / "hypothesis")}
    command = [python_tools.command(ROOT, "schemathesis"), "run", f"{front.url}/api/openapi.json", "--no-color"]
    done = subprocess.run(
        [*command, "--report-json-path", str(report)],
        cwd=HERE,
        env={**toolbox.clean_environment(ROOT), **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
    )
    # It warns where calls reach nothing: all refused for want of a session or as too many, or nothing found.
    warned = report.exists() and any(json.loads(report.read_text("utf-8"))["warnings"].values())
    if done.returncode != 0 or warned:
        pytest.fail(told(done.stdout, front.log.read_text("utf-8")), pytrace=False)


def told(said: str, log: str) -> str:
    """What schemathesis found, each with the request to repeat it, and the first errors that the front door logged."""
    errors = [line for line in log.splitlines() if '"level": "error"' in line]
    lines = [*said.splitlines(), f"The front door logged {len(errors)} errors:", *errors[:10]]
    return "\n".join(line[:WIDTH].rstrip() for line in lines)
