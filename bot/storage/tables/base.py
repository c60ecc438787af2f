"""What all tables share: the metadata, the types of a key and of a time, fresh ids."""

from __future__ import annotations

from datetime import datetime, timezone
from uuid import uuid4

from sqlalchemy import (
    BigInteger,
    DateTime,
    Integer,
    MetaData,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator

# Named constraints: Alembic cannot drop what has no name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Base = registry(metadata=metadata).generate_base()
Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only for INTEGER keys


class UtcDateTime(TypeDecorator):
    """An aware UTC time, whatever the database makes of time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """On the way into the database: UTC, naive."""
        return None if value is None else value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """On the way out: UTC, aware."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


def now() -> datetime:
    """The present moment, aware, UTC."""
    return datetime.now(timezone.utc)


def new_id() -> str:
    """A random id of 32 hex digits."""
    return uuid4().hex
