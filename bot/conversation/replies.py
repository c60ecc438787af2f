"""What the assistant says, in the form in which it is stored and shown, whatever the channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot import channels
from bot.clinic import Clinic
from bot.conversation.rasa import RasaReply
from bot.labels import FORM, UTTER
from bot.safety import Decision, Kind, wording
from bot.safety.decision import DANGER, Language
from bot.safety.wording import ClinicContact


@dataclass(frozen=True)
class Reply:
    """One message of the assistant. `choices`: label and Rasa payload, and perhaps what of its own the website `opens`
    instead; `links`: label and tel:/sms:/https: address."""

    text: str
    kind: str
    topic: str | None = None
    label: str | None = None
    sources: tuple[str, ...] = ()
    choices: tuple[dict[str, str], ...] = ()
    links: tuple[dict[str, str], ...] = ()
    lang: str | None = None  # where it is not the page's own

    def detail(self) -> dict[str, Any]:
        """What is stored beside the text."""
        return {
            "label": self.label,
            "sources": list(self.sources),
            "choices": list(self.choices),
            "links": list(self.links),
            "lang": self.lang,
        }


def from_rasa(rasa_reply: RasaReply) -> list[Reply]:
    """Rasa's messages as replies."""
    return [_reply(message, rasa_reply) for message in rasa_reply.messages]


def _reply(message: dict[str, Any], rasa_reply: RasaReply) -> Reply:
    utter = message.get("utter_action") or ""
    custom, metadata = message.get("custom") or {}, message.get("metadata") or {}
    topic = utter[len(UTTER) :] if utter.startswith(UTTER) else None
    follow_ups = [{"title": item["label"], "payload": item["payload"]} for item in metadata.get("follow_ups") or ()]
    return Reply(
        text=message["text"],
        kind=custom.get("kind") or _kind(utter, rasa_reply),
        topic=topic,
        label=metadata.get("label"),
        sources=tuple(metadata.get("sources") or ()),
        choices=tuple(
            {"label": button["title"], "payload": button["payload"]} for button in [*message["buttons"], *follow_ups]
        ),
        links=tuple(custom.get("links") or ()),
        lang=custom.get("lang"),
    )


def _kind(utter: str, rasa_reply: RasaReply) -> str:
    if utter.startswith(UTTER):
        return "answer"
    if utter.startswith("utter_smalltalk/") or utter == "utter_joking":
        return "smalltalk"
    if rasa_reply.form == FORM or "contact" in utter or rasa_reply.intent in ("contact", "resume_contact"):
        return "contact"
    return {"clarify": "clarify", "nlu_fallback": "fallback", "none_of_these": "fallback"}.get(
        rasa_reply.intent or "", "info"
    )


@dataclass(frozen=True)
class _Greeting:
    """`starters`: label and Rasa payload of what is often asked."""

    hello: str
    crisis: str
    starters: tuple[tuple[str, str], ...]


_GREETINGS: dict[Language, _Greeting] = {
    "en": _Greeting(
        "Hi, I'm the {assistant}: an automated assistant, not a person or a clinician. I can answer "
        "questions about depression, ketamine treatment, cost and visits, or have someone contact you.",
        "If you may be in danger, call or text 988 (Suicide & Crisis Lifeline), or call 911.",
        (
            ("How does ketamine treatment work?", "/faq/ketamine_how_it_works"),
            ("Is it right for me?", "/faq/eligibility_candidate"),
            ("What does it cost?", "/faq/cost_price"),
            ("Have someone contact me", "/contact"),
        ),
    ),
    # No questions to tap: the answers are in English.
    "es": _Greeting(
        "Hola. Este es un asistente automático ({assistant}), no una persona ni un profesional clínico. Mis respuestas "
        "sobre depresión, tratamiento con ketamina, costos y visitas están en inglés por ahora. También puedo pedir "
        "que alguien se comunique con usted.",
        "Si corre peligro, llame al 988 (Línea de Prevención del Suicidio y Crisis) y oprima 2, o envíe AYUDA al 988, "
        "o llame al 911.",
        (("Que alguien me llame", '/contact{"language": "es"}'),),
    ),
}


def greeting(clinic: Clinic, language: Language = "en") -> list[Reply]:
    """What a visitor of the website is told before first use: that this is a machine, and where help is."""
    words = _GREETINGS[language]
    choices = tuple({"label": label, "payload": payload} for label, payload in words.starters)
    hello = Reply(words.hello.format(assistant=clinic.assistant_name), "greeting", lang=language)
    return [hello, Reply(words.crisis, "greeting", choices=choices, lang=language)]


