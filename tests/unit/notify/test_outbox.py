"""The outbox: nothing is lost, nothing goes twice without a mark, whoever dies when."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text

from bot.notify import outbox, report
from bot.notify.backoff import Backoff
from bot.notify.outbox import Claimed, Outbox
from bot.storage import Cipher, Database, audit
from bot.storage.tables import OutboxMessage, now
from tests.databases import LOOKUP
from tests.unit.notify.conftest import Put, Rows, let_pass

PassTime = Callable[[float], None]


def test_the_same_key_is_one_message(put: Put, rows: Rows) -> None:
    assert put("a") and not put("a")
    assert len(rows()) == 1


def test_what_is_rolled_back_is_not_sent(database: Database, box: Outbox) -> None:
    with pytest.raises(RuntimeError), database.session() as session:
        outbox.put(session, channel="email", recipient="a@example.com", kind="contact_request", payload={}, key="a")
        raise RuntimeError("the request itself could not be saved")
    assert box.claim("email") is None


def test_recipient_and_payload_are_unreadable_in_the_database(put: Put, database: Database) -> None:
    put(payload={"id": 1, "note": "most private"})
    with database.engine.connect() as connection:
        stored = connection.execute(text("SELECT recipient, payload FROM outbox")).one()
    assert b"desk" not in bytes(stored[0]) and b"private" not in bytes(stored[1])


def test_a_message_is_claimed_once(put: Put, box: Outbox) -> None:
    put()
    claimed = box.claim("email")
    assert claimed is not None and (claimed.attempts, claimed.may_repeat) == (1, False)
    assert box.claim("email") is None


def test_two_workers_at_once_never_claim_the_same(put: Put, database: Database) -> None:
    for number in range(20):
        put(f"m{number}")
    claimed: list[Claimed] = []

    def work() -> None:
        own = Outbox(database)
        misses = 0
        while misses < 3:  # a row that another holds is passed over, which can look like an empty outbox
            item = own.claim("email")
            misses = 0 if item else misses + 1
            claimed.extend([item] if item else [])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(item.key for item in claimed) == sorted(f"m{number}" for number in range(20))


def test_each_channel_has_its_own_line(put: Put, box: Outbox) -> None:
    put("a", channel="sms", recipient="+15305550142")
    assert box.claim("email") is None
    assert box.claim("sms") is not None


def test_urgent_messages_go_first(put: Put, box: Outbox) -> None:
    put("ordinary")
    put("urgent", priority=outbox.URGENT)
    claimed = box.claim("email")
    assert claimed is not None and claimed.key == "urgent"


def test_a_message_for_later_waits(put: Put, box: Outbox, pass_time: PassTime) -> None:
    put(not_before=now() + timedelta(seconds=30))
    assert box.claim("email") is None
    pass_time(31)
    assert box.claim("email") is not None


def test_a_dead_workers_message_is_taken_over_with_a_mark(put: Put, box: Outbox, pass_time: PassTime) -> None:
    put()
    dead = box.claim("email")
    pass_time(59)
    assert box.claim("email") is None  # its lease is not over
    pass_time(2)
    taken = box.claim("email")
    assert dead and taken and taken.id == dead.id and taken.claim != dead.claim
    assert (taken.attempts, taken.may_repeat) == (2, True)


def test_a_slow_worker_cannot_write_over_who_took_over(put: Put, box: Outbox, rows: Rows, pass_time: PassTime) -> None:
    put()
    slow = box.claim("email")
    pass_time(61)
    taken = box.claim("email")
    assert slow and taken
    assert not box.later(slow, "too late")
    assert box.sent(taken, "id-2")
    assert not box.sent(slow, "id-1")
    assert (rows()[0].status, rows()[0].external_id) == ("sent", "id-2")


def test_a_failure_is_tried_again_after_a_growing_wait(put: Put, box: Outbox, rows: Rows, pass_time: PassTime) -> None:
    put()
    waits = []
    for _ in range(4):
        claimed = box.claim("email")
        assert claimed and not claimed.may_repeat
        box.later(claimed, "SMTP 451 at RCPT")
        assert box.claim("email") is None
        waits.append((rows()[0].next_attempt_at - now()).total_seconds())
        pass_time(waits[-1] + 1)
    assert all(first < later for first, later in zip(waits, waits[1:]))
    assert rows()[0].last_error == "SMTP 451 at RCPT"


def test_a_failure_that_may_have_got_through_is_marked_from_then_on(put: Put, box: Outbox, pass_time: PassTime) -> None:
    put()
    for maybe_sent in (True, False):
        claimed = box.claim("email")
        assert claimed
        box.later(claimed, "no answer", maybe_sent=maybe_sent)
        pass_time(60)
    last = box.claim("email")
    assert last and last.may_repeat


def test_after_the_last_attempt_it_has_failed_and_staff_can_send_it_again(
    put: Put, database: Database, rows: Rows, pass_time: PassTime
) -> None:
    box = Outbox(database, backoff=Backoff(most=2))
    put()
    for _ in range(2):
        claimed = box.claim("email")
        assert claimed
        box.later(claimed, "SMTP 451 at RCPT")
        pass_time(10)
    assert rows()[0].status == "failed" and box.claim("email") is None
    line, total = report.lines(database, {"email"})
    assert line.endswith("2 attempts  failed  SMTP 451 at RCPT") and total == "1 failed"
    assert report.retry(database, None, "ops") == "In line again: 1."
    again = box.claim("email")
    assert again and again.attempts == 1


def test_a_message_that_kills_its_worker_each_time_ends_as_failed(
    put: Put, database: Database, rows: Rows, pass_time: PassTime
) -> None:
    box = Outbox(database, lease=timedelta(seconds=1), backoff=Backoff(most=3))
    put("poison")
    for _ in range(3):
        assert box.claim("email")
        pass_time(2)
    put("good")
    claimed = box.claim("email")
    assert claimed and claimed.key == "good"
    assert rows()[0].status == "failed" and rows()[0].may_repeat


def test_a_message_written_with_a_lost_key_stops_nobody(put: Put, database: Database, rows: Rows) -> None:
    put("good")
    other = Database(database.url, Cipher([Fernet.generate_key().decode()], LOOKUP))
    with other.session() as session:
        outbox.put(
            session, channel="email", recipient="a@example.com", kind="contact_request", payload={}, key="lost",
            priority=outbox.URGENT,
        )  # fmt: skip
    other.close()
    claimed = Outbox(database).claim("email")
    assert claimed and claimed.key == "good"
    listed = "\n".join(report.lines(database, {"email"}))
    assert "failed  cannot be decrypted: CLINICBOT_ENCRYPTION_KEYS" in listed


def test_a_lane_goes_one_after_the_other(put: Put, box: Outbox, pass_time: PassTime) -> None:
    put("first", lane="visitor")
    put("second", lane="visitor", priority=outbox.URGENT)
    put("else", lane="other")
    first = box.claim("email")
    assert first and first.key == "first"
    other = box.claim("email")
    assert other and other.key == "else"
    box.later(first, "not now")
    assert box.claim("email") is None  # the second waits for the first
    pass_time(10)
    first = box.claim("email")
    assert first and first.key == "first"
    box.sent(first, None)
    second = box.claim("email")
    assert second and second.key == "second"


def test_who_opted_out_gets_nothing_that_waits_behind(put: Put, box: Outbox, rows: Rows) -> None:
    put("first", lane="visitor")
    put("second", lane="visitor")
    put("else", lane="other")
    first = box.claim("email")
    assert first
    box.never(first, "Twilio 400, error 21610", ends_lane=True)
    assert [row.status for row in rows()] == ["failed", "cancelled", "pending"]


def test_the_report_names_no_person(put: Put, database: Database, box: Outbox) -> None:
    put("a", recipient="desk@example.com")
    put("b", channel="sms", recipient="+15305550142")
    lines = list(report.lines(database, {"email"}))
    assert lines[1].endswith("sms is not set up")
    assert lines[-1] == "2 pending"
    assert not any("desk" in line or "5550142" in line for line in lines)


def test_in_development_a_text_without_twilio_is_for_the_simulator(put: Put, database: Database) -> None:
    put("a", channel="webhook")
    put("b", channel="sms", recipient="+15305550142")
    lines = list(report.lines(database, {"email"}, development=True))
    assert lines[0].endswith("webhook is not set up")
    assert lines[1].endswith("only the simulator of `make run` would take it")


def test_the_report_shows_the_newest_and_says_what_it_leaves_out(
    put: Put, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "LIMIT", 2)
    for number in range(5):
        put(f"m{number}")
    lines = list(report.lines(database, {"email"}))
    assert lines[0] == "... 3 older ones, and"
    assert [line.split()[0] for line in lines[1:3]] == ["4", "5"]
    assert list(report.lines(database, {"email"}, everything=True))[-1] == "5 pending"


def test_an_empty_outbox_says_so(database: Database) -> None:
    assert list(report.lines(database, set())) == ["The outbox is empty."]
    assert report.retry(database, 7, "ops") == "There is no failed message 7."


def test_who_sent_a_failed_message_again_is_logged_but_not_to_whom(put: Put, database: Database, box: Outbox) -> None:
    for key in ("one", "two"):
        put(key)
        claimed = box.claim("email")
        assert claimed
        box.never(claimed, "SMTP 550 at RCPT")
    for number in (2, 2, None):  # the second finds nothing to do: nothing is logged
        report.retry(database, number, "command line (ops)")
    found = audit.entries(database, audit.Which())[::-1]
    assert {entry.actor for entry in found} == {"command line (ops)"}
    assert [(entry.action, entry.subject, entry.subject_id, entry.after) for entry in found] == [
        ("retried", audit.OUTBOX, "2", {"messages": 1}),
        ("retried", audit.OUTBOX, None, {"messages": 1}),
    ]


@given(attempts=st.integers(1, 200), jitter=st.floats(0, 1), asked=st.none() | st.floats(0, 1e6))
def test_a_wait_keeps_within_its_bounds(attempts: int, jitter: float, asked: float | None) -> None:
    backoff = Backoff()
    seconds = backoff.wait(attempts, jitter, asked).total_seconds()
    assert min(backoff.first, backoff.longest) / 2 <= seconds <= backoff.longest
    assert asked is None or seconds >= min(asked, backoff.longest)


def test_the_default_tries_for_about_a_day() -> None:
    backoff = Backoff()
    last = next(attempt for attempt in range(1, 1000) if backoff.exhausted(attempt))
    total = sum((backoff.wait(attempt, 0.5) for attempt in range(1, last)), timedelta())
    assert timedelta(hours=20) < total < timedelta(hours=28)


@dataclass
class Carrier:
    """What receivers have got: keys with whether they bore a mark, in order."""

    got: list[tuple[str, bool]] = field(default_factory=list)

    def deliver(self, item: Claimed) -> None:
        """One message arrives."""
        self.got.append((item.key, item.may_repeat))


# What may become of an attempt: delivered or not, and how the worker takes it.
OUTCOMES = st.sampled_from(
    ("sent", "delivered, worker dies", "worker dies", "refused for now", "no answer, delivered", "no answer", "never")
)
STEPS = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 4), st.sampled_from((None, "lane"))),
    st.tuples(st.just("attempt"), OUTCOMES),
    st.tuples(st.just("pass"), st.sampled_from((1.0, 61.0, 4000.0))),
)


def attempt(box: Outbox, carrier: Carrier, outcome: str) -> bool:
    """One attempt at the next message, if one is due."""
    item = box.claim("email")
    if item is None:
        return False
    if outcome in ("sent", "delivered, worker dies", "no answer, delivered"):
        carrier.deliver(item)
    if outcome == "sent":
        box.sent(item, None)
    elif outcome == "refused for now":
        box.later(item, "451")
    elif outcome.startswith("no answer"):
        box.later(item, "timeout", maybe_sent=True)
    elif outcome == "never":
        box.never(item, "550")
    return True


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEPS, max_size=25))
def test_whatever_happens_each_message_arrives_and_only_marked_ones_arrive_again(
    database: Database, steps: list[tuple[str, object, object]]
) -> None:
    with database.session() as session:
        session.execute(delete(OutboxMessage))
    box, carrier, lane = Outbox(database, lease=timedelta(minutes=1)), Carrier(), []
    for step in steps:
        if step[0] == "put":
            key = f"m{step[1]}"
            with database.session() as session:
                new = outbox.put(
                    session, channel="email", recipient="a@example.com", kind="contact_request", payload={}, key=key,
                    lane=step[2],
                )  # fmt: skip
            if new and step[2]:
                lane.append(key)
        elif step[0] == "attempt":
            attempt(box, carrier, str(step[1]))
        else:
            let_pass(database, float(str(step[1])))
    let_pass(database, 4000)
    while attempt(box, carrier, "sent"):
        pass

    with database.session() as session:
        status = {row.idempotency_key: row.status for row in session.query(OutboxMessage)}
    assert set(status.values()) <= {"sent", "failed"}
    for key, state in status.items():
        assert state == "failed" or any(got == key for got, _ in carrier.got)
        assert carrier.got.count((key, False)) <= 1
    firsts = [key for key in dict.fromkeys(key for key, _ in carrier.got) if key in lane]
    assert firsts == [key for key in lane if key in firsts]
