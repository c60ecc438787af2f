"""How often what happened on the SMS line, for `/metrics`: counts that only grow, without any number or word.

Count at the end of a transaction: others that count the same wait until it ends.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage import Database, counts
from bot.storage.tables import SmsCount

RECEIVED, SENT, SEGMENTS, FAILED = "received", "sent", "segments", "failed"
OPTED_OUT, SUPPRESSED, PAUSED = "opted_out", "suppressed", "paused"
IN, OUT = "in", "out"  # labels of SEGMENTS


def count(session: Session, event: str, label: str = "", number: int = 1) -> None:
    """Add to one of the counts, in the caller's transaction."""
    counts.add(session, SmsCount, number, event=event, label=label)


def totals(database: Database) -> dict[tuple[str, str], int]:
    """All counts, by event and label."""
    with database.reading() as session:
        rows = session.execute(select(SmsCount.event, SmsCount.label, SmsCount.count))
        return {(event, label): int(number) for event, label, number in rows}
