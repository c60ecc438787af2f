"""Which label a text has, with calibrated probabilities: four views of it, weighed against each other.

1. meaning: logistic regression on the sentence vector;
2. surface: a linear SVM on TF-IDF of words and letters, which knows drug names, insurers and typos;
3. nearest: how like the text is to the most alike examples of a label;
4. mean: how like it is to the middle of the label's examples.

Their scores are added with one weight each, and one for saying nothing (out of scope, ambiguous): a log-linear pool
(Hinton, 2002), fitted on examples that neither the encoder nor the four have seen, which also tempers it (Guo et al.,
ICML 2017). A label that has been taught with few examples is then raised by how few they are (after Menon et al.,
"Long-tail learning via logit adjustment", ICLR 2021): the others' hundreds say how often they were written about, not
how often visitors ask. docs/answers.md compares the alternatives.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.nlu.ngrams import LETTERS, WORDS, Ngrams

MEANING_C = 20.0  # inverse regularisation of the vectors' model
MEANING_START = 30.0  # it starts from the labels' middles times this
MEANING_STEPS = 30  # as right as when fully converged; with 15, a new topic of six questions is last among all labels
MEANING_AGAIN = 15  # and steps to take in the held-out examples afterwards
SURFACE_C = 1.0  # and of the n-grams' model
SURFACE_STEPS = 5
SHORTLIST = 6  # labels that the first two views leave in the running: as right as ten, and half a millisecond less
NEAREST = 3  # examples of a label that count as the most alike ones; of fewer than `OF` for each, fewer
OF = 8
FEW = 40  # examples, below which a label is raised
FEWEST = 5  # what the console asks for; with less a label is raised no further
RAISED = 1.5  # times the logarithm of how many times fewer; more draws in what is out of scope
START = (0.8, 2.0, 10.0, -3.0, 0.0)  # weights before fitting; used as they stand where there is too little to fit on
RULED_OUT = -30.0
ENOUGH = 50  # held-out examples, to fit the weights on


@dataclass
class Classifier:
    """A fitted classifier.

    `labels`: shape (classes,), sorted. `meaning`, `surface`: weights of shape (features + 1, classes), the last
    row being the intercepts. `examples`: unit vectors, shape (examples, dimensions), those of a label side by side from
    `starts[label]` to `starts[label + 1]`. `silent`: 1.0 for labels that mean to say nothing. `weights`: of meaning,
    surface, nearest, mean, silence.
    """

    labels: np.ndarray
    meaning: np.ndarray
    surface: np.ndarray
    ngrams: Ngrams
    examples: np.ndarray
    starts: np.ndarray
    silent: np.ndarray
    weights: np.ndarray

    def __post_init__(self) -> None:
        sums = np.add.reduceat(self.examples, self.starts[:-1], axis=0)
        self.means = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        self.raised = RAISED * np.log(FEW / np.clip(np.diff(self.starts), FEWEST, FEW))

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Calibrated probabilities, shape (len(texts), classes)."""
        return self.calibrated(self.views(texts, vectors))

    def calibrated(self, views: np.ndarray) -> np.ndarray:
        """The probabilities by what `views` gave."""
        return softmax(self._pool(views, self.weights) + self.raised)

    def views(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """The four views' scores and silence's, shape (5, len(texts), classes), and who is ruled out, as the last."""
        meaning = vectors @ self.meaning[:-1] + self.meaning[-1]
        surface = np.stack([self.ngrams.scores(text, self.surface) for text in texts]) + self.surface[-1]
        mean = vectors @ self.means.T
        first = START[0] * meaning + START[1] * surface
        nearest, ruled_out = mean.copy(), np.full_like(mean, RULED_OUT)
        for row, vector in enumerate(vectors):
            for label in np.argpartition(-first[row], min(SHORTLIST, len(self.labels) - 1))[:SHORTLIST]:
                alike = np.sort(self.examples[self.starts[label] : self.starts[label + 1]] @ vector)
                nearest[row, label] = alike[-min(NEAREST, max(1, len(alike) // OF)) :].mean()
                ruled_out[row, label] = 0.0
        return np.stack([meaning, surface, nearest, mean, np.broadcast_to(self.silent, mean.shape), ruled_out])

    def fit_weights(self, views: np.ndarray, target: np.ndarray) -> np.ndarray:
        """The weights with the least negative log-likelihood of `target`, shape (texts,), under `views`.

        No label is raised here: the weights would be made larger to press it down again, and those of all with it.
        """
        rows = np.arange(len(target))

        def loss(weights: np.ndarray) -> float:
            scores = self._pool(views, weights)
            shifted = scores - scores.max(axis=1, keepdims=True)
            own = shifted[rows, target] - np.log(np.exp(shifted).sum(axis=1))
            return float(-np.maximum(own, -8.0).mean())  # a wrong label among the examples shall not rule the rest

        return minimize(loss, START, method="Powell", options={"maxiter": 20, "ftol": 1e-4}).x

    @staticmethod
    def _pool(views: np.ndarray, weights: np.ndarray) -> np.ndarray:
        return np.tensordot(weights, views[:-1], axes=1) + views[-1]

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON: loading a model never runs code, as unpickling would."""
        np.savez_compressed(
            folder / "classifier.npz",
            meaning=self.meaning.astype(np.float32),
            surface=self.surface.astype(np.float16),  # margins differ by hundredths; halves the archive
            examples=self.examples.astype(np.float16),
            starts=self.starts,
            silent=self.silent,
            weights=self.weights,
            **self.ngrams.arrays(),
        )
        content = {
            "labels": self.labels.tolist(),
            "terms": self.ngrams.content(),
        }
        (folder / "classifier.json").write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Classifier:
        """Read what `save` wrote."""
        content = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            return cls(
                np.array(content["labels"]),
                arrays["meaning"],
                arrays["surface"].astype(np.float32),
                Ngrams.load(content["terms"], arrays, WORDS, LETTERS),
                arrays["examples"].astype(np.float32),
                arrays["starts"],
                arrays["silent"],
                arrays["weights"],
            )


def fit(
    texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str], held_out: np.ndarray, silent: Sequence[str] = ()
) -> tuple[Classifier, np.ndarray | None]:
    """Fit on all examples, the n-grams' model on those not `held_out` (bool a text), where the weights are fitted.
    `silent`: labels, see above.

    Returns the classifier, and the calibrated probabilities of the held-out texts by a classifier that has not seen
    them, shape (held out, classes); None where there are too few to choose by.

    Raises:
        ValueError: fewer than three labels.
    """
    names = np.array(sorted(set(labels)))
    if len(names) < 3:
        raise ValueError("The classifier needs at least three labels; add examples of another intent.")
    target = np.searchsorted(names, labels)
    quiet = np.isin(names, silent).astype(np.float32)
    ngrams, counts = Ngrams.fit(texts, WORDS, LETTERS)

    kept = np.flatnonzero(~held_out)
    calibrated = held_out.sum() >= ENOUGH and len(set(target[kept])) == len(names)
    if not calibrated:
        kept = np.arange(len(texts))
    meaning = _meaning(vectors[kept], target[kept])
    surface = _fit_both(meaning, vectors[kept], counts[kept], target[kept])

    def knowing(which: np.ndarray) -> Classifier:
        order = which[np.argsort(target[which], kind="stable")]
        starts = np.searchsorted(target[order], np.arange(len(names) + 1))
        weights = np.array(START)
        return Classifier(names, weights_of(meaning), surface, ngrams, vectors[order], starts, quiet, weights)

    trial = knowing(kept)
    if not calibrated:
        return trial, None
    views = trial.views([text for text, out in zip(texts, held_out) if out], vectors[held_out])
    trial.weights = trial.fit_weights(views, target[held_out])
    meaning.max_iter = MEANING_AGAIN
    meaning.fit(vectors, target)
    whole = knowing(np.arange(len(texts)))
    whole.weights = trial.weights
    return whole, trial.calibrated(views)


def without_few(held_out: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """`held_out` (bool an example) without those of labels that have few: they need each to learn from. Where all
    labels have few, there is nothing else to fit the weights on, and it stays as it is."""
    _, place, counts = np.unique(labels, return_inverse=True, return_counts=True)
    rest = held_out & (counts[place] >= FEW)
    return rest if rest.sum() >= ENOUGH else held_out


def _fit_both(meaning: LogisticRegression, vectors: np.ndarray, counts: csr_matrix, target: np.ndarray) -> np.ndarray:
    """Fit both linear models at once: neither needs the interpreter while it fits. Returns the n-grams' weights."""
    with ThreadPoolExecutor(1) as pool:
        fitting = pool.submit(meaning.fit, vectors, target)
        surface = LinearSVC(C=SURFACE_C, max_iter=SURFACE_STEPS, random_state=0).fit(counts, target)
        fitting.result()
    return weights_of(surface)


def _meaning(vectors: np.ndarray, target: np.ndarray) -> LogisticRegression:
    """The vectors' model, about to be fitted from where each label's examples lie rather than from nothing."""
    model = LogisticRegression(C=MEANING_C, max_iter=MEANING_STEPS, tol=1e-3, warm_start=True)
    model.classes_ = np.unique(target)
    means = np.stack([vectors[target == label].mean(axis=0) for label in model.classes_])
    model.coef_ = MEANING_START * (means - means.mean(axis=0))
    model.intercept_ = np.zeros(len(means))
    return model


def weights_of(model: Any) -> np.ndarray:
    """A fitted linear model's weights, shape (features + 1, classes), the last row being the intercepts."""
    return np.vstack([model.coef_.T, model.intercept_]).astype(np.float32)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Rows of scores to rows of probabilities."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
