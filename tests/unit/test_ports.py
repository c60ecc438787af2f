"""Ports are checked before anything starts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.running import ports
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def environment(**given_ports: int) -> dict[str, str]:
    chosen = {name: free_port() for name in ("PORT", "CLINICBOT_RASA_PORT", "CLINICBOT_ACTIONS_PORT")}
    return {name: str(number) for name, number in {**chosen, **given_ports}.items()}


def test_free_ports_are_fine() -> None:
    ports.check(environment())


def test_a_port_just_closed_can_be_used_again() -> None:
    here = environment()
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", int(here["PORT"])))
        listener.listen()
        with socket.create_connection(listener.getsockname()):
            listener.accept()[0].close()
    ports.check(here)


def test_a_busy_port_is_named_with_its_variable_and_who_holds_it(taken: int) -> None:
    with pytest.raises(ports.PortProblem) as caught:
        ports.check(environment(CLINICBOT_RASA_PORT=taken))
    message = str(caught.value)
    assert f"Port {taken}, where rasa would listen" in message
    assert "CLINICBOT_RASA_PORT=" in message
    if sys.platform == "linux":
        assert f"process {os.getpid()}" in message


def test_a_process_is_named_in_whole_words_without_folders(tmp_path: Path) -> None:
    """A folder as in proc(5), so that every system can try it."""
    words = ("/opt/" + "long" * 10 + "/.venv/bin/python", "/opt/.venv/bin/clinicbot", "web", *("argument",) * 20)
    (tmp_path / "42").mkdir()
    (tmp_path / "42" / "cmdline").write_bytes("\0".join(words).encode() + b"\0")
    name = ports.process_name(42, tmp_path)
    assert name.startswith("python clinicbot web argument") and len(name) <= 80
    assert set(name.split()[3:]) == {"argument", "..."}
    assert ports.process_name(43, tmp_path) == "ended meanwhile"


def test_who_holds_a_port_is_found_beside_files_that_are_closed_meanwhile() -> None:
    gap = os.open(os.devnull, os.O_RDONLY)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        os.close(gap)  # the number that reading our own list of open files takes for itself: it comes before the socket
        assert ports.listener_pid(listener.getsockname()[1]) == os.getpid()


def test_the_port_that_is_suggested_is_free_and_none_of_ours() -> None:
    with socket.socket() as first, socket.socket() as third:
        for _ in range(100):  # until the two after it are free
            first.close()
            first = socket.socket()
            first.bind(("127.0.0.1", 0))
            number = first.getsockname()[1]
            try:
                third.bind(("127.0.0.1", number + 2))
                break
            except (OSError, OverflowError):
                continue
        first.listen()
        third.listen()
        with pytest.raises(ports.PortProblem) as caught:
            ports.check(environment(PORT=number, CLINICBOT_RASA_PORT=number + 1))
    suggested = int(str(caught.value).partition(" PORT=")[2].split()[0])
    assert suggested > number + 2
    ports.check(environment(PORT=suggested))


def test_a_busy_port_is_told_without_a_traceback(taken: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.running.ports"],
        cwd=ROOT,
        env={**os.environ, **environment(PORT=taken)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"\nStopped. Port {taken}, where web would listen")
    assert "Traceback" not in done.stderr


def test_two_processes_cannot_share_a_port() -> None:
    with pytest.raises(ports.PortProblem, match="PORT and CLINICBOT_RASA_PORT are both 8000"):
        ports.ports({"PORT": "8000", "CLINICBOT_RASA_PORT": "8000"})


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@example("1\xa0")
@example("²")
def test_what_is_no_port_is_refused_and_what_is_one_is_taken(text: str) -> None:
    wanted = int(text) if text.isascii() and text.strip().isdigit() and 1 <= int(text) <= 65535 else None
    if wanted in (5005, 5055):
        return
    try:
        chosen = ports.ports({"PORT": text})[0].number
    except ports.PortProblem as problem:
        assert wanted is None
        assert "PORT=" in str(problem)
    else:
        assert chosen == wanted or not text.strip()
