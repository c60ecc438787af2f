"""Settings from the environment, read in one place. What is wrong is said at start, with the variable's name."""

from __future__ import annotations

import getpass
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from cryptography.fernet import Fernet

from bot import credentials
from bot.credentials import Credentials
from bot.running import ports

ROOT = Path(__file__).resolve().parent.parent
RASA_FILES = ("config.yml", "domain.yml")  # with `data/`, all that Rasa trains from
EVALUATION_SETS = ROOT / "tests" / "evaluation"
ENCODERS = ROOT / "models" / "encoder"  # the sentence encoders that models name
SECRETS = ("SECRET_KEY", "ENCRYPTION_KEYS", "LOOKUP_KEY", "INTERNAL_TOKEN")
# Variables that may come from a file instead, as container platforms hand secrets over: CLINICBOT_SECRET_KEY_FILE.
FROM_FILES = (*SECRETS, "DATABASE_URL", "REDIS_URL", "SMTP_URL", "TWILIO_AUTH_TOKEN", "WEBHOOK_SECRET")

OUTBOX_LEASE = timedelta(seconds=60)
FEWEST_SIGNS = 9  # different ones in 32 random hex digits: fewer once in 10,000 keys; "changeme" has 7


class SettingsError(Exception):
    """A setting is missing or wrong; the message names the variable and what it accepts."""


@dataclass(frozen=True)
class Settings:
    """All settings of a process.

    `encryption_keys`: Fernet keys, the first encrypts, all decrypt (rotation).
    `lookup_key`: keys the hashes by which phone numbers and e-mail addresses are found; never rotate it.
    `internal_token`: shared by web, rasa and actions; the public never sees it.
    `redis_url`: shares Rasa's locks, rate limits and jobs between processes; None: one web and one rasa process.
    `host`: where `web` listens. `private_host`: where `rasa` and `actions` do, which the public must not reach.
    `proxies`: reverse proxies before `web`, each of which adds the caller's address to `X-Forwarded-For`.
    `sms_simulator`: all SMS goes to a page of ours instead of Twilio; in development only.
    `web_url`: where Rasa finds the front door, to ask for the live model.
    `outbox_lease`: what is being sent for longer counts as dead and is taken over.
    """

    environment: str
    secret_key: str
    encryption_keys: tuple[str, ...]
    lookup_key: str
    internal_token: str
    database_url: str
    redis_url: str | None
    host: str
    private_host: str
    proxies: int
    port: int
    public_url: str
    web_url: str
    rasa_url: str
    rasa_port: int
    actions_url: str
    actions_port: int
    var: Path
    clinic_file: Path
    credentials: Credentials = field(default_factory=Credentials)
    sms_simulator: bool = False
    outbox_lease: timedelta = OUTBOX_LEASE

    @property
    def production(self) -> bool:
        """Whether real patients' data may be here: stricter checks, secure cookies, no development pages."""
        return self.environment == "production"


