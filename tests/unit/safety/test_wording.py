"""What is said keeps the protocol in every combination: numbers, tone, length, alphabet."""

from __future__ import annotations

import itertools
import re

import pytest

from bot.safety import (
    Kind,
    assess,
    calls_for_help,
    gsm7,
    is_dispute,
    is_only_joking,
    mentions_service,
    refuses_to_call,
    takes_note,
    wording,
)
from bot.safety.wording import ClinicContact

TAHOE = ClinicContact("Tahoe Ketamine", "(530) 555-0123", "tel:+15305550123", "Mon-Fri 9 am-5 pm")
CLINICS = (
    TAHOE,
    ClinicContact(
        "Clínica “Ñandú” — Ketamina & Bienestar del Valle Central de California", "530-555-0123", "tel:+15305550123"
    ),
    ClinicContact(
        "X",
        "1",
        "tel:1",
        "Monday to Friday 9:00 am to 5:00 pm, Saturdays by appointment, closed on public holidays " * 2,
    ),
)
EVERY = tuple(
    itertools.product(
        (Kind.CRISIS, Kind.EMERGENCY),
        ("web", "sms"),
        ("en", "es"),
        range(9),
        (False, True),
        (False, True),
        (False, True),
        CLINICS,
    )
)
FORBIDDEN = re.compile(
    r"\b(?:better|cure[sd]?|curar|mejorar[aá]?s?|promise|promete|prometa|are you sure"
    r"|seguro que|why did|por qu[eé] lo"
    r"|selfish|ego[ií]sta|calm down|c[aá]lmese|overreact\w*|exagera\w*|attention|diagnos\w*|lethal|dose"
    r"|dosis|mg|gun"
    r"|rope"
    r"|knife|don't worry|no se preocupe|it's nothing|no es nada|commit|goodbye|adi[oó]s|just a"
    r"|simply|at least|por lo menos"
    r"|fault|culpa)\b",
    re.IGNORECASE,
)


def _said(case) -> wording.Reply:
    kind, channel, language, repeat, swallowed, veteran, dispute, clinic = case
    return wording.reply(
        kind,
        channel=channel,
        language=language,
        repeat=repeat,
        clinic=clinic,
        swallowed=swallowed,
        veteran=veteran,
        dispute=dispute,
    )


def test_every_reply_carries_the_numbers() -> None:
    for case in EVERY:
        kind, channel = case[:2]
        messages = _said(case).messages
        assert wording.carries_resources(messages, kind), case
        if channel == "sms":
            assert wording.carries_resources(messages[:1], kind), case


def test_poison_control_and_the_veterans_line_are_named_where_they_belong() -> None:
    for case in EVERY:
        kind, channel, _, _, swallowed, veteran, _, _ = case
        reply = _said(case)
        text = " ".join(reply.messages[:1])
        assert ("1-800-222-1222" in text) == swallowed, case
        assert ("838255" in " ".join(reply.messages)) == (veteran and kind is Kind.CRISIS), case


def test_every_sms_is_one_gsm7_segment() -> None:
    for case in EVERY:
        if case[1] == "sms":
            for message in _said(case).messages:
                assert gsm7.fits(message), (case, gsm7.units(message), message)


def test_no_reply_judges_diagnoses_bargains_or_names_a_method() -> None:
    for case in EVERY:
        for message in _said(case).messages:
            found = FORBIDDEN.search(message)
            assert not found, (found, message)


@pytest.mark.parametrize("kind", [Kind.CRISIS, Kind.EMERGENCY])
@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("swallowed", [False, True])
def test_repeats_differ_in_words_and_never_in_numbers(kind, channel, language, swallowed) -> None:
    said = [_said((kind, channel, language, repeat, swallowed, False, False, TAHOE)).messages for repeat in range(4)]
    assert len({messages[0] for messages in said}) == 4
    numbers = [
        set(re.findall(r"1-800-222-1222|\(530\) 555-0123|\b(?:988|911)\b", " ".join(messages))) for messages in said
    ]
    assert all(found == numbers[0] for found in numbers)


def test_web_replies_are_one_to_three_short_paragraphs() -> None:
    for case in EVERY:
        if case[1] == "web":
            messages = _said(case).messages
            assert 1 <= len(messages) <= 3
            assert all(len(message) < 700 for message in messages), case


def test_a_web_crisis_reply_says_everything_the_protocol_asks() -> None:
    for repeat, dispute in itertools.product(range(8), (False, True)):
        text = " ".join(_said((Kind.CRISIS, "web", "en", repeat, False, False, dispute, TAHOE)).messages)
        for needed in (
            "988lifeline.org",
            "free",
            "24/7",
            "emergency room",
            "trust",
            "alone",
            "automated",
            TAHOE.phone,
            TAHOE.hours,
        ):
            assert needed in text or (needed == "24/7" and "at any hour" in text), (needed, text)
        assert re.search(r"away from|step away|distance", text, re.IGNORECASE), text
        assert "live" in text


