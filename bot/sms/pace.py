"""The carrier's rate, in segments a second, kept by all workers together."""

from __future__ import annotations

import time
from datetime import timedelta

from bot.storage import Database
from bot.storage.database import insert_into, one_at_a_time
from bot.storage.tables import SmsPace, now

LONGEST = 20.0  # seconds: a claim (60 s) must not die while its text waits for other workers' texts


class Pace:
    """Gives each text its moment. One thread uses it. `per_second`: segments that `sender` may send."""

    def __init__(self, database: Database, sender: str, per_second: float) -> None:
        self._database, self._sender, self._per_second = database, sender, per_second
        self._free_at = 0.0  # of the monotonic clock: when the last text that we know of is through

    def free_in(self) -> float:
        """Seconds until it makes sense to take up the next text. Other workers' texts are seen by `take` only."""
        return max(0.0, self._free_at - time.monotonic())

    def take(self, segments: int) -> float:
        """Reserve the time that a text takes on the air; returns the seconds until it may go."""
        moment, needed = now(), timedelta(seconds=segments / self._per_second)
        with self._database.session() as session:
            one_at_a_time(session, f"sms pace {self._sender}")
            row = session.get(SmsPace, self._sender)
            begins = max(moment, row.free_at) if row is not None else moment
            session.execute(
                insert_into(session, SmsPace)
                .values(sender=self._sender, free_at=begins + needed)
                .on_conflict_do_update(index_elements=["sender"], set_={"free_at": begins + needed})
            )
        self._free_at = time.monotonic() + (begins + needed - moment).total_seconds()
        return min(LONGEST, (begins - moment).total_seconds())
