"""Gets uv, the installer, into .tools from any Python 3.8 or newer, locked by hash."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict

from scripts.commands import run
from scripts.problems import Problem

LEAKS = (
    *("VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"),
    *("UV_PYTHON", "UV_PROJECT_ENVIRONMENT", "UV_SYSTEM_PYTHON"),
    *("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"),
)


def clean_environment(root: Path) -> Dict[str, str]:
    """The caller's environment without what would send packages elsewhere.

    The download caches are in the project if home is not writable.
    """
    env = {name: value for name, value in os.environ.items() if name not in LEAKS}
    env["UV_NO_PROGRESS"] = "1"  # bars are for terminals; uv then prints a line a download
    env.setdefault("UV_HTTP_TIMEOUT", "120")  # TensorFlow is half a gigabyte
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    cache = Path(env.get("UV_CACHE_DIR") or Path(env.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "uv")
    if not _writable(cache):
        cache = root / ".cache" / "uv"
        env.update(UV_CACHE_DIR=str(cache), PIP_NO_CACHE_DIR="1", npm_config_cache=str(root / ".cache" / "npm"))
    if "UV_LINK_MODE" not in env and _device(cache) != _device(root):
        env["UV_LINK_MODE"] = "copy"  # hard links do not cross file systems
    return env


def uv(root: Path, env: Dict[str, str], log: Path) -> str:
    """Path of the locked uv, installed first if needed. Raises Problem."""
    lock = root / "requirements" / "uv.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    home = root / ".tools" / "uv"
    binary, stamp = home / "bin" / "uv", home / "installed"
    if binary.exists() and stamp.exists() and stamp.read_text() == wanted:
        return str(binary)
    shutil.rmtree(home, ignore_errors=True)
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--no-deps",
        "--require-hashes",
        "-r",
        str(lock),
    ]
    if importlib.util.find_spec("ensurepip"):
        run(
            [sys.executable, "-m", "venv", str(home)],
            doing="Making a small environment for the installer",
            log=log,
            env=env,
            cwd=root,
            quiet=True,
        )
        run(
            [str(home / "bin" / "python"), *install],
            doing="Installing uv",
            log=log,
            env=env,
            cwd=root,
            quiet=True,
        )
    elif importlib.util.find_spec("pip"):  # Debian without python3-venv, but with pip
        run(
            [sys.executable, *install, "--target", str(home)],
            doing="Installing uv",
            log=log,
            env=env,
            cwd=root,
            quiet=True,
        )
    else:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Problem(
            f"{sys.executable} (Python {version}) can make no environments: its venv module is incomplete,"
            " and it has no pip.",
            f"Debian or Ubuntu: sudo apt install python3-venv. Fedora: sudo dnf install python3-pip."
            f" Or name another Python 3.8 or newer: make PYTHON=/path/to/python3 (this one was {version}).",
        )
    stamp.write_text(wanted)
    return str(binary)


def use_pip_mirror(uv_binary: str, env: Dict[str, str]) -> None:
    """Let uv use the package mirror that pip is set up for (uv does not read pip's settings)."""
    if env.get("UV_DEFAULT_INDEX") or env.get("UV_INDEX_URL"):
        return
    python = Path(uv_binary).with_name("python")
    command = [
        str(python) if python.exists() else sys.executable,
        "-m",
        "pip",
        "config",
        "get",
        "global.index-url",
    ]
    mirror = env.get("PIP_INDEX_URL")
    if not mirror:
        found = subprocess.run(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True
        )
        mirror = found.stdout.strip() if found.returncode == 0 else ""
    if mirror:
        env["UV_DEFAULT_INDEX"] = mirror


def _writable(folder: Path) -> bool:
    """Whether files can be made in the folder, or in the first parent that exists."""
    for path in (folder, *folder.parents):
        if path.exists():
            return path.is_dir() and os.access(str(path), os.W_OK | os.X_OK)
    return False


def _device(folder: Path) -> int:
    for path in (folder, *folder.parents):
        if path.exists():
            return path.stat().st_dev
    return -1
