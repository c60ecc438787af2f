"""The worker: what must happen without anybody waiting for it."""

from __future__ import annotations

import signal
import threading

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import clinic
from bot.conversation.rasa import RasaClient
from bot.conversation.turn import Conversations
from bot.log import configure
from bot.settings import Settings
from bot.storage import Database

log = structlog.get_logger()
PAUSE = 2.0  # seconds between rounds: a late answer comes about that much after Rasa is back


def work(settings: Settings) -> None:
    """Answer waiting messages until SIGTERM or SIGINT."""
    configure("worker")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    database = Database.from_settings(settings)
    conversations = Conversations(database, RasaClient(settings), clinic.load(settings.clinic_file))
    while not stop.wait(PAUSE):
        try:
            answered = conversations.answer_waiting()
        except SQLAlchemyError as error:
            log.error("round failed", error=type(error).__name__)
            continue
        if answered:
            log.info("late answers given", count=answered)
    database.close()
