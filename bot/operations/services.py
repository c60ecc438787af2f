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
    """The mail server: connects, encrypts and signs in as for a notice, and sends nothing; it tells no time."""
    tls = ssl.create_default_context()
    try:
        if server.security == "smtps":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=tls)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        with connection:
            if server.security == "smtp+starttls":
                connection.starttls(context=tls)
            if server.user is not None:
                connection.login(server.user, server.password or "")
            connection.noop()
    except smtplib.SMTPAuthenticationError as error:
        raise Away("it refuses user and password; correct CLINICBOT_SMTP_URL") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Away(f"it does not answer ({type(error).__name__}); is CLINICBOT_SMTP_URL right?") from error
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
