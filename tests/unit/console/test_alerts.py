"""Alerts stand on every page until somebody says they take care."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.notify import content, outbox
from bot.privacy.erasure import erase_conversation
from bot.storage.tables import SafetyAlert, SmsTexter
from tests.unit.console.conftest import Office
from tests.unit.privacy import people
from tests.unit.privacy.test_erasure import ZONE


def raise_one(office: Office, *words: str) -> str:
    conversation = people.chat(office.database, *(words or ("I want to end it",)))
    with office.database.session() as session:
        session.execute(update(SafetyAlert).values(acknowledged_at=None, acknowledged_by=None))
    return conversation


@pytest.mark.parametrize("path", ["/", "/contacts/", "/alerts/", "/account", "/users/", "/audit/"])
def test_an_open_alert_is_on_top_of_every_page(office: Office, path: str) -> None:
    person = office.signed_in("front_desk", "admin")
    assert "may be in danger, and nobody" not in person.opens(path).text
    raise_one(office)
    page = person.opens(path).text
    assert "1 open alert." in page and page.index("1 open alert.") < page.index("<main")


def test_a_page_that_stays_open_hears_of_new_alerts(office: Office) -> None:
    person = office.signed_in("front_desk")
    assert person.opens("/alerts/banner").text.strip() == ""
    raise_one(office)
    assert "Alert 1: crisis" in person.opens("/alerts/banner").text


def test_of_many_alerts_the_newest_are_named_and_the_others_counted(office: Office) -> None:
    person = office.signed_in("front_desk")
    for _ in range(5):
        raise_one(office)
    banner = person.opens("/alerts/banner").text
    named = [int(number) for number in re.findall(r"Alert (\d+):", banner)]
    assert named == [5, 4, 3]
    assert "5 open alerts." in banner and "and 2 more" in banner


def test_who_may_not_open_it_still_sees_it_and_reads_what_to_do(office: Office) -> None:
    editor = office.signed_in("editor")
    raise_one(office)
    page = editor.opens("/").text
    assert "Tell the front desk or a clinician now" in page and "/alerts/1" not in page
    assert editor.opens("/alerts/1").status_code == 403


def test_acknowledging_keeps_the_name_and_clears_the_top(office: Office) -> None:
    desk, colleague = office.signed_in("front_desk"), office.signed_in("clinician")
    raise_one(office)
    desk.sends("/alerts/1/acknowledge")
    assert "may be in danger, and nobody" not in colleague.opens("/").text
    assert desk.email in colleague.opens("/alerts/").text
    colleague.sends("/alerts/1/acknowledge")
    page = colleague.opens("/alerts/1").text
    assert "acknowledged before" in page and desk.email in page
    assert office.log("acknowledged") == [(desk.email, "acknowledged", "1")]


def test_the_conversation_is_shown_to_who_takes_care_and_the_look_is_logged(office: Office) -> None:
    desk = office.signed_in("front_desk")
    conversation = raise_one(office, "hello", "I <i>cannot</i> go on")
    request = people.ask_for_contact(office.database, "Ann Ng", "+15305550142", None, conversation)
    page = desk.opens("/alerts/2").text
    assert "I &lt;i&gt;cannot&lt;/i&gt; go on" in page and f"/staff/contacts/{request}" in page
    assert "raised this alert" in page
    assert office.log("viewed") == [(desk.email, "viewed", "2")]


def test_a_number_of_an_unfinished_request_stands_beside_the_alert(office: Office) -> None:
    words = ("I called 800-222-1222 and you, (530) 555-0100", "call me on 530-555-0142", "or ann@example.com", "help")
    raise_one(office, *words)
    page = office.signed_in("front_desk").opens("/alerts/4").text
    assert "<strong>(530) 555-0142, ann@example.com</strong>" in page and "No way to reach" not in page


def text_from(office: Office, conversation: str, number: str) -> None:
    hashed = office.database.cipher.lookup(number)
    with office.database.session() as session:
        session.add(SmsTexter(phone=number, phone_hash=hashed, conversation_id=conversation))
        outbox.put(
            session, channel="sms", recipient=number, kind=content.SMS_REPLY, payload={"text": "Call 988"}, key="1",
            lane="1", conversation_id=conversation,
        )  # fmt: skip


def test_the_number_that_somebody_texts_from_stands_beside_the_alert(office: Office) -> None:
    desk = office.signed_in("front_desk")
    text_from(office, raise_one(office, "I want to end it"), "+15305550142")
    raise_one(office, "somebody else")
    page = desk.opens("/alerts/1").text
    assert "They text from <strong>(530) 555-0142</strong>." in page and "No way to reach" not in page
    other = desk.opens("/alerts/2").text
    assert "They text from" not in other and "No way to reach" in other
    with office.database.session() as session:
        session.execute(update(SmsTexter).values(conversation_id=None))  # a week later they have begun anew
    assert "They text from <strong>(530) 555-0142</strong>." in desk.opens("/alerts/1").text
    assert office.log("viewed") == [(desk.email, "viewed", number) for number in "121"]


def test_a_number_is_told_once_where_somebody_texts_it_from_itself(office: Office) -> None:
    text_from(office, raise_one(office, "I am at 530-555-0142"), "+15305550142")
    page = office.signed_in("front_desk").opens("/alerts/1").text
    assert page.count("(530) 555-0142") == 1 and "Its messages name" not in page


def test_an_erased_conversation_leaves_an_alert_that_says_so(office: Office) -> None:
    desk = office.signed_in("front_desk")
    erase_conversation(office.database, raise_one(office), ZONE)
    page = desk.opens("/alerts/1").text
    assert "has been deleted" in page and "erased it with <code>clinicbot erase</code>" in page
    desk.sends("/alerts/1/acknowledge")
    assert office.log("acknowledged")


def test_no_alerts_is_said_in_words(office: Office) -> None:
    assert "There are no alerts" in office.signed_in("editor").opens("/alerts/").text
    assert office.signed_in("front_desk").opens("/alerts/7").status_code == 404


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (content.CONTACT_REQUEST, {"id": 1}),
        (content.ALERT, {"id": 1, "kind": "crisis", "channel": "web"}),
    ],
)
def test_the_links_in_notices_lead_to_pages(office: Office, kind: str, payload: dict) -> None:
    desk = office.signed_in("front_desk")
    conversation = raise_one(office)
    people.ask_for_contact(office.database, "Ann Ng", "+15305550142", None, conversation)
    said = content.render(kind, payload, content.Letterhead("Clinic", "http://localhost", str))
    assert desk.opens(said.data["url"].removeprefix("http://localhost/staff")).status_code == 200
    assert said.data["url"] in said.text


def test_the_script_asks_our_own_server_only() -> None:
    script = (Path(__file__).parents[3] / "bot/console/static/console.js").read_text("utf-8")
    assert not re.search(r"https?:|eval|localStorage", script)
