"""`make lock`: writes requirements/*.lock, each package with its hashes and no address of a registry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, List

from scripts import toolbox
from scripts.commands import run, say
from scripts.problems import Problem

HEADER = (
    "# Written by `make lock`. Do not edit: change pyproject.toml or requirements/overrides.txt and run it again.\n"
)
PYTHON = "3.10"
ALONE = ("node", "audit", "schemathesis", "build")  # each from a .in file of its own
FOLLOWING = ("serve.lock", "test.lock")  # take run.lock's versions
OVERRIDES = ["--overrides", "requirements/overrides.txt"]


def write(root: Path, upgrade: bool) -> None:
    """Resolve anew; versions already locked stay unless `upgrade` or pyproject.toml asks otherwise. Raises Problem."""
    log, env = root / ".tools" / "setup.log", toolbox.clean_environment(root)
    env["UV_CUSTOM_COMPILE_COMMAND"] = "make lock"
    uv = toolbox.uv(root, env, log)
    toolbox.use_pip_mirror(uv, env)
    served = ["pyproject.toml", *OVERRIDES]
    project = [*served, "--extra", "rasa", "--group", "export"]
    targets: Dict[str, List[str]] = {
        "uv.txt": ["requirements/uv.in", "--python-version", "3.8"],
        "run.lock": project,
        "serve.lock": served,
        "test.lock": [*project, "--group", "test"],
        **{f"{name}.lock": [f"requirements/{name}.in"] for name in ALONE},
    }
    for name, arguments in targets.items():
        _lock(name, arguments, upgrade, root, uv, env, log)
    run_pins, serve_pins, test_pins = (
        pins(root / "requirements" / f"{name}.lock") for name in ("run", "serve", "test")
    )
    _require_same(run_pins, test_pins, "tests'")
    _require_same(serve_pins, run_pins, "Rasa's")
    say("The locks are written. `make test` installs them and tests with them.")


def _lock(name: str, arguments: List[str], upgrade: bool, root: Path, uv: str, env: Dict[str, str], log: Path) -> None:
    path = f"requirements/{name}"
    if name in FOLLOWING:  # versions in the output file are kept where they can be
        _start_from(root / "requirements" / "run.lock", root / path)
    command = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", path, *arguments]
    if "--python-version" not in arguments:
        command += ["--python-version", PYTHON]
    if upgrade and name not in FOLLOWING:
        command += ["--upgrade"]
    run(command, doing=f"Locking {path}", log=log, env=env, cwd=root, quiet=True)
    tidy(root / path)


def pins(lock: Path) -> Dict[str, str]:
    """Version by package name."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def _start_from(run_lock: Path, test_lock: Path) -> None:
    """Put the served versions into the tests' lock; keep its other packages."""
    before = test_lock.read_text(encoding="utf-8") if test_lock.exists() else ""
    served = pins(run_lock)
    blocks = re.findall(r"^([a-z0-9-]+)(==.*\n(?:[ #].*\n)*)", before, re.MULTILINE)
    rest = "".join(name + block for name, block in blocks if name not in served)
    test_lock.write_text(run_lock.read_text(encoding="utf-8") + rest, encoding="utf-8")


def _require_same(wanted: Dict[str, str], found: Dict[str, str], whose: str) -> None:
    """All processes run the same versions, and tests run what is served."""
    differing = [name for name, version in wanted.items() if found.get(name) != version]
    if differing:
        raise Problem(
            f"With {whose} packages, other versions are needed of: {', '.join(differing)}.",
            "Pin them in pyproject.toml so that every lock has the same.",
        )


def tidy(lock: Path) -> None:
    """Put our header on top, and leave out the condition that holds on every machine we lock for.

    uv repeats `tool.uv.environments` for each package; the condition most packages bear is that one.
    """
    text = "".join(line for line in lock.read_text(encoding="utf-8").splitlines(True) if not line.startswith("#"))
    conditions = re.findall(r"^\S+==\S+ ; (.+) \\$", text, re.MULTILINE)
    if conditions:
        everywhere = max(set(conditions), key=conditions.count)
        if "python_full_version" in everywhere:
            text = text.replace(f" ; {everywhere} \\", " \\")
    lock.write_text(HEADER + text, encoding="utf-8")
