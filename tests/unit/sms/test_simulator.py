"""The simulator goes through the real webhook, and is nowhere in production."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from werkzeug.serving import make_server

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.settings import Settings, SettingsError
from bot.sms import segments
from bot.sms.answering import Answering
from bot.sms.receiving import Receiver
from bot.storage import Database
from bot.web.app import create_app
from bot.worker import make_delivery
from tests.conftest import ROOT
from tests.ports import free_port
from tests.unit.sms.conftest import Rasa

PHONE = "+15305550142"


@pytest.fixture()
def simulated(tmp_path: Path) -> Settings:
    """Settings as `make run` has them where there is no account at Twilio."""
    settings_module.make_development_secrets(tmp_path)
    environ = {"CLINICBOT_VAR": str(tmp_path), "PORT": str(free_port()), "CLINICBOT_SMS_SIMULATOR": "1"}
    loaded = settings_module.load(environ)
    return replace(loaded, database_url=f"sqlite:///{tmp_path / 'clinic.db'}")


class Phone:
    """The page's own requests, and the worker behind it."""

    def __init__(self, settings: Settings, database: Database) -> None:
        rasa, clinic = Rasa(), clinic_module.load(settings.clinic_file)
        self.app = create_app(settings, rasa=rasa)  # type: ignore[arg-type]
        self.client = self.app.test_client()
        receiver = Receiver(database, rasa, clinic, settings.public_url)  # type: ignore[arg-type]
        self._answering = Answering(database, receiver.conversations)
        self._delivery = make_delivery(settings, clinic, database)

    def says(self, text: str) -> list[dict[str, Any]]:
        """Type a text; all texts after the worker has answered."""
        answer = self.client.post("/dev/sms/texts", json={"phone": "(530) 555-0142", "text": text})
        assert answer.status_code == 201, answer.get_data(as_text=True)
        while self._answering.round():
            pass
        while self._delivery.deliver_one("sms") is not None:
            pass
        return self.texts()

    def texts(self) -> list[dict[str, Any]]:
        """What the phone shows."""
        return self.client.get("/dev/sms/texts", query_string={"phone": PHONE}).get_json()["texts"]


