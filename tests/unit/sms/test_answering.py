"""The worker answers in order, those in danger first, and loses nothing while Rasa is away."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, text, update

from bot.storage.tables import Message, now
from tests.unit.sms.conftest import KIM, PAT, SAM, Line

WAIT = "I've kept your message"


def asked(line: Line) -> list[str]:
    return [words for _, words, _ in line.rasa.asked]


def test_each_number_is_answered_in_the_order_it_wrote(either_line: Line) -> None:
    for at in range(4):
        either_line.carrier.says(PAT, f"pat {at}")
        either_line.carrier.says(SAM, f"sam {at}")
    either_line.work()
    for number, name in ((PAT, "pat"), (SAM, "sam")):
        assert either_line.carrier.bodies(number)[1:] == [f"You said: {name} {at}" for at in range(4)]


def test_what_came_while_rasa_was_away_is_answered_when_it_is_back(line: Line) -> None:
    line.rasa.away = True
    line.says(PAT, "one", "two")
    assert len(line.carrier.bodies(PAT)) == 1  # what this is
    line.rasa.away = False
    line.answering._failed.clear()
    line.work()
    assert line.carrier.bodies(PAT)[1:] == ["You said: one", "You said: two"]


def test_a_texter_is_told_once_that_the_answer_has_to_wait(either_line: Line) -> None:
    either_line.rasa.away = True
    either_line.says(PAT, "one")
    for _ in range(3):
        either_line.pass_time(timedelta(seconds=30))
        either_line.answering._failed.clear()
        either_line.says(PAT, "another")
    told = [body for body in either_line.carrier.bodies(PAT) if WAIT in body]
    assert len(told) == 1 and "988" in told[0] and "(530) 555-0100" in told[0]
    either_line.rasa.away = False
    either_line.again()
    assert asked(either_line) == ["one", "another", "another", "another"]


def test_somebody_in_danger_does_not_wait_behind_others(line: Line) -> None:
    for number in (PAT, SAM):
        line.carrier.says(number, "is it safe")
    line.carrier.says(PAT, "i want to kill myself")
    line.answering.round()
    assert asked(line)[0] == "i want to kill myself"


def test_danger_behind_a_message_that_waits_is_answered_without_rasa(line: Line) -> None:
    line.rasa.away = True
    line.says(PAT, "is it safe")
    said = line.says(PAT, "i want to kill myself")
    assert "988" in said[0]
    line.rasa.away = False
    line.again()
    assert line.carrier.bodies(PAT)[-1] == "You said: is it safe"


def test_a_message_that_nobody_can_answer_holds_the_others_up_for_two_minutes(line: Line) -> None:
    turn = line.rasa.turn

    def fails_on_poison(conversation: str, channel: str, text: str, *more: object) -> object:
        line.rasa.away = text == "poison"
        return turn(conversation, channel, text, *more)  # type: ignore[arg-type]

    line.rasa.turn = fails_on_poison  # type: ignore[method-assign,assignment]
    line.carrier.says(PAT, "poison")
    line.carrier.says(PAT, "is it safe")
    line.answering.round()
    line.work()
    assert asked(line) == []
    line.pass_time(timedelta(minutes=3))
    line.answering._failed.clear()
    for _ in range(3):
        line.work()
    assert asked(line) == ["is it safe"]
    assert line.says(KIM, "hello")[-1] == "You said: hello"


def test_an_answer_that_was_written_when_the_worker_died_is_sent_by_the_next(line: Line) -> None:
    line.carrier.says(PAT, "is it safe")
    line.answering.round()  # and here it dies
    line.work()
    assert line.carrier.bodies(PAT)[-1] == "You said: is it safe"


def test_a_text_that_cannot_be_read_holds_up_nobody_else(line: Line) -> None:
    line.carrier.says(PAT, "unreadable")
    with line.database.engine.begin() as connection:
        connection.execute(text("UPDATE message SET text = CAST('broken' AS BLOB) WHERE kind = 'visitor'"))
    assert line.says(SAM, "hello")[-1] == "You said: hello"
    assert line.says(KIM, "i want to kill myself")[0].count("988") == 1


def test_a_message_that_failed_for_hours_holds_up_nobody_else(line: Line) -> None:
    line.rasa.away = True
    line.says(PAT, "poison")
    for message in line.answering._failed:
        line.answering._failed[message] = (5000, 0.0)
    line.answering.round()
    line.rasa.away = False
    assert line.says(SAM, "hello")[-1] == "You said: hello"


def test_danger_behind_a_flood_is_seen_while_rasa_is_away(line: Line) -> None:
    line.rasa.away = True
    line.carrier.says(PAT, "hello")
    with line.database.session() as session:
        conversation = session.scalar(select(Message.conversation_id))
        session.add_all(
            Message(
                conversation_id=conversation, text="x", kind="visitor", status="received", client_message_id=f"x{at}"
            )
            for at in range(600)
        )
    assert "988" in line.says(SAM, "i want to kill myself")[0]


def test_a_worker_that_slept_through_its_claim_does_not_answer_a_second_time(either_line: Line) -> None:
    turn = either_line.rasa.turn

    def sleeps(*asked: object) -> object:
        either_line.rasa.turn = turn  # type: ignore[method-assign]
        with either_line.database.session() as session:
            session.execute(update(Message).values(claimed_at=now() - timedelta(minutes=1)))
        either_line.answering.round()  # another worker takes the claim over
        return turn(*asked)  # type: ignore[arg-type]

    either_line.rasa.turn = sleeps  # type: ignore[method-assign,assignment]
    assert either_line.says(PAT, "is it safe")[1:] == ["You said: is it safe"]


def test_spaces_of_other_kinds_stay_between_words(line: Line) -> None:
    line.rasa.away = True
    assert "988" in line.says(PAT, "i wanna\u3000die")[0]
    assert "no more texts" in line.says(SAM, "stop\u00a0texting\u2028me")[0]
