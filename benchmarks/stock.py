"""The assistant that `rasa init` gives, on our data and behind its own REST channel: what our speed is held against.

Its pipeline is that of `make evaluate`, its policies are Rasa's defaults, its conversations go into a SQLite file by
Rasa's own SQLTrackerStore (plain text: Rasa has no encrypted one). It is trained once, into `models/stock/`, on all our
intents and answers with a few examples each, for few epochs: DIET would take a day for all of them. That makes an
answer less right, and not slower; if anything quicker, for there are fewer words to look for.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
import yaml

from benchmarks import say
from bot.knowledge import archives
from bot.settings import ROOT, var_folder
from bot.training.evaluation import examples
from bot.training.evaluation.stock import CONFIG, LOG
from bot.training.quiet import ENVIRONMENT
from tests.ports import free_port

EPOCHS = {"DIETClassifier": 2, "ResponseSelector": 2}
EXAMPLES = 30  # an intent, at most
STORIES = "benchmarks/stock_stories.yml"
POLICIES = [  # rasa/engine/recipes/config_files/default_config.yml of Rasa 3.6.21
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 10},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 10, "constrain_similarities": True},
]
FOLDER = ROOT / "models/stock"
RASA = str(Path(sys.executable).with_name("rasa"))
TRAINING_SECONDS = 900
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


def known() -> bool:
    """Whether it has been trained from the present data."""
    return all(path.exists() for path in _files())


def model() -> tuple[Path, dict[str, float]]:
    """The stock model of the present data and the figures of its training, trained now if it is not there yet.

    Raises:
        subprocess.CalledProcessError: Rasa ended with an error.
        subprocess.TimeoutExpired: it took too long.
    """
    target, notes = _files()
    if not known():
        say(f"          training it (log: {var_folder() / LOG})")
        seconds = _train(target)
        notes.write_text(json.dumps({"s": round(seconds, 1), "examples": EXAMPLES, **EPOCHS}), encoding="utf-8")
    return target, json.loads(notes.read_text(encoding="utf-8"))


def _files() -> tuple[Path, Path]:
    """Where the model of the present data is, and the notes on its training."""
    inputs = [ROOT / STORIES, ROOT / "domain.yml", *archives.data_files(ROOT)]
    digest = hashlib.sha256((f"{_config()}{EXAMPLES}" + archives.digest(inputs, ROOT)).encode()).hexdigest()[:16]
    return FOLDER / f"speed-{digest}.tar.gz", FOLDER / f"speed-{digest}.json"


def _config() -> str:
    content = yaml.safe_load((ROOT / CONFIG).read_text(encoding="utf-8"))
    for component in content["pipeline"]:
        if component["name"] in EPOCHS:
            component["epochs"] = EPOCHS[component["name"]]
    content["policies"] = POLICIES
    return yaml.safe_dump(content, sort_keys=False)


def _train(target: Path) -> float:
    """The seconds it took."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    config = FOLDER / "speed_config.yml"
    config.write_text(_config(), encoding="utf-8")
    data = examples.rewritten(FOLDER / "speed_data", examples.few(EXAMPLES))
    command = [RASA, "train", "--config", str(config), "--domain", "domain.yml", "--data", str(data), STORIES]
    command += ["--out", str(FOLDER), "--fixed-model-name", target.name.removesuffix(".tar.gz")]
    environment, began = {**os.environ, **ENVIRONMENT}, time.monotonic()
    var_folder().mkdir(parents=True, exist_ok=True)
    with (var_folder() / LOG).open("wb") as log:
        subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, timeout=TRAINING_SECONDS, check=True)
    return time.monotonic() - began


def start(folder: Path, model_file: Path, actions: dict[str, Any]) -> Stock:
    """Serve it with its files in `folder` and the action server at `actions`; returns once it has answered."""
    port = free_port()
    credentials, endpoints = folder / "credentials.yml", folder / "endpoints.yml"
    credentials.write_text("rest:\n", encoding="utf-8")
    store = {"type": "SQL", "dialect": "sqlite", "db": str(folder / "stock.db")}
    content = {"tracker_store": store, "action_endpoint": actions}
    endpoints.write_text(yaml.safe_dump(content), encoding="utf-8")
    command = [RASA, "run", "--enable-api", "--interface", "127.0.0.1", "--port", str(port)]
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
