"""The crash campaign in short: web and worker killed while requests come in. In full: tests/campaigns/crash.py."""

from __future__ import annotations

from pathlib import Path

from tests.campaigns.crash import campaign


def test_fifteen_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    report = campaign(15, seed=1, folder=tmp_path, rasa=False)
    assert report.good, "\n".join(report.lines())
