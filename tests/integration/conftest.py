"""The front door alone: nobody stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bot import settings
from bot.settings import Settings
from bot.web.app import create_app
from tests.ports import free_port


@pytest.fixture()
def alone(tmp_path: Path, database_url: str) -> Settings:
    """Settings of a front door that nobody stands behind."""
    settings.make_development_secrets(tmp_path)
    return settings.load(
        {
            "CLINICBOT_VAR": str(tmp_path),
            "CLINICBOT_DATABASE_URL": database_url,
            "CLINICBOT_RASA_PORT": str(free_port()),
            "CLINICBOT_ACTIONS_PORT": str(free_port()),
        }
    )


@pytest.fixture()
def client(alone: Settings) -> Iterator[FlaskClient]:
    with create_app(alone).test_client() as opened:
        yield opened
