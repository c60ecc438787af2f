"""Few texts, whole ones, with choices that can be answered by a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sms import segments
from bot.sms.layout import MOST, chosen, lay_out
from bot.storage.tables import Message

LINK = "https://clinic.example"


def reply(text: str, *labels: str, kind: str = "answer", id: int = 7) -> Message:
    return Message(id=id, text=text, kind=kind, detail={"choices": [{"label": label} for label in labels]})


def test_two_answers_are_one_text_where_they_fit() -> None:
    assert lay_out([reply("One answer."), reply("Another.")], LINK).texts == ["One answer.\nAnother."]


def test_what_does_not_fit_together_goes_apart() -> None:
    long = "a" * 200
    assert lay_out([reply(long), reply(long)], LINK).texts == [long, long]


def test_one_choice_is_offered_as_reply_1() -> None:
    laid = lay_out([reply("I don't know.", "Have someone contact me", kind="fallback")], LINK)
    assert laid.texts == ["I don't know.\nReply 1: Have someone contact me"]


def test_choices_are_numbered_through_all_replies() -> None:
    laid = lay_out([reply("Which?", "Cost", "Risks", kind="clarify"), reply("", "None", kind="clarify", id=8)], LINK)
    assert laid.texts == ["Which?\n\nReply 1, 2 or 3:\n1 Cost\n2 Risks\n3 None"]
    assert laid.choices == ["7-0", "7-1", "8-0"]


def test_suggestions_behind_an_answer_go_where_there_is_room() -> None:
    room = lay_out([reply("Short.", "How long does it last?", "Is it safe?")], LINK)
    assert room.choices == ["7-0", "7-1"]
    one_segment = lay_out([reply("a" * 150, "How long does it last?")], LINK)
    assert one_segment.texts == ["a" * 150]
    full = lay_out([reply("a" * 300, "How long does it last?", "Is it safe?")], LINK)
    assert (full.texts, full.choices) == (["a" * 300], [])


def test_what_has_just_been_answered_is_not_suggested() -> None:
    cost, insurance = reply("It costs."), reply("It depends.", id=8)
    cost.topic, cost.detail = "cost", {"choices": [{"label": "Insurance", "payload": "/faq/insurance"}]}
    insurance.topic, insurance.detail = "insurance", {"choices": [{"label": "Ways to pay", "payload": "/faq/pay"}]}
    laid = lay_out([cost, insurance], LINK)
    assert laid.texts == ["It costs.\nIt depends.\nReply 1: Ways to pay"] and laid.choices == ["8-0"]


def test_suggestions_do_not_stand_below_a_question_of_the_form() -> None:
    laid = lay_out([reply("Short.", "Is it safe?"), reply("Send it? Reply YES.", kind="contact", id=8)], LINK)
    assert (laid.texts, laid.choices) == (["Short.\nSend it? Reply YES."], [])


def test_choices_that_are_needed_are_never_left_out() -> None:
    laid = lay_out([reply("a" * 300, "Yes", "No", kind="contact")], LINK)
    assert laid.texts == ["a" * 300, "Reply 1 or 2:\n1 Yes\n2 No"]
    assert len(laid.choices) == 2


def test_what_is_said_in_danger_stays_in_segments_of_its_own() -> None:
    first = "If you are in danger, call 911. To talk now, call or text 988."
    laid = lay_out([reply(first, kind="crisis"), reply("Stay with someone.", "Call me back", kind="crisis")], LINK)
    assert laid.texts[0] == first
    assert laid.texts[1] == "Stay with someone.\nReply 1: Call me back"
    assert all(segments.count(text) == 1 for text in laid.texts)


def test_a_long_answer_ends_at_a_sentence_with_a_link() -> None:
    text = " ".join(f"This is sentence number {at} of a very long answer." for at in range(20))
    (short,) = lay_out([reply(text)], LINK).texts
    assert short.endswith(f"answer. More: {LINK}")
    assert segments.count(short) <= MOST


@pytest.mark.parametrize("text", ["é" * 1200, "word " * 300, "李" * 500])
def test_an_endless_sentence_is_cut(text: str) -> None:
    (short,) = lay_out([reply(text)], LINK).texts
    assert segments.count(short) <= MOST and short.endswith(f"More: {LINK}")


def test_a_read_back_is_never_cut() -> None:
    text = "I have: " + "name " * 100
    assert lay_out([reply(text, kind="contact")], LINK).texts == [text]


@pytest.mark.parametrize(
    "text", ["2", " 2 ", "2.", "2)", "#2", "Reply 2", "option 2", "number 2 please", "two", "the second one", "dos"]
)
def test_a_choice_can_be_named_in_many_ways(text: str) -> None:
    assert chosen(text, [reply("Which?", "Cost", "Risks", kind="clarify")], LINK) == "7-1"


@pytest.mark.parametrize("text", ["3", "0", "12", "2 years", "i took 2", "530 555 0142", "", "two people", "1 or 2"])
def test_other_numbers_are_words(text: str) -> None:
    assert chosen(text, [reply("Which?", "Cost", "Risks", kind="clarify")], LINK) is None


def test_a_number_without_a_question_is_a_word() -> None:
    assert chosen("1", [reply("An answer.")], LINK) is None
    assert chosen("1", [], LINK) is None


@given(st.lists(st.text(max_size=400), min_size=1, max_size=4), st.lists(st.text(max_size=40), max_size=4))
def test_answers_never_take_more_texts_than_replies_or_more_than_two_segments(
    texts: list[str], labels: list[str]
) -> None:
    said = [reply(text, *(labels if at == 0 else []), id=at) for at, text in enumerate(texts)]
    laid = lay_out(said, LINK)
    assert len(laid.texts) <= len(texts)
    assert all(segments.count(text) <= MOST for text in laid.texts)
