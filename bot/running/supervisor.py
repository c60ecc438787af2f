"""Runs the Procfile's processes: restarts one that ends, stops all together, shows their output with their name.

Each process leads a process group, so that its own children end with it. A watchdog process in a session of its
own ends the groups if the supervisor is killed outright. (honcho stops everything when one process ends; here the
chat has to go on.)
"""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from bot.running import ports
from bot.running.groups import group_exists, signal_group
from bot.running.health_watch import Watch
from bot.running.watchdog import Watchdog

STOP_AFTER = 10.0  # seconds a process has to end by itself
LEFTOVERS = 2.0  # seconds for what a process started, once it has ended itself
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds before a restart: doubles with each early end
STEADY = 30.0  # seconds after which a process counts as well
LONGEST_LINE = 64 * 1024  # bytes
COLOURS = (36, 33, 32, 35, 34)
QUIET = {  # set unless the caller sets them: nothing is sent to Rasa's makers, and libraries keep to errors
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONUNBUFFERED": "1",
    "PYTHONWARNINGS": "ignore::DeprecationWarning",
}


class ProcfileError(ValueError):
    """A line of the Procfile that is not `name: command`."""


def read_procfile(text: str) -> dict[str, str]:
    """Commands by process name, in order; ProcfileError names the line. Comments and empty lines are skipped."""
    commands: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = re.fullmatch(r"([A-Za-z0-9_-]+):\s*(\S.*)", line.strip())
        if not match or match[1] in commands:
            raise ProcfileError(f"Procfile, line {number}: expected `name: command`, each name once, got {line!r}.")
        commands[match[1]] = match[2]
    if not commands:
        raise ProcfileError("The Procfile names no process.")
    return commands


class Process:
    """One line of the Procfile: its running command, its unfinished line of output, when to start it next."""

    def __init__(self, name: str, command: str, colour: int) -> None:
        self.name, self.command, self.colour = name, command, colour
        self.running: subprocess.Popen[bytes] | None = None
        self.unfinished = b""
        self.started = 0.0
        self.start_at = 0.0
        self.early_ends = 0

    def ended_after(self, seconds: float) -> float:
        """Note an end; seconds to wait before the next start."""
        self.early_ends = 0 if seconds >= STEADY else self.early_ends + 1
        return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** max(0, self.early_ends - 1))


