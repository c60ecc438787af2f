"""Texts go out once, whatever Twilio answers; what it says of a number is kept and acted on."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.notify import outbox
from bot.notify.content import SMS_REPLY
from bot.notify.outbox import recipient_hash
from bot.sms import consent
from bot.sms.quiet_hours import next_allowed
from bot.storage.tables import OutboxMessage, SmsDelivery
from tests.unit.sms.conftest import PAT, PUBLIC, SAM, Line

ANSWER = "You said: hello"


@pytest.mark.parametrize("fault", [429, 503, 500, 504, "drop"])
def test_what_twilio_refused_for_now_is_sent_later_once(line: Line, fault: int | str) -> None:
    line.says(PAT, "START")
    line.carrier.plan(fault)
    line.says(PAT, "hello")
    line.again()
    assert line.carrier.bodies(PAT)[1:] == [ANSWER]


@pytest.mark.parametrize("fault", [500, 504])
def test_what_twilio_took_with_an_error_is_not_sent_again(line: Line, fault: int) -> None:
    line.says(PAT, "START")
    line.carrier.taken_but.append(fault)
    line.says(PAT, "hello")
    line.again()
    assert line.carrier.bodies(PAT)[1:] == [ANSWER]
    assert line.count(OutboxMessage, OutboxMessage.status == "sent") == 2


def test_later_texts_to_a_number_wait_for_the_one_that_failed(line: Line) -> None:
    line.says(PAT, "START")
    line.carrier.plan(503)
    line.says(PAT, "one", "two")
    assert len(line.carrier.bodies(PAT)) == 1
    line.again()
    assert line.carrier.bodies(PAT)[1:] == ["You said: one", "You said: two"]


def test_with_one_answer_in_three_an_error_nothing_is_lost_or_doubled(either_line: Line) -> None:
    either_line.carrier.fails(0.33, random.Random(5))
    for at in range(12):
        either_line.says(PAT, f"a{at}")
        either_line.says(SAM, f"b{at}")
    either_line.again()
    either_line.again()
    for number, name in ((PAT, "a"), (SAM, "b")):
        assert either_line.carrier.bodies(number)[1:] == [f"You said: {name}{at}" for at in range(12)]
    assert either_line.carrier.faults


def test_an_opt_out_that_only_twilio_knows_of_ends_everything(line: Line) -> None:
    line.carrier.opted_out.add(PAT)
    line.says(PAT, "hello")
    with line.database.session() as session:
        assert consent.state(session, recipient_hash(session, PAT)) == consent.OPT_OUT
    requests = len(line.carrier.requests)
    line.says(PAT, "hello?")
    assert len(line.carrier.requests) == requests


def test_every_text_asks_for_its_delivery_status(line: Line) -> None:
    line.says(PAT, "hello")
    assert set(line.carrier.callback_urls.values()) == {f"{PUBLIC}/sms/twilio/status"}


def test_delivery_statuses_come_in_any_order_and_twice(either_line: Line) -> None:
    either_line.says(PAT, "hello")
    callbacks = either_line.carrier.callbacks() * 2
    random.Random(3).shuffle(callbacks)
    assert {either_line.carrier.call("/status", fields) for fields in callbacks} == {204}
    with either_line.database.session() as session:
        assert [row.status for row in session.scalars(select(SmsDelivery)).all()] == ["delivered", "delivered"]


def test_an_unsigned_status_is_refused(line: Line) -> None:
    line.says(PAT, "hello")
    fields = line.carrier.callbacks()[0]
    assert line.client.post("/sms/twilio/status", data=fields).status_code == 403
    assert line.count(SmsDelivery) == 0


@pytest.mark.parametrize(
    ("code", "kind", "more"),
    [
        *((code, SMS_REPLY, 0) for code in (21610, 30004, 30005, 30006)),
        (21610, "contact_request", 0),
        # A phone of the team that was off once must not miss the next alert.
        *((code, "contact_request", 1) for code in (30004, 30005, 30006)),
    ],
)
def test_after_an_error_that_says_stop_nothing_is_sent(line: Line, code: int, kind: str, more: int) -> None:
    line.says(PAT, "hello")
    for fields in line.carrier.callbacks("undelivered", code):
        assert line.carrier.call("/status", fields) == 204
    before = len(line.carrier.requests)
    payload = {"id": 1, "text": "An answer.", "purpose": "reply"}
    with line.database.session() as session:
        outbox.put(session, channel="sms", recipient=PAT, kind=kind, payload=payload, key="more")
    line.work()
    assert len(line.carrier.requests) == before + more


def test_a_number_that_writes_again_can_be_reached_again(line: Line) -> None:
    line.says(PAT, "hello")
    for fields in line.carrier.callbacks("undelivered", 30005):
        line.carrier.call("/status", fields)
    assert line.says(PAT, "hello") == [ANSWER]


def test_an_opt_out_outlives_a_phone_that_cannot_be_reached(line: Line) -> None:
    line.says(PAT, "hello", "STOP")
    for fields in line.carrier.callbacks("undelivered", 30005):
        line.carrier.call("/status", fields)
    assert line.says(PAT, "hello") == []


@pytest.mark.parametrize("code", [30001, 30003, 30022])
def test_a_text_not_delivered_for_a_passing_reason_is_sent_once_more(line: Line, code: int) -> None:
    line.says(PAT, "START")
    line.says(PAT, "hello")
    for _ in range(2):
        for fields in line.carrier.callbacks("undelivered", code)[2:]:
            line.carrier.call("/status", fields)
        line.again()
    assert line.carrier.bodies(PAT)[1:] == [ANSWER, ANSWER]


def test_a_text_held_back_by_quiet_hours_goes_when_they_end(line: Line) -> None:
    line.says(PAT, "hello")
    for fields in line.carrier.callbacks("failed", 30610)[-2:]:
        line.carrier.call("/status", fields)
    with line.database.session() as session:
        again = session.scalar(select(OutboxMessage).where(OutboxMessage.idempotency_key.endswith(":again")))
        moment = next_allowed(datetime.now(timezone.utc), PAT, ZoneInfo("America/Los_Angeles"))
        assert abs(again.next_attempt_at - moment) < timedelta(minutes=1)


def test_texts_go_no_faster_than_the_number_may(line: Line) -> None:
    for number in range(4):
        line.carrier.says(f"+1530555014{number}", "HELP")
    line.delivery._senders["sms"].per_second = 20.0  # type: ignore[index]
    began = time.monotonic()
    line.delivery.start()
    while len(line.carrier.texts) < 4 and time.monotonic() - began < 10:
        time.sleep(0.01)
    line.delivery.stop()
    assert len(line.carrier.texts) == 4
    assert time.monotonic() - began >= 3 / 20
