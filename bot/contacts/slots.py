"""The contact form's slots: their names, the stages that one of them tells, and the contact that they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.contacts.fields import Contact, Field
from bot.safety.decision import Language

NAME, REACH, TIME = "contact_name", "contact_reach", "contact_time"
OTHER_REACH, CONSENT_GIVEN, CONFIRMED = "contact_other_reach", "contact_consent", "contact_confirmed"
PROBLEM, TRIES, STAGE = "contact_problem", "contact_tries", "contact_stage"
SLOTS = (NAME, REACH, OTHER_REACH, TIME, CONSENT_GIVEN, CONFIRMED, PROBLEM, TRIES, STAGE)
HELD = (NAME, REACH, OTHER_REACH, TIME)  # what the visitor has told
LANGUAGE = "language"  # in which the form speaks; no answer to it, so it stays when the form is emptied

CHANGE = "change"  # the stage after "no" to the read-back: we asked what to change
STOPPED = "stopped"  # the visitor said clearly to stop, though the intent was another
ASIDE = "aside"  # the visitor asks other things: what is known waits, and nothing more is asked

_PARTS = dict(zip(HELD, ("name", "reach", "other_reach", "time"), strict=True))  # of a `Contact`, by slot
FIELD_OF: dict[str, Field] = {NAME: "name", REACH: "reach", TIME: "time"}
SLOT_OF: dict[Field, str] = {value: key for key, value in FIELD_OF.items()}


def contact_in(slots: Mapping[str, Any]) -> Contact:
    """The contact that `slots` hold."""
    return Contact(**{part: slots.get(slot) for slot, part in _PARTS.items()})


def language_in(slots: Mapping[str, Any]) -> Language:
    """The language that the form speaks."""
    return "es" if slots.get(LANGUAGE) == "es" else "en"


def empty_slots() -> dict[str, Any]:
    """Every slot of the form, empty: nothing is kept."""
    return dict.fromkeys(SLOTS)


def changed(before: Contact, after: Contact) -> dict[str, Any]:
    """The slots to set so that they hold `after` instead of `before`."""
    values = {slot: (getattr(before, part), getattr(after, part)) for slot, part in _PARTS.items()}
    return {slot: new for slot, (old, new) in values.items() if new != old}
