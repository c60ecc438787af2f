"""One message, all that it says; and corrections to what was read back."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.contacts.corrections import correct
from bot.contacts.fields import MESSAGE_LONG, Contact, Said, parse_reach, read
from bot.contacts.names import parse_name
from bot.contacts.recogniser import Recognise, load_recogniser

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
KNOWN = Contact("John Smith", "+15305550142", "kay@example.com", "after 5 tomorrow")


@pytest.mark.parametrize(
    ("message", "name", "phone", "email", "time"),
    [
        ("I'm Maria Lopez, call 530-555-0142 after 5 today", "Maria Lopez", "+15305550142", None, "after 5 today"),
        ("i'm maria lopez, call 530-555-0142 after 5", "maria lopez", "+15305550142", None, "after 5"),
        ("Kofi, 775-555-0136, mornings", "Kofi", "+17755550136", None, "mornings"),
        ("tyler 5305550109 tylerj@example.com", "tyler", "+15305550109", "tylerj@example.com", None),
        ("Patrick here 1 (530) 555 0152 wed or thurs", "Patrick", "+15305550152", None, "wed or thurs"),
        ("put down my wife Carol and her number 530-555-0160", "Carol", "+15305550160", None, None),
        ("for my son, his name is Desmond Achterberg", "Desmond Achterberg", None, None, None),
        ("Please phone me today. Harold Binns, 530 555 0131.", "Harold Binns", "+15305550131", None, "today"),
        ("Good morning. I wish to book. Sincerely, Margaret Oyelaran", "Margaret Oyelaran", None, None, None),
        ("soy Lupe Arriaga, 775 555 0172, por las tardes", "Lupe Arriaga", "+17755550172", None, "por las tardes"),
        ("reach me at jordan.pike@example.com", None, None, "jordan.pike@example.com", None),
        ("5305550163 text me when theres an opening", None, "+15305550163", None, None),
        ("Her number is 530-555-0174.", None, "+15305550174", None, None),
        ("Mrs. Whitcombe, 916-555-0104\nafter 3", "Mrs. Whitcombe", "+19165550104", None, "after 3"),
        ("call me", None, None, None, None),
        ("got a voicemail from sarah at your office", None, None, None, None),
        ("my doctor is Dr. Smith, can you call me", None, None, None, None),
        ("I have tried Zoloft and Lexapro and want to talk to someone", None, None, None, None),
    ],
)  # fmt: skip
def test_it_takes_what_is_already_said(
    message: str, name: str | None, phone: str | None, email: str | None, time: str | None, recognise: Recognise
) -> None:
    said = read(message, recognise)
    assert (said.name, said.phone, said.email, said.time) == (name, phone, email, time)


def test_it_says_what_is_missing_from_a_number_in_a_message(recognise: Recognise) -> None:
    said = read("Grace 555-0177 anytime", recognise)
    assert said.problem is not None and said.problem.code == "phone_no_area_code"
    assert (said.name, said.time) == ("Grace", "anytime")


def test_an_overlong_answer_is_refused_whole(recognise: Recognise) -> None:
    said = read("Maria " * 2_000, recognise, asked="name")
    assert said == Said(problem=MESSAGE_LONG)


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("no it's 0143 at the end", {"reach": "+15305550143"}),
        ("no, it's 0143", {"reach": "+15305550143"}),
        ("i meant 0112 not 0121", {"reach": "+15305550112"}),
        ("my phone ends in 0147.", {"reach": "+15305550147"}),
        ("wrong number, use 555-0177", {"reach": "+15305550177"}),
        ("The last two digits are switched around.", {"reach": "+15305550124"}),
        ("area code is 916", {"reach": "+19165550142"}),
        ("that was my work number, put my cell 530-555-0105", {"reach": "+15305550105"}),
        ("use tessa.m@example.com instead", {"other_reach": "tessa.m@example.com"}),
        ("it's example.org not .com", {"other_reach": "kay@example.org"}),
        ("remove the email, just use the phone", {"other_reach": None}),
        ("email only please", {"reach": "kay@example.com", "other_reach": None}),
        ("change the time to friday", {"time": "friday"}),
        ("not 5pm, 5:30", {"time": "5:30"}),
        ("Wednesday, not Tuesday", {"time": "Wednesday"}),
        ("Make it mornings instead of evenings.", {"time": "mornings"}),
        ("please change afternoons to before 10 am", {"time": "before 10 am"}),
        ("it should say noon", {"time": "noon"}),
        ("yes but after 6", {"time": "after 6"}),
        ("actually my name is spelled Jon", {"name": "Jon Smith"}),
        ("*Stephen", {"name": "Stephen"}),
        ("no, Jon", {"name": "Jon Smith"}),
        ("Jon, not John", {"name": "Jon Smith"}),
        ("sorry, jon", {"name": "jon Smith"}),
        ("Oops, Maria Lopez", {"name": "Maria Lopez"}),
        ("can you change my name to Bo Li", {"name": "Bo Li"}),
        ("that's Katherine with a K", {"name": "Katherine"}),
        ("no, my surname is Okonkwo-Reyes", {"name": "John Okonkwo-Reyes"}),
        ("fix my last name please, it's Hendricksen", {"name": "John Hendricksen"}),
        ("you have my first and last name backwards", {"name": "Smith John"}),
        ("The name should be my wife's, Annelise.", {"name": "Annelise"}),
        ("I'm Maria Lopez and my number is 530-555-0199", {"name": "Maria Lopez", "reach": "+15305550199"}),
    ],
)
def test_it_applies_a_correction(message: str, changes: dict[str, str | None], recognise: Recognise) -> None:
    corrected = correct(message, KNOWN, recognise).contact
    expected = {**KNOWN.__dict__, **changes}
    assert corrected == Contact(**expected)


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("the number is wrong", "reach"),
        ("i need to edit my email", "reach"),
        ("I put the wrong day", "time"),
        ("that's not my name", "name"),
        ("yes", None),
        ("no", None),
        ("no, sorry", None),
        ("sorry, whatsapp", None),
        ("looks good, send it", None),
        ("you have my permission to contact me", None),
    ],
)
def test_it_notes_which_part_is_wrong_where_no_right_one_is_given(
    message: str, named: str | None, recognise: Recognise
) -> None:
    correction = correct(message, KNOWN, recognise)
    assert correction.contact == KNOWN
    assert correction.named == named


def test_a_correction_that_makes_no_real_number_is_refused(recognise: Recognise) -> None:
    correction = correct("area code is 111", KNOWN, recognise)
    assert correction.contact == KNOWN
    assert correction.problem is not None and correction.problem.code == "phone_invalid"


def test_a_look_alike_email_in_a_correction_is_refused(recognise: Recognise) -> None:
    correction = correct("use kay@exаmple.com", KNOWN, recognise)
    assert correction.problem is not None and correction.problem.code == "email_look_alike"


@settings(deadline=None)  # a busy machine may pause
@given(ANY_TEXT, st.sampled_from([None, "name", "reach", "time"]))
@example("\ud800", "name")
@example("my name is " * 900, None)
@example("instead of " * 900, None)
def test_reading_and_correcting_never_fail_and_keep_only_what_reads_again(text: str, asked: str | None) -> None:
    said = read(text, asked=asked)  # type: ignore[arg-type]
    corrected = correct(text, KNOWN).contact
    for name in (said.name, corrected.name):
        assert name is None or parse_name(name) == name
    for reach in (said.phone, said.email, corrected.reach, corrected.other_reach):
        assert reach is None or parse_reach(reach) == reach
    for time in (said.time, corrected.time):
        assert time is None or (0 < len(time) <= 120 and not set(time) & set("<>{}[]\n\0"))


def test_the_model_loads_without_tensorflow() -> None:
    """In a process of its own, where nothing has imported TensorFlow yet."""
    code = (
        "import sys; from bot.contacts.recogniser import load_recogniser; load_recogniser()('Maria');"
        "sys.exit('tensorflow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=120).returncode == 0
    assert load_recogniser() is load_recogniser()