def load(environ: Mapping[str, str] | None = None, root: Path = ROOT) -> Settings:
    """Read the settings; in development, secrets come from `var/secrets.env` where the environment has none.

    Raises:
        SettingsError: a variable is missing or not usable.
    """
    environ = os.environ if environ is None else environ
    environment = environ.get("CLINICBOT_ENVIRONMENT", "development")
    if environment not in ("development", "production"):
        raise SettingsError(f"CLINICBOT_ENVIRONMENT is {environment!r}; use development or production.")
    var = var_folder(environ, root)
    values = {**_read_env_file(var / "secrets.env"), **environ} if environment == "development" else dict(environ)
    values = {**_read_secret_files(values), **values}
    port, rasa_port, actions_port = _ports(values)
    keys = _secrets(values, environment)
    carriers = _credentials(values)
    simulator = _simulator(values, environment) and carriers.twilio is None
    if simulator:
        simulated = credentials.simulated_twilio(keys["SECRET_KEY"], f"http://127.0.0.1:{port}/dev/twilio")
        carriers = replace(carriers, twilio=simulated)
    return Settings(
        environment=environment,
        secret_key=keys["SECRET_KEY"],
        encryption_keys=_fernet_keys(keys["ENCRYPTION_KEYS"]),
        lookup_key=keys["LOOKUP_KEY"],
        internal_token=keys["INTERNAL_TOKEN"],
        database_url=values.get("CLINICBOT_DATABASE_URL", f"sqlite:///{var / 'clinic.db'}"),
        redis_url=_redis_url(values),
        host=values.get("CLINICBOT_HOST", "127.0.0.1"),
        private_host=values.get("CLINICBOT_PRIVATE_HOST", "127.0.0.1"),
        proxies=_proxies(values),
        port=port,
        public_url=values.get("CLINICBOT_PUBLIC_URL", f"http://localhost:{port}").rstrip("/"),
        web_url=values.get("CLINICBOT_WEB_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        rasa_url=values.get("CLINICBOT_RASA_URL", f"http://127.0.0.1:{rasa_port}").rstrip("/"),
        rasa_port=rasa_port,
        actions_url=values.get("CLINICBOT_ACTIONS_URL", f"http://127.0.0.1:{actions_port}").rstrip("/"),
        actions_port=actions_port,
        var=var,
        clinic_file=clinic_file(values, root),
        credentials=carriers,
        sms_simulator=simulator,
        outbox_lease=_outbox_lease(values),
    )


def var_folder(environ: Mapping[str, str] | None = None, root: Path = ROOT) -> Path:
    """Where all that is written lies, but for models: as `CLINICBOT_VAR` says, or else `var` in `root`."""
    return Path((os.environ if environ is None else environ).get("CLINICBOT_VAR", root / "var"))


def clinic_file(environ: Mapping[str, str] | None = None, root: Path = ROOT) -> Path:
    """Where `clinic.yml` lies: as `CLINICBOT_CLINIC_FILE` says, or else in `root`."""
    return Path((os.environ if environ is None else environ).get("CLINICBOT_CLINIC_FILE", root / "clinic.yml"))


def make_development_secrets(var: Path) -> bool:
    """Write `var/secrets.env` (owner-only) with fresh keys unless it is there. Returns whether it was made.

    Raises:
        SettingsError: the file is there but not whole, and something may have been stored with its keys.
    """
    path = var / "secrets.env"
    if path.exists():
        there = _read_env_file(path)
        lost = [name for name in SECRETS if not (there.get(f"CLINICBOT_{name}") or _set_elsewhere(name))]
        if not lost:
            return False
        if there or (var / "clinic.db").exists():
            raise SettingsError(
                f"{path} lacks CLINICBOT_{lost[0]}: it was cut off or changed. Restore it from a backup; what was "
                f"stored with its keys cannot be read without them. To begin with nothing, move {var} away."
            )
        path.unlink()  # empty, and nothing was stored yet
    var.mkdir(parents=True, exist_ok=True)
    made = {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "LOOKUP_KEY": secrets.token_urlsafe(48),
        "INTERNAL_TOKEN": secrets.token_urlsafe(32),
    }
    unfinished = var / f"secrets.env.{os.getpid()}"
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("# Development keys, made on the first run. Losing them loses what they encrypt.\n")
        file.writelines(f"CLINICBOT_{name}={value}\n" for name, value in made.items())
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)  # there whole, or not at all
    return True


def _set_elsewhere(name: str) -> bool:
    return any(os.environ.get(f"CLINICBOT_{name}{suffix}") for suffix in ("", "_FILE"))


def at_the_command_line() -> str:
    """Who works there, for the audit log: the machine's user, as far as it is known."""
    try:
        return f"command line ({os.environ.get('USER') or getpass.getuser()})"
    except (KeyError, OSError):  # a container's user often has no name
        return "command line"


def internal_header(token: str) -> str:
    """The value of `X-Internal-Token` between our own processes, as `endpoints.yml` writes it."""
    return f"token={token}"


def _read_env_file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} cannot be read as text; restore it from a backup.") from error
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.lstrip().startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def _read_secret_files(values: Mapping[str, str]) -> dict[str, str]:
    """What `CLINICBOT_..._FILE` variables point at, by the name of the variable without `_FILE`."""
    found = {}
    for name in (f"CLINICBOT_{secret}" for secret in FROM_FILES):
        if path := values.get(f"{name}_FILE"):
            try:
                found[name] = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(
                    f"{name}_FILE names {path}, which cannot be read: {type(error).__name__}."
                ) from error
    return found


