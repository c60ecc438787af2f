"""Names: real ones are taken as typed, everything else is refused kindly."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.contacts.names import introduced_name, is_bare_name, parse_name
from bot.contacts.recogniser import Recognise
from bot.contacts.text import Refused

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)  # broken Unicode as well

NAMES = [
    "Maria Lopez", "O'Neil", "José", "Ng", "Bo", "李小龙", "李", "mary-jane o'brien", "Ahmed al-Sabbagh",
    "Nguyễn Văn A", "عبد الله", "Анна Каренина", "J. R. R. Tolkien", "St. John", "Dr. Chen", "de la Cruz",
    "José Ortega y Gasset", "Will May", "Paris", "May", "An Do", "Vincent Price", "Siobhan O'Dwyer",
    "BARBARA JEAN TUTTLE", "Søren Mikkelborg", "ʻIolani Kealoha", "tyler j", "Fatoumata", "प्रिया शर्मा",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_it_takes_real_names_as_they_are_typed(name: str) -> None:
    assert parse_name(name) == name


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("my name is Priya Raghunathan", "Priya Raghunathan"),
        ("its kevin", "kevin"),
        ("call me Bud", "Bud"),
        ("this is Mrs. Eleanor Whitcombe", "Mrs. Eleanor Whitcombe"),
        ("You can put me down as R. Castellanos.", "R. Castellanos"),
        ("first name Wren last name Hollis", "Wren Hollis"),
        ("Grace, no last name please", "Grace"),
        ("it's Tenzin, just one name", "Tenzin"),
        ("O'Shaughnessy, Patrick", "Patrick O'Shaughnessy"),
        ("the name is Bond, James Bond", "James Bond"),
        ("me llamo Guadalupe Arriaga", "Guadalupe Arriaga"),
        ("Mbali Dlomo here", "Mbali Dlomo"),
        ("Maria 😊", "Maria"),
        ("Hi, I'm Bob!", "Bob"),
        ("  O’Neil ", "O'Neil"),
    ],
)  # fmt: skip
def test_it_takes_the_name_out_of_what_stands_around_it(answer: str, name: str) -> None:
    assert parse_name(answer) == name


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", "name_empty"),
        ("😊", "name_empty"),
        ("n/a", "name_not_given"),
        ("none of your business", "name_not_given"),
        ("prefer not to say", "name_not_given"),
        ("how much does it cost", "name_question"),
        ("why do you need it", "name_question"),
        ("what is this?", "name_question"),
        ("530-555-0142", "name_digits"),
        ("a@example.com", "name_link"),
        ("www.example.com/win", "name_link"),
        ("<script>alert(1)</script>", "name_characters"),
        ("{{7*7}}", "name_characters"),
        ("{clinic_phone}", "name_characters"),
        ("0[clinic_phone]", "name_characters"),
        ("Robert'); DROP TABLE students;--", "name_characters"),
        ("Ma\x00ria", "name_characters"),
        ("Ma\x1b[31mria", "name_characters"),
        ("M" + "\u0301" * 30, "name_characters"),
        ("a" * 10_000, "name_long"),
        ("Maria " * 2_000, "name_long"),
        ("no", "name_words"),
        ("yes", "name_words"),
        ("está bien", "name_words"),
        ("Muy bien", "name_words"),
        ("all good", "name_words"),
        ("No", "name_words"),
        ("hello", "name_words"),
        ("tomorrow morning", "name_words"),
        ("mañana por la tarde", "name_words"),
        ("after 5", "name_words"),
        ("I'm depressed", "name_words"),
        ("I dont want to give my name", "name_words"),
        ("call me tomorrow", "name_words"),
        ("side effects", "name_words"),
        ("Merry Christmas", "name_words"),
        ("k", "name_words"),
    ],
)  # fmt: skip
def test_it_refuses_what_is_not_a_name_and_says_why(answer: str, code: str) -> None:
    refused = parse_name(answer)
    assert isinstance(refused, Refused)
    assert refused.code == code
    assert refused.reason.endswith(".") and len(refused.reason) <= 80


@pytest.mark.parametrize(
    "message",
    [
        "I'm depressed", "I'm a nurse", "call me asap", "this is ridiculous", "it's urgent", "I am ready. Book me.",
        "I'm 81 and this typing is hard", "I'm calling for my brother", "call me", "im interested in ketamine",
    ],
)  # fmt: skip
def test_it_makes_no_name_of_what_people_say_of_themselves(message: str, recognise: Recognise) -> None:
    assert introduced_name(message, recognise) is None


def test_it_believes_a_lower_case_introduction_only_where_it_sounds_like_a_name(recognise: Recognise) -> None:
    assert introduced_name("i'm maria lopez, call me", recognise) == "maria lopez"
    assert introduced_name("i'm tired, call me", recognise) is None


@pytest.mark.parametrize("text", ["Paris", "Will May", "Ng", "李小龙"])
def test_it_knows_a_message_that_is_nothing_but_a_name(text: str) -> None:
    assert is_bare_name(text)
    assert not is_bare_name(f"is {text} open?")


@settings(deadline=None)  # a busy machine may pause
@given(ANY_TEXT)
@example("My name is Soy Bean")
@example("Soy, Bean")
@example("i'm I'm im")
@example("\ud800")
def test_what_it_takes_is_taken_again_unchanged(text: str) -> None:
    name = parse_name(text)
    if isinstance(name, str):
        assert parse_name(name) == name
        assert 0 < len(name) <= 80
        assert not set(name) & set("<>{}[]@\\\n\0")


@settings(deadline=None)  # a busy machine may pause
@given(st.lists(st.sampled_from([*NAMES, "my name is", "I'm", "soy", "here", ",", ".", "and", "530"]), max_size=6))
def test_names_among_other_words_are_taken_again_unchanged(parts: list[str]) -> None:
    name = parse_name(" ".join(parts))
    if isinstance(name, str):
        assert parse_name(name) == name
