"""Takes out of a question what tells who asked, before staff or training see it: `<name>`, `<phone>`, `<date>` ...

presidio-analyzer finds, with spaCy's small model, patterns of our own (its stock ones miss what people type in lower
case, and its e-mail recogniser asks the internet for a list of domains) and its own card and phone number checks.
Loading takes seconds and some 120 MB: only the worker does it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bot.contacts.recogniser import Entity, import_spacy, language_model
from bot.privacy.names import find_names
from bot.privacy.patterns import KINDS, PATTERNS

Redact = Callable[[str], str]

SURE = 0.35  # presidio's own phone recogniser scores 0.4, a card whose check digit is right 1.0
PRESIDIO_KINDS = {"CREDIT_CARD": "card", "PHONE_NUMBER": "phone"}

# Not a visitor's: help lines, public offices.
_PUBLIC = re.compile(
    r"(?:https?://)?(?:www\.)?(?:988lifeline\.org|[\w.-]+\.gov)(?:/\S*)?|(?:\+?1[\s.-]?)?\(?800\)?[\s.-]?(?:222[\s.-]?1222|273[\s.-]?8255)"
    r"|838[\s.-]?255",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def load_redactor() -> Redact:
    """The redactor of this process: about 3 s to load (first use only), then about 4 ms a question.

    Raises:
        RecogniserError: the language model's package is missing.
    """
    import_spacy()  # before presidio does, so that TensorFlow stays out
    analyzer = _analyzer()

    def redact(text: str) -> str:
        """`text` with every identifier replaced by its kind in angle brackets."""
        found = analyzer.analyze(text, language="en", score_threshold=SURE)
        spans = [
            (result.start, result.end, PRESIDIO_KINDS.get(result.entity_type, result.entity_type.lower()))
            for result in found
            if not _PUBLIC.fullmatch(text[result.start : result.end].strip(" .,;"))
        ]
        return _replaced(text, spans)

    return redact


def _analyzer() -> Any:
    from presidio_analyzer import (
        AnalyzerEngine,
        EntityRecognizer,
        Pattern,
        PatternRecognizer,
        RecognizerRegistry,
        RecognizerResult,
    )
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, PhoneRecognizer

    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)  # its notices quote the text

    class NameRecognizer(EntityRecognizer):
        """People's names, by `bot.privacy.names`."""

        def load(self) -> None:
            """Nothing to load."""

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[Any]:
            """Where `text` names people."""
            seen = [Entity(span.label_, span.text, span.start_char, span.end_char) for span in nlp_artifacts.entities]
            return [RecognizerResult("NAME", start, end, 0.85) for start, end in find_names(text, seen)]

    ner = NerModelConfiguration(
        model_to_presidio_entity_mapping={"PERSON": "PERSON"},
        labels_to_ignore=[label for label in language_model().get_pipe("ner").labels if label != "PERSON"],
    )
    engine = SpacyNlpEngine(ner_model_configuration=ner)
    engine.nlp = {"en": language_model()}  # type: ignore[assignment]  # loaded by us: the engine would download what it does not find
    recognizers = [
        *(
            PatternRecognizer(
                supported_entity=kind.upper(),
                name=kind,
                patterns=[Pattern(f"{kind} {at}", regex, 0.9) for at, regex in enumerate(patterns)],
            )
            for kind, patterns in PATTERNS.items()
        ),
        NameRecognizer(["NAME"]),
        CreditCardRecognizer(),
        PhoneRecognizer(supported_regions=("US",)),
    ]
    return AnalyzerEngine(registry=RecognizerRegistry(recognizers=recognizers), nlp_engine=engine)


def _replaced(text: str, spans: list[tuple[int, int, str]]) -> str:
    """Overlapping spans become one, named by the kind that comes first in `KINDS`."""
    out, at = [], 0
    for start, end, kind in _joined(spans):
        out += [text[at:start], f"<{kind}>"]
        at = end
    return "".join([*out, text[at:]])


def _joined(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(spans):
        if joined and start < joined[-1][1]:
            before = joined.pop()
            kind = min(before[2], kind, key=KINDS.index)
            start, end = before[0], max(before[1], end)
        joined.append((start, end, kind))
    return joined
