"""What it costs to know more topics and to have stored more messages."""

from __future__ import annotations

import json
import tarfile
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import func, insert, select, text

from benchmarks import QUESTIONS
from bot.nlu.classifier import Classifier
from bot.nlu.decide import Thresholds, decide
from bot.nlu.onnx_encoder import OnnxEncoder
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import Conversation, Message, new_id
from bot.training.train import fitting_model

MANY_TOPICS = 1000
REPEATS = 40
CONVERSATION = 10  # messages in each of the stored conversations
AT_ONCE = 20_000  # rows in one insert
STORE = text(
    "INSERT INTO message (conversation_id, text, kind, status, created_at) "
    "VALUES (:conversation, :words, 'visitor', 'answered', CURRENT_TIMESTAMP)"
)
DECIDING: dict[str, Any] = {
    "retrieval_intent": "faq",
    "out_of_scope": ["out_of_scope"],
    "ambiguous": ["ambiguous"],
    "offer": 3,
}


def topics() -> dict[str, Any]:
    """CPU milliseconds to understand a message (encoder, classifier, decision) with our topics and with a thousand.

    The additional ones are ours again, slightly moved: a thousand that differ would need a thousand writers, and the
    work is the same.
    """
    model = fitting_model()
    if model is None:
        raise RuntimeError("There is no model of the present data: run `make train`.")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(model) as archive:
        archive.extractall(folder)  # our own file
        classifier = Classifier.load(next(Path(folder).rglob("classifier.npz")).parent)
        name = json.loads(next(Path(folder).rglob("*SentenceEncoder*/encoder.json")).read_text())["name"]
    encoder = OnnxEncoder(ROOT / "models/encoder" / name)
    ours = sum(str(label).startswith("faq/") for label in classifier.labels)
    found = {
        ours: _milliseconds(encoder, classifier),
        MANY_TOPICS: _milliseconds(encoder, _widened(classifier, MANY_TOPICS - ours)),
    }
    return {"cpu ms by topics": found, "ratio": round(found[MANY_TOPICS] / found[ours], 2)}


def _milliseconds(encoder: OnnxEncoder, classifier: Classifier) -> float:
    times = []
    for number in range(REPEATS * len(QUESTIONS)):
        question = QUESTIONS[number % len(QUESTIONS)]
        began = time.process_time()
        row = classifier.probabilities([question], encoder.encode([question]))[0]
        decide(row, classifier.labels, Thresholds(), DECIDING)
        times.append(time.process_time() - began)
    return round(float(np.median(times)) * 1000, 2)


def _widened(known: Classifier, more: int) -> Classifier:
    """`known` with `more` topics, each a moved copy of one of its own."""
    random = np.random.default_rng(0)
    taken = random.choice(np.flatnonzero(np.char.startswith(known.labels.astype(str), "faq/")), more)

    def moved(values: np.ndarray) -> np.ndarray:
        return (values + random.normal(0, 0.01, values.shape)).astype(np.float32)

    examples = [known.examples[known.starts[label] : known.starts[label + 1]] for label in taken]
    vectors = [each / np.linalg.norm(each, axis=1, keepdims=True) for each in map(moved, examples)]
    sizes = np.cumsum([len(each) for each in examples])
    return replace(
        known,
        labels=np.concatenate([known.labels, [f"faq/more_{number}" for number in range(more)]]),
        meaning=np.hstack([known.meaning, moved(known.meaning[:, taken])]),
        surface=np.hstack([known.surface, known.surface[:, taken]]),
        examples=np.vstack([known.examples, *vectors]),
        starts=np.concatenate([known.starts, known.starts[-1] + sizes]),
        silent=np.concatenate([known.silent, known.silent[taken]]),
    )


def conversations(database: Database, most: int, measure: Callable[[], float]) -> dict[int, float]:
    """`measure()` with 1,000, 10,000 ... `most` messages stored, by their number."""
    found, number = {}, 1000
    while number <= most:
        fill(database, number)
        found[number] = measure()
        number *= 10
    return found


def fill(database: Database, messages: int) -> None:
    """Store conversations until there are this many messages: the same words each time, so encrypted only once."""
    with database.reading() as session:
        missing = messages - int(session.scalar(select(func.count()).select_from(Message)) or 0)
    words = database.cipher.encrypt("Does insurance cover it?")
    for start in range(0, missing, AT_ONCE):
        count = min(AT_ONCE, missing - start)
        ids = [new_id() for _ in range(-(-count // CONVERSATION))]
        with database.session() as session:
            session.connection().execute(
                insert(Conversation.__table__), [{"id": each, "channel": "web"} for each in ids]
            )
            rows = [{"conversation": ids[at // CONVERSATION], "words": words} for at in range(count)]
            session.connection().execute(STORE, rows)
