"""The ports that the assistant's processes listen on, and whether they are free.

`python -m bot.running.ports` checks them before anything is started or trained.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Port(NamedTuple):
    """A port: its number, the variable that changes it, and who listens there."""

    number: int
    variable: str
    process: str


class PortProblem(Exception):
    """A port that cannot be used: which, why, and which variable changes it."""


HIGHEST = 65535
DEFAULTS = (
    Port(8000, "PORT", "web"),
    Port(5005, "CLINICBOT_RASA_PORT", "rasa"),
    Port(5055, "CLINICBOT_ACTIONS_PORT", "actions"),
)


def read(environment: Mapping[str, str]) -> list[Port]:
    """The ports of web, rasa and actions, on whatever machine each is; PortProblem when one is no port number."""
    return [Port(_number(environment, default), default.variable, default.process) for default in DEFAULTS]


def ports(environment: Mapping[str, str]) -> list[Port]:
    """The ports in use on this machine; PortProblem when one is no port number or is given twice."""
    chosen = read(environment)
    for index, port in enumerate(chosen):
        for other in chosen[:index]:
            if port.number == other.number:
                raise PortProblem(
                    f"{other.variable} and {port.variable} are both {port.number}. Give each its own port."
                )
    return chosen


def check(environment: Mapping[str, str]) -> None:
    """Raise PortProblem unless every port can be listened on now."""
    chosen = ports(environment)
    for port in chosen:
        problem = _problem(port, chosen)
        if problem:
            raise PortProblem(problem)


def _number(environment: Mapping[str, str], default: Port) -> int:
    raw = environment.get(default.variable, "")
    given = raw.strip() or str(default.number)
    if not raw.isascii() or not given.isdigit() or not 1 <= int(given) <= HIGHEST:
        raise PortProblem(
            f"{default.variable}={given} is no port. Use a number from 1 to {HIGHEST}, such as {default.number}."
        )
    return int(given)


def _problem(port: Port, chosen: Sequence[Port]) -> str | None:
    try:
        _listen(port.number)
    except PermissionError:
        free = _free_from(DEFAULTS[0].number, chosen)
        return f"Port {port.number} needs root. Choose one above 1023: {port.variable}={free}."
    except OSError:
        return _busy(port, _free_from(port.number + 1, chosen))
    return None


def _listen(number: int) -> None:
    """Listen on this port for a moment; OSError where that cannot be done."""
    for host in ("127.0.0.1", ""):  # a listener on one need not exclude the other (macOS)
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, number))


def _free_from(first: int, chosen: Sequence[Port]) -> int:
    """The first port from here on that nobody listens on and that is none of ours."""
    ours = {port.number for port in chosen}
    for number in (*range(first, HIGHEST + 1), *range(1024, first)):
        if number not in ours:
            with contextlib.suppress(OSError):
                _listen(number)
                return number
    raise PortProblem("Every port of this machine is in use.")


def _busy(port: Port, free: int) -> str:
    pid = listener_pid(port.number)
    by = f" by process {pid} ({process_name(pid)})" if pid else ""
    return (
        f"Port {port.number}, where {port.process} would listen, is in use{by}."
        f" Stop that process, or choose another port: {port.variable}={free} make run."
    )


def listener_pid(number: int, proc: Path = Path("/proc")) -> int | None:
    """Who listens on this TCP port, where the system tells us (Linux, own processes or root)."""
    inodes = {inode for table in ("tcp", "tcp6") for inode in _listening(proc / "net" / table, number)}
    if not inodes:
        return None
    for entry in proc.iterdir():
        if entry.name.isdigit() and inodes & _sockets(entry / "fd"):
            return int(entry.name)
    return None


def _listening(table: Path, number: int) -> set[str]:
    """Inodes of the sockets that listen (state 0A) on this port, from a table as in proc(5)."""
    try:
        rows = [line.split() for line in table.read_text().splitlines()[1:]]
    except OSError:
        return set()
    return {row[9] for row in rows if row[3] == "0A" and int(row[1].rpartition(":")[2], 16) == number}


def _sockets(folder: Path) -> set[str]:
    try:
        links = list(folder.iterdir())
    except OSError:
        return set()  # another user's process, or one that has just ended
    targets = [_target(link) for link in links]
    return {target[8:-1] for target in targets if target.startswith("socket:[")}


def _target(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return ""  # closed meanwhile, as that through which this very folder was read; the others count


def process_name(pid: int, proc: Path = Path("/proc")) -> str:
    """What a process was started as, without folders: they are long, and its number tells it from others."""
    try:
        words = (proc / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return "ended meanwhile"
    names = " ".join(Path(word.decode("utf-8", "replace")).name for word in words)
    return textwrap.shorten(names, 80, placeholder=" ...")


def main() -> int:
    """0 when all ports are free; else 1 and why."""
    try:
        check(os.environ)
    except PortProblem as problem:
        print(f"\nStopped. {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
