"""What a texter lives through."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from sqlalchemy.exc import OperationalError

from bot.clinic.retention import Retention
from bot.notify.outbox import recipient_hash
from bot.privacy.erasure import erase
from bot.privacy.export import export
from bot.privacy.person import find, subject
from bot.privacy.retention import Keeper
from bot.sms import consent, limits, segments
from bot.sms.receiving import Outcome, Receiver
from bot.storage.tables import (
    Conversation,
    Message,
    OutboxMessage,
    SafetyAlert,
    SmsConsent,
    SmsDelivery,
    SmsReceipt,
    SmsTexter,
    now,
)
from tests.carrier import NUMBER, signature
from tests.unit.privacy.people import CLINIC
from tests.unit.sms.conftest import KIM, PAT, SAM, Line, message

GREETING = "automated, not a person, not for emergencies"


def test_the_first_text_is_met_with_what_this_is_then_answered(line: Line) -> None:
    greeting, answer = line.says(PAT, "is it safe")
    assert GREETING in greeting and "988" in greeting and "911" in greeting and "STOP" in greeting
    assert answer == "You said: is it safe"


def test_it_says_so_once_and_again_after_seven_idle_days(line: Line) -> None:
    line.says(PAT, "is it safe")
    assert line.says(PAT, "and the cost?") == ["You said: and the cost?"]
    line.pass_time(timedelta(days=6, hours=23))
    assert line.says(PAT, "hello") == ["You said: hello"]
    line.pass_time(timedelta(days=7, minutes=1))
    assert GREETING in line.says(PAT, "hello")[0]
    assert line.count(Conversation) == 2


def test_rasa_hears_the_words_and_knows_the_number(line: Line) -> None:
    line.says(PAT, "/restart please call me")
    assert line.rasa.asked[0][1:] == ("restart please call me", {"phone": PAT})


def test_a_texter_keeps_one_conversation_and_another_has_their_own(line: Line) -> None:
    line.says(PAT, "one", "two")
    line.says(SAM, "three")
    first, second, third = (conversation for conversation, _, _ in line.rasa.asked)
    assert first == second != third


def test_a_choice_is_answered_by_its_number(either_line: Line) -> None:
    offer = message("Which one?", {"What it costs": "/faq/cost_price", "Risks": "/faq/risks"}, "action_clarify")
    either_line.rasa.replies["cost or risk"] = [offer]
    assert either_line.says(PAT, "cost or risk")[-1] == "Which one?\nReply 1 or 2:\n1 What it costs\n2 Risks"
    either_line.says(PAT, "2")
    assert either_line.rasa.asked[-1][1] == "/faq/risks"
    with either_line.database.session() as session:
        assert session.scalars(select(Message.text).where(Message.kind == "visitor")).all()[-1] == "Risks"


@pytest.mark.parametrize("between", ["HELP", "", " "])
def test_a_menu_can_still_be_answered_after_something_of_the_channel_s_own(line: Line, between: str) -> None:
    offer = message("Which one?", {"What it costs": "/faq/cost_price", "Risks": "/faq/risks"}, "action_clarify")
    line.rasa.replies["cost or risk"] = [offer]
    line.says(PAT, "cost or risk", between, "2")
    assert line.rasa.asked[-1][1] == "/faq/risks"


def test_a_menu_can_still_be_answered_after_another_answer_had_to_wait(line: Line) -> None:
    offer = message("Which one?", {"What it costs": "/faq/cost_price", "Risks": "/faq/risks"}, "action_clarify")
    line.rasa.replies["cost or risk"] = [offer]
    line.says(PAT, "cost or risk")
    line.rasa.away = True
    line.says(PAT, "2")
    line.pass_time(timedelta(seconds=30))
    line.answering._failed.clear()
    line.says(PAT, "1")
    line.rasa.away = False
    line.again()
    assert [words for _, words, _ in line.rasa.asked[1:]] == ["/faq/risks", "/faq/cost_price"]


def test_an_answer_in_between_takes_the_menu_away(line: Line) -> None:
    line.rasa.replies["cost or risk"] = [message("Which?", {"Cost": "/faq/cost_price"}, "action_clarify")]
    line.says(PAT, "cost or risk", "where are you", "1")
    assert line.rasa.asked[-1][1] == "1"


def test_a_number_that_was_not_offered_is_a_word(line: Line) -> None:
    line.says(PAT, "hello", "2")
    assert line.rasa.asked[-1][1] == "2"


@pytest.mark.parametrize(
    "body",
    [
        *("é" * 1600, "👍", "¿Cuánto cuesta?", "これはいくらですか", "a\nb", "x" * 1600, "\u202ehello"),
        *("كم تكلفة العلاج؟", "זה בטוח?", "👩‍👩‍👧‍👧" * 60, "李" * 1600, "word " * 900),  # the last: 30 segments
    ],
)
def test_any_language_and_length_is_taken(line: Line, body: str) -> None:
    assert line.says(PAT, body)[-1].startswith(("You said", "Your text came"))


def test_a_picture_gets_a_word_that_it_cannot_be_seen_and_the_text_an_answer(line: Line) -> None:
    said = line.says(PAT, "is this rash normal", NumMedia="1", MediaUrl0="https://api.twilio.com/x")
    assert "can't open pictures" in said[1] and said[2] == "You said: is this rash normal"


def test_a_text_without_words_is_answered(line: Line) -> None:
    said = line.says(PAT, "", NumMedia="1")[-1]
    assert "can't open pictures" in said and "988" in said and segments.count(said) == 1
    assert "without words" in line.says(PAT, " ")[-1]
    assert line.rasa.asked == []


def test_help_names_the_clinic_its_phone_the_way_out_and_where_help_is(line: Line) -> None:
    (said,) = line.says(PAT, "HELP")
    assert all(part in said for part in ("Tahoe Ketamine", "(530) 555-0100", "STOP", "988", "911", "automated"))
    assert segments.count(said) <= 2


def test_where_twilio_answered_help_itself_we_say_nothing(line: Line) -> None:
    assert line.says(PAT, "HELP", OptOutType="HELP") == []


def test_help_is_answered_after_an_opt_out_too_once_a_day(either_line: Line) -> None:
    either_line.says(PAT, "hello", "STOP")
    (said,) = either_line.says(PAT, "HELP")
    assert all(part in said for part in ("Tahoe Ketamine", "(530) 555-0100", "START", "988", "911"))
    assert either_line.says(PAT, "HELP") == []
    assert either_line.says(PAT, "hello") == []


def test_where_twilio_blocks_the_answer_to_help_nothing_more_happens(line: Line) -> None:
    line.says(PAT, "hello", "STOP")
    line.carrier.opted_out.add(PAT)
    assert line.says(PAT, "HELP", "HELP") == []
    line.carrier.opted_out.clear()
    line.says(PAT, "START")
    assert line.says(PAT, "hello") == ["You said: hello"]


def test_the_same_message_twice_is_answered_once(either_line: Line) -> None:
    fields = either_line.carrier.fields(PAT, "is it safe")
    assert [either_line.carrier.call("", fields) for _ in range(3)] == [200, 200, 200]
    either_line.work()
    assert len(either_line.carrier.bodies(PAT)) == 2  # what this is, and the answer
    assert either_line.count(Message, Message.kind == "visitor") == 1


def test_the_same_message_from_many_sides_at_once_is_stored_once(either_line: Line) -> None:
    fields = [either_line.carrier.fields(PAT, f"question {at % 3}", MessageSid=f"SM{at % 3:032x}") for at in range(12)]
    with ThreadPoolExecutor(6) as pool:
        statuses = set(pool.map(lambda one: either_line.carrier.call("", one), fields))
    assert statuses == {200}
    assert either_line.count(Message, Message.kind == "visitor") == 3
    assert either_line.count(SmsTexter) == either_line.count(Conversation) == 1
    either_line.work()
    assert len(either_line.carrier.bodies(PAT)) == 4


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([0, 0, 1, 1, 1, 2, 3, 3]))
def test_in_whatever_order_and_however_often_each_is_answered_once(line: Line, order: list[int]) -> None:
    before = len(line.rasa.asked)
    mine = [line.carrier.fields(SAM if at % 2 else PAT, f"question {at}") for at in range(4)]
    assert {line.carrier.call("", mine[at]) for at in order} == {200}
    line.work()
    asked = [words for _, words, _ in line.rasa.asked[before:]]
    arrived = list(dict.fromkeys(order))
    assert sorted(asked) == sorted(f"question {at}" for at in arrived)
    for number, ours in ((PAT, 0), (SAM, 1)):
        got = line.carrier.bodies(number)[-2:]
        assert got == [f"You said: question {at}" for at in arrived if at % 2 == ours]
    with line.database.session() as session:  # or the example after next would be too many texts
        session.execute(update(SmsTexter).values(conversation_id=None))


def test_a_database_that_is_busy_once_loses_no_message(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    once, busy = Receiver._once, [OperationalError("INSERT", {}, Exception("database is locked"))]

    def busy_at_first(self: Receiver, *arguments: Any) -> Outcome:
        if busy:
            raise busy.pop()
        return once(self, *arguments)

    monkeypatch.setattr(Receiver, "_once", busy_at_first)
    assert line.says(PAT, "hello")[-1] == "You said: hello"


def test_an_old_recording_is_refused_even_when_its_message_was_erased(either_line: Line) -> None:
    fields = either_line.carrier.fields(PAT, "is it safe")
    assert either_line.carrier.call("", fields) == 200
    with either_line.database.session() as session:
        session.execute(update(SmsReceipt).values(received_at=now() - timedelta(hours=2)))
        session.delete(session.scalar(select(Conversation)))
    assert either_line.carrier.call("", fields) == 403
    assert either_line.count(Message) == 0


def test_stop_ends_everything_at_once_and_twilio_alone_confirms(either_line: Line) -> None:
    either_line.says(PAT, "hello")
    assert either_line.carrier.says(PAT, "is it safe") == 200
    assert either_line.says(PAT, "STOP") == []
    assert either_line.says(PAT, "are you there?") == []
    assert either_line.rasa.asked[-1][1] == "is it safe"  # asked before; its answer was never sent


def test_an_opt_out_in_other_words_is_confirmed_once(line: Line) -> None:
    (said,) = line.says(PAT, "please stop texting me")
    assert "no more texts" in said and "START" in said and "988" in said
    assert line.says(PAT, "I said stop texting me!") == []


def test_after_start_everything_goes_on(line: Line) -> None:
    line.says(PAT, "hello", "STOP")
    assert [GREETING in body for body in line.says(PAT, "START")] == [True]
    assert line.says(PAT, "hello") == ["You said: hello"]


def test_what_waits_is_cancelled_by_an_opt_out(either_line: Line) -> None:
    either_line.carrier.says(PAT, "is it safe")
    either_line.answering.round()
    assert either_line.carrier.says(PAT, "UNSUBSCRIBE") == 200
    either_line.work()
    assert either_line.carrier.bodies(PAT) == []


def test_every_agreement_and_refusal_is_on_record_with_its_words(either_line: Line) -> None:
    either_line.says(PAT, "hello", "please stop texting me", "START")
    either_line.says(PAT, "STOP", OptOutType="STOP")
    with either_line.database.session() as session:
        rows = session.execute(select(SmsConsent.event, SmsConsent.source, SmsConsent.wording)).all()
    assert [tuple(row) for row in rows] == [
        ("opt_in", "texted_us", None),
        ("opt_out", "wording", "please stop texting me"),
        ("opt_in", "keyword", "START"),
        ("opt_out", "twilio", "STOP"),
    ]


def test_cancelling_an_appointment_is_no_opt_out(line: Line) -> None:
    assert line.says(PAT, "CANCEL my appointment")[-1] == "You said: CANCEL my appointment"


def test_danger_comes_before_everything_else(line: Line) -> None:
    line.rasa.away = True
    said = line.says(PAT, "i want to kill myself")
    assert "988" in said[0] and "911" in said[0] and segments.count(said[0]) == 1
    assert GREETING not in " ".join(said)
    assert line.alerts() == ["crisis"]


def test_danger_in_an_opt_out_is_seen_and_the_opt_out_kept(line: Line) -> None:
    said = line.says(PAT, "Stop texting me. I am going to kill myself tonight.")
    assert "988" in said[0] and line.alerts() == ["crisis"]
    assert line.says(PAT, "hello") == []


def test_danger_from_a_number_that_opted_out_alerts_staff_and_names_help(line: Line) -> None:
    line.says(PAT, "hello", "STOP")
    said = line.says(PAT, "i am going to end my life")
    assert line.alerts() == ["crisis"]
    assert "988" in said[0] and "You said" not in " ".join(said)
    assert line.says(PAT, "hello") == []


def test_veiled_danger_from_a_number_that_opted_out_is_seen_by_the_model(either_line: Line) -> None:
    either_line.rasa.veiled = "the rules see nothing here"
    either_line.says(PAT, "hello", "STOP")
    either_line.rasa.away = True
    assert either_line.says(PAT, either_line.rasa.veiled) == []
    either_line.rasa.away = False
    either_line.answering._failed.clear()
    either_line.work()
    assert "988" in either_line.carrier.bodies(PAT)[2]
    assert either_line.alerts() == ["crisis"]
    assert either_line.says(PAT, "hello") == []
    assert [words for _, words, _ in either_line.rasa.asked] == ["hello"]


def test_where_twilio_blocks_the_number_staff_are_alerted_all_the_same(line: Line) -> None:
    line.says(PAT, "hello", "STOP")
    line.carrier.opted_out.add(PAT)
    assert line.says(PAT, "i am going to end my life") == []
    assert line.alerts() == ["crisis"]


@pytest.fixture()
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Fewer answers an hour than in real life, for shorter tests; how many."""
    monkeypatch.setattr(limits, "WINDOWS", ((timedelta(hours=1), 5), limits.WINDOWS[1]))
    return 5


