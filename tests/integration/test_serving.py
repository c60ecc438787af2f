"""The front door's process: ended in the middle of a turn, held up by silent connections, sent far too much."""

from __future__ import annotations

import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from bot.web.serving import MOST_BODY, SILENCE
from tests.integration.chat import Visitor
from tests.integration.conftest import Front

HALF_OPEN = 200
QUESTION = "what does it cost?"


def test_a_turn_under_way_is_answered_before_the_process_ends(front: Front) -> None:
    visitor, said = Visitor(front.url), []
    front.rasa.seconds = 2
    turn = threading.Thread(target=lambda: said.extend(visitor.say(QUESTION)))
    turn.start()
    assert front.rasa.begun.wait(20)
    front.process.send_signal(signal.SIGTERM)
    turn.join(20)
    assert [message["text"] for message in said] == ["You asked: what does it cost?"]
    assert front.process.wait(10) == 0


def test_nothing_new_is_taken_while_the_process_ends(front: Front) -> None:
    visitor = Visitor(front.url)
    front.rasa.seconds = 4
    turn = threading.Thread(target=visitor.say, args=("what does it cost?",))
    turn.start()
    assert front.rasa.begun.wait(20)
    front.process.send_signal(signal.SIGTERM)
    time.sleep(1.5)
    with socket.socket() as late:
        assert late.connect_ex(("127.0.0.1", front.port)) != 0
    turn.join(20)
    assert front.process.wait(10) == 0


def test_an_idle_process_ends_at_once(front: Front) -> None:
    front.process.send_signal(signal.SIGTERM)
    assert front.process.wait(5) == 0


def test_connections_that_say_half_a_request_keep_nobody_out_and_are_closed(front: Front) -> None:
    silent = [socket.create_connection(("127.0.0.1", front.port)) for _ in range(HALF_OPEN)]
    for connection in silent:
        connection.sendall(b"POST /api/chat/messages HTTP/1.1\r\nHost: x\r\n")
    asked = time.monotonic()
    assert Visitor(front.url).say(QUESTION)[0]["kind"] == "answer"
    assert time.monotonic() - asked < 5
    end, left = time.monotonic() + SILENCE * 2, set(silent)
    while left and time.monotonic() < end:  # a header now and then does not keep them open
        left = {connection for connection in left if _still_open(connection)}
        time.sleep(1)
    assert not left
    assert requests.get(f"{front.url}/api/clinic", timeout=5).status_code == 200


def _still_open(connection: socket.socket) -> bool:
    try:
        connection.sendall(b"X-More: x\r\n")
        connection.setblocking(False)
        return connection.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        connection.setblocking(True)


@pytest.mark.parametrize("size", [100_000, 1_000_000, MOST_BODY * 4])
def test_a_body_that_is_too_large_is_refused_and_the_next_is_answered(front: Front, size: int) -> None:
    visitor = Visitor(front.url)
    try:
        answer = requests.post(
            f"{front.url}/api/chat/messages",
            data=b'{"text": "' + b"a" * size + b'"}',
            headers={**visitor.headers, "Content-Type": "application/json"},
            timeout=20,
        )
        assert answer.status_code == 413
    except requests.ConnectionError:  # it hung up in the middle of what it will not read
        assert size > MOST_BODY
    assert visitor.say(QUESTION)[0]["kind"] == "answer"


def test_ten_thousand_sessions_leave_room_for_everybody(front: Front) -> None:
    first = Visitor(front.url)
    first.say(QUESTION)
    before = _megabytes(front.process.pid)

    def open_sessions(count: int) -> list[str]:
        with requests.Session() as http:
            opened = [http.post(f"{front.url}/api/chat/sessions", json={}, timeout=60) for _ in range(count)]
        assert {answer.status_code for answer in opened} == {201}
        return [answer.json()["token"] for answer in opened]

    with ThreadPoolExecutor(8) as threads:
        tokens = [token for some in threads.map(open_sessions, [1_250] * 8) for token in some]
    assert len(set(tokens)) == 10_000
    assert _megabytes(front.process.pid) - before < 40
    assert [message["text"] for message in first.history()[-2:]] == [QUESTION, f"You asked: {QUESTION}"]
    for token in (tokens[0], tokens[-1]):
        late = Visitor(front.url)
        late.headers = {"Authorization": f"Bearer {token}"}
        assert late.say("can i drive home?")[0]["text"] == "You asked: can i drive home?"
        assert len(late.history()) == len(first.history())  # and nobody else's words


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
