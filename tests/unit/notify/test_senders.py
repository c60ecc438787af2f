"""E-mail, SMS and webhooks against real servers: what was taken, what was refused, and what nobody knows."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path

import pytest
import requests
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from bot.credentials import Smtp, Twilio
from bot.notify import sms, smtp, webhook
from bot.notify.sending import Later, Never, Outgoing
from bot.notify.sms import SmsSender
from bot.notify.smtp import SmtpSender
from bot.notify.webhook import WebhookSender, sign
from tests.ports import free_port
from tests.receivers import FakeTwilio, HttpServer, MailServer, is_genuine

SECRET = "w" * 32
OUTGOING = Outgoing(
    recipient="desk@example.com",
    subject="New contact request at Lake Clinic",
    text="New contact request at Lake Clinic. Open: https://chat.example.org/staff/contacts/7",
    key="contact_request:7:new:email:abc",
    created_at=datetime.now(timezone.utc),
    data={"event": "contact_request.new", "contact_request": 7},
)
REPEAT = replace(OUTGOING, repeat=True)


@pytest.fixture()
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture()
def hooks() -> Iterator[HttpServer]:
    with HttpServer() as server:
        yield server


@pytest.fixture()
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as server:
        yield server


def by_mail(
    port: int, security: str = "smtp", user: str | None = None, tls: ssl.SSLContext | None = None
) -> SmtpSender:
    return SmtpSender(Smtp(security, "127.0.0.1", port, user, "secret", "assistant@lake.example"), tls)


def by_sms(server: FakeTwilio, token: str = FakeTwilio.TOKEN, sender: str = "+15305550100") -> SmsSender:
    return SmsSender(Twilio(FakeTwilio.ACCOUNT, token, sender, server.url))


# E-mail


def test_a_mail_arrives_whole(mail: MailServer) -> None:
    message_id = by_mail(mail.port).send(OUTGOING)
    got = mail.mails[0]
    assert (got["From"], got["To"], got["Subject"]) == (
        "assistant@lake.example",
        "desk@example.com",
        "New contact request at Lake Clinic",
    )
    assert got.get_content().strip() == OUTGOING.text
    assert got["Message-ID"] == message_id and message_id.endswith("@lake.example>")
    assert got["Auto-Submitted"] == "auto-generated"


def test_a_repeated_mail_says_so_and_keeps_its_id(mail: MailServer) -> None:
    sender = by_mail(mail.port)
    assert sender.send(OUTGOING) == sender.send(REPEAT)
    assert mail.mails[1]["Subject"] == "[possible repeat] New contact request at Lake Clinic"


@pytest.mark.parametrize(
    ("plan", "error", "maybe_sent"),
    [
        ("rcpt 450", Later, False),  # greylisting
        ("rcpt 550", Never, False),  # no such mailbox
        ("data 451", Later, False),
        ("data 554", Never, False),
        ("drop", Later, True),  # taken or not: nobody knows
        ("hang", Later, True),
    ],
)
def test_refusals_are_told_apart(
    mail: MailServer, monkeypatch: pytest.MonkeyPatch, plan: str, error: type[Exception], maybe_sent: bool
) -> None:
    monkeypatch.setattr(smtp, "SECONDS", 0.5)
    mail.plan(plan)
    with pytest.raises(error) as raised:
        by_mail(mail.port).send(OUTGOING)
    assert getattr(raised.value, "maybe_sent", False) is maybe_sent
    assert "desk" not in str(raised.value)


def test_a_mail_server_that_is_away_is_tried_later() -> None:
    with pytest.raises(Later, match="ConnectionRefusedError") as raised:
        by_mail(free_port()).send(OUTGOING)
    assert not raised.value.maybe_sent


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "certificate.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return file


def authenticate(
    _server: object, _session: object, _envelope: object, _mechanism: str, given: LoginPassword
) -> AuthResult:
    return AuthResult(success=given == LoginPassword(b"clinic", b"secret"), handled=False)


@pytest.fixture()
def secured(certificate: Path) -> Iterator[MailServer]:
    """A mail server that wants STARTTLS and a login."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with MailServer(
        tls_context=context, require_starttls=True, authenticator=authenticate, auth_required=True
    ) as server:
        yield server


