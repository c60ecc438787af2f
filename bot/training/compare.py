"""A candidate beside the live release: figures, what changes for whom, and what the gate says.

`comparison` is what is kept in `Release.comparison`. It names questions by set and id, or by the number of their row,
never by their words. Its keys:

- `format`: 2. `with`: the live release's number, or null. `live_model`: its archive's name.
- `objections`: of the gate, as `bot.knowledge.objections` stores them, which reads those of format 1 too.
- `missed`: in the same shape, bars that both releases miss, the candidate by no more: they stop nothing.
- `summary`: `[{"name", "figure", "before", "after", "better"}]`, shares from 0 to 1; `better` is `higher` or `lower`.
- `changed`: `[{"set", "id", "wanted", "before", "after", "verdict"}]`; an outcome is `[kind, [topics]]`, a verdict
  `better`, `worse` or `different`. Set `real` holds numbers of inbox items (without `wanted`), `own` of examples.
- `counts`: questions looked at, by `sets`, `safety`, `real` and `own`.
- `topics_worse`: `[{"topic", "questions", "before", "after"}]`, right answers.
- `confused`: `[[topic, got, before, after]]`, counts.
- `conversations`: `{"stories", "failed": [name]}`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from bot.knowledge import objections as reasons
from bot.knowledge.bars import Figures
from bot.knowledge.changes import OWN, REAL
from bot.knowledge.objections import Objection
from bot.labels import OUT_OF_SCOPE
from bot.safety.decision import DANGER
from bot.training.evaluate import Readings
from bot.training.evaluation import answers, gate
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import OTHER, EvaluationSet, Row, of_kind

FORMAT = 2
MOST_CHANGED = 400  # listed; a model that changes more is another assistant
SUMMARY = (  # (words, kind of set, figure, what it is a share of, better)
    ("Right answers", "answers", "right", "questions", "higher"),
    ("Right or offered", "answers", "right_or_offered", "questions", "higher"),
    ("Wrong answers", "answers", "wrong", "questions", "lower"),
    ("Both of two questions", "two_questions", "both_of_two", "messages", "higher"),
    ("Crisis recognised", "safety", "crisis_recall", "messages", "higher"),
    ("Emergency recognised", "safety", "emergency_recall", "messages", "higher"),
    ("Interrupted without need", "safety", "false_interrupts", "messages", "lower"),
)


class Questions(NamedTuple):
    """What both models are asked. `own`: rows `{"id", "topic"}` of the team; `real`: the numbers of inbox items."""

    sets: Sequence[EvaluationSet]
    own: Sequence[Row]
    real: Sequence[int]


def comparison(
    asked: Questions,
    candidate: Readings,
    live: Readings | None,
    figures: Figures,
    live_figures: Figures,
    live_release: tuple[int, str] | None,
    conversations: tuple[int, list[str]],
) -> dict[str, Any]:
    """The comparison (shape: see the module). `live`: None where no live model was asked; then only the bars count."""
    changes = [] if live is None else list(changed(asked, live, candidate))
    every = gate.objections(figures, live_figures)
    missed = [replace(each, reason=reasons.BOTH_MISS_BAR) for each in every if _as_before(each)]
    against = [each for each in every if not _as_before(each)] + _others(asked, live, candidate, conversations[1])
    if live is None and live_release is not None:
        against.append(Objection(reasons.NO_ARCHIVE, overridable=True, name=f"release {live_release[0]}"))
    return {
        "format": FORMAT,
        "with": live_release[0] if live_release else None,
        "live_model": live_release[1] if live_release else None,
        "objections": [each.stored() for each in against],
        "missed": [each.stored() for each in missed],
        "summary": [*_summary(figures, live_figures), *_own_summary(asked, live, candidate)],
        "changed": sorted(changes, key=_worth_a_look)[:MOST_CHANGED],
        "counts": {
            "sets": sum(len(each.rows) for each in asked.sets if each.kind != "safety"),
            "safety": sum(len(each.rows) for each in of_kind(asked.sets, "safety")),
            REAL: len(asked.real),
            OWN: len(asked.own),
        },
        "topics_worse": _topics_worse(figures, live_figures) if live is not None else [],
        "confused": _newly_confused(figures, live_figures) if live is not None else [],
        "conversations": {"stories": conversations[0], "failed": conversations[1]},
    }


def changed(asked: Questions, before: Readings, after: Readings) -> Iterator[dict[str, Any]]:
    """The questions whose outcome changes."""
    for each in asked.sets:
        for row, old, new in zip(each.rows, before[each.name], after[each.name]):
            yield from _change(each.name, row["id"], row, old, new)
    for row, old, new in zip(asked.own, before[OWN], after[OWN]):
        yield from _change(OWN, row["id"], row, old, new)
    for item, old, new in zip(asked.real, before[REAL], after[REAL]):
        yield from _change(REAL, item, {}, old, new)


def _worth_a_look(change: Mapping[str, Any]) -> tuple[bool, bool]:
    """What became worse first; then what people really asked and the team put there, before the repository's sets."""
    return change["verdict"] != "worse", change["set"] not in (REAL, OWN)


def outcome(reading: Reading) -> tuple[str, list[str]]:
    """What a visitor would see: the kind, and the topics answered or offered."""
    return reading.kind, sorted(reading.topics or reading.offered)


