"""Archives of trained models, looked at without loading one: which is the newest, whether it fits the present data,
which sentence encoder it names.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.settings import ENCODERS, RASA_FILES, ROOT

MODELS = "models"  # where `make train` puts them
CODE = "bot/nlu"  # the components are part of what a model is
BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError)  # what comes of reading one that is half written or damaged


def newest(folder: Path) -> Path | None:
    """The newest archive in a folder."""
    return max(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, default=None)


def fitting(root: Path = ROOT) -> Path | None:
    """The newest model, if it was trained from the present data and its encoder is there."""
    model = newest(root / MODELS)
    return model if model and model.name.startswith(fingerprint(root)) and usable(model, root) else None


def usable(model: Path, root: Path = ROOT) -> bool:
    """Whether an archive is there and whole, and its encoder is there too."""
    try:
        with tarfile.open(model) as archive:
            archive.getnames()  # to the end, where one that Rasa was writing when it was killed breaks off
    except BROKEN:
        return False
    folder = encoder(model, root)
    return folder is not None and (folder / "encoder.json").exists()


def components(model: Path) -> list[str]:
    """The modules and classes of which the model's parts are; none where it cannot be read."""
    try:
        nodes = read(model, "metadata.json")["predict_schema"]["nodes"].values()
    except (*BROKEN, LookupError, ValueError):
        return []
    return [node["uses"] for node in nodes]


def encoder(model: Path, root: Path = ROOT) -> Path | None:
    """Where the sentence encoder belongs that the archive names; None where it names none, or cannot be read."""
    try:
        name = read(model, "encoder.json")["name"]
    except (*BROKEN, LookupError, ValueError):
        return None
    return root / ENCODERS.relative_to(ROOT) / name if name else None


def read(model: Path, name: str) -> dict[str, Any]:
    """The archive's JSON file of this name.

    Raises:
        LookupError: it has none.
        ValueError: it is no JSON.
        BROKEN: it is half written or damaged.
    """
    with tarfile.open(model) as archive:
        member = next((each for each in archive if Path(each.name).name == name), None)
        content = archive.extractfile(member) if member else None
        if content is None:
            raise LookupError(f"{model.name} has no {name}.")
        return json.load(content)


def fingerprint(root: Path = ROOT, source: Path | None = None) -> str:
    """A hash of all that goes into a model (16 hex digits): data of `source` (or `root`), code of `root`."""
    source = source or root
    data = [(file, source) for file in [*(source / name for name in RASA_FILES), *data_files(source)]]
    code = [(file, root) for file in sorted((root / CODE).glob("*.py"))]
    return _digest([*data, *code])


def data_files(root: Path = ROOT) -> list[Path]:
    """All files of training data below `root`, in an order that does not change."""
    return sorted((root / "data").rglob("*.yml"))


def digest(files: Iterable[Path], root: Path) -> str:
    """A hash of files' names and contents (16 hex digits)."""
    return _digest((file, root) for file in files)


def _digest(files: Iterable[tuple[Path, Path]]) -> str:
    """Of files, each with the folder from which its name counts."""
    hashed = hashlib.sha256()
    for file, root in files:
        hashed.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return hashed.hexdigest()[:16]
