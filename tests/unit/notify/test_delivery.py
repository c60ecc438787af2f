"""The worker's threads: what the outbox holds goes out, whatever senders do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.clinic.notices import Notices, Recipients
from bot.credentials import Smtp
from bot.notify.content import Letterhead
from bot.notify.delivery import Delivery
from bot.notify.outbox import Outbox
from bot.notify.sending import Later, Never, Outgoing, Sender
from bot.notify.smtp import SmtpSender
from bot.notify.webhook import WebhookSender
from bot.storage import Database
from bot.storage.tables import SafetyAlert, now
from tests.receivers import Receivers, running_receivers
from tests.unit.notify.conftest import Put, Rows
from tests.waiting import awaited

LETTERHEAD = Letterhead("Lake Clinic", "https://chat.example.org", str)


class Scripted(Sender):
    """Does what it is told to, one entry an attempt: an error to raise, or None."""

    def __init__(self, *script: Exception | None, earlier: str | None = None) -> None:
        self.script, self.earlier = list(script), earlier
        self.sent: list[Outgoing] = []

    def send(self, outgoing: Outgoing) -> str:
        error = self.script.pop(0) if self.script else None
        if error is not None:
            raise error
        self.sent.append(outgoing)
        return "id"

    def already_sent(self, outgoing: Outgoing, known: object) -> str | None:
        return self.earlier


def delivery(database: Database, box: Outbox, told: Notices | None = None, **senders: Sender) -> Delivery:
    return Delivery(database, box, senders, LETTERHEAD, told or Notices())


@pytest.fixture()
def receivers() -> Iterator[Receivers]:
    with running_receivers() as both:
        yield both


def test_threads_send_by_each_channel_what_is_put(
    database: Database, box: Outbox, put: Put, rows: Rows, receivers: Receivers
) -> None:
    smtp = SmtpSender(Smtp("smtp", "127.0.0.1", receivers.mail.port, None, None, "a@lake.example"))
    running = delivery(database, box, email=smtp, webhook=WebhookSender("w" * 32))
    put("mail", recipient="desk@example.com")
    put("hook", recipient=receivers.hooks.url, channel="webhook")
    running.start()
    end = time.monotonic() + 10
    while any(row.status != "sent" for row in rows()) and time.monotonic() < end:
        time.sleep(0.05)
    assert running.stop()
    assert [row.status for row in rows()] == ["sent", "sent"]
    assert len(receivers.mail.mails) == len(receivers.hooks.requests) == 1
    assert rows()[0].external_id == receivers.mail.mails[0]["Message-ID"]


@pytest.mark.parametrize(
    ("error", "status", "marked", "reason"),
    [
        (Later("SMTP 451 at RCPT"), "pending", False, "SMTP 451 at RCPT"),
        (Later("no answer", maybe_sent=True), "pending", True, "no answer"),
        (Never("SMTP 550 at RCPT"), "failed", False, "SMTP 550 at RCPT"),
        (ZeroDivisionError("desk@example.com"), "pending", True, "Scripted failed: ZeroDivisionError"),
    ],
)
def test_what_became_of_an_attempt_is_written(
    database: Database, box: Outbox, put: Put, rows: Rows, error: Exception, status: str, marked: bool, reason: str
) -> None:
    put()
    delivery(database, box, email=Scripted(error)).deliver_one("email")
    assert (rows()[0].status, rows()[0].may_repeat, rows()[0].last_error) == (status, marked, reason)


def test_after_an_unknown_outcome_the_mark_is_on_the_message(
    database: Database, box: Outbox, put: Put, pass_time: Callable[[float], None]
) -> None:
    put()
    sender = Scripted(Later("no answer", maybe_sent=True))
    one = delivery(database, box, email=sender)
    one.deliver_one("email")
    pass_time(60)
    one.deliver_one("email")
    assert [outgoing.repeat for outgoing in sender.sent] == [True]


def test_what_the_carrier_says_it_has_is_not_sent_again(
    database: Database, box: Outbox, put: Put, rows: Rows, pass_time: Callable[[float], None]
) -> None:
    put()
    assert box.claim("email")
    pass_time(61)
    sender = Scripted(earlier="SM7")
    delivery(database, box, email=sender).deliver_one("email")
    assert sender.sent == [] and (rows()[0].status, rows()[0].external_id) == ("sent", "SM7")


def test_a_kind_that_nobody_can_word_has_failed(database: Database, box: Outbox, put: Put, rows: Rows) -> None:
    put(kind="horoscope")
    delivery(database, box, email=Scripted()).deliver_one("email")
    assert (rows()[0].status, rows()[0].last_error) == ("failed", "no words for horoscope")


def test_a_payload_that_cannot_be_worded_ends_no_thread(database: Database, box: Outbox, put: Put, rows: Rows) -> None:
    put("broken", payload={})
    put("good")
    sender = Scripted()
    one = delivery(database, box, email=sender)
    one.deliver_one("email")
    one.deliver_one("email")
    assert [outgoing.key for outgoing in sender.sent] == ["good"]
    assert rows()[0].last_error == "Scripted failed: KeyError"


def test_no_mistake_of_ours_ends_a_thread(
    database: Database, box: Outbox, put: Put, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    put()
    claim, mistakes = box.claim, [ValueError("of ours")]

    def mistaken(channel: str) -> Any:
        if mistakes:
            raise mistakes.pop()
        return claim(channel)

    monkeypatch.setattr(box, "claim", mistaken)
    running = delivery(database, box, email=Scripted())
    running.start()
    awaited(lambda: rows()[0].status == "sent")
    assert running.stop() and not mistakes


def test_an_acknowledged_alert_is_cancelled_instead_of_sent(
    database: Database, box: Outbox, put: Put, rows: Rows
) -> None:
    with database.session() as session:
        alert = SafetyAlert(channel="web", kind="crisis", layer="rules", acknowledged_at=now(), acknowledged_by="owner")
        session.add(alert)
        session.flush()
        number = alert.id
    put(kind="safety_alert", payload={"id": number, "kind": "crisis", "channel": "web", "reminder": 0})
    sender = Scripted()
    delivery(database, box, email=sender).deliver_one("email")
    assert sender.sent == [] and rows()[0].status == "cancelled"


def test_a_database_that_is_away_for_a_while_stops_nobody(
    database: Database, box: Outbox, put: Put, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failures = box.claim, [OperationalError("SELECT", {}, Exception("locked"))] * 2

    def claim(channel: str) -> Any:
        if failures:
            raise failures.pop()
        return real(channel)

    monkeypatch.setattr(box, "claim", claim)
    monkeypatch.setattr("bot.notify.delivery.POLL", 0.05)
    put()
    running = delivery(database, box, email=Scripted())
    running.start()
    end = time.monotonic() + 10
    while rows()[0].status != "sent" and time.monotonic() < end:
        time.sleep(0.05)
    running.stop()
    assert rows()[0].status == "sent"


def test_an_alert_is_repeated_by_the_worker(
    database: Database, box: Outbox, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.session() as session:
        session.add(SafetyAlert(channel="web", kind="crisis", layer="rules", created_at=now().replace(year=2020)))
    running = delivery(database, box, Notices(alerts=Recipients(email=("desk@example.com",))), email=Scripted())
    running.start()
    end = time.monotonic() + 10
    while not rows() and time.monotonic() < end:
        time.sleep(0.05)
    running.stop()
    assert rows()[0].payload["reminder"] == 1