def test_a_spanish_crisis_reply_says_press_2_and_ayuda() -> None:
    for repeat in range(8):
        text = " ".join(_said((Kind.CRISIS, "web", "es", repeat, False, False, False, TAHOE)).messages)
        assert "2" in text.replace("24/7", "")
        assert "AYUDA" in text


def test_an_emergency_reply_says_911_first_do_not_drive_and_stay() -> None:
    for repeat in range(8):
        messages = _said((Kind.EMERGENCY, "web", "en", repeat, True, False, False, TAHOE)).messages
        text = " ".join(messages)
        assert text.index("911") < text.index("1-800-222-1222")
        assert "not drive" in text
        assert re.search(r"[Ss]tay with", text)
        assert TAHOE.phone in messages[-1]


def test_links_put_the_most_urgent_first() -> None:
    crisis = [link.href for link in _said((Kind.CRISIS, "web", "en", 0, False, True, False, TAHOE)).links]
    assert crisis == ["tel:988", "sms:988", "https://988lifeline.org/chat", "tel:911", "sms:838255", TAHOE.phone_href]
    taken = [link.href for link in _said((Kind.CRISIS, "web", "en", 0, True, False, False, TAHOE)).links]
    assert taken[:3] == ["tel:911", "tel:+18002221222", "tel:988"]
    emergency = [link.href for link in _said((Kind.EMERGENCY, "web", "es", 0, True, False, False, TAHOE)).links]
    assert emergency == ["tel:911", "tel:+18002221222", TAHOE.phone_href]


def test_a_dispute_is_answered_kindly_and_keeps_the_numbers() -> None:
    plain = _said((Kind.CRISIS, "web", "en", 0, False, False, False, TAHOE)).messages
    disputed = _said((Kind.CRISIS, "web", "en", 0, False, False, True, TAHOE)).messages
    assert disputed[0] != plain[0]
    assert wording.carries_resources(disputed, Kind.CRISIS)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("clinic", CLINICS)
def test_the_other_lines_fit_their_channel(language, clinic) -> None:
    for line in (
        wording.support_line("sms", language, clinic),
        wording.calling("sms", language, clinic),
        wording.static_fallback(clinic, "sms", language),
        wording.offer_ordinary_answer("sms", language),
    ):
        assert gsm7.fits(line), line
    for channel in ("web", "sms"):
        assert wording.carries_resources([wording.support_line(channel, language, clinic)], Kind.INFORMATIONAL)
        calling = wording.calling(channel, language, clinic)
        assert wording.carries_resources([calling], Kind.CRISIS) and calling.find("911") < calling.find("988")
        assert re.search("cannot call for you|no puede llamar por usted", calling) and not FORBIDDEN.search(calling)
        fallback = wording.static_fallback(clinic, channel, language)
        assert wording.carries_resources([fallback], Kind.CRISIS)
        assert clinic.phone in fallback
    assert "\n" not in wording.support_line("web", language, clinic)


def test_an_informational_reply_is_the_support_line() -> None:
    reply = wording.reply(Kind.INFORMATIONAL, channel="web", language="en", repeat=0, clinic=TAHOE)
    assert reply.messages == (wording.support_line("web", "en", TAHOE),)


def test_nothing_is_said_about_safety_where_there_is_no_danger() -> None:
    with pytest.raises(ValueError, match="no safety reply"):
        wording.reply(Kind.NONE, channel="web", language="en", repeat=0, clinic=TAHOE)


@pytest.mark.parametrize(
    ("texts", "kind", "enough"),
    [
        (["call 988 or 911"], Kind.CRISIS, True),
        (["call 988", "or 911"], Kind.CRISIS, True),
        (["call 988"], Kind.CRISIS, False),
        (["our number is 530-988-0911"], Kind.CRISIS, False),
        (["call 911"], Kind.EMERGENCY, True),
        (["we open at 9"], Kind.EMERGENCY, False),
        ([], Kind.CRISIS, False),
        ([], Kind.NONE, True),
        (["text 988, or call 911"], Kind.INFORMATIONAL, True),
        (["text 988"], Kind.INFORMATIONAL, False),
        (["call 911"], Kind.INFORMATIONAL, False),
    ],
)
def test_the_front_door_can_tell_whether_a_reply_has_the_resources(texts, kind, enough) -> None:
    assert wording.carries_resources(texts, kind) is enough


@pytest.mark.parametrize(
    "text",
    [
        "I was joking",
        "jk",
        "lol just kidding",
        "I didn't mean it",
        "I'm fine, really",
        "it's a figure of speech",
        "not suicidal, chill",
        "era broma",
        "no lo decía en serio",
        "estoy bien",
    ],
)
def test_a_dispute_is_recognised(text: str) -> None:
    assert is_dispute(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not joking",
        "what are your hours?",
        "I want to die",
        "no es broma",
        "I'm not fine",
        "half joking",
        "",
        "\ud800",
    ],
)
def test_these_are_no_disputes(text: str) -> None:
    assert not is_dispute(text)