def _redis_url(values: Mapping[str, str]) -> str | None:
    value = values.get("CLINICBOT_REDIS_URL") or None
    if value and not re.match(r"rediss?://.", value):
        raise SettingsError("CLINICBOT_REDIS_URL cannot be read; write it like redis://:password@localhost:6379/0.")
    return value


def _proxies(values: Mapping[str, str]) -> int:
    value = values.get("CLINICBOT_PROXIES") or "0"
    if not re.fullmatch(r"[0-5]", value):
        raise SettingsError(f"CLINICBOT_PROXIES is {value!r}; use how many reverse proxies stand before web, 0 to 5.")
    return int(value)


def _secrets(values: Mapping[str, str], environment: str) -> dict[str, str]:
    """All of `SECRETS`; what is wrong with any of them is told together."""
    found = {name: values.get(f"CLINICBOT_{name}", "") for name in SECRETS}
    judged = ((name, _weakness(value, environment)) for name, value in found.items())
    if problems := [f"CLINICBOT_{name} {problem}" for name, problem in judged if problem]:
        raise SettingsError(
            f"{', '.join(problems)}. In development `clinicbot setup` makes them; in production set each in the "
            "environment to at least 32 random characters (CLINICBOT_ENCRYPTION_KEYS: by `clinicbot keys new`)."
        )
    return found


def _weakness(value: str, environment: str) -> str:
    """What is wrong with a secret; nothing where it will do."""
    if not value:
        return "is not set"
    if len(value) < 32:
        return "is too short"
    return "is not random" if environment == "production" and len(set(value)) < FEWEST_SIGNS else ""


def _fernet_keys(value: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in value.split(",") if key.strip())
    for key in keys:
        try:
            Fernet(key)
        except ValueError as error:
            raise SettingsError(
                "CLINICBOT_ENCRYPTION_KEYS has a key that is not a Fernet key (32 bytes in URL-safe base64). "
                "Make one with: clinicbot keys new"
            ) from error
    return keys


def _credentials(values: Mapping[str, str]) -> Credentials:
    try:
        return credentials.read(values)
    except credentials.CredentialsError as error:
        raise SettingsError(str(error)) from error


def _outbox_lease(values: Mapping[str, str]) -> timedelta:
    value = values.get("CLINICBOT_OUTBOX_LEASE_SECONDS")
    if not value:
        return OUTBOX_LEASE
    if not re.fullmatch(r"[0-9]{1,4}", value) or not 1 <= int(value) <= 3600:
        raise SettingsError(f"CLINICBOT_OUTBOX_LEASE_SECONDS is {value!r}; use whole seconds from 1 to 3600.")
    return timedelta(seconds=int(value))


def _simulator(values: Mapping[str, str], environment: str) -> bool:
    value = values.get("CLINICBOT_SMS_SIMULATOR") or "0"
    if value not in ("0", "1"):
        raise SettingsError(f"CLINICBOT_SMS_SIMULATOR is {value!r}; use 1 or 0.")
    if value == "1" and environment == "production":
        raise SettingsError("CLINICBOT_SMS_SIMULATOR is for development; unset it in production.")
    return value == "1"


def _ports(values: Mapping[str, str]) -> list[int]:
    try:
        return [port.number for port in ports.read(values)]
    except ports.PortProblem as error:
        raise SettingsError(str(error)) from error


def exported(settings: Settings) -> dict[str, str]:
    """What child processes need in their environment to read the same settings."""
    return {
        "CLINICBOT_ENVIRONMENT": settings.environment,
        "CLINICBOT_SECRET_KEY": settings.secret_key,
        "CLINICBOT_ENCRYPTION_KEYS": ",".join(settings.encryption_keys),
        "CLINICBOT_LOOKUP_KEY": settings.lookup_key,
        "CLINICBOT_INTERNAL_TOKEN": settings.internal_token,
        "CLINICBOT_DATABASE_URL": settings.database_url,
        "CLINICBOT_REDIS_URL": settings.redis_url or "",
        "CLINICBOT_VAR": str(settings.var),
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONPATH": str(ROOT),  # Rasa imports our components by name
    }
