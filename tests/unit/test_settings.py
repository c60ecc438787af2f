"""A wrong setting is named at start, with what would be right."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot import clinic, settings
from bot.settings import SettingsError


def test_the_first_run_makes_keys_that_only_the_owner_can_read(tmp_path: Path) -> None:
    assert settings.make_development_secrets(tmp_path / "var")
    path = tmp_path / "var" / "secrets.env"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_text("utf-8")
    assert not settings.make_development_secrets(tmp_path / "var")
    assert path.read_text("utf-8") == before


def test_development_reads_the_made_keys(tmp_path: Path) -> None:
    settings.make_development_secrets(tmp_path)
    loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "PORT": "9000"})
    assert loaded.port == 9000
    assert len(loaded.secret_key) >= 32


def test_production_does_not_start_on_development_keys(tmp_path: Path) -> None:
    settings.make_development_secrets(tmp_path)
    with pytest.raises(SettingsError, match="CLINICBOT_SECRET_KEY is not set"):
        settings.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_ENVIRONMENT": "production"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("CLINICBOT_ENVIRONMENT", "staging"),
        ("CLINICBOT_ENCRYPTION_KEYS", "x" * 44),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    settings.make_development_secrets(tmp_path)
    with pytest.raises(SettingsError, match=name):
        settings.load({"CLINICBOT_VAR": str(tmp_path), name: value})


def test_the_example_clinic_reads_well() -> None:
    loaded = clinic.load(settings.ROOT / "clinic.yml")
    assert loaded.hours_text == "Monday to Friday, 9 am to 5 pm"
    assert loaded.words()["fact_price"] == "Our team can tell you about the price: call (530) 555-0100."


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("phone: ", "phone: 12 # "), "phone"),
        (("timezone: ", "timezone: Mars/Olympus # "), "timezone"),
        (('["09:00-17:00"]', '["9 to 5"]'), "hours"),
        (("  price: null", "  prize: null"), "prize"),
        (("allowed_origins: []", "allowed_origins: [example.com]"), "allowed_origins"),
        (("name: Tahoe Ketamine", ""), "name"),
    ],
)
def test_a_mistake_in_clinic_yml_is_named(tmp_path: Path, change: tuple[str, str], named: str) -> None:
    text = (settings.ROOT / "clinic.yml").read_text("utf-8").replace(*change, 1)
    (tmp_path / "clinic.yml").write_text(text, "utf-8")
    with pytest.raises(clinic.ClinicError, match=named):
        clinic.load(tmp_path / "clinic.yml")
