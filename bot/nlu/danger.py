"""How likely a message tells of danger: a model on its sentence vectors, and the rules as evidence beside it.

Two steps, both logistic regressions. The first tells the four kinds apart by a vector. The second weighs what the
message looks like (a long one: its worst stretch), what the rules found and whether they only saw the subject
mentioned; it is fitted on examples that neither the encoder nor the first step has seen. The sentences of a message
were tried as well: they raised more false alarms than they found danger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.nlu.classifier import softmax, weights_of
from bot.safety import Decision, Kind

KINDS = (Kind.CRISIS, Kind.EMERGENCY, Kind.INFORMATIONAL, Kind.NONE)
STEPS = 80  # as right as when fully converged, in a third of the time
AGAIN = 20  # steps to take in the held-out examples, from what the others gave
CERTAIN = 1e-4  # probabilities are kept this far from 0 and 1, so that none speaks for all


@dataclass
class DangerModel:
    """A fitted model. `kinds`: shape (dimensions + 1, 4); `evidence`: shape (5,), the last being the intercept."""

    kinds: np.ndarray
    evidence: np.ndarray

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """Probabilities of the four `KINDS`, shape (len(vectors), 4)."""
        return softmax(vectors @ self.kinds[:-1] + self.kinds[-1])

    def danger(self, scores: np.ndarray, rules: Decision) -> float:
        """The probability (0 to 1) that a message tells of danger. `scores`: of the whole, then of its windows."""
        weighed = _evidence(scores, rules) @ self.evidence[:-1] + self.evidence[-1]
        return float(1 / (1 + np.exp(-weighed)))


def fit(
    vectors: np.ndarray, kinds: np.ndarray, inverse_regularisation: float, start: np.ndarray | None = None
) -> np.ndarray:
    """The first step's weights, shape (dimensions + 1, 4). `kinds`: indexes into `KINDS`; all four must occur.
    `start`: weights from most of these examples, to go on from."""
    steps = STEPS if start is None else AGAIN
    model = LogisticRegression(C=inverse_regularisation, max_iter=steps, tol=1e-3, warm_start=True)
    if start is not None:
        model.classes_, model.coef_, model.intercept_ = np.arange(len(KINDS)), start[:-1].T, start[-1]
    return weights_of(model.fit(vectors, kinds))


def fit_evidence(
    kind_weights: np.ndarray, unseen: Sequence[tuple[np.ndarray, Decision]], danger: np.ndarray
) -> DangerModel:
    """The whole model. `unseen`: of each message its vectors (the whole, then windows) and the rules' decision;
    `danger`: whether it is one, bool, shape (len(unseen),)."""
    model = DangerModel(kind_weights, np.zeros(5))
    rows = np.stack([_evidence(model.scores(vectors), rules) for vectors, rules in unseen])
    fitted = LogisticRegression(C=1.0, max_iter=300).fit(rows, danger)
    model.evidence = np.append(fitted.coef_[0], fitted.intercept_)
    return model


def worst(scores: np.ndarray) -> np.ndarray:
    """The row of `scores` with the most danger in it, shape (4,)."""
    return scores[scores[:, :2].sum(axis=1).argmax()]


def _evidence(scores: np.ndarray, rules: Decision) -> np.ndarray:
    row = worst(scores)
    return np.array(
        [
            _log_odds(row[:2].sum()),
            max(rules.scores.get("crisis", 0.0), rules.scores.get("emergency", 0.0)),
            rules.scores.get("informational", 0.0),
            _log_odds(row[2]),
        ]
    )


def _log_odds(share: np.ndarray) -> np.ndarray:
    kept = np.clip(share, CERTAIN, 1 - CERTAIN)
    return np.log(kept / (1 - kept))
