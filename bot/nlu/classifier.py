"""Which label a text has, with calibrated probabilities: sentence vectors beside word and letter n-grams.

Two linear models: logistic regression on the sentence vector knows the meaning; a linear SVM on TF-IDF of words and
letters knows drug names, insurers and typos. Their probabilities are mixed, and the mix is tempered on examples that
neither the encoder nor the mix has seen (Guo et al., ICML 2017). docs/answers.md compares the alternatives.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

MEANING_C = 5.0  # inverse regularisation of the vectors' model
SURFACE_C = 0.3  # and of the n-grams' model
MARGIN = 6.0  # an SVM's margins are no log-odds; this spreads them like the other model's
SURFACE_SHARES = (0.2, 0.3, 0.4, 0.5)
TEMPERATURES = np.geomspace(0.3, 3.0, 25)


@dataclass
class Classifier:
    """A fitted classifier.

    `labels`: shape (classes,), sorted. `meaning`, `surface`: weights of shape (features + 1, classes), the last
    row being the intercepts.
    """

    labels: np.ndarray
    meaning: np.ndarray
    surface: np.ndarray
    ngrams: list[TfidfVectorizer]
    surface_share: float = 0.3
    temperature: float = 1.0

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Calibrated probabilities, shape (len(texts), classes)."""
        meaning, surface = self.both(texts, vectors)
        return mix(meaning, surface, self.surface_share, self.temperature)

    def both(self, texts: Sequence[str], vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The two models' own probabilities."""
        meaning = vectors @ self.meaning[:-1] + self.meaning[-1]
        lowered = [text.lower() for text in texts]
        counts = hstack([vectorizer.transform(lowered) for vectorizer in self.ngrams], format="csr")
        surface = np.stack([_row_scores(counts, row, self.surface) for row in range(len(lowered))])
        return softmax(meaning), softmax(MARGIN * (surface + self.surface[-1]))

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON: loading a model never runs code, as unpickling would."""
        np.savez_compressed(
            folder / "classifier.npz",
            meaning=self.meaning.astype(np.float32),
            surface=self.surface.astype(np.float16),  # margins differ by hundredths; halves the archive
            **{f"idf{index}": vectorizer.idf_ for index, vectorizer in enumerate(self.ngrams)},
        )
        content = {
            "labels": self.labels.tolist(),
            "surface_share": self.surface_share,
            "temperature": self.temperature,
            "terms": [vectorizer.get_feature_names_out().tolist() for vectorizer in self.ngrams],
        }
        (folder / "classifier.json").write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Classifier:
        """Read what `save` wrote."""
        content = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            vectorizers = _vectorizers()
            for index, (vectorizer, terms) in enumerate(zip(vectorizers, content["terms"])):
                vectorizer.vocabulary_ = {term: column for column, term in enumerate(terms)}
                vectorizer.idf_ = arrays[f"idf{index}"]
            return cls(
                np.array(content["labels"]),
                arrays["meaning"],
                arrays["surface"].astype(np.float32),
                vectorizers,
                content["surface_share"],
                content["temperature"],
            )


def fit(
    texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str], held_out: np.ndarray
) -> tuple[Classifier, np.ndarray | None]:
    """Fit on all examples; the mix and the temperature are chosen where `held_out` (bool a text) is true.

    Returns the classifier, and the calibrated probabilities of the held-out texts by a classifier that has not seen
    them, shape (held out, classes); None where there are too few to choose by.

    Raises:
        ValueError: fewer than three labels.
    """
    names = np.array(sorted(set(labels)))
    if len(names) < 3:
        raise ValueError("The classifier needs at least three labels; add examples of another intent.")
    target = np.searchsorted(names, labels)
    meaning = LogisticRegression(C=MEANING_C, max_iter=200, warm_start=True)  # the second fit goes on from the first
    if held_out.sum() < 50 or len(set(target[~held_out])) < len(names):
        return _fit(texts, vectors, target, names, meaning), None
    kept = np.flatnonzero(~held_out)
    trial = _fit([texts[at] for at in kept], vectors[kept], target[kept], names, meaning)
    unseen = trial.both([text for text, out in zip(texts, held_out) if out], vectors[held_out])
    share, temperature = _calibrate(*unseen, target[held_out])
    fitted = _fit(texts, vectors, target, names, meaning)
    fitted.surface_share, fitted.temperature = share, temperature
    return fitted, mix(*unseen, share, temperature)


def _fit(
    texts: Sequence[str], vectors: np.ndarray, target: np.ndarray, names: np.ndarray, meaning: LogisticRegression
) -> Classifier:
    """Both models at once: neither needs the interpreter while it fits."""
    with ThreadPoolExecutor(2) as pool:
        fitting = pool.submit(meaning.fit, vectors, target)
        ngrams = _vectorizers()
        lowered = [text.lower() for text in texts]
        counts = hstack([vectorizer.fit_transform(lowered) for vectorizer in ngrams], format="csr")
        surface = LinearSVC(C=SURFACE_C, tol=1e-2, random_state=0).fit(counts, target)
        fitting.result()
    return Classifier(names, weights_of(meaning), weights_of(surface), ngrams)


def _vectorizers() -> list[TfidfVectorizer]:
    return [
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True, dtype=np.float32),
    ]


def weights_of(model: Any) -> np.ndarray:
    """A fitted linear model's weights, shape (features + 1, classes), the last row being the intercepts."""
    return np.vstack([model.coef_.T, model.intercept_]).astype(np.float32)


def _row_scores(counts: csr_matrix, row: int, weights: np.ndarray) -> np.ndarray:
    """Only the rows of the few terms that the text has: a thousand topics cost hardly more than ninety."""
    start, end = counts.indptr[row], counts.indptr[row + 1]
    return counts.data[start:end] @ weights[counts.indices[start:end]]


def _calibrate(meaning: np.ndarray, surface: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """The mix and temperature with the least negative log-likelihood."""
    rows = np.arange(len(target))

    def loss(option: tuple[float, float]) -> float:
        return float(-np.log(mix(meaning, surface, *option)[rows, target] + 1e-9).mean())

    return min(((share, float(heat)) for share in SURFACE_SHARES for heat in TEMPERATURES), key=loss)


def mix(meaning: np.ndarray, surface: np.ndarray, share: float, temperature: float) -> np.ndarray:
    """The two models' probabilities mixed and tempered."""
    return softmax(np.log((1 - share) * meaning + share * surface + 1e-9) / temperature)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Rows of scores to rows of probabilities."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
