"""What it costs to know more topics and to have stored more messages."""

from __future__ import annotations

import tarfile
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import func, select, text

from benchmarks import QUESTIONS, say, trained
from bot.nlu.classifier import Classifier
from bot.nlu.decide import Thresholds, decide
from bot.nlu.onnx_encoder import OnnxEncoder
from bot.storage import Database
from bot.storage.tables import Message

MANY_TOPICS = 1000
REPEATS = 40
CONVERSATION = 10  # messages in each of the stored conversations
AT_ONCE = 50_000  # rows of one transaction: whoever else writes meanwhile waits less than a second
# Made by the database itself. Both: rows `first` to `last` of the `started`-th message's filling.
NUMBERS = "WITH RECURSIVE row(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM row WHERE n < :last)"
CONVERSATIONS = text(
    "INSERT INTO conversation (id, channel, created_at, last_seen_at) "
    f"{NUMBERS} SELECT printf('%08x%024x', :started, n), 'web', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM row"
)
MESSAGES = text(
    "INSERT INTO message (conversation_id, text, kind, status, created_at) "
    f"{NUMBERS} SELECT printf('%08x%024x', :started, n / {CONVERSATION}), :words, 'visitor', 'answered', "
    "CURRENT_TIMESTAMP FROM row"
)
DECIDING: dict[str, Any] = {
    "retrieval_intent": "faq",
    "out_of_scope": ["out_of_scope"],
    "ambiguous": ["ambiguous"],
    "offer": 3,
}


def topics() -> dict[int, float]:
    """CPU milliseconds to understand a message (encoder, classifier, decision) with our topics and with a thousand.

    The additional ones are ours again, slightly moved: a thousand that differ would need a thousand writers, and the
    work is the same.
    """
    model = trained.newest()
    with tempfile.TemporaryDirectory() as folder, tarfile.open(model) as archive:
        archive.extractall(folder)  # our own file
        classifier = Classifier.load(next(Path(folder).rglob("classifier.npz")).parent)
    encoder = trained.encoder(model)
    ours = sum(str(label).startswith("faq/") for label in classifier.labels)
    return {
        ours: _milliseconds(encoder, classifier),
        MANY_TOPICS: _milliseconds(encoder, _widened(classifier, MANY_TOPICS - ours)),
    }


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
        say(f"          {number:,} stored messages")
        fill(database, number)
        found[number] = measure()
        number *= 10
    return found


def fill(database: Database, messages: int) -> None:
    """Store conversations in SQLite until there are this many messages: all with the same words, encrypted once."""
    with database.reading() as session:
        started = int(session.scalar(select(func.count()).select_from(Message)) or 0)
    words = database.cipher.encrypt("Does insurance cover it?")
    for first in range(0, messages - started, AT_ONCE):
        last = min(first + AT_ONCE, messages - started) - 1
        with database.session() as session:
            chats = {"first": first // CONVERSATION, "last": last // CONVERSATION, "started": started}
            session.execute(CONVERSATIONS, chats)
            session.execute(MESSAGES, {"first": first, "last": last, "started": started, "words": words})
