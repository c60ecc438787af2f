"""Texts go out once, whatever Twilio answers; what it says of a number is kept and acted on."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.notify import outbox, sms
from bot.notify.content import SMS_REPLY
from bot.notify.outbox import recipient_hash
from bot.notify.sending import Outgoing
from bot.notify.sms import SmsSender
from bot.settings import OUTBOX_LEASE
from bot.sms import consent
from bot.sms.pace import LONGEST, Pace
from bot.sms.quiet_hours import next_allowed
from bot.storage.tables import OutboxMessage, SmsDelivery
from tests.carrier import NUMBER
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


@pytest.fixture()
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """We wait for Twilio no longer than two seconds."""
    monkeypatch.setattr(sms, "SECONDS", 2.0)


@pytest.mark.usefixtures("impatient")
def test_what_twilio_took_but_answers_too_late_is_not_sent_again(line: Line) -> None:
    line.says(PAT, "START")
    line.carrier.plan("late")
    line.says(PAT, "hello")
    assert line.carrier.bodies(PAT)[1:] == [ANSWER] and line.count(OutboxMessage, OutboxMessage.status == "sent") == 1
    line.again()
    assert line.carrier.bodies(PAT)[1:] == [ANSWER] and line.count(OutboxMessage, OutboxMessage.status == "sent") == 2


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


@pytest.mark.parametrize(("code", "waits"), [(30003, True), (30615, True), (30008, False)])
def test_a_status_that_comes_before_the_text_is_known_to_be_sent_is_not_lost(
    either_line: Line, code: int, waits: bool
) -> None:
    """Twilio's callback can be faster than our own note of the answer in which Twilio named the sid."""
    sent = SmsSender.send

    def tells_at_once(sender: SmsSender, outgoing: Outgoing) -> str:
        sid = sent(sender, outgoing)
        for fields in either_line.carrier.callbacks("undelivered", code)[-2:]:
            assert either_line.carrier.call("/status", fields) == 204
        return sid

    either_line.says(PAT, "START")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SmsSender, "send", tells_at_once)
        either_line.says(PAT, "hello")
    again = OutboxMessage.idempotency_key.endswith(":again")
    assert either_line.count(OutboxMessage, again) == int(waits)
    either_line.again()
    assert either_line.carrier.bodies(PAT)[1:] == [ANSWER] * (1 + waits)


def test_a_number_that_twilio_blocks_is_reached_again_after_start(line: Line) -> None:
    line.carrier.opted_out.add(PAT)
    line.says(PAT, "hello")
    line.carrier.opted_out.clear()  # Twilio takes the block away itself
    assert len(line.says(PAT, "START")) == 1
    assert line.says(PAT, "hello") == [ANSWER]


def test_texts_go_no_faster_than_the_number_may(line: Line) -> None:
    for number in range(4):
        line.carrier.says(f"+1530555014{number}", "HELP")  # two segments each
    line.delivery._senders["sms"]._pace._per_second = 20.0  # type: ignore[index,attr-defined]
    began = time.monotonic()
    line.delivery.start()
    while len(line.carrier.texts) < 4 and time.monotonic() - began < 30:
        time.sleep(0.01)
    line.delivery.stop()
    assert len(line.carrier.texts) == 4
    assert time.monotonic() - began >= 3 * 2 / 20


def test_several_workers_keep_to_the_rate_together(either_line: Line) -> None:
    ours, theirs = (Pace(either_line.database, NUMBER, per_second=10.0) for _ in range(2))
    waits = [pace.take(segments) for pace, segments in ((ours, 2), (theirs, 3), (ours, 1))]
    assert waits == pytest.approx([0.0, 0.2, 0.5], abs=0.2)
    assert waits[2] > 0.2 and ours.free_in() > 0
    assert Pace(either_line.database, "+15005550007", per_second=10.0).take(1) == 0.0  # another number


def test_a_claim_does_not_die_while_its_text_waits(line: Line) -> None:
    Pace(line.database, NUMBER, per_second=0.01).take(10)
    assert Pace(line.database, NUMBER, per_second=0.01).take(1) == LONGEST < OUTBOX_LEASE.total_seconds() / 2