def test_it_logs_in_over_starttls(secured: MailServer, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=certificate)
    by_mail(secured.port, "smtp+starttls", "clinic", trusting).send(OUTGOING)
    assert len(secured.mails) == 1


def test_a_wrong_login_waits_until_staff_correct_it(secured: MailServer, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=certificate)
    with pytest.raises(Later, match="SMTPAuthenticationError 535"):
        by_mail(secured.port, "smtp+starttls", "somebody", trusting).send(OUTGOING)


def test_a_certificate_that_nobody_signed_is_not_trusted(secured: MailServer) -> None:
    with pytest.raises(Later, match="SSLCertVerificationError"):
        by_mail(secured.port, "smtp+starttls", "clinic").send(OUTGOING)
    assert secured.mails == []


# Webhooks


def test_a_webhook_can_be_checked_by_its_receiver(hooks: HttpServer) -> None:
    WebhookSender(SECRET).send(replace(OUTGOING, recipient=f"{hooks.url}/clinic"))
    got = hooks.requests[0]
    assert got.path == "/clinic" and got.headers["Idempotency-Key"] == OUTGOING.key
    assert got.json["event"] == "contact_request.new" and got.json["possible_repeat"] is False
    moment = datetime.now(timezone.utc).timestamp()
    signature = got.headers["Clinicbot-Signature"]
    assert is_genuine(SECRET, signature, got.body, moment)
    assert not is_genuine(SECRET, signature, got.body, moment + 301)  # an old recording
    assert not is_genuine(SECRET, signature, got.body + b" ", moment)
    assert not is_genuine("x" * 32, signature, got.body, moment)


def test_each_attempt_is_signed_anew_and_a_repeat_says_so(hooks: HttpServer, monkeypatch: pytest.MonkeyPatch) -> None:
    sender = WebhookSender(SECRET)
    sender.send(replace(OUTGOING, recipient=hooks.url))
    monkeypatch.setattr(webhook.time, "time", lambda: 2_000_000_000.0)
    sender.send(replace(REPEAT, recipient=hooks.url))
    first, second = hooks.requests
    assert first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"]
    assert second.json["possible_repeat"] is True
    assert is_genuine(SECRET, second.headers["Clinicbot-Signature"], second.body, 2_000_000_000.0)


@given(
    secret=st.text(min_size=32, alphabet="abc1"),
    body=st.binary(),
    moment=st.integers(0, 10**11),
    late=st.integers(-400, 400),
)
def test_a_signature_holds_for_its_body_and_five_minutes(secret: str, body: bytes, moment: int, late: int) -> None:
    header = sign(secret, body, moment)
    assert is_genuine(secret, header, body, moment + late) is (abs(late) <= 300)
    assert not is_genuine(secret, header, body + b"x", moment)
    assert not is_genuine(secret, header.replace(f"t={moment}", f"t={moment + 1}"), body, moment)


@given(st.text())
def test_nothing_else_is_a_signature(header: str) -> None:
    assert not is_genuine(SECRET, header, b"", 0.0)


@pytest.mark.parametrize(
    ("plan", "error", "maybe_sent", "after"),
    [
        (503, Later, True, None),
        ((503, {"Retry-After": "120"}), Later, True, 120.0),
        ((429, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}), Later, False, None),
        (404, Later, False, None),  # being deployed
        (401, Later, False, None),  # the secret is not set up there yet
        ((302, {"Location": "http://169.254.169.254/"}), Later, False, None),
        (410, Never, False, None),
        ("drop", Later, True, None),
        ("hang", Later, True, None),
    ],
)
def test_answers_of_a_webhook_are_told_apart(
    hooks: HttpServer, monkeypatch: pytest.MonkeyPatch, plan: object, error: type, maybe_sent: bool, after: float | None
) -> None:
    monkeypatch.setattr(webhook, "ANSWER_SECONDS", 0.5)
    hooks.plan(plan)
    with pytest.raises(error) as raised:
        WebhookSender(SECRET).send(replace(OUTGOING, recipient=hooks.url))
    assert (getattr(raised.value, "maybe_sent", False), getattr(raised.value, "after", None)) == (maybe_sent, after)
    assert len(hooks.requests) == 1  # redirects are not followed


def test_a_webhook_that_is_away_took_nothing() -> None:
    with pytest.raises(Later) as raised:
        WebhookSender(SECRET).send(replace(OUTGOING, recipient=f"http://127.0.0.1:{free_port()}"))
    assert not raised.value.maybe_sent


