"""The clinic's database: tables, sessions, encrypted columns, migrations."""

from bot.storage.database import Database
from bot.storage.encryption import Cipher

__all__ = ["Cipher", "Database"]
