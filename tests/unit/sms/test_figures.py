"""What happened on the line is counted for `/metrics`, without a number or a word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sms import limits
from tests.unit.sms.conftest import KIM, PAT, SAM, Line


def shown(line: Line) -> dict[str, float]:
    """The SMS metrics by name with labels."""
    lines = line.client.get("/metrics").get_data(as_text=True).splitlines()
    pairs = (text.rsplit(" ", 1) for text in lines if text.startswith("clinicbot_sms_"))
    return {name[len("clinicbot_sms_") :]: float(value) for name, value in pairs}


def test_texts_in_and_out_and_their_segments(either_line: Line) -> None:
    either_line.says(PAT, "is it safe")
    either_line.says(PAT, "x" * 300, NumSegments="2")
    figures = shown(either_line)
    assert figures["received_total"] == 2 and figures["sent_total"] == 3
    assert figures['segments_total{direction="in"}'] == 3
    assert figures['segments_total{direction="out"}'] == 1 + 1 + 2  # what this is, an answer, a long one


def test_a_message_that_comes_twice_is_counted_once(line: Line) -> None:
    fields = line.carrier.fields(PAT, "is it safe")
    assert [line.carrier.call("", fields) for _ in range(2)] == [200, 200]
    assert shown(line)["received_total"] == 1


def test_opt_outs_and_what_they_held_back(line: Line) -> None:
    line.says(PAT, "please stop texting me")
    line.says(SAM, "hello")
    line.says(SAM, "STOP")
    line.carrier.says(KIM, "hello")
    line.answering.round()  # two texts wait
    line.says(KIM, "STOP")
    figures = shown(line)
    assert figures['opted_out_total{source="wording"}'] == 1 and figures['opted_out_total{source="keyword"}'] == 2
    assert figures["suppressed_total"] == 2


def test_failures_by_what_they_mean(line: Line) -> None:
    line.says(PAT, "hello")
    for code in (30003, 30007):
        for fields in line.carrier.callbacks("undelivered", code)[-2:]:
            assert line.carrier.call("/status", {**fields, "MessageSid": f"SM{code:032d}", "SmsSid": ""}) == 204
    line.carrier.opted_out.add(SAM)
    line.says(SAM, "hello")
    figures = shown(line)
    kinds = {kind: figures.get(f'failed_total{{kind="{kind}"}}') for kind in ("passing", "filtered", "opted_out")}
    assert kinds == {"passing": 1, "filtered": 1, "opted_out": 1}


def test_pauses(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WINDOWS", ((timedelta(hours=1), 2), limits.WINDOWS[1]))
    line.says(PAT, "one", "two", "three", "four")
    assert shown(line)["paused_total"] == 1


def test_no_number_and_no_word_is_shown(line: Line) -> None:
    line.says(PAT, "my secret is zanzibarquokka", "STOP")
    text = line.client.get("/metrics").get_data(as_text=True)
    assert "zanzibarquokka" not in text and PAT[2:] not in text and "SM" not in text
