"""Phone numbers and e-mail addresses: kept in one form, shown in another, refused with a reason; or only named."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.contacts.emails import find_email, parse_email
from bot.contacts.fields import display_reach, parse_reach, split_extension
from bot.contacts.phones import Phone, display_phone, find_phone, parse_phone
from bot.contacts.text import Refused, plain
from bot.contacts.ways import Way, named_way

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    "text",
    [
        "530-555-0142", "(530) 555-0142", "5305550142", "530.555.0142", "+1 530 555 0142", "1-530-555-0142",
        "530/555/0142", "530555-0142 thats my moblie", "5 3 0 5 5 5 0 1 4 2", "my cell is (530) 555-0142.",
        "area code 530 then 555 0142", "five three oh, five five five, oh one four two", "٥٣٠٥٥٥٠١٤٢",
    ],
)  # fmt: skip
def test_it_reads_a_number_however_it_is_written(text: str) -> None:
    assert parse_phone(text) == Phone("+15305550142")


def test_it_shows_a_number_as_people_write_it() -> None:
    assert display_phone("+15305550142") == "(530) 555-0142"
    assert display_phone("+442079460958") == "+44 20 7946 0958"


def test_it_takes_valid_numbers_of_other_countries() -> None:
    assert parse_phone("+44 20 7946 0958") == Phone("+442079460958")
    assert parse_phone("+44 7911 123456 tomorrow") == Phone("+447911123456")
    assert isinstance(parse_phone("+44 123"), Refused)


def test_it_keeps_an_extension() -> None:
    reach = parse_reach("530-555-0129 x 14, ask for me")
    assert reach == "+15305550129;ext=14"
    assert split_extension(reach) == ("+15305550129", "14")
    assert display_reach(reach) == "(530) 555-0129 ext. 14"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("555-0142", "phone_no_area_code"),
        ("123-456-7890", "phone_invalid"),
        ("000 000 0000", "phone_invalid"),
        ("53055501", "phone_invalid"),
        ("900-555-0123", "phone_premium"),
        ("911", "phone_short"),
        ("n/a", "phone_unreadable"),
        ("", "phone_unreadable"),
        ("my number", "phone_unreadable"),
    ],
)
def test_it_refuses_what_is_not_a_number_and_says_why(text: str, code: str) -> None:
    refused = parse_phone(text)
    assert isinstance(refused, Refused) and refused.code == code


def test_of_two_numbers_it_takes_the_one_not_said_to_be_wrong() -> None:
    assert find_phone("not 530-555-0142, use 530-555-0177")[0] == Phone("+15305550177")
    assert find_phone("530-555-0177 instead of 530-555-0142")[0] == Phone("+15305550177")


def test_ages_and_times_are_no_numbers() -> None:
    assert find_phone("I'm 45, call after 5 or at 10:30")[0] is None


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("A.B+clinic@Example.COM", "A.B+clinic@example.com"),
        ("write to jordan.pike@example.com, please", "jordan.pike@example.com"),
        ("<jordan@example.com>", "jordan@example.com"),
        ("mailto:jordan@example.com", "jordan@example.com"),
        ("leilani dot k at example dot com", "leilani.k@example.com"),
        ("a@münchen.de", "a@münchen.de"),
    ],
)
def test_it_finds_an_email(text: str, email: str) -> None:
    assert find_email(text)[0] == email


@pytest.mark.parametrize(
    "address",
    ["x@exаmple.com", "x@gmаil.com", "x@аррӏе.com", "x@xn--80ak6aa92e.com", "x@gοogle.com", "mаria@example.com"],
)
def test_it_refuses_an_email_with_look_alike_letters(address: str) -> None:
    refused = parse_email(address)
    assert isinstance(refused, Refused) and refused.code == "email_look_alike"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("a@b", "email_unreadable"),
        ("@example.com", "email_unreadable"),
        ("a b@", "email_unreadable"),
        ("a..b@example.com", "email_unreadable"),
        ("{{7*7}}@example.com", "email_unreadable"),
        ("{clinic_phone}@example.com", "email_unreadable"),
        ("josé@example.com", "email_letters"),
        ("a" * 10_000 + "@example.com", "email_unreadable"),
    ],
)
def test_it_refuses_what_is_not_an_email_and_says_why(address: str, code: str) -> None:
    refused = parse_email(address)
    assert isinstance(refused, Refused) and refused.code == code


def test_an_answer_to_the_question_for_a_number_may_be_an_email() -> None:
    assert parse_reach("I'd rather have mail: jo@example.com") == "jo@example.com"


@settings(deadline=None)  # a busy machine may pause
@given(ANY_TEXT)
@example("+1" * 5_000)
@example("1:1" * 3_000)
@example("a@" * 5_000)
@example("\ud800@\udfff.com")
def test_whatever_way_it_takes_is_taken_again_unchanged(text: str) -> None:
    reach = parse_reach(text)
    if isinstance(reach, str):
        assert parse_reach(reach) == reach
        assert display_reach(reach)


@settings(deadline=None)  # a busy machine may pause
@given(st.from_regex(r"\+?[0-9(). x-]{7,20}", fullmatch=True))
def test_numbers_in_any_spelling_are_taken_again_unchanged(text: str) -> None:
    reach = parse_reach(text)
    if isinstance(reach, str):
        assert parse_reach(reach) == reach
        assert parse_reach(display_reach(reach)) == reach


@settings(deadline=None)  # a busy machine may pause
@given(st.emails())
def test_ordinary_emails_are_taken_again_unchanged(address: str) -> None:
    email = parse_email(address)
    if isinstance(email, str):
        assert parse_email(email) == email


@pytest.mark.parametrize(
    "text",
    ["530-555-0142, sorry 530-555-0177", "530-555-0142 oops i mean 530-555-0177", "530-555-0142 no wait 530-555-0177"],
)
def test_a_number_that_is_taken_back_gives_way_to_the_next(text: str) -> None:
    assert find_phone(text)[0] == Phone("+15305550177")


@pytest.mark.parametrize(
    ("way", "texts"),
    [
        ("email", ["email?", "Is email OK?", "can i give you an email instead", "email me", "¿Puede ser por correo?"]),
        (
            "phone",
            ["phone number", "my number?", "which number do you want?", "text me", "mi número de celular"],
        ),
        ("either", ["email or phone?", "does it have to be a phone number?", "which one?", "¿teléfono o correo?"]),
    ],
)
def test_a_way_may_be_named_without_telling_it(way: Way, texts: list[str]) -> None:
    assert [named_way(plain(text)) for text in texts] == [way] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "what is your email", "what's the number", "your number?", "which number do i call", "can you give me a number",
        "do you need my phone number", "no email please", "don't text me", "same number", "call me", "why my number?",
        "my phone is 530-555-0142", "jo@example.com", "email me, i want to die", "is it safe at home?", "Will May", "",
    ],
)  # fmt: skip
def test_what_says_more_or_asks_for_the_clinics_own_names_no_way(text: str) -> None:
    assert named_way(plain(text)) is None
