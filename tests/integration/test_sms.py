"""Texts from end to end: a fake Twilio, the signed webhook, real Rasa, the worker, Twilio's own library."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
import requests

from bot import settings
from bot.sms import segments
from bot.storage import Database
from tests.campaigns.sms import ERRORS, Campaign, environment, left
from tests.carrier import Carrier
from tests.conftest import System, start, stop
from tests.waiting import awaited

PATIENCE = 40.0  # seconds for an answer on a busy machine


@dataclass
class Line:
    """A running system with a carrier."""

    system: System
    carrier: Carrier
    database: Database

    def says(self, phone: str, text: str) -> list[str]:
        """A texter sends a message; all that they get for it."""
        before = len(self.carrier.bodies(phone))
        assert self.carrier.says(phone, text) == 200
        awaited(lambda: left(self.database) == (0, 0), PATIENCE)
        return self.carrier.bodies(phone)[before:]


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    address = ""

    def post(path: str, body: bytes, headers: Mapping[str, str]) -> int:
        return requests.post(address + path, data=body, headers=dict(headers), timeout=30).status_code

    with Carrier("https://chat.example.org", post) as carrier:
        system = start(tmp_path_factory.mktemp("sms"), **environment(carrier))
        address = system.url
        database = Database.from_settings(settings.load(system.environment))
        yield Line(system, carrier, database)
        database.close()
        stop(system)


def test_a_question_gets_the_answer_written_for_texts(line: Line) -> None:
    notice, answer = line.says("+15305550101", "Can I drive myself home after the infusion?")
    assert "automated" in notice and "988" in notice
    assert "driving" in answer and segments.is_gsm(answer) and segments.count(answer) <= 2


def test_what_is_unclear_is_asked_back_and_a_number_answers(line: Line) -> None:
    phone = "+15305550102"
    offered = line.says(phone, "what is the capital of mongolia")[-1]
    assert "Reply 1: Have someone contact me" in offered
    assert "name" in line.says(phone, "1")[-1].lower()


def test_a_request_by_text_knows_the_number(line: Line) -> None:
    phone = "+15305550103"
    line.says(phone, "can someone call me?")
    asked = line.says(phone, "Maria Lopez")[-1]
    assert "time" in asked
    read_back = line.says(phone, "after 5 tomorrow")[-1]
    assert "Maria Lopez" in read_back and "555-0103" in read_back
    assert "request" in line.says(phone, "yes")[-1].lower()
    listed = line.system.clinicbot("contacts")
    assert "Maria Lopez" in listed and "(530) 555-0103" in listed and "(sms)" in listed


def test_somebody_in_danger_gets_the_numbers_in_one_segment(line: Line) -> None:
    first = line.says("+15305550104", "i dont want to be alive anymore")[0]
    assert "988" in first and "911" in first and segments.count(first) == 1
    assert "(sms)" in line.system.clinicbot("alerts")


def test_no_numbers_or_words_reach_the_log(line: Line) -> None:
    line.says("+15305550105", "my secret is zanzibarquokka")
    assert "zanzibarquokka" not in line.system.log() and "5305550105" not in line.system.log()


def test_nothing_is_lost_or_doubled_while_rasa_and_the_worker_are_killed(line: Line) -> None:
    line.carrier.fails(ERRORS, random.Random(2))
    line.carrier.texts.clear()
    report = Campaign(line.system, line.carrier, messages=40, seed=2, area="916").run(kills=1)
    assert report.good, "\n".join(report.lines())