def unavailable(clinic: Clinic, channel: str, language: Language) -> list[Reply]:
    """The safe reply when no answer can be given now: nothing is lost, help is named, a person can be had."""
    kept = {
        "en": "I can't answer just now, but I've kept your message and will answer here as soon as I can. "
        "You can also call",
        "es": "Ahora no puedo contestar, pero guardé su mensaje y contestaré aquí en cuanto pueda. "
        "También puede llamar al",
    }
    labels = wording.labels(language)
    links = (
        {"label": labels["call_988"], "href": "tel:988"},
        {"label": labels["text_988"], "href": "sms:988"},
        {"label": labels["call_911"], "href": "tel:911"},
        {"label": labels["clinic"].format(clinic=clinic.name), "href": f"tel:{clinic.phone_e164}"},
    )
    text = f"{kept[language]} {_phone_and_danger(clinic, language)}"
    return [Reply(text, "unavailable", links=links if channels.named(channel).taps else (), lang=language)]


def given_up(clinic: Clinic, language: Language) -> list[Reply]:
    """What is said instead of an answer that was tried for minutes and will not come."""
    sorry = {
        "en": "I'm sorry, I couldn't answer your message. Please ask in other words, or call",
        "es": "Lo siento, no pude contestar su mensaje. Pregunte con otras palabras o llame al",
    }
    return [Reply(f"{sorry[language]} {_phone_and_danger(clinic, language)}", "fallback", lang=language)]


def _phone_and_danger(clinic: Clinic, language: Language) -> str:
    danger = {
        "en": "If you may be in danger, call or text 988, or call 911.",
        "es": "Si corre peligro, llame al 988 (oprima 2) o al 911.",
    }
    return f"{clinic.phone} ({wording.hours(clinic.hours_text, language)}). {danger[language]}"


def resources(decision: Decision, clinic: Clinic, channel: str, repeat: int = 0) -> list[Reply]:
    """The safety protocol's words without Rasa: for when it is down, slow or wrong. `repeat`: how often before."""
    said = wording.reply(
        decision.kind,
        channel=channel,
        language=decision.language,
        repeat=repeat,
        clinic=ClinicContact.of(clinic),
        swallowed=decision.swallowed,
    )
    links = tuple({"label": link.label, "href": link.href} for link in said.links)
    first, *rest = said.messages
    kind, lang = decision.kind.value, decision.language
    replies = [Reply(first, kind, links=links, lang=lang), *(Reply(text, kind, lang=lang) for text in rest)]
    if channels.named(channel).taps:
        replies[-1] = replace(replies[-1], choices=(_call_back(lang),))
    return replies


def _call_back(language: Language) -> dict[str, str]:
    """The choice to be called back by the website's own form, which needs no Rasa; by Rasa's for who knows no forms."""
    label = wording.labels(language)["call_back"]
    return {"label": label, "payload": f'/contact{{"language": "{language}"}}', "opens": "contact"}


def support_line(language: Language, clinic: Clinic, channel: str) -> Reply:
    """One line with 988 and 911: suicide or overdose as a subject, or near the alarm."""
    return Reply(wording.support_line(channel, language, ClinicContact.of(clinic)), "support_line", lang=language)


def calling(decision: Decision, clinic: Clinic, channel: str, language: Language, will: bool) -> Reply:
    """The numbers for somebody who calls them, or will not (988 can be texted); the call back is still offered."""
    words = wording.calling if will else wording.support_line
    text = words(channel, language, ClinicContact.of(clinic))
    kind = decision.kind.value if decision.kind.interrupts else "support_line"
    return Reply(text, kind, choices=(_call_back(language),), lang=language)


def with_support_line(said: Sequence[Reply], line: Reply, asking: bool) -> list[Reply]:
    """A turn's replies and the support line, unless they carry the numbers already.

    `asking`: the last reply is the contact form's question. That, and choices, stay last: the website shows the last
    message's choices alone, and a question is answered where it stands.
    """
    if any(reply.kind in DANGER for reply in said):
        return list(said)  # of an emergency 911 alone is named, and that on purpose
    if wording.carries_resources([reply.text for reply in said], Kind.CRISIS):
        return list(said)
    if asking or said[-1].choices:
        return [*said[:-1], line, said[-1]]
    return [*said, line]


def with_choices_last(said: Sequence[Reply]) -> list[Reply]:
    """A turn's replies, what an answer offers moved to the support line below it: the website shows the last one's."""
    if len(said) < 2 or said[-1].kind != "support_line" or said[-1].choices:
        return list(said)
    *before, answer, line = said
    return [*before, replace(answer, choices=()), replace(line, choices=answer.choices)]


def has_resources(replies: Iterable[Reply], decision: Decision) -> bool:
    """Whether what is about to be said carries the numbers that the decision calls for."""
    return wording.carries_resources([reply.text for reply in replies], decision.kind)
