"""What happened lately: questions, answers, alerts, deliveries."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, render_template, request

from bot.console.app import console
from bot.console.charts import by_day
from bot.console.shown import CHANNELS
from bot.storage import figures
from bot.storage.figures import Days
from bot.storage.tables import now

SHOWN = 14  # days, unless asked otherwise
LONGEST = 92
ANSWERS = {
    "answer": "Answered",
    "clarify": "Asked back",
    "fallback": "Not known",
    "contact": "Handed over",
    "crisis": "Crisis",
    "emergency": "Emergency",
    "unavailable": "Assistant away",
}
ALERTS = {"crisis": "Crisis", "emergency": "Emergency"}
DELIVERIES = {
    "sent": "Sent",
    "pending": "Waiting",
    "sending": "Being sent",
    "cancelled": "Cancelled",
    "failed": "Failed",
}
routes = Blueprint("overview", __name__)


@routes.get("/")
def page() -> str:
    """Charts of a range of days, of all channels or one."""
    known = console()
    days, channel = _days(), request.args.get("channel", "")
    channel = channel if channel in CHANNELS else ""
    said, each = figures.messages(known.database, days, channel), days.each()
    charts = (
        by_day("Questions a day", each, {"visitor": "Questions"}, said),
        by_day("Answers by kind", each, ANSWERS, said),
        by_day("Alerts", each, ALERTS, figures.alerts(known.database, days, channel)),
        by_day("Deliveries of texts, e-mails and webhooks", each, DELIVERIES, figures.deliveries(known.database, days)),
    )
    return render_template("overview.html", charts=charts, days=days, channel=channel, longest=LONGEST)


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
