"""The console as the team finds it: people with roles, each in a browser of their own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import Client, TestResponse

from bot import clinic as clinic_module
from bot import settings as settings_module
from bot.console import accounts, welcome
from bot.console.app import create_console
from bot.console.mount import Mounted
from bot.conversation.rasa import RasaClient
from bot.storage import Cipher, Database
from bot.storage.tables import AuditEntry
from tests.databases import KEY, LOOKUP

PASSWORD = "four words nobody combines"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Someone:
    """One person's browser."""

    email: str
    client: Client

    def opens(self, path: str, **options: Any) -> TestResponse:
        """Open a page below /staff."""
        return self.client.get(f"/staff{path}", **options)

    def sends(
        self, path: str, form: dict[str, Any] | None = None, page: str = "/account", **options: Any
    ) -> TestResponse:
        """Send a form as `page` would: with the token that it holds."""
        found = TOKEN.search(self.opens(page).text)
        token = {"csrf_token": found[1]} if found else {}
        return self.client.post(f"/staff{path}", data={**token, **(form or {})}, **options)

    def signs_in(self, password: str = PASSWORD) -> TestResponse:
        """Fill in the first page."""
        return self.sends("/sign-in?next=/staff/", {"email": self.email, "password": password}, page="/sign-in")


@dataclass
class Office:
    """The clinic's console with its database."""

    app: Flask
    database: Database
    hashed: str

    def hires(self, *roles: str, email: str = "") -> Someone:
        """Somebody with an account, not signed in yet."""
        email = accounts.add(self.database, "owner", email or f"{'-'.join(roles)}@example.org", roles, self.hashed)
        return self.visitor(email)

    def visitor(self, email: str = "outsider@example.org") -> Someone:
        """A browser."""
        return Someone(email, Client(Mounted(_nothing, lambda: self.app)))

    def signed_in(self, *roles: str) -> Someone:
        """Somebody at work."""
        person = self.hires(*roles)
        assert person.signs_in().status_code == 302
        return person

    def log(self, action: str = "") -> list[tuple[str, str, str | None]]:
        """Who did what with which number."""
        with self.database.session() as session:
            found = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        return [(row.actor, row.action, row.subject_id) for row in found if action in ("", row.action)]


def _nothing(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [])
    return [b""]


@pytest.fixture(scope="session")
def hashed() -> list[str]:
    """The password's hash, made once."""
    return []


def open_office(folder: Path, hashed: str = "") -> Office:
    """A console on the migrated SQLite file `folder / "clinic.db"`. `hashed`: the password's hash, if it is known."""
    database = Database(f"sqlite:///{folder / 'clinic.db'}", Cipher([KEY], LOOKUP))
    settings_module.make_development_secrets(folder)
    settings = settings_module.load({"CLINICBOT_VAR": str(folder), "CLINICBOT_PUBLIC_URL": "http://localhost"})
    settings = replace(settings, database_url=database.url, encryption_keys=(KEY,), lookup_key=LOOKUP)
    app = create_console(settings, clinic_module.load(settings.clinic_file), database, RasaClient(settings))
    if not hashed:
        with app.app_context():
            hashed = welcome.hashed(PASSWORD)
    return Office(app, database, hashed)


@pytest.fixture()
def office(migrated: Path, tmp_path: Path, hashed: list[str]) -> Iterator[Office]:
    """A console on SQLite."""
    shutil.copy(migrated, tmp_path / "clinic.db")
    opened = open_office(tmp_path, *hashed)
    hashed[:] = [opened.hashed]
    yield opened
    opened.database.close()
