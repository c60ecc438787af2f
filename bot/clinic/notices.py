"""`notices:` in `clinic.yml`: which of the clinic's team is told of what, and how."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.clinic.mistakes import Gathering, Mistakes
from bot.loopback import is_loopback

REPEAT_MINUTES = 10
MOST_MINUTES = 24 * 60


@dataclass(frozen=True)
class Recipients:
    """Who is told: e-mail addresses, phone numbers (E.164), webhook addresses. Empty: nobody."""

    email: tuple[str, ...] = ()
    sms: tuple[str, ...] = ()
    webhook: tuple[str, ...] = ()

    def each(self) -> list[tuple[str, str]]:
        """Every recipient with the channel it is reached by."""
        return [(channel, recipient) for channel in CHANNELS for recipient in getattr(self, channel)]


CHANNELS = tuple(each.name for each in fields(Recipients))


@dataclass(frozen=True)
class Notices:
    """Who is told of contact requests and of alerts; an alert is repeated until acknowledged."""

    contact_requests: Recipients = field(default_factory=Recipients)
    alerts: Recipients = field(default_factory=Recipients, metadata={"entry": "safety_alerts"})
    repeat_alert_minutes: int = REPEAT_MINUTES

    def channels(self) -> list[str]:
        """The channels that have a recipient."""
        used = {channel for subject in SUBJECTS for channel, _ in getattr(self, subject).each()}
        return [channel for channel in CHANNELS if channel in used]


# Fields of `Notices`, and what `clinic.yml` calls each.
SUBJECTS = {
    each.name: each.metadata.get("entry", each.name) for each in fields(Notices) if each.default_factory is Recipients
}


def read(content: Any) -> Notices:
    """The notices as `clinic.yml` has them.

    Raises:
        Mistakes: entries are wrong; the message names each and what it accepts.
    """
    if content is None:
        return Notices()
    require_entries("notices", content, (*SUBJECTS.values(), "repeat_alert_minutes"))
    gathering = Gathering()
    minutes = gathering.read(_minutes, content.get("repeat_alert_minutes", REPEAT_MINUTES))
    subjects = {
        subject: gathering.read(_recipients, f"notices.{entry}", content.get(entry))
        for subject, entry in SUBJECTS.items()
    }
    gathering.end()
    return Notices(**subjects, repeat_alert_minutes=minutes)


def _minutes(minutes: Any) -> int:
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MOST_MINUTES:
        raise Mistakes(
            f"`notices.repeat_alert_minutes` is {minutes!r}; use whole minutes from 1 to {MOST_MINUTES} (a day)."
        )
    return minutes


def _recipients(where: str, content: Any) -> Recipients:
    if content is None:
        return Recipients()
    require_entries(where, content, CHANNELS)
    gathering = Gathering()
    found = {}
    for channel in CHANNELS:
        place = f"{where}.{channel}"
        values = gathering.read(_list, place, content.get(channel)) or []
        found[channel] = tuple(dict.fromkeys(gathering.read(_READERS[channel], place, value) for value in values))
    gathering.end()
    return Recipients(**found)


def require_entries(where: str, content: Any, known: tuple[str, ...]) -> None:
    """Raises Mistakes unless `content` holds entries, all of them known ones."""
    if not isinstance(content, dict):
        raise Mistakes(f"`{where}` must hold entries: {', '.join(known)}.")
    unknown = [str(key) for key in content if key not in known]
    if unknown:
        raise Mistakes(f"`{where}` has {', '.join(unknown)}; the known entries are {', '.join(known)}.")


def _list(where: str, values: Any) -> list[Any]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise Mistakes(f"`{where}` is {values!r}; write a list, such as [] or one entry in [ ].")
    return values


def _email(where: str, value: Any) -> str:
    try:
        # The ASCII form: mail servers take "xn--..." for a domain such as münchen.example, not the letters.
        return str(validate_email(str(value), check_deliverability=False, allow_smtputf8=False).ascii_email)
    except EmailNotValidError as error:
        raise Mistakes(f"`{where}` has {value!r}; write an e-mail address such as desk@example.com.") from error


def _phone(where: str, value: Any) -> str:
    wrong = Mistakes(f'`{where}` has {value!r}; write a mobile number in quotes, such as "+1 530 555 0142".')
    try:
        number = phonenumbers.parse(str(value), "US")
    except phonenumbers.NumberParseException as error:
        raise wrong from error
    if not phonenumbers.is_possible_number(number):
        raise wrong
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _url(where: str, value: Any) -> str:
    url = str(value)
    try:
        parts = urlsplit(url)
        good = bool(parts.hostname) and parts.port != 0 and not any(map(str.isspace, url))
    except ValueError:
        good = False
    if not good or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url))):
        raise Mistakes(f"`{where}` has {value!r}; write an address that begins with https://.")
    return url


_READERS = {"email": _email, "sms": _phone, "webhook": _url}
