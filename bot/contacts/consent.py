"""The words a visitor agrees to before we keep a contact request. A change of words is a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Consent:
    """A consent text by language: `version` is its first day in use; `{clinic_name}` stands for the clinic."""

    version: str
    templates: Mapping[str, str]

    def text(self, clinic_name: str, language: str = "en") -> str:
        """The words as shown to the visitor and stored with the request."""
        return self.templates[language].replace("{clinic_name}", clinic_name)


# What is said besides, however somebody agrees.
_BESIDES_ENGLISH = (
    "Message and data rates may apply. Please do not use this for emergencies: "
    "call 911, or call or text 988 in a crisis."
)
_BESIDES_SPANISH = (
    "Puede haber cargos por mensajes y datos. No es para emergencias: llame al 911, o llame o escriba al 988 "
    "en una crisis."
)
_CALL_ME = "{clinic_name} puede llamarle o enviarle mensajes de texto o correos por esta solicitud."
_SAID = f"If you say yes, {{clinic_name}} may call, text or email you about this request. {_BESIDES_ENGLISH}"

# The chat's, which reads it out and asks for a yes.
CONSENT = Consent("2026-11-26", {"en": _SAID, "es": f"Si acepta, {_CALL_ME} {_BESIDES_SPANISH}"})
# A form's, beside its checkbox. The widget has the same words, for when the server is away; a test compares them.
TICKED = Consent(
    "2026-11-27",
    {
        "en": f"I agree that {{clinic_name}} may call, text or email me about this request. {_BESIDES_ENGLISH}",
        "es": "Acepto que {clinic_name} me llame o me envíe mensajes de texto o correos por esta solicitud. "
        f"{_BESIDES_SPANISH}",
    },
)
_TICKED_BEFORE = Consent("2026-11-24", {"en": _SAID, "es": f"Si marca esto, {_CALL_ME} {_BESIDES_SPANISH}"})

# All that a form may say it was agreed to: a browser may hold a request, agreed to in older words, until it reaches us.
VERSIONS = {each.version: each for each in (TICKED, CONSENT, _TICKED_BEFORE)}
