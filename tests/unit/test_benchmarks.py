"""What `make bench` tells of its figures: bars, tables and plots, also where a part could not be measured."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import questions, report
from benchmarks.bars import Bar, bars
from benchmarks.record import Record, merge
from bot.knowledge import quick_yaml
from bot.training.evaluation import examples
from tests.campaigns.swap import Asked
from tests.conftest import ROOT


def speeds(p50: float, p99: float, rate: float) -> dict[str, float]:
    return {"p50 ms": p50, "p95 ms": p50 * 2, "p99 ms": p99, "messages/s": rate}


def loads(p50: float, p99: float, rate: float) -> dict[str, Any]:
    return {"1 at once": speeds(p50, p99, 50.0), "16 at once": speeds(p50 * 9, p99 * 9, rate)}


def measured() -> dict[str, Any]:
    """A run in which every bar is met, just so."""
    again = {"s": 25.0, "after imports s": 12.0, "peak MB": 2000}
    trained = {**again, "model MB": 22.5, "parse": speeds(5, 9, 0)}
    return {
        "at": "2026-11-26 12:00 UTC", "cores": 2, "load average before": 0.1, "load average after": 1.9,
        "ours": {
            "end to end": loads(10.0, 40.0, 150.0), "parse over HTTP": loads(7.0, 11.0, 130.0),
            "parse": {"p50 ms": 6.0, "p95 ms": 8.0, "p99 ms": 9.0}, "memory MB": {"web": 100, "rasa": 700},
            "ready s": 15.0, "model MB": 22.5, "training": again,
        },
        "stock": {
            "end to end": loads(20.0, 60.0, 50.0), "parse": {"p50 ms": 12.0, "p95 ms": 14.0, "p99 ms": 19.0},
            "memory MB": {"rasa": 800}, "ready s": 30.0, "model MB": 40.0,
            "training": {"s": 120.0, "examples": 30, "DIETClassifier": 2},
        },
        "growth": {
            "stored messages": {1000: 10.0, 1_000_000: 11.0}, "topics": {89: 2.0, 1000: 3.0},
            "examples": {20_000: trained, 10_000: trained},
            "replicas": {1: speeds(90, 150, 100), 2: speeds(80, 140, 120)},
        },
        "swap": {
            "times": 5, "longest gap ms": 500, "longest gap ms, nothing published": 60, "longest wait ms": 700,
            "longest wait ms, nothing published": 120, "messages": 4000, "failed": 0, "live after s": 6.1,
            "rasa MB before": 800, "rasa MB after": 850,
        },
        "console pages": {"messages stored": 100_000, "pages": 64, "median ms": 23, "worst ms": 300, "worst page": "/"},
        "widget": {"p50 ms": 95.0, "p95 ms": 150.0}, "seconds": {}, "not measured": {},
    }  # fmt: skip


def without(*names: str) -> dict[str, Any]:
    figures = measured()
    inner = figures
    for name in names[:-1]:
        inner = inner[name]
    del inner[names[-1]]
    return figures


def test_every_bar_that_is_just_reached_is_met() -> None:
    assert [bar for bar in bars(measured()) if not bar.met] == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda f: f["ours"]["end to end"]["16 at once"].update({"messages/s": 149}), "2.98 x"),
        (lambda f: f["stock"]["end to end"]["1 at once"].update({"p50 ms": 19.0}), "0.53 x"),
        (lambda f: f["ours"]["end to end"]["1 at once"].update({"p99 ms": 41.0}), "4.10 x"),
        (lambda f: f["ours"]["memory MB"].update({"worker": 100}), "1.12 x"),
        (lambda f: f["ours"].update({"ready s": 15.1}), "15.1 s"),
        (lambda f: f["ours"]["parse"].update({"p50 ms": 6.1}), "6.1 ms"),
        (lambda f: f["growth"]["topics"].update({1000: 3.1}), "1.55 x"),
        (lambda f: f["swap"].update({"longest gap ms": 501}), "501 ms"),
        (lambda f: f["ours"]["training"].update({"s": 104.0}), "104 s"),
    ],
)
def test_a_bar_that_is_missed_is_no_longer_met(spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    figures = measured()
    spoil(figures)
    assert [bar.measured for bar in bars(figures) if bar.met is False] == [said]


def test_a_bar_without_its_figures_is_neither_met_nor_missed() -> None:
    found = {bar.name: bar for bar in bars(without("stock"))}
    open_ones = [bar for bar in found.values() if bar.met is None]
    assert all("stock Rasa" in bar.name and bar.measured == "" for bar in open_ones) and len(open_ones) == 3
    assert all(isinstance(bar, Bar) and bar.met is None for bar in bars({}))


def test_figures_read_from_the_file_are_told_as_those_just_measured() -> None:
    assert report.table(json.loads(json.dumps(measured()))) == report.table(measured())


@pytest.mark.parametrize("name", ["ours", "stock", "growth", "swap", "console pages", "widget", "not measured"])
def test_a_report_tells_what_there_is(name: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{report.BEGIN}\nold\n{report.END}\nAfter.\n", "utf-8")
    report.write(without(name), page)
    text = page.read_text("utf-8")
    assert text.startswith(f"Before.\n{report.BEGIN}\n2026-11-26") and text.endswith(f"{report.END}\nAfter.\n")
    assert "old" not in text and "<svg" in (tmp_path / "images/performance.svg").read_text("utf-8")


def test_a_report_has_every_kind_of_figure_and_what_is_missing() -> None:
    figures = measured()
    figures["not measured"]["replicas"] = "Skipped: no wheel | for\nthis machine"
    told = report.table(figures)
    for line in (
        "| p50: at most half of stock Rasa's | 0.50 x | yes |",
        "| p99 ms, end to end, 16 at once | 360.0 | 540.0 |",
        "| p50 ms, parse over HTTP, 1 at once | 7.0 |  |",
        "| p50 ms, parse, one thread of one core | 6.0 | 12.0 |",
        "| memory MB, all processes | 800 | 800 |",
        "| p50 ms, 1,000,000 messages stored | 11.0 |",
        "| 10,000 examples | parse p50 5 ms, training 25.0 s, 2000 MB; model 22.5 MB |",
        "| replicas of web and rasa (PostgreSQL, Redis): 2 | 120 messages/s; p50 ms 80, p95 ms 160, p99 ms 140 |",
        "| 5 swaps of the model: longest without any answer, ms | 500 (nothing published: 60) |",
        "| the same: Rasa's MB, before and after | 800, 850 |",
        "| the console's 64 pages, 100,000 messages stored: ms | median 23, worst 300 (`/`) |",
        "| replicas | Skipped: no wheel / for this machine |",
    ):
        assert line in told


def test_a_part_that_fails_takes_no_other_with_it(tmp_path: Path) -> None:
    file = tmp_path / "results/latest.json"
    record = Record(file, limit=60)
    record.part("one", lambda: {"ours": {"a": 1}})
    record.part("broken", lambda: {"ours": {"b": 1 / 0}})
    record.part("left out", lambda: pytest.skip("no wheel"))
    record.part("two", lambda: {"ours": {"c": {2: 3}}})
    kept = json.loads(file.read_text("utf-8"))
    assert kept["ours"] == {"a": 1, "c": {"2": 3}} and set(kept["seconds"]) == {"one", "broken", "left out", "two"}
    assert kept["not measured"] == {"broken": "ZeroDivisionError: division by zero", "left out": "Skipped: no wheel"}


def test_what_was_measured_before_a_part_ends_the_bench_is_kept(tmp_path: Path) -> None:
    record = Record(tmp_path / "latest.json", limit=60)
    record.part("one", lambda: {"a": 1})

    def stopped() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.part("two", stopped)
    assert json.loads((tmp_path / "latest.json").read_text("utf-8"))["a"] == 1


def test_after_its_time_no_part_begins(tmp_path: Path) -> None:
    record = Record(tmp_path / "latest.json", limit=-1)
    record.part("late", lambda: {"a": 1})
    assert "a" not in record.figures and "TimeoutError" in record.figures["not measured"]["late"]


def test_figures_of_one_group_from_two_parts_stand_side_by_side() -> None:
    figures = {"ours": {"parse": {"p50 ms": 1}}}
    merge(figures, {"ours": {"parse": {"p95 ms": 2}, "training": {}}, "at": "now"})
    assert figures == {"ours": {"parse": {"p50 ms": 1, "p95 ms": 2}, "training": {}}, "at": "now"}


def test_a_copy_of_the_data_has_the_wanted_share_of_every_intents_examples(tmp_path: Path) -> None:
    for name in ("config.yml", "domain.yml"):
        (tmp_path / name).write_text("", "utf-8")
    counts = {}
    for share in (0.5, 1, 2):
        examples.rewritten(tmp_path / "data", examples.share(share))
        counts[share] = len(examples.texts(tmp_path))
    assert counts[0.5] == pytest.approx(counts[1] / 2, rel=0.02)
    assert counts[2] == pytest.approx(counts[1] * 2, rel=0.05)
    intents = {entry["intent"] for path in (tmp_path / "data").rglob("*.yml") for entry in nlu(path)}
    assert intents == {entry["intent"] for path in (ROOT / "data").rglob("*.yml") for entry in nlu(path)}


def nlu(path: Path) -> list[dict[str, str]]:
    return quick_yaml.read(path).get("nlu") or []


def test_words_the_other_way_round_are_an_example_still() -> None:
    assert examples.share(2)("faq/after_driving", ["- can i drive home\n"])[1:] == ["- home drive i can\n"]


def test_questions_come_from_all_over_the_set_and_go_on_where_it_ends() -> None:
    assert len(set(questions(20))) == 20 and questions(20)[:2] != questions(500)[:2]
    assert len(questions(3000)) == 3000


def test_the_longest_time_without_an_answer_is_between_any_two_visitors() -> None:
    assert Asked(answered=[3.0, 1.0, 1.5, 3.25]).longest_gap == 1.5
    assert Asked(answered=[3.0]).longest_gap == 0
