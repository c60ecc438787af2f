"""Plain Rasa commands work from the repository's root, as any Rasa user expects."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, System

QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")}
    command = [str(Path(sys.executable).with_name("rasa")), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**environment, **QUIET}, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_data_is_valid() -> None:
    done = rasa("data", "validate")
    assert done.returncode == 0, done.stderr[-3000:]


def test_conversations_go_as_written(system: System, tmp_path: Path) -> None:
    done = rasa(
        "test", "core", "--stories", "tests/conversations", "--fail-on-prediction-errors", "--out", str(tmp_path)
    )
    failed = tmp_path / "failed_test_stories.yml"
    assert done.returncode == 0, failed.read_text("utf-8") if failed.exists() else done.stderr[-3000:]
