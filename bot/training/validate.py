"""Rasa's own checks of training data, domain and rules (`rasa data validate`), on files that libyaml has read.

Rasa's command takes minutes, most of which go into reading YAML, and warns of much that is right here: it cannot know
what actions say and what components recognise. Here only what is left is said.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.training.fit import importer  # first: it quiets Rasa and TensorFlow

from rasa.cli.utils import validate_files  # isort: skip

NO_MISTAKE = (
    r"The utterance '\w+' is not used in any story or rule",  # actions and the form say them
    # What components recognise and buttons say is in no example.
    r"The intent '(clarify|joking|none_of_these|resume_contact|safety_dispute|two_questions)' is listed in the domain"
    r" file",
    r"The intent '(ambiguous|harmless)' is not used",  # for training only: a component makes another of it
    r"The following duplicated intents .*: faq, smalltalk",  # Rasa says this wherever answers stand beside examples
    r"Slot auto-fill has been removed",  # and this of every domain with a slot mapping
)


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _log() -> Iterator[list[str]]:
    """What Rasa logs as a warning or worse: contradictions of stories are no Python warnings."""
    kept, logger = _Kept(), logging.getLogger("rasa")
    level = logger.level
    logger.addHandler(kept)
    logger.setLevel(logging.WARNING)  # whatever the root logger is set to
    try:
        yield kept.said
    finally:
        logger.removeHandler(kept)
        logger.setLevel(level)


def validate(root: Path) -> bool:
    """Whether a project has nothing that Rasa objects to; what it objects to goes to stderr."""
    with _log() as logged, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UserWarning)
        for message in NO_MISTAKE:
            warnings.filterwarnings("ignore", message=message, category=UserWarning)
        try:
            validate_files(fail_on_warnings=False, max_history=None, importer=importer(root))
            sound = True
        except SystemExit:  # it found errors, and has logged or warned of each
            sound = False
    said = [*map(str, (warning.message for warning in caught)), *logged]
    for sentence in said:
        print(sentence, file=sys.stderr)
    return sound and not said
