"""The pages say what is so: their links lead somewhere, and their commands, settings, tables and layers are there."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path
from typing import Any

import click
import pytest
import tomli

from bot import settings
from bot.cli import cli
from bot.labels import PREFIX
from bot.storage.tables import metadata
from tests.conftest import ROOT

PAGES = [
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "tests/evaluation/README.md")
    if path.name != "CHANGELOG.md"
]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
CODE_FILES = (".py", ".html", ".js")
COMMENT = re.compile(r'^ *""".*?"""$|#[^\n]*', re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"(?:^|`|/bin/|exec worker )clinicbot ([a-z][^`\n#|>]*)", re.MULTILINE)
ROOMS = {f"bot.{module.name}" for module in pkgutil.iter_modules([str(ROOT / "bot")])}
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def anchors(page: Path) -> set[str]:
    """The headings' names in links, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def contract(name: str) -> dict[str, Any]:
    """What pyproject.toml lets import-linter check under this name."""
    contracts = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["name"] == name)


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
def test_every_command_with_its_options_and_arguments_exists(page: Path) -> None:
    wrong = []
    for line in COMMAND.findall(page.read_text("utf-8")):
        command: click.Command = cli
        words = line.split()
        while words and isinstance(command, click.Group) and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        known = {"--help", *(option for parameter in command.params for option in parameter.opts)}
        known |= {parameter.make_metavar(click.Context(command)) for parameter in command.params}
        told = re.findall(r"(?<!\S)(?:--[a-z-]+(?: [A-Z]+\b)?|[A-Z]+(?!\S))", line)  # an option with its value is one
        if command is cli or not {part.split()[0] for part in told} <= known:
            wrong.append(line)
    assert wrong == []


@named
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`(?:[A-Z]+=\S+ )?make ([a-z-]+)", page.read_text("utf-8"))) <= targets


def test_the_tables_of_settings_have_them_all_and_no_others() -> None:
    tables = (ROOT / "docs/deploy.md").read_text("utf-8").split("## Settings")[1]
    told = set(re.findall(r"`((?:CLINICBOT_[A-Z_]+)|PORT)`", tables))
    source = "".join(path.read_text("utf-8") for folder in ("bot", "scripts") for path in (ROOT / folder).rglob("*.py"))
    read = set(re.findall(r'"((?:CLINICBOT_[A-Z_]+)|PORT)"', source))
    read |= {f"CLINICBOT_{name}" for name in settings.FROM_FILES}
    read |= set(re.findall(r"CLINICBOT_[A-Z_]+", (ROOT / "Makefile").read_text("utf-8")))
    assert told == read


def test_the_page_on_another_subject_names_all_code_that_names_this_one() -> None:
    told = re.findall(r"`([^`]+)`", (ROOT / "docs/teach.md").read_text("utf-8").split("## Another subject")[1])
    names = re.compile(rf"ketamin|spravato|infusion|\"/{PREFIX}\w", re.IGNORECASE)
    code = [path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.*") if path.suffix in CODE_FILES]
    naming = [path for path in code if names.search(COMMENT.sub("", path.read_text("utf-8")))]
    paths = [str(path.relative_to(ROOT)) for path in naming]
    assert paths and [path for path in paths if not any(f"{path}/".startswith(f"{place}/") for place in told)] == []


def test_the_page_on_privacy_names_every_table() -> None:
    table = (ROOT / "docs/privacy.md").read_text("utf-8").split("## Who can read it")[0]
    assert {name for name in metadata.tables if f"`{name}`" not in table} == set()


def test_the_picture_of_the_layers_is_what_the_check_checks() -> None:
    picture = re.search(r"```\ncli\n.*?```", (ROOT / "docs/architecture.md").read_text("utf-8"), re.DOTALL)
    assert picture
    drawn = [[name.strip() for name in row.split("|")] for row in picture[0].strip("`\n").splitlines()]
    checked = contract("Dependencies point one way")["layers"]
    assert drawn == [row.replace("bot.", "").split(" | ") for row in checked]


def test_every_room_and_module_of_bot_has_its_layer() -> None:
    layered = {name for row in contract("Dependencies point one way")["layers"] for name in row.split(" | ")}
    assert layered == {*ROOMS, "actions"}


@pytest.mark.parametrize(
    ("name", "side", "others"),
    [
        ("Only Rasa's side and training import Rasa or TensorFlow", "source", {"nlu", "assistant", "training", "lean"}),
        ("Only the worker sends", "source", {"worker", "notify", "sms"}),
        ("Safety stands alone", "forbidden", {"safety", "channels"}),
    ],
)
def test_what_the_page_says_of_who_imports_what_is_checked_of_all_others(
    name: str, side: str, others: set[str]
) -> None:
    named = {module for module in contract(name)[f"{side}_modules"] if module.split(".")[0] in ("bot", "actions")}
    assert named == {*ROOMS, "actions"} - {f"bot.{other}" for other in others}
