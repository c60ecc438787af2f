"""What the channel itself says, in the texter's language; the assistant's answers come from Rasa.

Spanish keeps to GSM-7, which has no letter with an acute accent but e (as in `bot/safety/wording_es.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from bot.clinic import Clinic
from bot.safety.decision import Language
from bot.safety.wording import EMERGENCY, LIFELINE

Words = Callable[[Clinic, Language], str]  # what most functions here are
DANGER: dict[Language, str] = {
    "en": f"In danger: call {EMERGENCY}. In crisis: call or text {LIFELINE}.",
    "es": f"En peligro: llame al {EMERGENCY}. En crisis: llame al {LIFELINE} y oprima 2.",
}


def greeting(clinic: Clinic, language: Language) -> str:
    """Said before first use: that this is a machine, and where help is."""
    if language == "es":
        return (
            f"{clinic.name}: asistente automatizado, no es una persona ni para emergencias. Crisis: "
            f"{LIFELINE}, oprima 2. Emergencia: {EMERGENCY}. AYUDA para ayuda, STOP para terminar."
        )
    return (
        f"{clinic.assistant_name}: automated, not a person, not for emergencies. "
        f"Crisis: call or text {LIFELINE}. Emergency: {EMERGENCY}. Ask a question, or reply HELP or STOP."
    )


def help_text(clinic: Clinic, language: Language) -> str:
    """The answer to HELP: who this is, a person's phone, the way out, and where help is (CTIA 5.1.1)."""
    if language == "es":
        return (
            f"{clinic.name}: respuestas automatizadas por texto, no para emergencias. {DANGER['es']} "
            f"Una persona: {clinic.phone}. Pueden aplicarse tarifas. Responda STOP para terminar."
        )
    return (
        f"{clinic.name}: automated answers by text, not for emergencies. {DANGER['en']} "
        f"A person: {clinic.phone}. Msg & data rates may apply. Reply STOP to end."
    )


def help_while_opted_out(clinic: Clinic, language: Language) -> str:
    """The answer to HELP of somebody who opted out: the same, but for the way back instead of the way out."""
    if language == "es":
        return (
            f"{clinic.name}: no le enviamos textos. Responda START para volver a escribirnos. {DANGER['es']} "
            f"Una persona: {clinic.phone}."
        )
    return (
        f"{clinic.name}: you get no texts from us. Reply START to text with us again. {DANGER['en']} "
        f"A person: {clinic.phone}."
    )


def opted_out(clinic: Clinic, language: Language) -> str:
    """The one confirmation of an opt-out in other words than Twilio's keywords."""
    if language == "es":
        return f"{clinic.name}: ya no le enviaremos textos. Responda START para volver a escribirnos. {DANGER['es']}"
    return f"{clinic.name}: you will get no more texts from us. Reply START to text with us again. {DANGER['en']}"


def no_pictures(clinic: Clinic, language: Language) -> str:
    """To a message with media."""
    if language == "es":
        return (
            f"No puedo ver fotos ni archivos, solo texto. Escriba su pregunta o llame al {clinic.phone}. {DANGER['es']}"
        )
    return f"I can't open pictures or files, only text. Please ask in words, or call {clinic.phone}. {DANGER['en']}"


def empty(clinic: Clinic, language: Language) -> str:
    """To a message without any text."""
    if language == "es":
        return f"Su texto vino sin palabras. Escriba su pregunta o llame al {clinic.phone}. {DANGER['es']}"
    return f"Your text came without words. Please ask in words, or call {clinic.phone}. {DANGER['en']}"


def paused(clinic: Clinic, language: Language) -> str:
    """The last automatic text of somebody who sends very many."""
    if language == "es":
        return (
            f"Son muchos textos: las respuestas automatizadas hacen una pausa. Llame al {clinic.phone}. {DANGER['es']}"
        )
    return (
        f"That is a lot of texts, so automatic answers pause for now. Please call {clinic.phone} "
        f"({clinic.hours_text}). {DANGER['en']}"
    )


def menu(numbers: list[str], language: Language) -> str:
    """The line above choices: `Reply 1, 2 or 3:`."""
    reply, or_ = ("Responda", "o") if language == "es" else ("Reply", "or")
    return f"{reply} {f' {or_} '.join([', '.join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)}:"


def call_us(clinic: Clinic) -> str:
    """What we send of our own accord to somebody who asked to be contacted: nothing of what it is about."""
    return (
        f"{clinic.name}: we are trying to reach you as you asked. Please call {clinic.phone}. Reply STOP to end texts."
    )
