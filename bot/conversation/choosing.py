"""Which of the choices that were offered somebody names who types instead of tapping: `2`, `the first one`, a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBER = re.compile(
    r"(?:reply|option|number|choice|no\.?|nr\.?|#|the|responda|opci[oó]n|n[uú]mero|el|la)?\s*#?([1-9])"
    r"\s*(?:please|pls|por favor|[.):!])*",
    re.IGNORECASE,
)
WORDS = {
    **dict.fromkeys(("one", "first", "first one", "the first", "the first one", "uno", "la primera", "el primero"), 1),
    **dict.fromkeys(("two", "second", "second one", "the second", "the second one", "dos", "la segunda"), 2),
    **dict.fromkeys(("three", "third", "third one", "the third", "the third one", "tres", "la tercera"), 3),
    **dict.fromkeys(("four", "fourth", "the fourth", "the fourth one", "cuatro", "la cuarta"), 4),
}


def named(text: str, labels: Sequence[str]) -> int | None:
    """The place (from 0) of the label that `text` names; None: it is an ordinary text."""
    bare = _bare(text)
    for at, label in enumerate(labels):
        if bare == _bare(label):
            return at
    match = NUMBER.fullmatch(bare)
    number = int(match[1]) if match else WORDS.get(bare.rstrip(" .!"), 0)
    return number - 1 if 0 < number <= len(labels) else None


def _bare(text: str) -> str:
    """Without what nobody types on a phone: capitals, question marks, curly apostrophes."""
    return " ".join(text.lower().replace("\u2019", "'").split()).rstrip("?.! ") or text