class Supervisor:
    """Keeps `commands` running in `cwd` with `environment` until a signal, then stops them; see `run`."""

    def __init__(
        self,
        commands: Mapping[str, str],
        *,
        cwd: Path,
        environment: Mapping[str, str],
        output: BinaryIO,
        colour: bool = False,
        stop_after: float = STOP_AFTER,
    ) -> None:
        self._processes = [Process(n, c, COLOURS[i % len(COLOURS)]) for i, (n, c) in enumerate(commands.items())]
        self._cwd, self._environment = cwd, {**QUIET, **environment}
        self._output, self._colour, self._stop_after = output, colour, stop_after
        self._width = max(map(len, commands))
        self._selector = selectors.DefaultSelector()
        self._signals: list[int] = []
        self._parent = os.getppid() if environment.get("CLINICBOT_STOP_WITH_PARENT") else None
        self._writing = threading.Lock()

    def run(self, watch: Watch | None = None) -> int:
        """Start all and stay until SIGINT, SIGTERM or SIGHUP asks for the end; 0, since the end was asked for.

        `watch(say, stopping)`, if given, runs in a thread of its own (it tells when the assistant is ready).
        """
        stopping = threading.Event()
        with Watchdog(self._stop_after) as watchdog, self._listening_to_signals():
            if watch:
                threading.Thread(target=watch, args=(self.say, stopping), daemon=True).start()
            try:
                while not self._should_stop():
                    self._start_due(watchdog)
                    self._pump(0.25)
                    self._notice_ends(watchdog)
            finally:
                stopping.set()
                self._stop_all()
        return 0

    def say(self, line: str, process: Process | None = None) -> None:
        """One line of output under the process's name, or our own."""
        self._write(process, line.encode())

    def _should_stop(self) -> bool:
        if self._parent is not None and os.getppid() != self._parent:
            self._signals.append(signal.SIGHUP)  # make was killed: do not stay behind
        return bool(self._signals)

    def _start_due(self, watchdog: Watchdog) -> None:
        now = time.monotonic()
        for process in self._processes:
            if process.running or now < process.start_at:
                continue
            running = subprocess.Popen(
                ["/bin/sh", "-c", f"exec {process.command}"],
                cwd=self._cwd,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            watchdog.add(running.pid)
            assert running.stdout is not None
            os.set_blocking(running.stdout.fileno(), False)
            self._selector.register(running.stdout, selectors.EVENT_READ, process)
            process.running, process.started = running, now

    def _pump(self, seconds: float) -> None:
        """Pass on what the processes print, for at most this long."""
        for key, _ in self._selector.select(seconds):
            if key.data is None:
                key.fileobj.recv(1024)  # type: ignore[union-attr]  # a signal woke us
                continue
            chunk = os.read(key.fd, 65536)
            if chunk:
                self._pass_on(key.data, chunk)
            else:
                self._selector.unregister(key.fileobj)

    def _pass_on(self, process: Process, chunk: bytes) -> None:
        *lines, process.unfinished = (process.unfinished + chunk).split(b"\n")
        if len(process.unfinished) > LONGEST_LINE:
            lines, process.unfinished = [*lines, process.unfinished], b""
        for line in lines:
            self._write(process, line)

    def _notice_ends(self, watchdog: Watchdog) -> None:
        for process in self._processes:
            running = process.running
            if running is None or running.poll() is None:
                continue
            signal_group(running.pid, signal.SIGKILL)  # what it left behind may hold its port
            watchdog.remove(running.pid)
            self._drain(process)
            wait = process.ended_after(time.monotonic() - process.started)
            process.running, process.start_at = None, time.monotonic() + wait
            self.say(f"{_ending(running.returncode)}; starting it again in {wait:g} s.", process)

    def _drain(self, process: Process) -> None:
        """Pass on the last words of a process that ended, and close its pipe."""
        running = process.running
        assert running is not None and running.stdout is not None
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(running.stdout.fileno(), 65536):
                self._pass_on(process, chunk)
        if process.unfinished:
            self._pass_on(process, b"\n")
        with contextlib.suppress(KeyError):
            self._selector.unregister(running.stdout)
        running.stdout.close()

    def _stop_all(self) -> None:
        """SIGTERM to every group, and SIGKILL to what is left after the time to stop, or at a second Ctrl-C."""
        alive = [process for process in self._processes if process.running]
        self.say("Stopping. (Again to stop at once.)")
        for process in alive:
            assert process.running is not None
            signal_group(process.running.pid, signal.SIGTERM)
        until, asked = time.monotonic() + self._stop_after, len(self._signals)
        while alive and time.monotonic() < until and len(self._signals) <= asked:
            self._pump(0.1)
            alive = [process for process in alive if process.running and not _gone(process.running)]
            if all(process.running and process.running.poll() is not None for process in alive):
                until = min(until, time.monotonic() + LEFTOVERS)
        for process in alive:
            assert process.running is not None
            self.say("does not stop by itself: killing it.", process)
            signal_group(process.running.pid, signal.SIGKILL)
        for process in self._processes:
            if process.running:
                process.running.wait()
                self._drain(process)
        self.say("Stopped.")

    @contextlib.contextmanager
    def _listening_to_signals(self) -> Iterator[None]:
        here, there = socket.socketpair()
        for end in (here, there):
            end.setblocking(False)
        self._selector.register(here, selectors.EVENT_READ, None)
        kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {kind: signal.signal(kind, lambda number, frame: self._signals.append(number)) for kind in kinds}
        woken = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(woken)
            for kind, handler in before.items():
                signal.signal(kind, handler)
            self._selector.unregister(here)
            here.close()
            there.close()

    def _write(self, process: Process | None, line: bytes) -> None:
        name = (process.name if process else "run").ljust(self._width)
        prefix = f"{name} | "
        if self._colour and process:
            prefix = f"\033[{process.colour}m{prefix}\033[0m"
        try:
            with self._writing:
                self._output.write(prefix.encode() + line.rstrip(b"\r") + b"\n")
                self._output.flush()
        except (BrokenPipeError, ValueError):  # nobody reads any more, as after `make run | head`
            if not self._signals:
                self._signals.append(signal.SIGHUP)


def _gone(running: subprocess.Popen[bytes]) -> bool:
    return running.poll() is not None and not group_exists(running.pid)


def _ending(code: int) -> str:
    if code >= 0:
        return f"ended with code {code}"
    return f"was ended by {signal.Signals(-code).name}"


def main(root: Path, environment: Mapping[str, str], watch: Watch) -> int:
    """Run the Procfile in `root` with `environment` (its commands come from this Python's folder first).

    `watch` tells when it is ready. Returns 0 when it was asked to stop, 1 (and says why) when a port is in use or the
    Procfile cannot be read.
    """
    try:
        ports.check(environment)
        commands = read_procfile((root / "Procfile").read_text(encoding="utf-8"))
    except (ports.PortProblem, ProcfileError, OSError) as error:
        sys.stderr.write(f"\nStopped. {error}\n")
        return 1
    commands_here = str(Path(sys.executable).parent)
    path = os.pathsep.join([commands_here, environment.get("PATH", os.defpath)])
    supervisor = Supervisor(
        commands,
        cwd=root,
        environment={**environment, "PATH": path},
        output=sys.stdout.buffer,
        colour=sys.stdout.isatty() and "NO_COLOR" not in environment,
    )
    return supervisor.run(watch)
