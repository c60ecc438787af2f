"""The console behind the front door: there when somebody comes, out of the way until then."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import settings as settings_module
from bot.console.app import Console
from bot.conversation.rasa import RasaClient, RasaUnavailable
from bot.web.app import create_app
from tests.databases import KEY, LOOKUP
from tests.unit.console.conftest import Office, Someone
from tests.unit.console.test_inbox import desk_with_questions


def test_it_is_below_staff_and_nothing_else_changes(office: Office, tmp_path: Path) -> None:
    settings = settings_module.load({"CLINICBOT_VAR": str(tmp_path)})
    settings = replace(settings, database_url=office.database.url, encryption_keys=(KEY,), lookup_key=LOOKUP)
    client = create_app(settings).test_client()
    assert client.get("/staff").status_code == 308
    assert client.get("/staff/").location.startswith("/staff/sign-in")
    assert client.get("/staffing").status_code == 404 and client.get("/staffing").is_json
    assert client.post("/api/chat/sessions", json={}).status_code == 201  # no CSRF token for visitors
    assert "Set-Cookie" not in client.get("/").headers


def test_what_staff_ask_rasa_counts_among_the_questions_that_wait(office: Office, tmp_path: Path) -> None:
    """One client in a process: its room is for visitors and staff together."""
    settings = settings_module.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_PUBLIC_URL": "http://localhost"})
    settings = replace(settings, database_url=office.database.url, encryption_keys=(KEY,), lookup_key=LOOKUP)
    asked: list[str] = []

    class Asked(RasaClient):
        def _post(self, url: str, body: dict[str, Any]) -> dict[str, Any]:
            asked.append(url.rpartition("/")[2])
            raise RasaUnavailable("no")

    desk_with_questions(office)
    editor = Someone(office.hires("editor").email, create_app(settings, Asked(settings)).test_client())
    editor.signs_in()
    editor.opens("/inbox/t1/live")
    editor.sends("/try/", {"text": "what does it cost"})
    assert asked == ["parse", "try"]


def test_only_in_production_the_page_is_no_demonstration(office: Office, tmp_path: Path) -> None:
    settings = settings_module.load({"CLINICBOT_VAR": str(tmp_path)})
    settings = replace(settings, database_url=office.database.url, encryption_keys=(KEY,), lookup_key=LOOKUP)
    assert "demonstration" in create_app(settings).test_client().get("/").text.lower()
    page = create_app(replace(settings, environment="production")).test_client().get("/").text
    assert "demonstration" not in page.lower() and "is an example" not in page
    assert "Tahoe Ketamine" in page and "(530) 555-0100" in page and 'src="/widget.js"' in page


def test_in_production_administrators_see_that_example_values_are_left(office: Office) -> None:
    admin, editor = office.signed_in("admin"), office.signed_in("editor")
    assert "Not ready for visitors" not in admin.opens("/").text
    known: Console = office.app.extensions["console"]
    known.settings = replace(known.settings, environment="production")
    page = admin.opens("/").text
    assert "Not ready for visitors" in page and "`phone` ((530) 555-0100)" in page and "clinicbot doctor" in page
    assert "Not ready for visitors" not in editor.opens("/").text
    known.clinic = replace(known.clinic, examples=())
    assert "Not ready for visitors" not in admin.opens("/").text


def test_sign_in_is_loaded_at_the_first_visit_only_and_never_rasa() -> None:
    code = (
        "import sys; from bot.web.app import create_app; early = 'flask_security' in sys.modules\n"
        "import bot.console.app, bot.console.sign_in, bot.console.contacts, bot.console.overview, bot.console.users\n"
        "print(early, sorted({'rasa', 'tensorflow', 'spacy', 'presidio_analyzer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False []"
