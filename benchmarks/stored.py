"""What it costs to have stored more messages."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select, text

from benchmarks import say
from bot.storage import Database
from bot.storage.tables import Message

CONVERSATION = 10  # messages in each of the stored conversations
AT_ONCE = 50_000  # rows of one transaction: whoever else writes meanwhile waits less than a second
# Made by the database itself. Both: rows `first` to `last` of the `started`-th message's filling.
NUMBERS = "WITH RECURSIVE row(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM row WHERE n < :last)"
CONVERSATIONS = text(
    "INSERT INTO conversation (id, channel, created_at, last_seen_at) "
    f"{NUMBERS} SELECT printf('%08x%024x', :started, n), 'web', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM row"
)
MESSAGES = text(
    "INSERT INTO message (conversation_id, text, kind, status, created_at) "
    f"{NUMBERS} SELECT printf('%08x%024x', :started, n / {CONVERSATION}), :words, 'visitor', 'answered', "
    "CURRENT_TIMESTAMP FROM row"
)


def grow(database: Database, most: int, measure: Callable[[], float]) -> dict[int, float]:
    """`measure()` with 1,000, 10,000 ... `most` messages stored, by their number."""
    found, number = {}, 1000
    while number <= most:
        say(f"          {number:,} stored messages")
        fill(database, number)
        found[number] = measure()
        number *= 10
    return found


def fill(database: Database, messages: int) -> None:
    """Store conversations in SQLite until there are this many messages: all with the same words, encrypted once."""
    with database.reading() as session:
        started = int(session.scalar(select(func.count()).select_from(Message)) or 0)
    words = database.cipher.encrypt("Does insurance cover it?")
    for first in range(0, messages - started, AT_ONCE):
        last = min(first + AT_ONCE, messages - started) - 1
        with database.session() as session:
            chats = {"first": first // CONVERSATION, "last": last // CONVERSATION, "started": started}
            session.execute(CONVERSATIONS, chats)
            session.execute(MESSAGES, {"first": first, "last": last, "started": started, "words": words})
