"""Cleaning what a visitor typed, and the polite refusal every reader of a field can give."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MESSAGE_MAX = 1000  # characters read from one message; a form answer is never longer

_JOINERS = "\u200c\u200d"  # needed to spell some Persian and Indic names
_LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|io|ru|info|biz|co|me)\b(?!\s*@)", re.IGNORECASE)
_MARKUP = re.compile(r"[<>{}\[\]\\|=$^~*_`;#%&]|--|/\*|\*/")
_QUESTION_START = re.compile(
    r"(?:and |but |so |also |ok |hi |hello )*"
    r"(?:what|whats|what's|how|hows|how's|why|when|whens|where|wheres|which|who|whos|who's|whose"
    r"|do (?:you|i|they|u|we)|does|did|is (?:it|there|this|that|the|my|ketamine|spravato)"
    r"|are (?:you|there|they|u)"
    r"|can (?:i|you|u|it|ketamine|they|we|my)|could|would|should|will (?:it|i|you|they|my|the|insurance)"
    r"|am i|have you|has (?:anyone|it)|cu[aá]nto|c[oó]mo|d[oó]nde|cu[aá]ndo|por qu[eé]|qu[eé])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Refused:
    """Why an answer cannot be used: `code` for tests and counting, `reason` one sentence for the visitor."""

    code: str
    reason: str


def clean(text: str) -> str:
    """`text` on one line: NFC, no invisible or control characters, single spaces, nothing around it."""
    kept = "".join(_kept(character) for character in text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", kept)).strip()


def has_control_characters(text: str) -> bool:
    """Whether `text` holds control characters or broken Unicode that no keyboard types."""
    return any(
        unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") and character not in "\t\n\r\v\f\x85"
        for character in text
    )


def has_link(text: str) -> bool:
    """Whether `text` holds a web address."""
    return bool(_LINK.search(text))


def has_markup(text: str) -> bool:
    """Whether `text` holds characters of HTML, templates or code rather than of speech."""
    return bool(_MARKUP.search(text))


def is_question(text: str) -> bool:
    """Whether `text`, as it was typed, reads as a question to us rather than an answer."""
    text = clean(text[:MESSAGE_MAX])
    return "?" in text or "¿" in text or bool(_QUESTION_START.match(text))


def fold(text: str) -> str:
    """`text` for comparing with word lists: lower case, plain apostrophes, no accents."""
    plain = text.replace("’", "'").casefold()
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def plain(text: str) -> str:
    """The beginning of a message as the word lists of answers know it: cleaned, folded, no punctuation around it."""
    return fold(clean(text[:MESSAGE_MAX])).strip(" .!,")


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Cs") and character not in _JOINERS:
        return ""
    return " " if category in ("Cc", "Zl", "Zp", "Zs") else character
