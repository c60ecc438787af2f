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


_ENGLISH = (
    "If you say yes, {clinic_name} may call, text or email you about this request. "
    "Message and data rates may apply. Please do not use this for emergencies: "
    "call 911, or call or text 988 in a crisis."
)
_SPANISH = (
    "{clinic_name} puede llamarle o enviarle mensajes de texto o correos por esta solicitud. "
    "Puede haber cargos por mensajes y datos. No es para emergencias: llame al 911, o llame o escriba al 988 "
    "en una crisis."
)
# The widget has the same words, for when the server is away; a test compares them.
CONSENT = Consent("2026-11-26", {"en": _ENGLISH, "es": f"Si acepta, {_SPANISH}"})  # the newest
_TICKED = Consent("2026-11-24", {"en": _ENGLISH, "es": f"Si marca esto, {_SPANISH}"})  # of the widget's form alone

# All versions in use: a browser may hold a request, agreed to in older words, until it reaches us.
VERSIONS = {each.version: each for each in (CONSENT, _TICKED)}
