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
FOLLOWING = ("serve.lock", "test.lock")  # take run.lock's versions
OVERRIDES = ["--overrides", "requirements/overrides.txt"]


def write(root: Path, upgrade: bool) -> None:
    """Resolve anew; versions already locked stay unless `upgrade` or pyproject.toml asks otherwise. Raises Problem."""
    log = root / ".tools" / "setup.log"
    env = toolbox.clean_environment(root)
    env["UV_CUSTOM_COMPILE_COMMAND"] = "make lock"
    uv = toolbox.uv(root, env, log)
    toolbox.use_pip_mirror(uv, env)
    served = ["pyproject.toml", *OVERRIDES]
    project = [*served, "--extra", "rasa", "--group", "export"]
    tests = [*project, "--group", "test"]
    targets: Dict[str, List[str]] = {
        "uv.txt": ["requirements/uv.in", "--python-version", "3.8"],
        "node.lock": ["requirements/node.in", "--python-version", PYTHON],
        "run.lock": [*project, "--python-version", PYTHON],
        "serve.lock": [*served, "--python-version", PYTHON],
        "audit.lock": ["requirements/audit.in", "--python-version", PYTHON],
        "build.lock": ["requirements/build.in", "--python-version", PYTHON],
        "test.lock": [*tests, "--python-version", PYTHON],
    }
    for name, arguments in targets.items():
        path = f"requirements/{name}"
        if name in FOLLOWING:  # versions in the output file are kept where they can be
            _start_from(root / "requirements" / "run.lock", root / path)
        command = [
            uv,
            "pip",
            "compile",
            "--quiet",
            "--universal",
            "--generate-hashes",
            "--no-header",
            "--no-emit-index-url",
        ]
        command += ["--no-emit-find-links", "--no-annotate", *arguments, "--output-file", path]
        run(
            command + (["--upgrade"] if upgrade and name not in FOLLOWING else []),
            doing=f"Locking {path}",
            log=log,
            env=env,
            cwd=root,
            quiet=True,
        )
        tidy(root / path)
    run_pins, serve_pins, test_pins = (
        pins(root / "requirements" / f"{name}.lock") for name in ("run", "serve", "test")
    )
    _require_same(run_pins, test_pins, "tests'")
    _require_same(serve_pins, run_pins, "Rasa's")
    say("The locks are written. `make test` installs them and tests with them.")


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
