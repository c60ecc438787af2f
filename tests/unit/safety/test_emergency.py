"""A medical emergency that is happening now is recognised, and told from one that is feared or past."""

from __future__ import annotations

import pytest

from bot.safety import Kind, assess, blood_pressure

NOW = (
    "I can't breathe",
    "my wife can't breathe and her lips are blue",
    "he's not breathing",
    "having chest pain right now",
    "My chest hurts and my left arm is numb",
    "I think my dad is having a heart attack",
    "my husband won't wake up after the infusion",
    "she is unconscious on the floor",
    "he passed out and isn't responding",
    "my son is having a seizure",
    "she's convulsing help",
    "my mom's face is drooping and she's slurring",
    "suddenly can't move my right arm",
    "my toddler swallowed my ketamine lozenge",
    "our 2 year old got into my pills",
    "I took too many of my pills by accident",
    "he took a whole bottle of tylenol",
    "she overdosed, she's not waking up",
    "my throat is closing up",
    "my tongue is swelling",
    "vomiting blood since the treatment",
    "bleeding and it won't stop",
    "worst headache of my life out of nowhere",
    "need an ambulance",
    "cant breth my chest hurts help",
    "bp 220/130 and I feel awful",
    "what do I do, he's turning blue",
    "Should I call you or 911, my lips are swelling and I can't breathe",
    "mi esposo no puede respirar",
    "mi mamá no despierta",
    "tengo un dolor fuerte en el pecho",
    "mi hijo se tragó unas pastillas",
    "está convulsionando",
    "se le hinchó la lengua y no puede respirar",
)


@pytest.mark.parametrize("text", NOW)
def test_an_emergency_is_recognised(text: str) -> None:
    assert assess(text).kind is Kind.EMERGENCY


@pytest.mark.parametrize(
    "text",
    ["my toddler swallowed my pills", "I took double my dose by accident and feel faint", "mi hijo se tragó pastillas"],
)
def test_something_swallowed_asks_for_poison_control(text: str) -> None:
    assert assess(text).swallowed


def test_chest_pain_is_no_poisoning() -> None:
    assert not assess("crushing chest pain right now").swallowed


def test_danger_of_both_kinds_is_a_crisis_since_its_reply_carries_911_too() -> None:
    assert assess("he wants to die and he's not breathing").kind is Kind.CRISIS


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("bp is 138/85", 0.0),
        ("my cuff says 185/100", 0.7),
        ("blood pressure 150 over 125", 0.7),
        ("bp 205/110", 1.0),
        ("what if my blood pressure is 200/130", 0.0),
        ("the date is 12/24", 0.0),
        ("bp 999/999", 0.0),
    ],
)
def test_a_blood_pressure_counts_from_180_over_120_on(text: str, score: float) -> None:
    assert blood_pressure.score(text) == score
