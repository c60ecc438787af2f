"""A front door that was away loses nobody's text: Twilio is asked for what its webhook could not bring."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot import clinic as clinic_module
from bot.sms.missed import Missed
from bot.sms.receiving import Receiver
from bot.storage.tables import SmsReceipt
from tests.unit.sms.conftest import KIM, PAT, PUBLIC, Line

AGO = timedelta(minutes=3)


@pytest.fixture()
def missed(line: Line) -> Missed:
    """On a line that has been there for an hour."""
    line.says(KIM, "hello")
    begin_earlier(line, timedelta(hours=1))
    clinic = clinic_module.load(line.settings.clinic_file)
    assert line.settings.credentials.twilio
    receiver = Receiver(line.database, line.rasa, clinic, PUBLIC)  # type: ignore[arg-type]
    return Missed(line.database, line.settings.credentials.twilio, receiver)


def test_what_the_webhook_missed_is_answered_in_order_and_once(line: Line, missed: Missed) -> None:
    line.carrier.keeps(PAT, "and the cost?", AGO)
    line.carrier.keeps(PAT, "is it safe", AGO + timedelta(seconds=20))
    assert missed.look() == 2
    line.work()
    assert line.carrier.bodies(PAT)[1:] == ["You said: is it safe", "You said: and the cost?"]
    assert missed.look() == 0


def test_danger_that_was_missed_alerts_staff(line: Line, missed: Missed) -> None:
    line.carrier.keeps(PAT, "i want to kill myself", AGO)
    missed.look()
    line.work()
    assert line.alerts() == ["crisis"] and "988" in line.carrier.bodies(PAT)[0]


def test_what_the_webhook_brought_is_not_taken_twice(line: Line, missed: Missed) -> None:
    fields = line.carrier.fields(PAT, "is it safe")
    assert line.carrier.call("", fields) == 200
    line.carrier.keeps(PAT, "is it safe", AGO, fields["MessageSid"])
    assert missed.look() == 0


def test_what_twilio_may_still_be_bringing_is_left_to_it_for_a_minute(line: Line, missed: Missed) -> None:
    line.carrier.keeps(PAT, "is it safe", timedelta(seconds=20))
    assert missed.look() == 0


def test_texts_from_before_the_line_was_ours_are_left_alone(line: Line, missed: Missed) -> None:
    begin_earlier(line, -timedelta(minutes=59))
    line.carrier.keeps(PAT, "is it safe", AGO)
    assert missed.look() == 0


def test_a_line_on_which_nothing_ever_came_in_asks_for_nothing(line: Line, missed: Missed) -> None:
    with line.database.session() as session:
        session.execute(delete(SmsReceipt))
    line.carrier.keeps(PAT, "is it safe", AGO)
    assert missed.look() == 0


def begin_earlier(line: Line, by: timedelta) -> None:
    """Move the line's first text into the past."""
    with line.database.session() as session:
        (receipt,) = session.scalars(select(SmsReceipt)).all()
        receipt.received_at -= by
