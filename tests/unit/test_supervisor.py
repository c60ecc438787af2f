"""The supervisor with real processes: small shell commands instead of the assistant's."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running import supervisor

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import os, sys
from pathlib import Path
from bot.running.supervisor import Supervisor, read_procfile
here = Path(sys.argv[1])
commands = read_procfile((here / "Procfile").read_text())
sys.exit(Supervisor(commands, cwd=here, environment=os.environ, output=sys.stdout.buffer, stop_after=1.5).run())
"""


class Running:
    """A supervisor of its own process, its output in a file, the pids its processes wrote."""

    def __init__(self, folder: Path, procfile: str, **environment: str) -> None:
        (folder / "Procfile").write_text(procfile)
        self.folder = folder
        self._output = (folder / "output").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(folder)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def output(self) -> str:
        return (self.folder / "output").read_text(errors="replace")

    def pids(self, name: str) -> list[int]:
        """All the pids written to this file so far."""
        path = self.folder / name
        return [int(word) for word in path.read_text().split()] if path.exists() else []

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        self._output.close()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def _start(procfile: str, **environment: str) -> Running:
        started.append(Running(tmp_path, procfile, **environment))
        return started[-1]

    yield _start
    for running in started:
        running.end()


def until(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Whether the process exists and is no zombie."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], stdout=subprocess.PIPE, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.strip().startswith("Z")


TWO = "one: sh -c 'echo $$ >> one; sleep 60 & echo $! >> child; wait'\ntwo: sh -c 'echo $$ >> two; sleep 60'\n"


def test_a_killed_process_is_started_again_and_its_children_do_not_stay(
    start: Callable[..., Running],
) -> None:
    running = start(TWO)
    until(lambda: running.pids("child") and running.pids("two"))
    os.kill(running.pids("one")[0], signal.SIGKILL)
    until(lambda: len(running.pids("one")) == 2)
    assert not alive(running.pids("child")[0])
    assert len(running.pids("two")) == 1, "the other process went on"
    assert "one | was ended by SIGKILL; starting it again in 0.5 s." in running.output


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_and_is_no_failure(start: Callable[..., Running], kind: signal.Signals) -> None:
    running = start(TWO)
    until(lambda: running.pids("child") and running.pids("two"))
    running.process.send_signal(kind)
    assert running.process.wait(5) == 0
    assert not any(map(alive, running.pids("one") + running.pids("child") + running.pids("two")))
    assert "Stopped." in running.output


def test_a_process_that_ignores_the_signal_is_killed_after_its_time(start: Callable[..., Running]) -> None:
    running = start("deaf: sh -c 'trap \"\" TERM; echo $$ >> deaf; while :; do sleep 0.1; done'")
    until(lambda: running.pids("deaf"))
    running.process.terminate()
    assert running.process.wait(6) == 0
    assert not alive(running.pids("deaf")[0])
    assert "does not stop by itself" in running.output


def test_a_second_signal_stops_at_once(start: Callable[..., Running]) -> None:
    running = start("deaf: sh -c 'trap \"\" TERM; echo $$ >> deaf; while :; do sleep 0.1; done'")
    until(lambda: running.pids("deaf"))
    running.process.send_signal(signal.SIGINT)
    until(lambda: "Stopping" in running.output)
    began = time.monotonic()
    running.process.send_signal(signal.SIGINT)
    running.process.wait(5)
    assert time.monotonic() - began < 1.2


def test_nothing_stays_when_the_supervisor_is_killed_outright(start: Callable[..., Running]) -> None:
    running = start(TWO)
    until(lambda: running.pids("child") and running.pids("two"))
    os.killpg(running.process.pid, signal.SIGKILL)  # its whole group, as a closing terminal or a harness may do
    pids = running.pids("one") + running.pids("child") + running.pids("two")
    until(lambda: not any(map(alive, pids)))


def test_it_stops_when_the_make_that_started_it_is_gone(start: Callable[..., Running], tmp_path: Path) -> None:
    (tmp_path / "Procfile").write_text(TWO)
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})" + RUN
    starter = subprocess.Popen(
        ["sh", "-c", '"$@" & echo $! > supervisor; wait', "sh", sys.executable, "-c", code, str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CLINICBOT_STOP_WITH_PARENT": "1"},
        stdout=subprocess.DEVNULL,
    )
    until(
        lambda: all((tmp_path / name).exists() and (tmp_path / name).read_text().strip() for name in ("child", "two"))
    )
    starter.kill()
    starter.wait()
    pids = [int((tmp_path / name).read_text()) for name in ("supervisor", "one", "child", "two")]
    until(lambda: not any(map(alive, pids)))


def test_output_is_shown_with_the_name_line_by_line(start: Callable[..., Running]) -> None:
    running = start(
        "talker: printf 'first\\nsecond\\r\\nlast'; exec sleep 60\nx: sh -c 'echo $RASA_TELEMETRY_ENABLED; sleep 60'"
    )
    until(lambda: "second" in running.output and "x      | false" in running.output)
    running.end()
    assert re.findall(r"^talker \| (\w+)$", running.output, re.MULTILINE)[:2] == ["first", "second"]


def test_waits_grow_while_a_process_ends_early_and_shrink_when_it_lived() -> None:
    process = supervisor.Process("rasa", "true", 36)
    waits = [process.ended_after(0.1) for _ in range(9)]
    assert waits[:4] == [0.5, 1.0, 2.0, 4.0]
    assert waits[-1] == supervisor.LONGEST_WAIT
    assert process.ended_after(supervisor.STEADY + 1) == supervisor.FIRST_WAIT


def test_the_project_procfile_names_the_four_processes() -> None:
    assert list(supervisor.read_procfile((ROOT / "Procfile").read_text())) == [
        "web",
        "rasa",
        "actions",
        "worker",
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "web\n", "web:\n", "a: x\na: y\n", "two words: x\n"])
def test_a_wrong_procfile_is_refused(text: str) -> None:
    with pytest.raises(supervisor.ProcfileError):
        supervisor.read_procfile(text)


@given(
    st.dictionaries(
        st.from_regex(r"\A[a-z][a-z0-9_-]{0,8}\Z"),
        st.from_regex(r"\A[!-~]([ -~]{0,20}[!-~])?\Z"),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_in_a_procfile_is_read_again(commands: dict[str, str]) -> None:
    text = "# processes\n\n" + "".join(f"{name}:  {command}\n" for name, command in commands.items())
    assert supervisor.read_procfile(text) == commands
