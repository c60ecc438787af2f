"""A wrong setting is named at start, with what would be right."""

from __future__ import annotations

import os
import secrets
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from bot import cli as cli_module
from bot import clinic, log, settings
from bot.cli import cli
from bot.knowledge import commands as knowledge
from bot.running import supervisor
from bot.settings import ROOT, SettingsError
from bot.storage import Database
from bot.training import commands as training
from bot.training import releases, train
from bot.web import serving


def test_the_first_run_makes_keys_that_only_the_owner_can_read(tmp_path: Path) -> None:
    assert settings.make_development_secrets(tmp_path / "var")
    path = tmp_path / "var" / "secrets.env"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_text("utf-8")
    assert not settings.make_development_secrets(tmp_path / "var")
    assert path.read_text("utf-8") == before


def test_the_first_run_says_that_it_made_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "ensure_live", lambda settings, database: None)  # or it would train
    for name in [name for name in os.environ if name.startswith("CLINICBOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path))
    said = CliRunner().invoke(cli, ["setup"])
    assert said.exit_code == 0, said.output
    assert "Made development keys" in said.output and "In production set your own" in said.output
    again = CliRunner().invoke(cli, ["setup"]).output
    assert "Made" not in again
    assert "Nobody is told of contact requests" in again  # at each start, until somebody is


def test_training_from_the_files_needs_no_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("CLINICBOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path))
    monkeypatch.setattr(train, "train", lambda var: f"trained, the log is in {var}")
    said = CliRunner().invoke(cli, ["train"])
    assert (said.exit_code, said.output) == (0, f"trained, the log is in {tmp_path}\n")


@pytest.mark.parametrize(
    "command", [["setup"], ["knowledge", "import"], ["knowledge", "export"], ["train"]], ids=" ".join
)
def test_a_mistake_in_the_training_data_is_a_sentence_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (tmp_path / "data/faq").mkdir(parents=True)
    (tmp_path / "data/faq/x.yml").write_text("- intent: faq/x\n  examples: |\n    - hi\nresponses:\n", "utf-8")
    for module in (knowledge, training):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    settings.make_development_secrets(tmp_path)
    monkeypatch.setenv("CLINICBOT_VAR", str(tmp_path))
    database = Database.from_settings(settings.load())
    database.migrate()
    database.close()
    monkeypatch.setattr(sys, "argv", ["clinicbot", *command])
    with pytest.raises(SystemExit) as ended:
        cli_module.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("clinicbot: data/faq/x.yml, line 1: no `nlu:` stands above")


@pytest.mark.parametrize("command", ["run", "web"])
def test_production_starts_with_example_values_but_says_so_loudly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for name, value in {"CLINICBOT_VAR": str(tmp_path), **production(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(supervisor, "main", lambda *_: 0)
    monkeypatch.setattr(serving, "serve", lambda *_: None)
    monkeypatch.setattr(log, "configure", lambda _: None)
    said = CliRunner().invoke(cli, [command])
    assert said.exit_code == 0, said.output
    assert "WARNING" in said.stderr and "(530) 555-0100" in said.stderr and "`hours`" in said.stderr
    assert "clinicbot doctor" in said.stderr
    monkeypatch.setenv("CLINICBOT_CLINIC_FILE", str(tmp_path / "clinic.yml"))
    own = (ROOT / "clinic.yml").read_text("utf-8").replace("555-0100", "541-2200").replace("# EXAMPLE", "#")
    (tmp_path / "clinic.yml").write_text(own, "utf-8")
    assert CliRunner().invoke(cli, [command]).stderr == ""


def test_development_reads_the_made_keys(tmp_path: Path) -> None:
    settings.make_development_secrets(tmp_path)
    loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "PORT": "9000"})
    assert loaded.port == 9000
    assert len(loaded.secret_key) >= 32


def test_production_does_not_start_on_development_keys(tmp_path: Path) -> None:
    settings.make_development_secrets(tmp_path)
    with pytest.raises(SettingsError, match="CLINICBOT_SECRET_KEY is not set"):
        settings.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_ENVIRONMENT": "production"})


def production(tmp_path: Path, **changes: str) -> dict[str, str]:
    """An environment in which production starts, but for the changes."""
    return {
        "CLINICBOT_VAR": str(tmp_path),
        "CLINICBOT_ENVIRONMENT": "production",
        "CLINICBOT_SECRET_KEY": secrets.token_hex(16),
        "CLINICBOT_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "CLINICBOT_LOOKUP_KEY": secrets.token_hex(16),
        "CLINICBOT_INTERNAL_TOKEN": secrets.token_hex(16),
        **changes,
    }


def test_production_starts_on_keys_of_its_own(tmp_path: Path) -> None:
    assert settings.load(production(tmp_path)).production


@pytest.mark.parametrize("name", settings.SECRETS)
@pytest.mark.parametrize(
    ("value", "problem"), [("", "is not set"), ("short", "is too short"), ("changeme" * 6, "is not random")]
)
def test_production_does_not_start_without_each_real_key(tmp_path: Path, name: str, value: str, problem: str) -> None:
    settings.make_development_secrets(tmp_path)  # must not be taken instead
    with pytest.raises(SettingsError, match=f"CLINICBOT_{name} {problem}"):
        settings.load(production(tmp_path, **{f"CLINICBOT_{name}": value}))


def test_all_keys_that_are_wrong_are_named_at_once(tmp_path: Path) -> None:
    wrong = {"CLINICBOT_SECRET_KEY": "", "CLINICBOT_LOOKUP_KEY": "short", "CLINICBOT_INTERNAL_TOKEN": ""}
    with pytest.raises(SettingsError) as caught:
        settings.load(production(tmp_path, **wrong))
    assert str(caught.value).startswith(
        "CLINICBOT_SECRET_KEY is not set, CLINICBOT_LOOKUP_KEY is too short, CLINICBOT_INTERNAL_TOKEN is not set. "
    )


@pytest.mark.parametrize("process", ["web", "rasa", "actions", "worker", "run", "setup"])
def test_no_process_of_production_starts_without_keys(tmp_path: Path, process: str) -> None:
    command = [str(Path(sys.executable).with_name("clinicbot")), process]
    environment = {**os.environ, "CLINICBOT_VAR": str(tmp_path), "CLINICBOT_ENVIRONMENT": "production"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "CLINICBOT_SECRET_KEY is not set" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "secrets.env").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("CLINICBOT_ACTIONS_PORT", "65536"),
        ("CLINICBOT_ENVIRONMENT", "staging"),
        ("CLINICBOT_OUTBOX_LEASE_SECONDS", "0"),
        ("CLINICBOT_OUTBOX_LEASE_SECONDS", "soon"),
        ("CLINICBOT_ENCRYPTION_KEYS", "x" * 44),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    settings.make_development_secrets(tmp_path)
    with pytest.raises(SettingsError, match=name):
        settings.load({"CLINICBOT_VAR": str(tmp_path), name: value})


def test_a_stuck_send_is_taken_over_when_the_settings_say_or_else_after_a_minute(tmp_path: Path) -> None:
    settings.make_development_secrets(tmp_path)
    for value, seconds in (("", 60), ("7", 7)):
        loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "CLINICBOT_OUTBOX_LEASE_SECONDS": value})
        assert loaded.outbox_lease == timedelta(seconds=seconds)


def test_processes_of_different_machines_may_have_the_same_port(tmp_path: Path) -> None:
    settings.make_development_secrets(tmp_path)
    loaded = settings.load({"CLINICBOT_VAR": str(tmp_path), "PORT": "8000", "CLINICBOT_RASA_PORT": "8000"})
    assert (loaded.port, loaded.rasa_port, loaded.actions_port) == (8000, 8000, 5055)


def test_the_example_clinic_reads_well() -> None:
    loaded = clinic.load(settings.ROOT / "clinic.yml")
    assert loaded.hours_text == "Monday to Friday, 9 am to 5 pm"
    assert loaded.words()["fact_price"] == "Our team can tell you the price: call (530) 555-0100."


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("phone: ", "phone: 12 # "), "`phone` is 12, which is no text; write it in quotes"),
        (("phone: ", "phone: '12' # "), "`phone` is '12'; write a phone number"),
        (("phone: ", "phone: # "), "`phone` is missing"),
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


