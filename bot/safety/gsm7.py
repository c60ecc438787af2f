"""Text messages in the GSM 7-bit alphabet: 160 characters a segment (3GPP TS 23.038)."""

from __future__ import annotations

import unicodedata

SEGMENT = 160
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ "
    "!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")
_PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "...",
    "\u00a0": " ",
}


def units(text: str) -> int | None:
    """How many 7-bit characters a text takes, or None when it is not GSM-7."""
    if not all(char in _BASIC or char in _EXTENDED for char in text):
        return None
    return len(text) + sum(char in _EXTENDED for char in text)


def fits(text: str) -> bool:
    """Whether a text goes out as one GSM-7 segment."""
    size = units(text)
    return size is not None and size <= SEGMENT


def plain(text: str) -> str:
    """A text in GSM-7 only: other letters without their accents, other signs left out."""
    result = []
    for char in text:
        if char in _BASIC:
            result.append(char)
        elif char in _PLAIN:
            result.append(_PLAIN[char])
        else:
            bare = unicodedata.normalize("NFKD", char)
            result.extend(part for part in bare if part in _BASIC)
    return " ".join("".join(result).split())
