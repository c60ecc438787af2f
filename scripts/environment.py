"""Makes .venv: Python 3.10, exactly the locked packages, and this project. Quick when nothing changed."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import Dict

from scripts import toolbox, venvs
from scripts.commands import run, say

PROJECT = "clinicbot"  # the command that the project installs


def ensure(root: Path, level: str) -> None:
    """Make .venv fit `level` ("run" or "test") and this folder. Raises Problem or OSError."""
    venv = root / ".venv"
    if _complete(root, venv, level):
        return
    began = time.monotonic()
    log, env = root / ".tools" / "setup.log", toolbox.clean_environment(root)
    uv = toolbox.uv(root, env, log)
    toolbox.use_pip_mirror(uv, env)
    if venvs.read_stamp(venv).get("level") == "test":
        level = "test"  # never take the tests' packages away again
    if not venvs.usable(venv, root):
        if venv.exists():
            say("The environment in .venv was made elsewhere, or its Python is gone: making it anew.")
        venvs.create(venv, root, uv, env, log)
    venvs.write_stamp(venv, {"root": str(root)})  # until all is in, it is known to be incomplete
    venvs.sync(venv, f"{level}.lock", root, uv, env, log)
    _install_project(root, venv, uv, env, log)
    venvs.write_stamp(venv, {"root": str(root), "level": level, **_inputs(root)})
    say(f"The environment is ready ({time.monotonic() - began:.0f} s).")


def _complete(root: Path, venv: Path, level: str) -> bool:
    inputs, made = _inputs(root), venvs.read_stamp(venv)
    needed = ["project", "run"] + (["test"] if level == "test" else [])
    levels = ("test",) if level == "test" else ("run", "test")
    return (
        venvs.usable(venv, root)
        and made.get("level") in levels
        and all(made.get(name) == inputs[name] for name in needed)
        and (venv / "bin" / PROJECT).exists()
    )


def _install_project(root: Path, venv: Path, uv: str, env: Dict[str, str], log: Path) -> None:
    command = [uv, "pip", "install", "--python", str(venv / "bin" / "python"), "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--editable", str(root)]
    run(command, doing="Installing the assistant", log=log, env=env, cwd=root, quiet=True)


def _inputs(root: Path) -> Dict[str, str]:
    """A fingerprint of each file that decides what is installed."""
    files = {
        "run": "requirements/run.lock",
        "test": "requirements/test.lock",
        "project": "pyproject.toml",
    }
    return {name: hashlib.sha256((root / path).read_bytes()).hexdigest() for name, path in files.items()}