def test_a_lively_exchange_is_not_cut_off() -> None:
    (_, an_hour), (_, a_day) = limits.WINDOWS
    assert 20 <= an_hour <= 60 and 60 <= a_day <= 200


def test_two_machines_come_to_an_end(line: Line, few: int) -> None:
    most = few
    for at in range(most + 10):
        line.says(PAT, f"Thank you for your message {at}")
    bodies = line.carrier.bodies(PAT)
    assert len(bodies) == 1 + most + 1
    assert "pause" in bodies[-1] and "988" in bodies[-1]
    assert line.says(SAM, "hello")[-1] == "You said: hello"


def test_after_the_window_answers_go_on(either_line: Line, few: int) -> None:
    for at in range(few + 2):
        either_line.says(PAT, f"message {at}")
    either_line.pass_time(timedelta(hours=1, minutes=1))
    assert either_line.says(PAT, "hello") == ["You said: hello"]


def test_danger_is_answered_beyond_the_limit_and_stop_is_always_honoured(line: Line, few: int) -> None:
    for at in range(few + 2):
        line.says(PAT, f"message {at}")
    assert "988" in line.says(PAT, "i want to kill myself")[0]
    line.says(PAT, "STOP")
    with line.database.session() as session:
        assert consent.stopped(session, recipient_hash(session, PAT))


