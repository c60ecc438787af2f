"""The trained model of the present data, and what is known of it without loading it."""

from __future__ import annotations

import time
from datetime import datetime, timezone
from pathlib import Path

from benchmarks.memory import MEGABYTE
from bot.knowledge import archives
from bot.nlu.onnx_encoder import OnnxEncoder


def newest() -> Path:
    """The model's archive.

    Raises:
        RuntimeError: there is none of the present data.
    """
    model = archives.fitting()
    if model is None:
        raise RuntimeError("There is no model of the present data: run `make train`.")
    return model


def encoder(model: Path) -> OnnxEncoder:
    """The sentence encoder that the model names."""
    return OnnxEncoder(encoder_folder(model))


def encoder_folder(model: Path) -> Path:
    """Where it lies."""
    folder = archives.encoder(model)
    assert folder is not None  # the model fits
    return folder


def megabytes(model: Path) -> float:
    """Of the archive."""
    return round(model.stat().st_size / MEGABYTE, 1)


def first_training(model: Path) -> float | None:
    """Seconds of the training that made this model, if it fitted its encoder too, in this tree.

    None where nobody can tell: the encoder was known already, or model and encoder were copied from elsewhere.
    """
    began = time.mktime(time.strptime("-".join(model.name.split(".")[0].split("-")[-2:]), "%Y%m%d-%H%M%S"))
    at = datetime.fromisoformat(archives.read(model, "metadata.json")["trained_at"]).replace(tzinfo=timezone.utc)
    fitted = (encoder_folder(model) / "encoder.json").stat().st_mtime
    return round(at.timestamp() - began, 1) if began <= fitted <= at.timestamp() else None
