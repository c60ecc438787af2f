"""A contact request from the web form is kept with the consent words that its visitor saw."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot import clinic, settings
from bot.contacts.consent import CONSENT, TICKED, VERSIONS, Consent
from bot.contacts.intake import FieldRefused, take
from bot.contacts.queue import Which, listed
from bot.contacts.reasons import SPANISH
from bot.storage import Database

WIDGET = settings.ROOT / "bot" / "widget" / "static" / "i18n.js"
FORM = {"name": "Ann Ng", "email": "ann@example.com", "consent": True}


def send(database: Database, **more: Any) -> str:
    """The consent text that was stored."""
    take(database, clinic.load(settings.ROOT / "clinic.yml"), {**FORM, **more}, "1", None)
    return str(listed(database, "desk", Which())[0].consent_text)


def test_the_consent_is_kept_in_the_language_it_was_shown_in(database: Database) -> None:
    assert send(database, language="es").startswith("Acepto que Tahoe Ketamine me llame")


def test_without_a_language_it_is_english_and_what_somebody_says_who_ticks_a_box(database: Database) -> None:
    assert send(database).startswith("I agree that Tahoe Ketamine may call, text or email me")


def test_the_chat_and_a_form_ask_for_the_same_in_their_own_words() -> None:
    for language, text in CONSENT.templates.items():
        _, said = text.split(". ", 1)
        assert TICKED.templates[language].endswith(said) and TICKED.templates[language] != text
    assert TICKED.version != CONSENT.version  # a version names one text


@pytest.mark.parametrize("language", ["fr", "", None, 5, ["en"]])
def test_a_language_without_a_consent_text_is_refused(database: Database, language: object) -> None:
    with pytest.raises(FieldRefused, match="en, es"):
        send(database, language=language)
    assert listed(database, "desk", Which()) == []


def test_a_request_that_waited_is_kept_with_the_words_it_was_made_with(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Consent("2025-01-01", {"en": "{clinic_name} may call.", "es": "{clinic_name} puede llamar."})
    monkeypatch.setitem(VERSIONS, older.version, older)
    assert send(database, consent_version=older.version, language="es") == "Tahoe Ketamine puede llamar."
    assert listed(database, "desk", Which())[0].consent_version == older.version


def test_a_browser_that_showed_the_chat_s_words_beside_the_box_is_kept_with_those(database: Database) -> None:
    assert send(database, consent_version="2026-11-26").startswith("If you say yes, Tahoe Ketamine")


@pytest.mark.parametrize("version", ["1999-01-01", None, 5, ["2026-11-24"]])
def test_words_that_were_never_ours_are_no_consent(database: Database, version: object) -> None:
    with pytest.raises(FieldRefused, match="agree again") as refused:
        send(database, consent_version=version)
    assert refused.value.field == "consent"
    assert listed(database, "desk", Which()) == []


@pytest.mark.parametrize("field", ["phone", "preferred_time"])
def test_a_field_that_may_be_left_out_is_left_out_or_a_text(database: Database, field: str) -> None:
    for neither in ({}, [], 0, False):
        with pytest.raises(FieldRefused) as refused:
            send(database, **{field: neither})
        assert refused.value.field == field
    assert listed(database, "desk", Which()) == []
    for left_out in (None, ""):
        assert send(database, **{field: left_out})


def test_a_spanish_form_is_answered_in_spanish(database: Database) -> None:
    here = clinic.load(settings.ROOT / "clinic.yml")
    said = take(database, here, {**FORM, "language": "es"}, "1", None)
    assert said.startswith("Gracias.") and ("pronto" in said or "lunes a viernes" in said)
    for field, value in (("name", "n/a"), ("phone", "12"), ("email", "ann@exаmple.com"), ("preferred_time", "banana")):
        with pytest.raises(FieldRefused) as refused:
            take(database, here, {**FORM, "language": "es", field: value}, "2", None)
        assert (refused.value.field, refused.value.message) == (field, SPANISH[field.removeprefix("preferred_")])


def test_the_widget_shows_the_words_that_are_recorded() -> None:
    widget = Path(WIDGET).read_text("utf-8")
    shown = [
        "".join(re.findall(r"'([^']*)'", found)) for found in re.findall(r"consent:\s*((?:'[^']*'[\s+]*)+)", widget)
    ]
    assert re.findall(r"CONSENT_VERSION = '(.*)'", widget) == [TICKED.version]
    assert shown == [text.replace("{clinic_name}", "{clinic}") for text in TICKED.templates.values()]
