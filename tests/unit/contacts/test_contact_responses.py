"""The form's words: there for every channel, short enough for one text message, and plain."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import textstat
import yaml

from actions import contact
from bot import clinic
from bot.contacts import emails, fields, form, names, phones, times
from bot.contacts.consent import CONSENT
from bot.contacts.text import Refused

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
OPT_OUT_WORDS = ("STOP", "CANCEL", "END", "QUIT", "UNSUBSCRIBE")  # the carrier takes them, not us


def said(name: str, channel: str | None) -> str:
    """The response as the visitor reads it, with the example clinic's facts and the longest reason."""
    text = next(str(each["text"]) for each in RESPONSES[name] if each.get("channel") == channel)
    shown = {
        "problem": max(problems(name), key=len),
        "name_shown": "Maximilian Strobel",
        "reach_shown": "(530) 555-0142",
        "time_shown": "weekday mornings",
        "consent_text": CONSENT.text(CLINIC.name),
    }
    return CLINIC.fill(re.sub(r"\{(\w+)\}", lambda match: shown.get(match[1], match[0]), text))


def problems(name: str) -> set[str]:
    """The reasons that can come with the question `name`."""
    own = {"name": (names,), "reach": (emails, phones), "time": (times,)}.get(name.rsplit("_", 1)[-1], (emails, phones))
    return set().union(*(reasons(module) for module in (*own, fields, form)))


def reasons(module: ModuleType) -> set[str]:
    """What `module` may say is wrong with an answer."""
    return {each.reason for each in vars(module).values() if isinstance(each, Refused)}


def test_every_response_that_the_actions_name_is_there() -> None:
    source = Path(contact.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'"(utter_\w+)"', source))
    named |= {f"utter_contact_{kind}" for kind in ("updated", "saved_closed", "saved")}
    for slot in (form.NAME, form.REACH, form.TIME):
        named |= {f"utter_ask_{slot}", f"utter_again_{slot}", f"utter_help_{slot}"}
    assert named <= set(RESPONSES)


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_it_is_written_for_web_and_sms(name: str) -> None:
    assert [each.get("channel") for each in RESPONSES[name]] == [None, "sms"]
    assert "{" not in said(name, None) and "{" not in said(name, "sms")


@pytest.mark.parametrize("name", sorted(name for name in RESPONSES if "read_back" not in name))
def test_the_sms_fits_into_one_segment(name: str) -> None:
    text = said(name, "sms")
    assert len(text) <= 160, text
    assert set(text) <= GSM_7, set(text) - GSM_7


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_an_sms_never_asks_for_a_word_that_opts_out(name: str) -> None:
    assert not set(re.findall(r"[A-Z]{3,}", said(name, "sms"))) & set(OPT_OUT_WORDS)


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_the_words_are_plain(name: str) -> None:
    text = re.sub(r"\S+@\S+|https?://\S+", "it", said(name, None))
    assert textstat.flesch_kincaid_grade(text) <= 8, text


def test_the_consent_names_what_may_be_done_and_what_it_is_not_for() -> None:
    text = CONSENT.text("Lake Clinic")
    assert "{" not in text and re.fullmatch(r"\d{4}-\d\d-\d\d", CONSENT.version)
    for part in ("Lake Clinic", "call, text or email", "about this request", "data rates", "emergencies", "911", "988"):
        assert part in text
