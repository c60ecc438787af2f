"""docs/notices.md says what is so."""

from __future__ import annotations

import yaml

from bot import clinic
from bot.clinic import notices
from bot.notify import content, sms, smtp, webhook
from bot.settings import ROOT
from tests.receivers import NOTICES as PAGE
from tests.receivers import sample

CLINIC = clinic.load(ROOT / "clinic.yml")
LETTERHEAD = content.Letterhead(CLINIC.name, "https://chat.example.org", CLINIC.written)


def test_the_sample_of_clinic_yml_can_be_read() -> None:
    indented = sample("yaml")
    shown = notices.read(yaml.safe_load(indented.replace("\n   ", "\n").removeprefix("   "))["notices"])
    assert shown.channels() == ["email", "sms", "webhook"]


def test_the_notices_shown_are_the_notices_sent() -> None:
    alert = {"id": 3, "kind": "crisis", "channel": "web", "reminder": 0}
    assert content.render("contact_request", {"id": 7, "updated": False}, LETTERHEAD).text in PAGE
    assert content.render("safety_alert", alert, LETTERHEAD).text in PAGE
    changed = {"id": 7, "updated": True, "changed_at": "2026-11-26T01:05:00+00:00"}
    assert content.render("contact_request", changed, LETTERHEAD).subject.partition(CLINIC.name)[2].strip() in PAGE


def test_the_marks_shown_are_the_marks_sent() -> None:
    assert smtp.REPEAT.strip() in PAGE and sms.REPEAT.strip() in PAGE and webhook.SIGNATURE in PAGE
