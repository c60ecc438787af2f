"""Which channels are set up: senders from credentials, and what to say at start where something is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.clinic import Clinic
from bot.clinic.notices import SUBJECTS
from bot.credentials import Twilio
from bot.loopback import is_loopback
from bot.notify.sending import Sender
from bot.settings import Settings, SettingsError

NEEDS = {
    "email": "CLINICBOT_SMTP_URL and CLINICBOT_SMTP_FROM",
    "sms": "CLINICBOT_TWILIO_ACCOUNT_SID, CLINICBOT_TWILIO_AUTH_TOKEN and CLINICBOT_TWILIO_FROM",
    "webhook": "CLINICBOT_WEBHOOK_SECRET",
}


def senders(settings: Settings, by_sms: Callable[[Twilio], Sender]) -> dict[str, Sender]:
    """A sender for each channel that has credentials. Libraries are loaded only for those.

    `by_sms` makes the one for texts: notices share it with what texters get, and its care for opt-outs and pace.
    """
    made: dict[str, Sender] = {}
    if settings.credentials.smtp:
        from bot.notify.smtp import SmtpSender

        made["email"] = SmtpSender(settings.credentials.smtp)
    if settings.credentials.twilio:
        made["sms"] = by_sms(settings.credentials.twilio)
    if settings.credentials.webhook_secret:
        from bot.notify.webhook import WebhookSender

        made["webhook"] = WebhookSender(settings.credentials.webhook_secret)
    return made


def ready(settings: Settings) -> set[str]:
    """The channels that have credentials."""
    known = settings.credentials
    given = {"email": known.smtp, "sms": known.twilio, "webhook": known.webhook_secret}
    return {channel for channel, value in given.items() if value}


def check(settings: Settings, clinic: Clinic) -> list[str]:
    """Sentences to say at start: who is told nothing, and (development) which credentials are missing.

    Raises:
        SettingsError: in production, where `clinic.yml` names a channel that cannot send.
    """
    said = []
    for subject, entry in SUBJECTS.items():
        if not getattr(clinic.notices, subject).each():
            name = subject.replace("_", " ")
            said.append(f"Nobody is told of {name}: `notices.{entry}` in {settings.clinic_file.name} is empty.")
    problems = _problems(settings, clinic)
    if problems and settings.production:
        raise SettingsError(" ".join(problems))
    return [*said, *(f"{problem} Until then these notices wait in the outbox." for problem in problems)]


def _problems(settings: Settings, clinic: Clinic) -> Sequence[str]:
    file = settings.clinic_file.name
    problems = [
        f"`notices` in {file} has {channel} recipients; set {NEEDS[channel]}."
        for channel in clinic.notices.channels()
        if channel not in ready(settings)
    ]
    urls = {url for subject in SUBJECTS for url in getattr(clinic.notices, subject).webhook}
    if settings.production and any(url.startswith("http://") and is_loopback(url) for url in urls):
        problems.append(f"`notices` in {file} has an http:// webhook; in production it must be https://.")
    return problems
