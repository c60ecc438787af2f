"""How right the pipeline of config.yml is on other people's data: public sets of questions, a few examples an intent.

    python -m benchmarks.intents TRAIN.csv TEST.csv [--shots 10] [--draws 3]

The files have the columns `text` and `category`, as BANKING77 is published (Casanueva et al., "Efficient Intent
Detection with Dual Sentence Encoders", NLP4ConvAI 2020); they are not part of this project. Each category becomes a
topic, the encoder is fitted anew for every draw, and what counts is the topic that comes first, as in that paper.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml

from benchmarks import say
from benchmarks.parse import apart
from bot.labels import PREFIX
from bot.settings import ROOT, var_folder
from bot.training import train

Rows = list[tuple[str, str]]  # a text and its category


def read(path: Path) -> Rows:
    """A file's rows.

    Raises:
        ValueError: it has no columns `text` and `category`.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if not {"text", "category"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path} needs a first line that names the columns text and category.")
        return [(" ".join(row["text"].split()), row["category"]) for row in rows]


def draw(rows: Rows, shots: int, seed: int) -> Rows:
    """So many rows of each category, by chance; all where `shots` is 0."""
    if not shots:
        return rows
    random = np.random.default_rng(seed)
    by_category = defaultdict(list)
    for row in rows:
        by_category[row[1]].append(row)
    chosen = ([each[at] for at in random.permutation(len(each))[:shots]] for each in by_category.values())
    return [row for few in chosen for row in few]


def project(folder: Path, rows: Rows) -> Path:
    """A Rasa project in `folder` that learns these rows by the pipeline of config.yml; its encoder lies there, too."""
    texts: dict[str, list[str]] = defaultdict(list)
    for text, category in rows:
        texts[PREFIX + category].append(text)
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    config["pipeline"][0] |= {"folder": str(folder / "encoder"), "cache": str(folder / "vectors.sqlite")}
    nlu = [{"intent": topic, "examples": "".join(f"- {text}\n" for text in each)} for topic, each in texts.items()]
    domain = {
        "intents": [PREFIX.rstrip("/")],
        "actions": ["action_fallback"],
        "responses": {f"utter_{topic}": [{"text": topic}] for topic in texts},
    }
    rules = [{"rule": "answer", "steps": [{"intent": "faq"}, {"action": "utter_faq"}]}]
    (folder / "data").mkdir(parents=True)
    for name, content in (
        ("config.yml", config),
        ("domain.yml", domain),
        ("data/nlu.yml", {"nlu": nlu}),
        ("data/rules.yml", {"rules": rules}),
    ):
        text = yaml.safe_dump({"version": "3.1", **content}, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def measure(learned: Rows, asked: Rows) -> dict[str, float]:
    """Train and ask: shares from 0 to 1. `first`: the right topic comes first; `answered`, `wrong`: as visitors see."""
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name) / "project", learned)
        log = var_folder() / "training-intents.log"
        seconds = train.fit(folder, folder, "measured", ROOT, log, hear=train.show_progress)
        questions = folder / "asked.json"
        questions.write_text(json.dumps(asked), encoding="utf-8")
        found = apart("benchmarks.intents", "--ask", str(folder / "measured.tar.gz"), str(questions))
    return {**found, "training s": round(seconds, 1)}


def ask(model: Path, questions: Path) -> dict[str, float]:
    """`measure`, of a trained model."""
    from bot.training.loaded import LoadedModel

    asked: Rows = [(text, category) for text, category in json.loads(questions.read_text(encoding="utf-8"))]
    loaded = LoadedModel(model)
    first = answered = wrong = 0
    for parsed, (_, category) in zip(loaded.parse([text for text, _ in asked]), asked):
        wanted, decision = PREFIX + category, parsed["decision"]
        first += parsed["intent_ranking"][0]["name"] == wanted
        answered += wanted in decision["topics"]
        wrong += decision["kind"] == "answer" and wanted not in decision["topics"]
    loaded.close()
    return {"first": first / len(asked), "answered": answered / len(asked), "wrong": wrong / len(asked)}


def report(found: Sequence[dict[str, float]]) -> None:
    """A line a draw, and their mean."""
    for number, each in enumerate(found, 1):
        say(f"draw {number}: " + ", ".join(f"{name} {value:.4g}" for name, value in each.items()))
    say(f"mean of {len(found)}: right topic first {100 * np.mean([each['first'] for each in found]):.1f} %")


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description="Measure the pipeline of config.yml on a public set of questions.")
    parser.add_argument("train", type=Path, help="a CSV file with the columns text and category")
    parser.add_argument("test", type=Path, help="the same, with what is asked")
    parser.add_argument("--shots", type=int, default=0, help="examples an intent, drawn by chance (0: all)")
    parser.add_argument("--draws", type=int, default=1, help="how often to draw and train")
    parser.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)  # the process that asks the model
    given = parser.parse_args()
    if given.ask:
        print(json.dumps(ask(given.train, given.test)))
        return
    rows, asked = read(given.train), read(given.test)
    say(f"{len(rows):,} rows to learn from, {len(asked):,} to ask, {len({row[1] for row in rows})} categories")
    report([measure(draw(rows, given.shots, seed), asked) for seed in range(given.draws)])


if __name__ == "__main__":
    main()
