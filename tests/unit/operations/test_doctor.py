"""The doctor finds what would fail later, says what to do, and never needs TensorFlow."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import update

from bot import settings
from bot.knowledge import importing, releases, versions
from bot.operations import doctor
from bot.operations.doctor import Finding
from bot.settings import ROOT, Settings
from bot.storage import Database
from bot.storage.tables import Conversation, Message, Release
from tests.databases import RedisServer
from tests.ports import free_port
from tests.receivers import MailServer
from tests.unit.notify.test_senders import authenticate

Examine = Callable[..., dict[str, list[Finding]]]


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    """An installation in development: keys, clinic.yml, a model of other data."""
    for name in ("config.yml", "domain.yml"):
        (tmp_path / name).write_text("", "utf-8")
    settings.make_development_secrets(tmp_path / "var")
    (tmp_path / "clinic.yml").write_text((ROOT / "clinic.yml").read_text("utf-8"), "utf-8")
    (tmp_path / "models").mkdir()
    (tmp_path / "metadata.json").write_text("{}")
    with tarfile.open(tmp_path / "models" / "m.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "metadata.json", "metadata.json")
    return tmp_path


def loaded(folder: Path, **variables: str) -> Settings:
    places = {"CLINICBOT_VAR": str(folder / "var"), "CLINICBOT_CLINIC_FILE": str(folder / "clinic.yml")}
    return settings.load({**places, **variables})


@pytest.fixture()
def examine(folder: Path, database_url: str) -> Examine:
    """Findings by what they are about, with these variables set."""

    def run(**variables: str) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in doctor.examine(loaded(folder, **{"CLINICBOT_DATABASE_URL": database_url, **variables}), folder):
            found.setdefault(finding.about, []).append(finding)
        return found

    return run


def production(folder: Path) -> dict[str, str]:
    keys = (folder / "var" / "secrets.env").read_text().splitlines()[1:]
    return {"CLINICBOT_ENVIRONMENT": "production", **dict(line.split("=", 1) for line in keys)}


def test_a_development_system_has_notes_and_no_problems(examine: Examine) -> None:
    found = examine()
    assert not [finding for all_of in found.values() for finding in all_of if finding.level == doctor.PROBLEM]
    assert [finding.what.split(" is ")[0] for finding in found["clinic.yml"]] == ["`hours`", "`phone`"]
    assert found["database"][0].level == doctor.OK and found["keys"][-1].what == "they open what is stored"


def test_in_production_example_values_are_problems_until_they_are_replaced(examine: Examine, folder: Path) -> None:
    serious = production(folder)
    assert {finding.level for finding in examine(**serious)["clinic.yml"]} == {doctor.PROBLEM}
    own = (folder / "clinic.yml").read_text("utf-8")
    own = own.replace('"(530) 555-0100"          # EXAMPLE', '"(530) 541-2200"  # ').replace("# EXAMPLE", "")
    (folder / "clinic.yml").write_text(own, "utf-8")
    assert [finding.level for finding in examine(**serious)["clinic.yml"]] == [doctor.OK]


def test_all_mistakes_in_clinic_yml_are_told_at_once(examine: Examine, folder: Path) -> None:
    text = (folder / "clinic.yml").read_text("utf-8")
    for right, wrong in (
        ("phone: ", "phone: 12 # "), ("timezone: ", "timezone: Mars/Olympus # "), ('monday: ["09', 'monday: ["9'),
        ('friday: ["09', 'friday: ["9'), ("sunday", "funday"), ("origins: []", "origins: [example.com, example.org]"),
        ("price: null", "prize: null"), ("parking: null", f"parking: {'x' * 111}"),
        ("conversations: 30", "conversations: 0"),
        ("alerts: 365", "alerts: ever"), ("contact_requests: {email: []", "contact_requests: {email: [desk, x]"),
        ("minutes: 10", "minutes: 0"), ("name: Tahoe Ketamine\n", ""),
    ):  # fmt: skip
        assert right in text
        text = text.replace(right, wrong, 1)
    (folder / "clinic.yml").write_text(text, "utf-8")
    found = examine()["clinic.yml"]
    assert {finding.level for finding in found} == {doctor.PROBLEM}
    said = [finding.what.split("`")[1] for finding in found]
    assert said == [
        "name", "phone", "timezone", "hours", "hours.monday", "hours.friday", "allowed_origins", "allowed_origins",
        "facts.parking", "facts", "notices.repeat_alert_minutes", "notices.contact_requests.email",
        "notices.contact_requests.email", "retention_days.conversations", "retention_days.alerts",
    ]  # fmt: skip


def test_an_address_without_tls_is_a_problem_in_production(examine: Examine, folder: Path) -> None:
    serious = production(folder)
    assert examine(**serious, CLINICBOT_PUBLIC_URL="http://chat.example.org")["address"][0].level == doctor.PROBLEM
    assert examine(**serious, CLINICBOT_PUBLIC_URL="https://chat.example.org")["address"][0].level == doctor.OK


def test_old_tables_and_no_database_are_told_apart(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    Database.from_settings(loaded(folder, CLINICBOT_DATABASE_URL=url)).migrate("0003")
    found = list(doctor.examine(loaded(folder, CLINICBOT_DATABASE_URL=url), folder))
    assert any("at migration 0003" in finding.what and "clinicbot setup" in finding.what for finding in found)
    away = loaded(folder, CLINICBOT_DATABASE_URL=f"postgresql+psycopg2://nobody@127.0.0.1:{free_port()}/x")
    assert any("does not answer" in finding.what for finding in doctor.examine(away, folder))


def test_shipped_answers_that_no_clinician_read_are_a_problem_in_production(
    examine: Examine, folder: Path, database: Database
) -> None:
    assert "answers" not in examine()
    importing.run(database, ROOT)
    assert [finding.level for finding in examine()["answers"]] == [doctor.NOTE]
    found = examine(**production(folder))["answers"][0]
    with database.session() as session:
        rows = versions.unread(session)
        assert found.level == doctor.PROBLEM and f"nobody of your clinic has read {len(rows)}," in found.what
        for row in rows:
            versions.review(session, "doc@example.org", row, [])
    assert examine(**production(folder))["answers"][0].level == doctor.OK


def test_the_bars_that_the_live_release_misses_are_noted(examine: Examine, database: Database, tmp_path: Path) -> None:
    model = tmp_path / "m.tar.gz"
    model.write_bytes(b"a model")
    releases.register_live(database, tmp_path, model, releases.SETUP, snapshot="s", files="f")
    assert "live release" not in examine()  # never measured
    for wrong, level in ((0.052, doctor.NOTE), (0.03, doctor.OK)):
        with database.session() as session:
            figures = {"released": {"answers": {"faq_questions_2": {"wrong": wrong}}}}
            session.execute(update(Release).values(figures=figures))
        (found,) = examine()["live release"]
        assert found.level == level and ("5.2%; the bar is at most 4%" in found.what) == (level == doctor.NOTE)


def test_a_key_that_opens_nothing_is_named(examine: Examine, folder: Path, database_url: str) -> None:
    stored = Database.from_settings(loaded(folder, CLINICBOT_DATABASE_URL=database_url))
    with stored.session() as session:
        session.add(Conversation(id="c", channel="web"))
        session.flush()
        session.add(Message(conversation_id="c", text="hi", kind="visitor"))
    stored.close()
    found = examine(CLINICBOT_ENCRYPTION_KEYS=Fernet.generate_key().decode())["keys"]
    assert found[-1].level == doctor.PROBLEM and "CLINICBOT_ENCRYPTION_KEYS" in found[-1].what


def test_a_missing_or_half_written_model_is_found(examine: Examine, folder: Path) -> None:
    model = folder / "models" / "m.tar.gz"
    model.write_bytes(model.read_bytes()[:60])
    assert "cannot be read" in examine()["model"][0].what
    model.unlink()
    assert examine()["model"][0].level == doctor.PROBLEM


def test_a_full_disk_is_told(examine: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: _Usage(100_000_000))
    assert examine()["disk"][0].level == doctor.PROBLEM


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


class _Twilio(BaseHTTPRequestHandler):
    status, late = 200, 0.0

    def do_GET(self) -> None:  # noqa: N802  (http.server's name)
        self.send_response_only(self.status)
        self.send_header("Date", time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() - self.late)))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_twilio_is_asked_only_where_it_is_set_up_and_its_clock_is_compared(
    examine: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert examine()["Twilio"][0].what.startswith("no account")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Twilio)
    Thread(target=server.serve_forever, daemon=True).start()
    account = {
        "CLINICBOT_TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "CLINICBOT_TWILIO_AUTH_TOKEN": "t",
        "CLINICBOT_TWILIO_FROM": "+15305550100",
        "CLINICBOT_TWILIO_API_URL": f"http://127.0.0.1:{server.server_port}",
    }
    try:
        found = examine(**account)
        assert found["Twilio"][0].level == doctor.OK and found["clock"][-1].level == doctor.OK
        monkeypatch.setattr(_Twilio, "late", 120.0)
        assert "NTP" in examine(**account)["clock"][-1].what
        monkeypatch.setattr(_Twilio, "status", 401)
        assert "CLINICBOT_TWILIO_AUTH_TOKEN" in examine(**account)["Twilio"][0].what
    finally:
        server.shutdown()
        server.server_close()  # or the next call waits for an answer until its time is over
    assert examine(**account)["Twilio"][0].level == doctor.PROBLEM


def test_mail_server_and_redis_that_do_not_answer_are_problems(examine: Examine, redis: RedisServer) -> None:
    mail = {"CLINICBOT_SMTP_URL": f"smtp://127.0.0.1:{free_port()}", "CLINICBOT_SMTP_FROM": "a@example.com"}
    found = examine(**mail, CLINICBOT_REDIS_URL=redis.url)
    assert "CLINICBOT_SMTP_URL" in found["mail server"][0].what and found["redis"][0].level == doctor.OK
    redis.stop()
    assert "CLINICBOT_REDIS_URL" in examine(CLINICBOT_REDIS_URL=redis.url)["redis"][0].what


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the server is on this machine
def test_a_mail_server_passes_only_where_a_notice_would_get_through(examine: Examine) -> None:
    def asked(user: str = "") -> Finding:
        where = f"smtp://{user}127.0.0.1:{server.port}"
        (found,) = examine(CLINICBOT_SMTP_URL=where, CLINICBOT_SMTP_FROM="a@example.com")["mail server"]
        return found

    with MailServer(authenticator=authenticate, auth_required=True, auth_require_tls=False) as server:
        assert asked("clinic:secret@").level == doctor.OK
        assert "refuses user and password" in asked("clinic:wrong@").what
        assert "takes no mail from us (SMTP 530)" in asked().what  # it greets everybody
        assert server.mails == []


def test_the_command_loads_no_tensorflow_and_says_how_many_problems(folder: Path) -> None:
    script = (
        "import sys\nfrom bot.cli import cli\n"
        "try: cli(['doctor'])\n"
        "except SystemExit as ended: code = ended.code\n"
        "assert 'tensorflow' not in sys.modules and 'rasa' not in sys.modules\nsys.exit(code)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")}
    environment["CLINICBOT_VAR"] = str(folder / "var")
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and "run: clinicbot setup" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1].endswith("problem.")
