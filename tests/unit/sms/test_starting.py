"""Texts of our own accord: agreed to, by day, and without a word of what it is about."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import clinic as clinic_module
from bot.clinic import Clinic
from bot.sms import quiet_hours, starting
from bot.sms.quiet_hours import FIRST, LAST, next_allowed, zones
from bot.storage import Database, audit
from bot.storage.tables import ContactRequest
from tests.unit.sms.conftest import PAT, Line

HERE = ZoneInfo("America/Los_Angeles")
NEW_YORK, SALT_LAKE, TOLL_FREE, HONOLULU = "+12125550142", "+18015550142", "+18005550142", "+18085550142"
OPS = "command line (ops)"
AUSTRALIAN, RUSSIAN, SATELLITE = "+61412345678", "+79161234567", "+88165123456"  # mobiles name no town


@pytest.fixture()
def clinic(line: Line) -> Clinic:
    return clinic_module.load(line.settings.clinic_file)


def request(database: Database, phone: str | None = PAT) -> int:
    with database.session() as session:
        row = ContactRequest(
            request_key="one",
            channel="web",
            name="Pat",
            phone=phone,
            consent_text="You may text me.",
            consent_version="1",
        )
        session.add(row)
        session.flush()
        return int(row.id)


def test_somebody_who_asked_to_be_contacted_is_texted_once(
    line: Line, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_hours, "next_allowed", lambda moment, *_: moment)  # at whatever hour the test runs
    number = request(line.database)
    starting.ask_to_call(line.database, clinic, number, OPS)
    with pytest.raises(starting.NotAllowed, match="before"):
        starting.ask_to_call(line.database, clinic, number, OPS)
    line.again()
    (said,) = line.carrier.bodies(PAT)
    assert clinic.phone in said and "STOP" in said
    (logged,) = audit.entries(line.database, audit.Which())  # what was refused happened to nobody
    assert (logged.actor, logged.action, logged.subject, logged.subject_id) == (OPS, "texted", audit.CONTACT, "1")
    assert logged.before is logged.after is None


def test_replies_do_not_wait_for_a_text_that_waits_for_the_morning(
    line: Line, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "next_allowed", lambda moment, *_: moment + timedelta(hours=9))
    starting.ask_to_call(line.database, clinic, request(line.database), OPS)
    assert line.says(PAT, "is it safe")[-1] == "You said: is it safe"


def test_a_text_that_failed_until_the_evening_waits_for_the_morning(
    line: Line, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "next_allowed", lambda moment, *_: moment)
    starting.ask_to_call(line.database, clinic, request(line.database), OPS)
    monkeypatch.setattr(quiet_hours, "next_allowed", lambda moment, *_: moment + timedelta(hours=13))
    line.work()
    assert line.carrier.bodies(PAT) == []
    monkeypatch.setattr(quiet_hours, "next_allowed", lambda moment, *_: moment)
    line.again()
    assert len(line.carrier.bodies(PAT)) == 1


def test_nobody_is_texted_after_an_opt_out(line: Line, clinic: Clinic) -> None:
    line.says(PAT, "hello", "STOP")
    with pytest.raises(starting.NotAllowed, match="opted out"):
        starting.ask_to_call(line.database, clinic, request(line.database), OPS)


def test_without_a_number_there_is_a_clear_answer(line: Line, clinic: Clinic) -> None:
    with pytest.raises(starting.NotAllowed, match="phone number"):
        starting.ask_to_call(line.database, clinic, request(line.database, phone=None), OPS)


@pytest.mark.parametrize(
    ("phone", "at", "expected"),
    [
        # UTC; New York is at -5 and Tahoe at -8 in winter.
        (NEW_YORK, "2026-01-15T13:59", "2026-01-15T14:00"),
        (NEW_YORK, "2026-01-15T14:00", "2026-01-15T14:00"),
        (NEW_YORK, "2026-01-16T00:59", "2026-01-16T00:59"),
        (NEW_YORK, "2026-01-16T01:00", "2026-01-16T14:00"),
        (PAT, "2026-01-15T14:00", "2026-01-15T17:00"),
        (HONOLULU, "2026-01-15T17:00", "2026-01-15T19:00"),
        (TOLL_FREE, "2026-01-15T14:00", "2026-01-15T23:00"),  # 9 am in Guam, 7:30 pm in Newfoundland
        (TOLL_FREE, "2026-07-15T14:00", "2026-07-15T16:00"),  # no such hour in summer: the clinic's own zone
        (SATELLITE, "2026-01-15T14:00", "2026-01-15T17:00"),
        (AUSTRALIAN, "2026-01-15T05:00", "2026-01-15T05:00"),  # noon in Perth, 4 pm in Sydney, 12 on the Cocos Islands
        (AUSTRALIAN, "2026-01-15T09:00", "2026-01-16T02:30"),  # 8 pm in Sydney; 9 am on the Cocos Islands
        (RUSSIAN, "2026-01-15T07:00", "2026-01-15T07:00"),  # 9 am where it is earliest, 7 pm in Kamchatka
        (RUSSIAN, "2026-01-15T08:00", "2026-01-16T07:00"),
        (NEW_YORK, "2026-03-08T12:30", "2026-03-08T13:00"),  # the clocks went forward that night
    ],
)
def test_quiet_hours_are_those_of_the_area_code(phone: str, at: str, expected: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=timezone.utc)
    assert next_allowed(moment, phone, HERE) == datetime.fromisoformat(expected).replace(tzinfo=timezone.utc)


AREA_CODES = ("530", "212", "801", "907", "808", "312", "208", "541", "850", "671", "787", "970", "605")
PHONES = (*(f"+1{area}5550142" for area in AREA_CODES), AUSTRALIAN, RUSSIAN, "+447911123456", "+525512345678")


@given(st.sampled_from(PHONES), st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))
def test_no_text_goes_at_night_anywhere(phone: str, moment: datetime) -> None:
    goes = next_allowed(moment.replace(tzinfo=timezone.utc), phone, HERE)
    assert goes >= moment.replace(tzinfo=timezone.utc)
    for zone in zones(phone):
        assert FIRST <= goes.astimezone(zone).time() < LAST
        assert time(8) <= goes.astimezone(zone).time() < time(21)  # federal law
