"""Credentials of the services that carry our messages, read from the environment and checked when read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bot.loopback import is_loopback

SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TWILIO_API = "https://api.twilio.com"


class CredentialsError(ValueError):
    """A variable is not usable; the message names it and what it accepts."""


@dataclass(frozen=True)
class Smtp:
    """A mail server. `security`: smtp (none), smtp+starttls or smtps. `sender`: the From address."""

    security: str
    host: str
    port: int
    user: str | None
    password: str | None = field(repr=False)
    sender: str


@dataclass(frozen=True)
class Twilio:
    """A Twilio account. `sender`: a phone number (E.164) or a messaging service (MG...). `per_second`: its segments."""

    account_sid: str
    auth_token: str = field(repr=False)
    sender: str
    api_url: str = TWILIO_API
    per_second: float = 1.0  # what a US long code carries without more from the carriers


@dataclass(frozen=True)
class Credentials:
    """What is None is not set up."""

    smtp: Smtp | None = None
    twilio: Twilio | None = None
    webhook_secret: str | None = field(default=None, repr=False)


def read(values: Mapping[str, str]) -> Credentials:
    """The credentials in `values` (variables by name).

    Raises:
        CredentialsError: a variable is wrong, or one lacks its companion.
    """
    secret = values.get("CLINICBOT_WEBHOOK_SECRET") or None
    if secret is not None and len(secret) < 32:
        raise CredentialsError("CLINICBOT_WEBHOOK_SECRET is too short; use at least 32 random characters.")
    return Credentials(_smtp(values), _twilio(values), secret)


def simulated_twilio(secret: str, api_url: str) -> Twilio:
    """The account of the SMS simulator, the same in all our processes; its number is Twilio's own for tests."""
    sid, token = (hashlib.sha256(f"{name} {secret}".encode()).hexdigest()[:32] for name in ("sid", "token"))
    return Twilio(f"AC{sid}", token, "+15005550006", api_url, per_second=20.0)


def _smtp(values: Mapping[str, str]) -> Smtp | None:
    url, sender = values.get("CLINICBOT_SMTP_URL"), values.get("CLINICBOT_SMTP_FROM", "")
    if not url:
        return None
    example = "smtp+starttls://user:password@mail.example.com:587"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise CredentialsError(f"CLINICBOT_SMTP_URL has no usable port; write it like {example}.") from error
    if parts.scheme not in SMTP_PORTS or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise CredentialsError(
            f"CLINICBOT_SMTP_URL cannot be read; write it like {example}"
            " (smtps:// for TLS from the start, smtp:// for none; %-encode signs in the password)."
        )
    if parts.scheme == "smtp" and parts.password and not is_loopback(url):
        raise CredentialsError(f"CLINICBOT_SMTP_URL would send its password unencrypted; write it like {example}.")
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", sender):
        raise CredentialsError("CLINICBOT_SMTP_FROM must be an e-mail address, such as assistant@example.com.")
    return Smtp(
        security=parts.scheme,
        host=parts.hostname,
        port=port or SMTP_PORTS[parts.scheme],
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        sender=sender,
    )


def _twilio(values: Mapping[str, str]) -> Twilio | None:
    names = ("CLINICBOT_TWILIO_ACCOUNT_SID", "CLINICBOT_TWILIO_AUTH_TOKEN", "CLINICBOT_TWILIO_FROM")
    sid, token, sender = (values.get(name) or "" for name in names)
    missing = [name for name, value in zip(names, (sid, token, sender)) if not value]
    if len(missing) == len(names):
        return None
    if missing:
        raise CredentialsError(f"{' and '.join(missing)} must be set too: Twilio needs all three.")
    if not re.fullmatch(r"AC[0-9a-fA-F]{32}", sid):
        raise CredentialsError(f"{names[0]} must be AC and 32 hex digits, as Twilio's console shows it.")
    if not re.fullmatch(r"\+[1-9][0-9]{6,14}|MG[0-9a-fA-F]{32}", sender):
        raise CredentialsError(f"{names[2]} must be a number such as +15305550100 or a messaging service (MG...).")
    api_url = (values.get("CLINICBOT_TWILIO_API_URL") or TWILIO_API).rstrip("/")
    if urlsplit(api_url).scheme != "https" and not is_loopback(api_url):
        raise CredentialsError(f"CLINICBOT_TWILIO_API_URL must begin with https://; Twilio's own is {TWILIO_API}.")
    rate = values.get("CLINICBOT_TWILIO_PER_SECOND") or "1"
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", rate) or float(rate) <= 0:
        raise CredentialsError(f"CLINICBOT_TWILIO_PER_SECOND is {rate!r}; use segments a second, such as 1 or 4.5.")
    return Twilio(sid, token, sender, api_url, float(rate))
