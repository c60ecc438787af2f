"""When a match is not a danger: negated, long past, general, a figure of speech, an accident.

Each guard looks only at the words around its own match, so that harmless words elsewhere in a message can
never silence a statement of danger.
"""

from __future__ import annotations

from bot.safety.exceptions.crisis import (
    CRISIS,
    about_a_service,
    accident,
    fatal_illness,
    figure_of_speech,
    in_general,
    long_past,
    negated,
    not_a_person,
)
from bot.safety.exceptions.emergency import (
    EMERGENCY,
    HAPPENING,
    denied_symptom,
    hypothetical,
    medical_history,
    settled,
)
from bot.safety.exceptions.words import (
    any_word,
    sentence_has,
    sentence_lacks,
)

__all__ = [
    "CRISIS",
    "EMERGENCY",
    "HAPPENING",
    "about_a_service",
    "accident",
    "any_word",
    "denied_symptom",
    "fatal_illness",
    "figure_of_speech",
    "hypothetical",
    "in_general",
    "long_past",
    "medical_history",
    "negated",
    "not_a_person",
    "sentence_has",
    "sentence_lacks",
    "settled",
]
