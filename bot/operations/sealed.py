"""A file that only its passphrase opens: AES-256-GCM in chunks, the key made from the passphrase by scrypt.

Layout: MAGIC, a 16-byte salt, an 8-byte check of the key, then chunks: a 4-byte length and that many bytes, sealed.
A chunk's nonce holds its number and whether it is the last one, so that chunks cannot be cut off, swapped or repeated
unseen (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Salt and so key are new in each file.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"CLINICBOT BACKUP 1\n"
CHUNK = 1024 * 1024  # bytes of content
TAG = 16
COST = 2**16  # scrypt with r=8, p=1: 64 MB and about 0.2 s for each guess


class SealError(Exception):
    """The file cannot be opened; the message says whether it is the passphrase or the file."""


class Writer(RawIOBase):
    """Write content; `close` seals the last chunk, without which the file does not open."""

    def __init__(self, file: BinaryIO, passphrase: bytes) -> None:
        salt = os.urandom(16)
        self._file, self._number, self._pending = file, 0, bytearray()
        self._cipher, check = _key(passphrase, salt)
        self._header = MAGIC + salt + check
        file.write(self._header)

    def writable(self) -> bool:
        """Yes: for `io`."""
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def,override]  # noqa: ANN001
        """Take bytes, and seal each chunk that is full; returns how many were taken: all."""
        self._pending += data
        while len(self._pending) > CHUNK:  # the last one is kept back: it is sealed as such
            self._seal(bytes(self._pending[:CHUNK]), last=False)
            del self._pending[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Seal the last chunk."""
        if not self.closed:
            self._seal(bytes(self._pending), last=True)
        super().close()

    def _seal(self, content: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), content, self._header)
        self._file.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


def chunks(file: BinaryIO, passphrase: bytes) -> Iterator[bytes]:
    """The content in pieces, each proven to be what was written, in its place.

    Raises:
        SealError: wrong passphrase; or not a backup, changed, or cut off.
    """
    header = file.read(len(MAGIC) + 24)
    if not header.startswith(MAGIC) or len(header) < len(MAGIC) + 24:
        raise SealError("This is not a backup of the clinic assistant.")
    cipher, check = _key(passphrase, header[len(MAGIC) : -8])
    if not hmac.compare_digest(check, header[-8:]):
        raise SealError("The passphrase does not open this backup (or the file's first bytes were changed).")
    number, following = 0, _sealed(file)
    sealed = next(following, b"")
    while True:
        after = next(following, None)
        try:
            yield cipher.decrypt(_nonce(number, after is None), sealed, header)
        except InvalidTag:
            raise _broken(cipher, number, after is None, sealed, header) from None
        if after is None:
            return
        number, sealed = number + 1, after


def reader(file: BinaryIO, passphrase: bytes) -> BinaryIO:
    """The content as a file to read; errors as in `chunks`, while reading."""
    return BufferedReader(_Reader(chunks(file, passphrase)), CHUNK)  # type: ignore[return-value]


class _Reader(RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._at = pieces, BytesIO()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def,override]  # noqa: ANN001
        while not (read := self._at.readinto(buffer)):
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._at = BytesIO(piece)
        return read


def _sealed(file: BinaryIO) -> Iterator[bytes]:
    while length := file.read(4):
        size = struct.unpack(">I", length)[0] if len(length) == 4 else 0
        sealed = file.read(size) if size <= CHUNK + TAG else b""
        yield sealed  # too short: it does not open, and the reason is found then
        if len(sealed) != size or size < TAG:
            return


def _broken(cipher: AESGCM, number: int, last: bool, sealed: bytes, header: bytes) -> SealError:
    """Why a chunk does not open: whole, but not the last one, means that the end is missing."""
    try:
        cipher.decrypt(_nonce(number, not last), sealed, header)
    except InvalidTag:
        if last and len(sealed) < CHUNK + TAG:
            return SealError(f"The backup is damaged or cut off after {number} MB.")
        return SealError(f"The backup is damaged: its content was changed after {number} MB.")
    return SealError(f"The backup is cut off: its end is missing after {number + 1} MB.")


def _key(passphrase: bytes, salt: bytes) -> tuple[AESGCM, bytes]:
    key = Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase)
    return AESGCM(key), hashlib.sha256(b"check" + key).digest()[:8]


def _nonce(number: int, last: bool) -> bytes:
    return struct.pack(">QI", number, int(last))