# SMS


TEXT = replace(OUTGOING, recipient="+15305550142")


def test_a_text_goes_out_by_twilios_own_library(twilio: FakeTwilio) -> None:
    sid = by_sms(twilio).send(TEXT)
    sent = twilio.texts[0]
    assert (sent.sid, sent.to, sent.sender, sent.body) == (sid, "+15305550142", "+15305550100", TEXT.text)


def test_a_messaging_service_sends_as_itself(twilio: FakeTwilio) -> None:
    by_sms(twilio, sender="MG" + "1" * 32).send(TEXT)
    assert twilio.texts[0].sender == "MG" + "1" * 32


def test_a_repeated_text_says_so_in_front(twilio: FakeTwilio) -> None:
    by_sms(twilio).send(replace(TEXT, repeat=True))
    assert twilio.texts[0].body == f"(repeat) {TEXT.text}"


def test_who_answered_stop_gets_nothing_more(twilio: FakeTwilio) -> None:
    twilio.opted_out.add("+15305550142")
    with pytest.raises(Never, match="error 21610") as raised:
        by_sms(twilio).send(TEXT)
    assert raised.value.ends_lane and "5550142" not in str(raised.value)


def test_a_number_that_takes_no_texts_is_not_tried_again(twilio: FakeTwilio) -> None:
    with pytest.raises(Never, match="Twilio 400, error 21211") as raised:
        by_sms(twilio).send(replace(TEXT, recipient="+44"))
    assert not raised.value.ends_lane


@pytest.mark.parametrize(
    ("plan", "maybe_sent"), [(429, False), (503, False), (500, True), (502, True), ("drop", True), ("hang", True)]
)
def test_troubles_of_twilio_are_for_later(
    twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch, plan: object, maybe_sent: bool
) -> None:
    monkeypatch.setattr(sms, "SECONDS", 0.5)
    twilio.plan(plan)
    with pytest.raises(Later) as raised:
        by_sms(twilio).send(TEXT)
    assert raised.value.maybe_sent is maybe_sent


def test_a_wrong_token_waits_until_staff_correct_it(twilio: FakeTwilio) -> None:
    with pytest.raises(Later, match="Twilio 401, error 20003"):
        by_sms(twilio, token="x" * 32).send(TEXT)


def test_twilio_away_took_nothing() -> None:
    nowhere = Twilio(FakeTwilio.ACCOUNT, FakeTwilio.TOKEN, "+15305550100", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(Later) as raised:
        SmsSender(nowhere).send(TEXT)
    assert not raised.value.maybe_sent


def test_a_text_that_twilio_took_without_our_knowing_is_found_again(twilio: FakeTwilio) -> None:
    sender = by_sms(twilio)
    twilio.taken_but.append(500)
    with pytest.raises(Later):
        sender.send(TEXT)
    found = sender.already_sent(replace(TEXT, repeat=True), known=())
    assert found == twilio.texts[0].sid


def test_the_same_words_of_another_message_or_another_day_do_not_count(twilio: FakeTwilio) -> None:
    sender = by_sms(twilio)
    sid = sender.send(TEXT)
    assert sender.already_sent(TEXT, known={sid}) is None
    assert (
        sender.already_sent(replace(TEXT, created_at=datetime.now(timezone.utc) + timedelta(minutes=1)), known=())
        is None
    )
    assert sender.already_sent(replace(TEXT, text="Another"), known=()) is None


def test_when_twilio_cannot_be_asked_nothing_is_sent(twilio: FakeTwilio) -> None:
    twilio.plan(503)
    with pytest.raises(Later, match="while looking for an earlier attempt"):
        by_sms(twilio).already_sent(TEXT, known=())


def test_no_log_holds_a_number(twilio: FakeTwilio, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    by_sms(twilio).send(TEXT)
    assert "5550142" not in caplog.text and TEXT.text not in caplog.text


def test_a_tls_error_proves_nothing() -> None:
    from bot.notify.http import never_arrived

    assert not never_arrived(requests.exceptions.SSLError("EOF occurred in violation of protocol"))
    assert never_arrived(requests.exceptions.ConnectTimeout())
    assert not never_arrived(requests.exceptions.ReadTimeout())
