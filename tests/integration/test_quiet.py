"""What is printed is ours: nothing of what Rasa, TensorFlow and their friends would say of themselves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bot.training.quiet import ENVIRONMENT
from tests.conftest import ROOT, System


def test_parsing_prints_only_our_lines(tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text('{"id": "1", "text": "how much is it"}\n', "utf-8")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("clinicbot")), "parse", str(asked)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in ENVIRONMENT},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1"]


def test_the_running_assistant_prints_no_library_s_warnings(system: System) -> None:
    assert not [line for line in system.log().splitlines() if "Warning" in line]
