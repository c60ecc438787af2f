"""`clinic.yml`'s notices and the credentials: what is wrong is named with what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import clinic, credentials, settings
from bot.clinic import notices
from bot.clinic.notices import Notices, Recipients
from bot.credentials import Credentials, CredentialsError, Smtp, Twilio
from bot.notify import channels
from bot.notify.sms import SmsSender
from bot.settings import Settings, SettingsError

SID, TOKEN = "AC" + "0" * 32, "t" * 32
TWILIO = {
    "CLINICBOT_TWILIO_ACCOUNT_SID": SID,
    "CLINICBOT_TWILIO_AUTH_TOKEN": TOKEN,
    "CLINICBOT_TWILIO_FROM": "+15305550100",
}
SMTP = {"CLINICBOT_SMTP_URL": "smtp+starttls://user:p%40ss@mail.example.com", "CLINICBOT_SMTP_FROM": "a@example.com"}


def test_nothing_set_is_nothing_set_up() -> None:
    assert credentials.read({}) == Credentials()
    assert credentials.read({"CLINICBOT_SMTP_URL": "", "CLINICBOT_WEBHOOK_SECRET": ""}) == Credentials()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp+starttls://user:p%40ss@mail.example.com", ("smtp+starttls", "mail.example.com", 587, "user", "p@ss")),
        ("smtps://user:x@mail.example.com", ("smtps", "mail.example.com", 465, "user", "x")),
        ("smtp://mail.example.com:2525", ("smtp", "mail.example.com", 2525, None, None)),
        ("smtp://user:x@localhost", ("smtp", "localhost", 25, "user", "x")),
    ],
)
def test_a_mail_server_is_read_from_its_url(url: str, expected: tuple[Any, ...]) -> None:
    found = credentials.read({**SMTP, "CLINICBOT_SMTP_URL": url}).smtp
    assert found == Smtp(*expected, sender="a@example.com")


def test_twilio_wants_all_three() -> None:
    assert credentials.read(TWILIO).twilio == Twilio(SID, TOKEN, "+15305550100")
    for missing in TWILIO:
        with pytest.raises(CredentialsError, match=f"{missing} must be set too"):
            credentials.read({name: value for name, value in TWILIO.items() if name != missing})


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({**SMTP, "CLINICBOT_SMTP_URL": "mail.example.com"}, "CLINICBOT_SMTP_URL cannot be read"),
        ({**SMTP, "CLINICBOT_SMTP_URL": "smtps://mail.example.com:99999"}, "CLINICBOT_SMTP_URL has no usable port"),
        ({**SMTP, "CLINICBOT_SMTP_URL": "smtp://u:p@mail.example.com"}, "would send its password unencrypted"),
        ({**SMTP, "CLINICBOT_SMTP_FROM": "Lake Clinic"}, "CLINICBOT_SMTP_FROM must be an e-mail address"),
        ({**TWILIO, "CLINICBOT_TWILIO_ACCOUNT_SID": "SK1"}, "CLINICBOT_TWILIO_ACCOUNT_SID must be AC"),
        ({**TWILIO, "CLINICBOT_TWILIO_FROM": "530 555"}, "CLINICBOT_TWILIO_FROM must be a number"),
        (
            {**TWILIO, "CLINICBOT_TWILIO_API_URL": "http://example.com"},
            "CLINICBOT_TWILIO_API_URL must begin with https",
        ),
        ({"CLINICBOT_WEBHOOK_SECRET": "short"}, "CLINICBOT_WEBHOOK_SECRET is too short"),
    ],
)
def test_a_wrong_credential_is_named(values: dict[str, str], named: str) -> None:
    with pytest.raises(CredentialsError, match=named):
        credentials.read(values)


def test_no_secret_is_shown_by_its_owner() -> None:
    shown = repr(credentials.read({**SMTP, **TWILIO, "CLINICBOT_WEBHOOK_SECRET": "w" * 32}))
    assert "p@ss" not in shown and TOKEN not in shown and "w" * 32 not in shown


@given(url=st.text(max_size=60), sender=st.text(max_size=20))
def test_any_text_is_read_or_named(url: str, sender: str) -> None:
    try:
        credentials.read({"CLINICBOT_SMTP_URL": url, "CLINICBOT_SMTP_FROM": sender})
    except CredentialsError as error:
        assert "CLINICBOT_SMTP" in str(error)


def test_recipients_are_kept_in_the_form_they_are_reached_by() -> None:
    found = notices.read(
        {
            "contact_requests": {"email": ["Desk@Example.COM", "desk@münchen.example"], "sms": ["(530) 555-0142"]},
            "safety_alerts": {"webhook": ["https://example.com/hook", "https://example.com/hook"], "sms": None},
            "repeat_alert_minutes": 5,
        }
    )
    assert found == Notices(
        contact_requests=Recipients(email=("Desk@example.com", "desk@xn--mnchen-3ya.example"), sms=("+15305550142",)),
        alerts=Recipients(webhook=("https://example.com/hook",)),
        repeat_alert_minutes=5,
    )
    assert found.channels() == ["email", "sms", "webhook"]


def test_every_way_to_tell_staff_says_what_it_needs() -> None:
    assert list(channels.NEEDS) == list(notices.CHANNELS) == ["email", "sms", "webhook"]
    assert notices.SUBJECTS == {"contact_requests": "contact_requests", "alerts": "safety_alerts"}


@pytest.mark.parametrize("content", [None, {}, {"contact_requests": None}, {"safety_alerts": {}}])
def test_no_recipients_are_nobody(content: Any) -> None:
    assert notices.read(content).channels() == []


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ([], "`notices` must hold entries"),
        ({"alerts": {}}, "`notices` has alerts"),
        ({"contact_requests": ["desk@example.com"]}, "`notices.contact_requests` must hold entries"),
        ({"contact_requests": {"fax": []}}, "`notices.contact_requests` has fax"),
        ({"contact_requests": {"email": "desk@example.com"}}, "`notices.contact_requests.email` is 'desk@example.com'"),
        ({"contact_requests": {"email": ["desk"]}}, "write an e-mail address"),
        ({"contact_requests": {"sms": [5305550142123456789]}}, "write a mobile number in quotes"),
        ({"contact_requests": {"sms": ["call me"]}}, "write a mobile number in quotes"),
        ({"contact_requests": {"webhook": ["http://example.com"]}}, "begins with https://"),
        ({"contact_requests": {"webhook": ["https://exa mple.com"]}}, "begins with https://"),
        ({"contact_requests": {"webhook": ["https://"]}}, "begins with https://"),
        ({"repeat_alert_minutes": 0}, "`notices.repeat_alert_minutes` is 0"),
        ({"repeat_alert_minutes": True}, "`notices.repeat_alert_minutes` is True"),
        ({"repeat_alert_minutes": 1441}, "from 1 to 1440"),
    ],
)
def test_a_wrong_entry_is_named(content: Any, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        notices.read(content)


ENTRIES = (*notices.SUBJECTS.values(), *notices.CHANNELS, "repeat_alert_minutes", "x")
ANY_YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(ENTRIES), inner, max_size=4),
    max_leaves=8,
)


@given(ANY_YAML)
def test_any_yaml_is_read_or_named(content: Any) -> None:
    try:
        assert isinstance(notices.read(content), Notices)
    except ValueError as error:
        assert "`notices" in str(error)


def configured(tmp_path: Path, notices: str, **environ: str) -> tuple[Settings, clinic.Clinic]:
    file = tmp_path / "clinic.yml"
    text = (settings.ROOT / "clinic.yml").read_text("utf-8")
    begin, end = text.index("notices:"), text.index("# Each fact")
    file.write_text(text[:begin] + notices + text[end:], "utf-8")
    settings.make_development_secrets(tmp_path)
    loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_CLINIC_FILE": str(file), **environ})
    return loaded, clinic.load(file)


WEBHOOK = 'notices:\n  contact_requests: {webhook: ["https://example.com/hook"]}\n'


def test_who_is_told_nothing_is_said_at_start(tmp_path: Path) -> None:
    said = channels.check(*configured(tmp_path, "notices: {}\n"))
    assert said == [
        "Nobody is told of contact requests: `notices.contact_requests` in clinic.yml is empty.",
        "Nobody is told of alerts: `notices.safety_alerts` in clinic.yml is empty.",
    ]


def test_missing_credentials_are_said_in_development_and_refused_in_production(tmp_path: Path) -> None:
    loaded, the_clinic = configured(tmp_path, WEBHOOK)
    assert channels.check(loaded, the_clinic)[-1] == (
        "`notices` in clinic.yml has webhook recipients; set CLINICBOT_WEBHOOK_SECRET."
        " Until then these notices wait in the outbox."
    )
    production = Settings(**{**loaded.__dict__, "environment": "production"})
    with pytest.raises(SettingsError, match="set CLINICBOT_WEBHOOK_SECRET"):
        channels.check(production, the_clinic)


def test_production_wants_https_even_on_this_machine(tmp_path: Path) -> None:
    loaded, the_clinic = configured(
        tmp_path, WEBHOOK.replace("https://example.com", "http://localhost"), CLINICBOT_WEBHOOK_SECRET="w" * 32
    )
    assert not any("https" in sentence for sentence in channels.check(loaded, the_clinic))
    production = Settings(**{**loaded.__dict__, "environment": "production"})
    with pytest.raises(SettingsError, match="must be https"):
        channels.check(production, the_clinic)


def test_senders_are_made_for_what_has_credentials(tmp_path: Path) -> None:
    loaded, _ = configured(tmp_path, WEBHOOK, CLINICBOT_WEBHOOK_SECRET="w" * 32, **SMTP, **TWILIO)
    assert set(channels.senders(loaded, SmsSender)) == channels.ready(loaded) == {"email", "sms", "webhook"}
    alone, _ = configured(tmp_path, WEBHOOK)
    assert channels.senders(alone, SmsSender) == {} and channels.ready(alone) == set()
