"""How likely a message tells of danger: a model on its sentence vectors, and the rules as evidence beside it.

Three logistic regressions. The first tells the four kinds apart by a vector, the second tells danger by the words. The
third weighs what the message looks like (a long one: its worst stretch), its words, what the rules found and whether
they only saw the subject mentioned; it is fitted on examples that neither the encoder nor the others have seen. The
sentences of a message were tried as well: they raised more false alarms than they found danger.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.nlu.classifier import softmax, weights_of
from bot.nlu.ngrams import WORDS, Ngrams
from bot.safety import Decision, Kind

KINDS = (Kind.CRISIS, Kind.EMERGENCY, Kind.INFORMATIONAL, Kind.NONE)
# Solvers that go on until they are there, in few steps. Stopped on the way (80 steps of L-BFGS), one ordinary question
# more among 44,000 moved the log-odds of all others by 0.03 (the words' by 0.12): a message or two across the alarm.
STEPS, NEAR = 50, 1e-2  # at most, and the largest gradient that is left: moved by 0.0004
WORDING_C = 10.0  # inverse regularisation of the words' model
CERTAIN = 1e-4  # probabilities are kept this far from 0 and 1, so that none speaks for all


@dataclass
class DangerModel:
    """A fitted model. `kinds`: shape (dimensions + 1, 4); `wording`: shape (n-grams + 1, 1); `evidence`: shape (6,);
    the last row of each being the intercepts."""

    kinds: np.ndarray
    wording: np.ndarray
    ngrams: Ngrams
    evidence: np.ndarray

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """Probabilities of the four `KINDS`, shape (len(vectors), 4)."""
        return softmax(vectors @ self.kinds[:-1] + self.kinds[-1])

    def danger(self, text: str, scores: np.ndarray, rules: Decision) -> float:
        """The probability (0 to 1) that a message tells of danger. `scores`: of the whole, then of its windows."""
        weighed = self.found(text, scores, rules) @ self.evidence[:-1] + self.evidence[-1]
        return float(1 / (1 + np.exp(-weighed)))

    def found(self, text: str, scores: np.ndarray, rules: Decision) -> np.ndarray:
        """What is weighed, shape (5,)."""
        row = worst(scores)
        return np.array(
            [
                _log_odds(row[:2].sum()),
                max(rules.scores.get("crisis", 0.0), rules.scores.get("emergency", 0.0)),
                rules.scores.get("informational", 0.0),
                _log_odds(row[2]),
                float(self.ngrams.scores(text, self.wording)[0] + self.wording[-1, 0]),
            ]
        )

    def save(self, folder: Path) -> dict[str, Any]:
        """Write the words' model, and return the rest, for JSON."""
        np.savez_compressed(folder / "wording.npz", wording=self.wording.astype(np.float16), **self.ngrams.arrays())
        (folder / "wording.json").write_text(json.dumps(self.ngrams.content()), encoding="utf-8")
        return {"kinds": self.kinds.tolist(), "evidence": self.evidence.tolist()}

    @classmethod
    def load(cls, folder: Path, content: Mapping[str, Any]) -> DangerModel:
        """Read what `save` wrote and returned."""
        terms = json.loads((folder / "wording.json").read_text(encoding="utf-8"))
        with np.load(folder / "wording.npz", allow_pickle=False) as arrays:
            ngrams = Ngrams.load(terms, arrays, WORDS)
            wording = arrays["wording"].astype(np.float32)
        return cls(np.array(content["kinds"], np.float32), wording, ngrams, np.array(content["evidence"]))


@dataclass
class Unseen:
    """Examples that no model has seen. `vectors`: of each, the whole's, then its windows'; `rules`: their decisions;
    `danger`: whether they are, bool, shape (len(texts),)."""

    texts: Sequence[str]
    vectors: Sequence[np.ndarray]
    rules: Sequence[Decision]
    danger: np.ndarray


def fit(
    vectors: np.ndarray, kinds: np.ndarray, inverse_regularisation: float, start: np.ndarray | None = None
) -> np.ndarray:
    """The first step's weights, shape (dimensions + 1, 4). `kinds`: indexes into `KINDS`; all four must occur.
    `start`: weights from most of these examples, to go on from."""
    model = LogisticRegression(
        C=inverse_regularisation, solver="newton-cg", max_iter=STEPS, tol=NEAR, warm_start=start is not None
    )
    if start is not None:
        model.classes_, model.coef_, model.intercept_ = np.arange(len(KINDS)), start[:-1].T, start[-1]
    return weights_of(model.fit(vectors, kinds))


def fit_wording(texts: Sequence[str], danger: np.ndarray) -> tuple[Ngrams, np.ndarray]:
    """The second step: n-grams of words, and their weights, shape (n-grams + 1, 1). `danger`: bool, shape (texts,)."""
    ngrams, weights = Ngrams.fit(texts, WORDS)
    return ngrams, weights_of(LogisticRegression(C=WORDING_C, solver="liblinear").fit(weights, danger))


def fit_evidence(
    kinds: np.ndarray, wording: tuple[Ngrams, np.ndarray], unseen: Unseen
) -> tuple[DangerModel, np.ndarray]:
    """The third step: the whole model, from what `fit` and `fit_wording` gave, and the unseen's probabilities."""
    model = DangerModel(kinds, wording[1], wording[0], np.zeros(6))
    scores = [model.scores(vectors) for vectors in unseen.vectors]
    rows = np.stack([model.found(*message) for message in zip(unseen.texts, scores, unseen.rules)])
    fitted = LogisticRegression(C=1.0, max_iter=300).fit(rows, unseen.danger)
    model.evidence = np.append(fitted.coef_[0], fitted.intercept_)
    return model, fitted.predict_proba(rows)[:, 1]


def worst(scores: np.ndarray) -> np.ndarray:
    """The row of `scores` with the most danger in it, shape (4,)."""
    return scores[scores[:, :2].sum(axis=1).argmax()]


def _log_odds(share: np.ndarray) -> np.ndarray:
    kept = np.clip(share, CERTAIN, 1 - CERTAIN)
    return np.log(kept / (1 - kept))
