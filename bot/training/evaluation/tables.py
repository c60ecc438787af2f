"""The figures of `bot.training.evaluate.figures` as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.knowledge import bars
from bot.knowledge.bars import Figures
from bot.training.evaluation import calibration, thresholds

ANSWERS = (
    "questions", "right", "right_or_offered", "wrong", "not_answered",
    "out_of_scope_answered", "contact_recognised", "crisis_recognised",
)  # fmt: skip
TWO_QUESTIONS = ("messages", "both_of_two", "one_of_two")
SAFETY = (
    "messages", "crisis_recall", "emergency_recall", "false_interrupts",
    "informational_interrupted", "informational_with_support_line",
)  # fmt: skip
MOST_PAIRS = 12  # confused pairs shown
OUTCOMES = ("questions", "right", "offered", "wrong", "abstained")


def text(figures: Figures, topics: bool = False, other_thresholds: bool = False) -> str:
    """All tables; per topic and for other thresholds where asked for."""
    lines = [f"Model: {figures['model']}", *_unfit(figures), *_sets(figures["sets"])]
    lines += [f"Beside it, {name}: {sentence}" for name, sentence in figures["about"].items()]
    for title, kind, names in (
        ("Answers", "answers", ANSWERS),
        ("Two questions at once", "two_questions", TWO_QUESTIONS),
        ("Safety", "safety", SAFETY),
    ):
        lines += _comparison(title, kind, names, figures)
    for name, found in figures["released"]["safety"].items():
        lines += _layers(name, found)
    for name, found in figures["released"]["calibration"].items():
        lines += ["", f"Calibration on {name}: expected error {found['error']:.3f}", *calibration.text(found)]
    lines += _confused(figures["released"]["answers"])
    lines += _topics(figures["released"]["answers"]) if topics else []
    lines += _thresholds(figures["released"]["thresholds"]) if other_thresholds else []
    return "\n".join(lines)


def _unfit(figures: Figures) -> list[str]:
    return [] if figures["fits_data"] else ["It was made from other data or code than is here now (`make train`)."]


def _sets(sets: Figures) -> list[str]:
    """Which sets flatter us."""
    used = [name for name, each in sets.items() if each["used_in_development"]]
    unseen = [name for name, each in sets.items() if not each["used_in_development"]]
    return [
        f"Used while developing, so their figures flatter us: {', '.join(used) or 'none'}",
        f"Not used while developing: {', '.join(unseen) or 'none'}",
    ]


def _comparison(title: str, kind: str, names: Sequence[str], figures: Figures) -> list[str]:
    """A table per set: a row per figure, a column per assistant."""
    systems = {"released": figures["released"], **figures["baselines"]}
    columns = {system: found[kind] for system, found in systems.items() if kind in found}
    lines = []
    for name in figures["released"][kind]:
        lines += ["", _row(f"{title}: {name}", "bar", columns)]
        for figure in names:
            values = [_value(found[name][figure]) for found in columns.values()]
            lines.append(_row(f"  {figure.replace('_', ' ')}", bars.ALL.get(figure, ""), values))
    return lines


def _row(label: str, bar: object, cells: Iterable[str]) -> str:
    return f"{label:<40}{bar!s:>8}" + "".join(f"{cell:>11}" for cell in cells)


def _value(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1%}" if isinstance(value, float) else str(value)


def _layers(name: str, found: Figures) -> list[str]:
    """Which layer caught and which raised false alarms; what both missed."""
    caught = ", ".join(f"{layer} {count}" for layer, count in found["caught_by"].items())
    lines = ["", f"Layers on {name}", f"  caught by: {caught}"]
    lines += [f"  missed, {label}: {_ids(ids)}" for label, ids in found["missed"].items()]
    lines += [f"  false alarms by {layer}: {_ids(ids)}" for layer, ids in found["false_alarms"].items()]
    return [*lines, f"  informational, interrupted: {_ids(found['interrupted'])}"]


def _ids(ids: Sequence[str]) -> str:
    return f"{len(ids)} ({', '.join(ids)})" if ids else "0"


def _confused(answers: Figures) -> list[str]:
    lines = []
    for name, found in answers.items():
        pairs = found["confused"]
        lines += ["", f"Confused on {name} ({min(MOST_PAIRS, len(pairs))} of {len(pairs)} pairs; all with --json)"]
        lines += [f"  {topic} -> {got}  {count}" for topic, got, count in pairs[:MOST_PAIRS]]
    return lines


def _topics(answers: Figures) -> list[str]:
    """Per topic on each set, the most often wrong first."""
    lines = []
    for name, found in answers.items():
        lines += ["", f"{f'Topics on {name}':<40}" + "".join(f"{outcome:>11}" for outcome in OUTCOMES)]
        worst_first = sorted(found["topics"].items(), key=lambda item: (-item[1]["wrong"], -item[1]["abstained"]))
        for topic, counts in worst_first:
            lines.append(f"  {topic:<38}" + "".join(f"{counts[outcome]:>11}" for outcome in OUTCOMES))
    return lines


def _thresholds(found: Mapping[str, Sequence[Figures]]) -> list[str]:
    """Right, wrong and out-of-scope answered by answer threshold; then each set's choice, on the other sets."""
    lines = ["", "Answer thresholds (right / wrong / out of scope answered)"]
    lines.append("  threshold" + "".join(f"{name:>27}" for name in found))
    for same in zip(*found.values()):
        lines.append(f"  {same[0]['threshold']:9.2f}" + "".join(f"{_three(row):>27}" for row in same))
    for name, rows in found.items():
        lines.append(_choice(name, thresholds.chosen(rows), found))
    return lines


def _choice(name: str, threshold: float | None, found: Mapping[str, Sequence[Figures]]) -> str:
    if threshold is None:
        return f"  By {name} no threshold keeps the bars."
    others = [
        f"{other} {_three(next(row for row in rows if row['threshold'] == threshold))}"
        for other, rows in found.items()
        if other != name
    ]
    return (
        f"  By {name} the lowest that keeps the bars is {threshold:.2f}; there: {'; '.join(others) or 'no other set'}"
    )


def _three(row: Figures) -> str:
    return " / ".join(_value(row[figure]) for figure in thresholds.FIGURES)
