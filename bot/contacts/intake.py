"""A contact request from a plain form, taken without Rasa."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from bot.clinic import Clinic
from bot.contacts import requests
from bot.contacts.consent import TICKED, VERSIONS, Consent
from bot.contacts.emails import parse_email
from bot.contacts.names import parse_name
from bot.contacts.opening import kept_time
from bot.contacts.phones import parse_phone
from bot.contacts.reasons import SPANISH
from bot.contacts.text import Refused
from bot.contacts.times import parse_time
from bot.safety import wording
from bot.storage import Database


class FieldRefused(Exception):
    """One field cannot be taken; `field` names it, the message says what would do."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def take(database: Database, clinic: Clinic, body: dict[str, Any], client_id: str, conversation_id: str | None) -> str:
    """Save the request in `body` (name, phone, email, preferred_time, consent...) and return what to tell them.

    `language` and `consent_version`: of the form that was shown; English and the newest unless said.

    Raises:
        FieldRefused: a field is missing or not what it should be; nothing was saved.
    """
    if body.get("consent") is not True:
        raise FieldRefused("consent", "Please agree that the clinic may contact you, or call us instead.")
    agreed = _agreed(body)
    language = body.get("language", "en")
    if not isinstance(language, str) or language not in agreed.templates:
        raise FieldRefused("language", f"Send one of the languages {', '.join(agreed.templates)}.")
    name = _parsed("name", parse_name, body, language)
    phone = _parsed("phone", parse_phone, body, language) if _given(body, "phone") else None
    email = _parsed("email", parse_email, body, language) if _given(body, "email") else None
    if not phone and not email:
        raise _refused("phone", "Please give a phone number or an e-mail address.", language)
    preferred = _parsed("preferred_time", parse_time, body, language) if _given(body, "preferred_time") else None
    requests.save(
        database,
        requests.IncomingRequest(
            name=name,
            phone=phone.e164 if phone else None,
            email=email,
            preferred_time=kept_time(preferred, phone.extension if phone else None, datetime.now(clinic.timezone)),
            consent_text=agreed.text(clinic.name, language),
            consent_version=agreed.version,
            channel="web",
            conversation_id=conversation_id,
            request_key=f"form:{client_id}",  # the widget's own random id: the same after a new session,
        ),
        clinic.notices,
    )
    return _thanks(clinic, language)


def _thanks(clinic: Clinic, language: str) -> str:
    is_open = clinic.is_open(datetime.now(timezone.utc))
    if language == "es":
        when = "pronto" if is_open else f"cuando abramos ({wording.hours(clinic.hours_text, 'es')})"
        return f"Gracias. Tenemos su solicitud, y alguien de {clinic.name} se comunicará con usted {when}."
    when = "soon" if is_open else f"when we are open ({clinic.hours_text})"
    return f"Thank you. We have your request, and someone from {clinic.name} will contact you {when}."


def _agreed(body: dict[str, Any]) -> Consent:
    version = body.get("consent_version", TICKED.version)
    if not isinstance(version, str) or version not in VERSIONS:
        raise FieldRefused("consent", "These consent words are not ours. Please reload the page and agree again.")
    return VERSIONS[version]


def _given(body: dict[str, Any], field: str) -> bool:
    """Whether a field that may be left out is there; null and an empty text leave it out, too."""
    return body.get(field) not in (None, "")


def _parsed(field: str, parse: Any, body: dict[str, Any], language: str) -> Any:
    value = body.get(field)
    result = parse(value) if isinstance(value, str) else Refused("missing", f"Please fill in {field}.")
    if isinstance(result, Refused):
        raise _refused(field, result.reason, language)
    return result


def _refused(field: str, reason: str, language: str) -> FieldRefused:
    return FieldRefused(field, SPANISH[field.removeprefix("preferred_")] if language == "es" else reason)
