"""What the trained model makes of texts, without a server: for `clinicbot parse` and for evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.nlu.decide import CLARIFY, FALLBACK
from bot.safety.decision import DANGER
from bot.settings import ROOT
from bot.training.loaded import LoadedModel
from bot.training.quiet import quiet
from bot.training.train import NoModel

# Details told unasked ("inform") begin the contact form (actions/offers.py).
KINDS = {"contact": "contact", "inform": "contact", "smalltalk": "smalltalk", CLARIFY: "clarify", FALLBACK: "fallback"}


def understand(texts: Iterable[str], model: Path | None = None) -> list[dict[str, Any]]:
    """One dict a text: kind, topics, confidence, offered, and `support_line` where that is said as well."""
    return [summary(parsed) for parsed in parse(texts, model)]


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
    quiet()
    from rasa.model import get_latest_model

    path = get_latest_model(str(ROOT / "models"))
    if path is None:
        raise NoModel("There is no trained model in models/. Run `make train`.")
    return Path(path)


def summary(parsed: dict[str, Any]) -> dict[str, Any]:
    """The decision in the words of the command line's contract."""
    decision, safety = parsed["decision"], parsed["safety"]
    intent = parsed["intent"]["name"]
    interrupted = safety["kind"] in DANGER
    if interrupted:
        kind = safety["kind"]
    elif decision["kind"] == "answer":
        kind = "answer"
    else:
        kind = KINDS.get(intent, "smalltalk")
    found = {
        "kind": kind,
        "topics": [topic.split("/", 1)[1] for topic in decision["topics"]] if kind == "answer" else [],
        "confidence": round(float(decision["confidence"]), 4),
        "offered": [topic.split("/", 1)[1] for topic in decision["offered"]] if kind == "clarify" else [],
    }
    return {**found, "support_line": True} if safety["kind"] == "informational" else found
