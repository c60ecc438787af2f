"""Imports Rasa, and keeps what it and its friends print at start off the terminal, at its source."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable

from bot.lean import leave_out_jax, load_rasa, long_imports
from bot.log import quiet_dependencies
from bot.processor import take_known_kernels

ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def load_rasa_quietly(components: Iterable[str]) -> None:
    """`load_rasa`, to be called before any other import of it: TensorFlow and SQLAlchemy read their variables then."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    take_known_kernels()
    quiet_dependencies()
    leave_out_jax()
    # Rasa says this of every domain with a slot mapping, right or wrong.
    warnings.filterwarnings("ignore", message="Slot auto-fill has been removed", category=UserWarning)
    with long_imports():
        load_rasa(components)
