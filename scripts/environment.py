"""Makes .venv: Python 3.10, exactly the locked packages, and this project. Quick when nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from pathlib import Path
from typing import Dict

from scripts import toolbox
from scripts.commands import run, say
from scripts.problems import Problem
from scripts.python310 import python310

PROJECT = "clinicbot"  # the command that the project installs
STAMP = "clinic-assistant.json"  # in .venv: where and from what it was made


def ensure(root: Path, level: str) -> None:
    """Make .venv fit `level` ("run" or "test") and this folder. Raises Problem or OSError."""
    stamp = root / ".venv" / STAMP
    made = _read(stamp)
    if _complete(root, made, level):
        return
    began = time.monotonic()
    tools = root / ".tools"
    log = tools / "setup.log"
    env = toolbox.clean_environment(root)
    uv = toolbox.uv(root, env, log)
    toolbox.use_pip_mirror(uv, env)
    if made.get("level") == "test":
        level = "test"  # never take the tests' packages away again
    if not _usable(root, made):
        _create(root, uv, env, log)
        made = {"root": str(root)}
    _write(stamp, {"root": str(root)})  # until all is in, it is known to be incomplete
    _install(root, uv, env, log, level)
    _write(stamp, {"root": str(root), "level": level, **_inputs(root)})
    say(f"The environment is ready ({time.monotonic() - began:.0f} s).")


def _complete(root: Path, made: Dict[str, str], level: str) -> bool:
    inputs = _inputs(root)
    needed = ["project", "run"] + (["test"] if level == "test" else [])
    levels = ("test",) if level == "test" else ("run", "test")
    return (
        _usable(root, made)
        and made.get("level") in levels
        and all(made.get(name) == inputs[name] for name in needed)
        and (root / ".venv" / "bin" / PROJECT).exists()
    )


def _usable(root: Path, made: Dict[str, str]) -> bool:
    """Made here (a moved or copied environment points at its old place), and its Python is still there."""
    return made.get("root") == str(root) and (root / ".venv" / "bin" / "python").exists()


def _create(root: Path, uv: str, env: Dict[str, str], log: Path) -> None:
    venv = root / ".venv"
    if venv.exists():
        say("The environment in .venv was made elsewhere, or its Python is gone: making it anew.")
    python = python310(uv, root, env, log)
    shutil.rmtree(venv, ignore_errors=True)
    command = [
        uv,
        "venv",
        "--quiet",
        "--no-project",
        "--prompt",
        "clinic-assistant",
        "--python",
        python,
        str(venv),
    ]
    run(command, doing=f"Making .venv with {python}", log=log, env=env, cwd=root)


def _install(root: Path, uv: str, env: Dict[str, str], log: Path, level: str) -> None:
    python = str(root / ".venv" / "bin" / "python")
    sync = [uv, "pip", "sync", "--python", python, "--require-hashes", f"requirements/{level}.lock"]
    sync += ["--build-constraints", "requirements/build.lock", "--require-build-hashes"]
    sync += ["--preview-features", "build-dependency-hashes"]  # says that it is experimental otherwise
    try:  # a moved or copied checkout needs no network
        run(
            [*sync, "--offline"],
            doing="Installing packages from the cache",
            log=log,
            env=env,
            cwd=root,
            quiet=True,
        )
    except Problem:
        run(
            sync,
            doing="Not all there: fetching and installing (a minute or more)",
            log=log,
            env=env,
            cwd=root,
        )
    project = [
        uv,
        "pip",
        "install",
        "--python",
        python,
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--editable",
        str(root),
    ]
    run(project, doing="Installing the assistant", log=log, env=env, cwd=root, quiet=True)


def _inputs(root: Path) -> Dict[str, str]:
    """A fingerprint of each file that decides what is installed."""
    files = {
        "run": "requirements/run.lock",
        "test": "requirements/test.lock",
        "project": "pyproject.toml",
    }
    return {name: hashlib.sha256((root / path).read_bytes()).hexdigest() for name, path in files.items()}


def _read(stamp: Path) -> Dict[str, str]:
    try:
        made = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def _write(stamp: Path, made: Dict[str, str]) -> None:
    part = stamp.with_suffix(".part")
    part.write_text(json.dumps(made, indent=1), encoding="utf-8")
    os.replace(str(part), str(stamp))
