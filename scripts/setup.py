"""Entry point of the Makefile: `python3 -m scripts.setup run|test|browser|types|audit|lock`."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import Iterator, Optional, Sequence

from scripts import audit, browser, environment, locks, python_tools, types
from scripts.commands import fail, say
from scripts.problems import Problem, explain_os_error

ROOT = Path(os.path.realpath(__file__)).parent.parent


def main(arguments: Optional[Sequence[str]] = None, root: Path = ROOT) -> int:
    """Do one step; 0, or 1 with one paragraph on what went wrong and what to do."""
    parser = argparse.ArgumentParser(prog="scripts.setup", description=__doc__)
    parser.add_argument("step", choices=("run", "test", "browser", "types", "audit", "lock"))
    parser.add_argument("--upgrade", action="store_true", help="lock: take newer versions")
    chosen = parser.parse_args(arguments)
    try:
        with _alone(root):
            _do(chosen.step, chosen.upgrade, root)
    except Problem as problem:
        fail(problem)
    except OSError as error:
        fail(explain_os_error(error))
    except KeyboardInterrupt:
        say("\nInterrupted. Run it again: it goes on where it stopped.")
        return 130
    return 0


def _do(step: str, upgrade: bool, root: Path) -> None:
    if step == "lock":
        locks.write(root, upgrade)
        return
    if step in ("types", "audit"):
        (types if step == "types" else audit).check(root)
        return
    environment.ensure(root, "run" if step == "run" else "test")
    if step == "test":
        python_tools.ensure(root, "schemathesis")
    if step in ("test", "browser"):
        found = browser.ensure(root)
        if step == "browser":
            say(f"The tests drive {found}")


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One set-up at a time in a folder: `make run` and `make test` may be started together."""
    try:
        import fcntl
    except ImportError as error:
        raise Problem(
            "Windows is not supported.", "Use WSL with Debian or Ubuntu, or the container in deploy/."
        ) from error
    (root / ".tools").mkdir(exist_ok=True)
    with open(str(root / ".tools" / "setup.guard"), "w") as guard:
        try:
            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is running in this folder: waiting for it.")
            fcntl.flock(guard, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
