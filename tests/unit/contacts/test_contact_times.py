"""Preferred times: kept in the visitor's words, and held against the opening hours where they tell."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.clinic import WEEKDAYS
from bot.contacts.opening import dated, outside_hours
from bot.contacts.recogniser import Recognise
from bot.contacts.text import Refused
from bot.contacts.times import ANY_TIME, find_time, only_says_when, parse_time

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
NINE_TO_FIVE = {day: [(time(9), time(17))] for day in WEEKDAYS[:5]}
TUESDAY_AT_TEN = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.mark.parametrize(
    "answer",
    [
        "after 5 tomorrow", "weekday mornings", "anytime", "evenings", "between noon and one", "weekends only",
        "mon or wed after 3:30", "after my kids are at school so like 8:45", "not before ten, I sleep late",
        "asap", "now", "in an hour", "whenever you like, I'm retired", "friday 2 pm pacific", "when my shift ends",
        "por las tardes", "cualquier día por la mañana", "the 12th at 11", "half past three", "5", "9-5", "1730",
        "1400 hours or later", "my lunch break 12:15 to 12:45", "tomorrow morning?",
        "hoy en la noche", "ahora", "lo antes posible", "cuanto antes", "lo más pronto posible", "pasado mañana",
    ],
)  # fmt: skip
def test_it_keeps_the_visitors_words(answer: str, recognise: Recognise) -> None:
    assert parse_time(f"  {answer}. ", recognise) == answer


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("can it be after 5?", "after 5"),
        ("does Friday work?", "Friday"),
        ("is tomorrow morning ok for you", "tomorrow morning"),
        ("¿puede ser el viernes?", "el viernes"),
    ],
)
def test_a_time_put_as_a_question_is_taken(answer: str, kept: str) -> None:
    assert parse_time(answer) == kept


@pytest.mark.parametrize("answer", ["no preference", "doesn't matter", "idk", "n/a", "whatever", "up to you"])
def test_no_preference_is_any_time(answer: str) -> None:
    assert parse_time(answer) == ANY_TIME


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("no", "time_unreadable"),
        ("", "time_unreadable"),
        ("banana", "time_unreadable"),
        ("how much does it cost", "time_unreadable"),
        ("can I drive tomorrow?", "time_unreadable"),
        ("are you open friday?", "time_unreadable"),
        ("not now", "time_unreadable"),
        ("ahora no", "time_unreadable"),
        ("antes tengo una pregunta", "time_unreadable"),
        ("530-555-0142", "time_unreadable"),
        ("{{7*7}} tomorrow", "time_characters"),
        ("tomorrow <b>", "time_characters"),
        ("tom\x00orrow", "time_characters"),
        ("https://example.com tomorrow", "time_link"),
        ("x" * 10_000, "time_long"),
    ],
)
def test_it_refuses_what_tells_no_time(answer: str, code: str) -> None:
    refused = parse_time(answer)
    assert isinstance(refused, Refused) and refused.code == code


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("call 530-555-0142 after 5 tomorrow", "after 5 tomorrow"),
        ("call me any time after four.", "any time after four"),
        ("can a nurse give me a ring tonight", "tonight"),
        ("9 to 11 am works", "9 to 11 am"),
        ("Good morning, please call", None),
        ("I emailed on Monday and there's been no answer", None),
        ("u said someone would call today and they didnt", None),
        ("I have tried 2 medications", None),
        ("call after 2 treatments", None),
        ("i sat there", None),
        ("my friend May told me", None),
    ],
)
def test_it_finds_the_time_in_a_message(message: str, words: str | None, recognise: Recognise) -> None:
    assert find_time(message, recognise) == words


@pytest.mark.parametrize(
    "words",
    [
        "after 5 tomorrow", "evenings", "weekends only", "before 9am", "tonight til 8", "saturday", "sunday at 10",
        "sat morning", "7 pm", "8:45", "around 6", "between 5 and 7", "after 18:00", "despues de las 6", "midnight",
        "esta noche", "mañana a las 8 de la noche", "a las 12 de la noche", "2nite",
        "por las noches", "pasado mañana antes de las 8 de la mañana",
    ],
)  # fmt: skip
def test_it_knows_times_outside_opening_hours(words: str) -> None:
    assert outside_hours(words, NINE_TO_FIVE, TUESDAY_AT_TEN) is True


@pytest.mark.parametrize(
    "words",
    [
        "weekday mornings", "Tuesday around 10", "between noon and one", "mon or wed after 3:30", "this afternoon",
        "asap", "now", "friday 2 pm pacific", "not before ten", "the 12th at 11", "9-5", "9 to 11 am", "noon",
        "before 10 am", "mon-fri 8-10", "today", "until 12", "sat morning or monday",
        "ahora mismo", "lo antes posible", "mañana", "por la mañana", "esta tarde", "a las 10 de la mañana",
        "hoy a las 3",
    ],
)  # fmt: skip
def test_it_knows_times_within_opening_hours(words: str) -> None:
    assert outside_hours(words, NINE_TO_FIVE, TUESDAY_AT_TEN) is False


@pytest.mark.parametrize("words", ["any time", "next week", "when my shift ends", "whenever", "not mondays", ""])
def test_it_does_not_guess_where_the_words_do_not_tell(words: str) -> None:
    assert outside_hours(words, NINE_TO_FIVE, TUESDAY_AT_TEN) is None


def test_tomorrow_depends_on_the_day_and_asap_on_the_hour() -> None:
    friday_night = datetime(2026, 11, 27, 21, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert outside_hours("tomorrow", NINE_TO_FIVE, friday_night) is True
    assert outside_hours("asap", NINE_TO_FIVE, friday_night) is True


def test_of_several_days_one_that_is_open_is_enough() -> None:
    sunday, thursday = (datetime(2026, 11, day, 12, tzinfo=ZoneInfo("America/Los_Angeles")) for day in (29, 26))
    assert outside_hours("today or tomorrow", NINE_TO_FIVE, sunday) is False
    assert outside_hours("tomorrow or the day after tomorrow", NINE_TO_FIVE, thursday) is False


def test_a_clinic_without_fixed_hours_is_never_called_closed() -> None:
    assert outside_hours("sunday at 3 am", {day: [] for day in WEEKDAYS}, TUESDAY_AT_TEN) is None


@settings(deadline=None)  # a busy machine may pause
@given(ANY_TEXT)
@example("after " * 2_000)
@example("monday and " * 1_000)
@example("5-" * 5_000)
@example("\ud800 5 pm")
def test_whatever_it_takes_is_taken_again_unchanged(text: str) -> None:
    words = parse_time(text)
    if isinstance(words, str):
        assert parse_time(words) == words
        assert len(words) <= 120 and not set(words) & set("<>{}[]\n\0")
        assert outside_hours(words, NINE_TO_FIVE, TUESDAY_AT_TEN) in (True, False, None)


@settings(deadline=None)  # a busy machine may pause
@given(
    st.lists(
        st.sampled_from(["after", "before", "5", "10 am", "monday", "sat", "to", "-", ",", "not", "12:30", "99:9"]),
        max_size=8,
    )
)
def test_times_in_any_order_of_words_are_taken_again_unchanged(parts: list[str]) -> None:
    words = parse_time(" ".join(parts))
    if isinstance(words, str):
        assert parse_time(words) == words
        outside_hours(words, NINE_TO_FIVE, TUESDAY_AT_TEN)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("after 5 tomorrow", "after 5 tomorrow (Wednesday, November 25, PST)"),
        ("tonight", "tonight (Tuesday, November 24)"),
        ("friday at 3pm", "friday at 3pm (PST)"),
        ("3pm eastern", "3pm eastern"),
        ("day after tomorrow", "day after tomorrow (Thursday, November 26)"),
        ("hoy en la noche", "hoy en la noche (Tuesday, November 24)"),
        ("esta noche", "esta noche (Tuesday, November 24)"),
        ("esta mañana", "esta mañana (Tuesday, November 24)"),
        ("mañana por la mañana", "mañana por la mañana (Wednesday, November 25)"),
        ("pasado mañana", "pasado mañana (Thursday, November 26)"),
        ("mañanas", "mañanas"),
        ("viernes mañana", "viernes mañana"),
        ("el lunes de mañana", "el lunes de mañana"),
        ("toda la mañana", "toda la mañana"),
        ("mañana y tarde", "mañana y tarde"),
        ("mañana no, el jueves", "mañana no, el jueves"),
        ("today or tomorrow", "today or tomorrow"),
        ("not today", "not today"),
        ("por la mañana", "por la mañana"),
        ("mornings", "mornings"),
        ("any time", "any time"),
    ],
)
def test_a_time_is_kept_with_its_date_and_the_clinics_zone(words: str, kept: str) -> None:
    assert dated(words, TUESDAY_AT_TEN) == kept


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("mañana por la tarde", "mañana por la tarde (miércoles 25 de noviembre)"),
        ("mañana a las 10", "mañana a las 10 (miércoles 25 de noviembre, PST)"),
        ("hoy", "hoy (martes 24 de noviembre)"),
        ("tomorrow morning", "tomorrow morning (miércoles 25 de noviembre)"),
        ("por las mañanas", "por las mañanas"),
        ("hoy o mañana", "hoy o mañana"),
    ],
)
def test_in_spanish_the_date_is_shown_alike(words: str, shown: str) -> None:
    assert dated(words, TUESDAY_AT_TEN, "es") == shown


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [(1, 2, "sábado 2 de enero"), (9, 8, "miércoles 8 de septiembre"), (12, 31, "viernes 31 de diciembre")],
)
def test_a_date_has_its_spanish_name(month: int, day: int, name: str) -> None:
    assert dated("hoy", datetime(2027, month, day, 9), "es") == f"hoy ({name})"


@pytest.mark.parametrize(("words", "closed"), [("7am eastern", True), ("1pm eastern", False), ("7pm eastern", False)])
def test_another_zones_time_is_held_against_the_clinics_hours(words: str, closed: bool) -> None:
    assert outside_hours(words, NINE_TO_FIVE, TUESDAY_AT_TEN) is closed


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("tonight", True),
        ("Tonite, please", True),
        ("esta misma noche", True),
        ("mañana en la noche", True),
        ("monday or tuesday after 4pm", True),
        ("tonight is my last", False),
        ("me voy esta noche", False),
        ("not after tonight", False),
        ("goodbye tonight", False),
        ("soon", False),
    ],
)
def test_a_message_that_only_says_when(text: str, only: bool) -> None:
    assert only_says_when(text) == only
