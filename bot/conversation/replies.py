"""What the assistant says, in the form in which it is stored and shown, whatever the channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.clinic import Clinic
from bot.conversation.rasa import Turn
from bot.safety import Decision, wording

FORM = "contact_form"


@dataclass(frozen=True)
class Reply:
    """One message of the assistant. `choices`: label and Rasa payload; `links`: label and tel:/sms:/https: address."""

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


def from_turn(turn: Turn) -> list[Reply]:
    """Rasa's messages as replies."""
    return [_reply(message, turn) for message in turn.messages]


def _reply(message: dict[str, Any], turn: Turn) -> Reply:
    utter = message.get("utter_action") or ""
    custom, metadata = message.get("custom") or {}, message.get("metadata") or {}
    topic = utter[len("utter_faq/") :] if utter.startswith("utter_faq/") else None
    follow_ups = [{"title": item["label"], "payload": item["payload"]} for item in metadata.get("follow_ups") or ()]
    return Reply(
        text=message["text"],
        kind=custom.get("kind") or _kind(utter, turn),
        topic=topic,
        label=metadata.get("label"),
        sources=tuple(metadata.get("sources") or ()),
        choices=tuple(
            {"label": button["title"], "payload": button["payload"]} for button in [*message["buttons"], *follow_ups]
        ),
        links=tuple(custom.get("links") or ()),
        lang=custom.get("lang"),
    )


def _kind(utter: str, turn: Turn) -> str:
    if utter.startswith("utter_faq/"):
        return "answer"
    if utter.startswith("utter_smalltalk/"):
        return "smalltalk"
    if turn.form == FORM or "contact" in utter or turn.intent in ("contact", "resume_contact"):
        return "contact"
    return {"clarify": "clarify", "nlu_fallback": "fallback", "none_of_these": "fallback"}.get(
        turn.intent or "", "info"
    )


def greeting(clinic: Clinic, channel: str) -> list[Reply]:
    """What is said before first use: that this is a machine, and where help is."""
    if channel == "sms":
        text = (
            f"{clinic.assistant_name}: automated, not a person, not for emergencies. "
            "Crisis: call or text 988. Emergency: 911. Ask a question, or reply HELP or STOP."
        )
        return [Reply(text, "greeting")]
    text = (
        f"Hi, I'm the {clinic.assistant_name}: an automated assistant, not a person or a clinician. I can answer "
        "questions about depression, ketamine treatment, cost and visits, or have someone contact you."
    )
    crisis = "If you may be in danger, call or text 988 (Suicide & Crisis Lifeline), or call 911."
    starters = (
        ("How does ketamine treatment work?", "/faq/ketamine_how_it_works"),
        ("Is it right for me?", "/faq/eligibility_candidate"),
        ("What does it cost?", "/faq/cost_price"),
        ("Have someone contact me", "/contact"),
    )
    choices = tuple({"label": label, "payload": payload} for label, payload in starters)
    return [Reply(text, "greeting"), Reply(crisis, "greeting", choices=choices)]


def unavailable(clinic: Clinic, channel: str) -> list[Reply]:
    """The safe reply when no answer can be given now: nothing is lost, help is named, a person can be had."""
    text = (
        "I can't answer just now, but I've kept your message and will answer here as soon as I can. "
        f"You can also call {clinic.phone} ({clinic.hours_text}). "
        "If you may be in danger, call or text 988, or call 911."
    )
    links = (
        {"label": "Call 988", "href": "tel:988"},
        {"label": "Text 988", "href": "sms:988"},
        {"label": "Call 911", "href": "tel:911"},
        {"label": f"Call {clinic.name}", "href": f"tel:{clinic.phone_e164}"},
    )
    return [Reply(text, "unavailable", links=links if channel == "web" else ())]


def given_up(clinic: Clinic) -> list[Reply]:
    """What is said instead of an answer that was tried for minutes and will not come."""
    text = (
        "I'm sorry, I couldn't answer your message. Please ask in other words, or call "
        f"{clinic.phone} ({clinic.hours_text}). If you may be in danger, call or text 988, or call 911."
    )
    return [Reply(text, "fallback")]


def resources(decision: Decision, clinic: Clinic, channel: str) -> list[Reply]:
    """The safety protocol's words without Rasa: for when it is down, slow or wrong."""
    said = wording.reply(
        decision.kind,
        channel=channel,
        language=decision.language,
        repeat=0,
        clinic=contact(clinic),
        swallowed=decision.swallowed,
    )
    links = tuple({"label": link.label, "href": link.href} for link in said.links)
    first, *rest = said.messages
    kind, lang = decision.kind.value, decision.language
    return [Reply(first, kind, links=links, lang=lang), *(Reply(text, kind, lang=lang) for text in rest)]


def support_line(decision: Decision, clinic: Clinic, channel: str) -> Reply:
    """One line with 988, for a mention of suicide or overdose as a subject."""
    return Reply(wording.support_line(channel, decision.language, contact(clinic)), "support_line")


def contact(clinic: Clinic) -> wording.ClinicContact:
    """How the clinic is reached, for the protocol's words."""
    return wording.ClinicContact(clinic.name, clinic.phone, f"tel:{clinic.phone_e164}", clinic.hours_text)


def has_resources(replies: Iterable[Reply], decision: Decision) -> bool:
    """Whether what is about to be said carries the numbers that the decision calls for."""
    return wording.carries_resources([reply.text for reply in replies], decision.kind)
