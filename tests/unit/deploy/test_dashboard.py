"""The dashboard draws only what is exported, with labels and kinds that exist."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sqlalchemy import select

from bot import settings
from bot.notify.outbox import PENDING
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import Conversation, OutboxMessage, SafetyCount, now
from bot.web.app import create_app

DASHBOARD = json.loads((ROOT / "deploy" / "grafana" / "clinic-assistant.json").read_text("utf-8"))
EXPRESSIONS = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]


def exported(folder: Path) -> str:
    """The metrics of a front door that has had one alert, one notice and one visitor."""
    settings.make_development_secrets(folder)
    loaded = settings.load({"CLINICBOT_VAR": str(folder)})
    database = Database.from_settings(loaded)
    database.migrate()
    with database.session() as session:
        session.add(SafetyCount(day=now().date(), kind="crisis", channel="web", layer="rules", count=1))
        session.add(
            OutboxMessage(
                channel="email",
                kind="safety_alert",
                recipient="a@example.com",
                recipient_hash="h",
                payload={},
                idempotency_key="k",
                priority=0,
                status=PENDING,
                next_attempt_at=now(),
            )
        )
    site = create_app(loaded).test_client()
    token = site.post("/api/chat/sessions", json={}).get_json()["token"]
    body = {"text": "i want to kill myself", "client_message_id": "m"}
    site.post("/api/chat/messages", json=body, headers={"Authorization": f"Bearer {token}"})
    with database.session() as session:
        assert session.scalars(select(Conversation)).all()
    return site.get("/metrics").get_data(as_text=True)


def test_every_metric_and_label_on_it_is_exported(tmp_path: Path) -> None:
    shown = exported(tmp_path)
    samples = dict(re.findall(r"^(clinicbot_\w+)\{([^}]*)\}", shown, re.MULTILINE))
    for expression in EXPRESSIONS:
        for name, filters in re.findall(r"(clinicbot_\w+)(?:\{([^}]*)\})?", expression):
            assert name in samples, f"{name} is not exported"
            wanted = set(re.findall(r"(\w+)=", filters)) | grouped(expression)
            assert wanted <= {*re.findall(r"(\w+)=", samples[name]), "le"}, expression


def grouped(expression: str) -> set[str]:
    return {label for labels in re.findall(r"by \(([^)]*)\)", expression) for label in re.split(r",\s*", labels)}


def test_no_metric_names_anybody(tmp_path: Path) -> None:
    assert not re.search(r"a@example|kill|conversation", exported(tmp_path))


def test_panels_stand_beside_each_other_and_explain_themselves() -> None:
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in DASHBOARD["panels"]]
    assert len(set(places)) == len(places)
    assert all(panel["title"] and panel["datasource"]["uid"] == "${datasource}" for panel in DASHBOARD["panels"])
