"""Prometheus metrics: counts and times, never identifiers or words."""

from __future__ import annotations

import time
from collections.abc import Iterator

import structlog
from flask import Flask, Response, g
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.conversation import alerts
from bot.knowledge import releases
from bot.notify.outbox import Outbox
from bot.sms import figures
from bot.storage import Database
from bot.web.errors import route

log = structlog.get_logger()

SMS = {  # meaning and label
    figures.RECEIVED: ("Texts that came in", None),
    figures.SENT: ("Texts that the carrier took", None),
    figures.SEGMENTS: ("Segments that are billed", "direction"),
    figures.FAILED: ("Texts refused or not delivered, by what the carrier's error means", "kind"),
    figures.OPTED_OUT: ("Numbers that want no more texts, by how they said so", "source"),
    figures.SUPPRESSED: ("Texts held back because the number opted out or cannot be reached", None),
    figures.PAUSED: ("Texters told that automatic answers pause", None),
}
PROBES = ("/healthz", "/livez", "/metrics")  # machines ask for these all the time: not worth a line
NOTHING_NEW = 304  # nor is that nothing is new: Rasa asks every few seconds for a newer model


class Stored(Collector):
    """What the database counts, whichever process did it. Every web process says the same: take one, not the sum."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def describe(self) -> list[CounterMetricFamily]:
        """Nothing: the registry must not ask the database while the application is being made."""
        return []

    def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
        """Alerts by kind, channel and layer; outbox messages by channel and status; a refused release; the SMS line."""
        try:
            raised, waiting = alerts.totals(self._database), Outbox(self._database).counts()
            texts, release = figures.totals(self._database), releases.live(self._database)
        except SQLAlchemyError as error:
            log.error("the database's metrics are missing", error=type(error).__name__)
            return
        safety = CounterMetricFamily(
            "clinicbot_safety_alerts", "Crisis and emergency alerts", labels=["kind", "channel", "layer"]
        )
        for labels, count in raised.items():
            safety.add_metric(labels, count)
        outbox = GaugeMetricFamily("clinicbot_outbox", "Messages in the outbox", labels=["channel", "status"])
        for channel_and_status, count in waiting.items():
            outbox.add_metric(channel_and_status, count)
        refused = GaugeMetricFamily(
            "clinicbot_release_refused",
            "1 while Rasa cannot load the live release",
            value=int(bool(release and release.refusal)),
        )
        yield safety
        yield outbox
        yield refused
        yield from _sms(texts)


def _sms(totals: dict[tuple[str, str], int]) -> Iterator[CounterMetricFamily]:
    for event, (meaning, label) in SMS.items():
        family = CounterMetricFamily(f"clinicbot_sms_{event}", meaning, labels=[label] if label else [])
        for (counted, value), number in totals.items():
            if counted == event:
                family.add_metric([value] if label else [], number)
        yield family


class Metrics:
    """What this process counts of its requests, and, read anew each time, what the database holds (`Stored`)."""

    def __init__(self, database: Database) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(Stored(database))
        self.requests = Counter("clinicbot_requests", "HTTP requests", ["route", "status"], registry=self.registry)
        self.seconds = Histogram(
            "clinicbot_request_seconds", "Time to answer a request", ["route"], registry=self.registry
        )
        self.answers = Counter("clinicbot_answers", "Replies by kind", ["kind"], registry=self.registry)


def register(app: Flask) -> None:
    """Count and time all requests of `app`, and serve `/metrics`."""
    metrics = app.extensions["metrics"] = Metrics(app.extensions["clinic"].database)

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        rule, seconds = route(), time.perf_counter() - g.started
        metrics.requests.labels(rule, response.status_code).inc()
        metrics.seconds.labels(rule).observe(seconds)
        if rule not in PROBES and response.status_code != NOTHING_NEW:
            log.info("request", route=rule, status=response.status_code, seconds=round(seconds, 4))
        return response

    @app.get("/metrics")
    def show() -> Response:
        return Response(generate_latest(metrics.registry), content_type=CONTENT_TYPE_LATEST)