def test_secrets_may_come_from_files(tmp_path: Path) -> None:
    environ = production(tmp_path)
    key = environ.pop("CLINICBOT_SECRET_KEY")
    (tmp_path / "key").write_text(f"{key}\n")
    assert settings.load({**environ, "CLINICBOT_SECRET_KEY_FILE": str(tmp_path / "key")}).secret_key == key


def test_growing_is_three_variables(tmp_path: Path) -> None:
    grown = settings.load(
        production(
            tmp_path, CLINICBOT_REDIS_URL="redis://localhost/0", CLINICBOT_PROXIES="1", CLINICBOT_PRIVATE_HOST="::"
        )
    )
    assert (grown.redis_url, grown.proxies, grown.private_host) == ("redis://localhost/0", 1, "::")
    alone = settings.load(production(tmp_path))
    assert (alone.redis_url, alone.proxies, alone.private_host) == (None, 0, "127.0.0.1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"CLINICBOT_REDIS_URL": "localhost:6379"},
        {"CLINICBOT_PROXIES": "yes"},
        {"CLINICBOT_DATABASE_URL_FILE": "/nowhere/at/all"},
    ],
)
def test_a_wrong_variable_of_growing_is_named(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        settings.load(production(tmp_path, **wrong))


def test_keys_in_an_empty_file_are_made_anew_while_nothing_is_stored(tmp_path: Path) -> None:
    (tmp_path / "secrets.env").write_text("", "utf-8")
    assert settings.make_development_secrets(tmp_path)
    assert settings.load({"CLINICBOT_VAR": str(tmp_path)}).secret_key


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.9])
def test_keys_that_were_cut_off_are_never_replaced_under_what_they_encrypt(tmp_path: Path, share: float) -> None:
    settings.make_development_secrets(tmp_path)
    path = tmp_path / "secrets.env"
    whole = path.read_text("utf-8")
    path.write_text(whole[: whole.index("CLINICBOT_INTERNAL") * int(share * 10) // 10], "utf-8")
    (tmp_path / "clinic.db").touch()
    with pytest.raises(SettingsError, match="lacks CLINICBOT_.* Restore it from a backup"):
        settings.make_development_secrets(tmp_path)
    assert len(path.read_text("utf-8")) < len(whole)


@given(st.integers(0, len((ROOT / "clinic.yml").read_bytes())))
@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture], max_examples=40)
def test_clinic_yml_cut_in_half_is_read_or_refused_in_a_sentence(tmp_path: Path, length: int) -> None:
    path = tmp_path / "clinic.yml"
    path.write_bytes((ROOT / "clinic.yml").read_bytes()[:length])
    try:
        clinic.load(path)
    except clinic.ClinicError as error:
        assert "`" in str(error) or "clinic.yml" in str(error)
