"""What the worker does beside: questions redacted and grouped within seconds, old data deleted once a day."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime

import structlog

from bot.clinic import Clinic
from bot.privacy.inbox import Redactor
from bot.privacy.redaction import load_redactor
from bot.privacy.retention import Keeper
from bot.storage import Database, figures

log = structlog.get_logger()
PAUSE = 2.0  # seconds between looks at what waits


class Housekeeping(threading.Thread):
    """A thread of its own: loading the redactor takes seconds, in which late answers must not wait."""

    def __init__(
        self,
        database: Database,
        clinic: Clinic,
        redactor: Redactor | None = None,
        group: Callable[[], int] | None = None,
    ) -> None:
        """`group`: what is done with questions once they are redacted; returns with how many."""
        super().__init__(name="housekeeping", daemon=True)
        self._database = database
        self._clinic = clinic
        self._redactor = redactor or Redactor(database, load_redactor)
        self._group_them = group or (lambda: 0)
        self._stopping = threading.Event()
        self._tidied: date | None = None  # a restart tidies again, which finds little to do

    def run(self) -> None:
        """Redact and group what came in, and tidy up once a day, until `stop`."""
        while True:
            self.round(datetime.now(self._clinic.timezone))
            if self._stopping.wait(PAUSE):
                return

    def round(self, moment: datetime) -> None:
        """One look. What fails is tried again at the next, and keeps nothing else from being done."""
        for job in (self._redact, self._group, self._tidy):
            try:
                job(moment)
            except Exception as error:  # whatever it was, the thread has to go on
                log.error("housekeeping failed", job=job.__name__.strip("_"), error=type(error).__name__, exc_info=True)

    def stop(self, seconds: float = 5.0) -> bool:
        """Let the round that is under way end; False if it did not in time (it is repeated at the next start)."""
        self._stopping.set()
        self.join(seconds)
        return not self.is_alive()

    def _redact(self, _moment: datetime) -> None:
        redacted = self._redactor.run()
        if redacted:
            log.info("questions redacted", count=redacted)

    def _group(self, _moment: datetime) -> None:
        grouped = self._group_them()
        if grouped:
            log.info("questions grouped", count=grouped)

    def _tidy(self, moment: datetime) -> None:
        if self._tidied == moment.date():
            return
        figures.keep_counts(self._database, self._clinic.timezone, moment.date())  # before what it counts is deleted
        keeper = Keeper(self._database, self._clinic.retention, self._clinic.timezone, moment)
        deleted = {expired.kind: expired.count for expired in keeper.run() if expired.count}
        self._tidied = moment.date()
        log.info("retention", **deleted)
