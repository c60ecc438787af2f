"""What every page shows: the clinic's name, the menu for one's roles, open alerts, times of the clinic's clock."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from flask import Flask
from flask_login import current_user

from bot import channels
from bot.console.access import MENU, ROLES, allowed
from bot.console.app import console
from bot.console.wording import counted, group_title, kind_name, logged, noun, sentence, topic_labels, topic_name
from bot.conversation import alerts
from bot.storage import audit

CHANNELS = {name: channel.label for name, channel in channels.CHANNELS.items()}


def register(app: Flask) -> None:
    """Give the templates their words."""
    app.add_template_filter(_moment, "moment")
    app.add_template_filter(lambda name: CHANNELS.get(name, name), "channel")
    app.add_template_filter(counted, "counted")
    app.add_template_filter(noun, "noun")
    app.add_template_filter(topic_name, "topic")
    app.add_template_filter(kind_name, "kind")
    app.add_template_filter(group_title, "group")
    app.add_template_filter(logged, "logged")
    app.add_template_filter(audit.action, "action")
    app.add_template_filter(sentence, "sentence")

    @app.context_processor
    def words() -> dict[str, Any]:
        return {
            "clinic_name": console().clinic.name,
            "clinic_warning": console().clinic.warning if console().settings.production else "",
            "menu": MENU,
            "roles": ROLES,
            "channels": CHANNELS,
            "may": _may,
            "topic_labels": topic_labels,
            "open_alerts": lambda: alerts.open_alerts(console().database),
        }


def midnight(day: str) -> datetime | None:
    """When a day (`2026-11-24`, as a form sends it) begins by the clinic's clock; None for what is no day."""
    try:
        return datetime.combine(date.fromisoformat(day), time.min, console().clinic.timezone)
    except ValueError:
        return None


def _may(endpoint: str) -> bool:
    return current_user.is_authenticated and allowed(endpoint, current_user.role_names)


def _moment(at: datetime | None) -> str:
    """`Nov 24, 2026, 9:05 am`, by the clinic's clock."""
    if at is None:
        return "never"
    local = at.astimezone(console().clinic.timezone)
    return (
        f"{local:%b} {local.day}, {local.year}, {local.hour % 12 or 12}:{local:%M} {'am' if local.hour < 12 else 'pm'}"
    )
