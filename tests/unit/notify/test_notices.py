"""Notices to the team: written with what they tell of, without a word of health, again until somebody sees to it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from bot.clinic import WEEKDAYS, Clinic
from bot.clinic.notices import Notices, Recipients
from bot.contacts import requests
from bot.contacts.queue import Which, listed
from bot.contacts.requests import IncomingRequest, SavedRequest
from bot.conversation.alerts import acknowledge, counts, open_alerts, raise_alert
from bot.notify import content, notices
from bot.notify.outbox import Outbox
from bot.safety import Decision, Kind
from bot.storage import Database
from bot.storage.tables import ContactRequest, Conversation, OutboxMessage, SafetyAlert
from tests.unit.notify.conftest import Rows

DESK = Recipients(email=("desk@example.com",), sms=("+15305550100",), webhook=("https://example.com/hook",))
TOLD = Notices(contact_requests=DESK, alerts=DESK)
CLINIC = Clinic(
    name="Lake Clinic",
    assistant_name="Lake Clinic assistant",
    phone="(530) 555-0100",
    website=None,
    timezone=ZoneInfo("America/Los_Angeles"),
    hours={day: [] for day in WEEKDAYS},
    allowed_origins=(),
    facts={},
    notices=TOLD,
)
LETTERHEAD = content.Letterhead("Lake Clinic", "https://chat.example.org", CLINIC.written)
CRISIS = Decision(kind=Kind.CRISIS, layer="rules", language="en", matched=("x",))
EMERGENCY = Decision(kind=Kind.EMERGENCY, layer="rules", language="en", matched=("x",))


def asked(**changes: Any) -> IncomingRequest:
    values: dict[str, Any] = {
        "name": "Maria Lopez",
        "phone": "+15305550142",
        "email": None,
        "preferred_time": "after 5",
        "consent_text": "You may call me.",
        "consent_version": "2026-11-24",
        "channel": "web",
        "conversation_id": None,
        "request_key": "form:1",
    }
    return IncomingRequest(**{**values, **changes})


def save(database: Database, **changes: Any) -> SavedRequest:
    return requests.save(database, asked(**changes), TOLD)


def conversation(database: Database) -> str:
    with database.session() as session:
        made = Conversation(channel="web")
        session.add(made)
        session.flush()
        return str(made.id)


def raise_one(database: Database, conversation_id: str, decision: Decision = CRISIS, clinic: Clinic = CLINIC) -> None:
    with database.session() as session:
        raise_alert(session, session.get(Conversation, conversation_id), None, decision, clinic)


def age_alerts(database: Database, minutes: float) -> None:
    """Let minutes pass since staff were told."""
    with database.session() as session:
        for alert in session.scalars(select(SafetyAlert)).all():
            alert.created_at -= timedelta(minutes=minutes)
            alert.notified_at = alert.notified_at and alert.notified_at - timedelta(minutes=minutes)


def send_all(database: Database) -> list[str]:
    """Send everything that is due; the keys in order."""
    box, sent = Outbox(database), []
    for channel in ("email", "sms", "webhook"):
        while (item := box.claim(channel)) is not None:
            box.sent(item, None)
            sent.append(item.key)
    return sent


def test_a_request_and_its_notices_are_written_together(database: Database, rows: Rows) -> None:
    saved = save(database)
    assert [(row.channel, row.recipient, row.contact_request_id) for row in rows()] == [
        ("email", "desk@example.com", saved.id),
        ("sms", "+15305550100", saved.id),
        ("webhook", "https://example.com/hook", saved.id),
    ]


def test_without_its_notices_a_request_is_not_saved_either(
    database: Database, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("disk full"))

    monkeypatch.setattr(requests, "about_contact_request", broken)
    with pytest.raises(OperationalError):
        save(database)
    assert rows() == [] and listed(database, "desk", Which()) == []


def test_the_same_request_sent_again_is_one_request_and_one_notice(database: Database, rows: Rows) -> None:
    assert save(database) == save(database)
    assert len(listed(database, "desk", Which())) == 1 and len(rows()) == 3


def test_the_same_person_again_within_a_day_changes_the_request_and_is_told_of_once(
    database: Database, rows: Rows
) -> None:
    first = save(database)
    for number, when in ((2, "mornings"), (3, "evenings")):
        again = save(database, request_key=f"form:{number}", preferred_time=when)
        assert again == SavedRequest(first.id, updated=True)
    stored = listed(database, "desk", Which())
    assert [row.preferred_time for row in stored] == ["evenings"]
    assert [row.payload["updated"] for row in rows()] == [False] * 3 + [True] * 3


def test_a_change_keeps_when_the_request_came_and_tells_when_it_was_changed(
    database: Database, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = [datetime(2026, 11, 25, hour, 5, tzinfo=timezone.utc) for hour in (17, 18, 19)]
    for number, moment in enumerate(moments):
        monkeypatch.setattr(requests, "now", lambda moment=moment: moment)
        saved = save(database, request_key=f"form:{number}")
        with database.session() as session:
            row = session.get(ContactRequest, saved.id)
            row.created_at = moments[0]
            assert row.changed_at == (moment if number else None)
    new, changed = "New contact request at Lake Clinic", "Contact request at Lake Clinic was changed"
    said = [content.render(row.kind, row.payload, LETTERHEAD).subject for row in rows()]
    assert said == [new] * 3 + [f"{changed} at 2026-11-25 10:05 PST"] * 3


def test_the_same_person_another_day_is_a_new_request(database: Database) -> None:
    first = save(database)
    with database.session() as session:
        row = session.get(ContactRequest, first.id)
        row.created_at -= timedelta(days=1, minutes=1)
    assert not save(database, request_key="form:2").updated


def test_a_request_that_staff_have_taken_up_is_not_changed_under_their_hands(database: Database) -> None:
    save(database)
    with database.session() as session:
        session.execute(update(ContactRequest).values(status="done"))
    assert not save(database, request_key="form:2").updated


def test_two_people_who_share_a_number_are_two_requests(database: Database) -> None:
    save(database)
    assert not save(database, request_key="form:2", name="John Lopez").updated
    assert {row.name for row in listed(database, "desk", Which())} == {"Maria Lopez", "John Lopez"}


@pytest.mark.parametrize("name", ["maria lopez", "Maria", "Mariah Lopez", "María López"])
def test_a_name_written_a_little_differently_is_the_same_person(database: Database, name: str) -> None:
    save(database)
    assert save(database, request_key="form:2", name=name).updated


def test_a_number_corrected_in_the_same_chat_changes_the_request(database: Database) -> None:
    chat = conversation(database)
    save(database, conversation_id=chat)
    changed = save(database, conversation_id=chat, request_key="form:2", phone="+15305550177")
    assert changed.updated
    assert [row.phone for row in listed(database, "desk", Which())] == ["+15305550177"]
    assert save(database, request_key="form:3", phone="+15305550177").updated  # found by its new number from now on


def test_a_second_number_never_comes_from_another_conversation(database: Database) -> None:
    save(database, conversation_id=conversation(database))
    assert not save(database, conversation_id=conversation(database), request_key="2", phone="+15305550177").updated


BOTH = {"phone": "+15305550142", "email": "maria@example.com"}
MAIL = {"phone": None, "email": "Maria@example.com"}


@pytest.mark.parametrize(("first", "second"), [(BOTH, MAIL), (MAIL, BOTH), (MAIL, MAIL)])
def test_either_way_to_reach_a_person_finds_the_request_again(
    database: Database, first: dict[str, Any], second: dict[str, Any]
) -> None:
    save(database, conversation_id=conversation(database), **first)
    again = save(database, conversation_id=conversation(database), request_key="form:2", **second)
    assert again.updated and not again.in_same_chat
    (stored,) = listed(database, "desk", Which())
    assert stored.email.lower() == "maria@example.com" and stored.phone == (first["phone"] or second["phone"])


def test_who_knows_an_address_cannot_put_another_number_beside_it(database: Database) -> None:
    save(database, **BOTH)
    assert not save(database, request_key="form:2", **{**MAIL, "phone": "+15305550177"}).updated


def test_only_the_same_chat_is_told_that_there_was_a_request(database: Database) -> None:
    chat = conversation(database)
    save(database, conversation_id=chat)
    assert save(database, conversation_id=chat, request_key="form:2").in_same_chat
    assert not save(database, conversation_id=conversation(database), request_key="form:3").in_same_chat


def test_a_request_needs_a_way_to_reach_the_person(database: Database) -> None:
    with pytest.raises(ValueError, match="phone number or an e-mail"):
        save(database, phone=None)


@pytest.mark.parametrize("updated", [False, True])
def test_a_notice_of_a_request_holds_nothing_but_a_link(updated: bool) -> None:
    said = content.render("contact_request", {"id": 7, "updated": updated}, LETTERHEAD)
    assert said.text == f"{said.subject}. Open: https://chat.example.org/staff/contacts/7"
    assert ("was changed" in said.subject) is updated
    assert set(said.data) == {"event", "contact_request", "url"}


def test_no_notice_holds_a_name_a_number_or_a_word_of_the_visitor(database: Database, rows: Rows) -> None:
    chat = conversation(database)
    for number in (1, 2):
        save(database, conversation_id=chat, request_key=f"form:{number}")
    raise_one(database, conversation(database))
    for row in rows():
        said = content.render(row.kind, row.payload, LETTERHEAD)
        everything = json.dumps([said.subject, said.text, said.data])
        for secret in ("Maria", "Lopez", "5550142", "after 5", "ketamine", "suicid"):
            assert secret not in everything
        assert len(said.text) <= 160 or row.kind == "safety_alert"


def test_an_alert_is_urgent_and_goes_before_requests(database: Database) -> None:
    save(database)
    raise_one(database, conversation(database))
    assert ["alert" in key for key in send_all(database)] == [True, False] * 3


def test_five_messages_in_a_crisis_are_five_alerts_and_one_notice(database: Database, rows: Rows) -> None:
    chat = conversation(database)
    for _ in range(5):
        raise_one(database, chat)
    assert len(open_alerts(database)) == 5 and len(rows()) == 3


def test_another_kind_or_another_visitor_is_told_of_at_once(database: Database, rows: Rows) -> None:
    chat = conversation(database)
    raise_one(database, chat)
    raise_one(database, chat, EMERGENCY)
    raise_one(database, conversation(database))
    assert len(rows()) == 9


def test_after_it_was_acknowledged_a_new_message_is_told_of_again(database: Database, rows: Rows) -> None:
    chat = conversation(database)
    raise_one(database, chat)
    assert acknowledge(database, open_alerts(database)[0].id, "owner")
    raise_one(database, chat)
    assert [row.status for row in rows()] == ["cancelled"] * 3 + ["pending"] * 3


def test_an_alert_is_repeated_until_somebody_acknowledges_it(database: Database, rows: Rows) -> None:
    raise_one(database, conversation(database))
    send_all(database)
    assert notices.remind(database, TOLD) == 0
    for number in (1, 2):
        age_alerts(database, 10)
        assert notices.remind(database, TOLD) == 1
        assert notices.remind(database, TOLD) == 0  # told just now
        assert rows()[-1].payload["reminder"] == number
        send_all(database)
    acknowledge(database, open_alerts(database)[0].id, "owner")
    age_alerts(database, 10)
    assert notices.remind(database, TOLD) == 0


def test_a_reminder_says_that_it_is_one() -> None:
    payload = {"id": 3, "kind": "crisis", "channel": "sms", "reminder": 2}
    said = content.render("safety_alert", payload, LETTERHEAD)
    assert said.subject.startswith("Not acknowledged yet (reminder 2): Somebody may be in danger (crisis) by text")
    assert said.data["event"] == "safety_alert.reminder"


def test_what_still_waits_is_tried_at_once_instead_of_piling_up(database: Database, rows: Rows) -> None:
    raise_one(database, conversation(database))
    box = Outbox(database)
    item = box.claim("email")
    assert item
    box.later(item, "mail server: ConnectionRefusedError", after=3600)
    assert box.claim("email") is None
    age_alerts(database, 10)
    assert notices.remind(database, TOLD) == 1
    assert len(rows()) == 3
    assert box.claim("email") is not None


def test_two_workers_repeat_an_alert_once(database: Database, rows: Rows) -> None:
    raise_one(database, conversation(database))
    send_all(database)
    age_alerts(database, 10)
    with database.session() as session:
        stale = session.scalar(select(SafetyAlert))
    assert notices.remind(database, TOLD) == 1
    with database.session() as session:  # the other worker saw it as due, too, and comes second
        assert not notices._remind_of(session, stale, TOLD, stale.created_at)
    assert len(rows()) == 6


def test_of_very_many_open_alerts_the_newest_are_repeated(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "MOST_OPEN", 2)
    for _ in range(3):
        raise_one(database, conversation(database))
    age_alerts(database, 10)
    assert notices.remind(database, TOLD) == 2
    with database.session() as session:
        reminders = session.scalars(select(SafetyAlert.reminders).order_by(SafetyAlert.id)).all()
    assert reminders == [0, 1, 1]


def test_nobody_to_tell_means_no_notice_and_the_alert_stands(database: Database, rows: Rows) -> None:
    alone = Clinic(**{**CLINIC.__dict__, "notices": Notices()})
    raise_one(database, conversation(database), clinic=alone)
    age_alerts(database, 60)
    assert notices.remind(database, Notices()) == 0
    assert rows() == [] and len(open_alerts(database)) == 1


def test_an_acknowledged_alert_is_not_sent_any_more(database: Database) -> None:
    raise_one(database, conversation(database))
    alert = open_alerts(database)[0]
    assert notices.still_wanted(database, "safety_alert", alert.id)
    acknowledge(database, alert.id, "owner")
    assert not notices.still_wanted(database, "safety_alert", alert.id)
    assert notices.still_wanted(database, "contact_request", alert.id)
    assert send_all(database) == []
    assert not acknowledge(database, alert.id, "colleague")


def test_the_days_counts_stay_when_a_conversation_is_erased(database: Database) -> None:
    chat = conversation(database)
    raise_one(database, chat)
    raise_one(database, chat)
    with database.session() as session:
        session.delete(session.get(Conversation, chat))
    assert [(row.kind, row.channel, row.count) for row in counts(database)] == [("crisis", "web", 2)]


def test_notices_go_with_the_request_they_tell_of(database: Database) -> None:
    saved = save(database)
    with database.session() as session:
        session.delete(session.get(ContactRequest, saved.id))
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0
