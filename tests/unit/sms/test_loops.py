"""What two machines say to each other comes to an end, and what is said again is said in other words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sms import limits
from bot.storage import Cipher, Database
from tests.databases import KEY, LOOKUP
from tests.unit.sms.conftest import PAT, SAM, Line, line_on


@pytest.fixture()
def other(migrated: Path, tmp_path: Path) -> Iterator[Line]:
    """Another clinic's assistant, with a database of its own."""
    path = tmp_path / "other.db"
    shutil.copy(migrated, path)
    opened = Database(f"sqlite:///{path}", Cipher([KEY], LOOKUP))
    yield from line_on(opened, tmp_path / "other")
    opened.close()


def test_two_assistants_that_text_each_other_fall_silent(
    line: Line, other: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WINDOWS", ((timedelta(hours=1), 5), limits.WINDOWS[1]))
    other.says(PAT, "hello")  # somebody's first text sets it off
    heard = {id(line): 0, id(other): 0}
    sides = ((other, PAT, line, SAM), (line, SAM, other, PAT))  # each knows the other by a number
    for _ in range(60):
        before = dict(heard)
        for speaker, to, listener, sender in sides:
            said = speaker.carrier.bodies(to)
            for text in said[heard[id(speaker)] :]:
                listener.carrier.says(sender, text)
            heard[id(speaker)] = len(said)
            listener.work()
        if heard == before:
            break
    assert heard == before, "they went on"
    # The notice that answers pause names 988, and each takes that for danger: then some more are answered.
    most = 3 * (5 + limits.IN_DANGER) + 2
    assert all(0 < count <= most for count in heard.values())
    assert any("pause" in text for text in [*line.carrier.bodies(SAM), *other.carrier.bodies(PAT)])


def test_help_in_danger_is_worded_anew_each_time_but_names_the_same_numbers(line: Line) -> None:
    line.says(PAT, "hello", "STOP")
    said = [line.says(PAT, words)[0] for words in ("i am going to end my life", "i want to die tonight")]
    assert said[0] != said[1]
    assert all("988" in words and "911" in words for words in said)


def test_without_rasa_too(line: Line) -> None:
    line.rasa.away = True
    said = [line.says(PAT, words)[0] for words in ("i want to kill myself", "i want to die tonight")]
    assert said[0] != said[1]
    assert all("988" in words and "911" in words for words in said)
