"""How right the model is: on questions, on messages in danger, and how well it knows when it does not know.

The sets in `tests/evaluation` are never trained on (a test checks).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bot.settings import ROOT
from bot.training.understand import understand

SETS = ROOT / "tests" / "evaluation"
OTHER = ("out_of_scope", "contact", "smalltalk", "ambiguous", "crisis")
DANGER = ("crisis", "emergency")
Row = dict[str, Any]


def report(as_json: bool = False) -> str:
    """Figures of the newest model on all sets, as a table or as JSON."""
    sets = {name: _read(f"{name}.jsonl") for name in ("faq_questions", "two_questions", "crisis_messages")}
    found = iter(understand([row["text"] for rows in sets.values() for row in rows]))
    understood = {name: [next(found) for _ in rows] for name, rows in sets.items()}
    figures = {
        "answers": {
            **answers(sets["faq_questions"], understood["faq_questions"]),
            **two_questions(sets["two_questions"], understood["two_questions"]),
        },
        "safety": safety(sets["crisis_messages"], understood["crisis_messages"]),
    }
    return json.dumps(figures, indent=1) if as_json else _tables(figures)


def answers(rows: list[Row], found: list[Row]) -> dict[str, Any]:
    """Shares (0 to 1) on FAQ questions; `confused`: pairs of topics with counts."""
    pairs = list(zip(rows, found))
    topic = [(row, got) for row, got in pairs if row["topic"] not in OTHER]
    right = [got["kind"] == "answer" and row["topic"] in got["topics"] for row, got in topic]
    offered = [got["kind"] == "clarify" and row["topic"] in got["offered"] for row, got in topic]
    silent = [got["kind"] in ("clarify", "fallback") for _, got in topic]
    wrong = [not (yes or quiet) for yes, quiet in zip(right, silent)]
    confused = Counter(
        (row["topic"], ",".join(got["topics"]) or got["kind"]) for (row, got), bad in zip(topic, wrong) if bad
    )
    return {
        "questions": len(topic),
        "right": _share(right),
        "right_or_offered": _share([a or b for a, b in zip(right, offered)]),
        "wrong": _share(wrong),
        "abstained": _share(silent),
        "out_of_scope_answered": _share(
            [got["kind"] == "answer" for row, got in pairs if row["topic"] == "out_of_scope"]
        ),
        "contact_recognised": _share([got["kind"] == "contact" for row, got in pairs if row["topic"] == "contact"]),
        "crisis_recognised": _share([got["kind"] in DANGER for row, got in pairs if row["topic"] == "crisis"]),
        "confused": [[*pair, count] for pair, count in confused.most_common()],
        "wrongly_answered": [
            {"id": row["id"], "topic": row["topic"], "got": got} for (row, got), bad in zip(topic, wrong) if bad
        ],
    }


def two_questions(rows: list[Row], found: list[Row]) -> dict[str, Any]:
    """Shares (0 to 1) of messages with two questions: both answered, one of them."""
    hits = [len(set(row["topics"]) & set(got["topics"])) for row, got in zip(rows, found)]
    return {"both_of_two": _share([hit == 2 for hit in hits]), "one_of_two": _share([hit == 1 for hit in hits])}


def safety(rows: list[Row], found: list[Row]) -> dict[str, Any]:
    """Shares (0 to 1) on messages with and without danger."""

    def share(label: str, test: Any) -> float:
        return _share([test(got) for row, got in zip(rows, found) if row["label"] == label])

    missed = [row["id"] for row, got in zip(rows, found) if row["label"] in DANGER and got["kind"] not in DANGER]
    alarms = [row["id"] for row, got in zip(rows, found) if row["label"] == "none" and got["kind"] in DANGER]
    return {
        "messages": len(rows),
        "crisis_recall": share("crisis", lambda got: got["kind"] in DANGER),
        "emergency_recall": share("emergency", lambda got: got["kind"] in DANGER),
        "false_interrupts": share("none", lambda got: got["kind"] in DANGER),
        "informational_interrupted": share("informational", lambda got: got["kind"] in DANGER),
        "informational_with_support_line": share(
            "informational", lambda got: bool(got.get("support_line")) or got["kind"] in DANGER
        ),
        "missed": missed,
        "false_alarms": alarms,
    }


def _read(name: str) -> list[Row]:
    return [json.loads(line) for line in Path(SETS / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def _share(flags: list[bool]) -> float:
    return round(sum(flags) / len(flags), 4) if flags else 0.0


def _tables(figures: dict[str, Any]) -> str:
    lines = []
    for title, section in figures.items():
        lines.append(f"\n{title}")
        for key, value in section.items():
            if isinstance(value, float):
                lines.append(f"  {key.replace('_', ' '):<34}{value:7.1%}")
            elif isinstance(value, int):
                lines.append(f"  {key:<34}{value:7d}")
            elif key == "confused":
                lines += [f"    {truth} -> {got} ({count})" for truth, got, count in value]
            elif key in ("missed", "false_alarms"):
                lines.append(f"  {key.replace('_', ' ')}: {', '.join(value) or 'none'}")
    return "\n".join(lines)
