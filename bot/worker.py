"""The worker: what must happen without anybody waiting for it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import clinic
from bot.conversation.rasa import ANSWER_SECONDS, RasaClient
from bot.conversation.turn import Conversations
from bot.credentials import Twilio
from bot.knowledge import themes
from bot.knowledge.queue import Retraining
from bot.log import configure
from bot.notify import channels
from bot.notify.content import Letterhead
from bot.notify.delivery import Delivery
from bot.notify.outbox import Outbox
from bot.notify.sending import Sender
from bot.privacy.housekeeping import Housekeeping
from bot.settings import ENCODERS, Settings
from bot.sms.answering import Answering
from bot.sms.receiving import Receiver
from bot.storage import Database

log = structlog.get_logger()
PAUSE = 2.0  # seconds between rounds: a late answer comes about that much after Rasa is back
ALIVE = "worker.alive"  # in var/, touched while all parts work; container probes look how old it is
SHOWN = 30.0  # seconds between touches


def work(settings: Settings) -> None:
    """Answer waiting messages, send what is in the outbox and keep house, until SIGTERM or SIGINT.

    Raises:
        SettingsError: in production, where a channel that `clinic.yml` names cannot send.
        SystemExit: a part of it has ended by itself. It must not go on without: whoever started it starts it again.
    """
    configure("worker")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    database = Database.from_settings(settings)
    the_clinic = clinic.load(settings.clinic_file)
    rasa = RasaClient(settings)
    conversations = Conversations(database, rasa, the_clinic)
    receiver = Receiver(database, rasa, the_clinic, settings.public_url)
    channels.check(settings, the_clinic)  # in production it stops here
    delivery = make_delivery(settings, the_clinic, database)
    grouper = themes.Grouper(database, partial(themes.find_encoder, ENCODERS))
    housekeeping = Housekeeping(database, the_clinic, group=grouper.run)
    retraining = Retraining(settings, database)
    answering = Answering(database, receiver.conversations)
    texts = threading.Thread(target=answering.run, args=(stop,), name="sms", daemon=True)
    parts = [*delivery.threads, housekeeping, retraining, texts]
    if settings.credentials.twilio:
        from bot.sms.missed import Missed  # loads Twilio's library

        missed = Missed(database, settings.credentials.twilio, receiver)
        parts.append(threading.Thread(target=missed.run, args=(stop,), name="missed texts", daemon=True))
    for part in parts:
        part.start()
    broken = False
    while not broken and not stop.wait(PAUSE):
        _answer_waiting(conversations)
        broken = any_ended(parts, stop)
        _show_alive(settings.var / ALIVE)
    stop.set()
    texts.join(ANSWER_SECONDS)
    if not delivery.stop():
        log.warning("stopped while sending; what was under way is sent again with a mark")
    if not housekeeping.stop():
        log.warning("stopped while keeping house; the rest is done at the next start")
    if not retraining.stop():
        log.warning("stopped while training; staff are told to press Retrain again")
    database.close()
    if broken:
        raise SystemExit(1)


def _answer_waiting(conversations: Conversations) -> None:
    try:
        answered = conversations.answer_waiting()
    except Exception as error:  # whatever broke, the other parts go on, and the next round tries again
        log.error("round failed", error=type(error).__name__, exc_info=not isinstance(error, SQLAlchemyError))
        return
    if answered:
        log.info("late answers given", count=answered)


def any_ended(parts: Sequence[threading.Thread], stop: threading.Event) -> bool:
    """Whether one has ended though nobody told it to: texts or notices would stay behind, and nobody would know."""
    ended = [part.name for part in parts if not part.is_alive()]
    if not ended or stop.is_set():
        return False
    log.error("a part of the worker has ended; the worker ends too, to be started again", parts=ended)
    return True


def _show_alive(file: Path) -> None:
    try:
        if not file.exists() or time.time() - file.stat().st_mtime > SHOWN:
            file.touch()
    except OSError as error:  # a full disk must not keep notices from being sent
        log.warning("cannot show that the worker is alive", file=file.name, error=type(error).__name__)


def make_delivery(settings: Settings, the_clinic: clinic.Clinic, database: Database) -> Delivery:
    """The sending half of the worker."""
    outbox = Outbox(database, settings.outbox_lease)
    letterhead = Letterhead(" ".join(the_clinic.name.split()), settings.public_url, the_clinic.written)

    def by_sms(twilio: Twilio) -> Sender:
        from bot.sms.sending import sms_sender  # loads Twilio's library

        return sms_sender(database, twilio, settings.public_url, the_clinic.timezone)

    return Delivery(database, outbox, channels.senders(settings, by_sms), letterhead, the_clinic.notices)
