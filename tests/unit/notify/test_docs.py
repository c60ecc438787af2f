"""docs/notices.md says what is so."""

from __future__ import annotations

import re
import time

import yaml

from bot import clinic_notices
from bot.notify import content, sms, smtp, webhook
from bot.settings import ROOT

PAGE = (ROOT / "docs" / "notices.md").read_text("utf-8")
WORDS = content.Clinic("Tahoe Ketamine", "https://chat.example.org")


def code(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_signatures_sample_checks_our_signatures() -> None:
    names: dict[str, object] = {}
    exec(code("python"), names)
    is_genuine, secret, body = names["is_genuine"], "w" * 32, b'{"event": "x"}'
    assert callable(is_genuine)
    now = int(time.time())
    assert is_genuine(secret, webhook.sign(secret, body, now), body)
    assert not is_genuine(secret, webhook.sign(secret, body, now - 400), body)
    assert not is_genuine(secret, webhook.sign("x" * 32, body, now), body)


def test_the_sample_of_clinic_yml_can_be_read() -> None:
    indented = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert indented is not None
    notices = clinic_notices.read(yaml.safe_load(indented[1].replace("\n   ", "\n").removeprefix("   "))["notices"])
    assert notices.channels() == ["email", "sms", "webhook"]


def test_the_notices_shown_are_the_notices_sent() -> None:
    alert = {"id": 3, "kind": "crisis", "channel": "web", "reminder": 0}
    assert content.render("contact_request", {"id": 7, "updated": False}, WORDS).text in PAGE
    assert content.render("safety_alert", alert, WORDS).text in PAGE


def test_the_marks_shown_are_the_marks_sent() -> None:
    assert smtp.REPEAT.strip() in PAGE and sms.REPEAT.strip() in PAGE and webhook.SIGNATURE in PAGE
