"""Segments are counted as carriers bill them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sms import segments

DIGITS = "1234567890" * 40

# Twilio's own calculator: github.com/TwilioDevEd/message-segment-calculator, tests/index.test.js
TWILIO = [
    ("{" + DIGITS[1:159], True, 1),
    ("{" + DIGITS[1:160], True, 2),
    ("😜" + DIGITS[1:69], False, 1),
    ("😜" + DIGITS[1:70], False, 2),
]
# The same calculator's rule (src/libs/SegmentedMessage.ts, `_buildSegments`): a grapheme goes whole into a segment.
GRAPHEMES = [
    ("👨‍👩‍👧‍👦" * 6, False, 1),  # 11 units each
    ("👨‍👩‍👧‍👦" * 7, False, 2),
    ("👨‍👩‍👧‍👦" * 12, False, 2),
    ("👨‍👩‍👧‍👦" * 13, False, 3),
    ("🇺🇸" * 17, False, 1),  # 4 units
    ("🇺🇸" * 32, False, 2),
    ("🇺🇸" * 33, False, 3),
    ("👍🏽" * 32 + "a", False, 2),  # 4 units with its skin tone
    ("e\u0301" * 35, False, 1),  # a letter and its accent
    ("e\u0301" * 67, False, 3),
    ("مرحبا " * 11 + "مرحب", False, 1),  # right to left: 70 letters
    ("مرحبا " * 12, False, 2),
    ("治療は安全" * 14, False, 1),
    ("治療は安全" * 27, False, 3),
]
# 3GPP TS 23.038 section 6.2.1 (160 septets, escape sequences of two), 23.040 section 9.2.3.24.1 (a header of six
# octets leaves 153 septets or 67 units), and Twilio's "What the heck is a segment?" for the same limits.
STANDARD = [
    ("", True, 1),
    (DIGITS[:160], True, 1),
    (DIGITS[:161], True, 2),
    (DIGITS[:306], True, 2),
    (DIGITS[:307], True, 3),
    ("€" * 80, True, 1),
    ("€" * 81, True, 2),
    ("€" * 152, True, 2),  # 76 a segment: an escape sequence is not split, one septet stays empty
    ("€" * 153, True, 3),
    ("a" * 152 + "€" + "a" * 10, True, 2),
    ("ж" * 70, False, 1),
    ("ж" * 71, False, 2),
    ("ж" * 134, False, 2),
    ("ж" * 135, False, 3),
    ("😀" * 35, False, 1),
    ("😀" * 36, False, 2),
    ("😀" * 66, False, 2),  # 33 a segment: a surrogate pair is not split
    ("😀" * 67, False, 3),
    ("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉäöñüà§", True, 1),
    ("á", False, 1),
    ("`", False, 1),  # the back quote is not in the alphabet
]


@pytest.mark.parametrize(("text", "gsm", "expected"), [*TWILIO, *GRAPHEMES, *STANDARD])
def test_published_counts(text: str, gsm: bool, expected: int) -> None:
    assert (segments.is_gsm(text), segments.count(text)) == (gsm, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s fine” – really… ok", '"It\'s fine" - really... ok'),
        ("línea\nacción", "linea\naccion"),
        ("Zoë’s niño ate 1\u00a0apple", "Zoe's niño ate 1 apple"),
        ("Ask 李 about it – “now”", "Ask 李 about it – “now”"),  # a name is not cut to fit an alphabet
        ("well done 👍", "well done 👍"),
        ("⅓ of a ﬁne Ⅳ", "1/3 of a fine IV"),
    ],
)
def test_signs_are_put_in_gsm_where_nothing_is_lost(text: str, expected: str) -> None:
    assert segments.plain(text) == expected


@given(st.text(max_size=700))
def test_every_text_has_a_count_that_holds_it(text: str) -> None:
    count = segments.count(text)
    units = len(text.encode("utf-16-be", "surrogatepass")) // 2
    assert count >= 1
    assert units <= (count * 153 if segments.is_gsm(text) else max(70, count * 67))


@given(st.text(max_size=300), st.text(max_size=50))
def test_more_text_of_the_same_alphabet_is_never_fewer_segments(text: str, more: str) -> None:
    if segments.is_gsm(text) == segments.is_gsm(text + more):
        assert segments.count(text + more) >= segments.count(text)


@given(st.text(max_size=300))
def test_plain_changes_nothing_the_second_time(text: str) -> None:
    assert segments.plain(segments.plain(text)) == segments.plain(text)
