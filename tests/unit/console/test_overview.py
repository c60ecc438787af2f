"""The overview: what is counted, on which day, and how it is drawn."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from bot.console.charts import HEIGHT, by_day
from bot.privacy import feedback
from bot.storage import Database, figures
from bot.storage.figures import Days
from bot.storage.tables import Conversation, Message, SafetyCount, new_id, now
from tests.unit.console.conftest import Office
from tests.unit.knowledge.questions import ask, grouper, teach
from tests.unit.privacy import people

ZONE = ZoneInfo("America/Los_Angeles")


def local(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZONE)


@pytest.mark.parametrize("day", ["2026-03-08", "2026-11-01", "2026-07-04"], ids=["spring", "autumn", "summer"])
def test_a_day_is_the_clinics_own_even_when_the_clocks_change(database: Database, day: str) -> None:
    middle = date.fromisoformat(day)
    days = Days(middle - timedelta(days=2), middle + timedelta(days=2), ZONE)
    for each in days.each():
        people.chat(database, "first", at=local(f"{each} 00:00"))
        people.chat(database, "last", at=local(f"{each} 23:59"))
    people.chat(database, "before", at=local(f"{days.first} 00:00") - timedelta(minutes=1))
    people.chat(database, "after", at=local(f"{days.last} 23:59") + timedelta(minutes=1))
    counted = figures.messages(database, days)[figures.KIND]
    assert {when: count for (when, kind), count in counted.items() if kind == "visitor"} == dict.fromkeys(
        days.each(), 2
    )


def test_a_day_that_is_over_is_counted_once_and_outlives_its_messages(database: Database) -> None:
    today = now().astimezone(ZONE).date()
    days = Days(today - timedelta(days=3), today, ZONE)
    assert figures.keep_counts(database, ZONE, today) == 0
    people.chat(database, "old", "older", at=now() - timedelta(days=2))
    people.chat(database, "new")
    before = figures.messages(database, days), figures.topics(database, days)
    assert figures.keep_counts(database, ZONE, today) == 1
    assert figures.keep_counts(database, ZONE, today) == 0
    assert (figures.messages(database, days), figures.topics(database, days)) == before
    with database.session() as session:
        session.execute(delete(Conversation))
    assert figures.messages(database, days, "web")[figures.KIND] == {
        (today - timedelta(days=2), "visitor"): 2,
        (today - timedelta(days=2), "answer"): 2,
    }
    assert figures.topics(database, days) == {"cost_price": 2}


def turn(database: Database, *replies: Message, channel: str = "web", after: float = 0.3) -> None:
    """One message with everything that was said to it, `after` some seconds."""
    with database.session() as session:
        conversation = Conversation(id=new_id(), channel=channel)
        session.add(conversation)
        session.flush()
        asked = Message(conversation_id=conversation.id, text="why?", kind="visitor", status="answered")
        session.add(asked)
        session.flush()
        for reply in replies:
            reply.conversation_id, reply.reply_to, reply.text = conversation.id, asked.id, "because"
            reply.created_at = asked.created_at + timedelta(seconds=after)
            session.add(reply)
            session.flush()


def test_several_bubbles_are_one_answer_and_count_as_the_first(database: Database) -> None:
    today = now().astimezone(ZONE).date()
    days = Days(today, today, ZONE)
    turn(database, Message(kind="answer", topic="safety"), Message(kind="support_line"))
    turn(database, Message(kind="answer", topic="safety"), Message(kind="answer", topic="cost_price"))
    turn(database, Message(kind="crisis"), Message(kind="info"), Message(kind="answer", topic="safety"))
    turn(database)  # nothing yet
    assert figures.messages(database, days)[figures.KIND] == {
        (today, "visitor"): 4, (today, "answer"): 2, (today, "crisis"): 1,
    }  # fmt: skip
    assert figures.topics(database, days) == {"safety": 3, "cost_price": 1}


@pytest.mark.parametrize(
    ("seconds", "span"), [(0.0, "0.25"), (0.3, "0.5"), (3.9, "4"), (7.99, "8"), (8.01, "longer"), (4000.0, "longer")]
)
def test_how_long_a_visitor_waited(database: Database, seconds: float, span: str) -> None:
    today = now().astimezone(ZONE).date()
    turn(database, Message(kind="answer"), Message(kind="answer"), after=seconds)
    waits = figures.messages(database, Days(today, today + timedelta(days=1), ZONE))[figures.SECONDS]
    assert [(name, count) for (_, name), count in waits.items()] == [(span, 1)]


def test_what_visitors_found_helpful_outlives_the_answers(database: Database) -> None:
    today = now().astimezone(ZONE).date()
    days = Days(today, today, ZONE)
    people.chat(database, "helpful", "unhelpful", "helpful too")
    before = figures.feedback(database, days), figures.feedback_on(database, days)
    assert before[0] == {(today, figures.HELPFUL): 1, (today, figures.UNHELPFUL): 2}
    assert before[1] == {("cost_price", figures.HELPFUL): 1, ("cost_price", figures.UNHELPFUL): 2}
    with database.session() as session:
        assert feedback.keep_counts(session, Message.id > 0, ZONE) == 3
    assert (figures.feedback(database, days), figures.feedback_on(database, days)) == before


def test_the_overview_says_rates_topics_and_what_waits(office: Office) -> None:
    for _ in range(3):
        turn(office.database, Message(kind="answer", topic="cost_price", helpful=True))
    turn(office.database, Message(kind="fallback"), after=3)
    teach(office.database, {"cost_price": "What it costs"})
    ask(office.database, "do you sell gift cards", "any gift cards")
    grouper(office.database).run()
    page = plain(office.signed_in("editor").opens("/").text)
    assert "75 % answered" in page and "25 % not known" in page and "100 % of 3 rated answers found helpful" in page
    assert "50 % of visitors waited up to 0.5 seconds" in page and "95 % of visitors waited up to 4 seconds" in page
    assert "What it costs: 3 answers, 3 of 3 rated found helpful" in page
    assert "2 questions without a good answer, in" in page and "gift cards" in page
    assert office.log("listed")  # who reads a question is logged
    desk = plain(office.signed_in("front_desk").opens("/").text)
    assert "2 questions without a good answer" in desk and "gift cards" not in desk


def test_rates_are_of_questions_and_the_messages_add_up(office: Office) -> None:
    for kind in ("answer", "fallback", "contact", "contact", "contact", "crisis", "smalltalk", "info", "unavailable"):
        turn(office.database, Message(kind=kind))
    turn(office.database)  # waits for its answer
    page = plain(office.signed_in("editor").opens("/").text)
    assert "33 % answered" in page and "33 % not known" in page and "0 % asked back" in page
    assert "of 3 questions." in page and "do not count as questions" in page
    assert "Messages: 10" in page and "Small talk and other: 2" in page
    assert "1 other message has no answer" in page


def test_a_contact_request_is_one_hand_over_however_many_turns_its_form_took(office: Office) -> None:
    for _ in range(5):
        turn(office.database, Message(kind="contact"))
    people.ask_for_contact(office.database, "Ann Ng", "+15305550142", None)
    people.ask_for_contact(office.database, "Bo Li", None, "bo@example.org")
    desk = office.signed_in("front_desk")
    page = plain(desk.opens("/").text)
    assert "Contact requests Requests: 2" in page
    assert "Contact form: 5" in page and "Handed over:" not in page
    assert "Requests: 2" not in plain(desk.opens("/?channel=sms").text)


def plain(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split()).replace(" : ", ": ").replace(": ", ": ").replace(" ,", ",")


def test_one_channel_alone(database: Database) -> None:
    today = now().astimezone(ZONE).date()
    days = Days(today, today, ZONE)
    people.chat(database, "by text")
    with database.session() as session:
        session.query(Conversation).update({"channel": "sms"})
        session.add(SafetyCount(day=today, kind="crisis", channel="sms", layer="rules", count=3))
    people.chat(database, "on the website", "again")
    people.ask_for_contact(database, "Ann Ng", "+15305550142", None)
    assert figures.messages(database, days)[figures.KIND][today, "visitor"] == 3
    assert figures.messages(database, days, "web")[figures.KIND][today, "answer"] == 2
    assert figures.topics(database, days, "sms") == {"cost_price": 1}
    assert figures.alerts(database, days, "web") == {}
    assert figures.alerts(database, days)[today, "crisis"] == 3
    assert figures.deliveries(database, days) == {(today, "pending"): 1}


def test_a_column_is_as_high_as_its_day_counts() -> None:
    days = [date(2026, 11, 1), date(2026, 11, 2)]
    chart = by_day(
        "Alerts",
        days,
        {"crisis": "Crisis", "emergency": "Emergency"},
        {(days[0], "crisis"): 3, (days[1], "crisis"): 1, (days[1], "emergency"): 1},
    )
    assert [round(bar.height) for bar in chart.bars] == [HEIGHT, round(HEIGHT / 3), round(HEIGHT / 3)]
    assert [bar.part for bar in chart.bars] == [4, 4, 5] and chart.colours == [4, 5]  # as in "Answers by kind"
    assert chart.bars[2].y == pytest.approx(HEIGHT / 3, abs=0.2) and chart.bars[2].label == "Nov 2, emergency: 1"
    assert chart.totals == [4, 1] and chart.rows[1] == ("Nov 2", [1, 1])


def test_no_other_kind_has_the_colour_of_danger() -> None:
    seven = {str(number): "" for number in range(7)}
    chart = by_day("Waits", [date(2026, 11, 1)], {**seven, "crisis": "Crisis"}, {})
    assert len(set(chart.colours)) == 8 and chart.colours[-1] == 4 and 5 not in chart.colours


def test_nothing_counted_is_no_chart() -> None:
    chart = by_day("Alerts", [date(2026, 11, 1)], {"crisis": "Crisis"}, {})
    assert chart.total == chart.most == 0 and not chart.bars


def test_a_new_clinic_reads_what_to_do(office: Office) -> None:
    page = office.signed_in("editor").opens("/").text
    assert "in these days" not in page and "<svg" not in page
    assert "No questions yet. Ask the assistant" in page and "No alerts yet." in page and "No deliveries yet." in page
    assert "Nothing: the assistant knew" in page


def test_an_empty_range_names_what_it_has_not_and_points_to_earlier_days(office: Office) -> None:
    people.chat(office.database, "old", at=now() - timedelta(days=30))
    page = office.signed_in("editor").opens("/").text
    assert "No questions in these days. Choose an earlier date." in page and "No alerts in these days" in page
    assert "Nobody has asked anything in these days" in page and "yet" not in plain(page).replace("not read yet", "")


def test_the_charts_are_whole_pictures_with_a_table_behind_each(office: Office) -> None:
    people.chat(office.database, "one", "two")
    page = office.signed_in("editor").opens("/").text
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 5  # four charts, and the bar of the one topic
    for picture in pictures:
        ElementTree.fromstring(picture)
        assert ('role="img"' in picture and "aria-label" in picture) or 'aria-hidden="true"' in picture
    assert page.count("The numbers") == 4 + 4  # said in the picture's label too


@pytest.mark.parametrize(
    "query",
    ["?since=nonsense", "?since=2027-01-01&until=2020-01-01", "?since=1000-01-01", "?until=9999-12-31", "?channel=fax"],
)
def test_any_range_gives_a_page(office: Office, query: str) -> None:
    person = office.signed_in("editor")
    assert person.opens(f"/{query}").status_code == 200
    assert len(re.findall(r'type="date" value="\d{4}-\d\d-\d\d"', person.opens(f"/{query}").text)) == 2
