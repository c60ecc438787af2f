"""Runs a tool: shows that it is alive, keeps its whole output in a log, turns failure into a Problem."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Dict, List, Optional, Sequence

from scripts.problems import Problem, explain

HEARTBEAT = 10.0  # seconds of silence after which we say that it goes on
DULL = (" + ", " - ", " ~ ")  # uv's line for each of 200 packages: in the log only


def say(line: str) -> None:
    """One line for the reader, at once."""
    print(line, flush=True)


def run(
    command: Sequence[str],
    *,
    doing: str,
    log: Path,
    env: Dict[str, str],
    cwd: Path,
    quiet: bool = False,
) -> str:
    """Run a command and return its output (both streams); `doing` names the step.

    Raises Problem when it fails: a known cause, or the last lines of what it printed.
    """
    say(f"{doing} ...")
    began = time.monotonic()
    try:
        process = subprocess.Popen(
            list(command),
            cwd=str(cwd),
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        raise Problem(
            f"{command[0]} cannot be started ({error.strerror}).", "Run `make clean` and try again."
        ) from error
    assert process.stdout is not None
    try:
        lines = _follow(process.stdout, log, doing, began, quiet)
        code = process.wait()
    except BaseException:
        process.kill()
        raise
    output = "".join(lines)
    if code != 0:
        raise explain(output) or _unknown(doing, code, lines, log)
    return output


def _follow(stream: IO[bytes], log: Path, doing: str, began: float, quiet: bool) -> List[str]:
    """Every line the stream gives, echoed and logged; a heartbeat when it is silent."""
    arrived: queue.Queue[Optional[str]] = queue.Queue()
    threading.Thread(target=_read, args=(stream, arrived), daemon=True).start()
    lines: List[str] = []
    with open(log, "a", encoding="utf-8") as out:
        out.write(f"\n# {doing}\n")
        while True:
            try:
                line = arrived.get(timeout=HEARTBEAT)
            except queue.Empty:
                say(f"  still at it ({time.monotonic() - began:.0f} s)")
                continue
            if line is None:
                return lines
            lines.append(line)
            out.write(line)
            if not quiet and line.strip() and not line.startswith(DULL):
                say("  " + line.rstrip())


def _read(stream: IO[bytes], arrived: "queue.Queue[Optional[str]]") -> None:
    for raw in stream:
        arrived.put(raw.decode("utf-8", "replace"))
    arrived.put(None)


def _unknown(doing: str, code: int, lines: List[str], log: Path) -> Problem:
    if code < 0:
        what = f"{doing}: the step was ended by signal {-code} (9 often means that memory ran out)."
    else:
        what = f"{doing}: the step failed with code {code}."
    tail = "".join("    " + line for line in lines[-12:])
    return Problem(f"{what} Its last lines:\n{tail}", f"Everything it said is in {log}.")


def fail(problem: Problem) -> None:
    """Tell the problem and leave with code 1."""
    print(f"\nStopped. {problem}", file=sys.stderr, flush=True)
    raise SystemExit(1)
