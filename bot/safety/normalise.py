"""Bring a message into the form that rules are written against.

Every step is total (any str, lone surrogates included) and linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.safety import language, spelling
from bot.safety.grammar import Sentence, word_set

_TOKEN = re.compile(r"[$@*]?[a-z0-9](?:[a-z0-9]|'(?=[a-z])|[@$!*#+|]+(?=[a-z0-9]))*\**|[.!?;,\n&]+")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u00b4`\u2032\uff07]")
_SHORT_FOR_SI = re.compile(r"(?<![A-Za-z])SI(?![A-Za-z])(?! joint| pain| belt| inject| dysf)")
_RUN = re.compile(r"([a-z])\1\1")
_ENDS = frozenset(".!?;\n")
_WINDOW, _OVERLAP = 120, 30  # words; a sentence longer than this is looked at in overlapping pieces
_WH = word_set("what when where who why how which whats cuanto cuando como donde que cual quien")
_AUX = word_set(
    "can could do does did is are am was were will would should may might has have had any puedo puede hay es"
)
_BEFORE_TO = word_set(
    "want wants wanted wanting going need needs have has had trying try like ready plan plans planning "
    "about got able used urge urges decided tempted wish hope hoping rather love close right supposed "
    "hard able easy how too it time nothing reason threatening threatened"
)
_ADVERBS = word_set("just really honestly actually literally fucking freaking simply seriously truly lol like")
_JOINT = word_set("joint joints pain belt injection injections dysfunction fusion")  # the sacroiliac one
_APOSTROPHE_LOST = {
    "ill": (
        word_set(
            "be do kill never not just have make end go take live see hurt survive wake probably always try stay "
            "get die b"
        ),
        "i'll",
    ),
    "id": (
        word_set("rather be kill die do never just like love end have prefer want feel b"),
        "i'd",
    ),
}
_POSSIBLE_IS = word_set("he she it that there what who here where how everything everyone nobody someone")
_ING_STEMS = word_set(
    "think kill end cut feel go dy liv hurt hav be try plann hang com los say tak giv wak talk bleed chok sleep fall"
)


@dataclass(frozen=True)
class Normalised:
    """A message ready for the rules: by sentence, and once more without punctuation, for each language."""

    language: Literal["en", "es"]
    english: tuple[Sentence, ...]
    spanish: tuple[Sentence, ...]
    flat_english: tuple[Sentence, ...]
    flat_spanish: tuple[Sentence, ...]


def fold(text: str) -> str:
    """Lower-case Latin letters without accents, look-alikes, invisible characters or typographic quotes."""
    if not text.isascii():
        text = _APOSTROPHES.sub("'", text)
        text = unicodedata.normalize("NFKD", text)
        text = "".join(_plain(char) for char in text)
        text = text.lower().translate(spelling.CONFUSABLES)
    return text.lower()


def leaves_out(text: str) -> bool:
    """Whether `normalise` leaves words of a text out: those in another script."""
    return any(char.isalnum() and not char.isascii() for char in fold(text))


def _plain(char: str) -> str:
    """One character as the rules want it: itself, an emoji's meaning, a space or nothing."""
    if char.isascii() or char.isalnum():
        return char
    if char in spelling.EMOJI:
        return spelling.EMOJI[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cs", "Cn") or char in "\u3164\u115f\u1160\u2800\u02bc":
        return ""  # zero-width characters and combining marks may hide anywhere inside a word
    return ". " if char in "\u2026\u3002" else " "


def _tokens(folded: str) -> list[str]:
    found = [_without_stars(token) for token in _TOKEN.findall(folded)]
    return _join_spaced_letters(_join_split_words([token for token in found if token]))


def _without_stars(token: str) -> str:
    """A token without the stars of emphasis; stars that stand for letters ("su*****") stay."""
    bare = token.strip("*")
    if token[0] == "*" or bare in spelling.DANGER_WORDS:
        return bare
    one_at_the_end = token.count("*") == 1 and token[-1] == "*"
    return bare if one_at_the_end and spelling.uncensor(token) == token else token


def _join_split_words(tokens: list[str]) -> list[str]:
    """Two tokens that only make sense as one ("sewer slide", "over dose", "sui cide")."""
    result: list[str] = []
    for token in tokens:
        if result and (result[-1], token) in spelling.SPLIT_WORDS:
            result[-1] = spelling.SPLIT_WORDS[result[-1], token]
        else:
            result.append(token)
    return result


def _join_spaced_letters(tokens: list[str]) -> list[str]:
    """Letters written apart ("k i l l", "d.i.e") put together again when they then read as danger words."""
    result: list[str] = []
    letters: list[str] = []
    pending: list[str] = []  # the tokens behind `letters`, punctuation between them included

    def flush() -> None:
        joined = "".join(letters)
        if len(letters) >= 3:
            word = spelling.uncensor(joined)
            word = (
                word
                if word in spelling.DANGER_WORDS
                else spelling.unglue(spelling.squeeze(joined) if _RUN.search(joined) else joined)
            )
            if word in spelling.DANGER_WORDS or " " in word:
                result.extend(word.split())
                letters.clear()
                pending.clear()
                return
        result.extend(pending)
        letters.clear()
        pending.clear()

    for token in tokens:
        if len(token) == 1 and token.isalnum():
            letters.append(token)
            pending.append(token)
        elif letters and token in (".", ",") and pending[-1] not in (".", ","):
            pending.append(token)
        else:
            flush()
            result.append(token)
    flush()
    return result


def _expand(token: str) -> str:
    """The canonical English words for one token."""
    for table in (spelling.CONTRACTIONS, spelling.SHORTHAND):
        if token in table:
            return table[token]
    if "'" in token and token.replace("'", "").isalnum():
        return _expand_apostrophe(token)
    if not token.isalpha():
        has_words = any(char.isalnum() for char in token)
        return _expand_symbols(token) if has_words and not token.isdigit() else token
    if _RUN.search(token):
        short = spelling.squeeze(token)
        if short != token:
            return _expand(short)
    if token.endswith("in") and token[:-2] in _ING_STEMS:
        return token + "g"
    repaired = spelling.repair(token)
    return spelling.unglue(token) if repaired == token else repaired


def _expand_symbols(token: str) -> str:
    """A word written with digits or symbols, or else the words that the symbols separate."""
    word = spelling.uncensor(token)
    if word != token:
        return _expand(word)
    pieces = re.split(r"[^a-z0-9']+", token)
    return " ".join(_expand(piece) if piece != token else piece for piece in pieces)


def _expand_apostrophe(token: str) -> str:
    head, _, tail = token.partition("'")
    if tail == "t" and head.endswith("n"):
        return f"{head[:-1]} not"
    if tail == "s":
        return f"{head} is" if head in _POSSIBLE_IS else f"{head} s"
    ending = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}.get(tail)
    return f"{head} {ending}" if ending else token.replace("'", "")


