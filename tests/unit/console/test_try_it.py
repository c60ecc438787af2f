"""Try it: what a visitor would read, how that was decided, and why nothing came back."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from bot.conversation.inbound import MOST_CHARACTERS
from bot.conversation.rasa import RasaClient, RasaUnavailable, TryRefused
from bot.knowledge import jobs
from tests.unit.console.conftest import Office
from tests.unit.console.test_releases import candidate, publish
from tests.unit.knowledge.questions import teach

SAFE = {"kind": "none", "layer": "none", "scores": {"crisis": 0.02, "danger": 0.03}, "language": "en"}
PARSED: dict[str, Any] = {
    "intent": {"name": "faq", "confidence": 0.9},
    "decision": {"kind": "answer", "topics": ["faq/cost_price"], "offered": [], "confidence": 0.91},
    "safety": SAFE,
    "intent_ranking": [{"name": "faq/cost_price", "confidence": 0.91}, {"name": "out_of_scope", "confidence": 0.02}],
}
ANSWERS = {"faq/cost_price": "It <b>costs</b> this."}


@pytest.fixture()
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int | None]]:
    """What Rasa was asked; it answers with `PARSED`."""
    return answers(monkeypatch, PARSED, ANSWERS)


def answers(monkeypatch: pytest.MonkeyPatch, parsed: dict[str, Any], said: dict[str, str]) -> list[Any]:
    found: list[Any] = []

    def answer(_client: Any, text: str, release: int | None) -> dict[str, Any]:
        found.append((text, release))
        return {"parsed": parsed, "answers": said}

    monkeypatch.setattr(RasaClient, "try_it", answer)
    return found


def fails(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def away(*_: Any) -> Any:
        raise error

    monkeypatch.setattr(RasaClient, "try_it", away)


def tries(office: Office, text: str = "hello", **form: str) -> str:
    """The page's words after asking."""
    teach(office.database, {"cost_price": "What it costs", "parking": "Where to park"})
    page = office.signed_in("editor").sends("/try/", {"text": text, **form}).text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_an_answer_is_shown_with_topic_confidence_and_what_decided(office: Office, asked: list[Any]) -> None:
    teach(office.database, {"cost_price": "What it costs"})
    number = candidate(office)
    editor = office.signed_in("editor")
    assert f"Release {number}, a candidate of" in editor.opens("/try/").text
    assert f'<option value="{number}" selected>' in editor.opens(f"/try/?release={number}").text
    page = editor.sends("/try/", {"text": "what does it cost", "release": str(number)}).text
    assert asked == [("what does it cost", number)]
    assert "It &lt;b&gt;costs&lt;/b&gt; this." in page and "91 %" in page and "the topic matcher" in page
    assert re.search(r"<h3><a [^>]*>What it costs</a></h3>", page) and "not known (out of scope)" in page
    assert ">cost_price<" not in page and "faq/" not in page


def test_without_a_candidate_there_is_nothing_to_choose(office: Office) -> None:
    editor = office.signed_in("editor")
    assert "Nothing is live yet" in editor.opens("/try/").text
    publish(office, candidate(office))
    page = editor.opens("/try/").text
    assert "You ask release 1, which is live" in page and "<select" not in page


def test_asking_back_shows_what_is_offered(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = {"kind": "clarify", "offered": ["faq/cost_price", "faq/parking"], "confidence": 0.4}
    answers(monkeypatch, {**PARSED, "intent": {"name": "clarify"}, "decision": decision}, {})
    page = tries(office)
    assert "It asks which of these is meant: What it costs Where to park" in page and "Topics offered" in page


def test_not_knowing_says_what_happens_then(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, {**PARSED, "intent": {"name": "nlu_fallback"}, "decision": {"kind": "fallback"}}, {})
    assert "It says that it does not know, and offers that the clinic calls back." in tries(office)


@pytest.mark.parametrize(
    ("language", "said", "words"), [("en", "988", "At once, whatever else"), ("es", "oprima 2", "in Spanish")]
)
def test_a_crisis_shows_the_words_that_a_visitor_gets(
    office: Office, monkeypatch: pytest.MonkeyPatch, language: str, said: str, words: str
) -> None:
    scores = {"crisis": 0.97, "danger": 0.98, "none": 0.01}
    safety = {"kind": "crisis", "layer": "rules", "scores": scores, "language": language}
    answers(monkeypatch, {**PARSED, "safety": safety}, {})
    page = tries(office, "some words")
    assert said in page and words in page and "98 % that there is danger" in page and "the safety rules" in page
    assert "the team is alerted in the same moment" in page and "91 % Decided by" not in page


def test_suicide_as_a_subject_shows_the_support_line_below_the_answer(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, {**PARSED, "safety": {**SAFE, "kind": "informational"}}, ANSWERS)
    page = tries(office)
    assert page.index("It <b>costs</b> this.") < page.index("988")
    assert "with the support line (suicide or overdose as a subject, or near the alarm)" in page


def test_a_command_of_rasa_s_is_words_like_any_other(office: Office, asked: list[Any]) -> None:
    tries(office, "/restart")
    assert asked == [("restart", None)]


def test_a_long_text_is_asked_whole_and_an_endless_one_comes_back(office: Office, asked: list[Any]) -> None:
    editor = office.signed_in("editor")
    long = "what does it cost? " * 200
    editor.sends("/try/", {"text": long})
    assert asked == [(long.strip(), None)]
    endless = "x" * (MOST_CHARACTERS + 1)
    page = editor.sends("/try/", {"text": endless}).text
    assert "That is 4,001 characters" in page and f">{endless}</textarea>" in page and len(asked) == 1


def test_nothing_written_is_said_at_the_field(office: Office) -> None:
    assert "Write something first" in tries(office, "  ")


@pytest.mark.parametrize(
    ("error", "form", "said"),
    [
        (RasaUnavailable("Rasa does not answer: ConnectionError."), {}, "does not answer at the moment"),
        (RasaUnavailable("Rasa does not answer: ConnectionError."), {"release": "7"}, "does not answer at the moment"),
        (RasaUnavailable("Rasa does not answer: ReadTimeout."), {"release": "7"}, "Release 7 is not ready yet"),
        (TryRefused("There is no archive of release 7."), {"release": "7"}, "There is no archive of release 7. Choose"),
    ],
)
def test_why_nothing_came_back_is_said_and_the_words_stay(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception, form: dict[str, str], said: str
) -> None:
    fails(monkeypatch, error)
    page = tries(office, "my words", **form)
    assert said in page and "my words" in page and "ConnectionError" not in page
    if form:
        assert "Release 7" in page


def test_while_a_training_runs_slowness_is_explained(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, RasaUnavailable("Rasa does not answer: ReadTimeout."))
    jobs.press(office.database, "ann@example.org")
    assert "A training is under way, which makes everything slower." in tries(office)
