"""Prometheus metrics: counts and times, never identifiers or words."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest


class Metrics:
    """This process's metrics."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("clinicbot_requests", "HTTP requests", ["route", "status"], registry=self.registry)
        self.seconds = Histogram(
            "clinicbot_request_seconds", "Time to answer a request", ["route"], registry=self.registry
        )
        self.answers = Counter("clinicbot_answers", "Replies by kind", ["kind"], registry=self.registry)


def register(app: Flask) -> None:
    """Count and time all requests of `app`, and serve `/metrics`."""
    metrics = app.extensions["metrics"] = Metrics()

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        metrics.requests.labels(route, response.status_code).inc()
        metrics.seconds.labels(route).observe(time.perf_counter() - g.started)
        return response

    @app.get("/metrics")
    def show() -> Response:
        return Response(generate_latest(metrics.registry), content_type=CONTENT_TYPE_LATEST)
