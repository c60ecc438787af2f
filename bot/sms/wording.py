"""What the channel itself says. The assistant's answers come from Rasa; these are about texting."""

from __future__ import annotations

from bot.clinic import Clinic
from bot.safety.wording import EMERGENCY, LIFELINE

DANGER = f"In danger: call {EMERGENCY}. In crisis: call or text {LIFELINE}."


def help_text(clinic: Clinic) -> str:
    """The answer to HELP: who this is, a person's phone, the way out, and where help is (CTIA 5.1.1)."""
    return (
        f"{clinic.name}: automated answers by text, not for emergencies. {DANGER} "
        f"A person: {clinic.phone}. Msg & data rates may apply. Reply STOP to end."
    )


def opted_out(clinic: Clinic) -> str:
    """The one confirmation of an opt-out in other words than Twilio's keywords."""
    return f"{clinic.name}: you will get no more texts from us. Reply START to text with us again. {DANGER}"


def no_pictures(clinic: Clinic) -> str:
    """To a message with media."""
    return f"I can't open pictures or files, only text. Please ask in words, or call {clinic.phone}. {DANGER}"


def empty(clinic: Clinic) -> str:
    """To a message without any text."""
    return f"Your text came without words. Please ask in words, or call {clinic.phone}. {DANGER}"


def paused(clinic: Clinic) -> str:
    """The last automatic text of somebody who sends very many."""
    return (
        f"That is a lot of texts, so automatic answers pause for now. Please call {clinic.phone} "
        f"({clinic.hours_text}). {DANGER}"
    )


def call_us(clinic: Clinic) -> str:
    """What we send of our own accord to somebody who asked to be contacted: nothing of what it is about."""
    return (
        f"{clinic.name}: we are trying to reach you as you asked. Please call {clinic.phone}. Reply STOP to end texts."
    )
