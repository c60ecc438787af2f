"""Texts to vectors: a sentence encoder in ONNX Runtime. No Rasa, no TensorFlow."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.safety.spelling import write_out

MANY = 100  # texts from which all cores work: training, never a visitor's message
MAX_TOKENS = 128  # word pieces; a longer message is cut here, but each of its sentences is looked at as well


class EncoderError(Exception):
    """The encoder's files are missing or not what they should be; the message says what to run."""


class OnnxEncoder:
    """A sentence encoder from a folder holding `model.onnx`, `tokenizer.json` and `encoder.json`."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the encoder.

        Raises:
            EncoderError: a file is missing, or the model's SHA-256 is not the one in `encoder.json`.
        """
        from tokenizers import Tokenizer

        self.folder = folder
        self.meta = read_meta(folder)
        model = (folder / "model.onnx").read_bytes()
        if hashlib.sha256(model).hexdigest() != self.meta["sha256"]:
            raise EncoderError(
                f"{folder.name}/model.onnx was changed or half written. Delete {folder.name} and train again."
            )
        self._run = runner(model, threads)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self.dimensions: int = self.meta["dimensions"]

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32, shape (len(texts), dimensions).

        One by one: an int8 model scales its numbers by the largest in the batch, so a text's neighbours would change
        its vector, and thresholds chosen in training would not hold for a lone message. One by one is fast enough.
        """
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        if len(texts) < MANY:
            return np.stack([self._encode(text) for text in texts])
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.stack(list(pool.map(self._encode, texts)))

    def _encode(self, text: str) -> np.ndarray:
        return self._run(self._tokenizer.encode(clean(text)).ids)


def runner(model: bytes, threads: int = 1) -> Callable[[Sequence[int]], np.ndarray]:
    """What `bot.nlu.export` wrote, as a function from one text's word pieces to the graph's output for it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return lambda pieces: session.run(None, {"input_ids": np.array([pieces], np.int64)})[0][0]


class CachedEncoder:
    """Remembers vectors on disk, so that training again only encodes what changed.

    Only for texts that are in the repository: a text can be guessed from its vector, and nothing here is encrypted.
    """

    def __init__(self, encoder: OnnxEncoder, path: Path) -> None:
        self._encoder = encoder
        self._path = path
        self._key = cache(self._make_key)  # a training asks for most texts' twice

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """As `OnnxEncoder.encode`; texts seen before come from the cache."""
        keys = [self._key(text) for text in texts]
        known = self._read(set(keys))
        missing = {key: text for key, text in zip(keys, texts) if key not in known}
        if missing:
            made = self._encoder.encode(list(missing.values()))
            known.update(zip(missing, made))
            self._write({key: known[key] for key in missing})
        return np.stack([known[key] for key in keys]) if keys else np.zeros((0, self._encoder.dimensions), np.float32)

    def keep_only(self, texts: Iterable[str]) -> None:
        """Forget all other texts, and what another encoder made of these."""
        kept = {self._key(text) for text in texts}
        connection = self._open()
        try:
            with connection:
                found = connection.execute("SELECT key FROM lone_vector").fetchall()
                gone = [row for row in found if row[0] not in kept]
                connection.executemany("DELETE FROM lone_vector WHERE key = ?", gone)
        finally:
            connection.close()

    def _make_key(self, text: str) -> bytes:
        return hashlib.sha256((self._encoder.meta["sha256"] + clean(text)).encode()).digest()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=30)
        connection.execute("PRAGMA secure_delete=ON")  # forgotten means overwritten
        connection.execute("CREATE TABLE IF NOT EXISTS lone_vector (key BLOB PRIMARY KEY, value BLOB)")
        return connection

    def _read(self, keys: set[bytes]) -> dict[bytes, np.ndarray]:
        connection = self._open()
        try:
            rows = connection.execute("SELECT key, value FROM lone_vector")
            return {key: np.frombuffer(value, np.float32) for key, value in rows if key in keys}
        finally:
            connection.close()

    def _write(self, vectors: dict[bytes, np.ndarray]) -> None:
        connection = self._open()
        try:
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO lone_vector VALUES (?, ?)",
                    [(key, np.asarray(value, np.float32).tobytes()) for key, value in vectors.items()],
                )
        finally:
            connection.close()


def read_meta(folder: Path) -> dict[str, Any]:
    """What `encoder.json` says: sha256, dimensions, and how the encoder was made.

    Raises:
        EncoderError: there is no encoder in `folder`.
    """
    try:
        return json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EncoderError(f"There is no sentence encoder in {folder}. Run `make train` to build it.") from error


def write_meta(folder: Path, **meta: Any) -> None:
    """Seal a finished encoder folder: `encoder.json` comes last, so a half-written folder never looks whole."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    temporary = folder / "encoder.json.part"
    temporary.write_text(json.dumps({"sha256": digest, **meta}, indent=1), encoding="utf-8")
    os.replace(temporary, folder / "encoder.json")


def clean(text: str) -> str:
    """What is read: shorthand written out, lone surrogates replaced, runs of white space folded."""
    return " ".join(write_out(text.encode("utf-8", "replace").decode("utf-8")).split())
