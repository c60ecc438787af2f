"""A virtual environment with exactly the packages of one lock. A stamp in it says where and from what it was made."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Dict

from scripts.commands import run
from scripts.problems import Problem
from scripts.python310 import python310

STAMP = "clinic-assistant.json"


def create(home: Path, root: Path, uv: str, env: Dict[str, str], log: Path) -> None:
    """Make an empty one with Python 3.10 in place of what is there. Raises Problem."""
    python = python310(uv, root, env, log)
    shutil.rmtree(home, ignore_errors=True)
    command = [uv, "venv", "--quiet", "--no-project", "--prompt", "clinic-assistant", "--python", python, str(home)]
    run(command, doing=f"Making {home.relative_to(root)} with {python}", log=log, env=env, cwd=root)


def sync(home: Path, lock: str, root: Path, uv: str, env: Dict[str, str], log: Path) -> None:
    """Install what requirements/`lock` names, checked by hash, and remove all else. Raises Problem."""
    command = [uv, "pip", "sync", "--python", str(home / "bin" / "python"), "--require-hashes", f"requirements/{lock}"]
    command += ["--build-constraints", "requirements/build.lock", "--require-build-hashes"]
    command += ["--preview-features", "build-dependency-hashes"]  # says that it is experimental otherwise
    try:  # a moved or copied checkout needs no network
        offline, doing = [*command, "--offline"], f"Installing {lock} from the cache"
        run(offline, doing=doing, log=log, env=env, cwd=root, quiet=True)
    except Problem:
        doing = f"Not all there: fetching and installing {lock} (a minute or more)"
        run(command, doing=doing, log=log, env=env, cwd=root)


def usable(home: Path, root: Path) -> bool:
    """Made here (a moved or copied environment points at its old place), and its Python is still there."""
    return read_stamp(home).get("root") == str(root) and (home / "bin" / "python").exists()


def read_stamp(home: Path) -> Dict[str, str]:
    """What the last `write_stamp` wrote; nothing where there is no whole stamp."""
    try:
        made = json.loads((home / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def write_stamp(home: Path, made: Dict[str, str]) -> None:
    """Replace the stamp at once, or not at all."""
    part = (home / STAMP).with_suffix(".part")
    part.write_text(json.dumps(made, indent=1), encoding="utf-8")
    os.replace(str(part), str(home / STAMP))
