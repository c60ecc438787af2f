"""How a text goes over the air: its alphabet, and how many segments it is billed as.

3GPP TS 23.038 and 23.040. GSM-7: 160 septets alone, 153 in a series, signs of the extension table take two and are
never split. UCS-2: 70 and 67 units of 16 bits; what reads as one sign (an emoji of several parts, a letter with its
marks, a flag) is not split either, as in Twilio's calculator.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from bot.safety import gsm7

GSM_ALONE, GSM_SERIES, UCS_ALONE, UCS_SERIES = gsm7.SEGMENT, 153, 70, 67
MOST_CHARACTERS = 1600  # Twilio takes no longer body
JOINER, LONGEST_SIGN = "\u200d", 20  # characters: a letter below a tower of marks has to be split somewhere

# Signs that word processors and phones put in, and what says the same in GSM-7.
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("\u200b\u200c\u2060\ufeff\u00ad", ""),
        **dict.fromkeys("\u2022\u00b7\u25cf", "-"),
        "\u2026": "...",
        "\u00bd": "1/2",
        "\u00bc": "1/4",
        "\u00be": "3/4",
        "\u2122": "(TM)",
        "\r": "",
    }
)


def plain(text: str) -> str:
    """`text` in GSM-7 where that loses no more than accents; otherwise as it is. Line ends are kept."""
    wanted = unicodedata.normalize("NFC", text)
    simple = "".join(_without_accent(char) for char in wanted.translate(_SAME))
    return simple if gsm7.units(simple) is not None else wanted


def is_gsm(text: str) -> bool:
    """Whether the whole text is in the GSM-7 alphabet."""
    return gsm7.units(text) is not None


def count(text: str) -> int:
    """How many segments a text is sent and billed as; 1 at least."""
    if is_gsm(text):
        return _count((gsm7.units(char) or 0 for char in text), GSM_ALONE, GSM_SERIES)
    return _count((len(sign.encode("utf-16-be", "surrogatepass")) // 2 for sign in _signs(text)), UCS_ALONE, UCS_SERIES)


def _signs(text: str) -> Iterator[str]:
    """`text` cut where a reader would: extended grapheme clusters (UAX 29), but for conjoining Korean letters."""
    sign = ""
    for char in text:
        if sign and len(sign) < LONGEST_SIGN and _belongs(sign, char):
            sign += char
        else:
            if sign:
                yield sign
            sign = char
    if sign:
        yield sign


def _belongs(sign: str, char: str) -> bool:
    """Whether `char` goes on with `sign`: a mark, a part behind a joiner, a skin tone, the other half of a flag."""
    if unicodedata.category(char) in ("Mn", "Mc", "Me") or JOINER in (char, sign[-1]):
        return True
    flag = "\U0001f1e6" <= char <= "\U0001f1ff" and len(sign) == 1 and "\U0001f1e6" <= sign <= "\U0001f1ff"
    return flag or "\U0001f3fb" <= char <= "\U0001f3ff"


def _count(sizes: Iterable[int], alone: int, series: int) -> int:
    sizes = list(sizes)
    if sum(sizes) <= alone:
        return 1
    segments, used = 1, 0
    for size in sizes:
        if used + size > series:
            segments, used = segments + 1, 0
        used += size
    return segments


def _without_accent(char: str) -> str:
    if gsm7.units(char) is not None:
        return char
    parts = unicodedata.normalize("NFKD", char).replace("\u2044", "/")  # one third is 1/3, not 1
    base = "".join(part for part in parts if not unicodedata.combining(part))
    return base if base[:1].isalnum() and gsm7.units(base) is not None else char
