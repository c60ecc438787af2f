"""The address of the assistant that runs: found while it runs, not believed afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.running import served
from bot.settings import ROOT

SERVES = """
import sys, time
from pathlib import Path
from bot.running import served
with served.announced(Path(sys.argv[1]), "http://localhost:9310"):
    print("there", flush=True)
    time.sleep(60)
"""


def test_the_address_is_known_while_it_runs_and_not_after_it_was_killed(tmp_path: Path) -> None:
    var = tmp_path / "var"
    assert served.address(var) is None
    process = subprocess.Popen([sys.executable, "-c", SERVES, str(var)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout and process.stdout.readline() == b"there\n"
    assert served.address(var) == served.address(var) == "http://localhost:9310"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert (var / served.FILE).exists() and served.address(var) is None


def test_the_next_one_says_its_own_address_and_a_second_leaves_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for url in ("http://localhost:12345", "http://localhost:80"):
        with served.announced(tmp_path, url):
            with served.announced(tmp_path, "http://localhost:1"):
                assert served.address(tmp_path) == url
                assert "Another assistant runs" in capsys.readouterr().err
            assert served.address(tmp_path) == url
        assert served.address(tmp_path) is None


def test_where_it_cannot_be_written_it_says_so_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "var").write_text("a file where a folder is wanted")
    with served.announced(tmp_path / "var", "http://localhost:80"):
        assert "Commands will not know this address" in capsys.readouterr().err
