"""The assistant that `rasa init` gives, on our data and behind its own REST channel: what our speed is held against.

Its pipeline is `stock_config.yml`, its policies are Rasa's defaults, its conversations go into a SQLite file by Rasa's
own SQLTrackerStore (plain text: Rasa has no encrypted one). It is trained once, into `models/stock/`, on all our
intents and answers with a few examples each, for few epochs: DIET would take a day for all of them. That makes an
answer less right, and not slower; if anything quicker, for there are fewer words to look for.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
import yaml

from bot.settings import ROOT
from bot.training import train
from bot.training.quiet import ENVIRONMENT
from tests.conftest import free_port

EPOCHS = {"DIETClassifier": 2, "ResponseSelector": 2}
EXAMPLES = 30  # an intent
STORIES = "benchmarks/stock_stories.yml"
POLICIES = [  # rasa/engine/recipes/config_files/default_config.yml of Rasa 3.6.21
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 10},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 10, "constrain_similarities": True},
]
READY_SECONDS = 300


@dataclass
class Stock:
    """A running stock Rasa server. `ready_after`: seconds from its start to its first answer."""

    url: str
    process: subprocess.Popen[bytes]
    ready_after: float

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=30)


def model() -> tuple[Path, dict[str, float]]:
    """The stock model of the present data and the figures of its training, trained now if it is not there yet.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    content = yaml.safe_load((ROOT / "benchmarks/stock_config.yml").read_text(encoding="utf-8"))
    for component in content["pipeline"]:
        if component["name"] in EPOCHS:
            component["epochs"] = EPOCHS[component["name"]]
    content["policies"] = POLICIES
    text = yaml.safe_dump(content, sort_keys=False)
    inputs = [ROOT / STORIES, ROOT / "domain.yml", *train.data_files(ROOT)]
    name = "speed-" + hashlib.sha256((f"{text}{EXAMPLES}" + train.digest(inputs, ROOT)).encode()).hexdigest()[:16]
    folder = ROOT / "models/stock"
    target, notes = folder / f"{name}.tar.gz", folder / f"{name}.json"
    if not (target.exists() and notes.exists()):
        folder.mkdir(parents=True, exist_ok=True)
        config = folder / "speed_config.yml"
        config.write_text(text, encoding="utf-8")
        print("Training the stock assistant to compare with, once (log: var/stock_training.log) ...", flush=True)
        data = _few_examples(folder / "speed_data")
        arguments = ["--config", str(config), "--domain", "domain.yml", "--data", str(data), STORIES]
        arguments += ["--out", str(folder), "--fixed-model-name", name]
        seconds = train.rasa_train(arguments, ROOT, log="stock_training.log", hear=lambda _: None)
        notes.write_text(json.dumps({"train s": round(seconds, 1), "examples": EXAMPLES, **EPOCHS}), encoding="utf-8")
    return target, json.loads(notes.read_text(encoding="utf-8"))


def _few_examples(folder: Path) -> Path:
    """A copy of `data/` in `folder`, each intent with its first few examples."""
    shutil.rmtree(folder, ignore_errors=True)
    left: Counter[str] = Counter()
    for path in sorted((ROOT / "data").rglob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in content.get("nlu", []):
            lines = entry["examples"].splitlines(keepends=True)[: max(0, EXAMPLES - left[entry["intent"]])]
            left[entry["intent"]] += len(lines)
            entry["examples"] = "".join(lines)
        content["nlu"] = [entry for entry in content.get("nlu", []) if entry["examples"]]
        target = folder / path.relative_to(ROOT / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def start(folder: Path, model_file: Path, actions: dict[str, Any]) -> Stock:
    """Serve it with its files in `folder` and the action server at `actions`; returns once it has answered."""
    port = free_port()
    credentials, endpoints = folder / "credentials.yml", folder / "endpoints.yml"
    credentials.write_text("rest:\n", encoding="utf-8")
    store = {"type": "SQL", "dialect": "sqlite", "db": str(folder / "stock.db")}
    content = {"tracker_store": store, "action_endpoint": actions}
    endpoints.write_text(yaml.safe_dump(content), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("rasa")), "run", "--interface", "127.0.0.1", "--port", str(port)]
    command += ["--model", str(model_file), "--credentials", str(credentials), "--endpoints", str(endpoints)]
    started = time.monotonic()
    with (folder / "stock.txt").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, cwd=folder, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    while not _answers(url):
        if process.poll() is not None or time.monotonic() > started + READY_SECONDS:
            raise RuntimeError(f"The stock assistant did not start: {(folder / 'stock.txt').read_text()[-2000:]}")
        time.sleep(0.2)
    return Stock(url, process, time.monotonic() - started)


def _answers(url: str) -> bool:
    body = {"sender": "ready", "message": "how fast does ketamine work"}
    try:
        return requests.post(f"{url}/webhooks/rest/webhook", json=body, timeout=20).status_code == 200
    except requests.RequestException:
        return False
