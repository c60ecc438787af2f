"""Keeps what Rasa, TensorFlow and their friends print at start off the terminal, at its source."""

from __future__ import annotations

import os
import warnings

from bot.lean import leave_out_jax
from bot.log import quiet_dependencies
from bot.processor import take_known_kernels

ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def quiet() -> None:
    """Call before the first import of Rasa: TensorFlow and SQLAlchemy read their variables when imported."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    take_known_kernels()
    quiet_dependencies()
    leave_out_jax()
    # Rasa says this of every domain with a slot mapping, right or wrong.
    warnings.filterwarnings("ignore", message="Slot auto-fill has been removed", category=UserWarning)
