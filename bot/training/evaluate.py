"""How right the newest model is: on questions, on messages in danger, and how well it knows when it does not know.

`figures` is what `clinicbot evaluate --json` prints and the release gate reads. Its keys are stable:

- `format`: 2; it changes when a key changes its meaning or goes away. 1 called the share `not_answered` `abstained`.
- `model`: the model's file name. `fits_data`: whether it was made from the data and code that are here now.
- `sets`: by set's name `{"kind": "answers" | "two_questions" | "safety", "rows", "digest", "used_in_development"}`.
- `released`: our model. `answers`, `two_questions`, `safety`, `calibration` and `thresholds`, each by set's name; what
  stands there is said in `evaluation/answers.py`, `safety.py`, `calibration.py` and `thresholds.py`.
  A share of nothing, such as crisis messages in a set that has none, is null.
- `baselines`: what it is held against, in the same form: `rules` and `keywords` (only `safety`), and `stock` and
  `ours, few` unless they were left out. `about`: a sentence on each.

Shares are from 0 to 1 with four places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.knowledge import archives
from bot.training.evaluation import answers, calibration, keywords, readings, safety, sets, stock, thresholds
from bot.training.evaluation.readings import Reading
from bot.training.evaluation.sets import EvaluationSet
from bot.training.understand import newest, parse

FORMAT = 2
PICTURE = Path("evaluation", "reliability.png")  # in `var`
Readings = Mapping[str, Sequence[Reading]]  # by set's name
MEASURES: dict[str, dict[str, Callable[..., Any]]] = {
    "answers": {"answers": answers.figures, "calibration": calibration.figures, "thresholds": thresholds.figures},
    "two_questions": {"two_questions": answers.two_questions},
    "safety": {"safety": safety.figures},
}


def evaluate(var: Path, model: Path | None = None, with_stock: bool = True) -> dict[str, Any]:
    """The figures of a model (the newest by default); writes the reliability diagram to `PICTURE`.

    `var`: the folder that the settings name.

    Raises:
        NoModel: nothing is trained yet.
        FileNotFoundError: a kind of set is missing.
        TrainingFailed: the stock pipeline could not be trained.
    """
    found, path = sets.read(), model or newest()
    compared = {}
    if with_stock:
        compared["stock"] = read(found, stock.model(var), stock.reading)
        compared["ours, few"] = read(found, stock.ours(var), readings.released)
    result = figures(path.name, found, read(found, path, readings.released), compared)
    calibration.draw(calibrations(result), var / PICTURE)
    return result


def calibrations(result: Mapping[str, Any]) -> dict[str, Any]:
    """Every assistant's calibration on every set, by both names."""
    systems = {"released": result["released"], **result["baselines"]}
    return {
        f"{system}, {name}": each
        for system, found in systems.items()
        for name, each in found.get("calibration", {}).items()
    }


def figures(
    name: str, found: Sequence[EvaluationSet], ours: Readings, compared: Mapping[str, Readings]
) -> dict[str, Any]:
    """All figures, from what our model `name` and others made of the sets (shape: see the module)."""
    danger = sets.of_kind(found, "safety")
    plain = {"rules": safety.by_rules, "keywords": safety.by_keywords}
    return {
        **without_baselines(name, found, ours),
        "about": {name: sentence for name, sentence in _about().items() if name in {*plain, *compared}},
        "baselines": {
            **{
                key: measure(danger, {each.name: [recognise(row["text"]) for row in each.rows] for each in danger})
                for key, recognise in plain.items()
            },
            **{key: measure(found, made) for key, made in compared.items()},
        },
    }


def without_baselines(name: str, found: Sequence[EvaluationSet], ours: Readings) -> dict[str, Any]:
    """Our model's figures alone: what a release keeps."""
    return {
        "format": FORMAT,
        "model": name,
        "fits_data": name.startswith(archives.fingerprint()),
        "sets": {
            each.name: {
                "kind": each.kind,
                "rows": len(each.rows),
                "digest": each.digest,
                "used_in_development": each.used_in_development,
            }
            for each in found
        },
        "released": measure(found, ours),
    }


def _about() -> dict[str, str]:
    return {
        "rules": "our safety rules alone",
        "keywords": f"a list of {len(keywords.TERMS)} words and phrases, as many products use",
        "stock": stock.about(),
        "ours, few": "our pipeline on the very examples that the stock one had",
    }


def measure(found: Sequence[EvaluationSet], made: Readings) -> dict[str, dict[str, Any]]:
    """Figures by measure and set's name."""
    result: dict[str, dict[str, Any]] = {}
    for each in found:
        for measured, function in MEASURES[each.kind].items():
            result.setdefault(measured, {})[each.name] = function(each.rows, made[each.name])
    return result


def read(found: Sequence[EvaluationSet], model: Path, reading: Callable[[Mapping[str, Any]], Reading]) -> Readings:
    """What a model makes of every text of the sets."""
    parsed = parse([row["text"] for each in found for row in each.rows], model)
    return {each.name: [reading(next(parsed)) for _ in each.rows] for each in found}
