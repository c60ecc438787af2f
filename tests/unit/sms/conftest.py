"""The channel from end to end without Rasa's process: webhook, worker, outbox, Twilio's library, a fake Twilio."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.conversation.rasa import RasaReply, RasaUnavailable
from bot.credentials import Credentials, Twilio
from bot.notify.delivery import Delivery
from bot.notify.outbox import OPEN
from bot.settings import Settings
from bot.sms.answering import Answering
from bot.sms.receiving import Receiver
from bot.storage import Cipher, Database
from bot.storage.tables import Message, OutboxMessage, SafetyAlert, SmsTexter
from bot.web.app import create_app
from bot.worker import make_delivery
from tests.carrier import NUMBER, Carrier
from tests.databases import KEY, LOOKUP

PUBLIC = "https://chat.example.org"
PAT, SAM, KIM = "+15305550142", "+17755550163", "+19165550188"


@dataclass
class Rasa:
    """Rasa's private channel as the conversation sees it. `away`: it does not answer."""

    away: bool = False
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    replies: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    veiled: str = ""  # words in which the model, not the rules, sees a crisis

    def parse(self, text: str) -> dict[str, Any]:
        """What is understood, without a conversation."""
        if self.away:
            raise RasaUnavailable("away")
        kind = "crisis" if text == self.veiled else "none"
        return {"safety": {"kind": kind, "layer": "model", "language": "en"}}

    def turn(
        self, conversation: str, channel: str, text: str, message_id: str, metadata: Mapping[str, Any]
    ) -> RasaReply:
        """The planned replies to a text, or an echo."""
        if self.away:
            raise RasaUnavailable("away")
        self.asked.append((conversation, text, dict(metadata)))
        said = self.replies.get(text) or [message(f"You said: {text}")]
        return RasaReply(messages=said, intent="faq")

    def check_actions(self) -> None:
        """They are well."""


def message(text: str, buttons: dict[str, str] | None = None, utter: str = "utter_faq/cost_price") -> dict[str, Any]:
    """One of Rasa's messages. `buttons`: payload by title."""
    shown = [{"title": title, "payload": payload} for title, payload in (buttons or {}).items()]
    return {"text": text, "buttons": shown, "custom": {}, "utter_action": utter, "metadata": {}}


@dataclass
class Line:
    """A clinic's SMS line under test."""

    database: Database
    settings: Settings
    client: FlaskClient
    rasa: Rasa
    carrier: Carrier
    answering: Answering
    delivery: Delivery

    def work(self) -> None:
        """What the worker does until nothing is left to do."""
        while self.answering.round():
            pass
        while self.delivery.deliver_one("sms") is not None:
            pass

    def says(self, phone: str, *texts: str, **more: str) -> list[str]:
        """A texter sends messages, one answered after the other; what they got for the last."""
        before = 0
        for text in texts:
            before = len(self.carrier.bodies(phone))
            assert self.carrier.says(phone, text, **more) == 200
            self.work()
        return self.carrier.bodies(phone)[before:]

    def count(self, table: Any, *conditions: Any) -> int:
        """How many rows a table has."""
        with self.database.session() as session:
            return int(session.scalar(select(func.count()).select_from(table).where(*conditions)))

    def alerts(self) -> list[str]:
        """The kinds of all alerts."""
        with self.database.session() as session:
            return list(session.scalars(select(SafetyAlert.kind).order_by(SafetyAlert.id)).all())

    def pass_time(self, passed: timedelta) -> None:
        """Let time pass for texters, messages and what waits to be sent."""
        with self.database.session() as session:
            for table, names in (
                (SmsTexter, ("last_seen_at", "introduced_at", "paused_at")),
                (Message, ("created_at",)),
                (OutboxMessage, ("next_attempt_at", "created_at")),
            ):
                for row in session.scalars(select(table)).all():
                    past = {name: getattr(row, name) - passed for name in names if getattr(row, name) is not None}
                    session.execute(update(table).where(table.id == row.id).values(**past))

    def again(self) -> None:
        """Let the retries come due, and work."""
        for _ in range(40):
            self.pass_time(timedelta(hours=2))
            self.answering._failed.clear()
            self.work()
            if not self.count(OutboxMessage, OutboxMessage.status.in_(OPEN)):
                return


def line_on(opened: Database, folder: Path) -> Iterator[Line]:
    """A line that works on this database."""
    settings_module.make_development_secrets(folder)
    known = settings_module.load({"CLINICBOT_VAR": str(folder), "CLINICBOT_PUBLIC_URL": PUBLIC})

    def post(path: str, body: bytes, headers: Mapping[str, str]) -> int:
        return app.test_client().post(path, data=body, headers=dict(headers)).status_code  # from any thread

    with Carrier(PUBLIC, post) as carrier:
        twilio = Twilio(carrier.ACCOUNT, carrier.TOKEN, NUMBER, carrier.url, per_second=1000)
        settings = replace(
            known,
            database_url=opened.url,
            encryption_keys=(KEY,),
            lookup_key=LOOKUP,
            credentials=Credentials(twilio=twilio),
            outbox_lease=timedelta(seconds=1),
        )
        rasa, clinic = Rasa(), clinic_module.load(settings.clinic_file)
        app = create_app(settings, rasa=rasa)  # type: ignore[arg-type]
        receiver = Receiver(opened, rasa, clinic, PUBLIC)  # type: ignore[arg-type]
        answering, delivery = Answering(opened, receiver.conversations), make_delivery(settings, clinic, opened)
        yield Line(opened, settings, app.test_client(), rasa, carrier, answering, delivery)


@pytest.fixture()
def line(migrated: Path, tmp_path: Path) -> Iterator[Line]:
    """The line on SQLite."""
    path = tmp_path / "clinic.db"
    shutil.copy(migrated, path)
    opened = Database(f"sqlite:///{path}", Cipher([KEY], LOOKUP))
    yield from line_on(opened, tmp_path)
    opened.close()


@pytest.fixture()
def either_line(database: Database, tmp_path: Path) -> Iterator[Line]:
    """The line on SQLite and on PostgreSQL, for what depends on the database."""
    yield from line_on(database, tmp_path)
