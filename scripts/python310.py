"""Finds a whole Python 3.10, or has uv fetch one: Rasa 3.6 takes nothing newer."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Dict, Iterator, Optional

from scripts.commands import run, say
from scripts.problems import Problem

# A home-built Python may lack these when their libraries' headers were missing; Rasa needs them all.
PROBE = (
    "import bz2, ctypes, lzma, os, sqlite3, ssl, sys, zlib;"
    "assert sys.version_info[:2] == (3, 10) and sys.implementation.name == 'cpython';"
    "print(os.path.realpath(sys.executable))"
)
USUAL_PLACES = (
    "~/.pyenv/versions/3.10*/bin/python3.10",
    "~/.asdf/installs/python/3.10*/bin/python3.10",
    "/opt/python/cp310-cp310/bin/python3.10",
    "/opt/homebrew/opt/python@3.10/bin/python3.10",
    "/usr/local/opt/python@3.10/bin/python3.10",
    "/usr/local/bin/python3.10",
    "/usr/bin/python3.10",
)


def python310(uv: str, root: Path, env: Dict[str, str], log: Path) -> str:
    """Path of a working Python 3.10: CLINICBOT_PYTHON, one on this machine, or one fetched into .tools.

    Raises Problem.
    """
    named = env.get("CLINICBOT_PYTHON")
    if named:
        found = working(named)
        if not found:
            raise Problem(f"CLINICBOT_PYTHON={named} is not a complete Python 3.10.", "Correct it or unset it.")
        return found
    fetched = {**env, "UV_PYTHON_INSTALL_DIR": str(root / ".tools" / "python")}
    for candidate in (*_known_to_uv(uv, root, env), *_usual(), *_known_to_uv(uv, root, fetched)):
        found = working(candidate)
        if found:
            return found
    say("No Python 3.10 on this machine: fetching one (30 MB).")
    try:
        run(
            [uv, "python", "install", "3.10", "--no-bin"],
            doing="Fetching Python 3.10",
            log=log,
            env=fetched,
            cwd=root,
        )
    except Problem as problem:
        raise Problem(
            f"There is no Python 3.10 on this machine, which Rasa 3.6 needs, and fetching one failed. {problem.what}",
            "Let this machine reach the internet once, or install Python 3.10 yourself (any system: pyenv install 3.10;"
            " macOS: brew install python@3.10; Ubuntu 22.04: sudo apt install python3.10), or name one with"
            " CLINICBOT_PYTHON=/path/to/python3.10.",
        ) from problem
    for candidate in _known_to_uv(uv, root, fetched):
        found = working(candidate)
        if found:
            return found
    raise Problem("The fetched Python 3.10 does not start.", f"Install Python 3.10 yourself; details are in {log}.")


def working(python: str) -> Optional[str]:
    """The real path of this interpreter if it is a complete CPython 3.10, else None."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run(
            [python, "-c", PROBE],
            env=clean,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            universal_newlines=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _known_to_uv(uv: str, root: Path, env: Dict[str, str]) -> Iterator[str]:
    command = [uv, "python", "list", "3.10", "--only-installed", "--output-format", "json"]
    done = subprocess.run(
        command,
        env=env,
        cwd=str(root),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        universal_newlines=True,
    )
    for entry in json.loads(done.stdout or "[]"):
        yield entry["path"]


def _usual() -> Iterator[str]:
    for pattern in USUAL_PLACES:
        path = Path(pattern).expanduser()
        for found in sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))), reverse=True):
            yield str(found)
