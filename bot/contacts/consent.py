"""The words a visitor agrees to before we keep a contact request. A change of words is a new version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Consent:
    """A consent text: `version` is its first day in use, `template` names the clinic as `{clinic_name}`."""

    version: str
    template: str

    def text(self, clinic_name: str) -> str:
        """The words as shown to the visitor and stored with the request."""
        return self.template.replace("{clinic_name}", clinic_name)


CONSENT = Consent(
    version="2026-11-24",
    template=(
        "If you say yes, {clinic_name} may call, text or email you about this request. "
        "Message and data rates may apply. Please do not use this for emergencies: "
        "call 911, or call or text 988 in a crisis."
    ),
)
