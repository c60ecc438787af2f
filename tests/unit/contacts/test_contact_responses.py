"""The form's words: there for every channel, short enough for one text message, and plain."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import textstat
import yaml

from actions import contact
from bot import clinic
from bot.contacts import emails, fields, form, names, phones, reasons, slots, times
from bot.contacts.consent import CONSENT
from bot.contacts.text import Refused
from bot.contacts.ways import Way
from bot.safety import wording
from bot.safety.decision import Language
from bot.sms import segments
from bot.sms.language import SPANISH_KEYWORDS

ROOT = Path(__file__).parents[3]
CLINIC = clinic.load(ROOT / "clinic.yml")
RESPONSES: dict[str, list[dict[str, Any]]] = {
    name: variations
    for name, variations in yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"].items()
    if "contact" in name and name != "utter_offer_contact"
}
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
# The carrier takes them, not us; and so do we where a texter writes Spanish.
OPT_OUT_WORDS = {"STOP", "CANCEL", "END", "QUIT", "UNSUBSCRIBE", *(word.upper() for word in SPANISH_KEYWORDS)}
CHANNELS, LANGUAGES = (None, "sms"), ("en", "es")
IN_SPANISH = [{"type": "slot", "name": slots.LANGUAGE, "value": "es"}]


def said(name: str, channel: str | None, language: Language = "en") -> str:
    """The response as the visitor reads it, with the example clinic's facts and the longest reason."""
    condition = IN_SPANISH if language == "es" else None
    text = next(
        str(each["text"])
        for each in RESPONSES[name]
        if (each.get("channel"), each.get("condition")) == (channel, condition)
    )
    shown = {
        "problem": max((reasons.in_language(problem, language) for problem in problems(name)), key=len),
        "name_shown": "Maximilian Strobel",
        "reach_shown": "(530) 555-0142",
        "time_shown": "weekday mornings",
        "consent_text": CONSENT.text(CLINIC.name, language),
        "clinic_hours": wording.hours(CLINIC.hours_text, language),
    }
    filled = CLINIC.fill(re.sub(r"\{(\w+)\}", lambda match: shown.get(match[1], match[0]), text))
    return segments.plain(filled) if channel == "sms" else filled


def problems(name: str) -> set[Refused]:
    """The reasons that can come with the question `name`."""
    own = {"name": (names,), "reach": (emails, phones), "time": (times,)}.get(name.rsplit("_", 1)[-1], (emails, phones))
    return set().union(*(refusals(module) for module in (*own, fields, form)))


def refusals(module: ModuleType) -> set[Refused]:
    """What `module` may say is wrong with an answer."""
    return {each for each in vars(module).values() if isinstance(each, Refused)}


def test_every_response_that_the_actions_name_is_there() -> None:
    source = Path(contact.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'"(utter_\w+)"', source))
    named |= {f"utter_contact_{kind}" for kind in ("updated", "saved_closed", "saved")}
    for slot in (slots.NAME, slots.REACH, slots.TIME):
        named |= {f"utter_ask_{slot}", f"utter_again_{slot}", f"utter_help_{slot}"}
    assert named <= set(RESPONSES)


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_it_is_written_for_web_and_sms_in_both_languages(name: str) -> None:
    assert [each.get("channel") for each in RESPONSES[name]] == [None, "sms"] * 2
    for channel, language in itertools.product(CHANNELS, LANGUAGES):
        assert "{" not in said(name, channel, language)


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_its_buttons_are_the_same_in_spanish(name: str) -> None:
    english, sms, spanish, spanish_sms = RESPONSES[name]
    for one, other in ((english, spanish), (sms, spanish_sms)):
        pairs = list(itertools.zip_longest(one.get("buttons", ()), other.get("buttons", ())))
        assert all(a["payload"] == b["payload"] and a["title"] != b["title"] for a, b in pairs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(name for name in RESPONSES if "read_back" not in name))
def test_the_sms_fits_into_one_segment(name: str, language: Language) -> None:
    text = said(name, "sms", language)
    assert len(text) <= 160, text
    assert set(text) <= GSM_7, set(text) - GSM_7


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", form.AWAITED)
def test_what_is_said_instead_of_the_question_fits_too(way: Way, language: Language) -> None:
    text = segments.plain(reasons.in_language(form.AWAITED[way], language))
    assert len(text) <= 160 and set(text) <= GSM_7


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_an_sms_never_asks_for_a_word_that_opts_out(name: str, language: Language) -> None:
    assert not set(re.findall(r"[A-Z]{3,}", said(name, "sms", language))) & OPT_OUT_WORDS


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_the_words_are_plain(name: str) -> None:
    text = re.sub(r"\S+@\S+|https?://\S+", "it", said(name, None))
    assert textstat.flesch_kincaid_grade(text) <= 8, text


def test_the_consent_names_what_may_be_done_and_what_it_is_not_for() -> None:
    text = CONSENT.text("Lake Clinic")
    assert "{" not in text and re.fullmatch(r"\d{4}-\d\d-\d\d", CONSENT.version)
    for part in ("Lake Clinic", "call, text or email", "about this request", "data rates", "emergencies", "911", "988"):
        assert part in text
