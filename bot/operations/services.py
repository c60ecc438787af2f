"""Asking the services that we depend on whether they answer and take our credentials, each within seconds.

Each raises `Away` where it does not.
"""

from __future__ import annotations

import smtplib
import ssl
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

import requests

from bot.credentials import Smtp, Twilio
from bot.notify.smtp import connect

SECONDS = 5.0


class Away(Exception):
    """A service does not answer or refuses us; the message says which variable to look at."""


def redis(url: str) -> datetime:
    """Redis; returns its clock."""
    from redis import Redis, RedisError

    client = Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
    try:
        seconds, microseconds = client.time()
    except RedisError as error:
        raise Away(f"it does not answer ({type(error).__name__}); is CLINICBOT_REDIS_URL right?") from error
    finally:
        client.close()
    return datetime.fromtimestamp(seconds + microseconds / 1e6, timezone.utc)


def smtp(server: Smtp) -> datetime | None:
    """The mail server: begins as a notice does, up to its sender, and sends nothing; it tells no time."""
    try:
        with connect(server, ssl.create_default_context(), SECONDS) as connection:
            code, _ = connection.mail(server.sender)
            connection.rset()
    except smtplib.SMTPAuthenticationError as error:
        raise Away("it refuses user and password; correct CLINICBOT_SMTP_URL") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Away(f"it does not answer ({type(error).__name__}); is CLINICBOT_SMTP_URL right?") from error
    if not 200 <= code < 300:
        raise Away(f"it takes no mail from us (SMTP {code}); are CLINICBOT_SMTP_FROM and CLINICBOT_SMTP_URL right?")
    return None


def twilio(account: Twilio) -> datetime | None:
    """Twilio: asks for the account, sends nothing; returns its clock."""
    url = f"{account.api_url}/2010-04-01/Accounts/{account.account_sid}.json"
    try:
        answer = requests.get(url, auth=(account.account_sid, account.auth_token), timeout=SECONDS)
    except requests.RequestException as error:
        raise Away(f"it does not answer ({type(error).__name__}); can this machine reach {account.api_url}?") from error
    if answer.status_code in (401, 403, 404):
        raise Away("it refuses us; correct CLINICBOT_TWILIO_ACCOUNT_SID and CLINICBOT_TWILIO_AUTH_TOKEN")
    if answer.status_code != 200:
        raise Away(f"it answers with HTTP {answer.status_code}; try again later")
    return parsedate_to_datetime(answer.headers["Date"]) if "Date" in answer.headers else None
