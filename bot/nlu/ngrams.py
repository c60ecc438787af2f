"""What a text is made of, word by word or letter by letter, weighed by TF-IDF: beside its meaning, which a sentence
vector holds, the drug names, the typos and the turns of phrase that a vector blurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.onnx_encoder import clean

WORDS: dict[str, Any] = {"ngram_range": (1, 2)}
LETTERS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (3, 4)}


class Ngrams:
    """Fitted n-grams of each of some kinds (`WORDS`, `LETTERS`), as the columns of one matrix."""

    def __init__(self, vectorizers: Sequence[TfidfVectorizer]) -> None:
        self._vectorizers = vectorizers
        self._terms = [_Terms(vectorizer) for vectorizer in vectorizers]

    @classmethod
    def fit(cls, texts: Sequence[str], *kinds: dict[str, Any]) -> tuple[Ngrams, csr_matrix]:
        """Learn the n-grams that at least two of `texts` have; with the texts' weights, shape (texts, n-grams)."""
        vectorizers = [_vectorizer(kind) for kind in kinds]
        lowered = [clean(text).lower() for text in texts]
        weights = hstack([vectorizer.fit_transform(lowered) for vectorizer in vectorizers], format="csr")
        return cls(vectorizers), weights

    def scores(self, text: str, weights: np.ndarray) -> np.ndarray:
        """The text's n-grams times a linear model's `weights`, shape (n-grams or more, classes); shape (classes,).

        Only the rows of the few terms that the text has: a thousand topics cost hardly more than ninety.
        """
        lowered = clean(text).lower()
        scores, first = np.zeros(weights.shape[1]), 0
        for terms in self._terms:
            columns, weighed = terms.weigh(lowered)
            scores += weighed.astype(np.float32) @ weights[first + columns]  # else all rows become float64 first
            first += len(terms)
        return scores

    def content(self) -> list[list[str]]:
        """The n-grams of each kind, in the order of their columns; for JSON."""
        return [vectorizer.get_feature_names_out().tolist() for vectorizer in self._vectorizers]

    def arrays(self) -> dict[str, np.ndarray]:
        """How rare each is, an array a kind, for `numpy.savez`."""
        return {f"idf{index}": vectorizer.idf_ for index, vectorizer in enumerate(self._vectorizers)}

    @classmethod
    def load(cls, content: Sequence[Sequence[str]], arrays: Mapping[str, np.ndarray], *kinds: dict[str, Any]) -> Ngrams:
        """From what `content` and `arrays` gave, of the same kinds."""
        vectorizers = [_vectorizer(kind) for kind in kinds]
        for index, (vectorizer, terms) in enumerate(zip(vectorizers, content)):
            vectorizer.vocabulary_ = {term: column for column, term in enumerate(terms)}
            vectorizer.idf_ = arrays[f"idf{index}"]
        return cls(vectorizers)


def _vectorizer(kind: dict[str, Any]) -> TfidfVectorizer:
    return TfidfVectorizer(min_df=2, sublinear_tf=True, dtype=np.float32, **kind)


class _Terms:
    """What a fitted TfidfVectorizer makes of one text. Its own `transform` is made for thousands: for one, checks and
    sparse matrices take longer than the work."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._split = vectorizer.build_analyzer()
        self._columns: dict[str, int] = vectorizer.vocabulary_
        self._idf = vectorizer.idf_

    def __len__(self) -> int:
        return len(self._columns)

    def weigh(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The columns of the terms that the text has, ascending, and their weights."""
        known = Counter(column for term in self._split(text) if (column := self._columns.get(term)) is not None)
        columns = np.array(sorted(known), np.intp)
        counts = np.array([known[column] for column in columns], np.float32)
        weights = (1 + np.log(counts)) * self._idf[columns]
        return columns, weights / (np.linalg.norm(weights) or 1.0)
