"""What reads as "no more texts", and what only sounds like it."""

from __future__ import annotations

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
    Please remove me from this list, thanks
"""
NOT_OPT_OUTS = """
    CANCEL my appointment | can i cancel my appointment | how do I stop feeling like this | stop taking zoloft before?
    should i stop my meds | when does it end | I want to quit smoking | will it stop the pain | does the infusion stop
    i can't stop crying | my ex won't stop texting me | i asked my ex to stop texting me | end of treatment?
    I don't want to | i dont want | do you text me reminders | can you text me the price | can someone text me
    don't stop | help me stop drinking | can I opt out of research | what if i want to stop halfway
    is there a cancellation fee | no | no thanks | NEVER MIND | yes | 2 | I want to end it all
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


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert wish(text, None, opted_out=False) in Wish