@pytest.fixture()
def phone(simulated: Settings, migrated: Path) -> Iterator[Phone]:
    """The page, served: the stand-in calls the webhook over HTTP."""
    Path(simulated.database_url[len("sqlite:///") :]).write_bytes(migrated.read_bytes())
    database = Database(simulated.database_url, Database.from_settings(simulated).cipher)
    made = Phone(simulated, database)
    server = make_server("127.0.0.1", simulated.port, made.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    database.close()


def said(texts: list[dict[str, Any]]) -> list[tuple[bool, str]]:
    return [(text["inbound"], text["text"]) for text in texts]


def test_a_text_goes_through_the_webhook_and_comes_back_by_the_outbox(phone: Phone) -> None:
    texts = phone.says("is it safe")
    assert said(texts)[0] == (True, "is it safe")
    assert "automated" in texts[1]["text"] and texts[2]["text"] == "You said: is it safe"
    assert texts[2]["alphabet"] == "GSM-7" and texts[2]["segments"] == 1


def test_twilios_own_words_after_stop_and_start(phone: Phone) -> None:
    phone.says("hello")
    texts = phone.says("STOP")
    assert texts[-1]["by_twilio"] and "unsubscribed" in texts[-1]["text"]
    count = len(phone.says("hello?"))
    assert count == len(texts) + 1  # the texter's own
    assert "re-subscribed" in phone.says("START")[count + 1]["text"]


def test_a_number_that_is_none_gets_a_clear_answer(phone: Phone) -> None:
    answer = phone.client.post("/dev/sms/texts", json={"phone": "12", "text": "hi"})
    assert answer.status_code == 422 and "number" in answer.get_json()["message"]


def test_its_api_wants_the_account_and_its_token(phone: Phone, simulated: Settings) -> None:
    assert simulated.credentials.twilio
    account = simulated.credentials.twilio.account_sid
    address = f"/dev/twilio/2010-04-01/Accounts/{account}/Messages.json"
    form = {"To": PHONE, "Body": "x"}
    assert phone.client.post(address, data=form).status_code == 401
    assert phone.client.post(address, data=form, auth=(account, "wrong")).status_code == 401


def test_the_page_is_linked_from_the_demonstration(phone: Phone) -> None:
    assert "/dev/sms" in phone.client.get("/").get_data(as_text=True)
    assert "Simulator" in phone.client.get("/dev/sms").get_data(as_text=True)


def test_without_being_asked_for_it_is_not_there(simulated: Settings) -> None:
    settings = settings_module.load({"CLINICBOT_VAR": str(simulated.var)})
    client = create_app(settings, rasa=Rasa()).test_client()  # type: ignore[arg-type]
    assert client.get("/dev/sms").status_code == 404
    assert "/dev/sms" not in client.get("/").get_data(as_text=True)


def test_a_real_account_leaves_no_room_for_it(simulated: Settings) -> None:
    account = {
        "CLINICBOT_TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "CLINICBOT_TWILIO_AUTH_TOKEN": "t",
        "CLINICBOT_TWILIO_FROM": PHONE,
    }
    environ = {"CLINICBOT_VAR": str(simulated.var), "CLINICBOT_SMS_SIMULATOR": "1", **account}
    assert not settings_module.load(environ).sms_simulator


def test_it_is_refused_in_production(simulated: Settings) -> None:
    secrets = settings_module.exported(simulated)
    environ = {**secrets, "CLINICBOT_ENVIRONMENT": "production", "CLINICBOT_SMS_SIMULATOR": "1"}
    with pytest.raises(SettingsError, match="CLINICBOT_SMS_SIMULATOR"):
        settings_module.load(environ)


@pytest.mark.parametrize("value", ["0.0", "fast", "-1", "1e3"])
def test_a_rate_that_is_none_is_named(value: str, tmp_path: Path) -> None:
    settings_module.make_development_secrets(tmp_path)
    environ = {
        "CLINICBOT_VAR": str(tmp_path),
        "CLINICBOT_TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "CLINICBOT_TWILIO_AUTH_TOKEN": "t",
        "CLINICBOT_TWILIO_FROM": PHONE,
        "CLINICBOT_TWILIO_PER_SECOND": value,
    }
    with pytest.raises(SettingsError, match="CLINICBOT_TWILIO_PER_SECOND"):
        settings_module.load(environ)


def test_the_front_door_loads_of_twilio_only_what_checks_signatures() -> None:
    code = "import sys, bot.web.app; print([n for n in sys.modules if n.startswith('twilio')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['twilio', 'twilio.request_validator']"


def test_the_fallback_file_says_what_the_protocol_says() -> None:
    from bot.sms.fallback import twiml

    clinic = clinic_module.load(ROOT / "clinic.yml")
    kept = (ROOT / "deploy" / "sms-fallback.xml").read_text("utf-8")
    assert kept.strip() == twiml(clinic)
    (text,) = [message.text for message in ElementTree.fromstring(kept)]
    assert text and segments.is_gsm(text) and segments.count(text) <= 2
    assert all("988" in line and "911" in line and clinic.phone in line for line in text.splitlines())


def test_its_own_number_is_no_example_of_the_form_or_the_docs() -> None:
    """Or exporting or erasing what the docs name would find a stranger of a demo."""
    page = (ROOT / "bot/sms/simulator/templates/sms_simulator.html").read_text("utf-8")
    found = re.search(r'id="phone"[^>]*value="\(530\) (555-01\d\d)"', page)
    assert found
    prompts = (*(ROOT / "bot/contacts").glob("*.py"), ROOT / "domain.yml")
    told = [path.read_text("utf-8") for path in (*prompts, ROOT / "README.md", *(ROOT / "docs").glob("*.md"))]
    assert not any(found[1] in text for text in told)
