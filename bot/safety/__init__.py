"""Recognising danger and saying the right thing, without a model, a database or a network."""

from __future__ import annotations

from bot.safety.decision import Decision, Kind
from bot.safety.rules import assess

__all__ = ["Decision", "Kind", "assess"]
