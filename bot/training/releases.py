"""Which model is live at start: the developers' way in. Staff's way is the console (`bot.knowledge.releases`)."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge import archives, releases, snapshot
from bot.settings import ROOT, Settings
from bot.storage import Database
from bot.training import train


def ensure_live(settings: Settings, database: Database) -> str:
    """Let a model that fits the repository's files be live; train one where there is none.

    What staff changed is part of it. Without such changes it is the model in `models/`, as `make train` leaves it.
    Returns what happened, in a sentence; nothing where the right one was live.

    Raises:
        TrainingFailed: Rasa ended with an error.
        BadData: a file of `data/` cannot be read.
    """
    var, files = settings.var, archives.fingerprint()
    live = releases.live(database)
    if live is not None and live.files == files and archives.usable(releases.archive(var, live)):
        return ""
    taught = snapshot.write(database, ROOT, var / "snapshots")
    if same_files(taught.folder, ROOT):
        model = archives.fitting() or train.train(var)
    else:
        model = train.train_snapshot(taught.folder, releases.folder(var), var, train.show_progress)
    number = releases.register_live(database, var, model, releases.SETUP, snapshot=taught.digest, files=files)
    if live is None:
        return f"Release {number} is live: the first one."
    return (
        f"Release {number} is live, since the files or the program changed. It was NOT compared with release {live.id}"
        " before: see what `clinicbot evaluate` says, or roll back in the console under Releases."
    )


def same_files(one: Path, other: Path) -> bool:
    """Whether two Rasa projects hold the same data."""
    files, others = archives.data_files(one), archives.data_files(other)
    if [file.relative_to(one) for file in files] != [file.relative_to(other) for file in others]:
        return False
    return all(file.read_bytes() == same.read_bytes() for file, same in zip(files, others))
