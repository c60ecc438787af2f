"""Where identifiers stand: every encrypted value is searched, so that a number only typed into a chat is found too."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import phonenumbers
from sqlalchemy import select

from bot.contacts.phones import EXAMPLE
from bot.notify.content import ALERT, CONTACT_REQUEST
from bot.storage import Database
from bot.storage.scan import pages, sealed_tables
from bot.storage.tables import VISITOR, Message, OutboxMessage, TrackerEvent

TO_STAFF = (CONTACT_REQUEST, ALERT)  # these go to the team: its numbers may be patients' too


@dataclass(frozen=True)
class Mentions:
    """Where identifiers stand: keys of rows by table, and how many values of each column were looked at."""

    keys: Mapping[str, frozenset[Any]]
    looked_at: Mapping[str, int]


def mentions(database: Database, identifiers: Iterable[str]) -> Mentions:
    """Search every encrypted value for the identifiers. Notices to staff are left out: they name only staff.

    So is the example of a number where the assistant itself gave it: it stands in nearly every contact form.
    """
    search, looked_at = _search(database, identifiers), {}
    keys: dict[str, set[Any]] = defaultdict(set)
    to_staff = _notices_to_staff(database)
    for sealed in sealed_tables():
        names = [f"{sealed.name}.{column.name}" for column in sealed.columns]
        looked_at.update(dict.fromkeys(names, 0))
        for rows in pages(database, sealed):
            for key, *tokens in rows:
                if sealed.name == OutboxMessage.__tablename__ and key in to_staff:
                    continue
                for name, token in zip(names, tokens):
                    if token is None:
                        continue
                    looked_at[name] += 1
                    if search.finds(sealed.name, key, database.cipher.decrypt(token)):
                        keys[sealed.name].add(key)
    return Mentions({name: frozenset(found) for name, found in keys.items()}, looked_at)


def _notices_to_staff(database: Database) -> set[int]:
    with database.session() as session:
        return set(session.scalars(select(OutboxMessage.id).where(OutboxMessage.kind.in_(TO_STAFF))))


@dataclass(frozen=True)
class _Search:
    """What is looked for. `answers`: keys of the assistant's messages, if the example that it gives is looked for."""

    wanted: re.Pattern[str]
    answers: Collection[int]

    def finds(self, table: str, key: Any, value: str) -> bool:
        """Whether a row's value names somebody."""
        texts = list(_texts(value))
        if not any(map(self.wanted.search, texts)):
            return False
        if not self._is_the_assistants(table, key, value):
            return True
        return any(self.wanted.search(text.replace(EXAMPLE, " ")) for text in texts)

    def _is_the_assistants(self, table: str, key: Any, value: str) -> bool:
        """Whether the assistant says it, or its memory holds it for the assistant to say."""
        if table == TrackerEvent.__tablename__:
            return bool(json.loads(value).get("event") != "user")
        return table == OutboxMessage.__tablename__ or (table == Message.__tablename__ and key in self.answers)


def _search(database: Database, identifiers: Iterable[str]) -> _Search:
    wanted = _pattern(identifiers)
    if not wanted.search(EXAMPLE):
        return _Search(wanted, ())
    with database.session() as session:
        return _Search(wanted, set(session.scalars(select(Message.id).where(Message.kind != VISITOR))))


def _pattern(identifiers: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_written, sorted(identifiers))) or r"(?!)", re.IGNORECASE)


def _written(identifier: str) -> str:
    """How people write an identifier: a number in any grouping, with its country code or without."""
    if "@" in identifier:
        return rf"(?<![\w.+-]){re.escape(identifier)}(?![\w-]|\.\w)"
    number = phonenumbers.parse(identifier)
    gap = r"[\W_]{0,3}"
    national = gap.join(phonenumbers.national_significant_number(number))
    return rf"(?<!\d)(?:{gap.join(str(number.country_code))}{gap})?{national}(?!\d)"


def _texts(value: str) -> Iterator[str]:
    """The texts in a stored value: itself, or, where it is JSON, all strings in it."""
    if value[:1] not in '{["':
        yield value
        return
    try:
        yield from _strings(json.loads(value))
    except ValueError:
        yield value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
