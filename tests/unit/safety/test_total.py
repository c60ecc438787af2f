"""The rules decide on any text whatever, quickly, and say the same thing twice."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety import Decision, Kind, assess, spelling, union

ANY_TEXT = st.text(alphabet=st.characters(codec=None, categories=None), max_size=400)  # lone surrogates included


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text_gets_a_decision(text: str) -> None:
    decision = assess(text)
    assert decision == assess(text)
    assert decision.language in ("en", "es")
    assert set(decision.scores) == {"crisis", "emergency", "informational"}
    assert all(0 <= score <= 1 for score in decision.scores.values())
    assert (decision.layer == "none") == (decision.kind is Kind.NONE)
    assert decision.matched or not decision.kind.interrupts


@pytest.mark.parametrize(
    "text", ["", " ", "\x00" * 50, "\ud800", "\ud83d" * 9, "\u202e", "?!.,;", "'" * 40, "*" * 99, "\n\n"]
)
def test_odd_texts_are_harmless(text: str) -> None:
    assert assess(text).kind is Kind.NONE


FLOODS = {
    "one letter": "a" * 20_000,
    "spaced letters": "k i l l " * 2_500,
    "negations": "not " * 5_000,
    "openings": "i want to " * 2_000,
    "fillers": "i have been having a " * 950,
    "generic": "if patients who say they " * 800,
    "leet": "k1ll " * 4_000,
    "glued": "killmyself" * 2_000,
    "exclamation": "a" + "!" * 20_000,
    "apostrophes": "a'" * 10_000,
    "symbols": "a!$@" * 5_000,
    "stars": "*" * 20_000,
    "zero width": "\u200b" * 20_000,
    "combining": "k\u0301" * 10_000,
    "numbers": "120/80 " * 2_800,
    "prose": "what are your hours and do you take insurance for my wife who is 45 " * 290,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_20_kb_is_read_in_a_moment(name: str) -> None:
    text = FLOODS[name]
    assert _seconds(text, tries=5) < 0.2  # 0.06 on a slow, shared processor; a search that runs away takes minutes


def test_time_grows_no_faster_than_the_text() -> None:
    short, long = FLOODS["openings"][:5_000], FLOODS["openings"]
    assert _seconds(long, tries=5) < 12 * _seconds(short, tries=5)


def test_an_ordinary_message_takes_about_a_millisecond() -> None:
    text = "Hi, do you take Blue Cross, and how long does the first visit take? My wife can drive me on Tuesday."
    assert _seconds(text, tries=20) < 0.002


def _seconds(text: str, tries: int) -> float:
    """Processor time of the best of a few runs, so that a busy machine does not decide."""
    best = float("inf")
    for _ in range(tries):
        start = time.thread_time()
        assess(text)
        best = min(best, time.thread_time() - start)
    return best


def test_correctly_spelled_words_are_left_alone() -> None:
    for word in spelling.DANGER_WORDS:
        assert spelling.repair(word) == word


def test_a_statement_at_the_end_of_a_long_message_is_found() -> None:
    assert assess("we went to the lake and had lunch. " * 280 + "I want to kill myself").kind is Kind.CRISIS


def test_no_layer_lowers_the_others_alarm() -> None:
    none, crisis = Decision(Kind.NONE, "none"), Decision(Kind.CRISIS, "learned", scores={"crisis": 0.9})
    assert union(none, crisis).kind is Kind.CRISIS
    assert union(crisis, none).kind is Kind.CRISIS
    assert union(crisis, none).layer == "learned"


def test_union_keeps_the_first_layers_language_and_both_layers_findings() -> None:
    rules = Decision(Kind.EMERGENCY, "rules", "es", {"emergency": 1.0}, ("es-throat",), swallowed=True)
    learned = Decision(Kind.EMERGENCY, "learned", "en", {"emergency": 0.7, "crisis": 0.2})
    both = union(rules, learned)
    assert (both.kind, both.layer, both.language, both.swallowed) == (Kind.EMERGENCY, "rules", "es", True)
    assert both.scores == {"emergency": 1.0, "crisis": 0.2}
    assert both.matched == ("es-throat",)


def test_a_decision_names_rules_and_never_quotes() -> None:
    shown = assess("I want to kill myself, says Zebediah").as_dict()
    assert shown["kind"] == "crisis"
    assert "Zebediah" not in str(shown)
