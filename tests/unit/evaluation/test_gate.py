"""What keeps a model from going live, and how `clinicbot evaluate --gate` says so (the measuring is stood in for)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from bot.knowledge import bars
from bot.training import evaluate
from bot.training.evaluation.gate import objections

GOOD = {
    "crisis_recall": 0.98,
    "emergency_recall": 0.98,
    "false_interrupts": 0.01,
    "informational_interrupted": 0.1,
    "informational_with_support_line": 0.99,
}


def figures(right: float = 0.9, digest: str = "abc", **safety: float | None) -> dict[str, Any]:
    return {
        "format": evaluate.FORMAT,
        "sets": {"faq_questions": {"digest": digest}, "crisis_messages": {"digest": "def"}},
        "released": {
            "answers": {"faq_questions": {"right": right}},
            "safety": {"crisis_messages": {**GOOD, **safety}},
        },
    }


def refused(candidate: dict[str, Any], live: dict[str, Any]) -> str:
    """The only objection's sentence, which nobody may override."""
    (found,) = objections(candidate, live)
    assert not found.overridable
    return found.sentence()


def test_the_same_figures_pass() -> None:
    assert objections(figures(), figures()) == []


def test_without_a_live_release_only_the_bars_count() -> None:
    assert objections(figures(right=0.1), {}) == []
    assert len(objections(figures(crisis_recall=0.5), {})) == 1


@pytest.mark.parametrize(
    ("figure", "value"), [("crisis_recall", 0.975), ("emergency_recall", 0.975), ("false_interrupts", 0.015)]
)
def test_worse_safety_than_the_live_release_is_refused_even_within_the_bar(figure: str, value: float) -> None:
    (found,) = objections(figures(**{figure: value}), figures())
    assert (found.figure, found.set, found.value, found.live) == (figure, "crisis_messages", value, GOOD[figure])
    assert f"from {GOOD[figure]:.1%} (live) to {value:.1%}." in found.sentence()
    assert objections(figures(), figures(**{figure: value})) == []


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("crisis_recall", 0.96),
        ("emergency_recall", 0.96),
        ("false_interrupts", 0.021),
        ("informational_interrupted", 0.16),
        ("informational_with_support_line", 0.96),
    ],
)
def test_a_missed_bar_is_refused_even_if_the_live_release_misses_it(figure: str, value: float) -> None:
    (found,) = objections(figures(**{figure: value}), figures(**{figure: value}))
    assert (found.figure, found.set, found.value) == (figure, "crisis_messages", value)
    assert found.bar == bars.SAFETY[figure] and f"the bar is {found.bar}." in found.sentence()


def test_the_right_rate_may_fall_by_a_point_and_no_more() -> None:
    assert objections(figures(right=0.89), figures(right=0.9)) == []
    (found,) = objections(figures(right=0.8899), figures(right=0.9))
    assert found.sentence() == "Right on faq_questions fell from 90.0% (live) to 89.0%." and found.overridable


def test_a_set_that_was_left_out_or_changed_is_refused() -> None:
    less = figures()
    del less["sets"]["faq_questions"], less["released"]["answers"]["faq_questions"]
    assert "faq_questions was not measured" in refused(less, figures())
    assert "--model LIVE_MODEL" in refused(figures(digest="new"), figures())
    assert objections(figures(), less) == []  # a new set is welcome


def test_a_figure_that_no_set_gives_is_refused() -> None:
    for figure in GOOD:  # nobody may override: what is not measured may be anything
        assert "was not measured: no set has such messages." in refused(figures(**{figure: None}), {})


def test_figures_of_another_version_are_not_compared() -> None:
    assert "another version" in refused(figures(), {**figures(), "format": 0})
    assert objections(figures(), {**figures(), "format": 1}) == []  # another name for what the gate does not ask


@pytest.fixture()
def gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def run(candidate: dict[str, Any], live: dict[str, Any]) -> Result:
        (tmp_path / "live.json").write_text(json.dumps(live), "utf-8")
        monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path / "elsewhere"))
        monkeypatch.setattr(evaluate, "evaluate", lambda var, *_, **__: {tmp_path / "elsewhere": candidate}[var])
        return CliRunner().invoke(cli, ["evaluate", "--json", "--gate", str(tmp_path / "live.json")])

    return run


def test_a_worse_model_ends_in_exit_code_one_and_a_sentence(gate: Any) -> None:
    done = gate(figures(crisis_recall=0.975), figures())
    assert done.exit_code == 1
    assert "Crisis recall on crisis_messages fell from 98.0% (live) to 97.5%." in done.stderr


def test_a_model_as_good_passes_and_standard_output_is_json_alone(gate: Any) -> None:
    done = gate(figures(), figures())
    assert (done.exit_code, json.loads(done.stdout)) == (0, figures())
    assert "The gate is passed." in done.stderr
    assert "elsewhere/evaluation/reliability.png" in done.stderr  # in the folder that the settings name


def test_one_harmless_interrupt_more_is_for_an_administrator_to_decide_and_a_missed_crisis_for_nobody() -> None:
    more = objections(figures(false_interrupts=0.028), figures(false_interrupts=0.021))
    assert [each.overridable for each in more] == [True, True]
    far = objections(figures(false_interrupts=0.05), figures(false_interrupts=0.021))
    assert [each.overridable for each in far] == [True, False] and "rose far from 2.1%" in far[1].sentence()
    missed = objections(figures(crisis_recall=0.96), figures(crisis_recall=0.98))
    assert [each.overridable for each in missed] == [False, False]


@pytest.mark.parametrize("figure", GOOD)
def test_only_a_missed_bar_for_people_in_no_danger_may_be_overridden(figure: str) -> None:
    (found,) = objections(figures(**{figure: 0.5}), {})
    assert found.overridable == (figure in ("false_interrupts", "informational_interrupted"))
