"""What processes take: their own memory and their share of what they share (PSS)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1024 * 1024


class Process(NamedTuple):
    """One line of `ps`. `megabytes`: PSS, or the resident size where the system does not tell (macOS)."""

    pid: int
    parent: int
    megabytes: float
    command: str


def of_tree(pid: int) -> float:
    """Megabytes of a process and all that it started."""
    return sum(process.megabytes for process in _tree(pid))


def by_name(pid: int, names: Iterable[str]) -> dict[str, int]:
    """Megabytes of a process and all that it started, by the first of `names` in the command line, or `other`."""
    found = dict.fromkeys([*names, "other"], 0.0)
    for process in _tree(pid):
        found[next((name for name in found if name in process.command), "other")] += process.megabytes
    return {name: round(size) for name, size in found.items()}


def _tree(pid: int) -> Iterator[Process]:
    listed = subprocess.run(["ps", "-ewwo", "pid=,ppid=,rss=,args="], capture_output=True, text=True, check=True)
    lines = [line.split(None, 3) for line in listed.stdout.splitlines()]
    everyone = [(int(own), int(parent), int(rss), command) for own, parent, rss, command in lines]
    family = {pid}
    for _ in range(5):  # generations
        family |= {own for own, parent, _, _ in everyone if parent in family}
    for own, parent, rss, command in everyone:
        if own in family:
            yield Process(own, parent, _proportional(own) or rss / 1024, command)


def _proportional(pid: int) -> float | None:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return None
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else None
