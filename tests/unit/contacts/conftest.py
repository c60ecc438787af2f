"""What the contact tests share."""

from __future__ import annotations

import pytest

from bot.contacts.recogniser import Recognise, load_recogniser


@pytest.fixture(scope="session")
def recognise() -> Recognise:
    """spaCy's real model."""
    return load_recogniser()
