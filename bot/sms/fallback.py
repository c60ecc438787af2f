"""What Twilio answers a text with when our webhook does not: a static file, kept away from our own server."""

from __future__ import annotations

from xml.sax.saxutils import escape

from bot.clinic import Clinic
from bot.conversation.replies import contact
from bot.safety.wording import static_fallback


def twiml(clinic: Clinic) -> str:
    """The file for Twilio's fallback URL (docs/sms.md)."""
    text = escape(static_fallback(contact(clinic), "sms", "en"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Message>{text}</Message>\n</Response>'
