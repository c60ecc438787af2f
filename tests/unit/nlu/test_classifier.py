"""The classifier learns, says how sure it is, and comes back from disk as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.classifier import Classifier, fit
from bot.nlu.folds import held_out

WORDS = {
    "faq/cost": "price money dollars expensive fee",
    "faq/food": "eat drink breakfast food meal",
    "contact": "call phone ring book reach",
}


def data(count: int = 120) -> tuple[list[str], np.ndarray, list[str]]:
    random = np.random.default_rng(1)
    texts, labels, vectors = [], [], []
    for at in range(count):
        label = list(WORDS)[at % len(WORDS)]
        texts.append(" ".join(random.choice(WORDS[label].split(), 3)) + f" {at}")
        labels.append(label)
        vectors.append(random.normal(0, 0.4, 8) + np.eye(8)[list(WORDS).index(label)])
    return texts, np.array(vectors, np.float32), labels


def test_it_learns_and_its_shares_add_up_to_one() -> None:
    texts, vectors, labels = data()
    found, _ = fit(texts, vectors, labels, np.zeros(len(texts), bool))
    rows = found.probabilities(texts, vectors)
    assert (found.labels[rows.argmax(axis=1)] == np.array(labels)).mean() > 0.95
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)


def test_it_tells_how_sure_it_is_on_what_it_has_not_seen() -> None:
    texts, vectors, labels = data(300)
    out = np.arange(300) % 4 == 0
    _, unseen = fit(texts, vectors, labels, out)
    assert unseen is not None and unseen.shape == (75, 3)


def test_it_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    texts, vectors, labels = data()
    found, _ = fit(texts, vectors, labels, np.zeros(len(texts), bool))
    found.save(tmp_path)
    again = Classifier.load(tmp_path)
    assert np.allclose(found.probabilities(texts, vectors), again.probabilities(texts, vectors), atol=0.01)


def test_two_labels_are_refused_with_what_to_do() -> None:
    texts, vectors, labels = data(8)
    with pytest.raises(ValueError, match="add examples"):
        fit(texts, vectors, ["a", "b"] * 4, np.zeros(len(texts), bool))


def test_what_is_held_out_is_decided_by_the_text_alone() -> None:
    texts = [f"question {number}" for number in range(2000)]
    assert [held_out(text) for text in texts] == [held_out(text) for text in texts]
    assert 0.07 < np.mean([held_out(text) for text in texts]) < 0.13
