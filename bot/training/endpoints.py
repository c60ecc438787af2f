"""`endpoints.yml` with this installation's own addresses."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.settings import ROOT, Settings


def write_endpoints(settings: Settings) -> Path:
    """Write `var/endpoints.yml`: as in the repository, with the action server where the settings say it is, and with
    locks in Redis where there is one, since several Rasa processes may then serve one conversation."""
    content = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    content["action_endpoint"]["url"] = f"{settings.actions_url}/webhook"
    if settings.redis_url:
        content["lock_store"] = {"type": "bot.assistant.locks.RedisLocks"}
    target = settings.var / "endpoints.yml"
    target.write_text("# Made from endpoints.yml at start; do not edit.\n" + yaml.safe_dump(content), encoding="utf-8")
    return target
