"""A plain denial interrupts nobody, whatever a model makes of its words; a denial that is none hides nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.danger import with_model
from bot.safety import Decision, Kind, assess, is_dispute, union
from tests.unit.safety import test_crisis

DENIED = (
    "no me quiero morir, me quiero curar",
    "no quiero morir, quiero mejorar",
    "no quiero morirme, quiero ver crecer a mis hijos",
    "no me quiero matar, solo quiero dormir bien",
    "no qiero morir kiero vivir",
    "no me voy a matar, tranquila, solo pregunto horarios",
    "hola, no quiero morir, quiero salir adelante, gracias",
    "no me quiero hacer daño, quiero recuperarme",
    "nunca he querido morirme, quiero ser feliz",
    "no quiero matarme, quiero tratamiento para la depresión",
    "no me quiero morir, quiero sentirme mejor. ¿Aceptan medicare?",
    "suicida: no, solo quiero saber cuanto cuesta",
    "No soy suicida. Solo quiero saber el precio",
    "ideas suicidas: no. alergias: no. seguro: aetna",
    "¿ideas suicidas? ninguna. ¿medicinas? sertralina",
    "pensamientos suicidas no, insomnio sí",
    "I don't want to die, I want to get better",
    "i dont wanna die i wanna feel like me again",
    "i dont want to hurt myself i want to feel better",
    "I don't want to die, I want to live. Do you take Aetna?",
    "Do I want to die? no. I just want to feel like myself",
    "I do not want to kill myself. I just need the price for Spravato",
    "suicidal: no. just want the price",
    "suicidal? no, just want the price",
    "Suicidal: no",
    "suicidal = no",
    "suicidal: no, insurance: yes, age 44",
    "suicidal- no. depressed- yes. tried 4 meds",
    "insurance plan: yes. suicidal: no",
    "Suicidal ideation: none. Depression: moderate. Meds: Lexapro. Insurance: Cigna",
    "SI: no. HI: no. Depression: yes. Tried zoloft and prozac",
    "thoughts of suicide (y/n): n",
    "thoughts of hurting myself: none",
    "are you suicidal no are you homicidal no",
    "Are you suicidal? No. Are you pregnant? No.",
    "Depression yes, anxiety yes, suicidal no",
)

HARMLESS = (
    "suicidal ideation - none. allergies - penicillin",
    "mi hijo no se quiere morir, esta enojado",
    "si no soy suicida, ¿me atienden?",
    '"me quiero morir" dice la cancion que ponen en la sala',
    "dejé de cortarme en 2015, ya estoy bien",
    "me volví a cortar el pelo",
    "My brother said he'd rather die than eat my cooking",
    "I no longer wish I was dead, thank you team",
    "I don't wish I was dead, I wish I was in Hawaii",
    "chest pain: no. seizures: no. pregnant: no",
    "dolor de pecho: no. embarazo: no",
    "sobredosis no, tomé lo normal",
    "my kid did not swallow anything, false alarm with the gummies",
    "do you treat suicidal people, yes or no",
    "still here unfortunately, your hold line is long",
)

DANGER = (
    "no, me quiero morir",
    "no i want to die",
    "no quiero mejorar, quiero morir",
    "no quiero morir pero ya no puedo",
    "no quiero morir, quiero vivir, pero ya no puedo",
    "no me quiero morir, me quiero curar, pero me voy a matar",
    "no quiero morir, quiero estar mejor, y si no me mato",
    "no me quiero morir, me quiero matar",
    "no me quiero morir, me quiero desaparecer",
    "no es que me quiera morir, es que ya no quiero vivir",
    "no es que me quiera morir, es que ya no aguanto",
    "no es que me quiera morir, es que no le veo sentido a nada",
    "no me voy a matar todavia",
    "nunca he querido morirme hasta hoy",
    "siempre he querido morirme, descansar de todo",
    "no puedo decir que no quiero morir",
    "no se si quiero morir",
    "suicida: no. bueno si",
    "ideas suicidas: si. alergias: no. seguro: aetna",
    "ideas suicidas: no. plan: si",
    "no soy suicida. mi hija si",
    "yo no me quiero morir, mi hermano sí",
    "le dije que no me quiero morir pero mentí",
    "mi esposo esta enojado, se quiere morir",
    "quiero que mi hija deje de cortarse",
    "me volví a cortar, ya no estoy bien",
    "i dont want to die but i cant stop thinking about it",
    "I don't want to die but I don't see another way out",
    "I don't want to die. I want to kill myself",
    "I can't say I don't want to die, I want to live",
    "no I don't want to die, my wife does",
    "I'm not suicidal. My daughter is.",
    "suicidal: yes. just want the price",
    "suicidal: no. but i have the pills here",
    "suicidal: no. i lied on the form",
    "Suicidal: no (thats what i put on the form, its a lie)",
    "suicidal? no. lol who am i kidding",
    "suicidal no. ok fine yes",
    "suicidal: no, i just want to be dead",
    "suicidal no more reasons to live",
    "suicidal, no one cares",
    "Self harm: yes / Suicidal: no / Insurance: Cigna",
    "SI: daily HI: none meds: lexapro",
    "suicidal thoughts: no plan: yes means: yes",
    "suicidal ideation: no, passive: yes",
    "are you suicidal? no. are you safe? no",
    "no longer suicidal? no i am",
    "I'm not not suicidal",
    "never not suicidal",
    "nvr been this suicidal jus wanna kno the cost",
    "nobody said I'm not suicidal",
    "I said I wasn't suicidal. I was lying",
    "I'm not going to kill myself. Yet.",
    "never wanted to die until today",
    "I am suicidal and",
    "im suicidal n",
    "not just broke, suicidal too. what does it cost",
    "my sister says she'd die tonight if she could",
    "my kid has 13 reasons why he should die on his list, do you have a teen program",
    "I have every intention of dying, even with grandkids",
    "my goldfish died and I want to go with him",
    "He would rather die than keep living like this, my brother said",
)

EMERGENCY_BESIDE = (
    "suicidal: no. chest pain and cant breathe",
    "I don't want to die, I took all my pills",
    "no quiero morirme, me tomé 30 pastillas, quiero vivir",
    "no quiero morir quiero mejorar y no puedo respirar",
    "i dont wanna die i wanna live. took the whole bottle",
    "he did not get better and can not swallow",
    "chest pain: yes. seizures: no. pregnant: no",
)

NOT_PLAIN = (  # may be a cry, or not the whole truth: no model is kept from its alarm
    "I don't want to die",
    "no quiero morir",
    "I don't want to kill myself, can i come in",
    "I don't want to die, help",
    "I don't want to die, I want to get better, it just never does",
    "i tell everyone i dont want to die, i want to get better",
    "they make me repeat: i dont want to die, i want to live",
    "suicidal: no, just tired of being here",
    "suicidal: no. Just want to see my kids one last time",
    "suicidal: no. ready: yes",
    "no quiero morir, quiero vivir tranquila en el cielo",
    "no quiero morir, quiero descansar",
    "not suicidal just ready to go",
    "no thoughts of suicide, more of a decision",
    "my wife says suicidal: no but her eyes say otherwise",
    "hi, no, how much is it",
    "suicidal: no. homicidal: yes",
    "suicidal: no. i just want information about lethal doses",
    "no soy suicida, solo quiero informacion de dosis letal",
    "I don't want to die. I want to live. He has a gun.",
)

REVERSING = ("but", "yes", "lied", "tonight", "pills", "she", "pero", "hoy", "mi", "si", "plan", "tired", "help")
LEARNED = Decision(Kind.CRISIS, "learned", scores={"crisis": 0.9})


@pytest.mark.parametrize("text", DENIED)
def test_a_plain_denial_is_none_whatever_a_model_says(text: str) -> None:
    rules = assess(text)
    assert not rules.kind.interrupts and rules.denied
    assert union(rules, LEARNED).kind is Kind.INFORMATIONAL  # the support line stays


@pytest.mark.parametrize("text", HARMLESS)
def test_negation_and_quotation_interrupt_nobody(text: str) -> None:
    assert not assess(text).kind.interrupts


@pytest.mark.parametrize("text", DANGER)
def test_a_denial_that_is_none_is_danger(text: str) -> None:
    assert assess(text).kind is Kind.CRISIS
    assert not assess(text).denied


@pytest.mark.parametrize("text", EMERGENCY_BESIDE)
def test_an_emergency_beside_a_denial_is_one(text: str) -> None:
    assert assess(text).kind.interrupts
    assert not assess(text).denied


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_is_not_plainly_denied_is_left_to_the_model(text: str) -> None:
    assert not assess(text).denied
    assert union(assess(text), LEARNED).kind is Kind.CRISIS


@given(
    denial=st.sampled_from(DENIED),
    statement=st.sampled_from(test_crisis.EXPLICIT),
    mark=st.sampled_from((". ", ", ", " ", "\n", "! ", " but ", " pero ", " / ")),
    before=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_no_denial_hides_a_statement(denial: str, statement: str, mark: str, before: bool) -> None:
    text = mark.join((denial, statement) if before else (statement, denial))
    assert not assess(text).denied
    assert union(assess(text), LEARNED).kind is Kind.CRISIS


@given(
    text=st.sampled_from(DENIED),
    case=st.sampled_from((str, str.upper, str.lower, str.capitalize)),
    space=st.sampled_from((" ", "  ", "\t", "\u00a0", " \u200b")),
    end=st.sampled_from(("", ".", "!", "...", " \U0001f642")),
)
@settings(max_examples=200, deadline=None)
def test_case_and_spacing_do_not_matter(text: str, case, space: str, end: str) -> None:
    assert assess(case(text).replace(" ", space) + end).denied


@given(
    denial=st.sampled_from(DENIED),
    more=st.lists(st.sampled_from(REVERSING), min_size=1),
)
@settings(max_examples=200, deadline=None)
def test_a_word_that_may_reverse_it_leaves_it_to_the_model(denial: str, more: list[str]) -> None:
    assert not assess(f"{denial} {' '.join(more)}").denied


def test_what_was_said_in_the_same_message_before_a_yes_stays_explicit() -> None:
    assert assess("Are you suicidal? Yes. Are you pregnant? No.").explicit


def test_rasa_knew_of_the_denial_and_its_word_stands() -> None:
    found = {"kind": "crisis", "layer": "learned"}
    assert with_model(assess("suicidal: no. just want the price"), found).kind is Kind.CRISIS


@pytest.mark.parametrize("text", ["no quiero morir, quiero mejorar", "I don't want to die, I want to get better"])
def test_after_a_crisis_a_denial_takes_it_back(text: str) -> None:
    assert is_dispute(text)
