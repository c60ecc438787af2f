"""What is old enough goes, kind by kind; what somebody still needs stays; a dry run only counts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update

from bot import clinic, settings
from bot.clinic.retention import Retention
from bot.privacy import retention
from bot.privacy.retention import Expired, Keeper
from bot.storage import Database
from bot.storage.tables import (
    ContactRequest,
    Conversation,
    FeedbackCount,
    InboxItem,
    Message,
    OutboxMessage,
    SafetyAlert,
    SafetyCount,
    SmsConsent,
    TrackerEvent,
    now,
)
from tests.unit.privacy import people

ZONE = ZoneInfo("America/Los_Angeles")
KEPT = Retention(conversations=30, feedback=10, outbox=20, contact_requests=60, inbox_items=90, alerts=100)


def tidy(database: Database, dry_run: bool = False, days_on: float = 0) -> dict[str, Expired]:
    keeper = Keeper(database, KEPT, ZONE, now() + timedelta(days=days_on))
    return {expired.kind: expired for expired in keeper.run(dry_run)}


def rows(database: Database, model: type) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(model))


def counts(found: dict[str, Expired]) -> dict[str, int]:
    return {kind: expired.count for kind, expired in found.items()}


def redact_all(database: Database) -> None:
    with database.session() as session:
        session.execute(update(InboxItem).values(text="redacted", redacted_at=now()))


def test_a_chat_goes_with_its_messages_and_rasas_memory_of_it(database: Database) -> None:
    people.chat(database, "old", at=people.age(database, 31))
    new = people.chat(database, "new", at=people.age(database, 29))
    assert tidy(database)["conversations"].count == 1
    with database.session() as session:
        assert session.scalars(select(Conversation.id)).all() == [new]
        assert session.scalars(select(TrackerEvent.sender_id)).all() == [new]
        assert set(session.scalars(select(Message.conversation_id))) == {new}


def test_redacted_questions_and_alerts_outlive_the_chat(database: Database) -> None:
    people.chat(database, "old", at=people.age(database, 31))
    redact_all(database)
    tidy(database)
    assert rows(database, InboxItem) == rows(database, SafetyAlert) == 1
    found = tidy(database, days_on=75)
    assert found["inbox_items"].count == found["alerts"].count == 1
    assert rows(database, InboxItem) == rows(database, SafetyAlert) == 0


def test_a_question_that_was_never_redacted_goes_with_its_message(database: Database) -> None:
    people.chat(database, "old", at=people.age(database, 31))
    tidy(database)
    assert rows(database, InboxItem) == 0


def test_a_chat_with_an_open_alert_stays_until_somebody_took_care(database: Database) -> None:
    people.chat(database, "in danger", at=people.age(database, 400))
    with database.session() as session:
        session.execute(update(SafetyAlert).values(acknowledged_at=None))
    found = tidy(database)
    assert found["conversations"].count == found["alerts"].count == 0
    assert "nobody has acknowledged" in found["conversations"].note
    assert rows(database, Conversation) == rows(database, SafetyAlert) == 1


def test_requests_and_notices_go_in_their_own_time(database: Database) -> None:
    people.ask_for_contact(database, "Ann Ng", "+15305550142", None)
    assert tidy(database, days_on=19)["outbox"].count == 0
    found = tidy(database, days_on=21)
    assert found["outbox"].count == 1 and "never went out" in found["outbox"].note
    assert rows(database, ContactRequest) == 1
    assert tidy(database, days_on=61)["contact_requests"].count == 1
    assert rows(database, ContactRequest) == rows(database, OutboxMessage) == 0


def test_what_is_being_sent_is_left_alone(database: Database) -> None:
    people.ask_for_contact(database, "Ann Ng", "+15305550142", None)
    with database.session() as session:
        session.execute(update(OutboxMessage).values(status="sending"))
    assert tidy(database, days_on=50)["outbox"].count == 0


def test_feedback_becomes_counts_that_stay(database: Database) -> None:
    people.chat(database, "one", "two", at=people.age(database, 11))
    people.chat(database, "three", at=people.age(database, 9))
    assert tidy(database)["feedback"].count == 2
    tidy(database, days_on=365)
    with database.session() as session:
        counted = session.execute(select(FeedbackCount.helpful, func.sum(FeedbackCount.count)).group_by("helpful"))
        assert dict(counted.all()) == {False: 2, True: 1}
    assert rows(database, Message) == 0


def test_counts_of_alerts_stay_for_ever(database: Database) -> None:
    with database.session() as session:
        session.add(SafetyCount(day=now().date(), kind="crisis", channel="web", layer="rules", count=3))
    tidy(database, days_on=5000)
    assert rows(database, SafetyCount) == 1


def test_an_opt_out_outlives_its_words_and_an_agreement_keeps_them(database: Database) -> None:
    with database.session() as session:
        for event, said, days in (
            ("opt_out", "stop, this is Ann", 31),
            ("opt_out", "stop", 29),
            ("opt_in", "START", 900),
        ):
            at = people.age(database, days)
            session.add(SmsConsent(phone_hash="h", event=event, source="keyword", wording=said, created_at=at))
    assert tidy(database)["opt-out words"].count == 1
    with database.session() as session:
        kept = session.execute(select(SmsConsent.event, SmsConsent.wording).order_by(SmsConsent.id)).all()
    assert kept == [("opt_out", None), ("opt_out", "stop"), ("opt_in", "START")]


def test_memory_without_a_chat_goes_too(database: Database) -> None:
    with database.session() as session:
        for sender, age in (("shell-old", 31), ("shell-new", 1)):
            at = people.age(database, age).timestamp()
            session.add(TrackerEvent(sender_id=sender, data=f'{{"event": "user", "timestamp": {at}}}'))
    assert tidy(database)["trackers alone"].count == 1
    with database.session() as session:
        assert session.scalars(select(TrackerEvent.sender_id)).all() == ["shell-new"]


def test_a_dry_run_tells_the_same_and_deletes_nothing(database: Database) -> None:
    conversation = people.chat(database, "old", "older", at=people.age(database, 101))
    people.ask_for_contact(database, "Ann Ng", "+15305550142", None, conversation)
    redact_all(database)
    before = people.everything(database)
    would = tidy(database, dry_run=True)
    assert people.everything(database) == before
    assert counts(tidy(database)) == counts(would)
    assert would["conversations"].line(dry_run=True).startswith("conversations     kept   30 days  would delete 1")


def test_many_old_chats_go_in_small_steps(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        people.chat(database, "old", at=people.age(database, 31))
    monkeypatch.setattr(retention, "BATCH", 2)
    assert tidy(database)["conversations"].count == 5
    assert rows(database, Conversation) == 0


def clinic_with(tmp_path: Path, lines: str) -> clinic.Clinic:
    text = (settings.ROOT / "clinic.yml").read_text("utf-8").replace("retention_days:", "unused:")
    assert "unused:" in text
    (tmp_path / "clinic.yml").write_text(text + "\n" + lines, "utf-8")
    return clinic.load(tmp_path / "clinic.yml")


def test_a_clinic_sets_its_own_days(tmp_path: Path) -> None:
    found = clinic_with(tmp_path, "retention_days: {conversations: 7}").retention
    assert found.conversations == 7
    assert found.contact_requests == Retention().contact_requests


def test_the_example_clinic_says_the_defaults() -> None:
    assert clinic.load(settings.ROOT / "clinic.yml").retention == Retention()


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("retention_days: {chats: 7}", "chats"),
        ("retention_days: {alerts: 0}", "retention_days.alerts"),
        ("retention_days: {alerts: forever}", "retention_days.alerts"),
        ("retention_days: {alerts: true}", "retention_days.alerts"),
        ("retention_days: 30", "retention_days"),
    ],
)
def test_a_wrong_number_of_days_is_named(tmp_path: Path, lines: str, named: str) -> None:
    with pytest.raises(clinic.ClinicError, match=named):
        clinic_with(tmp_path, lines)
