"""Python tools whose packages do not go together with ours: each from its own lock, in .tools/NAME."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Dict

from scripts import toolbox, venvs
from scripts.problems import Problem


def ensure(root: Path, name: str) -> Path:
    """The folder of commands of requirements/`name`.lock, installed first where that is needed. Raises Problem."""
    home, lock = _home(root, name), f"{name}.lock"
    if _ready(root, name):
        return home / "bin"
    log, env = root / ".tools" / "setup.log", toolbox.clean_environment(root)
    uv = toolbox.uv(root, env, log)
    toolbox.use_pip_mirror(uv, env)
    if not venvs.usable(home, root):
        venvs.create(home, root, uv, env, log)
    venvs.write_stamp(home, {"root": str(root)})  # until all is in, it is known to be incomplete
    venvs.sync(home, lock, root, uv, env, log)
    venvs.write_stamp(home, _wanted(root, name))
    return home / "bin"


def command(root: Path, name: str) -> str:
    """Path of the command that a tool is called by, for tests: they install nothing.

    Raises Problem where it is not there, was made elsewhere, or from another lock than the present one.
    """
    path = _home(root, name) / "bin" / name
    if not (_ready(root, name) and path.exists()):
        raise Problem(f"{name} is not set up for the tests.", "Run `make setup-test` once.")
    return str(path)


def _home(root: Path, name: str) -> Path:
    return root / ".tools" / name


def _ready(root: Path, name: str) -> bool:
    """Whether all is installed, here and from the present lock."""
    home = _home(root, name)
    return venvs.usable(home, root) and venvs.read_stamp(home) == _wanted(root, name)


def _wanted(root: Path, name: str) -> Dict[str, str]:
    """The stamp of a tool that is ready."""
    lock = (root / "requirements" / f"{name}.lock").read_bytes()
    return {"root": str(root), "lock": hashlib.sha256(lock).hexdigest()}
