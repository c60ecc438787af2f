"""Numbers with their nouns, and the names of topics and of kinds of turn, for every page of the console."""

from __future__ import annotations

from typing import Any

from flask import g

from bot.console.access import ROLES
from bot.console.app import console
from bot.knowledge import answers
from bot.knowledge.bars import Missed
from bot.knowledge.objections import Objection
from bot.labels import PREFIX

# The groups of topics by what they are about; they are the files of `data/faq`.
GROUPS = {
    "after_treatment": "After treatment",
    "brain": "Depression and the brain",
    "clinic": "The clinic",
    "cost_insurance": "Cost and insurance",
    "depression": "Depression",
    "eligibility": "Who can have it",
    "ketamine_basics": "Ketamine, the basics",
    "medications": "Medications",
    "privacy_bot": "Privacy and the assistant",
    "safety": "Safety and side effects",
    "treatment_day": "The day of treatment",
}
# The evaluation sets by what is in them; the files behind them are numbered.
SETS = {
    "crisis_messages": "safety messages",
    "faq_questions": "patients’ questions",
    "two_questions": "double questions",
}
# What the assistant does with a message, as each page and chart calls it.
KINDS = {
    "answer": "Answered",
    "clarify": "Asked back",
    "fallback": "Not known",
    "contact": "Contact form",
    "crisis": "Crisis",
    "emergency": "Emergency",
    "unavailable": "Assistant away",
    "smalltalk": "Small talk",
}
# What the model recognises, and evaluation questions want, that is no topic.
OTHERS = {
    **{kind: KINDS[kind].lower() for kind in ("clarify", "contact", "crisis", "emergency", "smalltalk")},
    "ambiguous": KINDS["clarify"].lower(),
    "deny": "a no",
    "affirm": "a yes",
    "harmless": "no danger",
    "inform": "facts for the contact form",
    "clear_chat": "erase the conversation",
    "correct": "a correction in the contact form",
    "informational": "suicide or overdose as a subject, or near the alarm",
    "nlu_fallback": KINDS["fallback"].lower(),
    "none_of_these": "none of the offered topics",
    "restart_chat": "begin anew",
    "resume_contact": "go on with the contact form",
    "safety_dispute": "“I was joking”, after a crisis reply",
    "joking": "“I was joking”, where nobody was in danger",
    "none": "no danger",
    "out_of_scope": f"{KINDS['fallback'].lower()} (out of scope)",
    "two_questions": "two questions at once",
}


def counted(number: int, one: str, many: str = "") -> str:
    """`1 draft`, `1,234 drafts`. `many`: where it is not `one` with an s."""
    return f"{number:,} {noun(number, one, many)}"


def noun(number: float, one: str, many: str = "") -> str:
    """The noun alone, for a number that stands by itself: `draft` or `drafts`."""
    return one if number == 1 else many or f"{one}s"


def questions_are(number: int) -> str:
    """`1 question is`, `2 questions are`: the beginning of a sentence."""
    return f"{counted(number, 'question')} {noun(number, 'is', 'are')}"


def sentence(said: Objection | Missed) -> str:
    """What the gate or a bar has against a release, with the evaluation sets called by what is in them."""
    return said.sentence(set_title)


def set_title(name: str) -> str:
    """What is in an evaluation set, with its number; the first one's file has none."""
    stem, _, number = name.rpartition("_")
    kind, number = (stem, number) if number.isdigit() else (name, "1")
    return f"{SETS[kind]} (set {number})" if kind in SETS else name


def kind_name(kind: str) -> str:
    """What a kind of turn is called."""
    return KINDS.get(kind, kind)


def topic_name(written: str) -> str:
    """What visitors and staff call a topic, by its id (`cost_price` or `faq/cost_price`); or a kind of talk's words."""
    topic = written.removeprefix(PREFIX)
    if topic in OTHERS:
        return OTHERS[topic]
    return topic_labels().get(topic) or answers.named(topic.replace("smalltalk/", "small talk: "))


def group_title(group: str) -> str:
    """A group's title; one that a clinic made itself is called by its file's name."""
    return GROUPS.get(group) or answers.named(group).capitalize()


def logged(value: Any, name: str) -> str:
    """A fact of the audit log in words. `name`: what it is a fact of, such as `second_factor`."""
    if value is None or value == [] or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if name == "roles":
        return ", ".join(ROLES[role].split(":")[0] if role in ROLES else role for role in value.split(","))
    if name == "group":
        return group_title(value)
    if name == "page":
        return answers.named(value.removesuffix(".page").replace(".", " "))
    return answers.named(value) if name in ("status", "decision") else str(value)


def topic_labels() -> dict[str, str]:
    """Id and label of every topic that is not retired; read once for a page."""
    if "topic_labels" not in g:
        with console().database.reading() as session:
            g.topic_labels = answers.topics(session)
    return g.topic_labels