def _english_words(tokens: list[str], spanish: bool) -> Iterator[str]:
    previous = ""
    expanded: dict[str, list[str]] = {}  # for this message only: floods repeat themselves
    for position, written in enumerate(tokens):
        if written == "2" and previous in _BEFORE_TO:
            written = "to"
        elif written in _APOSTROPHE_LOST and _APOSTROPHE_LOST[written][0].intersection(
            tokens[position + 1 : position + 2]
        ):
            written = _APOSTROPHE_LOST[written][1]  # "ill be dead", "id rather die"
        elif written == "self" and previous == "my":
            yield "\bmyself"
            previous = "myself"
            continue
        elif written == "si" and not spanish and not _JOINT.intersection(tokens[position + 1 : position + 2]):
            written = "siideation"
        if written not in expanded:
            expanded[written] = _expand(written).split()
        for word in expanded[written]:
            yield word
            previous = word


def _spanish_words(tokens: Iterable[str]) -> Iterator[str]:
    expanded: dict[str, list[str]] = {}
    for token in tokens:
        if token not in expanded:
            expanded[token] = _spanish(token).split()
        yield from expanded[token]


def _spanish(token: str) -> str:
    """The canonical Spanish words for one token."""
    if token in spelling.SPANISH_SHORTHAND:
        return spelling.SPANISH_SHORTHAND[token]
    if token.isalpha():
        return spelling.repair(spelling.squeeze(token) if _RUN.search(token) else token)
    return token if token.isdigit() or len(token) < 3 else spelling.uncensor(token)


def _sentences(words: Iterable[str]) -> Iterator[Sentence]:
    current: list[str] = []
    for word in words:
        if word[0] == "\b":
            current[-1:] = [word[1:]]
        elif word[0] in _ENDS or (len(word) > 1 and not word[0].isalnum() and _ENDS & set(word)):
            yield from _windows(current, asked="?" in word)
            current = []
        elif word[0].isalnum() or word[0] in ",$@&":
            current.append("," if word[0] == "," else word)
    yield from _windows(current, asked=False)


def _windows(words: list[str], asked: bool) -> Iterator[Sentence]:
    while words and words[0] == ",":
        words = words[1:]
    if not words:
        return
    question = asked or words[0] in _AUX or (words[0] in _WH and not (words[0] == "que" and not asked))
    start = 0
    while True:
        piece = words[start : start + _WINDOW]
        yield Sentence(" " + " ".join(piece) + " ", question, frozenset(piece))
        if start + _WINDOW >= len(words):
            return
        start += _WINDOW - _OVERLAP


def flat(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The whole message as one row of words, for statements broken up by punctuation or by "just" and "really"."""
    words: list[str] = []
    seams: set[int] = set()  # numbers of words before which something was taken out
    for sentence in sentences:
        for word in sentence.text.split():
            if word == "," or word in _ADVERBS:
                seams.add(len(words))
            else:
                words.append(word)
        seams.add(len(words))
    return tuple(_flat_windows(words, seams))


def _flat_windows(words: list[str], seams: set[int]) -> Iterator[Sentence]:
    for start in range(0, max(1, len(words) - _OVERLAP), _WINDOW - _OVERLAP):
        piece = words[start : start + _WINDOW]
        offsets, position = [], 0
        for number, word in enumerate(piece, start):
            if number in seams:
                offsets.append(position)
            position += len(word) + 1
        if offsets:
            yield Sentence(" " + " ".join(piece) + " ", False, frozenset(piece), tuple(offsets))


def normalise(text: str) -> Normalised:
    """Sentences of a message in canonical English and Spanish spelling."""
    folded = fold(_SHORT_FOR_SI.sub("siideation", text) if not text.isupper() else text)
    tokens = _tokens(folded)
    lang = language.guess(spelling.SPANISH_SHORTHAND.get(t, t) if t in ("q", "kiero", "xq") else t for t in tokens)
    english = tuple(_sentences(_english_words(tokens, lang == "es")))
    spanish = tuple(_sentences(_spanish_words(tokens)))
    lines = [_tokens(line) for line in folded.splitlines()] if "\n" in folded.strip() else []
    # A sentence may go on in the next line; but what a line says by itself, outright, no other line takes back.
    alone = tuple(row for line in lines for row in _sentences(_english_words(line, lang == "es")))
    solas = tuple(row for line in lines for row in _sentences(_spanish_words(line)))
    return Normalised(lang, english, spanish, flat(english) + alone, flat(spanish) + solas)
