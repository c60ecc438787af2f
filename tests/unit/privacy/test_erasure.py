"""Erasing a person leaves nothing of them and takes nothing of anybody else."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.contacts.phones import EXAMPLE, NO_AREA_CODE, UNREADABLE
from bot.contacts.reasons import SPANISH
from bot.notify import content
from bot.privacy.erasure import Proof, erase, erase_conversation, held
from bot.privacy.person import NotAnIdentifier, Person, Subject, find, subject
from bot.storage import Database
from bot.storage.scan import sealed_tables
from bot.storage.tables import (
    ContactRequest,
    Conversation,
    FeedbackCount,
    Message,
    OutboxMessage,
    SafetyAlert,
    SafetyCount,
    TrackerEvent,
    metadata,
)
from tests.unit.privacy import people

ZONE = ZoneInfo("America/Los_Angeles")
ANN, ANNS_MAIL = "+15305550142", "ann.ng@example.com"
numbers = count(2_000_000)


def erase_by(database: Database, kind: str, value: str) -> Proof:
    return erase(database, find(database, Subject(kind, value), people.CLINIC), ZONE)


def rows(database: Database, model: type) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(model))


@pytest.mark.parametrize(("kind", "value"), [("phone", ANN), ("email", ANNS_MAIL)])
def test_either_way_to_reach_somebody_leads_to_all_of_them(database: Database, kind: str, value: str) -> None:
    first = people.chat(database, "please call me")
    people.ask_for_contact(database, "Ann Ng", ANN, ANNS_MAIL, first)
    people.chat(database, "it is (530) 555-0142 again")
    people.chat(database, "or write to ann.ng@example.com.")
    people.ask_for_contact(database, "A. Ng", None, ANNS_MAIL)
    people.sms_reply(database, ANN, "hello Ann")
    proof = erase_by(database, kind, value)
    assert proof.complete
    assert proof.before["conversation"] == 3 and proof.before["contact_request"] == 2
    assert not any(rows(database, model) for model in (Conversation, ContactRequest, OutboxMessage, Message))


@pytest.mark.parametrize(
    "words",
    ["530-555-0142", "(530) 555 0142", "+1 530.555.0142", "15305550142", "call 530/555/0142, ok?", "530 - 555 - 0142"],
)
def test_a_number_that_was_only_typed_into_a_chat_is_found(database: Database, words: str) -> None:
    conversation = people.chat(database, "hi", words)
    assert find(database, Subject("phone", ANN), people.CLINIC).conversations == {conversation}


@pytest.mark.parametrize(
    "words",
    ["530-555-01425", "1530-555-01429", "joann.ng@example.com", "ann.ng@example.com.mx", "5 30", "+445305550142"],
)
def test_what_only_resembles_it_is_left_alone(database: Database, words: str) -> None:
    people.chat(database, words)
    assert not find(database, Subject("phone", ANN), people.CLINIC).conversations
    assert not find(database, Subject("email", ANNS_MAIL), people.CLINIC).conversations


def test_the_proof_names_what_was_looked_at_but_not_the_person(database: Database) -> None:
    people.ask_for_contact(database, "Ann Ng", ANN, None, people.chat(database, "hi"))
    people.chat(database, "somebody else")
    proof = erase_by(database, "phone", ANN)
    printed = "\n".join(proof.lines())
    assert "Verified" in printed and database.cipher.lookup(ANN) in printed
    assert "5550142" not in printed and "Ann" not in printed
    searched = {f"{sealed.name}.{column.name}" for sealed in sealed_tables() for column in sealed.columns}
    assert set(proof.looked_at) == searched
    assert proof.looked_at["message.text"] == 2  # the other's
    assert all(before >= proof.after[table] == 0 for table, before in proof.before.items())


def test_what_arrives_during_an_erasure_is_told(database: Database) -> None:
    people.ask_for_contact(database, "Ann Ng", ANN, None)
    found = find(database, Subject("phone", ANN), people.CLINIC)
    people.chat(database, "I am at 530 555 0142 now")
    proof = erase(database, found, ZONE)
    assert not proof.complete and proof.left["message"]
    assert "STILL THERE" in "\n".join(proof.lines())
    assert erase_by(database, "phone", ANN).complete


def test_alerts_and_counts_stay_without_a_link_to_the_person(database: Database) -> None:
    conversation = people.chat(database, "one", "two", "three")
    erase_conversation(database, conversation, ZONE)
    with database.session() as session:
        alerts = session.scalars(select(SafetyAlert)).all()
        helpful = dict(session.execute(select(FeedbackCount.helpful, FeedbackCount.count)).all())
    assert len(alerts) == 3
    assert not any(alert.conversation_id or alert.message_id for alert in alerts)
    assert helpful == {False: 2, True: 1}
    assert rows(database, SafetyCount) == 0  # nothing made any


def test_a_visitors_own_erasure_leaves_the_request_with_the_team(database: Database) -> None:
    conversation = people.chat(database, "call me at 530 555 0142")
    request = people.ask_for_contact(database, "Ann Ng", ANN, None, conversation)
    proof = erase_conversation(database, conversation, ZONE)
    assert proof.complete
    with database.session() as session:
        kept = session.get(ContactRequest, request)
        assert kept.conversation_id is None and kept.phone == ANN
    assert rows(database, OutboxMessage) == 1  # the notice of it
    assert rows(database, Message) == rows(database, Conversation) == 0


def test_a_conversation_takes_the_requests_made_in_it_along(database: Database) -> None:
    conversation = people.chat(database, "call me")
    people.ask_for_contact(database, "Ann Ng", ANN, None, conversation)
    other = people.ask_for_contact(database, "Bo Li", "+15305550143", None)
    assert erase_by(database, "conversation", conversation).complete
    with database.session() as session:
        assert session.scalars(select(ContactRequest.id)).all() == [other]


def test_notices_to_staff_are_no_trace_of_a_patient_with_the_same_number(database: Database) -> None:
    people.ask_for_contact(database, "Bo Li", "+15305550143", None)
    assert erase_by(database, "phone", people.DESK).complete
    assert rows(database, OutboxMessage) == 1


@pytest.mark.parametrize(("goes_to", "left"), [("TO_STAFF", 1), ("TO_VISITORS", 0)])
def test_a_kind_that_has_words_for_staff_is_no_visitor_s(
    database: Database, monkeypatch: pytest.MonkeyPatch, goes_to: str, left: int
) -> None:
    said = content.Content("", "The line is down.", {})
    monkeypatch.setitem(getattr(content, goes_to), "line_down", lambda payload, clinic: said)
    assert content.render("line_down", {}, content.Letterhead("Lake Clinic", "", str)) == said
    people.text_message(database, people.DESK, "line_down", f"call {people.DESK}")
    assert erase_by(database, "phone", people.DESK).complete
    assert rows(database, OutboxMessage) == left


@pytest.mark.parametrize("number", [people.CLINIC, "+18002221222"])
def test_a_number_that_the_assistant_itself_says_leads_to_nobody_else(database: Database, number: str) -> None:
    own = people.chat(database, "hi")
    people.ask_for_contact(database, "Ann Ng", number, ANNS_MAIL, own)
    people.chat(database, f"nobody answers at {number}")  # the answer repeats it, as answers do
    people.ask_for_contact(database, "Bo Li", number, "bo@example.com")
    proof = erase_by(database, "email", ANNS_MAIL)
    assert proof.complete and proof.before["conversation"] == proof.before["contact_request"] == 1
    assert rows(database, Conversation) == rows(database, ContactRequest) == 1


def refuse(database: Database, conversation: str, sentence: str) -> None:
    """The assistant asks again for a number, with an example: said, remembered, and texted."""
    with database.session() as session:
        asked = select(Message.id).where(Message.conversation_id == conversation).order_by(Message.id)
        question = session.scalars(asked.limit(1)).one()
        session.add(Message(conversation_id=conversation, reply_to=question, text=sentence, kind="contact"))
        for event in (
            {"event": "slot", "name": "contact_problem", "value": sentence},
            {"event": "bot", "text": f"{sentence} What number should we call?"},
        ):
            session.add(TrackerEvent(sender_id=conversation, data=json.dumps(event)))
    people.sms_reply(database, "+15305550143", sentence)


@pytest.mark.parametrize("sentence", [UNREADABLE.reason, NO_AREA_CODE.reason, *SPANISH.values()])
def test_the_assistants_own_example_of_a_number_leads_to_nobody(database: Database, sentence: str) -> None:
    refuse(database, people.chat(database, "call me at 12"), sentence)
    person = find(database, Subject("phone", ANN), people.CLINIC)
    assert not person.conversations and not any(person.loose.values())


def test_who_really_has_the_number_of_the_example_is_found_and_nobody_else(database: Database) -> None:
    other = people.chat(database, "call me at 12")
    refuse(database, other, NO_AREA_CODE.reason)
    own = people.chat(database, "555-0142", EXAMPLE)
    refuse(database, own, NO_AREA_CODE.reason)
    told = people.chat(database, "five three oh")
    refuse(database, told, "Phone: (530) 555-0142. Is that right?")  # read back from what no search would find
    assert find(database, Subject("phone", ANN), people.CLINIC).conversations == {own, told}
    assert erase_by(database, "phone", ANN).complete
    assert rows(database, Conversation) == 1 and rows(database, OutboxMessage) == 2  # the example, to other numbers


def test_erasing_somebody_unknown_changes_nothing(database: Database) -> None:
    people.chat(database, "hello")
    before = people.everything(database)
    assert erase_by(database, "email", "nobody@example.com").complete
    assert people.everything(database) == before


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("phone", "(530) 555-0142", "+15305550142"),
        ("email", "Ann.Ng@Example.com", "ann.ng@example.com"),
        ("conversation", "a" * 32, "a" * 32),
    ],
)
def test_a_person_may_be_named_as_people_write(kind: str, given: str, value: str) -> None:
    assert subject(kind, given, people.CLINIC) == Subject(kind, value)


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("phone", "12"),
        ("email", "ann"),
        ("conversation", "../x"),
        ("phone", ""),
        ("phone", "(530) 555-0199"),
        ("phone", "1-800-222-1222"),
    ],
)
def test_what_names_nobody_is_refused(kind: str, given: str) -> None:
    with pytest.raises(NotAnIdentifier):
        subject(kind, given, people.CLINIC)


def test_every_table_that_can_hold_a_person_is_erased() -> None:
    """A new table with encrypted columns, or one that hangs on a conversation, must be given a way to be erased."""
    nobody = Person(Subject("conversation", "x"), frozenset(), frozenset(), frozenset())
    known = {model.__tablename__ for model, _ in nobody.rows()} | {"safety_alert", "sms_consent"}
    sealed = {found.name for found in sealed_tables()}
    hanging = {
        table.name
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in ("conversation", "message", "contact_request")
    }
    assert sealed | hanging <= known


@dataclass
class Someone:
    """A person with unique ways to be reached; the name may be anybody's."""

    name: str
    phone: str | None
    email: str | None
    ids: Person | None = None
    conversations: list[str] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)