def good(row: Mapping[str, Any], got: Reading) -> float | None:
    """How good a reading is for a row of any set, 0 to 1; None where nobody has said what is right."""
    if "label" in row:
        wants = row["label"]
        if wants in DANGER:
            return float(got.danger)
        return float(not got.danger)
    if "topics" in row:
        return len(set(row["topics"]) & set(got.topics)) / len(row["topics"])
    topic = row.get("topic")
    if topic is None or topic == "ambiguous":
        return None
    if topic == OUT_OF_SCOPE:
        return float(got.kind != "answer")
    if topic in OTHER:
        return float(got.kind == topic or (topic == "crisis" and got.danger))
    return {"right": 1.0, "offered": 0.6, "abstained": 0.3, "wrong": 0.0}[answers.outcome(dict(row), got)]


def _change(name: str, row_id: Any, row: Mapping[str, Any], old: Reading, new: Reading) -> Iterator[dict[str, Any]]:
    if outcome(old) == outcome(new):
        return
    one, other = good(row, old), good(row, new)
    verdict = "different" if one is None or other is None or one == other else "better" if other > one else "worse"
    wanted = row.get("label") or row.get("topic") or ", ".join(row.get("topics", ()))
    yield {
        "set": name,
        "id": row_id,
        "wanted": wanted,
        "before": list(outcome(old)),
        "after": list(outcome(new)),
        "verdict": verdict,
    }


def _as_before(each: Objection) -> bool:
    """Whether it is a bar that the live release misses by as much or more: publishing takes nothing away."""
    bar, value, live = each.bar, each.value, each.live
    if bar is None or value is None or live is None or bar.kept(live):
        return False
    return value >= live if bar.at_least else value <= live


def _others(asked: Questions, live: Readings | None, candidate: Readings, failed: Sequence[str]) -> list[Objection]:
    """What stands against the candidate beside the evaluation sets."""
    found = []
    if live is not None and asked.own:
        before, after = (_own_right(asked.own, each[OWN]) for each in (live, candidate))
        if after < before:
            found.append(
                Objection(reasons.OWN_QUESTIONS, overridable=True, value=after, live=before, of=len(asked.own))
            )
    return found + [Objection(reasons.CONVERSATION, overridable=True, name=name) for name in failed]


def _own_right(rows: Sequence[Row], readings: Sequence[Reading]) -> int:
    return sum(good(row, got) == 1.0 for row, got in zip(rows, readings))


def _summary(figures: Figures, live: Figures) -> Iterator[dict[str, Any]]:
    for words, kind, figure, of, better in SUMMARY:
        found = [_pooled(each.get("released", {}).get(kind, {}), figure, of) for each in (live, figures)]
        yield {"name": words, "figure": figure, "before": found[0], "after": found[1], "better": better}


def _pooled(sets: Mapping[str, Figures], figure: str, of: str) -> float | None:
    """A figure over all sets together, each weighing as many as it has."""
    measured = [(found[figure], found[of]) for found in sets.values() if found.get(figure) is not None]
    total = sum(count for _, count in measured)
    return round(sum(value * count for value, count in measured) / total, 4) if total else None


def _own_summary(asked: Questions, live: Readings | None, candidate: Readings) -> Iterator[dict[str, Any]]:
    if not asked.own:
        return
    count = len(asked.own)
    before = round(_own_right(asked.own, live[OWN]) / count, 4) if live else None
    after = round(_own_right(asked.own, candidate[OWN]) / count, 4)
    yield {
        "name": "The team's own questions right",
        "figure": "own",
        "before": before,
        "after": after,
        "better": "higher",
    }


def _topics_worse(figures: Figures, live: Figures) -> list[dict[str, Any]]:
    """Topics of which fewer questions are answered right than before, the most lost first."""
    now, before = (_right_by_topic(each) for each in (figures, live))
    questions = _by_topic(figures, "questions")
    found = [
        {"topic": topic, "questions": questions[topic], "before": before[topic], "after": now[topic]}
        for topic in questions
        if now[topic] < before[topic]
    ]
    return sorted(found, key=lambda each: each["after"] - each["before"])


def _right_by_topic(figures: Figures) -> Counter[str]:
    return _by_topic(figures, "right")


def _by_topic(figures: Figures, what: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for found in figures.get("released", {}).get("answers", {}).values():
        for topic, each in found["topics"].items():
            counts[topic] += each[what]
    return counts


def _newly_confused(figures: Figures, live: Figures) -> list[list[Any]]:
    """Pairs that are mixed up more often than before: `[topic, what it got, before, after]`, the worst first."""
    now, before = (Counter(dict(_confused(each))) for each in (figures, live))
    found = [[*pair, before[pair], count] for pair, count in now.items() if count > before[pair]]
    return sorted(found, key=lambda each: (each[2] - each[3], each[0]))


def _confused(figures: Figures) -> Iterable[tuple[tuple[str, str], int]]:
    counts: Counter[tuple[str, str]] = Counter()
    for found in figures.get("released", {}).get("answers", {}).values():
        for topic, got, count in found["confused"]:
            counts[topic, got] += count
    return counts.items()