def test_far_beyond_the_limit_danger_is_answered_once_in_some_minutes(line: Line) -> None:
    for at in range(limits.WINDOWS[0][1] + limits.IN_DANGER + 1):
        line.says(PAT, f"message {at}")
    assert "988" in line.says(PAT, "i want to kill myself")[0]
    assert line.says(PAT, "i want to kill myself") == []
    with line.database.session() as session:
        session.execute(update(SafetyAlert).values(created_at=now() - timedelta(minutes=6)))
    assert "988" in line.says(PAT, "i want to kill myself")[0]
    assert line.alerts() == ["crisis", "crisis"]


def test_an_opt_out_does_not_hold_back_where_help_is(line: Line) -> None:
    line.rasa.away = True
    line.carrier.says(PAT, "i want to kill myself")
    line.answering.round()  # the resources are written, not sent yet
    assert "988" in line.says(PAT, "STOP")[0]


def test_machines_are_taken_at_their_word_but_get_no_confirmation(line: Line) -> None:
    assert line.says("72345", "please stop texting me") == []
    with line.database.session() as session:
        assert consent.stopped(session, recipient_hash(session, "72345"))


@pytest.mark.parametrize("sender", ["72345", "AMAZON", NUMBER, "+15", "+99999999999999"])
def test_machines_and_impossible_senders_get_no_answer(line: Line, sender: str) -> None:
    assert line.says(sender, "your code is 123456") == []
    assert line.rasa.asked == []


