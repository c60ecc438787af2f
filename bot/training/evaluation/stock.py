"""The pipeline that `rasa init` gives, and ours, trained on the same examples: what our way of understanding adds.

From all examples DIET would take a day, so both learn some of each intent. Both models of the present state of the data
are kept in `models/stock/`.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge import archives
from bot.labels import PREFIX
from bot.safety.decision import DANGER
from bot.settings import RASA_FILES, ROOT
from bot.training import train
from bot.training.evaluation import examples
from bot.training.evaluation.readings import Reading, name

CONFIG = "bot/training/evaluation/stock_config.yml"
FOLDER = "models/stock"
LOG = "stock_training.log"  # in `var`, the folder that the settings name
EXAMPLES = 30  # an intent, at most: what somebody writes for a topic by hand
_COMPONENT = re.compile(r"Starting to train component '(DIETClassifier|ResponseSelector)'")
_EPOCHS = re.compile(r"Epochs:\s+(\d+)%")
# What our rules do with a label, so that both assistants are measured by the same dialogue. `harmless` and
# `out_of_scope` have no answer; the stock pipeline cannot name topics when it asks back.
_KINDS = {
    "contact": "contact",
    "nlu_fallback": "fallback",
    "out_of_scope": "fallback",
    "harmless": "fallback",
    "ambiguous": "clarify",
}


def model(var: Path, root: Path = ROOT) -> Path:
    """The stock model of some of the present data, trained now if it is not there yet.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    home = _home(root)
    target = home / "stock.tar.gz"
    if not target.exists():
        _say(f"Training the stock Rasa pipeline to compare with (--no-stock skips it; log: {var / LOG}) ...")
        arguments = ["nlu", "--config", CONFIG, "--nlu", str(_project(home, root) / "data")]
        arguments += ["--out", str(home), "--fixed-model-name", target.name]
        seconds = train.rasa_train(arguments, root, var / LOG, hear=Progress(_say))
        _forget_others(home)
        _say(f"Trained in {seconds / 60:.0f} minutes. The model is kept until data/ changes.")
    return target


def ours(var: Path, root: Path = ROOT) -> Path:
    """Our pipeline's model of the same examples, its encoder fitted to these alone; trained now if it is not there.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    home = _home(root)
    target = home / f"ours-{archives.digest(sorted((root / archives.CODE).glob('*.py')), root)}.tar.gz"
    if not target.exists():
        _say("Training our pipeline on the same examples ...")
        project = _project(home, root)
        train.fit(project, home, target.name.split(".")[0], root, var / LOG, hear=lambda line: None)
        _forget_others(home)
    return target


def _home(root: Path) -> Path:
    """Where what is made of the present data lies."""
    files = [root / CONFIG, *(root / file for file in RASA_FILES), *archives.data_files(root)]
    return root / FOLDER / f"{EXAMPLES}-{archives.digest(files, root)}"


def _forget_others(home: Path) -> None:
    """Remove what was made of other states of the data; what `benchmarks/stock.py` keeps there stays."""
    for folder in home.parent.glob("[0-9]*-*"):  # as `_home` names them
        if folder != home:
            shutil.rmtree(folder)


def _project(home: Path, root: Path) -> Path:
    """A Rasa project with some of the examples, whose encoder is its own."""
    project = home / "project"
    examples.rewritten(project / "data", examples.few(EXAMPLES, root), root)
    shutil.copy(root / "domain.yml", project)
    config = yaml.safe_load((root / "config.yml").read_text(encoding="utf-8"))
    own = home.relative_to(root)  # the model keeps these, and is loaded from `root` wherever that has moved meanwhile
    config["pipeline"][0] |= {"folder": str(own / "encoder"), "cache": str(own / "vectors.sqlite")}
    (project / "config.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return project


def about(root: Path = ROOT) -> str:
    """One sentence on what it is, with what it was given."""
    pipeline = yaml.safe_load((root / CONFIG).read_text(encoding="utf-8"))["pipeline"]
    epochs = next(each["epochs"] for each in pipeline if each["name"] == "DIETClassifier")
    return f"the pipeline of `rasa init`, {epochs} epochs, on at most {EXAMPLES} examples an intent ({CONFIG})"


class Progress:
    """Hears Rasa's output and says a line every tenth of a component's epochs."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say, self._component, self._tenth = say, "", 0

    def __call__(self, line: str) -> None:
        """Hear one line."""
        if started := _COMPONENT.search(line):
            self._component, self._tenth = started.group(1), 0
        done = _EPOCHS.match(line)
        if done and int(done.group(1)) // 10 > self._tenth:
            self._tenth = int(done.group(1)) // 10
            self._say(f"  {self._component}: {self._tenth * 10} % of its epochs")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # standard output is for the figures


def reading(parsed: Mapping[str, Any]) -> Reading:
    """The stock model's parse output as a reading; a topic is what the ResponseSelector picks."""
    intent = parsed["intent"]["name"]
    if intent in DANGER:
        return Reading(intent, layer="learned")
    best = next((each for each in parsed["intent_ranking"] if each["name"] != "nlu_fallback"), parsed["intent"])
    response = parsed["response_selector"].get("default", {}).get("response", {})
    label = response.get("intent_response_key") or ""
    guesses_topic = best["name"] in ("faq", "informational") and label.startswith(PREFIX)
    guess = (name(label),) if guesses_topic else (best["name"],)
    # An answer needs both the intent and the answer selection to be right.
    confidence = best["confidence"] * (response["confidence"] if guesses_topic else 1.0)
    kind = _kind(intent, guesses_topic)
    return Reading(
        kind=kind,
        topics=guess if kind == "answer" else (),
        support_line=intent == "informational",
        guess=guess,
        confidence=float(confidence),
        guesses_topic=guesses_topic,
    )


def _kind(intent: str, guesses_topic: bool) -> str:
    if intent in ("faq", "informational"):
        return "answer" if guesses_topic else "smalltalk"
    return _KINDS.get(intent, "smalltalk")
