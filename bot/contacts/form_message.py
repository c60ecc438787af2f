"""One message to the contact form, with what the form knows when it comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.contacts.fields import Contact, Field
from bot.contacts.slots import FIELD_OF, contact_in, language_in
from bot.contacts.text import is_question
from bot.safety.decision import Language

NOT_KNOWN = frozenset(("clarify", "nlu_fallback"))  # a question of these intents goes to staff
# Intents whose messages the form reads. Others belong to Rasa's rules, unless they plainly answer us.
HERE = frozenset((None, "inform", "correct", "affirm", "deny", "resume_contact")) | NOT_KNOWN


@dataclass(frozen=True)
class FormMessage:
    """One message to the form.

    `asked`: the slot our last question was about, None when the form begins.
    `answered`: rules have already replied to this message, and the form is about to ask on.
    `own_phone`: the number an SMS came from, E.164. `before`: text and intent of the message before this one.
    `others`: how many messages in a row rules have answered while the form waited, this one included.
    """

    text: str
    intent: str | None
    asked: str | None
    slots: Mapping[str, Any] = field(default_factory=dict)
    answered: bool = False
    own_phone: str | None = None
    before: tuple[str, str | None] | None = None
    others: int = 0

    @property
    def contact(self) -> Contact:
        """The values held so far."""
        return contact_in(self.slots)

    @property
    def language(self) -> Language:
        """The language that the form speaks."""
        return language_in(self.slots)

    @property
    def is_payload(self) -> bool:
        """Whether a button sent this, so that its text is no answer: `/affirm`."""
        return self.text.startswith("/")

    @property
    def field(self) -> Field | None:
        """The field that our last question was about; None at the read-back."""
        return FIELD_OF.get(self.asked or "")

    @property
    def asks_for_contact(self) -> bool:
        """Whether it reads as a wish to be contacted: inside the form often a change, "call in the morning instead"."""
        return self.intent == "contact" and not self.answered

    @property
    def is_elsewhere(self) -> bool:
        """Whether the message is for rules (a question, thanks), or they have replied to it already."""
        at_read_back = self.asked is not None and self.field is None
        return self.answered or (self.intent not in HERE and not (at_read_back and self.asks_for_contact))

    @property
    def is_question_for_rules(self) -> bool:
        """Whether rules should answer this first; what it tells besides is taken when the form goes on."""
        if self.answered or self.asks_for_contact:
            return False
        return self.is_elsewhere and is_question(self.text)