def test_numbers_and_words_are_unreadable_in_the_database(either_line: Line) -> None:
    either_line.says(KIM, "my secret is zanzibarquokka")
    with either_line.database.engine.connect() as connection:
        for table, columns in (
            ("sms_texter", "phone, phone_hash"),
            ("message", "text"),
            ("outbox", "recipient, payload"),
        ):
            for row in connection.execute(text(f"SELECT {columns} FROM {table}")):
                stored = b" ".join(value.encode() if isinstance(value, str) else bytes(value) for value in row)
                assert b"zanzibarquokka" not in stored and KIM[2:].encode() not in stored


def test_the_webhook_answers_with_empty_twiml_at_once_while_rasa_is_away(line: Line) -> None:
    line.rasa.away = True
    fields = line.carrier.fields(PAT, "is it safe")
    signed = signature(line.carrier.TOKEN, "https://chat.example.org/sms/twilio", fields)
    began = now()
    answer = line.client.post("/sms/twilio", data=fields, headers={"X-Twilio-Signature": signed})
    assert (now() - began).total_seconds() < 1
    assert answer.status_code == 200 and answer.content_type.startswith("text/xml")
    assert answer.get_data(as_text=True).endswith("<Response></Response>")


def test_a_texter_can_be_erased_and_stays_opted_out(either_line: Line) -> None:
    either_line.says(PAT, "my secret", "please stop texting me")
    either_line.says(SAM, "hello")
    for fields in either_line.carrier.callbacks():
        either_line.carrier.call("/status", fields)
    either_line.pass_time(timedelta(days=8))
    either_line.says(PAT, "a second conversation")
    person = find(either_line.database, subject("phone", "(530) 555-0142", CLINIC), CLINIC)
    held = export(either_line.database, person)["held"]
    assert {len(held[table]) for table in ("conversation", "sms_consent")} == {2}
    proof = erase(either_line.database, person, ZoneInfo("America/Los_Angeles"))
    assert proof.complete and proof.before["sms_delivery"] >= 1 and proof.before["sms_consent (words)"] == 1
    with either_line.database.session() as session:
        assert session.scalars(select(SmsTexter.phone)).all() == [SAM]
        assert set(session.scalars(select(OutboxMessage.recipient)).all()) == {SAM}
        assert consent.stopped(session, recipient_hash(session, PAT))
    assert either_line.says(PAT, "hello") == []


def test_numbers_go_when_nobody_has_texted_for_as_long_as_a_conversation_is_kept(line: Line) -> None:
    line.says(PAT, "hello")
    for fields in line.carrier.callbacks():
        line.carrier.call("/status", fields)
    later = now() + timedelta(days=31)
    list(Keeper(line.database, Retention(), ZoneInfo("UTC"), later).run())
    assert [line.count(table) for table in (SmsTexter, SmsDelivery, Conversation, OutboxMessage)] == [0, 0, 0, 0]


def test_what_was_texted_after_a_stop_is_erased_with_the_number_however_late(line: Line) -> None:
    line.says(PAT, "STOP", "my secret")
    line.pass_time(timedelta(days=8))
    line.says(PAT, "START")
    line.pass_time(timedelta(days=8))
    line.says(PAT, "hello")
    with line.database.session() as session:
        secret = next(each for each in session.scalars(select(Message)) if each.text == "my secret").conversation_id
    assert secret in find(line.database, subject("phone", PAT, CLINIC), CLINIC).conversations
