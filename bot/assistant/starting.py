"""What Rasa is started with: a model, and `endpoints.yml` with this installation's own addresses."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import yaml

from bot.knowledge import archives, releases
from bot.settings import ROOT, Settings
from bot.storage import Database


def starting_model(settings: Settings, database: Database) -> Path:
    """What Rasa starts with: the live release where it is on this machine, else the newest in `models/`.

    Without either it starts all the same, and takes the live release from the front door.
    """
    live = releases.live(database)
    archive = None if live is None else releases.archive(settings.var, live)
    if archive is not None and archives.usable(archive):
        return archive
    return archives.newest(ROOT / archives.MODELS) or ROOT / archives.MODELS


def write_endpoints(settings: Settings) -> Path:
    """Write `var/endpoints.yml`: as in the repository, with the action server where the settings say it is, and with
    locks in Redis where there is one, since several Rasa processes may then serve one conversation."""
    content = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    content["action_endpoint"]["url"] = f"{settings.actions_url}/webhook"
    if settings.redis_url:
        content["lock_store"] = {"type": "bot.assistant.locks.RedisLocks"}
    target = settings.var / "endpoints.yml"
    # Two Rasa processes may share this folder: one that read half of it would begin without our tracker store.
    opened, part = tempfile.mkstemp(dir=settings.var, prefix=".endpoints-")
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write("# Made from endpoints.yml at start; do not edit.\n" + yaml.safe_dump(content))
    os.replace(part, target)  # there whole, or not at all
    return target
