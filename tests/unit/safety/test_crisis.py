"""Risk of suicide or self-harm is recognised however it is said, spelled or surrounded."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety import Kind, assess

EXPLICIT = (
    "I want to kill myself",
    "I'm going to kill myself tonight",
    "i wanna die",
    "I am suicidal",
    "I want to end my life",
    "thinking about suicide all day",
    "I don't want to live anymore",
    "I wish I was dead",
    "I'm having suicidal thoughts",
    "im going to hurt myself",
    "I would rather be dead",
    "I want to take my own life",
    "I'm planning my suicide",
    "everyone would be better off without me",
    "quiero matarme",
    "me quiero morir",
    "ya no quiero vivir",
    "voy a suicidarme",
)

SAID_OTHERWISE = (
    "I plan to hang myself when they leave",
    "honestly tempted to shoot myself",
    "been contemplating ending my own life for weeks",
    "I keep thinking about jumping in front of a train",
    "I've decided to take my own life on Friday",
    "can't stop thinking about killing myself",
    "trying not to kill myself",
    "I don't trust myself not to hurt myself tonight",
    "I never wanted to die more than I do right now",
    "there is no reason for me to stay alive",
    "what's the point of living",
    "I'm tired of living",
    "hoping I don't wake up tomorrow",
    "I wouldn't mind if I died in my sleep",
    "no one would notice if I disappeared for good",
    "if this treatment fails I'm ending it all",
    "I can't promise I won't hurt myself",
    "I've been cutting again",
    "the urge to cut is really strong tonight",
    "my suicidal thoughts are getting worse",
    "loaded gun on my lap",
    "saving up my pills for when I can't take it",
    "goodbye everyone, I won't be alive tomorrow",
    "I don't think I'll be alive next week",
    "I wish I'd never been born",
)

THIRD_PARTY = (
    "my husband says he wants to die",
    "my son is threatening to kill himself",
    "My roommate just told me she is going to overdose",
    "my daughter has been hurting herself",
    "my sister tried to kill herself last night",
    "my friend is suicidal and won't answer the phone",
    "he has a gun and says he'll kill himself",
    "my mom keeps saying she wishes she was dead",
)

SPELLED = (
    "i want to k1ll myself",
    "su1c1dal",
    "i wanna k*ll myself",
    "i want to d!e",
    "thinking of s*icide",
    "i want to k i l l m y s e l f",
    "k-i-l-l myself is all i think about",
    "i wantttt to dieeee",
    "killmyself",
    "iwanttodie",
    "im gna kms",
    "gonna unalive myself",
    "sewerslide is the plan",
    "sewer slide",
    "ctb tonight",
    "wanna off myself",
    "im sucidal",
    "i am suidical",
    "feeling suicdal again",
    "i want to kill mysefl",
    "wish i was ded",
    "si is really bad today",
    "dont want 2 b alive nemore",
    "\u0456 want t\u043e d\u0456\u0435",  # Cyrillic look-alikes
    "\uff29 \uff57\uff41\uff4e\uff54 \uff54\uff4f \uff44\uff49\uff45",  # full-width
    "i want to \u200bd\u200bi\u200be",
    "I W A N T T O D I E",
)

MIXED = (
    "What time do you open? Also I want to kill myself.",
    "Do you take Aetna and what does it cost, because I want to die",
    "i have an appointment thursday but i dont think ill be alive for it",
    "no worries about the refund, I'm killing myself anyway",
    "My dog died and this form is killing me lol. I'm going to kill myself tonight.",
    "I attempted in 2016. I want to kill myself now.",
    "Not suicidal last year. I am suicidal now.",
    "I'd kill for an early slot. I don't want to be alive anymore.",
)

SPANISH = (
    "me voy a matar",
    "mi hija dice que se quiere morir",
    "tengo pensamientos suicidas",
    "no puedo dejar de pensar en matarme",
    "ojalá no despertara mañana",
    "todos estarían mejor sin mí",
    "estoy cansada de vivir",
    "no vale la pena vivir",
    "kiero morirme ya no aguanto",
    "me estoy cortando otra vez",
    "ya escribí mi carta de despedida",
    "no quiero seguir viviendo",
)


@pytest.mark.parametrize("text", EXPLICIT + SAID_OTHERWISE + THIRD_PARTY + SPELLED + MIXED + SPANISH)
def test_danger_is_recognised(text: str) -> None:
    assert assess(text).kind is Kind.CRISIS


WHO = ("I", "my wife", "he", "my best friend")
WISH = {
    "I": ("want to", "am going to", "keep thinking I should just", "have decided to", "am tempted to"),
    "other": ("wants to", "is going to", "has decided to", "is threatening to"),
}
ACT = ("kill {self}", "end {own} life", "hang {self}", "take {own} own life", "commit suicide")
SELVES = {
    "I": ("myself", "my"),
    "my wife": ("herself", "her"),
    "he": ("himself", "his"),
    "my best friend": ("himself", "his"),
}


def test_subject_wish_and_act_combine_freely() -> None:
    missed = []
    for who, act in itertools.product(WHO, ACT):
        itself, own = SELVES[who]
        for wish in WISH["I" if who == "I" else "other"]:
            text = f"{who} {wish} {act.format(self=itself, own=own)}"
            if assess(text).kind is not Kind.CRISIS:
                missed.append(text)
    assert not missed


@pytest.mark.parametrize(
    "text",
    [
        "found homes for my dogs and I wrote letters to my kids for after",
        "everything is in order and nobody will have to worry about me after Sunday",
        "once I'm gone my wife gets the life insurance, does it pay if I do it myself",
        "please cancel my future appointments, I won't be here. thank you all for being kind to me. goodbye",
    ],
)
def test_veiled_signs_add_up(text: str) -> None:
    assert assess(text).kind is Kind.CRISIS


HARMLESS_AROUND = st.sampled_from(
    (
        "",
        "Hi there.",
        "What are your hours?",
        "Do you take Blue Cross?",
        "not sure if this is the right place.",
        "My appointment is on Tuesday at 3 pm.",
        "No allergies, no seizures.",
        "I'm dying to know the price lol.",
        "My grandfather died in 1998.",
        "This form is killing me haha.",
        "I used to live in Reno years ago.",
        "Thanks so much!",
    )
)
NOISE = st.text(alphabet="\u200b\u200c\u200d\ufeff\u00ad", max_size=3)


@given(
    statement=st.sampled_from(EXPLICIT),
    before=HARMLESS_AROUND,
    after=HARMLESS_AROUND,
    end=st.sampled_from((".", "!", "...", "!!!", "", " \U0001f614", "\n", "?")),
    space=st.sampled_from((" ", "  ", "\t", "\u00a0", " \u200b", "\n")),
    case=st.sampled_from((str, str.upper, str.lower, str.title)),
)
@settings(max_examples=300, deadline=None)
def test_an_explicit_statement_survives_its_surroundings(statement, before, after, end, space, case) -> None:
    text = f"{before} {case(statement).replace(' ', space)}{end} {after}"
    assert assess(text).kind is Kind.CRISIS


@given(statement=st.sampled_from(EXPLICIT), noise=st.lists(NOISE, min_size=1, max_size=60))
@settings(max_examples=200, deadline=None)
def test_invisible_characters_hide_nothing(statement: str, noise: list[str]) -> None:
    text = "".join(char + noise[i % len(noise)] for i, char in enumerate(statement))
    assert assess(text).kind is Kind.CRISIS


@given(statement=st.sampled_from(EXPLICIT), mark=st.sampled_from((",", ".", "...", "-", "*", "_", "/", "\n", "!")))
@settings(max_examples=250, deadline=None)
def test_punctuation_between_words_hides_nothing(statement: str, mark: str) -> None:
    assert assess(statement.replace(" ", f"{mark} ")).kind is Kind.CRISIS


@given(
    statement=st.sampled_from(EXPLICIT),
    before=st.text(alphabet=st.characters(categories=("Ll", "Nd", "Zs", "So")), max_size=200),
)
@settings(max_examples=200, deadline=None)
def test_gibberish_in_front_hides_nothing(statement: str, before: str) -> None:
    assert assess(f"{before}. {statement}").kind is Kind.CRISIS


def test_the_language_is_the_messages() -> None:
    assert assess("quiero morir").language == "es"
    assert assess("I want to die").language == "en"
    assert assess("¿A qué hora abren los sábados?").language == "es"


def test_pills_already_taken_ask_for_poison_control_too() -> None:
    decision = assess("I took all my pills on purpose, I want to die")
    assert decision.kind is Kind.CRISIS
    assert decision.swallowed


@pytest.mark.parametrize(
    "text",
    [
        "there are voices in my head again",
        "the voices won't stop",
        "i went back to cutting myself",
        "why do i keep coming back to hurting myself",
        "i keep cutting myself at work",
        "i want to hurt myself and i cant drive home like this",
    ],
)
def test_voices_and_going_back_to_self_harm_are_a_crisis(text: str) -> None:
    assert assess(text).kind is Kind.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "i was suicidal in 2025 and am, can i come",
        "I was suicidal as a teen and am. Do you take that?",
        "i used to be suicidal and am",
        "wanted to die years ago and i am, what now",
    ],
)
def test_a_past_that_goes_on_is_no_past(text: str) -> None:
    assert assess(text).kind is Kind.CRISIS
    assert assess(text).explicit


def test_a_past_that_is_over_stays_one() -> None:
    assert assess("i was suicidal in 2010 and am fine, can i come").kind is Kind.INFORMATIONAL


@pytest.mark.parametrize(
    "text",
    [
        "i cant do this anymore",
        "I can't do this any more.",
        "sorry i really cant keep doing this",
        "i just cant take it anymore",
    ],
)
def test_a_cry_that_is_all_somebody_says_is_a_crisis(text: str) -> None:
    assert assess(text).kind is Kind.CRISIS


@pytest.mark.parametrize("text", ["i cant do this anymore, the app keeps crashing", "i give up", "whats the point"])
def test_where_a_crisis_is_not_excluded_the_support_line_comes(text: str) -> None:
    assert assess(text).kind is Kind.INFORMATIONAL
