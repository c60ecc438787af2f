"""What Twilio answers a text with when our webhook does not: a static file, kept away from our own server."""

from __future__ import annotations

from xml.sax.saxutils import escape

from bot.clinic import Clinic
from bot.safety.decision import Language
from bot.safety.wording import ClinicContact, static_fallback

LANGUAGES: tuple[Language, ...] = ("en", "es")


def twiml(clinic: Clinic) -> str:
    """The file for Twilio's fallback URL (docs/sms.md): one text in both languages, since it has read nothing."""
    contact = ClinicContact.of(clinic)
    text = escape("\n".join(static_fallback(contact, "sms", language) for language in LANGUAGES))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Message>{text}</Message>\n</Response>'
