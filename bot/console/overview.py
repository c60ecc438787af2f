"""What happened lately: questions, answers, what visitors thought of them, waiting, topics, alerts, deliveries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template, request
from flask_login import current_user

from bot.console.access import allowed
from bot.console.app import console
from bot.console.charts import Chart, by_day
from bot.console.shown import CHANNELS
from bot.console.wording import KINDS, counted, noun
from bot.knowledge import answers, inbox, versions
from bot.storage import figures
from bot.storage.figures import Days
from bot.storage.tables import now

SHOWN = 14  # days, unless asked otherwise
LONGEST = 92
ANSWERS = {
    **{kind: name for kind, name in KINDS.items() if kind != "smalltalk"},
    "other": f"{KINDS['smalltalk']} and other",
}
RATES = ("answer", "clarify", "fallback")  # whose share of all questions is said above the charts
QUESTIONS = (*RATES, "unavailable")  # what was asked; not the contact form's turns, danger, or small talk
VERDICTS = {figures.HELPFUL: "Helpful", figures.UNHELPFUL: "Not helpful"}
RATED_ON = "web"  # texters are not asked
WAITS = {
    **{span: f"Up to {span} {noun(float(span), 'second')}" for span in figures.SPANS},
    figures.LONGER: f"More than {figures.SPANS[-1]} seconds",
}
SHARES = (50, 95)  # percent of visitors whose wait is said
MOST_ASKED = 10  # topics
UNANSWERED = 5  # themes of the inbox
ALERTS = {kind: KINDS[kind] for kind in ("crisis", "emergency")}
DELIVERIES = {
    "sent": "Sent",
    "pending": "Waiting",
    "sending": "Being sent",
    "cancelled": "Cancelled",
    "failed": "Failed",
}
routes = Blueprint("overview", __name__)


@dataclass(frozen=True)
class Asked:
    """A topic with its answers, and how many of them were found helpful of those that were rated. `width`: of 100."""

    label: str
    answers: int
    helpful: int
    rated: int
    width: float


@routes.get("/")
def page() -> str:
    """Charts of a range of days, of all channels or one."""
    known = console()
    days, channel = _days(), request.args.get("channel", "")
    channel = channel if channel in CHANNELS else ""
    each, said = days.each(), figures.messages(known.database, days, channel)
    asks = channel in ("", RATED_ON)
    turns = by_day("Answers by kind", each, ANSWERS, _answers(said[figures.KIND]), "No answers")
    heard = by_day("Messages a day", each, {figures.VISITOR: "Messages"}, said[figures.KIND], "No questions")
    rated = figures.feedback(known.database, days) if asks else {}
    helpful = by_day("Found helpful by visitors", each, VERDICTS, rated, "No rated answers")
    times = by_day("How long visitors waited", each, WAITS, said[figures.SECONDS], "No answers")
    charts = (
        heard,
        turns,
        helpful,
        times,
        by_day(
            "Contact requests",
            each,
            {figures.CONTACT_REQUEST: "Requests"},
            figures.contact_requests(known.database, days, channel),
            "No contact requests",
        ),
        by_day("Alerts", each, ALERTS, figures.alerts(known.database, days, channel), "No alerts"),
        by_day(
            "Deliveries of texts, e-mails and webhooks",
            each,
            DELIVERIES,
            figures.deliveries(known.database, days),
            "No deliveries",
        ),
    )
    first = figures.first_day(known.database, days.zone)
    with known.database.reading() as session:
        unread = len(versions.unread(session))
    return render_template(
        "overview.html",
        unread=unread,
        charts=charts,
        earlier=first is not None and first < days.first,
        rates=_rates(turns, helpful, times),
        questions=_questions(turns),
        unanswered=max(heard.total - turns.total, 0),
        asked=_asked(days, channel, asks),
        waiting=inbox.counted(known.database),
        themes=_themes(),
        days=days,
        channel=channel,
        longest=LONGEST,
    )


def _answers(said: figures.Counts) -> figures.Counts:
    """Turns by the kinds of `ANSWERS`: each turn is in one of them, so that they add up to what was answered."""
    found: Counter[tuple[date, str]] = Counter()
    for (day, kind), count in said.items():
        if kind != figures.VISITOR:
            found[day, kind if kind in ANSWERS else "other"] += count
    return found


def _questions(turns: Chart) -> int:
    return sum(count for kind, count in zip(ANSWERS, turns.totals) if kind in QUESTIONS)


def _rates(turns: Chart, helpful: Chart, times: Chart) -> list[tuple[str, str]]:
    """The sentence's figures, as words and value; none of what did not happen."""
    questions = _questions(turns)
    found = [
        (words.lower(), f"{100 * count / questions:.0f} %")
        for kind, words, count in zip(ANSWERS, turns.parts, turns.totals)
        if questions and kind in RATES
    ]
    if helpful.total:
        share = f"{100 * helpful.totals[0] / helpful.total:.0f} %"
        found.append((f"of {counted(helpful.total, 'rated answer')} found helpful", share))
    found += [(f"of visitors waited {_within(times, share)}", f"{share} %") for share in SHARES if times.total]
    return found


def _within(times: Chart, share: int) -> str:
    """In how long that share of the answers was there."""
    there = 0
    for words, count in zip(times.parts, times.totals):
        there += count
        if 100 * there >= share * times.total:
            return words.lower()
    return ""


def _asked(days: Days, channel: str, asks: bool) -> list[Asked]:
    """The topics that were answered most. `asks`: whether this channel asks if an answer helped."""
    database = console().database
    most = figures.topics(database, days, channel).most_common(MOST_ASKED)
    verdicts = figures.feedback_on(database, days) if asks and most else Counter()
    with database.reading() as session:
        labels = answers.topics(session) if most else {}
    return [
        Asked(
            labels.get(topic) or answers.named(topic),
            count,
            verdicts[topic, figures.HELPFUL],
            verdicts[topic, figures.HELPFUL] + verdicts[topic, figures.UNHELPFUL],
            round(100 * count / most[0][1], 1),
        )
        for topic, count in most
    ]


def _themes() -> Sequence[inbox.Line]:
    """What is asked most of what waits in the inbox, for those who may read it."""
    if not allowed("inbox.page", current_user.role_names):
        return []
    return inbox.most_asked(console().database, current_user.email, UNANSWERED)


def _days() -> Days:
    """The range asked for; what is no date, or turned round, or too long is put right."""
    zone = console().clinic.timezone
    today = now().astimezone(zone).date()
    last = min(_date("until") or today, today)
    first = _date("since") or last - timedelta(days=SHOWN - 1)
    first, last = sorted((first, last))
    return Days(max(first, last - timedelta(days=LONGEST - 1)), last, zone)


def _date(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
