"""Why an answer cannot be used, in the visitor's language."""

from __future__ import annotations

from bot.contacts.text import Refused
from bot.safety.decision import Language

# By code, or by what a field takes. (In English each reason has words of its own.)
SPANISH = {
    "name": "No pude leer un nombre ahí. Basta su nombre de pila.",
    "phone": "No pude leer ese número. Incluya el código de área, como 530-555-0142, o dé un correo electrónico.",
    "email": "No pude leer ese correo. Debe ser como nombre@example.com, sin acentos.",
    "time": "No pude leer ahí un día ni una hora, como lunes por la tarde.",
    "phone_unreadable": "No pude leer ahí un teléfono (con código de área, como 530-555-0142) ni un correo.",
    "phone_not_seen": "Aquí no puedo ver su número.",
    "message_long": "Ese mensaje es demasiado largo para mí.",
    "answer_unclear": "No entendí eso.",
    "answer_hedged": "Quiero estar seguro.",
    "answer_not_sent": "Todavía no la he enviado.",
    "question_kept": "Aquí no sé contestar eso; se lo guardé a nuestro equipo.",
    "email_awaited": "Sí, un correo está bien. Escríbalo aquí, como nombre@example.com.",
    "phone_awaited": "Sí, un teléfono está bien. Escríbalo aquí, como 530-555-0142.",
    "reach_awaited": "Cualquiera de los dos, teléfono o correo. Escríbalo aquí.",
    "reach_declined": 'Está bien: diga "olvídelo" para terminar, o llame al {clinic_phone}. Hace falta uno de los dos.',
}


def in_language(problem: Refused, language: Language) -> str:
    """The reason as one sentence for the visitor."""
    if language != "es":
        return problem.reason
    return SPANISH.get(problem.code) or SPANISH[problem.code.split("_")[0]]
