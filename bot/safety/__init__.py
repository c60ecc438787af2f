"""Recognising danger and saying the right thing, without a model, a database or a network."""

from __future__ import annotations

from bot.safety.calling import calls_for_help, refuses_to_call, takes_note
from bot.safety.decision import Decision, Kind, doubted, union
from bot.safety.rules import assess
from bot.safety.wording import is_dispute, is_only_joking, mentions_service, something_taken

__all__ = [
    "Decision", "Kind", "assess", "calls_for_help", "doubted", "is_dispute", "is_only_joking", "mentions_service",
    "refuses_to_call", "something_taken", "takes_note", "union",
]  # fmt: skip
