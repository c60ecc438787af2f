"""Who writes Spanish is told in Spanish what the channel itself has to say."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Fallback
from bot import clinic as clinic_module
from bot.safety.language import told
from bot.sms import segments, wording
from bot.sms.language import of_text
from tests.conftest import ROOT
from tests.unit.sms.conftest import PAT, SAM, Line, message


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hola, cuánto cuesta?", "es"),
        ("¿Es seguro para mi mamá?", "es"),
        ("AYUDA", "es"),
        ("alto", "es"),
        ("gracias", "es"),
        ("¡Muchas gracias!", "es"),
        ("buenas tardes", "es"),
        ("Adiós.", "es"),
        ("adios world", None),  # an English speaker's, who may be in danger
        ("adios, my friends", "en"),
        ("how much is it", "en"),
        ("is it safe", "en"),
        ("HELP", None),
        ("2", None),
        ("Maria Lopez", None),
        ("", None),
    ],
)
def test_what_a_text_says_of_its_language(text: str, language: str | None) -> None:
    assert of_text(text) == language


def test_the_first_text_is_met_in_spanish(line: Line) -> None:
    greeting, answer = line.says(PAT, "hola, cuánto cuesta?")
    assert "no es una persona" in greeting and "988" in greeting and "911" in greeting and "STOP" in greeting
    assert segments.is_gsm(greeting) and segments.count(greeting) <= 2
    assert answer == "You said: hola, cuanto cuesta?"


def test_help_is_in_the_language_of_the_conversation(line: Line) -> None:
    line.says(PAT, "hola, cuánto cuesta?")
    assert "Una persona" in line.says(PAT, "HELP")[0]
    assert "A person" in line.says(SAM, "HELP")[0]
    assert "Una persona" in line.says(SAM, "AYUDA")[0]


@pytest.mark.parametrize(
    "words",
    ["PARE", "Alto", "CANCELAR", "no me escriban más", "por favor dejen de mandarme mensajes", "ya no más textos"],
)
def test_an_opt_out_in_spanish_is_confirmed_in_spanish(line: Line, words: str) -> None:
    line.says(PAT, "hola, cuánto cuesta?")
    (said,) = line.says(PAT, words)
    assert "no le enviaremos" in said and "START" in said and "988" in said
    assert line.says(PAT, "hola, cuánto cuesta?") == []
    assert "no es una persona" in line.says(PAT, "EMPEZAR")[0]


def test_a_menu_is_offered_and_answered_in_spanish(line: Line) -> None:
    offer = message("Which one?", {"What it costs": "/faq/cost_price", "Risks": "/faq/risks"}, "action_clarify")
    line.rasa.replies["cuánto cuesta o es peligroso?"] = [offer]
    assert "Responda 1 o 2:\n1 What it costs\n2 Risks" in line.says(PAT, "cuánto cuesta o es peligroso?")[-1]
    line.says(PAT, "la segunda")
    assert line.rasa.asked[-1][1] == "/faq/risks"


def test_a_question_in_spanish_that_has_no_answer_is_told_that_answers_are_in_english() -> None:
    heard = {"text": "¿cuánto cuesta?", "intent": {"name": "nlu_fallback"}, "safety": {"language": "es"}}
    dispatcher = CollectingDispatcher()
    Fallback().run(dispatcher, Tracker("pat", {}, heard, [], False, None, {}, None), {})
    (said,) = dispatcher.messages
    assert said["response"] == "utter_smalltalk/language" and said["custom"] == {"kind": "fallback"}
    assert said["buttons"] == [{"title": "Que alguien me llame", "payload": "/contact"}]


def test_who_writes_spanish_reads_spanish_first_with_the_phone_and_the_words_that_get_a_call() -> None:
    content = yaml.safe_load((ROOT / "data/dialogue/smalltalk.yml").read_text("utf-8"))
    clinic = clinic_module.load(ROOT / "clinic.yml")
    web, sms = (clinic.fill(each["text"]) for each in content["responses"]["utter_smalltalk/language"])
    assert segments.count(segments.plain(sms)) <= 2 and segments.is_gsm(segments.plain(sms))
    for text in (web, sms):
        assert text.startswith("Por ahora") and clinic.phone in text and "988" in text
        asked = re.search("quiero que me llamen", text, re.IGNORECASE)
        assert asked and told(re.findall(r"[a-z]+", asked[0].lower())) == "es"  # the form then asks in Spanish


def test_that_the_answer_has_to_wait_is_said_in_spanish(line: Line) -> None:
    line.rasa.away = True
    line.says(PAT, "hola, cuánto cuesta?")
    line.pass_time(timedelta(seconds=30))
    line.answering._failed.clear()
    line.work()
    said = line.carrier.bodies(PAT)[-1]
    assert "Ahora no puedo contestar" in said and "988" in said and "lunes a viernes" in said
    assert segments.is_gsm(said) and segments.count(said) <= 2


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "words",
    [
        wording.greeting,
        wording.help_text,
        wording.help_while_opted_out,
        wording.opted_out,
        wording.no_pictures,
        wording.empty,
        wording.paused,
    ],
)
def test_whatever_the_channel_says_names_help_in_two_segments(words: wording.Words, language: wording.Language) -> None:
    said = segments.plain(words(clinic_module.load(ROOT / "clinic.yml"), language))
    assert "988" in said and "911" in said
    assert segments.is_gsm(said) and segments.count(said) <= 2
