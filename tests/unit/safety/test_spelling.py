"""Shorthand written out for the sentence encoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.spelling import CONTRACTIONS, SHORTHAND, write_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cn i park in2 the lot", "can i park into the lot"),
        ("need 2 book an appt 4 my dad ASAP", "need to book an appointment for my dad as soon as possible"),
        ("DONT u take ins?", "do not you take insurance?"),
        ("I\u2019m sure it doesn't", "i am sure it doesn't"),
        ("2 weeks or 4 months, 2-4 kids, at 4", "2 weeks or 4 months, 2-4 kids, at 4"),
        ("is k legal, said HR", "is k legal, said HR"),
        ("What does ketamine cost?", "What does ketamine cost?"),
    ],
)
def test_shorthand_is_written_out_and_all_else_stands(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


@given(st.text(max_size=200))
def test_any_text_can_be_written_out_and_what_is_no_word_stays(text: str) -> None:
    def marks(of: str) -> list[str]:
        return [char for char in of if not char.isalnum() and char not in " '\u2019"]

    assert marks(write_out(text)) == marks(text)


@given(st.lists(st.sampled_from([*CONTRACTIONS, *SHORTHAND, "2", "4", "day", "sure"]), max_size=12).map(" ".join))
def test_what_is_written_out_stays_so(text: str) -> None:
    assert write_out(write_out(text)) == write_out(text)
