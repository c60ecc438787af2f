"""Patients' words, names and numbers are encrypted before they reach the disk.

A column type needs the key when it binds a value, and there is no global state: the cipher travels on the engine's
own dialect object (`Database` puts it there), which SQLAlchemy hands to every column type.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import LargeBinary
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator


class DecryptionError(Exception):
    """Stored data cannot be read with the keys at hand; the message says which variable to look at."""


class Cipher:
    """Encrypts texts (Fernet: AES-128-CBC with HMAC-SHA256) and makes keyed hashes for look-up."""

    def __init__(self, keys: Sequence[str], lookup_key: str) -> None:
        self._first = Fernet(keys[0])
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._lookup_key = lookup_key.encode()

    def encrypt(self, text: str) -> bytes:
        """Encrypt with the first key. Lone surrogates (broken input) are kept as they are."""
        return self._fernet.encrypt(text.encode("utf-8", "surrogatepass"))

    def decrypt(self, token: bytes) -> str:
        """Decrypt with whichever key fits.

        Raises:
            DecryptionError: no key fits, or the data was changed.
        """
        try:
            return self._fernet.decrypt(bytes(token)).decode("utf-8", "surrogatepass")
        except InvalidToken as error:
            raise _no_key() from error

    def renewed(self, token: bytes) -> bytes | None:
        """`token` encrypted anew with the first key; None where it is already.

        Raises:
            DecryptionError: as in `decrypt`.
        """
        try:
            self._first.decrypt(bytes(token))
            return None
        except InvalidToken:
            pass
        try:
            return self._fernet.rotate(bytes(token))
        except InvalidToken as error:
            raise _no_key() from error

    def lookup(self, value: str) -> str:
        """A keyed hash (HMAC-SHA256, 64 hex digits) by which equal values are found without being readable."""
        return hmac.new(self._lookup_key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _no_key() -> DecryptionError:
    return DecryptionError(
        "Stored data cannot be decrypted: CLINICBOT_ENCRYPTION_KEYS lacks the key it was written with."
    )


class EncryptedText(TypeDecorator):
    """A text column, encrypted at rest."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """On the way into the database."""
        return None if value is None else _cipher(dialect).encrypt(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """On the way out; raises DecryptionError where no key fits."""
        return None if value is None else _cipher(dialect).decrypt(value)


class EncryptedJson(EncryptedText):
    """A JSON column, encrypted at rest."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """On the way into the database."""
        return super().process_bind_param(None if value is None else json.dumps(value), dialect)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        """On the way out; raises DecryptionError where no key fits."""
        text = super().process_result_value(value, dialect)
        return None if text is None else json.loads(text)


def cipher_of(session: Session) -> Cipher:
    """The cipher of the database that `session` works on."""
    return _cipher(session.get_bind().dialect)


def _cipher(dialect: Dialect) -> Cipher:
    cipher = getattr(dialect, "clinic_cipher", None)
    if cipher is None:
        raise DecryptionError("This engine has no cipher: open the database through bot.storage.Database.")
    return cipher
