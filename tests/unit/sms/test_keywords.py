"""What reads as "no more texts", and what only sounds like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sms.keywords import HELPS, STARTS, TWILIO_STOPS, Wish, answered_by_twilio, wish

OPT_OUTS = """
    stop | STOP | Stop. | stop all | Stop!!! | please stop | please stop texting me | STOP TEXTING ME
    don't text me anymore
    do not contact me again | take me off your list | unsubscribe me | opt out | I want to opt out | no more texts
    no more messages please | stop sending me messages | I don't want these texts | i dont want any more messages
    remove me from your list | remove my number | quit texting me | wrong number | leave me alone
    can you please stop texting me | I told you already. Stop texting me. | stop messaging | revoke
    I revoke my consent
    dejen de escribirme | no me manden más mensajes | ALTO | no quiero más mensajes | never text me again
    pls stop txting me | Cancel | end | opt-out | OPTOUT | stop contacting me please | unsubscribe from this list
    lose my number | stop spamming me | do not text this number | i no longer want to receive texts | cancel texts
    Please remove me from this list, thanks | Stop. Thank you. | STOP STOP | Stop! Stop! | Stop now. I mean it.
    wrong number, stop texting me | This is the wrong number, please stop texting me | Sorry, stop texting me
    Please stop texting me, this is the wrong number | I'm not interested, please stop texting me
    stop texting me, I don't know you | you have the wrong number | don't text or call me | stop calling and texting me
    I would like to stop receiving texts | please cease all texts | stop all communication | stop fucking texting me
    no más mensajes | no más textos por favor | no me escriba | quiero darme de baja | cancel my subscription
"""
NOT_OPT_OUTS = """
    CANCEL my appointment | can i cancel my appointment | how do I stop feeling like this | stop taking zoloft before?
    should i stop my meds | when does it end | I want to quit smoking | will it stop the pain | does the infusion stop
    i can't stop crying | my ex won't stop texting me | i asked my ex to stop texting me | end of treatment?
    I don't want to | i dont want | do you text me reminders | can you text me the price | can someone text me
    don't stop | help me stop drinking | can I opt out of research | what if i want to stop halfway
    is there a cancellation fee | no | no thanks | NEVER MIND | yes | 2 | I want to end it all
    no texts please, call me | don't text me when I'm at work, call me | my wife said, stop texting me | I can't. Stop.
    stop sending me this | I want to stop getting panic attacks | my ex has the wrong number, what now
"""


def each(text: str) -> list[str]:
    return [part.strip() for line in text.strip().splitlines() for part in line.split("|")]


@pytest.mark.parametrize("text", each(OPT_OUTS))
def test_reasonable_words_opt_out(text: str) -> None:
    assert wish(text, None, opted_out=False) is Wish.STOP


@pytest.mark.parametrize("text", each(NOT_OPT_OUTS))
def test_ordinary_words_do_not(text: str) -> None:
    assert wish(text, None, opted_out=False) is Wish.NONE


blank = st.text(alphabet=" \n\t", max_size=3)


@given(st.sampled_from(sorted(TWILIO_STOPS)), st.booleans(), blank, blank)
def test_a_keyword_counts_however_it_is_written(word: str, lower: bool, before: str, after: str) -> None:
    text = before + (word.lower() if lower else word) + after
    assert wish(text, None, opted_out=False) is Wish.STOP
    assert answered_by_twilio(text, None)


@given(st.sampled_from(sorted(TWILIO_STOPS)), st.sampled_from(["my appointment", "of the session", "smoking weed?"]))
def test_a_keyword_with_a_subject_is_about_the_subject(word: str, subject: str) -> None:
    assert wish(f"{word} {subject}", None, opted_out=False) is Wish.NONE


@pytest.mark.parametrize("word", [*sorted(STARTS), "start", "Unstop"])
def test_words_that_opt_in_again(word: str) -> None:
    assert wish(word, None, opted_out=True) is Wish.START


def test_yes_opts_in_only_after_an_opt_out() -> None:
    assert wish("YES", None, opted_out=True) is Wish.START
    assert wish("YES", None, opted_out=False) is Wish.NONE


@pytest.mark.parametrize("word", [*sorted(HELPS), "help", "Info"])
def test_words_that_ask_what_this_is(word: str) -> None:
    assert wish(word, None, opted_out=False) is Wish.HELP


def test_what_twilio_found_counts_first() -> None:
    assert wish("arrêt", "STOP", opted_out=False) is Wish.STOP
    assert answered_by_twilio("arrêt", "STOP")
    assert not answered_by_twilio("please stop texting me", None)


@pytest.mark.parametrize("text", ["stop any/" + "more/any/" * 200, "stop texting " + "text/messages/" * 100 + "x"])
def test_words_made_to_be_slow_to_read_are_not(text: str) -> None:
    began = time.perf_counter()
    assert wish(text[:1600], None, opted_out=False) is Wish.NONE
    assert time.perf_counter() - began < 0.5


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert wish(text, None, opted_out=False) in Wish