@st.composite
def someone(draw: st.DrawFn) -> Someone:
    number = next(numbers)
    phone, email = f"+1530{number}", f"p{number}@example.com"
    has_phone = draw(st.booleans())
    has_email = not has_phone or draw(st.booleans())
    return Someone(
        draw(st.sampled_from(["Ann Ng", "Bo Li", "José O'Neil"])),
        phone if has_phone else None,
        email if has_email else None,
    )


SAID = st.text(max_size=30)
WAYS = ("{}", "my number is {}!", '["{}"]', "{}\n", "é{}")


def live(draw: st.DataObject, database: Database, person: Someone) -> None:
    """Leave traces; the first ties both ways to reach the person together."""
    ways = [way for way in (person.phone, person.email) if way]
    for step in range(draw.draw(st.integers(1, 3))):
        own = ways if step == 0 else [draw.draw(st.sampled_from(ways))]
        conversation = None
        if draw.draw(st.booleans()):
            said = [draw.draw(SAID), draw.draw(st.sampled_from(WAYS[:4])).format(own[0]), draw.draw(SAID)]
            conversation = people.chat(database, *said, memory=draw.draw(st.booleans()))
            person.conversations.append(conversation)
        if conversation is None or step == 0 or draw.draw(st.booleans()):
            phone, email = (next((w for w in own if ("@" in w) == mail), None) for mail in (False, True))
            request = people.ask_for_contact(database, person.name, phone, email, conversation)
            person.requests.append(request)
    if person.phone and draw.draw(st.booleans()):
        people.sms_reply(database, person.phone, "hello")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data(), persons=st.lists(someone(), min_size=2, max_size=4))
