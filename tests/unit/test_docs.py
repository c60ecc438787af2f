"""The pages say what is so: their links lead somewhere, and their commands, settings, tables and layers are there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from bot import settings
from bot.cli import cli
from bot.storage.tables import metadata
from tests.conftest import ROOT

PAGES = [
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "tests/evaluation/README.md")
    if path.name != "CHANGELOG.md"
]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
COMMAND = re.compile(r"(?:^|`|/bin/|exec worker )clinicbot ([a-z][^`\n#|>]*)", re.MULTILINE)
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def anchors(page: Path) -> set[str]:
    """The headings' names in links, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@named
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        if "://" in link or link.startswith("mailto:"):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@named
def test_every_command_and_option_exists(page: Path) -> None:
    wrong = []
    for line in COMMAND.findall(page.read_text("utf-8")):
        command: click.Command = cli
        words = line.split()
        while words and isinstance(command, click.Group) and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        known = {"--help", *(option for parameter in command.params for option in parameter.opts)}
        if command is cli or not set(re.findall(r"(?<!\S)--[a-z-]+", line)) <= known:
            wrong.append(line)
    assert wrong == []


@named
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`(?:[A-Z]+=\S+ )?make ([a-z-]+)", page.read_text("utf-8"))) <= targets


def test_the_table_of_settings_has_them_all_and_no_others() -> None:
    table = (ROOT / "docs/deploy.md").read_text("utf-8").split("## Settings")[1]
    told = set(re.findall(r"`((?:CLINICBOT_[A-Z_]+)|PORT)`", table))
    source = "".join((ROOT / "bot" / name).read_text("utf-8") for name in ("settings.py", "credentials.py", "ports.py"))
    read = set(re.findall(r'"((?:CLINICBOT_[A-Z_]+)|PORT)"', source)) | {
        f"CLINICBOT_{name}" for name in settings.SECRETS
    }
    assert told == read


def test_the_page_on_privacy_names_every_table() -> None:
    table = (ROOT / "docs/privacy.md").read_text("utf-8").split("## Who can read it")[0]
    assert {name for name in metadata.tables if f"`{name}`" not in table} == set()


def test_the_picture_of_the_layers_is_what_the_check_checks() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    picture = re.search(r"```\ncli\n.*?```", (ROOT / "docs/architecture.md").read_text("utf-8"), re.DOTALL)
    assert layers and picture
    checked = [re.sub(r"bot\.|\s", "", line) for line in re.findall(r'"([^"]+)"', layers[1])]
    assert [line.replace(" ", "") for line in picture[0].strip("`\n").splitlines()] == checked
