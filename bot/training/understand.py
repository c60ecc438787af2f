"""What the trained model makes of texts, without a server: for `clinicbot parse` and for evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.knowledge import archives
from bot.knowledge.understood import Understood
from bot.settings import ROOT
from bot.training.loaded import LoadedModel
from bot.training.train import NoModel


def understand(texts: Iterable[str]) -> list[dict[str, Any]]:
    """One dict a text, by the newest model: kind, topics, confidence (0 to 1), offered, and `support_line` where that
    is said as well.

    Raises:
        NoModel: there is no trained model.
    """
    return [summary(parsed) for parsed in parse(texts)]


def parse(texts: Iterable[str], model: Path | None = None) -> Iterator[dict[str, Any]]:
    """Rasa's whole parse output of each text, by the newest model unless another is given.

    Raises:
        NoModel: there is no trained model.
    """
    model_in_use = LoadedModel(model or newest())
    try:
        yield from model_in_use.parse(texts)
    finally:
        model_in_use.close()


def newest() -> Path:
    """The newest model in `models/`.

    Raises:
        NoModel: there is no trained model.
    """
    model = archives.newest(ROOT / archives.MODELS)
    if model is None:
        raise NoModel("There is no trained model in models/. Run `make train`.")
    return model


def summary(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """The decision in the words of the command line's contract."""
    got = Understood.of(parsed)
    found = {
        "kind": got.kind,
        "topics": got.topics,
        "confidence": round(got.confidence, 4),
        "offered": got.offered,
    }
    return {**found, "support_line": True} if got.support_line else found
