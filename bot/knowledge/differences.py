"""What changed between two versions of an answer, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.knowledge.answers import Answer

SAME, ADDED, REMOVED = "same", "added", "removed"
FIELDS = {
    "label": "Label",
    "text": "Website",
    "variations": "Other wordings",
    "sms": "Text message",
    "elsewhere": "Other channels",
    "sources": "Sources",
    "review_by": "Look again by",
    "follow_ups": "Follow-ups",
}


@dataclass(frozen=True)
class Difference:
    """One field that differs. `parts`: pairs of `SAME`, `ADDED` or `REMOVED` and the words."""

    name: str
    parts: list[tuple[str, str]]


def between(before: Answer | None, after: Answer) -> list[Difference]:
    """The fields that differ; all that are not empty where there was nothing before."""
    found = []
    for field, name in FIELDS.items():
        old, new = _text(before, field), _text(after, field)
        if old != new:
            found.append(Difference(name, list(_parts(old, new))))
    return found


def _text(answer: Answer | None, field: str) -> str:
    value = getattr(answer, field) if answer else None
    if field == "elsewhere":
        return "\n\n".join(f"{channel}: {text}" for channel, text in value or ())
    if isinstance(value, tuple):
        return ("\n\n" if field == "variations" else "; ").join(value)
    return value or ""


def _parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    for kind, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            yield SAME, "".join(before[a:b])
            continue
        if b > a:
            yield REMOVED, "".join(before[a:b])
        if d > c:
            yield ADDED, "".join(after[c:d])