@pytest.mark.parametrize(
    "text",
    ["I was joking", "jk", "lol just kidding!!", "sorry, it was only a joke", "estaba bromeando", "era broma, perdón",
     "I was being sarcastic"],
)  # fmt: skip
def test_a_joke_taken_back_and_nothing_else_is_recognised(text: str) -> None:
    assert is_only_joking(text) and is_dispute(text) and assess(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    ["I'm not joking", "no es broma", "I was joking about dying", "just kidding, I want to die", "jk i took them all",
     "half joking", "life is a joke", "are you kidding?", "I was joking, what does it cost?", "I didn't mean it", "",
     "just joking. or not", "jk... unless",
     "I'm a joke", "am I just a joke", "it is all a joke", "soy una broma", "todo es una broma",
     "I was joking \u6211\u60f3\u6b7b"],
)  # fmt: skip
def test_a_joke_with_anything_beside_it_is_looked_at_as_ever(text: str) -> None:
    assert not is_only_joking(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "en") for text in (
            "ok calling", "im calling now", "Calling 911!", "calling them", "ok, i'll call", "texting 988",
            "yes. calling for help. now", "on the phone with 988", "my wife is calling 911", "we already called 911",
            "gonna call the hotline", "ok thanks calling rn", "I'm calling an ambulance now", "calling 9-1-1",
        )),
        *((text, "es") for text in (
            "estoy llamando", "ya estoy llamando al 911", "sí, llamo ahora", "voy a llamar",
            "mi esposo está llamando al 911", "ya llamé a la ambulancia",
        )),
    ],
)  # fmt: skip
def test_who_says_that_they_call_for_help_is_heard(text: str, language: str) -> None:
    assert calls_for_help(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "call me", "please have someone call me", "call now", "please call", "calling me?", "someone will call me",
        "can you call them", "call 911", "calling 911?", "are you calling 911", "calling you now", "who is calling",
        "llámame", "que me llamen", "quiero que alguien me llame", "me llamo Ana", "Marco", "¿llamo?",
    ],
)  # fmt: skip
def test_a_wish_to_be_called_and_a_question_are_no_calls_for_help(text: str) -> None:
    assert calls_for_help(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "not calling", "i won't call", "no one is calling", "i called 988 and they hung up", "i called, no answer",
        "calling to say goodbye", "calling them to say goodbye", "calling 911 won't help", "too scared to call 911",
        "calling 911 he is not breathing", "my mom called poison control",
        "llame una ambulancia", "Llame al 911!", "i am calling it", "calling my mom", "ok", "now", "911", "", "\ud800",
        "calling 911 \u6211\u60f3\u6b7b", "no voy a llamar", "ya no llamo", "llamo para despedirme", "calling " * 500,
    ],
)  # fmt: skip
def test_any_other_word_beside_it_is_looked_at_as_ever(text: str) -> None:
    assert calls_for_help(text) is None


@pytest.mark.parametrize(
    "text", ["ok", "Okay.", "k", "ok thank you", "alright", "ok ok", "got it", "está bien", "vale, gracias"]
)
def test_an_ok_is_noted(text: str) -> None:
    assert takes_note(text)


@pytest.mark.parametrize(
    "text",
    ["", "yes", "ok call me", "ok but i still want to die", "thanks", "ok goodbye", "not ok", "ok?", "ok \u6211"],
)
def test_more_than_an_ok_is_not(text: str) -> None:
    assert not takes_note(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("i dont want to call", "en"), ("I can't call anyone", "en"), ("im not calling 988", "en"),
        ("i won't talk to anyone", "en"), ("no quiero llamar", "es"), ("no puedo hablar con nadie", "es"),
    ],
)  # fmt: skip
def test_who_will_not_call_is_heard(text: str, language: str) -> None:
    assert refuses_to_call(text) == language and calls_for_help(text) is None


@pytest.mark.parametrize(
    "text", ["dont call me", "call me", "i dont want you to call", "i cant go on", "why not call?", "no me llame"]
)
def test_what_else_is_not_wanted_is_no_refusal_to_call(text: str) -> None:
    assert refuses_to_call(text) is None


def test_military_service_is_noticed() -> None:
    assert mentions_service("army vet here, can't sleep")
    assert mentions_service("I served two tours in Iraq")
    assert not mentions_service("I took my dog to the vet")


def test_in_spanish_the_opening_hours_are_spanish_too() -> None:
    clinic = wording.ClinicContact(
        TAHOE.name, TAHOE.phone, TAHOE.phone_href, "Monday to Friday, 9 am to 5 pm; Sunday, 1 pm to 3 pm"
    )
    for channel in ("web", "sms"):
        said = " ".join(wording.reply(Kind.CRISIS, channel=channel, language="es", repeat=0, clinic=clinic).messages)
        assert "Monday" not in said and "to Friday" not in said
    assert "lunes a viernes, 9 am a 5 pm; domingo, 1 pm a 3 pm" in " ".join(
        wording.reply(Kind.CRISIS, channel="web", language="es", repeat=0, clinic=clinic).messages
    )
