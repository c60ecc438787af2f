"""An audit that looked nothing up proves nothing; what is vulnerable needs a reason to stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import ROOT
from scripts.audit import EXCEPTIONS, judge, read_exceptions
from scripts.problems import Problem

FLASK = {"name": "flask", "version": "1.0", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.0"]}]}


def test_packages_that_could_not_be_looked_up_are_a_failure() -> None:
    with pytest.raises(Problem, match="1 of 2 packages could not be looked up"):
        judge([{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "not found on PyPI"}], {})
    with pytest.raises(Problem, match="nothing is proven"):
        judge([], {})


def test_a_vulnerability_fails_unless_an_exception_names_it_for_that_package() -> None:
    with pytest.raises(Problem, match=r"flask 1\.0: PYSEC-1, fixed in 2\.0"):
        judge([FLASK], {"CVE-1": "jinja2"})
    judge([FLASK], {"CVE-1": "flask"})


def test_an_exception_that_fits_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    judge([{"name": "flask", "version": "3.1", "vulns": []}], {"CVE-1": "flask"})
    assert "CVE-1 is not found any more" in capsys.readouterr().out


def test_an_exception_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_text("CVE-1 flask\n")
    with pytest.raises(Problem, match="gives no reason"):
        read_exceptions(tmp_path / "e.txt")


def test_every_exception_is_of_a_package_that_is_locked_and_explained_in_the_docs() -> None:
    lock = (ROOT / "requirements" / "run.lock").read_text("utf-8")
    docs = (ROOT / "docs" / "security.md").read_text("utf-8")
    for package in read_exceptions(ROOT / "requirements" / EXCEPTIONS).values():
        assert re.search(rf"^{package}==", lock, re.MULTILINE), package
        assert f"`{package}`" in docs, package
