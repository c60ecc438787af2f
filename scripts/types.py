"""`make check`: TypeScript reads the widget's modules and their JSDoc types. Nothing is compiled or written."""

from __future__ import annotations

from pathlib import Path

from scripts import npm, toolbox
from scripts.commands import run

PIN = "typescript.txt"


def check(root: Path) -> None:
    """Check `bot/widget`; fetches the pinned compiler the first time. Raises Problem with what is wrong."""
    home, log = root / ".tools" / "typescript", root / ".tools" / "setup.log"
    env = toolbox.clean_environment(root)
    compiler = home / npm.pinned(root, PIN)[0].replace("@", "-")
    if compiler.exists():
        node, _ = npm.node_and_npm(root, env, log)
    else:
        node = npm.fetch(root, PIN, home, doing="Fetching the compiler that checks types", env=env, log=log)
        (home / "package").rename(compiler)
    command = [node, str(compiler / "bin" / "tsc"), "--project", "bot/widget"]
    run(command, doing="Checking the widget's types", log=log, env=env, cwd=root)
