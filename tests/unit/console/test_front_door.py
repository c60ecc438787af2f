"""The console behind the front door: there when somebody comes, out of the way until then."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bot import settings as settings_module
from bot.web.app import create_app
from tests.databases import KEY, LOOKUP
from tests.unit.console.conftest import Office


def test_it_is_below_staff_and_nothing_else_changes(office: Office, tmp_path: Path) -> None:
    settings = settings_module.load({"CLINICBOT_VAR": str(tmp_path)})
    settings = replace(settings, database_url=office.database.url, encryption_keys=(KEY,), lookup_key=LOOKUP)
    client = create_app(settings).test_client()
    assert client.get("/staff").status_code == 308
    assert client.get("/staff/").location.startswith("/staff/sign-in")
    assert client.get("/staffing").status_code == 404 and client.get("/staffing").is_json
    assert client.post("/api/chat/sessions", json={}).status_code == 201  # no CSRF token for visitors
    assert "Set-Cookie" not in client.get("/").headers


def test_sign_in_is_loaded_at_the_first_visit_only_and_never_rasa() -> None:
    code = (
        "import sys; from bot.web.app import create_app; early = 'flask_security' in sys.modules\n"
        "import bot.console.app, bot.console.sign_in, bot.console.contacts, bot.console.overview, bot.console.users\n"
        "print(early, sorted({'rasa', 'tensorflow', 'spacy', 'presidio_analyzer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False []"
