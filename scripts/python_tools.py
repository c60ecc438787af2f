"""Python tools whose packages do not go together with ours: each from its own lock, in .tools/NAME."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scripts import toolbox, venvs
from scripts.problems import Problem


def ensure(root: Path, name: str) -> Path:
    """The folder of commands of requirements/`name`.lock, installed first where that is needed. Raises Problem."""
    home, lock = root / ".tools" / name, f"{name}.lock"
    wanted = {"root": str(root), "lock": hashlib.sha256((root / "requirements" / lock).read_bytes()).hexdigest()}
    if venvs.usable(home, root) and venvs.read_stamp(home) == wanted:
        return home / "bin"
    log, env = root / ".tools" / "setup.log", toolbox.clean_environment(root)
    uv = toolbox.uv(root, env, log)
    toolbox.use_pip_mirror(uv, env)
    if not venvs.usable(home, root):
        venvs.create(home, root, uv, env, log)
    venvs.write_stamp(home, {"root": str(root)})  # until all is in, it is known to be incomplete
    venvs.sync(home, lock, root, uv, env, log)
    venvs.write_stamp(home, wanted)
    return home / "bin"


def command(root: Path, name: str) -> str:
    """Path of the command that a tool is called by, for tests: they install nothing. Raises Problem."""
    path = root / ".tools" / name / "bin" / name
    if not path.exists():
        raise Problem(f"{name} is not set up for the tests.", "Run `make setup-test` once.")
    return str(path)