def test_nothing_of_one_is_left_and_everything_of_the_others_is(
    database: Database, data: st.DataObject, persons: list[Someone]
) -> None:
    for number, person in enumerate(persons):  # an example tried again has the same persons: make them new
        fresh = next(numbers)
        person.phone = f"+1530{fresh}" if person.phone else None
        person.email = f"p{fresh}@example.com" if person.email else None
        person.conversations, person.requests = [], []
        live(data, database, persons[number])
    gone, *others = persons
    way = data.draw(st.sampled_from([way for way in (gone.phone, gone.email) if way]))
    before = [left(database, other) for other in others]
    proof = erase_by(database, "email" if "@" in way else "phone", way)
    assert proof.complete
    assert not any(left(database, gone)[0].values())
    assert [left(database, other) for other in others] == before
    stored = "\n".join(row for table in people.everything(database).values() for row in table)
    assert not any(way and way.removeprefix("+1") in stored for way in (gone.phone, gone.email))


def left(database: Database, person: Someone) -> tuple[dict[str, int], list[str]]:
    """What is there of somebody, by the ids alone: counts, and every row that can be told to be theirs."""
    known = Person(
        Subject("conversation", "-"), frozenset(), frozenset(person.conversations), frozenset(set(person.requests))
    )
    with database.session() as session:
        counts = held(session, known)
    ids = [*person.conversations, *(way.removeprefix("+1") for way in (person.phone, person.email) if way)]
    stored = people.everything(database)
    return counts, [row for table in stored.values() for row in table if any(known in row for known in ids)]
